"""Dates in front matter as the files have them, from whatever people wrote."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from laboratorium.base.paths import CASES, PODCASTS, in_case, source_of
from laboratorium.base.problems import Position
from laboratorium.model.cases import CASE
from laboratorium.model.kinds import IN_CASE, PAGES, TABLES
from laboratorium.model.podcast import EPISODE
from laboratorium.reading.frontmatter import ParsedFile, parse, parse_yaml

_MEANT = frozenset(("date_form", "day_form", "time_form"))


def with_dates(text: str, path: str) -> tuple[str, list[str]]:
    """The text of the file at ``path`` with each date that is understood written as it should be,
    and what was done (Danish). What is no date, and what could mean two, is left.
    """
    model = _model(path)
    if model is None:
        return text, []
    parsed = (parse_yaml if path.endswith(".yml") else parse)(text.encode(), path)
    lines = text.split("\n")
    done = []
    for at, written, meant in sorted(_meant(parsed, model), reverse=True):
        line = lines[at.line - 1]
        start = at.column - 1
        quoted = next(
            (q for q in ("", '"', "'") if line.startswith(f"{q}{written}{q}", start)), None
        )
        if quoted is not None:
            end = start + len(written) + 2 * len(quoted)
            lines[at.line - 1] = line[:start] + meant + line[end:]
            done.append(f"skrev datoen »{written}« som {meant}")
    return "\n".join(lines), done[::-1]


def _model(path: str) -> type[BaseModel] | None:
    """What a file's front matter must be, as its place says."""
    if path.endswith(".yml"):
        return next((kind.model for kind in TABLES if kind.file == in_case(path)), None)
    source = source_of(path)
    if source is None:
        return None
    if source.case:
        return next((kind.model for kind in IN_CASE if kind.folder == source.folder), None)
    if source.folder in (CASES, PODCASTS):
        return CASE.model if source.folder == CASES else EPISODE.model
    return next((kind.model for kind in PAGES if kind.folder == source.folder), None)


def _meant(parsed: ParsedFile, model: type[BaseModel]) -> list[tuple[Position, str, str]]:
    try:
        model.model_validate(parsed.meta)
    except ValidationError as failure:
        faults: list[Any] = failure.errors(include_url=False)
    else:
        return []
    return [
        (parsed.positions[fault["loc"]], str(fault["input"]), str(fault["ctx"]["meant"]))
        for fault in faults
        if fault["type"] in _MEANT and fault["ctx"]["meant"] and fault["loc"] in parsed.positions
    ]
