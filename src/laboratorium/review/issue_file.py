"""``./lab from-issue``: a saved event or a copied issue becomes a file, or says what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from laboratorium.base.text import decode
from laboratorium.intake.issues.from_issue import convert
from laboratorium.review.events import MAX_EVENT, EventError, IssueEvent, parse_event
from laboratorium.review.issue_answer import answer, check, write


@dataclass(frozen=True)
class Made:
    """The Danish answer, whether the file is good enough, and its path when it was written."""

    text: str
    ready: bool
    path: Path | None = None


def turn(root: Path, file: Path, dry_run: bool = False, today: date | None = None) -> Made:
    """Turn an event's JSON, or the text of an issue, into a content file under ``root``.

    Nothing is written when something is missing, or with ``dry_run``. ``today`` is the date of the
    content when the file has none; without it, the day's own. A file that cannot be used gets a
    Danish answer too.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_EVENT + 1)
        title, body, day = read(data, today or date.today())
    except OSError:
        return Made(f"Filen »{file}« kan ikke åbnes. Se efter, om navnet er rigtigt.\n", False)
    except EventError as fault:
        return Made(f"{fault}\n", False)
    converted = convert(root, title, body, day)
    answered = answer(converted, check(root, converted))
    if dry_run or not answered.ready:
        return Made(answered.text, answered.ready)
    return Made(answered.text, True, write(root, converted))


def read(data: bytes, today: date) -> tuple[str, str, date]:
    """Return title, body and date of an event's JSON or of an issue's text. Raises EventError."""
    if len(data) > MAX_EVENT:
        raise EventError("Filen fylder mere end 4 MB. Gem kun selve sagen.")
    text, _ = decode(data, "")
    if text is None:
        raise EventError("Filen er ikke tekst. Gem sagen som ren tekst eller som JSON.")
    if text.lstrip("\ufeff \r\n\t").startswith("{"):
        issue = parse_event(text.lstrip("\ufeff").encode("utf-8"), IssueEvent).issue
        return issue.title, issue.body or "", issue.created_at.date()
    return "", text, today
