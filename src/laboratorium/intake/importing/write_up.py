"""From the blocks of a document to drafts: field tables, the five headings, and the rest."""

from __future__ import annotations

import re

from laboratorium.intake.importing.belonging import all_of
from laboratorium.intake.importing.blocks import Block, Document
from laboratorium.intake.importing.dividing import divided
from laboratorium.intake.importing.drafts import Draft, Loose, Reading
from laboratorium.intake.importing.fields import (
    DERIVED_FIELD,
    FIELDS,
    Form,
    Slot,
    find_group,
    find_section,
    find_slot,
)
from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.guidance import is_ours
from laboratorium.intake.importing.headings import by_question
from laboratorium.intake.importing.persons import is_name, is_person
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.plain_text import NO_TITLE, is_contact
from laboratorium.intake.importing.table import read_table as read_sheets
from laboratorium.intake.importing.write_up_state import BEFORE, State
from laboratorium.intake.importing.write_up_tables import is_of_cases, read_table

_WORDS_FOR_HEADING = 8
_WORDS_FOR_TITLE = 15
_CITATION = re.compile(r"(?<!\])\\?\[(\d{1,2})\\?\](?![(\[:])")
_LABELLED = re.compile(r"\s*([^:\n]{2,60}?)\s*:\s*(\S.*)")
# A name on a line, and what it asks for on the next.
_LABEL_ABOVE = re.compile(r"(?<=\w)\s*:[*_]*\s*\n(?=\s*[^\s:][^:\n]*(?:\n|$))")
_MOST_OF_A_HEADING = 80
_ADDRESS = re.compile(r"https?$", re.IGNORECASE)
_ROUND_CASES = "Det står omkring tabellen med cases."
_TITLE = next(field for field in FIELDS if field.path == ("title",))


def read_write_up(document: Document, name: str) -> Reading:
    """The cases in a document: one, or each of those whose headings begin anew."""
    reading = Reading(notes=list(document.notes))
    for what, text in document.left:
        reading.leave(what, f"dokumentet {name}", text)
    parts = divided([block for block in document.blocks if not is_ours(block.plain)])
    known = 0
    for number, blocks in enumerate(parts, start=1):
        which = f"dokumentet {name}" if len(parts) == 1 else f"case {number} i dokumentet {name}"
        state = State(Draft(which), is_form=sum(map(bool, map(_question, blocks))) > 1)
        for block in blocks:
            known += _block(block, state, reading)
        state.close()
        for name, said in state.persons:
            reading.leave_person(name, f"under overskriften i {which}", said)
        if number == 1:
            _beside(document, state.draft)
        _cite(state.draft)
        if state.has_cases and not _is_case(state.draft):
            for item in all_of(state.draft):
                reading.leave(item.name, item.where, item.text, _ROUND_CASES)
        elif state.draft:
            reading.drafts.append(state.draft)
    if len(parts) > 1:
        reading.notes.append(f"Dokumentet er læst som {len(parts)} cases.")
    if not known and document.blocks:
        reading.notes.append(
            "Dokumentet har ingen af de fem overskrifter: Udfordringen, Stedet, Hvad vi prøvede, "
            "Hvad der skete og Hvad andre kan bruge. Sæt dem ind, eller brug skabelonen."
        )
    return reading


def _question(block: Block) -> str:
    """The line of a form that stands right over its answer, or an empty string."""
    name, _, answer = block.plain.partition("\n")
    if not answer.strip() or len(name) > _MOST_OF_A_HEADING or block.is_item or block.rows:
        return ""
    asks = name.rstrip().endswith("?") and by_question(name) is not None
    return name if asks or is_person(name) or is_name(name) else ""


def _answer(name: str, block: Block, state: State, reading: Reading) -> bool:
    """Put an answer where its question says; say whether that is one of the five sections."""
    answer = block.plain.partition("\n")[2].strip()
    asked = None if is_person(name) or is_name(name) else by_question(name)
    if asked is None:
        reading.leave_person(name, f"linjen »{name}«", answer)
        return False
    state.close()
    if asked.form is Form.MARKDOWN and len(asked.path) > 1:
        state.heading, state.section, state.group = name, str(asked.path[1]), None
        state.text(Block(block.text.partition("\n")[2].strip(), answer))
        return True
    state.heading, state.section, state.group = BEFORE, None, None
    place(state.draft, Slot(asked), answer, name, f"linjen »{name}«")
    return False


def _is_case(draft: Draft) -> bool:
    """Whether more stands in a draft than a heading and loose text."""
    others = set(draft.case.values) - {("title",)}
    return bool(others or draft.case.body or draft.pictures or any(draft.parts.values()))


def _beside(document: Document, draft: Draft) -> None:
    for number, text in enumerate(document.footnotes, start=1):
        draft.loose.append(Loose(f"Note {number}", "noter", text, "Noter har ikke et felt."))
    for text in document.boxes:
        draft.loose.append(
            Loose("Tekstfelt", "tekstfelter", text, "Tekstfelter er flyttet hertil.")
        )


def _block(block: Block, state: State, reading: Reading) -> bool:
    """Take one block in; say whether it was one of the five headings."""
    if block.picture:
        state.draft.pictures.append(block.picture)
    elif state.is_form and (question := _question(block)):
        return _answer(question, block, state, reading)
    elif block.rows and state.group is None and is_of_cases(block):
        _cases(block, state, reading)
    elif block.rows:
        read_table(block, state, reading)
    elif _fields(block, state, reading):
        pass
    elif _is_title(block, state):
        place(state.draft, Slot(_TITLE), block.plain, "Den første linje", "øverst")
        state.draft.remarks.append(f"Den første linje er læst som titel: »{block.plain}«.")
    elif _is_heading(block):
        return _heading(block, state)
    else:
        state.text(block)
    return False


