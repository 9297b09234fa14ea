"""What tells of reuse names something in its own case, and says where it is known from."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import line_of, loaded

from laboratorium.model.reuse import REUSE

PATH = "cases/foens/brugt/skovlyst.md"
TOLD = """\
---
title: Vi låner stalden ud
used: vaerket
organisation: Skovlyst Kommune
municipality: Middelfart
when: 2027-03
basis: own_words
---
Vi satte værket op i en lade og lod to naboer passe det. Den ene ville gerne fortsætte.
"""

# (what is written instead of what, the line that is told, what is said)
FAULTS = [
    ("used: vaerket", "used: vaerke", "used:", "Mente du »vaerket«?"),
    ("used: vaerket", "used: qqqqqq", "used:", "hverken en prototype eller en læringspointe"),
    ("own_words", "published", "basis:", "grundlaget er en offentlig kilde"),
    ("Skovlyst Kommune", "ring 20 30 40 50", "organisation:", "telefonnummer"),
    ("2027-03", "i foråret", "when:", "dato"),
    ("Middelfart", "Middelfarten", "municipality:", "Mente du"),
]


def test_it_may_name_a_prototype_or_a_learning_point(tmp_path: Path) -> None:
    for number, used in enumerate(("vaerket", "2026-11-23-lav-afgift")):
        found = loaded(tmp_path / str(number), {PATH: TOLD.replace("vaerket", used, 1)})
        assert found.errors == ()
        (part,) = found.content.cases[0].parts[REUSE.key]
        assert part.meta.used == used


@pytest.mark.parametrize(("usual", "wrong", "line", "said"), FAULTS)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, usual: str, wrong: str, line: str, said: str
) -> None:
    text = TOLD.replace(usual, wrong, 1)
    (problem,) = loaded(tmp_path, {PATH: text}).errors
    assert (problem.path, problem.line) == (PATH, line_of(text, line))
    assert said in problem.message


def test_a_source_makes_a_published_basis_whole(tmp_path: Path) -> None:
    text = TOLD.replace("own_words", "published\nsource: https://example.org/nyhed")
    assert loaded(tmp_path, {PATH: text}).errors == ()


def test_a_person_is_told_of(tmp_path: Path) -> None:
    text = TOLD.replace("Den ene ville", "Borgeren Mette Hansen på 83 år ville")
    problems = loaded(tmp_path, {PATH: text}).problems
    assert any(one.path == PATH and one.code.startswith("private") for one in problems)
