"""Personal data: what must be found, what must be let through, and where it is said to stand."""

from __future__ import annotations

import pytest

from laboratorium.base.problems import Level, in_order
from laboratorium.model.privacy import words as privacy_words
from laboratorium.reading import privacy
from laboratorium.reading.files import MAX_TEXT
from laboratorium.reading.frontmatter import parse
from pace import is_linear
from privacy_tables import JUDGED, PASSES, REAL, ROOT, TRIPS, WORST, worst


def found(text: str) -> list[tuple[str, str]]:
    return [(p.code, p.level.value) for p in privacy.check_text(text, "x.md")]


def test_there_are_many_sentences_of_both_kinds() -> None:
    assert len(TRIPS) >= 100
    assert len(PASSES) >= 100
    assert {code for code, _, _ in TRIPS} == {
        "private-cpr",
        "private-email",
        "private-phone",
        "private-address",
    }


@pytest.mark.parametrize(("code", "level", "text"), TRIPS, ids=lambda part: part[:40])
def test_personal_data_is_found(code: str, level: str, text: str) -> None:
    assert set(found(text)) == {(code, level)}


@pytest.mark.parametrize("text", PASSES, ids=lambda text: text[:40])
def test_what_only_looks_like_it_is_let_through(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("code", "level", "text"), TRIPS, ids=lambda part: part[:40])
def test_the_sentence_never_repeats_what_was_found(code: str, level: str, text: str) -> None:
    for problem in privacy.check_text(text, "x.md"):
        assert not any(char.isdigit() for char in problem.message)
        assert "@" not in problem.message


HARMLESS = [text for kind, text in JUDGED if kind == "harmless"]
PERSONAL = [text for kind, text in JUDGED if kind != "harmless"]


def told(sentences: list[str]) -> int:
    return sum(bool(found(text)) for text in sentences)


def test_of_the_judged_sentences_nearly_all_are_told_and_hardly_a_harmless_one() -> None:
    """Those that the rules were made by, then those that were kept apart."""
    assert (len(PERSONAL), len(HARMLESS)) == (70, 76)
    assert (told(PERSONAL[::2]), told(PERSONAL[1::2])) == (35, 32)
    assert (told(HARMLESS[::2]), told(HARMLESS[1::2])) == (1, 1)


