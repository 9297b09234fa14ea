"""The rows of a sheet: a title begins a case, and rows without one add to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from laboratorium.base.danish import slugify
from laboratorium.intake.importing import values
from laboratorium.intake.importing.belonging import Confirm
from laboratorium.intake.importing.cells import put
from laboratorium.intake.importing.day_order import say_day_order
from laboratorium.intake.importing.drafts import Draft, Loose, Reading
from laboratorium.intake.importing.fields import OPEN_DATA, Form, Group, Slot
from laboratorium.intake.importing.grid import Grid, letters
from laboratorium.intake.importing.headings import Column, Head, without_help
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings
from laboratorium.intake.importing.open_data import unescaped, without_middle
from laboratorium.model.shape import SEVERAL

_SUMS = frozenset(
    (
        *("i-alt", "ialt", "total", "totalt", "sum", "subtotal", "gennemsnit", "antal-i-alt"),
        *("hovedtotal", "grand-total"),
    )
)
_NOTE = re.compile(r"\s*(?:\*|note\b|noter\b|kilde\b|bemærk\b|obs\b|anm\.|\(\*)", re.IGNORECASE)
_IS_SUM = "Rækken ligner en sum."
_IS_NOTE = "Teksten ligner en note under tabellen."
_NAMES_AGAIN = "Kolonnernes navne står her igen."
_NO_TITLE = "Rækken står over den første titel."
_IS_HELP = "Teksten ligner hjælp til skemaet."
_EXPLAINS = "Rækken ligner en forklaring af kolonnerne."
_WITHOUT_TITLE = "Rækken har sit eget nummer, men ingen titel."
_NAMED_BEFORE = "Casen er nævnt i en kolonne før."
_OWN_NUMBER = "Det er filens egne numre."
_OF_FORM = "Det siger formularen om svaret."
_LEFT_OUT = "Kolonnen er ladt ude i import.yml."
_LONG = 90
_NEARLY = 1e-6
_FEWEST_EXPLAINED = 2


@dataclass
class Sheet:
    """A sheet whose columns are known, and where its rows go.

    `first` is the row that began the case, `last` the number of the row before, `noted` that of
    the last note; `refused` are the columns that no field is given to, `above` the row of the
    merged cell over an empty one.
    """

    grid: Grid
    head: Head
    columns: list[Column]
    reading: Reading
    confirm: Confirm
    meanings: Meanings = NOTHING
    last: int = 0
    noted: int = 0
    first: Sequence[str] = ()
    refused: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.open_data = OPEN_DATA.issubset(slugify(column.header) for column in self.columns)
        self.title = next(
            (column.index for column in self.columns if _is(column, ("title",))), None
        )
        self.is_ours = self.open_data or any(column.use == "id" for column in self.columns)
        self.above = dict(self._above())
        self.summed = 0
        self.sums: dict[int, float] = {}
        if not self.is_ours:
            _settle_rivals(self)

    def _above(self) -> Iterator[tuple[tuple[int, int], list[str]]]:
        numbers = [number for number, _ in self.below]
        rows = dict(self.grid.rows)
        for (start, column), end in self.grid.spans.items():
            for number in numbers[bisect_right(numbers, start) : bisect_right(numbers, end)]:
                yield (number, column), rows.get(start, [])

    def repeats_names(self, cells: Sequence[str]) -> bool:
        """Whether a row is that of the names once more, as at the top of each printed page."""
        names = [name for name in self.head.names if name]
        return len(names) > 1 and [cell for cell in cells if cell] == names

    def is_numbered(self, cells: Sequence[str]) -> bool:
        """Whether a row without a title has a number or a time of its own: it is no other's."""
        return not self.value(cells, self.title) and any(
            text and text != self.value(self.first, column.index)
            for column in self.columns
            if column.use in ("form", "key")
            for text in (self.value(cells, column.index),)
        )

    def adds_up(self, number: int, cells: Sequence[str]) -> bool:
        """Whether a row without a title holds nothing but the sums of what stands above it."""
        if self.value(cells, self.title):
            return False
        amounts = {index: _amount(cell) for index, cell in enumerate(cells) if cell}
        if None in amounts.values():
            return False
        while self.summed < len(self.below) and self.below[self.summed][0] < number:
            for index, cell in enumerate(self.below[self.summed][1]):
                self.sums[index] = self.sums.get(index, 0.0) + ((cell and _amount(cell)) or 0.0)
            self.summed += 1
        return self.summed > 1 and all(
            abs(self.sums.get(index, 0.0) - (amount or 0.0)) < _NEARLY
            for index, amount in amounts.items()
        )

    @cached_property
    def below(self) -> list[tuple[int, list[str]]]:
        """The rows under the names."""
        return self.grid.rows[self.head.below :]

    @cached_property
    def explaining(self) -> frozenset[int]:
        """The rows that explain the columns, below an empty row: most of them begin with the name
        of one, each of another.
        """
        names = {slugify(without_help(name)) for name in self.head.names if name}
        found: set[int] = set()
        for rows in _apart(self.below):
            first = [next(filter(None, cells), "") for _, cells in rows]
            told = {slugify(without_help(cell).rstrip(" :*")) for cell in first} & names
            if len(told) >= _FEWEST_EXPLAINED and 2 * len(told) >= len(rows):
                found.update(number for number, _ in rows)
        return frozenset(found)

    def where(self, number: int) -> str:
        """Where a row is, for people."""
        if self.grid.numbers is not None:
            return self.grid.of_sheet(f"kolonne {letters(number - 1)}")
        return self.grid.of_sheet(f"række {number}")

    def value(self, cells: Sequence[str], index: int | None) -> str:
        return cells[index] if index is not None and index < len(cells) else ""


