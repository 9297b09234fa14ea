"""Stands in for GitHub's API: answers from a table and keeps what it was asked to change."""

from __future__ import annotations

from typing import Any

from laboratorium.review.github import BOT, ApiError

REPOSITORY = "example/laboratorium"


class FakeGitHub:
    """``answers`` are by method and path, without the query. Lists are given page by page."""

    def __init__(self, answers: dict[str, Any] | None = None) -> None:
        self.answers = answers or {}
        self.changes: list[tuple[str, str, Any]] = []
        self.asked: list[str] = []

    def __call__(self, method: str, path: str, data: Any = None) -> Any:
        place, _, query = path.partition("?")
        self.asked.append(f"{method} {path}")
        if method != "GET":
            self.changes.append((method, place, data))
        found = self.answers.get(f"{method} {place}")
        if found is None and method == "GET":
            raise ApiError(404, f"{method} {path}: 404")
        if isinstance(found, list) and "per_page=100" in query:
            page = int(query.rpartition("page=")[2])
            return found[100 * (page - 1) : 100 * page]
        return found


def by_bot(number: int, body: str) -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"login": BOT}}


def by_person(number: int, body: str) -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"login": "borger"}}
