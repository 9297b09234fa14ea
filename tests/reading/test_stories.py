"""Stories: every row is sound, or told of with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, errors, loaded

PATH = "cases/foens/stories.csv"
HEAD = "text;role;level;date;decided_1;decided_2;decided_3;pace\n"
ROWS = "".join(
    f"Vi gik en tur, og det var nummer {number}.;Borger;Bruger;2026-05;"
    f"0,{number};0,3;0,{7 - number};0,{number}\n"
    for number in range(1, 6)
)
GOOD = HEAD + ROWS
FIRST = "0,1;0,3;0,6;0,1"


def codes(tmp_path: Path, text: str | bytes) -> list[str]:
    return [problem.code for problem in loaded(tmp_path, {PATH: text}).problems]


def test_stories_are_read(tmp_path: Path) -> None:
    found = loaded(tmp_path, {PATH: GOOD})
    assert found.problems == ()
    rows = found.content.cases[0].tables["stories"].meta.rows
    assert len(rows) == 5
    assert rows[0].role == "citizen"
    assert rows[0].shares(("decided_1", "decided_2", "decided_3")) == (0.1, 0.3, 0.6)
    assert rows[0].shares(("carried_1", "carried_2", "carried_3")) is None


SAVED = {
    "with a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "Windows-1252": GOOD.replace("tur", "tur på æøå").encode("cp1252"),
    "Windows' line ends": GOOD.replace("\n", "\r\n").encode(),
    "tabs": GOOD.replace(";", "\t").encode(),
    "Danish heads": GOOD.replace("text;role;level;date", "Fortælling;Rolle;Niveau;Dato").encode(),
    "not relevant": GOOD.replace(FIRST, "ikke relevant;Ikke relevant;-;n/a").encode(),
}


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_a_file_is_read_however_it_is_saved(tmp_path: Path, data: bytes) -> None:
    found = loaded(tmp_path, {PATH: data})
    assert found.problems == ()
    assert len(found.content.cases[0].tables["stories"].meta.rows) == 5


# What stands in the file, where the problem is, its code, and a part of the sentence.
WRONG = [
    (GOOD.replace(FIRST, "0,1;0,3;0,7;0,1"), (2, 59), "triad-sum", "giver 1,1 tilsammen"),
    (GOOD.replace(FIRST, "0,1;0,3;;0,1"), (2, 59), "half-triad", "»decided_3«"),
    (GOOD.replace(FIRST, "NaN;0,3;0,6;0,1"), (2, 59), "number", "skal være et tal"),
    (GOOD.replace(FIRST, "10;30;60;0,1"), (2, 59), "share", "0,6 for 60 procent"),
    (GOOD.replace(FIRST, "-0,1;0,3;0,6;0,1"), (2, 59), "share", "fra 0 til 1"),
    (GOOD.replace("decided_3", "decided_4"), (1, 42), "unknown-column", "»decided_"),
    (GOOD.replace(";pace", ";venskab_1"), (1, 52), "unknown-column", "kendes ikke"),
    (GOOD.replace("Borger", "Borgmester", 1), (2, 37), "unknown-term", "findes ikke"),
    (GOOD.replace("nummer 2.", "nummer 1."), (3, 1), "told-twice", "to gange"),
    (GOOD.replace("2026-05", "2027-05", 1), (2, 51), "told-later", "Fortællingen er fra efter"),
    (GOOD.replace("nummer 1.", "telefon 40 50 60 71."), (2, 35), "private-phone", "telefonnummer"),
    (GOOD.replace("Vi gik en tur, og det var nummer 1.", ""), (2, 1), "missing", "Udfyld cellen"),
    (HEAD, (1, 1), "no-rows", "kun overskrifter"),
    (GOOD.replace("nummer 1", "x" * 1001), (2, 1), "string-too-long", "plads til 1000"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "code", "words"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, text: str, at: tuple[int, int], code: str, words: str
) -> None:
    found = errors(loaded(tmp_path, {PATH: text}).problems)
    told = [(p.path, p.line, p.column) for p in found if p.code.startswith(code)]
    assert told[:1] == [(PATH, *at)], found
    assert any(words in problem.message for problem in found), found


ADVICE = [
    (HEAD + ROWS.splitlines()[0] + "\n", "few-stories", "kun én fortælling"),
    (HEAD + "".join(ROWS.splitlines(keepends=True)[:4]), "few-stories", "kun 4 fortællinger"),
    (GOOD.replace("Borger", "Leder", 2), "small-group", "Færre end 5 har rollen"),
    (GOOD.replace("2026-05", "2026-05-03", 1), "exact-day", "kun måneden"),
    (HEAD + "".join(f"Tur {n};;;;0,2;0,3;0,5;0,{n}\n" for n in range(6)), "one-spot", "samme sted"),
]


@pytest.mark.parametrize(("text", "code", "words"), ADVICE)
def test_what_readers_will_not_see_is_advice(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    found = loaded(tmp_path, {PATH: text})
    assert errors(found.problems) == []
    assert any(p.code == code and words in p.message for p in found.problems), found.problems


def test_rounded_shares_are_a_whole(tmp_path: Path) -> None:
    assert codes(tmp_path, GOOD.replace(FIRST, "0,33;0,33;0,33;0,1")) == []


def test_made_up_stories_are_not_counted_among_the_few(tmp_path: Path) -> None:
    text = GOOD.replace("text;", "text;example;").replace(".;Borger", ".;ja;Borger")
    assert codes(tmp_path, text) == []


def test_stories_are_read_where_the_case_is_not(tmp_path: Path) -> None:
    broken = CASE.replace("title: Et", "titel: Et")
    text = GOOD.replace(FIRST, "0,1;0,3;0,7;0,1")
    told = errors(loaded(tmp_path, {CASE_PATH: broken, PATH: text}).problems)
    assert "triad-sum" in {problem.code for problem in told}
