"""From the blocks of a Word document to a draft: field tables, the five headings, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.drafts import Draft, Loose, Part, Reading
from laboratorium.intake.importing.fields import (
    DERIVED_FIELD,
    FIELDS,
    Field,
    Group,
    Slot,
    find_group,
    find_part,
    find_section,
    find_slot,
)
from laboratorium.intake.importing.guidance import ANSWER, FIELD, HELP, is_ours
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.word import Block, Document

BEFORE = "Før den første overskrift"
_WORDS_FOR_HEADING = 8
_CITATION = re.compile(r"\\\[(\d{1,2})\\\](?!\()")
_TITLE = next(field for field in FIELDS if field.path == ("title",))


@dataclass
class _State:
    """Where in the document we are: a section of the five, a group and its number, or elsewhere."""

    draft: Draft
    heading: str = BEFORE
    section: str | None = None
    section_level: int = 9
    group: Group | None = None
    number: int = 0
    elsewhere: list[str] | None = None


def read_write_up(document: Document, name: str) -> Reading:
    """The one case in a document."""
    reading = Reading(notes=list(document.notes))
    draft = Draft(f"dokumentet {name}")
    state = _State(draft)
    known = 0
    for block in document.blocks:
        if is_ours(block.plain):
            continue
        if block.rows:
            _table(block, state)
        elif _is_heading(block):
            known += _heading(block, state)
        else:
            _text(block, state)
    _close(state)
    for number, text in enumerate(document.footnotes, start=1):
        draft.loose.append(Loose(f"Note {number}", "noter", text, "Noter har ikke et felt."))
    for text in document.boxes:
        draft.loose.append(
            Loose("Tekstfelt", "tekstfelter", text, "Tekstfelter er flyttet hertil.")
        )
    _cite(draft)
    if not known and document.blocks:
        reading.notes.append(
            "Dokumentet har ingen af de fem overskrifter: Udfordringen, Stedet, Hvad vi prøvede, "
            "Hvad der skete og Hvad andre kan bruge. Sæt dem ind, eller brug skabelonen."
        )
    if draft:
        reading.drafts.append(draft)
    return reading


def _is_heading(block: Block) -> bool:
    """A heading by its style, or a short line that says exactly what one of ours says."""
    if block.level is not None:
        return True
    line = block.plain.rstrip(" :")
    if block.is_item or "\n" in line or len(line.split()) > _WORDS_FOR_HEADING:
        return False
    return find_section(line) is not None or _is_group_heading(line)


def _is_group_heading(line: str) -> bool:
    found = find_group(line)
    return found is not None and not found[2]


def _heading(block: Block, state: _State) -> bool:
    """Go to what a heading names; say whether it is one of the five."""
    line = block.plain.rstrip(" :")
    level = block.level if block.level is not None else 2
    section = find_section(line)
    group = find_group(line)
    if section:
        _close(state)
        state.heading, state.section, state.section_level = line, section, level
        state.group = None
        return True
    if group and not group[2]:
        _close(state)
        state.heading, state.section, state.group = line, None, group[0]
        kind = group[0].key
        last = state.draft.next_number(kind)
        state.number = last if group[1] is None or group[1] - 1 < last else group[1] - 1
        return False
    if level == 0 or (
        level == 1 and ("title",) not in state.draft.case.values and _at_start(state)
    ):
        place(state.draft, Slot(_TITLE), block.plain, "Overskriften", "øverst")
        return False
    if level > state.section_level and state.section:
        state.draft.case.write(state.section, f"### {block.text}")
    elif state.group and state.group.kind and state.group.kind.most_words is None:
        _part_text(state, f"### {block.text}")
    else:
        _close(state)
        state.heading, state.section, state.group = line, None, None
    return False


def _at_start(state: _State) -> bool:
    return state.section is None and state.group is None and state.heading == BEFORE


def _text(block: Block, state: _State) -> None:
    if state.section:
        _append(state.draft.case, state.section, block.text, block.is_item)
    elif state.group and state.group.kind:
        _part_text(state, block.text, block.is_item)
    elif state.group is not None:
        field = next(one for one in FIELDS if one.path == (state.group.key,))
        for line in block.plain.split("\n"):
            place(state.draft, Slot(field), line, state.heading, "teksten")
    else:
        state.elsewhere = [*(state.elsewhere or []), block.text]


def _part_text(state: _State, text: str, is_item: bool = False) -> None:
    assert state.group is not None
    field = next(one for one in state.group.fields if one.path == ("body",))
    part, _ = state.draft.at(Slot(field, state.group, state.number))
    _append(part, "", text, is_item)


def _append(part: Part, heading: str, text: str, is_item: bool) -> None:
    """Put a paragraph under a heading; an item goes to the list that ends there."""
    texts = part.body.setdefault(heading, [])
    if is_item and texts and re.match(r"\s*(?:-|1\.) ", texts[-1].rpartition("\n")[2]):
        texts[-1] += f"\n{text}"
    else:
        texts.append(text)


def _close(state: _State) -> None:
    """Keep what stood under a heading that is none of ours."""
    if state.elsewhere:
        text = "\n\n".join(state.elsewhere)
        state.draft.loose.append(Loose(state.heading, "overskrift", text))
    state.elsewhere = None


def _table(block: Block, state: _State) -> None:
    header = [plain.strip() for _, plain in block.rows[0]]
    if state.group is not None and _names_parts(header, state.group):
        _list_table(block, header, state, state.group)
    elif _is_field_table(block, state.group):
        _field_table(block, state)
    else:
        state.draft.remarks.append(f"Under »{state.heading}« er en tabel lavet om til Markdown.")
        _text(Block(_markdown_table(block), "\n".join(map(_row_text, block.rows))), state)


def _names_parts(header: list[str], group: Group) -> bool:
    known = [name for name in header if name and find_part(group, name)]
    return len(known) >= 2 and len(known) * 2 >= len(header)


def _list_table(block: Block, header: list[str], state: _State, group: Group) -> None:
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
    names = [row[0][1].strip() for row in block.rows if row]
    known = [name for name in names if name and _slot(name, group, 0)]
    return bool(known) and len(known) * 2 >= len([name for name in names if name]) - 1


def _slot(name: str, group: Group | None, number: int) -> Slot | None:
    if group and group.kind:
        field: Field | None = find_part(group, name) if slugify(name) else None
        if field:
            return Slot(field, group, number)
    found = find_slot(name)
    return None if found is None or found.field is DERIVED_FIELD else found


def _field_table(block: Block, state: _State) -> None:
    """A table with a field in each row: its name, what was written, and our help."""
    for index, row in enumerate(block.rows, start=1):
        cells = [plain.strip() for _, plain in row]
        if cells[:1] == [FIELD] and ANSWER in cells:
            continue
        name = cells[0] if cells else ""
        answer = cells[1] if len(cells) > 1 else ""
        where = f"tabellen under {state.heading}, række {index}"
        slot = _slot(name, state.group, state.number)
        if slot is not None and answer:
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


def _cite(draft: Draft) -> None:
    """Let `[1]` lead to the first source, as far as there are sources."""
    sources = draft.next_number("sources")

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[{number}](#kilde-{number})" if 0 < number <= sources else match.group()

    for part in draft.files():
        for heading, texts in part.body.items():
            part.body[heading] = [_CITATION.sub(link, text) for text in texts]
