"""Put what a cell or a row says into a draft; what does not fit goes to what is loose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.intake.importing import values
from laboratorium.intake.importing.drafts import Draft, Loose
from laboratorium.intake.importing.fields import (
    GROUP,
    SECTION,
    Form,
    Group,
    Slot,
    find_section,
)
from laboratorium.intake.importing.markdown_text import harmless, visible
from laboratorium.intake.importing.rows import rows
from laboratorium.model.cases import HEADINGS
from laboratorium.model.shape import Shape
from laboratorium.reading.body import read

PICTURES = (
    "Billeder skal lægges i casens mappe sammen med en beskrivelse, fotografens navn og et "
    "grundlag for at vise dem."
)
TAKEN = "Feltet var udfyldt i forvejen."

_PAIRS = ("before", "after")


def place(draft: Draft, slot: Slot, text: str, name: str, where: str) -> None:
    """Put a text where `slot` says. `name` is what people called it, `where` the place it stood."""
    text = visible(text).strip()
    field = slot.field
    if not text:
        return
    if field.form is Form.DERIVED:
        draft.loose.append(Loose(name, where, text, "Det regner siden selv ud."))
    elif field.form is Form.PICTURES:
        draft.loose.append(Loose(name, where, text, PICTURES))
    elif field.form is Form.MARKDOWN:
        _write(draft, slot, text)
    elif field.form is Shape.RECORDS:
        _records(draft, field.path[0], text, name, where)
    elif field.form is Shape.SLUG:
        part, _ = draft.at(slot)
        part.slug = slugify(text)
    elif take_apart := values.IN_PARTS.get(field.form):
        pieces = take_apart(text)
        if not pieces:
            why = "Det er ikke til at se, hvad der er hvad."
            draft.loose.append(Loose(name, where, text, why))
        for key, piece in pieces.items():
            _put(draft, slot, (*field.path, key), piece, text, name, where)
    else:
        found, remark = values.value(field, text)
        if remark:
            draft.remarks.append(f"{name} ({where}): {remark}")
        if found is not None:
            _put(draft, slot, field.path, found, text, name, where)


def _put(
    draft: Draft, slot: Slot, path: tuple[str, ...], found: Any, text: str, name: str, where: str
) -> None:
    part, start = draft.at(slot)
    full = (*start[: len(start) - len(slot.field.path)], *path)
    if isinstance(found, list) and full in part.values:
        # Two columns for one list, such as one column for each P: they are put together.
        part.values[full] = list(dict.fromkeys([*part.values[full], *found]))
    elif not part.put(full, found, f"{name} ({where})"):
        draft.loose.append(Loose(name, where, text, TAKEN))


def _write(draft: Draft, slot: Slot, text: str) -> None:
    part, path = draft.at(slot)
    if slot.group is not None:
        plain = slot.group.kind is None or slot.group.kind.most_words is not None
        part.write("", harmless(text, headings=not plain))
    elif len(path) > 1:
        part.write(str(path[1]), harmless(text))
    else:
        _whole_text(draft, text)


def _whole_text(draft: Draft, text: str) -> None:
    """A body with the five headings in it, as the open data has it."""
    for section in read(text).sections:
        heading = section.heading
        known = find_section(heading.text) if heading else HEADINGS[0]
        if known and not section.is_empty:
            draft.case.write(known, harmless(section.text.strip("\n"), headings=True))
        elif heading and not known:
            draft.loose.append(Loose(heading.text, "i teksten", section.text.strip()))


def _records(draft: Draft, key: str, text: str, name: str, where: str) -> None:
    group = GROUP[key]
    if text.startswith("["):
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list) and all(isinstance(item, dict) for item in listed):
            for item in listed:
                _record(draft, group, item, name, where)
            return
    for line, row in rows(group, text):
        if row is None:
            why = f"Skriv i stedet i kolonnerne »{group.label} 1: …«."
            draft.loose.append(Loose(name, where, line, why))
            continue
        number = draft.next_number(group.key)
        for field in group.fields:
            said = row.get(field.path, "")
            place(draft, Slot(field, group, number), said, f"{name} {number + 1}", where)


def _record(draft: Draft, group: Group, item: Mapping[str, Any], name: str, where: str) -> None:
    """One object of the open data's JSON; lists within it are joined again to be read."""
    number = draft.next_number(group.key)
    for key, inner in item.items():
        path = tuple(key.split("_", 1)) if key.startswith(_PAIRS) else (key,)
        field = next((one for one in group.fields if path == one.path), None)
        if key == "text":
            field = next((one for one in group.fields if one.path == (SECTION,)), None)
        if isinstance(inner, list):
            inner = "\n".join(str(one) for one in inner)
        if inner is None or inner == "" or (field and field.form is Form.DERIVED):
            continue
        if field is None:
            draft.loose.append(Loose(f"{name}: {key}", where, str(inner)))
        else:
            place(draft, Slot(field, group, number), str(inner), f"{name} {number + 1}", where)
