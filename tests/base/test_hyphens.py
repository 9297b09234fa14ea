"""Where long Danish words may break."""

from __future__ import annotations

import pytest

from laboratorium.base.hyphens import SOFT, hyphened

WORDS = (
    "Tilgængeligheds-erklæring",
    "Lærings-pointer",
    "borger-samlingen",
    "bæredygtigheds-udfordringer",
    "ressource-personer",
    "aktions-lærings-gruppe",
    "regn-vands-bassinet",
    "velfærds-udfordringer",
    "organisations-typer",
    "beskæftigelses-indsatsen",
    "klima-tilpasnings-projekt",
    "sundheds-forvaltningen",
    "ungdoms-uddannelse",
)


@pytest.mark.parametrize("broken", WORDS)
def test_a_long_compound_may_break_where_its_parts_meet(broken: str) -> None:
    assert hyphened(broken.replace("-", "")).replace(SOFT, "-") == broken


@pytest.mark.parametrize("text", ["kort, korte ord", "x1234567890123456", "", "Zzzzzzzzzzzzzzzzz"])
def test_other_words_stay_whole(text: str) -> None:
    assert hyphened(text) == text


def test_nothing_but_soft_hyphens_is_added() -> None:
    text = "Laboratorium for BÆREDYGTIGHEDSUDFORDRINGER – <b>ungdomsuddannelse</b>\n"
    assert hyphened(text) != text
    assert hyphened(text).replace(SOFT, "") == text
