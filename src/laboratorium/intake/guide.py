"""The guide to the fields, as it stands in CONTRIBUTING.md: made from the declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laboratorium.intake.form_fields import MOST_CARDS
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kinds import KIND
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies

GUIDE = "CONTRIBUTING.md"
"""Where it stands, under the project's root."""

_BLOCK = re.compile(r"(<!-- felter: ([a-z-]+) -->\n).*?(<!-- felter slut -->)", re.DOTALL)
_NAMED_ELSEWHERE = frozenset(("sdg", "licences"))


def filled(text: str) -> str:
    """The text with each table of fields made anew between the marks that name its kind.

    Raises KeyError when a mark names no kind.
    """
    return _BLOCK.sub(lambda match: f"{match[1]}{_table(match[2])}{match[3]}", text)


def _table(key: str) -> str:
    rows = (_row(field) for field in fields_of(KIND[key].model) if not field.declared.hidden)
    head = ("| Felt | Skal med | Du kan skrive |", "|---|---|---|")
    return "\n".join((*head, *rows, ""))


def _row(field: FieldOf) -> str:
    needed = "ja" if field.required else ""
    return f"| `{field.name}` | {needed} | {' '.join(_said(field))} |"


def _said(field: FieldOf) -> Iterator[str]:
    yield field.help
    if field.shape is Shape.TEXT and field.most:
        yield f"Højst {field.most} tegn."
    if field.record:
        inner = (f"`{one.name}`{'' if one.required else ' (kan udelades)'}" for one in _own(field))
        yield (
            f"Hver har {', '.join(inner)}."
            if field.shape is Shape.RECORDS
            else (f"Med {', '.join(inner)}.")
        )
    if field.vocabulary and field.vocabulary not in _NAMED_ELSEWHERE:
        terms = vocabularies()[field.vocabulary]
        if len(terms) <= MOST_CARDS:
            yield f"Vælg mellem: {'; '.join(term.label for term in terms)}."


def _own(field: FieldOf) -> tuple[FieldOf, ...]:
    return fields_of(field.record) if field.record else ()
