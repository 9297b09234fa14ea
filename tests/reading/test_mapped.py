"""Mappings: every part and link is sound, or told of with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, errors, loaded

PATH = "cases/foens/mapping.yml"
GOOD = """\
parts:
  - {name: Beboerne, kind: Aktør}
  - {name: Biblioteket, kind: place}
  - name: Fællesspisningen
    kind: resource
    when: Kom til
links:
  - {from: Beboerne, to: Fællesspisningen, flows: Laver maden}
  - {from: biblioteket, to: Fællesspisningen, flows: Lægger sal til, source: 1}
"""


def test_a_mapping_is_read(tmp_path: Path) -> None:
    found = loaded(tmp_path, {PATH: GOOD})
    assert found.problems == ()
    mapping = found.content.cases[0].tables["mapping"].meta
    assert [(part.kind, part.when) for part in mapping.parts] == [
        *(("actor", "both"), ("place", "both")),
        ("resource", "after"),
    ]
    assert mapping.links[1].source == 1


# What stands in the file, where the problem is, its code, and a part of the sentence.
WRONG = [
    (GOOD.replace("to: Fællesspisningen, flows: Laver", "to: Fællesspisning, flows: Laver"),
     (8, 26), "dangling-part", "Mente du »Fællesspisningen«?"),
    (GOOD.replace("to: Fællesspisningen, flows: Laver", "to: Rådhuset, flows: Laver"),
     (8, 26), "dangling-part", "Skriv den blandt delene"),
    (GOOD.replace("to: Fællesspisningen, flows: Laver", "to: Beboerne, flows: Laver"),
     (8, 5), "mapped-loop", "samme sted"),
    (GOOD.replace("name: Biblioteket", "name: beboerne"), (3, 12), "mapped-twice", "to gange"),
    (GOOD + GOOD.splitlines()[7] + "\n", (10, 5), "linked-twice", "to gange"),
    (GOOD.replace("source: 1", "source: 9"), (9, 78), "dangling-source", "Kilde 9 findes ikke"),
    (GOOD.replace("flows: Laver maden", "flows: Laver maden, when: before"),
     (8, 26), "never-together", "samme tid"),
    (GOOD.replace("Laver maden", "Ring 40 50 60 71"), (8, 56), "private-phone", "telefonnummer"),
    (GOOD.replace("kind: place", "kind: plads"), (3, 31), "unknown-term", "findes ikke"),
    (GOOD.replace("name: Beboerne", f"name: {'x' * 61}"), (2, 12), "string-too-long", "61 tegn"),
    ("parts: []\nlinks: []\n", (1, 8), "too-short", "mindst 2"),
    ("[1", (1, 1), "yaml", "navn: værdi"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "code", "words"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, text: str, at: tuple[int, int], code: str, words: str
) -> None:
    found = errors(loaded(tmp_path, {PATH: text}).problems)
    told = [(p.path, p.line, p.column) for p in found if p.code.startswith(code)]
    assert told[:1] == [(PATH, *at)], found
    assert any(words in problem.message for problem in found)


def test_a_part_without_links_is_no_error(tmp_path: Path) -> None:
    text = GOOD.replace("links:", "  - {name: Skoven, kind: place}\nlinks:")
    (problem,) = loaded(tmp_path, {PATH: text}).problems
    assert (problem.code, problem.line, problem.level.value) == ("unlinked-part", 7, "forslag")


def test_a_mapping_is_read_where_the_case_is_not(tmp_path: Path) -> None:
    broken = CASE.replace("title: Et", "titel: Et")
    text = GOOD.replace("source: 1", "source: 9")
    codes = {p.code for p in errors(loaded(tmp_path, {CASE_PATH: broken, PATH: text}).problems)}
    assert "dangling-source" in codes
