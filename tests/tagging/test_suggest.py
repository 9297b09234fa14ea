"""What is suggested for a text, with words to show for it; and for what nothing is suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.tagging.suggest import Suggestion, suggest
from own_content import own_loaded
from pace import is_linear
from site_build import ROOT

FIRST = [
    (
        "Beboerne har fået solceller på taget og en fælles varmepumpe, så varmeregningen falder.",
        "7",
    ),
    ("Eleverne lærer at læse og regne i værkstedet, og læreren underviser ude i skoven.", "4"),
    ("Efter skybruddet stod vandet i kældrene, så nu bliver regnvandet ledt til et bassin.", "13"),
    ("Fiskerne og dykkerne har lagt et stenrev i fjorden og plantet ålegræs på havbunden.", "14"),
    ("Kvinder på krisecentret er flygtet fra en voldelig mand og får rådgivning og bolig.", "5"),
    ("Køkkenet vejer madspildet, og rester, emballage og plast bliver sorteret og genbrugt.", "12"),
    (
        "Boernehaven og skolen hjaelper boern, der skal laere at laese, og laereren oever sprog.",
        "4",
    ),
]
ENGLISH = [
    ("Fishing vessels are subject to quotas so that fish stocks and marine life recover.", "14"),
    ("The reform of primary schools trains teachers and lets more pupils learn to read.", "4"),
    ("Women spend more hours on unpaid care work, and the gender wage gap is still wide.", "5"),
]
NOTHING = {
    "empty": "",
    "a word": "klima",
    "few words": "Klima, vand og energi.",
    "numbers": " ".join(map(str, range(400))),
    "markup": "<p class='vand klima energi skole'>" * 40,
    "addresses": "https://eksempel.dk/klima/energi/vand/skole/natur " * 20,
    "denied": "Mødet handlede ikke om klima og udledning af drivhusgasser. Kaffen var god, og "
    "alle gik hjem bagefter, da det var sent, og de fleste skulle tidligt op igen.",
    "figurative": "Der var et godt klima i gruppen hele dagen, og vi vandt kampen med to mål. "
    "Stemningen var høj, og da dommeren fløjtede af, gik vi ud og spiste en is sammen.",
    "names of places": "Turen gik fra Vandel til Klimabyen og videre over Skovlunde og Havdrup. "
    "Vi holdt en pause i Sølund og var hjemme i Fredensborg ved titiden.",
    "notice": "Printeren på anden sal er i stykker. Brug den i kælderen, indtil teknikeren har "
    "været her. Papir ligger i skabet til venstre, og nøglen hænger på krogen.",
}


def goals(text: str, language: str = "") -> list[str]:
    return [one.key for one in suggest(text, language) if one.kind == "sdg"]


@pytest.mark.parametrize(("text", "goal"), [*FIRST, *ENGLISH])
def test_the_goal_of_a_plain_text_comes_first(text: str, goal: str) -> None:
    assert goals(text)[0] == goal


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_suggested_without_something_to_show(name: str) -> None:
    assert suggest(NOTHING[name]) == []


def test_evidence_stands_where_it_says() -> None:
    for path in sorted((ROOT / "cases").glob("*/index.md")):
        text = path.read_text(encoding="utf-8")
        for one in suggest(text):
            assert one.evidence, one
            assert all(text[word.start : word.end] == word.text for word in one.evidence)
            assert list(one.evidence) == sorted(one.evidence)
            assert 0 <= one.score <= 1


def test_a_goal_needs_two_different_words() -> None:
    text = "Skole. " * 40 + "Det var det, og så var der ikke noget mere at sige om det."
    assert goals(text, "da") == []


def test_suggestions_come_best_first_and_are_few() -> None:
    text = "\n\n".join(text for text, _ in FIRST)
    found = suggest(text, "da")
    for kind, most in (("sdg", 5), ("six_p", 3)):
        scores = [one.score for one in found if one.kind == kind]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= most


PS = [
    ("Vi bankede på hos naboerne og spurgte, hvad de er gode til, og hvem der mangler.", "people"),
    ("Beboerne stemte om planen og fik lov at vælge, hvad de skulle bygge.", "participation"),
    ("Torvet er igen samlingssted, og på bænken fortæller de om stedets historie.", "place"),
    ("De fandt en fælles grund på tværs af forvaltninger, selv om de stadig er uenige.", "peace"),
    ("Overskuddet går til alle, og naboer deler værktøj, som stod ubrugt hen.", "prosperity"),
    ("Da året var gået, samlede vi op på det, vi lærte, og det, der virkede sammen.", "planet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), PS)
def test_each_p_is_known_by_its_own_steps(text: str, key: str) -> None:
    found = [one for one in suggest(text, "da") if one.kind == "six_p"]
    assert found[0].key == key


def test_peace_is_common_ground_and_no_crime() -> None:
    text = (
        "Politiet talte om vold, knive og hærværk i gaden, og retten gav to af de unge en straf. "
        "SSP følger dem, når de er ude af fængslet igen."
    )
    found = suggest(text, "da")
    assert next(one.key for one in found if one.kind == "sdg") == "16"
    assert "peace" not in [one.key for one in found if one.kind == "six_p"]


def test_ps_are_suggested_for_danish_alone() -> None:
    assert not [one for text, _ in ENGLISH for one in suggest(text) if one.kind == "six_p"]


def test_another_language_is_refused_in_danish() -> None:
    with pytest.raises(ValueError, match="Skriv da eller en"):
        suggest("tekst", "sv")


MIXED = "The school teaches. Skolen underviser. " * 3
HOSTILE = [
    MIXED,
    "\0\ud800 æ\u0301\u200b" * 50,
    "a" * 100_000,
    "<" * 50_000,
    "](" * 50_000,
    "@." * 50_000,
    "ikke om " * 20_000,
    "energi" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_it(text: str) -> None:
    assert all(isinstance(one, Suggestion) for one in suggest(text))


@pytest.mark.nightly
def test_a_text_of_a_megabyte_is_answered_with_words_to_show() -> None:
    text = "Fiskerne i fjorden passer på ålegræsset, og klassen lærer om havbunden. " * 14_000
    assert len(text) > 1_000_000
    found = suggest(text, "da")
    assert found[0].key == "14"
    assert all(one.evidence for one in found)


def test_a_mixed_text_is_answered_in_the_language_it_has_most_of() -> None:
    danish = "Fiskerne passer på ålegræsset i fjorden, og dykkerne tæller krabber på havbunden. "
    assert goals(danish * 2 + "The school was closed.")[0] == "14"


def test_a_long_text_is_read_in_linear_time() -> None:
    """The real cases one after another, as long as it takes."""
    cases = "\n\n".join(one.body for one in own_loaded().content.cases)
    suggest(cases, "da")
    assert is_linear(lambda size: suggest((cases * (1 + size // len(cases)))[:size], "da"), 60_000)


def test_all_weights_are_small() -> None:
    weights = Path(ROOT / "src/laboratorium/tagging/weights")
    assert sum(path.stat().st_size for path in weights.iterdir()) <= 350_000
