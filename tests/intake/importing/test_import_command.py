"""`./lab import`: what it says, where the report lies, and that a bad file is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from import_files import CASE, FILLED, filled_spreadsheet, project, table, workbook

from laboratorium import cli
from laboratorium.intake.importing import report as report_room
from laboratorium.intake.importing import writing
from laboratorium.intake.importing.files import WAYS_IN
from laboratorium.intake.importing.report import MOST_IN_TERMINAL


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = project(tmp_path)
    monkeypatch.setattr(cli, "ROOT", root)
    return root


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["import", "--yes", *map(str, arguments)])


def test_the_report_is_shown_and_lies_beside_the_file(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    result = run(file)
    assert result.exit_code == 0
    report = tmp_path / "vores-rapport.md"
    assert result.output.startswith(report.read_text(encoding="utf-8"))
    assert "./lab check" in result.output
    assert (root / CASE).exists()
    again = run(file)
    assert "1 case er som i forvejen" in again.output
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "projekt",
        "vores-rapport.md",
        "vores.xlsx",
    ]


def test_somebodys_own_file_is_not_taken_for_a_report(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    (tmp_path / "vores-rapport.md").write_text("min", encoding="utf-8")
    assert run(file).exit_code == 0
    assert (tmp_path / "vores-rapport.md").read_text(encoding="utf-8") == "min"
    assert (tmp_path / "vores-rapport-2.md").exists()


def test_the_report_can_lie_elsewhere(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    assert run(file, "--report", tmp_path / "r.md").exit_code == 0
    assert (tmp_path / "r.md").exists() and not (tmp_path / "vores-rapport.md").exists()


def test_a_dry_run_leaves_nothing(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    result = run(file, "--dry-run")
    assert result.exit_code == 0 and "Ingen filer er skrevet" in result.output
    assert sorted(one.name for one in tmp_path.iterdir()) == ["projekt", "vores.xlsx"]
    assert not (root / "cases").exists()


def test_a_bad_file_is_one_sentence_and_a_failure(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run(file)
    assert result.exit_code == 1
    assert result.output == f"Fejl: Filen er et billede (PNG). {WAYS_IN}\n"
    assert run(tmp_path / "væk.csv").exit_code == 1


def answered(answer: str, *arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["import", *map(str, arguments)], input=answer)


@pytest.mark.parametrize(
    ("answer", "is_written"),
    [("ja\n", True), ("J\n", True), ("hvad?\nja\n", True), ("nej\n", False), ("\n", False)],
)
def test_a_plan_is_shown_and_written_when_somebody_says_so(
    tmp_path: Path, root: Path, answer: str, is_written: bool
) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    result = answered(answer, file)
    assert result.exit_code == 0
    assert "1 ny case bliver skrevet" in result.output
    assert "Skal det skrives? [ja/nej]" in result.output
    assert f"- Række 2 i arket »Cases«: {CASE}, cases/odense-" in result.output
    assert (root / CASE).exists() == is_written
    assert ("Intet er skrevet." in result.output) != is_written
    assert (tmp_path / "vores-rapport.md").exists() == is_written


def test_without_an_answer_nothing_is_written_and_the_way_out_is_named(
    tmp_path: Path, root: Path
) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    result = answered("", file)
    assert result.exit_code == 1 and "Skriv --yes" in result.output
    assert not (root / "cases").exists()


def test_nobody_is_asked_when_there_is_nothing_to_write(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "vores.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    assert run(file).exit_code == 0
    again = answered("", file)
    assert again.exit_code == 0 and "1 case er som i forvejen" in again.output


def test_a_case_that_is_nearly_named_is_asked_about(tmp_path: Path, root: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled_spreadsheet(FILLED))
    assert run(tmp_path / "a.xlsx").exit_code == 0
    points = tmp_path / "pointer.xlsx"
    named = {"Case": "Haven bag bibloteket", "Pointe": "Spørg først", "Niveau": "Bruger"}
    points.write_bytes(workbook(table({**named, "Fase": "Forankring"}), "Læringspointer"))
    silent = run(points)
    assert "Mente I »Haven bag biblioteket«?" in silent.output and "Spørg først" in silent.output
    folder = root / CASE.replace("index.md", "learning-points")
    assert len(list(folder.iterdir())) == 1
    asked = answered("ja\nja\n", points)
    assert "»Haven bag bibloteket« er ingen case. Er det »Haven bag biblioteket«?" in asked.output
    assert "1 fil bliver lagt til en case, der findes i forvejen." in asked.output
    assert len(list(folder.iterdir())) == 2


def test_many_rows_with_remarks_are_cut_in_the_terminal_only(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "a.xlsx"
    count = MOST_IN_TERMINAL + 205
    file.write_bytes(
        workbook(table(*({**FILLED, "Titel": f"Have {n}", "Noget andet": n} for n in range(count))))
    )
    result = run(file)
    assert result.exit_code == 0
    assert "205 cases til står i rapporten." in result.output
    whole = (tmp_path / "a-rapport.md").read_text(encoding="utf-8")
    assert whole.count("### cases/") == count
    assert result.output.count("### cases/") == MOST_IN_TERMINAL


def test_cases_that_came_in_without_their_report_are_told_of(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(filled_spreadsheet(FILLED))
    (tmp_path / "ikke-en-mappe").touch()
    result = run(file, "--report", tmp_path / "ikke-en-mappe/r.md")
    assert result.exit_code == 1
    assert "Casene er kommet ind, men rapporten kunne ikke skrives." in result.output
    assert (root / CASE).exists()


def test_what_stands_in_the_way_of_many_is_told_once(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(
        workbook(table(*({"Titel": f"Have {n}", "Kommune": "Odense"} for n in range(6))))
    )
    result = run(file)
    assert result.output.count("»Status« har ingen værdi.") == 1
    assert "- Skal rettes i 6: »Status« har ingen værdi." in result.output
    assert "Alt andet kom på plads." in result.output


def test_of_very_many_the_first_are_looked_through_and_that_is_said(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (report_room, writing):
        monkeypatch.setattr(room, "MOST_CHECKED", 6)
    file = tmp_path / "a.xlsx"
    rows = ({"Titel": f"Have {n}", "Kommune": "Odense"} for n in range(8))
    file.write_bytes(workbook(table(*rows)))
    result = run(file)
    assert "- Skal rettes i 6: »Status« har ingen værdi." in result.output
    assert "De første 6 er set efter for fejl. Kør ./lab check" in result.output
    assert "- 8 nye cases er skrevet." in result.output
