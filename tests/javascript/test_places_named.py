"""A question that names a place: which one, and what else it asks."""

from __future__ import annotations

import json

import pytest

from laboratorium.site.facet_index import near
from node_process import Ask
from own_content import own_catalogue

BODY = """
const { mayName, placeIn } = await load("facets/near.js");
const { fold } = await load("search/words.js");
const [known, queries] = argument;
return queries.map((query) => {
    const found = mayName(query) ? placeIn(known, query, fold) : null;
    return found && [found.label, found.rest, found.isAsked];
});
"""
NAMED = {
    "regnvand nær Viborg": ("Viborg", "regnvand", True),
    "regnvand nær viborgs kommune": ("Viborg", "regnvand", True),
    "hvad er gjort i nærheden af Løkken": ("Løkken", "hvad er gjort", True),
    "cykler tæt på nykøbing falster for ældre": ("Nykøbing Falster", "cykler for ældre", True),
    "natur omkring Randers": ("Randers", "natur", True),
    "energi nær Aarhus": ("Aarhus", "energi", True),
    "energi nær Århus": ("Aarhus", "energi", True),
    "noget nær Copenhagen": ("København", "noget", True),
    "madfællesskab nær øen Als": ("Als", "madfællesskab", True),
    "varme nær Møn": ("Møn", "varme", True),
    "varme nær region Sjælland": ("Region Sjælland", "varme", True),
    "varme nær Sjælland": ("Sjælland", "varme", True),
    "genbrug i nærheden af Region Nordjylland": ("Region Nordjylland", "genbrug", True),
    "regnvand i Løkken": ("Løkken", "regnvand", False),
    "boliger i Region Midtjylland": ("Region Midtjylland", "boliger", False),
    "Viborg regnvand": ("Viborg", "regnvand", False),
    "nær Skagen": ("Skagen", "", True),
}
NOT_NAMED = (
    *("regnvand", "give ældre noget at give", "nær", "omkring vand", "Give ældre en bolig"),
    *("hvem har hals", "tæt på naturen", "nær constructor", "toString nær __proto__", ""),
)


@pytest.fixture(scope="module")
def known() -> object:
    return json.loads(near(own_catalogue()))


def test_a_place_is_found_by_each_of_its_names(ask: Ask, known: object) -> None:
    found = ask(BODY, [known, [*NAMED]])
    assert dict(zip(NAMED, map(tuple, found), strict=True)) == NAMED


def test_common_words_are_no_places(ask: Ask, known: object) -> None:
    found = ask(BODY, [known, [*NOT_NAMED]])
    assert dict(zip(NOT_NAMED, found, strict=True)) == dict.fromkeys(NOT_NAMED)
