"""The list of words that mean the same: how a line is read, and that the list itself is sound."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from laboratorium.base.danish import fold
from laboratorium.base.danish_roots import root
from laboratorium.base.danish_words import stop_words
from laboratorium.site.search.synonyms import LIST, SynonymError, read, synonyms

# A visitor who searches fetches the whole list.
MOST_JSON = 46_000
MOST_WORDS = 8


def lines() -> list[str]:
    text = (resources.files("laboratorium.base") / LIST).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(line: str) -> list[str]:
    return [word.strip() for word in line.replace(">", ",").split(",")]


def test_a_group_works_both_ways() -> None:
    found = read(["sygehus, hospital"])
    assert found == {root("sygehus"): ("hospital",), root("hospital"): ("sygehus",)}


def test_an_arrow_works_one_way() -> None:
    assert read(["dyr > fugl, ørred"]) == {root("dyr"): ("fugl", "oerred")}


def test_a_word_in_several_groups_keeps_the_order_without_repeats() -> None:
    found = read(["# Bolig", "", "bolig, hjem", "bolig > lejlighed, hjem"])
    assert found[root("bolig")] == ("hjem", "lejlighed")


@pytest.mark.parametrize("line", ["hus", "hus, to ord", "hus, ", "hus > "])
def test_a_line_that_is_no_group_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(SynonymError, match=rf"^{LIST}:2: "):
        read(["# Bolig", line])


def test_the_list_is_short_enough_to_fetch() -> None:
    assert len(json.dumps(dict(synonyms()))) < MOST_JSON


def test_groups_are_small_and_hold_no_word_twice() -> None:
    for line in lines():
        assert len(words(line)) <= MOST_WORDS, line
        assert len(set(words(line))) == len(words(line)), line
    assert len(set(lines())) == len(lines())


def test_no_word_is_one_that_the_search_leaves_out() -> None:
    assert not {word for line in lines() for word in words(line) if fold(word) in stop_words()}
