"""Files are written whole or not at all, never over others, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from content_project import LAB_PATH
from content_project import write as write_files
from hypothesis import given
from hypothesis import strategies as st
from import_files import CASE, FILLED, TODAY, imported, project, table, workbook

from laboratorium.intake.importing import case_files
from laboratorium.intake.importing.drafts import Draft
from laboratorium.intake.importing.fields import FIELDS, Slot, find_slot
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.results import Outcome
from laboratorium.intake.importing.writing import plan
from laboratorium.reading.frontmatter import parse

TWO = workbook(table(FILLED, {**FILLED, "Titel": "Torvet"}))


def outcomes(done: Any) -> list[Outcome]:
    return [result.outcome for result in done.results]


def tree(root: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in root.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_second_import_changes_nothing_even_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = imported(tmp_path, "a.xlsx", TWO)
    before = tree(first.root)
    monkeypatch.setattr("import_files.TODAY", TODAY.replace(year=2027))
    second = imported(tmp_path, "a.xlsx", TWO)
    assert outcomes(first) == [Outcome.WRITTEN] * 2
    assert outcomes(second) == [Outcome.SAME] * 2
    assert tree(second.root) == before


def test_a_case_that_is_there_is_never_touched(tmp_path: Path) -> None:
    root = write_files(project(tmp_path), {CASE: "Noget andet.\n"})
    before = tree(root)
    done = imported(tmp_path, "a.xlsx", TWO)
    assert outcomes(done) == [Outcome.EXISTS, Outcome.WRITTEN]
    assert {path: before[path] for path in before} == {
        path: state for path, state in tree(root).items() if path in before
    }
    assert "Der er allerede en case med det navn" in done.report
    assert "    title: Haven bag biblioteket" in done.report


def test_cases_with_one_name_get_numbers_and_repeats_are_said(tmp_path: Path) -> None:
    rows = table(FILLED, FILLED, {**FILLED, "Resumé": "En anden have."})
    done = imported(tmp_path, "a.xlsx", workbook(rows))
    assert [result.slug for result in done.results] == [
        "odense-haven-bag-biblioteket",
        "odense-haven-bag-biblioteket",
        "odense-haven-bag-biblioteket-2",
    ]
    assert outcomes(done) == [Outcome.WRITTEN, Outcome.REPEATED, Outcome.WRITTEN]
    assert "står to gange i filen" in done.report
    again = imported(tmp_path, "a.xlsx", workbook(rows))
    assert outcomes(again) == [Outcome.SAME, Outcome.REPEATED, Outcome.SAME]


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = tree(root)
    tried = imported(tmp_path, "a.xlsx", TWO, dry_run=True)
    assert tree(root) == before and sorted(one.name for one in root.iterdir()) == ["docs"]
    assert "Ingen filer er skrevet" in tried.report
    done = imported(tmp_path, "a.xlsx", TWO)
    assert [one.files for one in tried.results] == [one.files for one in done.results]


def test_when_a_move_fails_all_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    before = tree(root)
    rename = Path.rename

    def full(self: Path, goal: Path) -> Path:
        if goal.name == "odense-torvet":
            raise OSError(28, "No space left on device")
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        imported(tmp_path, "a.xlsx", TWO)
    assert tree(root) == before
    assert not [one for one in root.iterdir() if one.name.startswith(".import")]


def test_what_is_too_much_for_a_file_stands_in_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_files, "_ROOM_FOR_LOOSE", 100)
    cells = {"Noter": "kort", "Mere": "lang " * 40}
    done = imported(tmp_path, "a.xlsx", workbook(table({**FILLED, **cells})))
    assert "lang lang" not in done.text(CASE)
    assert "**Kun her**" in done.report and ("lang " * 40).strip() in done.report


HOSTILE = {
    "Titel": "--- # title: [x] {y} 'z' \"w\" \\ & *a !b %c @d `e`",
    "Resumé": "no",
    "Organisation": "null",
    "Sted": "0101: <script>alert(1)</script>",
    "Stedet": "---\ntitle: Kapret\n---\n## Ikke placeret\n<img src=x onerror=alert(1)>\n"
    "[x](javascript:alert(1))",
    "Mappe": "../../etc/passwd",
    "Læringspointe 1: pointe": "../../../x",
    "Ukendt": "## Udfordringen\n\n---\n<iframe src='//x'>",
}


def test_hostile_cells_break_no_file_and_leave_no_folder(tmp_path: Path) -> None:
    done = imported(tmp_path, "a.xlsx", workbook(table({**FILLED, **HOSTILE})))
    files = sorted(path.relative_to(done.root).as_posix() for path in done.root.rglob("*.md"))
    assert files == [
        "cases/etc-passwd/index.md",
        "cases/etc-passwd/learning-points/2026-11-23-x.md",
        "cases/etc-passwd/prototypes/plantekassen.md",
        "docs/index.md",
        LAB_PATH,
    ]
    parsed = parse(done.text(files[0]), files[0])
    assert parsed.problems == ()
    for name, key in (("Titel", "title"), ("Resumé", "summary"), ("Organisation", "organisation")):
        assert parsed.meta[key] == HOSTILE[name]
    assert parsed.meta["place"]["name"] == HOSTILE["Sted"]
    codes = {problem.code for problem in done.loaded.errors}
    assert codes == {"link-scheme"}


NAMES = sorted({field.label for field in FIELDS} | {"Måling 1: efter", "Læringspointe 1", "Budget"})
WORD = st.sampled_from(
    ["a1b", "Odense", "2023", "11", "ja", "1.500", "x" * 300, "People", "æøå", "kl. 9"]
)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(WORD, min_size=1, max_size=4)))
def test_every_word_of_a_row_is_somewhere(
    tmp_path_factory: Any, cells: dict[str, list[str]]
) -> None:
    root = project(tmp_path_factory.mktemp("ord"))
    draft = Draft("række 2")
    marks = []
    for number, (name, words) in enumerate(cells.items()):
        mark = f"mærke{number}q"
        text = "; ".join([*words, mark])
        slot = find_slot(name)
        if slot is None:
            from laboratorium.intake.importing.drafts import Loose

            draft.loose.append(Loose(name, "B2", text))
        else:
            place(draft, Slot(slot.field, slot.group, slot.number), text, name, "B2")
        if name not in {"Mappe"}:
            marks.append(mark)
    results = plan(root, [draft], "a.xlsx", TODAY)
    said = "\n".join(results[0].files.values())
    assert [mark for mark in marks if mark not in said] == []
