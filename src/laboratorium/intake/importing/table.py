"""From the sheets of a workbook to drafts: which sheets hold cases, and which what belongs to them.

A title begins a case, and rows without one add to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.belonging import Confirm, nobody
from laboratorium.intake.importing.drafts import Reading, shortened
from laboratorium.intake.importing.fields import (
    DERIVED_FIELD,
    GROUPS,
    Group,
    find_group,
    find_part,
    find_slot,
)
from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.headings import Column, Head, columns_of, head_of
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings
from laboratorium.intake.importing.parting import parted
from laboratorium.intake.importing.placing import PICTURES
from laboratorium.intake.importing.sheet_rows import Sheet, read_cases, read_parts
from laboratorium.intake.importing.turning import turned

HELP_SHEETS = frozenset(("forklaring", "vaerdier"))
"""The sheets of our own template that are not content, by `slugify`."""

_NO_CASES = "Arket har ingen kolonne med casens titel, og hvad det hører til, står ikke i det."
_NO_CASE_AT_PICTURE = f"Billedet ligger ikke ud for en case. {PICTURES}"
_FEWEST_PARTS = 3


@dataclass(frozen=True)
class _Headed:
    """A sheet with the names of its columns, and the group whose records its rows are, if any."""

    grid: Grid
    head: Head
    group: Group | None


def read_table(
    grids: Iterable[Grid], confirm: Confirm = nobody, meanings: Meanings = NOTHING
) -> Reading:
    """The cases in the sheets, and what belongs to cases. What neither is, stands in `left`."""
    reading = Reading()
    headed: list[_Headed] = []
    for grid in grids:
        for where, text, why in grid.left:
            reading.leave("", where, text, why)
        if slugify(grid.name) in HELP_SHEETS or not grid.rows:
            continue
        sideways = turned(grid)
        for part in parted(grid, meanings) if sideways is None else [sideways]:
            head = head_of(part, meanings)
            if head is None:
                _unknown(part, reading)
            else:
                headed.append(_Headed(part, head, _group_of(part, head)))
    for sheet in headed:
        _read(sheet, headed, reading, confirm, meanings)
    return reading


def _read(
    sheet: _Headed,
    headed: list[_Headed],
    reading: Reading,
    confirm: Confirm,
    meanings: Meanings,
) -> None:
    grid, head = sheet.grid, sheet.head
    below = [cells for _, cells in grid.rows[head.below :]]
    columns = columns_of(head.names, below, sheet.group, meanings)
    reads = sheet.group is not None or _has_title(columns)
    others = any(
        other is not sheet and other.group is None and _titled(other, meanings) for other in headed
    )
    if not reads and others:
        _leave_all(grid, reading, columns)
        return
    reading.notes += grid.notes
    for number, cells in grid.rows[: head.above]:
        said = " ".join(cell for cell in cells if cell)
        reading.notes.append(f"Række {number} står over kolonnenavnene og er ikke brugt: »{said}«.")
    if head.unused:
        said = shortened([f"»{name}«" for name in head.unused])
        reading.notes.append(f"Over kolonnenavnene står {said}, som ikke er brugt.")
    _say_columns(columns, reading)
    whole = Sheet(grid, head, columns, reading, confirm, meanings)
    if sheet.group is not None:
        read_parts(whole, sheet.group)
    else:
        read_cases(whole)
    for at, pictures in sorted(grid.pictures.items()):
        for picture in pictures:
            said = picture.said or "uden beskrivelse"
            reading.leave("Billede", grid.of_sheet(grid.place(*at)), said, _NO_CASE_AT_PICTURE)


def _titled(sheet: _Headed, meanings: Meanings) -> bool:
    below = [cells for _, cells in sheet.grid.rows[sheet.head.below :]]
    return _has_title(columns_of(sheet.head.names, below, None, meanings))


def _has_title(columns: Iterable[Column]) -> bool:
    return any(
        one.slot is not None and one.slot.group is None and one.slot.field.path == ("title",)
        for one in columns
    )


def _group_of(grid: Grid, head: Head) -> Group | None:
    """The group whose records the rows of a sheet are: by a column for the case and the sheet's
    name or the columns' names.
    """
    slugs = {slugify(name) for name in head.names}
    belongs = slugs & {"case", "casen", "case-id", "casens-navn", "casens-titel", "case-title"}
    above = (cell for _, cells in grid.rows[: head.above] for cell in cells if cell)
    named = next(filter(None, map(find_group, filter(None, (grid.name, *above)))), None)
    is_case = bool(slugs & {"resume", "summary", "kommune", "municipality"})
    enough = bool(belongs or (named and _parts(named[0], head) >= _FEWEST_PARTS and not is_case))
    if named and not named[2] and enough:
        return named[0]
    if not belongs:
        return None
    if not is_case and (called := _called(slugs) or _alone(slugs - belongs)):
        return called
    # Without a name, the group that most of the columns are parts of, if they are more than those
    # that only a case has.
    best = max(GROUPS, key=lambda group: _parts(group, head))
    of_case = sum(
        find_part(best, name) is None and _is_of_case(name)
        for name in head.names
        if slugify(name) not in belongs
    )
    return best if _parts(best, head) >= max(_FEWEST_PARTS, of_case + 1) else None


def _called(slugs: set[str]) -> Group | None:
    """The group that one of the columns is called by, such as `Læringspointe`."""
    found = [group for group in GROUPS if slugify(group.label) in slugs]
    return found[0] if len(found) == 1 else None


def _alone(slugs: set[str]) -> Group | None:
    """The group that has all the names as parts, when one of them means nothing else."""
    names = {name for name in slugs if name}
    meant = {slot.group.key for name in names if (slot := find_slot(name)) and slot.group}
    whole = [one for one in GROUPS if names and all(find_part(one, name) for name in names)]
    return next((one for one in whole if {one.key} == meant), None)


def _is_of_case(name: str) -> bool:
    slot = find_slot(name) if slugify(name) else None
    return slot is not None and slot.group is None and slot.field is not DERIVED_FIELD


def _parts(group: Group, head: Head) -> int:
    """How many different fields of a group the names mean."""
    found = (find_part(group, name) for name in head.names if slugify(name))
    return len({field.path for field in found if field is not None})


def _unknown(grid: Grid, reading: Reading) -> None:
    which = f"Arket »{grid.name}«" if grid.name else "Filen"
    reading.notes.append(
        f"{which} er ikke læst: Ingen række har kolonnenavne, vi kender, "
        "for eksempel »Titel«, »Kommune« og »Resumé«. Brug skabelonen."
    )
    for number, cells in grid.rows:
        said = "; ".join(cell for cell in cells if cell)
        reading.leave("", grid.of_sheet(f"række {number}"), said)


def _leave_all(grid: Grid, reading: Reading, columns: list[Column]) -> None:
    persons = any(column.use == "person" for column in columns)
    for number, cells in grid.rows:
        said = "; ".join(cell for cell in cells if cell)
        where = grid.of_sheet(f"række {number}")
        if persons:
            reading.leave_person("", where, said)
        else:
            reading.leave("", where, said, _NO_CASES)


def _say_columns(columns: list[Column], reading: Reading) -> None:
    unknown = [
        f"»{one.header}«" for one in columns if one.header and one.slot is None and not one.use
    ]
    if unknown:
        reading.notes.append(
            f"Disse kolonner hører ikke til et felt: {shortened(unknown, 40)}. Det, der står i "
            "dem, er lagt nederst i casens tekst."
        )
    derived = [f"»{one.header}«" for one in columns if one.slot and one.slot.field is DERIVED_FIELD]
    if derived:
        reading.notes.append(f"Disse kolonner regner siden selv ud: {shortened(derived, 40)}.")
    guessed = [
        f"»{one.header}« som {one.slot.field.label}"
        for one in columns
        if one.slot and not one.exact
    ]
    if guessed:
        reading.notes.append(f"Spørgsmål er læst som felter: {shortened(guessed, 40)}.")
