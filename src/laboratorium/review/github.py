"""GitHub's REST API (docs.github.com/rest, version 2022-11-28), as little of it as is needed."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

API = "https://api.github.com"
BOT = "github-actions[bot]"
TIMEOUT = 30
PER_PAGE, MOST_PAGES = 100, 20
LABEL_COLOUR = "0e5a5a"

# Takes a method, a path such as "/repos/o/n/pulls/1" and what to send; returns the answer's JSON.
# Raises ApiError. Tests put a stand-in here.
Call = Callable[[str, str, Any], Any]


class ApiError(RuntimeError):
    """GitHub refused; ``status`` is the HTTP status, 0 when it could not be reached."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def caller(token: str) -> Call:
    """Return a function that calls the API with a token."""

    def call(method: str, path: str, data: Any = None) -> Any:
        request = urllib.request.Request(
            f"{API}{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode("utf-8"),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as fault:
            raise ApiError(fault.code, f"{method} {path}: {fault.code}") from fault
        except urllib.error.URLError as fault:
            raise ApiError(0, f"{method} {path}: {fault.reason}") from fault

    return call


def pages(call: Call, path: str, **query: str) -> Iterator[Any]:
    """Yield the items of a list, page by page; at most ``MOST_PAGES`` pages."""
    for number in range(1, MOST_PAGES + 1):
        wanted = urlencode({**query, "per_page": PER_PAGE, "page": number})
        items = call("GET", f"{path}?{wanted}", None)
        yield from items
        if len(items) < PER_PAGE:
            return


def own_comment(call: Call, repository: str, number: int, marker: str) -> tuple[int, str] | None:
    """Return the number and the text of the bot's comment on an issue or pull request.

    It is known by its first line and by being the bot's own, so that a comment by somebody who
    copies the marker is left alone.
    """
    for item in pages(call, f"/repos/{repository}/issues/{number}/comments"):
        own = (item.get("user") or {}).get("login") == BOT
        if own and str(item.get("body") or "").startswith(marker):
            return int(item["id"]), str(item["body"]).replace("\r\n", "\n")
    return None


def keep_comment(call: Call, repository: str, number: int, marker: str, body: str) -> str:
    """Keep one comment on an issue or pull request: ``made``, ``changed`` or ``unchanged``."""
    found = own_comment(call, repository, number, marker)
    if found is None:
        call("POST", f"/repos/{repository}/issues/{number}/comments", {"body": body})
        return "made"
    if found[1].strip() == body.strip():
        return "unchanged"
    call("PATCH", f"/repos/{repository}/issues/comments/{found[0]}", {"body": body})
    return "changed"


def take_off(call: Call, repository: str, number: int, label: str) -> None:
    """Take a label off an issue or pull request; one that is not there is no error."""
    try:
        call("DELETE", f"/repos/{repository}/issues/{number}/labels/{quote(label)}", None)
    except ApiError as fault:
        if fault.status != 404:
            raise


def keep_issue(call: Call, repository: str, label: str, title: str, body: str | None) -> str:
    """Keep one open issue with a label; a ``body`` of None means that there is nothing to say.

    Returns ``made``, ``changed``, ``closed`` or ``nothing``.
    """
    place = f"/repos/{repository}/issues"
    own = (
        item
        for item in pages(call, place, labels=label, state="open")
        if (item.get("user") or {}).get("login") == BOT and "pull_request" not in item
    )
    found = next(own, None)
    if found is None:
        if body is None:
            return "nothing"
        call("POST", place, {"title": title, "body": body, "labels": [label]})
        return "made"
    change = {"state": "closed", "state_reason": "completed"} if body is None else {"body": body}
    call("PATCH", f"{place}/{int(found['number'])}", change)
    return "closed" if body is None else "changed"


def keep_labels(call: Call, repository: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Make the labels that are missing, by name and description; return their names.

    An issue form sets no label that the repository does not have.
    """
    place = f"/repos/{repository}/labels"
    there = {str(item.get("name")).lower() for item in pages(call, place)}
    missing = tuple(name for name in labels if name.lower() not in there)
    for name in missing:
        call("POST", place, {"name": name, "color": LABEL_COLOUR, "description": labels[name]})
    return missing
