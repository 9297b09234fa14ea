"""What the checker found, for machines and for people who do not use the command line.

``github``: annotations, which GitHub shows at the lines of a pull request, ten at most a step.
``json``: ``{"version": 1, "errors": n, "advice": n, "problems": [{path, line, column, level, code,
message}]}``; level is ``fejl`` or ``forslag``. ``sarif``: SARIF 2.1.0 (OASIS), which code scanning
and many editors read. ``markdown``: a kind Danish list.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from laboratorium.base.problems import Level, Problem, format_problem
from laboratorium.base.visible import visible
from laboratorium.review.escaping import (
    code,
    command_property,
    command_value,
    markdown,
    path_in_address,
)

FORMATS = ("text", "github", "json", "sarif", "markdown")
MOST_IN_SUMMARY = 1000
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in one of ``FORMATS``, ending in a line break unless it is empty."""
    makers = {
        "text": as_text,
        "github": as_github,
        "json": as_json,
        "sarif": as_sarif,
        "markdown": as_markdown,
    }
    return makers[form](problems)


def as_text(problems: Sequence[Problem]) -> str:
    """One line for each problem, which editors and terminals can link."""
    return "".join(f"{format_problem(problem)}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, errors first since GitHub shows only the first ten of each level."""
    ranked = sorted(problems, key=lambda problem: problem.level is Level.ADVICE)
    return "".join(_annotation(problem) for problem in ranked)


def _annotation(problem: Problem) -> str:
    command = "error" if problem.level is Level.ERROR else "notice"
    facts = {
        "file": visible(problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": "Skal rettes" if problem.level is Level.ERROR else "Forslag",
    }
    told = ",".join(f"{name}={command_property(value)}" for name, value in facts.items())
    message = command_value(visible(problem.message, "\n"))
    return f"::{command} {told}::{message}\n"


def as_json(problems: Sequence[Problem]) -> str:
    """The stable shape that is described at the top of this module."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    told = {
        "version": 1,
        "errors": errors,
        "advice": len(problems) - errors,
        "problems": [asdict(problem) for problem in problems],
    }
    return _json(told)


def as_sarif(problems: Sequence[Problem]) -> str:
    """A SARIF 2.1.0 log with one run; columns count in Unicode code points (3.14.18)."""
    rules = sorted({problem.code for problem in problems})
    driver = {
        "name": "laboratorium",
        "semanticVersion": version("laboratorium"),
        "rules": [{"id": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules.index(problem.code)) for problem in problems],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return _json(log)


def _json(told: Any) -> str:
    """JSON with Danish letters as they are, and what nobody can see by its number (RFC 8259, 7)."""
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if visible(text, "\n") == text:
        return text
    return "".join(one if visible(one, "\n") == one else json.dumps(one)[1:-1] for one in text)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": path_in_address(problem.path)},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error" if problem.level is Level.ERROR else "note",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": place}],
    }


def as_markdown(problems: Sequence[Problem]) -> str:
    """A list by file in Danish, for a step's summary and for people; at most a thousand lines."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    tips = [problem for problem in problems if problem.level is Level.ADVICE]
    parts = [f"## {headline(len(errors), len(tips))}\n"]
    if errors:
        parts.append(
            "### Det skal rettes\n\nFørst når det er rettet, kan teksten komme på siden.\n"
        )
        parts += by_file(errors[:MOST_IN_SUMMARY])
    if tips:
        parts.append("### Forslag\n\nDet er råd, der kan gøre teksten bedre. I må lade være.\n")
        parts += by_file(tips[: max(0, MOST_IN_SUMMARY - len(errors))])
    if len(problems) > MOST_IN_SUMMARY:
        parts.append(f"… og {len(problems) - MOST_IN_SUMMARY} linjer til.\n")
    return "\n".join(parts)


def headline(errors: int, tips: int) -> str:
    """Return what it all comes to, as one Danish clause."""
    told = {
        (0, 0): "Alt er i orden",
        (0, 1): f"Intet skal rettes, og der er {tips} forslag",
        (1, 0): f"{_things(errors)} skal rettes",
        (1, 1): f"{_things(errors)} skal rettes, og der er {tips} forslag",
    }
    return told[bool(errors), bool(tips)]


def _things(count: int) -> str:
    return "Én ting" if count == 1 else f"{count} ting"


def by_file(problems: Iterable[Problem]) -> list[str]:
    """Return one Markdown paragraph for each file, with its problems by line."""
    return [
        f"{code(path)}\n\n" + "".join(_item(problem) for problem in group)
        for path, group in groupby(sorted(problems), key=lambda problem: problem.path)
    ]


def _item(problem: Problem) -> str:
    return f"- Linje {problem.line}: {markdown(problem.message)}\n"


def summarise(problems: Sequence[Problem]) -> None:
    """Put the whole list on the workflow run's own page, since GitHub shows few annotations."""
    add_to_summary(as_markdown(problems))


def add_to_summary(text: str) -> None:
    """Add Markdown to ``GITHUB_STEP_SUMMARY``, where a workflow runs; else do nothing."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(f"{text}\n")
