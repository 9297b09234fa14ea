"""What GitHub makes of a filled-in form: headings with answers under them, as Markdown.

Anybody can edit an issue afterwards, so headings may be missing, moved, repeated or in the wrong
size. Whatever is under no known heading is kept and handed back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from laboratorium.base.danish import slugify
from laboratorium.base.text import clean
from laboratorium.intake.issues.forms import kinds, questions
from laboratorium.reading.body import read

MAX_BODY = 70_000  # GitHub's own limit is 65,536 characters

_BOLD = re.compile(r"[ ]{0,3}\*\*(.{1,200}?):?\*\*[ \t]*")
_NOTHING = frozenset(("no-response", "intet-svar", "none"))
_UNDERSCORED = re.compile(r"_(.{1,20})_")
_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[([ xX])\][ \t]+(.+?)[ \t]*")


@dataclass(frozen=True)
class Answers:
    """The answers by the question's field; ``rest`` is text under no heading of the form."""

    by_field: Mapping[str, str]
    rest: str


def recognise(body: str) -> str | None:
    """Return the kind of form that a body looks most like, or None when it looks like none."""
    slugs = {slugify(title) for _, title in _lines(body)}
    scores = {
        kind: sum(slugify(question.label) in slugs for question in questions(kind))
        for kind in kinds()
    }
    best = max(scores, key=lambda kind: (scores[kind] / len(questions(kind)), kind))
    return best if scores[best] >= 2 else None


def read_body(body: str, kind: str) -> Answers:
    """Return the answers in a body. Of a heading that stands twice only the first counts; the
    second and what is under it belong to the answer that they stand in.
    """
    names = {slugify(question.label): question.name for question in questions(kind)}
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    current = rest
    for line, title in _lines(body):
        field = names.get(slugify(title))
        if field is not None and field not in found:
            current = found[field] = []
        else:
            current.append(line)
    answers = {field: _answer(lines) for field, lines in found.items()}
    return Answers(answers, _answer(rest))


def checked(answer: str) -> tuple[list[str], str]:
    """Return the texts of the boxes that are ticked, and the lines that are no boxes."""
    ticked: list[str] = []
    others: list[str] = []
    for line in answer.split("\n"):
        if box := _BOX.fullmatch(line):
            ticked += [box[2]] if box[1] != " " else []
        elif line.strip():
            others.append(line)
    return ticked, "\n".join(others)


def _lines(body: str) -> Iterator[tuple[str, str]]:
    """Each line, and what it says when it is a heading or all in bold."""
    text = read(clean(body[:MAX_BODY], "")[0])
    headings = {text.position(heading.start).line: heading.text for heading in text.headings}
    for number, line in enumerate(text.text.split("\n"), start=1):
        bold = _BOLD.fullmatch(line[:300])
        yield line, headings.get(number, bold[1] if bold else "")


def _answer(lines: Sequence[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    alone = _UNDERSCORED.fullmatch(text.strip())
    return "" if alone and slugify(alone[1]) in _NOTHING else text.rstrip()
