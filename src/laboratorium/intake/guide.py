"""The guide to the fields, as it stands in CONTRIBUTING.md: made from the declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laboratorium.intake.form_fields import few_terms
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kinds import KIND
from laboratorium.model.shape import Shape

GUIDE = "CONTRIBUTING.md"
"""Where it stands, under the project's root."""

_BLOCK = re.compile(r"(<!-- felter: ([a-z-]+) -->\n).*?(<!-- felter slut -->)", re.DOTALL)


def filled(text: str) -> str:
    """The text with each table of fields made anew between the marks that name its kind.

    Raises KeyError when a mark names no kind.
    """
    return _BLOCK.sub(lambda match: f"{match[1]}{_table(match[2])}{match[3]}", text)


def _table(key: str) -> str:
    kind = KIND[key]
    rows = (_row(field) for field in kind.columns if kind.is_table or not field.declared.hidden)
    head = ("| Felt | Skal med | Du kan skrive |", "|---|---|---|")
    return "\n".join((*head, *rows, ""))


def _row(field: FieldOf) -> str:
    needed = "ja" if field.required else ""
    return f"| `{field.name}` | {needed} | {' '.join(_said(field))} |"


def _said(field: FieldOf) -> Iterator[str]:
    yield field.guidance
    if field.record:
        own = fields_of(field.record)
        inner = (f"`{one.name}`{'' if one.required else ' (kan udelades)'}" for one in own)
        yield f"{'Hver har' if field.shape is Shape.RECORDS else 'Med'} {', '.join(inner)}."
    if terms := few_terms(field):
        yield f"Vælg mellem: {terms}."
