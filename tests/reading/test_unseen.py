"""What nobody can see in front matter is named, read as it was meant, and mended by `./lab fix`."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, loaded, said, write

from laboratorium.base.problems import Level
from laboratorium.reading.fix import fix

# (what stands there, what it becomes, what is said, how serious it is)
UNSEEN = [
    ("municipality: Middelfart", "municipality:\xa0Middelfart", "et hårdt mellemrum", Level.ADVICE),
    ("title: Et fælles", "title: Et\xa0fælles", "et hårdt mellemrum", Level.ADVICE),
    ("  - title: Stud", "\xa0 - title: Stud", "et hårdt mellemrum", Level.ADVICE),
    ("Et fælles", "Et\u2003fælles", "et særligt mellemrum (U+2003)", Level.ADVICE),
    ("Et fælles", "Et\u202ffælles", "et smalt, hårdt mellemrum", Level.ADVICE),
    (": Middelfart\np", ": Middel\xadfart\np", "en blød bindestreg (U+00AD)", Level.ERROR),
    ("status: anchored", "status: an\u200dchored", "et usynligt bindetegn", Level.ERROR),
    ("status: anchored", "status: \u200canchored", "et usynligt skilletegn", Level.ERROR),
    ("status: anchored", "status: \u200banchored", "et mellemrum uden bredde", Level.ERROR),
    ("status: anchored", "status: anchored\u2060", "et usynligt bindetegn", Level.ERROR),
]


@pytest.mark.parametrize(("old", "new", "named", "level"), UNSEEN)
def test_it_is_named_and_nothing_else_is_wrong(
    tmp_path: Path, old: str, new: str, named: str, level: Level
) -> None:
    text = CASE.replace(old, new, 1)
    at = next(i for i, char in enumerate(text) if char not in CASE or char == "\xad")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    (problem,) = loaded(tmp_path, {CASE_PATH: text}).problems
    assert said([problem]) == [(CASE_PATH, line, "invisible-character")]
    assert (problem.column, problem.level) == (column, level)
    assert named in problem.message


@pytest.mark.parametrize(("old", "new", "named", "level"), UNSEEN)
def test_fix_mends_it(tmp_path: Path, old: str, new: str, named: str, level: Level) -> None:
    del named, level
    write(tmp_path, {CASE_PATH: CASE.replace(old, new, 1)})
    (result,) = fix(tmp_path)
    assert result.done
    mended = (tmp_path / CASE_PATH).read_text("utf-8")
    assert " ".join(mended.split()) == " ".join(CASE.split())
    assert list(fix(tmp_path)) == []


GOOD = [
    ("Oliefyrene skulle", "37\xa0husstande og 5\xa0kg"),
    ("Et fælles", "👩\u200d🌾 Et fælles"),
    ("Et fælles", "می\u200cخواهم Et fælles"),
    ("En landsby.", "En lands\xadby med\xa0stort M."),
]


@pytest.mark.parametrize(("old", "new"), GOOD)
def test_good_typography_and_other_scripts_are_left_alone(
    tmp_path: Path, old: str, new: str
) -> None:
    assert loaded(tmp_path, {CASE_PATH: CASE.replace(old, new, 1)}).problems == ()