NAMED_WITH_SOMETHING = [
    ("Projektleder Mette Holmgaard fortalte det.", "Mette Holmgaard"),
    ("Vi spurgte Liv, som er 9 år.", "Liv"),
    ("Sofies mor kom til mødet.", "Sofies"),
    ("Vi hilste på fru Jensen i dag.", "Jensen"),
    ("Ole er sygemeldt med stress.", None),
    ("Nu er Ole sygemeldt med stress.", "Ole"),
    ("Børnehuset Alma har plads til børn med autisme.", None),
    ("Mette Lund (2019) skriver om demens.", None),
    ("Mette Lunds Vej er lukket for syge træer.", None),
    ("Professor Mette Lund talte om demens.", None),
    ("Mette Lund talte om byen.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMED_WITH_SOMETHING)
def test_a_name_with_something_private_is_advice_that_quotes_it(
    text: str, name: str | None
) -> None:
    problems = [*privacy.check_text(text, "x.md")]
    assert [(p.code, p.level, p.message.partition(":")[0]) for p in problems] == (
        [("private-person", Level.ADVICE, f"»{name}«")] if name else []
    )


def test_nothing_is_said_of_the_real_content() -> None:
    """The share of false alarms on what has been published: 0."""
    assert len(REAL) > 100
    for path in REAL:
        data = path.read_bytes()
        name = path.relative_to(ROOT).as_posix()
        problems = [*privacy.check_text(data, name)]
        if path.suffix == ".md":
            problems = [*privacy.check_file(data, parse(data, name))]
        assert problems == []


PLACES = [
    ("Ring 40 50 60 71", 1, 6),
    ("a\nb\n  Ring 40 50 60 71", 3, 8),
    ("a\r\nb\r\nRing 40 50 60 71", 3, 6),
    ("\ufeffRing 40 50 60 71", 1, 6),
    ("æøå\u200b Ring 40 50 60 71", 1, 11),
    ("Ring 40 50\n60 71", 1, 6),
    ("x +45 40 50 60 71", 1, 3),
    ("Skriv til bo@bo.dk", 1, 11),
    ("tekst\nCPR 010190-1234", 2, 5),
    ("Hun bor på Egevej 5.", 1, 12),
]


@pytest.mark.parametrize(("text", "line", "column"), PLACES)
def test_line_and_column_are_right(text: str, line: int, column: int) -> None:
    (problem,) = privacy.check_text(text.encode(), "x.md")
    assert (problem.line, problem.column) == (line, column)


NAMED = [
    ("Anne Hansen", 0),
    ("Projektleder Anne Hansen", 13),
    ("Formand: Bo Kjær, kasserer", 9),
    ("Mette K. Jensen", 0),
    ("Anne Marie Sørensen", 0),
    ("Mohammed Ali", 0),
    ("Formand Mohammed Ali fra Gellerup", 8),
    ("Borgmester Søren Østergaard", 11),
    ("Projektleder", None),
    ("Beboere", None),
    ("Per måned", None),
    ("Bo og naboer", None),
    ("H.C. Andersen Skolen", None),
    ("Anne Hansens Fond", None),
    ("Peter Jensen Fonden", None),
    ("Klimakvarter Sankt Kjeld", None),
    ("A.P. Møllerske Støttefond", None),
    ("Karen Blixens Plads", None),
    ("Carlberg og Socialt Udviklingscenter SUS", None),
]


@pytest.mark.parametrize(("text", "at"), NAMED)
def test_a_name_is_told_from_a_role(text: str, at: int | None) -> None:
    assert privacy_words.find_name(text) == at


ROLES = """\
---
title: Kort
actors:
  - {who: Beboere, role: Tog initiativet}
  - who: Anne Hansen
    role: Projektleder
trial_actions:
  - title: Tur
    with: [Kommunen, Bo Kjær]
contact: {role: 'Leder, Mette Jensen', organisation: Skolen}
images:
  - {file: a.jpg, alt: To børn på en mur, credit: X, licence: CC0-1.0, basis: no_people}
  - {file: b.jpg, alt: En mur, credit: X, licence: CC0-1.0, basis: Ingen mennesker}
  - {file: c.jpg, alt: Anne Hansen fra ryggen, credit: X, licence: CC0-1.0, basis: not_recognisable}
  - {file: d.jpg, alt: Anne Hansen, credit: X, licence: CC0-1.0, basis: consent}
---
Anne Hansen må gerne nævnes i brødteksten af dem, der skriver.
"""


def test_names_in_fields_of_roles_and_people_without_a_basis_are_advice() -> None:
    problems = [*privacy.check_file(ROLES.encode(), parse(ROLES, "x.md"))]
    assert [(p.code, p.line) for p in problems] == [
        ("private-person", 10),
        ("private-name", 5),
        ("private-name", 10),
        ("private-name", 9),
        ("image-people", 12),
        ("image-people", 14),
    ]
    assert {p.level for p in problems} == {Level.ADVICE}


def test_what_a_field_has_said_already_is_not_said_again() -> None:
    text = ROLES.replace("Projektleder", "Ring 40 50 60 71")
    parsed = parse(text, "x.md")
    first = [p for p in privacy.check_file(text.encode(), parsed) if p.code == "private-phone"]
    assert len(first) == 1
    again = privacy.check_file(text.encode(), parsed, first)
    assert not [p for p in again if p.code == "private-phone"]


@pytest.mark.parametrize("name", WORST)
def test_the_worst_text_is_read_in_linear_time_and_quickly(name: str) -> None:
    """The largest file there can be, of the very worst, takes half a second at most."""
    text = worst(name, MAX_TEXT)

    def read(size: int) -> None:
        assert [*privacy.check_text(text[-size:], "x.md")] or text[0] in ".-0123456789"

    assert is_linear(read, MAX_TEXT // 4, seconds=0.75)


def test_so_much_is_looked_for_that_a_file_is_refused_and_no_more() -> None:
    """A text where every other word is a find is no more work than any other."""
    for one in ("Ring 40 50 60 71. ", "bo@bo.dk, ", "Nabo Anne Bro. ", "Hun bor på Egevej 5. "):
        problems = [*privacy.check_text(one * 3_000, "x.md")]
        assert len(problems) == privacy.MOST_FOUND
        (said,) = {problem.code for problem in in_order(problems) if problem.column == 1} - {
            problems[0].code
        }
        assert said == "too-many-problems"
