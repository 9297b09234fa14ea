"""What belongs to cases that are there already: sheets of learning points, and corrected ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from content_project import CASE_PATH, LAB, LAB_PATH, POINT, POINT_PATH, PROJECT, write
from import_files import imported, saved, table, workbook
from openpyxl import Workbook

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.intake.importing.results import Outcome
from laboratorium.reading.loader import load
from laboratorium.site import open_data

SLUG = CASE_PATH.split("/")[1]
FOLDER = POINT_PATH.rpartition("/")[0]
NEW = {
    "Pointe": "Byg værket, før rørene bliver lagt",
    "Niveau": "Organisation",
    "P’er": "Planet",
    "Fase": "Prøvehandlinger",
    "Type": "Det overraskede",
    "Tekst": "Vi ventede et år på rørene.",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "projekt", {**PROJECT, LAB_PATH: LAB})


@pytest.mark.parametrize(
    "named",
    [
        SLUG,
        "Et fælles varmeværk",
        "et fælles VARMEVÆRK",
        f"https://example.org/cases/{SLUG}/",
        f"cases/{SLUG}/index.md",
    ],
)
@pytest.mark.parametrize("heading", ["Case", "Casens titel", "case_title"])
def test_a_row_goes_to_the_case_that_it_names(
    tmp_path: Path, root: Path, named: str, heading: str
) -> None:
    before = (root / CASE_PATH).read_bytes()
    done = imported(tmp_path, "a.xlsx", workbook(table({heading: named, **NEW}), "Ark1"))
    (result,) = done.results
    assert result.outcome is Outcome.ADDED and result.index.startswith(f"{FOLDER}/")
    assert "Vi ventede et år på rørene.\n" in done.text(result.index)
    assert (root / CASE_PATH).read_bytes() == before
    again = imported(tmp_path, "a.xlsx", workbook(table({heading: named, **NEW}), "Ark1"))
    assert [one.outcome for one in again.results] == [Outcome.SAME]
    assert "1 fil i cases er som i forvejen." in again.report


def test_many_rows_for_a_case_that_nobody_knows_are_told_of_once(
    tmp_path: Path, root: Path
) -> None:
    rows = [{"Case": "Havnebadet", **NEW, "Pointe": f"Pointe nummer {n}"} for n in range(40)]
    done = imported(tmp_path, "a.xlsx", workbook(table(*rows), "Læringspointer"))
    assert done.results == []
    assert done.report.count("der ikke findes: »Havnebadet«") == 1
    assert all(f"Pointe nummer {n}" in done.report for n in range(40))


def test_points_name_cases_of_the_same_file_by_title_or_number(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in table(
        {"Id": 7, "Titel": "Haven", "Kommune": "Odense"},
        {"Id": 8, "Titel": "Torvet", "Kommune": "Odense"},
    ):
        sheet.append(row)
    points = book.create_sheet("Læringspointer")
    for row in table(
        {"Case": 8, **NEW}, {"Case": "Haven", **NEW}, {"Case": 8, **NEW, "Pointe": "b"}
    ):
        points.append(row)
    tried = book.create_sheet("Prøvehandlinger")
    for row in table({"Case": "Torvet", "Titel": "Fest", "Hvad": "Vi festede.", "Fra": 2023}):
        tried.append(row)
    from import_files import saved

    done = imported(tmp_path, "a.xlsx", saved(book))
    assert [len(one.files) - 1 for one in done.results] == [1, 2]
    assert "- title: Fest\n    from: 2023\n    what: Vi festede.\n" in done.text(
        "cases/odense-torvet/index.md"
    )


def data_of(root: Path) -> str:
    content = load(root).content
    files = dict(open_data.whole(Catalogue.of(content), Settings("Lab", "https://example.org/")))
    return files["data/learning-points.csv"].decode("utf-8-sig")


def test_the_sites_own_learning_points_come_back_as_they_were(tmp_path: Path, root: Path) -> None:
    done = imported(tmp_path, "learning-points.csv", data_of(root).encode("utf-8-sig"))
    assert [one.outcome for one in done.results] == [Outcome.SAME]


def test_a_corrected_row_corrects_the_file_and_the_plan_says_how(
    tmp_path: Path, root: Path
) -> None:
    title = next(line for line in POINT.splitlines() if line.startswith("title: "))[7:]
    corrected = data_of(root).replace(title, "Begynd med en lav pris")
    done = imported(tmp_path, "learning-points.csv", corrected.encode())
    assert [one.outcome for one in done.results] == [Outcome.CHANGED]
    assert "1 fil i en case er rettet." in done.report
    assert f"Pointen: »{title}« bliver til »Begynd med en lav pris«." in done.report
    text = (root / POINT_PATH).read_text("utf-8")
    assert "title: Begynd med en lav pris\n" in text
    assert (
        text.partition("---\n")[2].partition("---\n")[2]
        == POINT.partition("---\n")[2].partition("---\n")[2]
    )
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == [Path(POINT_PATH).name]


def test_records_for_a_case_that_is_there_are_told_and_never_written_over_it(
    tmp_path: Path, root: Path
) -> None:
    row = {"Case": SLUG, "Titel": "Fest", "Hvad": "Vi festede.", "Fra": "2023"}
    done = imported(tmp_path, "a.xlsx", workbook(table(row), "Prøvehandlinger"))
    assert done.results == [] and "Vi festede." in done.report
    assert "Skriv det selv ind i dens fil." in done.report
    assert (root / CASE_PATH).read_text("utf-8") == PROJECT[CASE_PATH]


@pytest.mark.parametrize("others", [{}, {"Niveau": "Bruger"}, {"Uddybning": "Det hjalp."}])
def test_a_column_called_after_points_holds_their_sentences(
    tmp_path: Path, root: Path, others: dict[str, str]
) -> None:
    row = {"Case": "Et fælles varmeværk", "Læringspointe": "Begynd med en plantedag", **others}
    done = imported(tmp_path, "a.xlsx", workbook(table(row), "Ark1"))
    (result,) = done.results
    assert result.outcome is Outcome.ADDED
    assert "title: Begynd med en plantedag\n" in done.text(result.index)


def test_a_sheet_of_measurements_goes_to_the_cases_of_the_file(tmp_path: Path) -> None:
    book = Workbook()
    cases: Any = book.active
    cases.title = "Cases"
    numbers: Any = book.create_sheet("Målinger")
    for row in (["Titel", "Kommune"], ["Haven", "Odense"], ["Torvet", "Aarhus"]):
        cases.append(row)
    for row in (["Case", "Hvad er målt", "Enhed", "Før", "Efter"], ["Torvet", "Brug", "%", 12, 30]):
        numbers.append(row)
    done = imported(tmp_path, "a.xlsx", saved(book))
    assert "indicator: Brug\n" in done.text("cases/aarhus-torvet/index.md")
    assert "indicator" not in done.text("cases/odense-haven/index.md")
