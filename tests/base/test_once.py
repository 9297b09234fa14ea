"""An answer is kept with the object that it is about, and with no other."""

from __future__ import annotations

from dataclasses import dataclass

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.once import once

asked: list[str] = []


@dataclass(frozen=True)
class Named:
    name: str


@once
def loud(named: Named) -> str:
    asked.append(named.name)
    return named.name.upper()


def test_it_is_worked_out_once_for_each() -> None:
    one, other = Named("a"), Named("b")
    before = Fingerprints().of(one)
    assert [loud(one), loud(other), loud(one)] == ["A", "B", "A"]
    assert asked == ["a", "b"]
    assert one == Named("a") and Fingerprints().of(one) == before
