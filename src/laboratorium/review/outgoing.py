"""Links that lead out of the site: which are dead, and where they stand."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from laboratorium.model.records import Content
from laboratorium.reading.body import Written, body_of
from laboratorium.review.escaping import code

WORKERS = 8
TIMEOUT = 20
# Some servers answer nobody who does not look like a browser; this says who we are all the same.
AGENT = "Mozilla/5.0 (compatible; laboratorium-linktjek)"
_OWN_HOSTS = re.compile(r"(?:^|\.)example\.(?:org|com|net)$|^localhost$|^[\d.]+$|^\[")


class State(Enum):
    """What came of asking for an address."""

    ALIVE = "svarer"
    DEAD = "findes ikke mere"
    DOUBTFUL = "svarer ikke rigtigt lige nu"


@dataclass(frozen=True, order=True)
class Found:
    """An address and the files in which it stands."""

    address: str
    paths: tuple[str, ...]


# Gives the HTTP status of an address, 0 when nobody answered, -1 when the host does not exist.
Ask = Callable[[str], int]


def links(content: Content) -> tuple[Found, ...]:
    """Return every address in texts and in ``sources``, in order; examples are left out."""
    where: dict[str, set[str]] = {}
    for case in content.cases:
        for source in case.meta.sources:
            where.setdefault(source.url, set()).add(case.path)
        _in_text(where, case)
        for parts in case.parts.values():
            for part in parts:
                _in_text(where, part)
    for page in content.every_page:
        _in_text(where, page)
    for episode in content.episodes:
        for link in episode.meta.links:
            where.setdefault(link.url, set()).add(episode.path)
        _in_text(where, episode)
    wanted = (address for address in where if not _OWN_HOSTS.search(_host(address)))
    return tuple(Found(address, tuple(sorted(where[address]))) for address in sorted(wanted))


def _in_text(where: dict[str, set[str]], record: Written) -> None:
    for link in body_of(record).links:
        if link.target.startswith(("http://", "https://")):
            where.setdefault(link.target, set()).add(record.path)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or "localhost"
    except ValueError:
        return "localhost"


def ask(address: str) -> int:
    """Return the status of an address; a server that refuses HEAD is asked with GET."""
    status = 0
    for method in ("HEAD", "GET"):
        try:
            request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            status = fault.code
        except urllib.error.URLError as fault:
            unknown = "not known" in str(fault.reason) or "getaddrinfo" in str(fault.reason)
            status = -1 if unknown else 0
        except (OSError, ValueError):
            status = 0
    return status


def state(status: int) -> State:
    """Return what a status comes to; servers that turn robots away are doubtful, not dead."""
    if 200 <= status < 400:
        return State.ALIVE
    return State.DEAD if status in (404, 410, -1) else State.DOUBTFUL


def look(found: Iterable[Found], asked: Ask = ask) -> Mapping[State, tuple[Found, ...]]:
    """Ask for every address, a few at a time, and sort them by what came of it."""
    listed = tuple(found)
    with ThreadPoolExecutor(WORKERS) as pool:
        states = list(pool.map(lambda one: state(asked(one.address)), listed))
    return {
        wanted: tuple(one for one, got in zip(listed, states, strict=True) if got is wanted)
        for wanted in State
    }


def as_markdown(sorted_links: Mapping[State, tuple[Found, ...]]) -> str:
    """Return the dead and the doubtful in Danish; empty when every link is alive."""
    parts: list[str] = []
    for wanted in (State.DEAD, State.DOUBTFUL):
        listed = sorted_links.get(wanted, ())
        if listed:
            lines = [f"- {code(one.address)} i {', '.join(map(code, one.paths))}" for one in listed]
            parts.append(f"**Adressen {wanted.value}**\n\n" + "\n".join(lines))
    return "\n\n".join(parts)
