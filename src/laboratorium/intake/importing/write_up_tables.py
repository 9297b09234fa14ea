"""Tables of a document: of fields, of a row for each thing of a group, or of the group's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.blocks import Block
from laboratorium.intake.importing.drafts import Loose, Reading
from laboratorium.intake.importing.fields import (
    DERIVED_FIELD,
    Field,
    Group,
    Slot,
    find_part,
    find_slot,
)
from laboratorium.intake.importing.guidance import ANSWER, FIELD, HELP
from laboratorium.intake.importing.headings import by_question, without_help
from laboratorium.intake.importing.persons import is_person
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.write_up_state import State

Row = tuple[tuple[str, str], ...]


def read_table(block: Block, state: State, reading: Reading) -> None:
    """Put what a table says where it belongs."""
    block = replace(block, rows=tuple(_in_pairs(block.rows)))
    header = [plain.strip() for _, plain in block.rows[0]]
    if state.group is not None and _names_parts(header, state.group):
        _list_table(block, header, state, state.group)
    elif _is_field_table(block, state.group):
        _field_table(block, state, reading)
    else:
        state.draft.remarks.append(f"Under »{state.heading}« er en tabel lavet om til Markdown.")
        state.text(Block(_markdown_table(block), "\n".join(map(_row_text, block.rows))))


def _in_pairs(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a table; one with two fields side by side becomes two."""
    for row in rows:
        names = [cell[1].strip() for cell in row[::2]]
        known = [name for name in names if name and _slot(name, None, 0)]
        if len(row) >= 4 and len(row) % 2 == 0 and len(known) >= 2 and len(known) == len(names):
            answers = [cell[1].strip() for cell in row[1::2]]
            if not any(answer and _slot(answer, None, 0) for answer in answers):
                yield from zip(row[::2], row[1::2], strict=True)
                continue
        yield row


def is_of_cases(block: Block) -> bool:
    """Whether a table has a case in each row: the names of fields at the top, a title's too."""
    if len(block.rows) < 2:
        return False
    slots = [_slot(plain.strip(), None, 0) for _, plain in block.rows[0] if plain.strip()]
    titled = any(slot and not slot.group and slot.field.path == ("title",) for slot in slots)
    known = sum(slot is not None for slot in slots)
    return titled and known >= 2 and 2 * known >= len(slots) and len(slots) > 1


def _names_parts(header: list[str], group: Group) -> bool:
    known = [name for name in header if name and find_part(group, name)]
    return len(known) >= 2 and len(known) * 2 >= len(header)


def _list_table(block: Block, header: list[str], state: State, group: Group) -> None:
    """A table with a row for each thing of a group and a column for each field."""
    for index, row in enumerate(block.rows[1:], start=1):
        if not any(plain.strip() for _, plain in row):
            continue
        number = state.draft.next_number(group.key)
        for column, (_, plain) in enumerate(row):
            name = header[column] if column < len(header) else ""
            where = f"tabellen under {state.heading}, række {index}"
            field = find_part(group, name) if name else None
            if field is not None:
                place(state.draft, Slot(field, group, number), plain, name, where)
            elif plain.strip():
                state.draft.loose.append(Loose(f"{state.heading}: {name}", where, plain))
    if group and group.kind:
        state.number = max(state.draft.next_number(group.key) - 1, 0)


def _is_field_table(block: Block, group: Group | None) -> bool:
    # A row with a name alone parts the table as a heading would.
    names = [row[0][1].strip() for row in block.rows if row and any(one[1] for one in row[1:])]
    known = [name for name in names if name and (is_person(name) or _slot(name, group, 0))]
    return bool(known) and len(known) * 2 >= len([name for name in names if name]) - 1


def _slot(name: str, group: Group | None, number: int) -> Slot | None:
    if group and group.kind:
        field: Field | None = find_part(group, name) if slugify(name) else None
        if field:
            return Slot(field, group, number)
    found = find_slot(without_help(name))
    if found is None and (asked := by_question(name, 2)):
        return Slot(asked)
    return None if found is None or found.field is DERIVED_FIELD else found


def _field_table(block: Block, state: State, reading: Reading) -> None:
    """A table with a field in each row: its name, what was written, and our help."""
    for index, row in enumerate(block.rows, start=1):
        cells = [plain.strip() for _, plain in row]
        if cells[:1] == [FIELD] and ANSWER in cells:
            continue
        name = cells[0] if cells else ""
        answer = cells[1] if len(cells) > 1 else ""
        where = f"tabellen under {state.heading}, række {index}"
        slot = _slot(name, state.group, state.number)
        if answer and is_person(name):
            reading.leave_person(name, where, answer)
        elif slot is not None and answer:
            state.give_way(slot)
            place(state.draft, slot, answer, name, where)
        elif answer:
            state.draft.loose.append(Loose(name, where, answer))
        if len(cells) > 2 and cells[2] and not _is_help(block):
            extra = " · ".join(cells[2:])
            state.draft.loose.append(Loose(f"{name}, tredje kolonne", where, extra))


def _is_help(block: Block) -> bool:
    first = [plain.strip() for _, plain in block.rows[0]]
    return len(first) > 2 and first[2] == HELP


def _row_text(row: tuple[tuple[str, str], ...]) -> str:
    return " | ".join(plain for _, plain in row)


def _markdown_table(block: Block) -> str:
    width = max(len(row) for row in block.rows)
    lines: list[str] = []
    for row in block.rows:
        cells = [" ".join(text.split()).replace("|", r"\|") for text, _ in row]
        lines.append(f"| {' | '.join(cells + [''] * (width - len(cells)))} |")
    lines.insert(1, f"|{'---|' * width}")
    return "\n".join(lines)
