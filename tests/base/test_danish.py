"""Danish text: folding, slugs, dates, numbers, words, and what is spelt alike."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.danish import (
    DateLike,
    Nearest,
    collation_key,
    count_words,
    fold,
    format_date,
    format_number,
    slugify,
)
from laboratorium.model.partial_date import PartialDate

FOLDED = {
    "Århus": "aarhus",
    "Aarhus": "aarhus",
    "ÆBLEGRØD": "aeblegroed",
    "Café, Ærø": "cafe, aeroe",
    "Malmö": "malmoe",
    "Ängelholm": "aengelholm",
    "Straße": "strasse",
    "Þórshöfn": "thorshoefn",
    "İ": "i",
    "plain ASCII": "plain ascii",
    "": "",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items())
def test_fold_takes_danish_letters_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


SLUGS = {
    "Samsø: Vedvarende energi-ø": "samsoe-vedvarende-energi-oe",
    "Høje-Taastrup": "hoeje-taastrup",
    "  Hvad vi prøvede?! ": "hvad-vi-proevede",
    "climate_action": "climate-action",
    "CC-BY-4.0": "cc-by-4-0",
    "---": "",
    "日本": "",
}


@pytest.mark.parametrize(("text", "slug"), SLUGS.items())
def test_a_slug_is_fit_for_an_address(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_of_anything_holds_only_letters_numbers_and_single_hyphens(text: str) -> None:
    slug = slugify(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")
    assert "--" not in slug
    assert slugify(slug) == slug


DATES: list[tuple[DateLike, str]] = [
    (date(2023, 1, 26), "26. januar 2023"),
    (PartialDate(2013, 10), "oktober 2013"),
    (PartialDate(2013), "2013"),
    (PartialDate(2026, 12, 1), "1. december 2026"),
]


@pytest.mark.parametrize(("value", "written"), DATES)
def test_a_date_is_written_as_danes_write_it(value: DateLike, written: str) -> None:
    assert format_date(value) == written


NUMBERS: list[tuple[Decimal | float | int, str]] = [
    (1500, "1.500"),
    (999, "999"),
    (1234567, "1.234.567"),
    (19.7, "19,7"),
    (Decimal("19.70"), "19,70"),
    (Decimal("1E+3"), "1.000"),
    (1e16, "10.000.000.000.000.000"),
    (1e-7, "0,0000001"),
    (0, "0"),
    (Decimal("-0.5"), "−0,5"),
    (-1500, "−1.500"),
]


@pytest.mark.parametrize(("value", "written"), NUMBERS)
def test_a_number_is_written_as_danes_write_it(value: Decimal | float | int, written: str) -> None:
    assert format_number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(value: Decimal | float) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(value)


WORDS = {
    "": 0,
    "En to tre": 3,
    "19,7 mio. kr.": 3,
    "e-bog og it-systemer": 3,
    "Hvad – og hvorfor — nu?": 4,
    "1.500 besøg/år": 2,
    "borgernes' CO₂": 2,
}


@pytest.mark.parametrize(("text", "count"), WORDS.items())
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert count_words(text) == count


MANY = [*(f"case-nummer-{number}" for number in range(2000)), "middelfart-foens-naervarme"]


@pytest.mark.parametrize(
    ("candidates", "text", "found"),
    [
        (["title", "summary"], "titel", "title"),
        (["Ærø", "Samsø"], "aeroe", "Ærø"),
        (["title"], "xyz", None),
        ([], "title", None),
        (MANY, "midelfart-foens-nærvarme", "middelfart-foens-naervarme"),
    ],
)
def test_the_nearest_is_found_if_it_is_near(
    candidates: list[str], text: str, found: str | None
) -> None:
    assert Nearest(candidates).find(text) == found


def test_a_very_long_text_is_near_nothing() -> None:
    assert Nearest(["title"]).find("x" * 1_000_000) is None


def test_names_sort_as_in_a_danish_dictionary() -> None:
    names = ["Ærø", "Aarhus", "Ålborg", "Odense", "Ølgod", "Albertslund", "Zealand"]
    expected = ["Albertslund", "Odense", "Zealand", "Ærø", "Ølgod", "Ålborg", "Aarhus"]
    assert sorted(names, key=collation_key) == expected
