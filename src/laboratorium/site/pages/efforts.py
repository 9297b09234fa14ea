"""What a case cost in money and work, as facts on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from laboratorium.base.danish import format_number
from laboratorium.model.cases import Case

MILLION = 1_000_000


@dataclass(frozen=True)
class Amount:
    """A number with its unit, what it covers, and the number of the source that says so."""

    amount: str
    covers: str
    source: int | None


@dataclass(frozen=True)
class Effort:
    label: str
    amounts: tuple[Amount, ...]


def efforts(meta: Case) -> Iterator[Effort]:
    """What is known of money and of hours; nothing where no source tells."""
    if meta.cost:
        found = (Amount(kroner(one.amount), one.covers, one.source) for one in meta.cost)
        yield Effort("Pris", tuple(found))
    if meta.hours:
        hours = (Amount(_hours(one.amount), one.covers, one.source) for one in meta.hours)
        yield Effort("Timer", tuple(hours))


def kroner(amount: int) -> str:
    """Whole kroner as they are said: `28,4 mio. kr.`, `315.000 kr.`."""
    if amount < MILLION:
        return f"{format_number(amount)} kr."
    return f"{format_number((Decimal(amount) / MILLION).normalize())} mio. kr."


def _hours(amount: int) -> str:
    return f"{format_number(amount)} {'time' if amount == 1 else 'timer'}"
