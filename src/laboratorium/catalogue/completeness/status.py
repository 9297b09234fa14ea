"""All content in one table, for editors: `./lab status`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laboratorium.base.danish import collation_key, format_number
from laboratorium.base.problems import Level
from laboratorium.catalogue.completeness.meter import Meter, Record, meter, pieces
from laboratorium.catalogue.measured import measured
from laboratorium.model.declare import fields_of
from laboratorium.model.kinds import KINDS as OF_CONTENT
from laboratorium.model.kinds import PAGES
from laboratorium.model.occasions import day_of
from laboratorium.model.podcast_parts import Platforms
from laboratorium.model.records import CaseRecord, EpisodeRecord, Loaded
from laboratorium.reading.tag_advice import SUGGESTED, UNSUPPORTED

_SHOWN = 4
KINDS: Mapping[str, str] = {
    **{kind.key: kind.name.lower() for kind in OF_CONTENT},
    "episode": "afsnit",
}
"""What the kinds of `pieces` are called in Danish."""


@dataclass(frozen=True)
class Row:
    """One piece of content. `age` is in days and None when it has no date; `errors` are of the
    checker. `unread` says that a file could not be made a record of.
    """

    kind: str
    path: str
    title: str
    updated: date | None
    age: int | None
    meter: Meter | None
    errors: int = 0
    unread: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, in a word or two each; what holds it up comes first."""
        if self.unread:
            return (f"kan ikke læses: {_count(self.errors, 'fejl', 'fejl')}",)
        said = (f"{self.errors} fejl",) if self.errors else ()
        if self.meter is None:
            return said
        return (*said, *(one.short for one in (*self.meter.must, *self.meter.should)))


_Key = Callable[[Row], Any]
_NAME: _Key = lambda row: (collation_key(row.title), row.path)  # noqa: E731
ORDERS: dict[str, _Key] = {
    "navn": _NAME,
    "slags": lambda row: (row.kind, _NAME(row)),
    "fuldt": lambda row: (row.meter.share if row.meter else 1.0 - row.unread, _NAME(row)),
    "alder": lambda row: (row.age is None, -(row.age or 0), _NAME(row)),
    "mangler": lambda row: (-len(row.missing), _NAME(row)),
}
"""How the table can be sorted: by Danish word; what needs a hand comes first."""


def rows(loaded: Loaded, today: date) -> list[Row]:
    """Every piece of content, and every case or episode whose file could not be read."""
    content = loaded.content
    errors: dict[str, int] = {}
    for problem in loaded.problems:
        if problem.level is Level.ERROR:
            errors[problem.path] = errors.get(problem.path, 0) + 1
    found: list[Row] = []

    def add(kind: str, record: Any, updated: date | None, measured: Meter | None) -> None:
        age = (today - updated).days if updated else None
        count = errors.pop(record.path, 0)
        row = Row(kind, record.path, record.meta.title, updated, age, measured, count)
        found.append(row)

    changed = {case.slug: case.meta.updated for case in content.cases}
    for kind, record in pieces(content):
        add(KINDS[kind], record, _changed(record, changed), meter(record))
    names = {kind.key: kind.name.lower() for kind in PAGES}
    for key, pages in {**content.typed, "": content.pages}.items():
        for page in pages:
            held = getattr(page.meta, "date", None)
            changed_on = page.meta.updated or (day_of(held) if held else None)
            add(names.get(key, "side"), page, changed_on, None)
    for path, count in errors.items():
        found.append(Row("ulæst", path, path, None, None, None, count, unread=True))
    return found


def _changed(record: Record, changed: Mapping[str, date]) -> date:
    if isinstance(record, CaseRecord):
        return record.meta.updated
    if isinstance(record, EpisodeRecord):
        return record.meta.published.date()
    day: date = getattr(record.meta, "date", None) or changed[record.case]
    return day


def status(loaded: Loaded, today: date, order: str = "navn", form: str = "text") -> str:
    """The table with its summary as text for a terminal, `json` or `markdown`.

    `order` is one of `ORDERS`. JSON's shape is stable: `rows`, and `lists` of paths (of the last
    that is missing: names).
    """
    listed = sorted(rows(loaded, today), key=ORDERS[order])
    lists = _lists(loaded)
    if form == "json":
        return _json(listed, lists, today)
    if form == "markdown":
        return "\n".join(_markdown(listed, lists)) + "\n"
    return "\n".join(_text(listed, lists)) + "\n"


