"""Personal data: what must be found, what must be let through, and where it is said to stand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from laboratorium.base.problems import Level
from laboratorium.model.privacy import numbers as privacy_numbers
from laboratorium.model.privacy import words as privacy_words
from laboratorium.reading import privacy
from laboratorium.reading.frontmatter import parse

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


TRIPS, PASSES = rows("privacy-trips.tsv"), rows("privacy-passes.tsv")


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


@pytest.mark.parametrize("text", [row[0] for row in PASSES], ids=lambda text: text[:40])
def test_what_only_looks_like_it_is_let_through(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("code", "level", "text"), TRIPS, ids=lambda part: part[:40])
def test_the_sentence_never_repeats_what_was_found(code: str, level: str, text: str) -> None:
    for problem in privacy.check_text(text, "x.md"):
        assert not any(char.isdigit() for char in problem.message)
        assert "@" not in problem.message


REAL = sorted(
    path
    for folder, ending in (("cases", "*.md"), ("podcasts", "*.*"), ("docs", "*.md"))
    for path in (ROOT / folder).rglob(ending)
    if path.suffix in {".md", ".yml", ".vtt", ".srt", ".json"}
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


BIRTHS = [
    ("0101900123", (1990, 1, 1)),
    ("0101004123", (2000, 1, 1)),
    ("0101374123", (1937, 1, 1)),
    ("0101375123", (2037, 1, 1)),
    ("0101585123", (1858, 1, 1)),
    ("0101369123", (2036, 1, 1)),
    ("2902004123", (2000, 2, 29)),
    ("2902000123", None),  # 1900 was no leap year
    ("3101905123", (1890, 1, 31)),
    ("3104900123", None),
    ("0013900123", None),
]


@pytest.mark.parametrize(("digits", "born"), BIRTHS)
def test_the_seventh_digit_gives_the_century(
    digits: str, born: tuple[int, int, int] | None
) -> None:
    date = privacy_numbers.birth_date(digits)
    assert (date and (date.year, date.month, date.day)) == born


def test_modulus_eleven() -> None:
    # The example of Det Centrale Personregister: 070761-4285.
    assert privacy_numbers.passes_modulus("0707614285")
    assert not privacy_numbers.passes_modulus("0707614286")


NAMED = [
    ("Anne Hansen", 0),
    ("Projektleder Anne Hansen", 13),
    ("Formand: Bo Kjær, kasserer", 9),
    ("Mette K. Jensen", 0),
    ("Anne Marie Sørensen", 0),
    ("Mohammed Ali", 0),
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


BREAKERS = {
    "digits": "1 " * 200_000,
    "long number": "1" * 400_000,
    "signs": "a@" * 200_000,
    "dots": "a@" + "a." * 200_000,
    "spaces": " " * 400_000,
    "streets": "Vej 1 " * 60_000,
    "at": "a (at) " * 50_000,
    "hyphens": "1-" * 200_000,
    "entities": "&#64" * 100_000,
    "slashes": "/a" * 200_000 + " 12345678",
    "unseen": "\u200b1" * 200_000,
    "capitals": "A " * 200_000 + "Vej 1",
    "phones": "40 50 60 71, " * 10_000,
}


@pytest.mark.parametrize("name", BREAKERS)
def test_no_text_takes_long(name: str) -> None:
    """400 kB, more than a file may hold; what is quadratic takes minutes."""
    text = BREAKERS[name] + " Ring 40 50 60 71"
    started = time.process_time()
    problems = [*privacy.check_text(text, "x.md")]
    assert time.process_time() - started < 10
    assert problems or name in {"long number", "slashes", "digits"}