def read_cases(sheet: Sheet) -> None:
    """The cases of a sheet."""
    current: Draft | None = None
    for number, cells in sheet.below:
        if why := _beside(sheet, number, cells):
            _leave(sheet, number, cells, why)
        elif sheet.title is None or _begins(sheet, cells, current):
            draft = _row(sheet, Draft(sheet.where(number)), number, cells)
            if sheet.open_data:
                without_middle(draft, cells, sheet.columns)
            if draft:
                sheet.reading.drafts.append(draft)
                current, sheet.first = draft, cells
        elif current is None or sheet.is_numbered(cells):
            _leave(sheet, number, cells, _NO_TITLE if current is None else _WITHOUT_TITLE)
        else:
            _row(sheet, current, number, _without_repeats(sheet, cells))
        sheet.last = number
    say_day_order(sheet.grid, sheet.columns, sheet.below, sheet.reading)


def read_parts(sheet: Sheet, group: Group) -> None:
    """What a sheet's rows are of a group, each for the case that it names."""
    columns = [one.index for one in sheet.columns if one.use == "belongs"]
    named = ""
    for number, cells in sheet.below:
        if why := _beside(sheet, number, cells):
            _leave(sheet, number, cells, why)
            continue
        said = [text for column in columns if (text := sheet.value(cells, column))]
        is_merged = any(_is_merged(sheet, number, column) for column in columns)
        named, *others = said or [named if is_merged else ""]
        for text in others if not sheet.is_ours else ():
            sheet.reading.leave("Case", sheet.where(number), text, _NAMED_BEFORE)
        draft = _row(sheet, Draft(sheet.where(number)), number, cells)
        draft.belongs = named
        draft.is_part = True
        for part in draft.parts.values() if sheet.is_ours else ():
            part.slug = part.slug or draft.key
        if draft:
            sheet.reading.drafts.append(draft)
        sheet.last = number
    say_day_order(sheet.grid, sheet.columns, sheet.below, sheet.reading)


