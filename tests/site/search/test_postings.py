"""Which terms stand in which units, and how much that says."""

from __future__ import annotations

import math

import pytest

from laboratorium.base.danish_roots import root
from laboratorium.base.danish_words import skeleton
from laboratorium.site.search import postings
from laboratorium.site.search.model import Section, Unit
from laboratorium.site.search.postings import LEVELS_PER_ONE, Postings, Term


def unit(text: str, title: str = "", hidden: str = "", heading: str = "") -> Unit:
    return Unit("case", title, "cases/x/", (Section("", heading, text),), hidden)


def found(*units: Unit) -> dict[str, Term]:
    made = Postings()
    for some in (units[:2], units[2:]):  # However they are cut into runs.
        made.add(postings.gather(map(postings.count, some)))
    ranked = made.ranked()
    terms = [ranked.term(place) for place in range(len(ranked.names))]
    assert list(ranked.levels) == [len(term.levels) for term in terms]
    assert terms == sorted(terms, key=lambda term: (skeleton(term.text), term.text))
    return {term.text: term for term in terms}


def numbers(term: Term | None) -> list[int]:
    return sorted(number for _, units in term.levels for number in units) if term else []


def levels(term: Term) -> dict[int, int]:
    """Unit → level."""
    return {number: level for level, units in term.levels for number in units}


FINDS = [
    ("udfordring", "Velfærdsudfordringerne voksede"),
    ("velfærd", "Velfærdsudfordringerne voksede"),
    ("aeldre", "Ældre mødtes"),
    ("ÆLDRES", "de ældre"),
    ("bøger", "En bog"),
    ("landmand", "To landmænd"),
    ("sø", "Ved søerne"),
    ("café", "cafe"),
    ("2030", "CO2-mål for 2030"),
]


@pytest.mark.parametrize(("word", "text"), FINDS)
def test_a_unit_has_the_terms_of_its_words_and_of_their_parts(word: str, text: str) -> None:
    assert numbers(found(unit(text), unit("Noget helt andet")).get(root(word))) == [0]


def test_every_part_of_a_unit_is_looked_through() -> None:
    terms = found(unit("vand", title="sol", hidden="vind", heading="jord"))
    assert {*terms} == {"vand", "sol", "vind", "jord"}


def test_stop_words_and_signs_are_no_terms() -> None:
    assert found(unit("og i på – det 🌱 ... <>")) == {}
    assert found() == {}
    assert found(unit("")) == {}


def test_a_word_nobody_knows_is_found_by_its_end_when_both_halves_stand_elsewhere() -> None:
    terms = found(unit("surfklubben"), unit("klub"), unit("surf"), unit("zorkklubben"))
    assert numbers(terms["klub"]) == [0, 1]
    assert levels(terms["klub"])[1] > levels(terms["klub"])[0]
    assert terms["klub"].units == 2


def test_the_weights_are_those_of_bm25() -> None:
    terms = found(unit("vand vand sol"), unit("vand"))
    lead, k1, b = postings.LEAD, postings.K1, postings.B
    average = 2 * lead
    for number, (times, length) in enumerate([(2 * lead, 3 * lead), (lead, lead)]):
        weight = times * (k1 + 1) / (times + k1 * (1 - b + b * length / average))
        assert levels(terms["vand"])[number] == round(weight * LEVELS_PER_ONE)


def test_a_title_counts_more_than_a_text() -> None:
    terms = found(unit("sol", title="vand"), unit("vand", title="sol"))
    assert levels(terms["vand"])[0] > levels(terms["vand"])[1]


def test_what_a_page_begins_with_counts_more_and_what_is_hidden_less() -> None:
    def of(*sections: Section, hidden: str = "") -> Unit:
        return Unit("case", "Titel", "cases/a/", sections, hidden)

    lead, below = Section("", "", "vand sol"), Section("her", "Overskrift", "vand")
    found_in = levels(found(of(lead), of(below), of(hidden="vand"))["vand"])
    assert found_in[0] > found_in[1] > found_in[2]


def test_the_last_part_of_a_compound_counts_more_than_what_stands_before_it() -> None:
    terms = found(unit("landsby"))
    assert levels(terms["by"])[0] > levels(terms["land"])[0]


def test_of_a_word_in_very_many_units_those_it_says_most_about_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "MOST_UNITS", 3)
    units = [unit("vand " * times + "sol " * (9 - times)) for times in (1, 5, 1, 9, 1, 7, 1)]
    term = found(*units)["vand"]
    assert term.units == 7, "its rarity is that of all its units"
    assert numbers(term) == [1, 3, 5]


def test_levels_go_down_and_units_up() -> None:
    term = found(*[unit("vand " * times) for times in (1, 2, 4, 8, 8, 4, 2, 1)])["vand"]
    assert [level for level, _ in term.levels] == sorted({*levels(term).values()}, reverse=True)
    assert all(list(units) == sorted(units) for _, units in term.levels)
    most = math.ceil((postings.K1 + 1) * LEVELS_PER_ONE)
    assert all(1 <= level <= most for level, _ in term.levels)
