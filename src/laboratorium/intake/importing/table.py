"""From the cells of a sheet to drafts: which row names the columns, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from laboratorium.base.danish import slugify
from laboratorium.base.text import bad_character
from laboratorium.intake.importing import values
from laboratorium.intake.importing.drafts import Draft, Loose, Reading, shortened
from laboratorium.intake.importing.fields import (
    DERIVED_FIELD,
    FIELDS,
    OPEN_DATA,
    Form,
    Slot,
    find_slot,
)
from laboratorium.intake.importing.grid import Grid, letters
from laboratorium.intake.importing.placing import place
from laboratorium.model.vocabulary import vocabularies

HELP_SHEETS = frozenset(("forklaring", "vaerdier"))
"""The sheets of our own template that are not content, by `slugify`."""

_HEADER_WITHIN = 25
_TICKED = ("six_p", "sdg", "challenges", "fields")
_ESCAPES = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "|": r"\|"}


@dataclass(frozen=True)
class Column:
    """A column: where it is, what it is called, the field it means, and the term it ticks off."""

    index: int
    header: str
    slot: Slot | None
    term: str = ""


def read_table(grids: Iterable[Grid]) -> Reading:
    """The cases in the sheets, one a row. A sheet without columns of ours is named in the notes."""
    reading = Reading()
    for grid in grids:
        if slugify(grid.name) in HELP_SHEETS:
            continue
        header = _header(grid)
        if header is None:
            which = f"Arket »{grid.name}«" if grid.name else "Filen"
            reading.notes.append(
                f"{which} er ikke læst: Ingen række har kolonnenavne, vi kender, "
                "for eksempel »Titel«, »Kommune« og »Resumé«. Brug skabelonen."
            )
            continue
        reading.notes += grid.notes
        _rows(grid, header, reading)
    return reading


def _header(grid: Grid) -> int | None:
    """The index of the row whose cells are most often fields: the first of the best."""
    best, found = 0, None
    for index, (_, cells) in enumerate(grid.rows[:_HEADER_WITHIN]):
        known = sum(
            slot is not None and slot.field.form is not Form.DERIVED
            for slot in (find_slot(cell[:120]) for cell in cells if cell)
        )
        if known > best:
            best, found = known, index
    return found if best >= 2 or (best == 1 and len(grid.rows[0][1]) == 1) else None


def _rows(grid: Grid, header: int, reading: Reading) -> None:
    for number, cells in grid.rows[:header]:
        said = " ".join(cell for cell in cells if cell)
        reading.notes.append(f"Række {number} står over kolonnenavnene og er ikke brugt: »{said}«.")
    below = grid.rows[header + 1 :]
    columns = _columns(grid.rows[header][1], [cells for _, cells in below])
    open_data = OPEN_DATA.issubset(slugify(column.header) for column in columns)
    _say_columns(columns, reading)
    for number, cells in below:
        where = f"række {number}" + (f" i arket »{grid.name}«" if grid.name else "")
        draft = Draft(where)
        for column in columns:
            if column.index < len(cells) and cells[column.index]:
                text = cells[column.index]
                _cell(draft, column, unescaped(text) if open_data else text, grid, number)
        for index in range(len(columns), len(cells)):
            if cells[index]:
                at = grid.place(number, index)
                why = "Der står intet kolonnenavn over."
                draft.loose.append(Loose(f"Kolonne {letters(index)}", at, cells[index], why))
        if open_data:
            _without_middle_of_municipality(draft, cells, columns)
        if draft:
            reading.drafts.append(draft)


def _columns(headers: Sequence[str], below: Sequence[Sequence[str]]) -> list[Column]:
    columns: list[Column] = []
    terms = _terms()
    for index, header in enumerate(headers):
        slot = find_slot(header[:120]) if header else None
        ticked = terms.get(_term_name(header))
        written = (row[index] for row in below if index < len(row) and row[index])
        if ticked and (slot is None or all(_is_mark(text) for text in written)):
            name, key = ticked
            field = next(one for one in FIELDS if one.path == (name,))
            columns.append(Column(index, header, Slot(field), key))
            continue
        columns.append(Column(index, header, slot))
    return columns


def _terms() -> dict[str, tuple[str, str]]:
    """Every term that a column may be named after and ticked off in, by `slugify`."""
    found: dict[str, tuple[str, str]] = {}
    for name in _TICKED:
        for term in vocabularies()[name]:
            for spelling in (term.key, term.label):
                if not spelling.isdigit():
                    found.setdefault(slugify(spelling), (name, term.key))
            if name == "sdg":
                for word in ("sdg", "verdensmaal", "maal"):
                    found[f"{word}-{term.key}"] = (name, term.key)
    return found


def _term_name(header: str) -> str:
    slug = slugify(header)
    for prefix in ("p-", "de-seks-p-er-", "udfordring-", "fagomraade-"):
        slug = slug.removeprefix(prefix)
    return slug


def _is_mark(text: str) -> bool:
    return text.strip().lower() in values.YES | values.NO


def _say_columns(columns: Sequence[Column], reading: Reading) -> None:
    unknown = [f"»{one.header}«" for one in columns if one.header and one.slot is None]
    if unknown:
        reading.notes.append(
            f"Disse kolonner hører ikke til et felt: {shortened(unknown, 40)}. Det, der står i "
            "dem, er lagt nederst i casens tekst."
        )
    derived = [f"»{one.header}«" for one in columns if one.slot and one.slot.field is DERIVED_FIELD]
    if derived:
        reading.notes.append(f"Disse kolonner regner siden selv ud: {shortened(derived, 40)}.")


def _cell(draft: Draft, column: Column, text: str, grid: Grid, number: int) -> None:
    where = grid.place(number, column.index)
    name = column.header or f"Kolonne {letters(column.index)}"
    if bad_character(text.replace("\r", "")):
        draft.remarks.append(f"{name} ({where}): usynlige tegn er taget ud.")
    if column.term and column.slot:
        mark = text.strip().lower()
        if mark in values.YES:
            place(draft, column.slot, column.term, name, where)
        elif mark not in values.NO:
            draft.loose.append(Loose(name, where, text, "Skriv »ja« eller »nej« i kolonnen."))
    elif column.slot is None:
        draft.loose.append(Loose(name, where, text))
    elif text.startswith("=") and column.slot.field.form is not Form.MARKDOWN:
        draft.loose.append(Loose(name, where, text, "Formlen har ingen regnet værdi."))
    else:
        place(draft, column.slot, text, name, where)


def unescaped(text: str) -> str:
    """A cell of our own open data as it was before it was made safe for a spreadsheet."""
    text = text.removeprefix("'")
    if "\\" not in text or text.startswith("["):
        return text
    parts: list[str] = []
    index = 0
    while index < len(text):
        following = text[index + 1 : index + 2]
        if text[index] == "\\" and following in _ESCAPES:
            parts.append(_ESCAPES[following])
            index += 2
        else:
            parts.append(text[index])
            index += 1
    return "".join(parts)


def _without_middle_of_municipality(
    draft: Draft, cells: Sequence[str], columns: Sequence[Column]
) -> None:
    """Drop the middle of the municipality, which the open data gives where a place has none."""
    at = next((one.index for one in columns if slugify(one.header) == "position"), None)
    if at is not None and at < len(cells) and cells[at] == "municipality":
        for key in ("lat", "lon"):
            draft.case.values.pop(("place", key), None)