def _apart(rows: Sequence[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    """The rows in runs with an empty row between them."""
    run: list[tuple[int, list[str]]] = []
    for row in rows:
        if run and row[0] > run[-1][0] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _amount(text: str) -> float | None:
    """The number that a cell says, or None for anything else."""
    if not text[-1].isdigit():
        return None
    try:
        return float(values.value_of_number(text))
    except ValueError:
        return None


def _is(column: Column, path: tuple[str, ...]) -> bool:
    return column.slot is not None and column.slot.group is None and column.slot.field.path == path


def _is_merged(sheet: Sheet, row: int, column: int | None) -> bool:
    """Whether a cell is in one that reaches down from a row above."""
    return (row, column) in sheet.above


def _beside(sheet: Sheet, number: int, cells: Sequence[str]) -> str:
    """Why a row is none of the table: a sum, or a note below it; empty for one that is."""
    filled = [cell for cell in cells if cell]
    said = slugify(filled[0].rstrip(" :"))
    if said in _SUMS or (len(filled) == 1 and said.startswith("i-alt-")):
        return _IS_SUM
    if sheet.repeats_names(cells):
        return _NAMES_AGAIN
    if number in sheet.explaining:
        return _EXPLAINS
    if sheet.adds_up(number, cells):
        return _IS_SUM
    title = sheet.value(cells, sheet.title)
    if sheet.grid.numbers is not None and title.startswith("(") and title.endswith(")"):
        return _IS_HELP
    if len(filled) > 1 or len([one for one in sheet.columns if one.header]) < 3:
        return ""
    text = filled[0]
    apart = sheet.last and (number > sheet.last + 1 or sheet.noted == number - 1)
    sentence = len(text) > _LONG or text.endswith(".")
    in_title = sheet.value(cells, sheet.title) == text
    marked = _NOTE.match(text) is not None
    if not (marked or (in_title and (sentence or apart))):
        return ""
    sheet.noted = number
    return _IS_NOTE


def _begins(sheet: Sheet, cells: Sequence[str], current: Draft | None) -> bool:
    """Whether a row is a case of its own: its title is another's, or it says something else."""
    title = sheet.value(cells, sheet.title)
    if not title or current is None:
        return bool(title)
    if current.case.values.get(("title",)) != " ".join(title.split()):
        return True
    first = sheet.first
    differs = False
    for column in sheet.columns:
        text = sheet.value(cells, column.index)
        if text and text != sheet.value(first, column.index):
            if column.slot is None or column.slot.group is None:
                return True
            differs = True
    return not differs


def _without_repeats(sheet: Sheet, cells: Sequence[str]) -> list[str]:
    """The cells that say more of a case than its first row did."""
    first = sheet.first
    return [
        ""
        if index == sheet.title
        or (text == sheet.value(first, index) and _is_single(sheet.columns, index))
        else text
        for index, text in enumerate(cells)
    ]


def _is_single(columns: Sequence[Column], index: int) -> bool:
    slot = columns[index].slot if index < len(columns) else None
    return slot is None or slot.group is None


def _row(sheet: Sheet, draft: Draft, number: int, cells: Sequence[str]) -> Draft:
    starts: dict[str, int] = {}
    if sheet.grid.pictures:
        draft.pictures += sheet.grid.pictures_in(number)
    cells = list(cells) + [""] * (len(sheet.columns) - len(cells))
    for column in sheet.columns:
        text = cells[column.index]
        if not text and column.index != sheet.title:
            text = _from_above(sheet, number, column.index)
        if text:
            _cell(sheet, draft, column, text, number, starts)
    for index in range(len(sheet.columns), len(cells)):
        if cells[index]:
            at = sheet.grid.place(number, index)
            why = "Der står intet kolonnenavn over."
            draft.loose.append(Loose(f"Kolonne {letters(index)}", at, cells[index], why))
    return draft


def _cell(
    sheet: Sheet, draft: Draft, column: Column, text: str, number: int, starts: dict[str, int]
) -> None:
    if column.use == "person":
        at = sheet.grid.of_sheet(sheet.grid.place(number, column.index))
        sheet.reading.leave_person(column.header, at, text)
    elif column.use == "left":
        at = sheet.grid.of_sheet(sheet.grid.place(number, column.index))
        sheet.reading.leave(column.header, at, text, _LEFT_OUT)
    elif column.use == "form":
        at = sheet.grid.of_sheet(sheet.grid.place(number, column.index))
        sheet.reading.leave(column.header, at, text, _OF_FORM)
    elif column.use == "id":
        draft.key = text.rpartition("/")[2]
    elif column.use == "key":
        draft.key = text
        at = sheet.grid.of_sheet(sheet.grid.place(number, column.index))
        sheet.reading.leave(column.header, at, text, _OWN_NUMBER)
    elif not column.use:
        slot = column.slot
        if slot is not None and slot.group is not None:
            key = slot.group.key
            start = starts.setdefault(key, draft.next_number(key))
            slot = replace(slot, number=start + slot.number)
        if column.index in sheet.refused:
            slot = None
        if slot is not None and slot.field.form is Form.DERIVED and sheet.is_ours:
            return
        text = unescaped(text) if sheet.is_ours else text
        text = sheet.meanings.value(slot, text) if slot else text
        put(draft, column, slot, text, sheet.grid, number, sheet.reading)


def _from_above(sheet: Sheet, row: int, column: int) -> str:
    """The text of the merged cell that reaches down over this one, or an empty string."""
    return sheet.value(sheet.above.get((row, column), ()), column)


def _leave(sheet: Sheet, number: int, cells: Sequence[str], why: str) -> None:
    said = "; ".join(cell for cell in cells if cell)
    sheet.reading.leave("", sheet.where(number), said, why)


def _settle_rivals(sheet: Sheet) -> None:
    """Ask about two columns that claim one field; the one that is not meant stays loose."""
    for first, other in _rivals(sheet):
        slot = first.slot
        assert slot
        at = letters(first.index), letters(other.index)
        question = (
            f"Både »{first.header}« ({at[0]}) og »{other.header}« ({at[1]}) passer på feltet "
            f"»{slot.field.label}«. Skal »{first.header}« bruges?"
        )
        use = sheet.confirm(question)
        sheet.refused.add(other.index)
        if not use:
            question = f"Skal »{other.header}« ({at[1]}) så bruges?"
            if sheet.confirm(question):
                sheet.refused.discard(other.index)
            sheet.refused.add(first.index)
        sheet.reading.notes.append(
            f"Både »{first.header}« ({at[0]}) og »{other.header}« ({at[1]}) passer på feltet "
            f"»{slot.field.label}«. "
            + (
                f"»{first.header}« er brugt."
                if use
                else f"»{other.header}« er brugt."
                if other.index not in sheet.refused
                else "Ingen af dem er brugt, for kun I ved hvilken. Giv den ene et andet navn."
            )
        )


def _rivals(sheet: Sheet) -> Iterator[tuple[Column, Column]]:
    """Two columns with different texts in a row for a field that holds one."""
    held: dict[tuple[object, int, tuple[str, ...]], Column] = {}
    for column in sheet.columns:
        slot = column.slot
        if slot is None or column.use or not _holds_one(slot):
            continue
        key = (slot.group and slot.group.key, slot.number, slot.field.path)
        first = held.setdefault(key, column)
        if first is not column and any(
            one and other and one != other
            for one, other in (
                (sheet.value(cells, first.index), sheet.value(cells, column.index))
                for _, cells in sheet.below
            )
        ):
            yield first, column


def _holds_one(slot: Slot) -> bool:
    form = slot.field.form
    return form not in SEVERAL.values() and form not in (Form.MARKDOWN, Form.DERIVED, Form.PICTURES)
