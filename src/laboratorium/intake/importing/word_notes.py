"""Sentences about what a document holds beside its text, the same for every program's."""

from __future__ import annotations

PICTURES_LEFT = (
    "De kan ikke tages ud. Læg dem i casens mappe med en beskrivelse, fotografens navn og et "
    "grundlag for at vise dem."
)


def left_link(text: str, address: str) -> str:
    """A link that leads nowhere on the web, as the report tells of it."""
    return f"»{' '.join(text.split())}« → {address}"
