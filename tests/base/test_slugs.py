"""Slugs have one form and one length, whoever makes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.slugs import MAX_SLUG, day_of, free, is_slug, named_after, shortened


@pytest.mark.parametrize("slug", ["a", "a-b", "2026", "foens-vestfyn-2"])
def test_words_of_letters_and_digits_are_a_slug(slug: str) -> None:
    assert is_slug(slug)


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "a--b", "A", "æ", "a_b", "a b", "a\n"])
def test_nothing_else_is(text: str) -> None:
    assert not is_slug(text)


def test_a_dated_name_says_its_day() -> None:
    assert day_of("2026-11-23-lav-pris") == "2026-11-23"
    assert [day_of(stem) for stem in ("2026-11-23", "lav-pris", "2026-11-23-Lav")] == [None] * 3


@pytest.mark.parametrize(
    ("texts", "slug"),
    [
        (("Aarhus", "Naboerne: et værksted"), "aarhus-naboerne-et-vaerksted"),
        (("", "Æ"), "ae"),
        (("Ærø",), "aeroe"),
        (("En to tre fire fem", "seks syv otte"), "en-to-tre-fire-fem-seks-syv"),
        (("!", ""), ""),
        (("x" * 200,), "x" * MAX_SLUG),
    ],
)
def test_a_name_is_made_of_the_first_words(texts: tuple[str, ...], slug: str) -> None:
    assert named_after(*texts) == slug


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert free("torvet", set().__contains__) == "torvet"
    assert free("torvet", {"torvet", "torvet-2"}.__contains__) == "torvet-3"
    assert free("torvet", {"torvet"}.__contains__, 9) == "torvet-9"


@given(st.lists(st.text()), st.sets(st.integers(2, 9)))
def test_every_name_that_is_made_is_one(texts: list[str], taken: set[int]) -> None:
    slug = named_after(*texts)
    assert not slug or (is_slug(slug) and len(slug) <= MAX_SLUG)
    if slug:
        others = {slug, *(f"{shortened(slug, 6)}-{number}" for number in taken)}
        found = free(slug, others.__contains__)
        assert is_slug(found) and len(found) <= MAX_SLUG and found not in others