def _cases(block: Block, state: State, reading: Reading) -> None:
    """Take in a table with a case in each row, as a sheet would be."""
    rows = [(number, [plain for _, plain in row]) for number, row in enumerate(block.rows, 1)]
    grid = Grid("", [one for one in rows if any(one[1])])
    grid.rich = {
        (number, column): text
        for number, row in enumerate(block.rows, 1)
        for column, (text, plain) in enumerate(row)
        if text != plain
    }
    found = read_sheets([grid])
    for draft in found.drafts:
        draft.where = f"{draft.where} af en tabel i {state.draft.where}"
    state.has_cases = state.has_cases or bool(found.drafts)
    reading.drafts += found.drafts
    reading.notes += found.notes
    reading.left += found.left


def _is_title(block: Block, state: State) -> bool:
    """Whether the first line of a write-up without a title's style stands as a title would."""
    plain = block.plain
    return (
        block.level is None
        and block.strong
        and state.at_start
        and all(NO_TITLE.match(text) for text in state.elsewhere or ())
        and not state.draft
        and "\n" not in plain
        and len(plain.split()) <= _WORDS_FOR_TITLE
        and not plain.endswith((".", ":", ",", ";", "!"))
        and not NO_TITLE.match(plain)
        and not _is_heading(Block(plain, plain))
    )


def _is_heading(block: Block) -> bool:
    """A heading by its style or weight, or a short line that says what one of ours says."""
    if block.level is not None:
        return True
    line = block.plain.rstrip(" :")
    if is_contact(line):
        return True
    if block.is_item or "\n" in line or len(line.split()) > _WORDS_FOR_HEADING:
        return False
    if block.strong and not line.endswith((".", ",", ";", "!")):
        return True
    if block.plain.rstrip().endswith(":") and (is_person(line) or _slot_of(line)):
        return True
    return find_section(line) is not None or _is_group_heading(line)


def _is_group_heading(line: str) -> bool:
    found = find_group(line)
    return found is not None and not found[2]


def _fields(block: Block, state: State, reading: Reading) -> bool:
    """Take lines such as `Kommune: Aarhus` as fields, before and between the sections."""
    if block.level is not None:
        return False
    lines = _LABEL_ABOVE.sub(": ", block.plain).split("\n")
    if state.section is not None:
        return _persons(block, lines, state, reading)
    found = [(line, _field(line, state)) for line in lines]
    if not any(slot for _, slot in found):
        return False
    for line, slot in found:
        name, _, value = (part.strip() for part in line.partition(":"))
        if slot is None:
            state.text(Block(line, line))
        elif slot.field is DERIVED_FIELD:
            reading.leave_person(name, f"linjen »{name}«", value)
        else:
            state.give_way(slot)
            place(state.draft, slot, value, name.strip("*_ "), f"linjen »{name}«")
    return True


def _persons(block: Block, lines: list[str], state: State, reading: Reading) -> bool:
    """Take lines that name persons out of a section, for the report alone."""
    found = [(line, match) for line in lines if (match := _LABELLED.fullmatch(line))]
    named = [(line, match) for line, match in found if is_person(match[1].strip("*_ "))]
    if not named or len(named) < len(lines):
        return False
    for _, match in named:
        reading.leave_person(match[1], f"linjen »{match[1]}«", match[2])
    return True


def _field(line: str, state: State) -> Slot | None:
    match = _LABELLED.fullmatch(line)
    if match is None or _ADDRESS.search(match[1]):
        return None
    name = match[1].strip("*_ ")
    if is_person(name) or (find_slot(name) is None and is_name(name)):
        return Slot(DERIVED_FIELD)
    if state.group and state.group.kind:
        return None
    slot = find_slot(name)
    return slot if slot is not None and slot.field is not DERIVED_FIELD else None


def _slot_of(heading: str) -> Slot | None:
    """The field of a case that a heading names, or None: its sections have a way of their own."""
    slot = find_slot(heading) if len(heading) <= _MOST_OF_A_HEADING else None
    if slot is None or slot.group is not None or slot.field.form in (Form.DERIVED, Form.MARKDOWN):
        return None
    return slot


def _heading(block: Block, state: State) -> bool:
    """Go to what a heading names; say whether it is one of the five."""
    line = block.plain.rstrip(" :")
    level = block.level if block.level is not None else 2
    section = find_section(line)
    group = find_group(line)
    if section:
        state.close()
        state.heading, state.section, state.section_level = line, section, level
        state.group = None
        return True
    if group and not group[2]:
        state.close()
        state.heading, state.section, state.group = line, None, group[0]
        kind = group[0].key
        last = state.draft.next_number(kind)
        state.number = last if group[1] is None or group[1] - 1 < last else group[1] - 1
        return False
    if level == 0 or (level == 1 and ("title",) not in state.draft.case.values and state.at_start):
        place(state.draft, Slot(_TITLE), block.plain, "Overskriften", "øverst")
        return False
    if level > state.section_level and state.section and not _slot_of(line):
        state.draft.case.write(state.section, f"### {block.text}")
    elif state.group and state.group.kind and state.group.kind.most_words is None:
        state.part_text(f"### {block.text}")
    else:
        state.close()
        state.heading, state.section, state.group = line, None, None
        state.slot = _slot_of(line)
    return False


def _cite(draft: Draft) -> None:
    """Let `[1]` lead to the first source, as far as there are sources."""
    sources = draft.next_number("sources")

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[{number}](#kilde-{number})" if 0 < number <= sources else match.group()

    for part in draft.files():
        for heading, texts in part.body.items():
            part.body[heading] = [_CITATION.sub(link, text) for text in texts]
