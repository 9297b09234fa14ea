"""Stories out of an export of SenseMaker or of a questionnaire, by a list of what each column is.

The list is YAML that people write for their own export:

    stories: min-case                     the case's folder
    irrelevant: [N/A, "-1"]               what stands where a question was not relevant
    columns:
      text: Hvad skete der?               the name of a column
      role: {column: Hvem er du?, values: {Jeg bor her: citizen}}
      date: Indsendt                      of a day only its month is kept
        decided: [T1 A, T1 B, T1 C]         a triangle: three columns in the order of its corners,
                                          on any scale that begins at 0, such as three sliders
      carried: {x: T2 x, y: T2 y, size: 100}   or its place where that is the side, y upwards
      pace: {column: D1, from: -100, to: 100}  a line, and what its ends are in the export
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.problems import Position, Problem, error, format_problem
from laboratorium.intake.importing.delimited import read_delimited
from laboratorium.intake.importing.encodings import decode
from laboratorium.intake.importing.files import Format, Refused, read_bytes, recognise
from laboratorium.intake.importing.grid import Grid, letters
from laboratorium.intake.importing.open_spreadsheet import read_open_spreadsheet
from laboratorium.intake.importing.spreadsheet import read_spreadsheet
from laboratorium.intake.importing.story_columns import PLAIN, Wanted, names, read_list
from laboratorium.intake.importing.story_columns import number as number_of
from laboratorium.intake.importing.values import partial_date
from laboratorium.model.stories import FEWEST, STORIES, columns, scales
from laboratorium.model.vocabulary import Scale, Triad
from laboratorium.reading.messages import quote

_MONTH = len("2026-05")
_HEIGHT = math.sqrt(3) / 2
_SLACK = 0.03  # that a place may lie outside its triangle, for rounding


@dataclass(frozen=True)
class Made:
    """A `stories.csv` as text, how many stories it holds, and what is to be told (Danish)."""

    case: str
    text: str
    count: int
    notes: tuple[str, ...]


def make(export: Path, listed: Path) -> Made:
    """Read an export by its list. Raises `Refused` with every problem and its place."""
    wanted = read_list(listed.read_bytes(), listed.name)
    _refuse(wanted.problems)
    grid = _grid(export, wanted)
    _refuse(_unknown(wanted, grid))
    head = {slugify(cell): at for at, cell in enumerate(grid.rows[0][1]) if cell}
    reader = _Reader(wanted, head, export.name)
    rows = [found for number, cells in grid.rows[1:] if (found := reader.row(number, cells))]
    _refuse(reader.problems)
    if not rows:
        raise Refused(f"{export.name} har ingen fortællinger under overskrifterne.")
    notes = [*grid.notes, *_without_few(rows)]
    # In an order that tells nothing of when or in which group they were told.
    rows.sort(key=lambda row: sha256(row["text"].encode()).hexdigest())
    return Made(wanted.case, _csv(rows), len(rows), tuple(notes))


def _refuse(problems: Iterable[Problem]) -> None:
    if told := "\n".join(map(format_problem, problems)):
        raise Refused(told)


def _grid(export: Path, wanted: Wanted) -> Grid:
    """The sheet that has the most of the columns."""
    data = read_bytes(export)
    form = recognise(data, export.name)
    match form:
        case Format.SPREADSHEET:
            grids = read_spreadsheet(data)
        case Format.OPEN_SPREADSHEET:
            grids = read_open_spreadsheet(data)
        case Format.TEXT:
            text, notes = decode(data)
            grids = [read_delimited(text)]
            grids[0].notes[:0] = notes
        case _:
            raise Refused("Fortællinger læses af et regneark eller en CSV-fil, ikke et dokument.")
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise Refused(f"{export.name} er tom.")
    sought = {slugify(name) for said in wanted.columns.values() for name in names(said)}
    return max(grids, key=lambda grid: len(sought & set(map(slugify, grid.rows[0][1]))))


def _unknown(wanted: Wanted, grid: Grid) -> Iterator[Problem]:
    there = {slugify(cell): cell for cell in grid.rows[0][1] if cell}
    for name, said in wanted.columns.items():
        for column in names(said):
            if slugify(column) not in there:
                near = Nearest(there.values()).find(column)
                listed = ", ".join(map(quote, list(there.values())[:12]))
                hint = f"Mente du »{near}«?" if near else f"Der er: {listed}."
                yield wanted.unknown(name, f"Kolonnen »{quote(column)}« er ikke i filen. {hint}")


class _Reader:
    """Makes rows of the export into rows of ours; what cannot be made out goes to `problems`."""

    def __init__(self, wanted: Wanted, head: Mapping[str, int], path: str) -> None:
        self._wanted, self._head, self._path = wanted, head, path
        self.problems: list[Problem] = []

    def row(self, number: int, cells: Sequence[str]) -> dict[str, str] | None:
        """A story by the names of our columns; None where nobody told anything."""
        found: dict[str, str] = {}
        for name in PLAIN:
            if said := self._wanted.columns.get(name):
                found[name] = self._plain(name, said, number, cells)
        if not found["text"]:
            return None
        for scale in scales():
            if said := self._wanted.columns.get(scale.key):
                shares = self._shares(scale, said, number, cells)
                found |= dict(zip(columns(scale), shares or (), strict=False))
        return found

    def _cell(self, column: str, cells: Sequence[str]) -> str:
        at = self._head[slugify(column)]
        return cells[at].strip() if at < len(cells) else ""

    def _plain(self, name: str, said: Any, number: int, cells: Sequence[str]) -> str:
        column = names(said)[0]
        text = " ".join(self._cell(column, cells).split())
        if isinstance(said, dict) and isinstance(values := said.get("values"), dict):
            meant = {slugify(str(key)): str(value) for key, value in values.items()}
            if text and slugify(text) not in meant:
                message = f"»{quote(text)}« står ikke under »values« for »{name}«. Skriv den der."
                self._wrong(number, column, message)
            text = meant.get(slugify(text), "")
        return _month(text) if name == "date" else text

    def _shares(
        self, scale: Scale, said: Any, number: int, cells: Sequence[str]
    ) -> list[str] | None:
        """A scale's shares as they are written; None where it was not relevant."""
        named = names(said)
        texts = [self._cell(column, cells) for column in named]
        if any(text.lower() in self._wanted.irrelevant for text in texts) or not any(texts):
            return None
        values: list[float] = []
        for column, text in zip(named, texts, strict=True):
            try:
                values.append(float(text.replace(",", ".").replace("−", "-").rstrip(" %")))
            except ValueError:
                values.append(math.nan)
            if not math.isfinite(values[-1]):
                message = f"»{quote(text)}« er ikke et tal. Ret det, eller nævn det i »irrelevant«."
                self._wrong(number, column, message)
                return None
        if isinstance(said, list):
            return self._three(values, number, named)
        if isinstance(scale, Triad):
            return self._place(values, number_of(said, "size", 1), number, named)
        low, high = number_of(said, "from", 0), number_of(said, "to", 1)
        share = (values[0] - low) / (high - low)
        if not 0 <= share <= 1:
            told = f"»{quote(texts[0])}« ligger ikke mellem {low:g} og {high:g}."
            self._wrong(number, named[0], f"{told} Ret »from« og »to«.")
            return None
        return [_written(share)]

    def _three(self, values: list[float], number: int, named: list[str]) -> list[str] | None:
        if min(values) < 0:
            self._wrong(number, named[0], "Tallene i en trekant kan ikke være negative.")
            return None
        whole = sum(values)
        # Three sliders that nobody moved say nothing.
        return _whole([value / whole for value in values]) if whole else None

    def _place(
        self, values: list[float], size: float, number: int, named: list[str]
    ) -> list[str] | None:
        top = values[1] / size / _HEIGHT
        right = values[0] / size - top / 2
        shares = [top, 1 - top - right, right]
        if min(shares) < -_SLACK:
            message = "Stedet ligger uden for trekanten. Ret »size«, eller se efter, om y går opad."
            self._wrong(number, named[0], message)
            return None
        kept = [max(0.0, share) for share in shares]
        return _whole([share / sum(kept) for share in kept])

    def _wrong(self, number: int, column: str, message: str) -> None:
        at = self._head[slugify(column)]
        where = f"Kolonne {letters(at)} (»{quote(column)}«): {message}"
        self.problems.append(error(self._path, Position(number, at + 1), "import-row", where))


def _month(text: str) -> str:
    """The month or year of a date, also of one with a time behind it."""
    found = partial_date(text)
    return (found if found != text or " " not in text else partial_date(text.split()[0]))[:_MONTH]


def _whole(shares: Sequence[float]) -> list[str]:
    """Shares with three decimals that sum to 1 exactly."""
    first, second = (round(share, 3) for share in shares[:2])
    return [_written(share) for share in (first, second, max(0.0, 1 - first - second))]


def _written(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def _without_few(rows: list[dict[str, str]]) -> Iterator[str]:
    """Leave roles out that too few have: our file is public."""
    counts = Counter(row.get("role", "") for row in rows)
    few = sorted(role for role, count in counts.items() if role and count < FEWEST)
    for row in rows:
        if row.get("role") in few:
            row["role"] = ""
    if few:
        yield (
            f"Roller, som færre end {FEWEST} har, er ikke skrevet i filen, for den er offentlig: "
            f"{', '.join(few)}."
        )


def _csv(rows: list[dict[str, str]]) -> str:
    names = [one.name for one in STORIES.columns if any(row.get(one.name) for row in rows)]
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue()
