"""Roots: all forms of a word are one, and two words are two, measured on a table."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from laboratorium.base.danish import fold
from laboratorium.base.danish_roots import known, read, root, root_folded, root_terms
from pace import is_quick

TABLE = Path(__file__).parents[1] / "data" / "inflections.tsv"
WHOLE, JOINED = 0.95, 0.02

FAMILIES = [
    "grøn grønt grønne grønnere grønneste",
    "lokal lokalt lokale",
    "social socialt sociale",
    "åben åbent åbne",
    "vigtig vigtigt vigtige vigtigere vigtigst",
    "hjemløs hjemløst hjemløse",
    "praktisk praktiske",
    "indsats indsatsen indsatser indsatserne indsatsens",
    "proces processen processer processerne",
    "plads pladsen pladser pladserne pladsernes",
    "arbejdsplads arbejdspladsen arbejdspladser",
    "kreds kredsen kredse kredsene",
    "center centret centeret centre centrene centrets",
    "jobcenter jobcentret jobcentre",
    "museum museet museer museerne museets",
    "laboratorium laboratoriet laboratorier",
    "kursus kurset kurser kurserne",
    "cykel cyklen cykler cyklerne",
    "artikel artiklen artikler",
    "budget budgettet budgetter",
    "aktivitet aktiviteter aktiviteten aktivitets",
    "mulighed muligheder mulighederne mulighedens",
    "leverandør leverandører leverandørens",
    "nabo naboen naboer naboerne naboens",
    "sø søen søer søerne",
    "by byen byer byernes",
    "barn barnet børn børnene",
    "landsby landsbyen landsbyer",
]
APART = [
    "tal tale",
    "ord orden",
    "plan planet",
    "sund sundhed",
    "mulig mulighed",
    "tid tidlig",
    "bruger brug",
    "politik politiker",
    "gammel ældre",
    "kerne kernehus",
    "bil billede",
    "rum park",
]


def rows() -> dict[tuple[str, str], list[str]]:
    lines = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    return {(word, kind): forms.split(" ") for word, kind, forms in lines}


@pytest.mark.parametrize("family", FAMILIES)
def test_inflections_share_a_root(family: str) -> None:
    assert len({root(word) for word in family.split()}) == 1


@pytest.mark.parametrize("words", APART)
def test_different_words_do_not(words: str) -> None:
    one, other = words.split()
    assert root(one) != root(other)


def test_the_words_of_municipal_texts_have_one_root_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = rows()
    assert len(table) >= 400
    parted = [word for (word, _), forms in table.items() if len({*map(root, forms)}) > 1]
    with_root: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, kind in table:
        with_root[root(word)].append((word, kind))
    # Words that have a form in common (lokal, lokale) cannot be told apart by a form.
    joined = {
        word
        for held in with_root.values()
        for pair in combinations(held, 2)
        if pair[0][0] != pair[1][0] and set(table[pair[0]]).isdisjoint(table[pair[1]])
        for word in pair
    }
    whole, wrong = 1 - len(parted) / len(table), len(joined) / len(table)
    with capsys.disabled():
        print(f"\n{len(table)} words: {whole:.1%} with one root, {wrong:.1%} with another's")
        print(f"  parted: {', '.join(parted)}")
        print(f"  joined: {', '.join(sorted(word for word, _ in joined))}")
    assert whole >= WHOLE
    assert wrong <= JOINED


def test_a_line_says_what_the_rules_cannot_know() -> None:
    found = read(["# a note", "", "god gode", "-billede billeder", "-plads", "kerne"])
    assert found.base("gode") == "god"
    assert found.base("luftbilleder") == "luftbillede"
    assert found.base("overgode") == "overgode"
    assert found.keeps("arbejdsplads") and found.keeps("kerne")
    assert not found.keeps("vandkerne")


def test_every_line_of_the_list_is_of_use() -> None:
    rules = known()
    for form, base in rules.forms.items():
        assert root_folded(form) == root_folded(base), form
    for word in rules.kept | rules.ends:
        assert root_folded(word) == word


def test_terms_are_the_whole_word_and_then_its_parts() -> None:
    assert root_terms("Byrådets grønne indsatser i Århus") == [
        *("byraad", "by", "raad", "groen"),
        *("indsats", "aarhu"),
    ]


def test_a_root_is_made_of_the_folded_word_and_never_empty() -> None:
    for word in ("Ø", "å", "12", "CO2", "s", "ens", "erne", "Жители", "grøn"):
        assert root(word) == root_folded(fold(word)) != ""


def test_a_very_long_word_is_no_burden() -> None:
    for word in ("klimaerne" * 40, "s" * 400, "tale" * 100):
        assert is_quick(lambda word=word: root(word), 0.3)