def _lists(loaded: Loaded) -> dict[str, tuple[str, list[str]]]:
    """What editors ask for most, by key: the Danish heading and the paths."""

    def cases(wanted: Callable[[CaseRecord], bool]) -> list[str]:
        return [case.path for case in loaded.content.cases if wanted(case)]

    def told(code: str) -> list[str]:
        return list(dict.fromkeys(one.path for one in loaded.problems if one.code == code))

    def is_alone(episode: EpisodeRecord) -> bool:
        told = episode.withdrawn is None and episode.meta.type != "trailer"
        return told and not episode.meta.cases

    return {
        "without_pictures": ("Cases uden billeder", cases(lambda case: not case.meta.images)),
        "without_learning_points": (
            "Cases uden læringspointer",
            cases(lambda case: not case.learning_points),
        ),
        "without_measurements": (
            "Cases uden målinger",
            cases(lambda case: not measured(case)),
        ),
        "unlinked_episodes": (
            "Afsnit, der ikke henviser til en case",
            [one.path for one in loaded.content.episodes if is_alone(one)],
        ),
        "platforms_missing": (
            "Tjenester, som show.yml ikke har podcastens side hos (»platforms«)",
            list(_platforms_missing(loaded)),
        ),
        "tags_suggested": (
            "Cases, hvis tekst taler om et verdensmål, som ikke er valgt",
            told(SUGGESTED),
        ),
        "goals_unsupported": (
            "Cases med et verdensmål, som teksten ikke viser",
            told(UNSUPPORTED),
        ),
    }


def _platforms_missing(loaded: Loaded) -> Iterator[str]:
    """The directories at which the podcast has no page that we know of."""
    show = loaded.content.show
    for field in fields_of(Platforms) if show else ():
        if show and getattr(show.meta.platforms, field.attribute) is None:
            yield field.label


def _json(listed: Sequence[Row], lists: dict[str, tuple[str, list[str]]], today: date) -> str:
    document = {
        "date": today.isoformat(),
        "rows": [
            {
                "kind": row.kind,
                "path": row.path,
                "title": row.title,
                "updated": row.updated.isoformat() if row.updated else None,
                "age_days": row.age,
                "met": row.meter.done if row.meter else None,
                "of": row.meter.total if row.meter else None,
                "errors": row.errors,
                "missing": [
                    {"key": one.key, "importance": one.importance.value, "sentence": one.missing}
                    for one in (row.meter.missing if row.meter else ())
                ],
            }
            for row in listed
        ],
        "lists": {key: paths for key, (_, paths) in lists.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


HEAD = ("Slags", "Titel", "På plads", "Alder", "Mangler")


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    full = f"{row.meter.done} af {row.meter.total}" if row.meter and row.meter.total else "–"
    return row.kind, row.title, full, _age(row.age), _shortly(row.missing)


def _shortly(missing: Sequence[str]) -> str:
    if len(missing) <= _SHOWN + 1:
        return ", ".join(missing)
    return f"{', '.join(missing[:_SHOWN])} og {len(missing) - _SHOWN} ting til"


def _age(days: int | None) -> str:
    if days is None:
        return "–"
    if days < 0:
        return "kommer"
    if days < 60:
        return _count(days, "dag", "dage")
    return _count(days // 30, "måned", "måneder") if days < 730 else f"{days // 365} år"


def _count(number: int, one: str, many: str) -> str:
    return f"{format_number(number)} {one if number == 1 else many}"


def _text(listed: Sequence[Row], lists: dict[str, tuple[str, list[str]]]) -> Iterator[str]:
    table = [HEAD, *map(_cells, listed)]
    widths = [min(max(len(row[index]) for row in table), 48) for index in range(4)]
    for row in table:
        cells = (_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[4])).rstrip()
    for title, paths in lists.values():
        yield f"\n{title}: {len(paths)}"
        yield from (f"  {path}" for path in paths)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _markdown(listed: Sequence[Row], lists: dict[str, tuple[str, list[str]]]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    for row in listed:
        cells = (_plain(cell) for cell in _cells(row))
        yield f"| {' | '.join(cells)} |"
    for title, paths in lists.values():
        yield f"\n**{title}: {len(paths)}**\n"
        yield from (f"- `{path}`" for path in paths)


_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]|<>"})


def _plain(text: str) -> str:
    """Contributors' words as words in a table of Markdown."""
    return text.translate(_ESCAPED)
