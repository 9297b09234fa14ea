"""Danish words: stems, the parts of compounds (with a measured table), and the terms of a text."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import (
    irregular_forms,
    parts_of,
    read_parts,
    skeleton,
    split_compound,
    stem,
    stem_folded,
    stop_words,
    terms,
)
from pace import is_quick

TABLE = Path(__file__).parents[1] / "data" / "compounds.tsv"
WORDS = resources.files("laboratorium.base") / "words"
RIGHT, WRONG = 0.90, 0.02


def stems(parts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(map(stem, parts))


def compounds() -> dict[str, set[tuple[str, ...]]]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    table = {word: {stems(one.split()) for one in right.split("|")} for word, right in rows}
    assert len(table) == len(rows) >= 300
    return table


def test_compounds_of_municipal_life_are_split_right(capsys: pytest.CaptureFixture[str]) -> None:
    table = compounds()
    found = {word: split_compound(word) for word in table}
    whole = [word for word, parts in found.items() if not parts]
    wrong = [word for word, parts in found.items() if parts and stems(parts) not in table[word]]
    right = 1 - (len(whole) + len(wrong)) / len(table)
    with capsys.disabled():
        print(f"\n{len(table)} compounds: {right:.1%} right, {len(wrong) / len(table):.1%} wrong")
        print(f"  not split: {', '.join(whole)}")
        print(f"  wrong: {', '.join('+'.join(found[word]) for word in wrong)}")
    assert right >= RIGHT
    assert len(wrong) / len(table) <= WRONG


# No compounds, though other words can be seen in them.
SIMPLE = """
    aktører ansvar arbejdsløshed begynde behandling beboere befolkning beslutninger betale borgere
    deltagelse drikke dygtighed efterår ejerskab elever erfaringer etablerede forandring forening
    forslag fortælle forskning fremtid frivillige fællesskab godkendelse grænser handlinger
    hastighed indsats involvere kommune konkret kultur landskab ledelse lejlighed ledige
    løsninger medarbejder mobilitet mulighed muligheder organisere organisering overgang
    partnerskab politik produktion reparation resultater samarbejde samskabelse samtaler
    skepsis sortering station sundhed tilbud tilladelse tilpasning trafik uddannelse udfordring
    udvalg undersøgelse undervisning venskab vurdering værdighed økonomi ændringer
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", SIMPLE)
def test_a_simple_word_stays_whole(word: str) -> None:
    assert split_compound(word) == ()


SPLIT = [
    ("klimatilpasninger", "klima tilpasning"),
    ("Velfærdsudfordringernes", "velfærd udfordring"),
    ("landsbyer", "land by"),
    ("øsamfundet", "ø samfund"),
    ("jobcentret", "job center"),
    ("elcyklerne", "el cykel"),
    ("delebussen", "dele bus"),
    ("boligsociale", "bolig social"),
    ("regnvandsbassinet", "regn vand bassin"),
    ("byrumsprojekter", "by rum projekt"),
]


@pytest.mark.parametrize(("word", "parts"), SPLIT)
def test_the_last_part_may_be_inflected_and_a_compound_may_add_an_s(word: str, parts: str) -> None:
    assert split_compound(word) == tuple(parts.split())


SPELLINGS = [
    ("børnehave", "boernehave"),
    ("søbredden", "soebredden"),
    ("ådalens", "aadalens"),
    ("ÆLDREPLEJE", "aeldrepleje"),
    ("va\u030adomra\u030ade", "vådområde"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_word_give_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


FAMILIES = [
    "borger borgere borgeren borgernes borgers",
    "udfordring udfordringer udfordringerne udfordringens",
    "klima klimaet klimaets",
    "by byen byer byerne",
    "sø søen søer søerne",
    "barn børn børnene børns",
    "bog bøger",
    "mand mænd mændene",
    "sti stien stier",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_inflections_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_terms_are_the_whole_word_and_then_its_parts() -> None:
    assert terms("Byrådets klimatilpasning i Århus") == [
        *("byraad", "by", "raad"),
        *("klimatilpasning", "klima", "tilpasning"),
        "aarhus",
    ]


ODD = [
    ("", []),
    ("og i på at det", []),
    ("\u200b – « » … 🌱", []),
    ("CO2-udledning i 2030", ["co2", "udledning", "2030"]),
    ("<b>hus</b>", ["b", "hus", "b"]),
    ("Жители", ["жители"]),
]


@pytest.mark.parametrize(("text", "found"), ODD)
def test_odd_text_gives_what_words_it_has(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_a_very_long_word_is_no_burden() -> None:
    for word in ("klima" * 2_000, "a" * 10_000, "sø" * 5_000):
        assert terms(word)
        assert is_quick(lambda word=word: terms(word), 0.3)


def test_threads_give_the_same_terms_as_one() -> None:
    texts = [f"borgerne{'e' * number} i klimatilpasningen" for number in range(200)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(terms, texts))
    assert together == [terms(text) for text in texts]


def test_a_line_says_where_a_word_may_stand() -> None:
    parts = read_parts("# a note\n\n-bolig bolig-\narbejde arbejds-\nsvømme-\n=plejebolig\npleje\n")
    assert parts.split("plejeboliger") == ()
    assert parts.split("svoemmebolig") == ("svømme", "bolig")
    assert parts.split("boligsvoemme") == ()
    assert parts.split("boligpleje") == ("bolig", "pleje")
    assert parts.split("arbejdsbolig") == ("arbejde", "bolig")


def test_the_lists_are_small_in_order_and_licensed() -> None:
    lines = (WORDS / "danish-parts.txt").read_text("utf-8").splitlines()
    names = [line.strip("-=") for line in lines]
    assert len(lines) <= 12_000
    assert names == sorted(names)
    assert all(line == line.lower() and line[0] in "-=" for line in lines)
    licence = (WORDS / "danish-parts-LICENSE.txt").read_text("utf-8")
    assert "MOZILLA PUBLIC LICENSE" in licence.upper() and "Foreningen" in licence


def test_the_lists_are_read_on_first_use() -> None:
    code = (
        "import laboratorium.base.danish_words as words; print(words._parts.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


SKELETONS = [
    ("aeldre", "aldre"),
    ("aarhus", "arhus"),
    ("koekkenhave", "kokkenhave"),
    ("sol", "sol"),
    ("aaaa", "aa"),
    ("", ""),
]


@pytest.mark.parametrize(("folded", "bare"), SKELETONS)
def test_a_skeleton_is_what_is_left_without_marks(folded: str, bare: str) -> None:
    assert skeleton(folded) == bare


COMPOUND_FAMILIES = [
    "landmand landmænd landmændene",
    "skolebarn skolebørn skolebørnene",
    "dagbog dagbøger",
    "arbejdskraft arbejdskræfter",
]


@pytest.mark.parametrize("family", COMPOUND_FAMILIES)
def test_irregular_words_at_the_end_of_compounds_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_words_folded_already_give_what_others_give() -> None:
    for word in ("Børnehaver", "klimatilpasninger", "søer", "ÅRHUS", "og"):
        assert stem_folded(fold(word)) == stem(word)
        assert parts_of(fold(word)) == tuple(map(fold, split_compound(word)))


def test_irregular_forms_lead_to_words_that_lead_nowhere_else() -> None:
    forms = irregular_forms()
    assert all(fold(form) == form and fold(base) == base for form, base in forms.items())
    assert not {*forms} & {*forms.values()}


def test_stop_words_are_folded() -> None:
    assert {"og", "paa", "saadan"} <= stop_words()
    assert all(fold(word) == word for word in stop_words())
