"""A new case's skeleton can be read, asks for what is missing, and never overwrites anything."""

from datetime import date
from pathlib import Path

import pytest
from content_project import PAGE, errors, write

from laboratorium.content.loader import load
from laboratorium.content.problems import Problem
from laboratorium.contribute import NewCase, write_case

TODAY = date(2026, 11, 23)
MISSING = {"summary", "six_p", "sdg", "challenges", "fields", "title", "what", "role"}
TITLES = [
    "Haven bag biblioteket",
    "Kolon: \"citat\" og 'apostrof'",
    "--- tre streger",
    "# havelåge",
    "Æblet {faldt} [langt] & ~ null",
    "🌱 Spirer",
]


def check(root: Path) -> list[Problem]:
    return errors(load(write(root, {"docs/index.md": PAGE})).problems)


@pytest.mark.parametrize("title", TITLES)
def test_only_what_is_left_empty_is_missing(tmp_path: Path, title: str) -> None:
    path = write_case(tmp_path, NewCase(title, "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    text = path.read_text(encoding="utf-8")
    lines = {text.splitlines()[problem.line - 1].strip(" -") for problem in check(tmp_path)}
    assert {line.partition(":")[0] for line in lines} == MISSING


def test_a_filled_in_skeleton_is_valid(tmp_path: Path) -> None:
    path = write_case(tmp_path, NewCase("Haven", "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    text = path.read_text(encoding="utf-8")
    for empty, filled in {
        'summary: ""': "summary: En have.",
        "six_p: []": "six_p: [People]",
        "sdg: []": "sdg: [11]",
        "challenges: []": "challenges: [Mobilitet]",
        "fields: []": "fields: [Sundhed]",
        '- title: ""': "- title: Plantedag",
        'what: ""': "what: Vi plantede.",
        'role: ""': "role: Projektleder",
    }.items():
        assert empty in text
        text = text.replace(empty, filled)
    path.write_text(text, encoding="utf-8")
    assert check(tmp_path) == []


def test_the_slug_is_the_municipality_and_the_first_words(tmp_path: Path) -> None:
    new = NewCase("En æblehave til alle, der har lyst", "Aarhus Kommune", "Aarhus", "Gellerup")
    path = write_case(tmp_path, new, TODAY)
    assert path == tmp_path / "cases/aarhus-en-aeblehave-til-alle-der-har/index.md"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new = NewCase("Haven", "Odense Kommune", "Odense", "Vollsmose")
    path = write_case(tmp_path, new, TODAY)
    path.write_text("mit")
    with pytest.raises(FileExistsError):
        write_case(tmp_path, new, TODAY)
    assert path.read_text() == "mit"


def test_a_title_without_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mindst ét bogstav"):
        write_case(tmp_path, NewCase("???", "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    assert list(tmp_path.iterdir()) == []
