"""Stories from exports: as SenseMaker gives them, and a questionnaire with three sliders."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import PROJECT, write
from openpyxl import Workbook

from laboratorium.cli.intake import import_file
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.stories_command import run
from laboratorium.model.stories import Stories, columns, scales
from laboratorium.reading.loader import load

ROLES = ["Jeg bor her"] * 6 + ["Jeg arbejder her"] * 5 + ["Jeg er leder"] * 2
VALUES = "{Jeg bor her: citizen, Jeg arbejder her: staff, Jeg er leder: leader}"
SURVEY = f"""\
stories: foens
irrelevant: [Ved ikke]
columns:
  text: Hvad skete der?
  role: {{column: Hvem er du?, values: {VALUES}}}
  date: Tidsstempel
  decided: [Borgerne, De ansatte, Ledelsen]
  pace: {{column: Tempo, from: -100, to: 100}}
"""
HEAD = "Tidsstempel;Hvem er du?;Hvad skete der?;Borgerne;De ansatte;Ledelsen;Tempo\n"


def survey() -> str:
    rows = [
        f"2026-05-{n + 1:02d} 14:33:01;{role};Det var {n} gang, vi mødtes.;"
        f"{10 * n};40;{80 - n};{n - 5}"
        for n, role in enumerate(ROLES)
    ]
    rows[3] = rows[3].replace(";30;40;77;", ";Ved ikke;Ved ikke;Ved ikke;")
    rows[4] = rows[4].replace(";40;40;76;", ";0;0;0;")
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, PROJECT)
    return tmp_path


def taken(root: Path, name: str, data: str | bytes, listed: str) -> tuple[str, Stories]:
    """Import, and read what came of it with the checker."""
    export, columns_file = root / name, root / "svar.yml"
    export.write_bytes(data.encode() if isinstance(data, str) else data)
    columns_file.write_text(listed, encoding="utf-8")
    said = run(root, export, columns_file, dry_run=False)
    found = load(root)
    assert [p for p in found.errors if "stories" in p.path] == []
    stories = found.content.cases[0].tables["stories"].meta
    assert isinstance(stories, Stories)
    return said, stories


def shares(stories: Stories, text: str, key: str) -> tuple[float, ...] | None:
    (row,) = (row for row in stories.rows if text in row.text)
    (scale,) = (scale for scale in scales() if scale.key == key)
    return row.shares(columns(scale))


def test_three_sliders_become_shares_of_a_whole(project: Path) -> None:
    said, stories = taken(project, "svar.csv", survey(), SURVEY)
    assert said.startswith("13 fortællinger er skrevet i cases/foens/stories.csv.")
    assert shares(stories, "Det var 10 ", "decided") == pytest.approx(
        (100 / 210, 40 / 210, 70 / 210), abs=1e-3
    )
    assert shares(stories, "Det var 10 ", "pace") == pytest.approx((0.525,), abs=1e-3)
    assert shares(stories, "Det var 3 ", "decided") is None
    assert shares(stories, "Det var 4 ", "decided") is None
    assert {str(row.date) for row in stories.rows} == {"2026-05"}


def test_roles_that_few_have_and_the_order_of_answers_are_left_behind(project: Path) -> None:
    said, stories = taken(project, "svar.csv", survey(), SURVEY)
    assert "er ikke skrevet i filen, for den er offentlig: leader." in said
    roles = [row.role for row in stories.rows]
    assert (roles.count("citizen"), roles.count("staff"), roles.count(None)) == (6, 5, 2)
    assert roles != sorted(roles, key=str)


SENSEMAKER = """\
stories: foens
irrelevant: [N/A]
columns:
  text: Fragment
  date: EntryDate
  decided: [T1. Decided A, T1. Decided B, T1. Decided C]
  carried: {x: T2_X, y: T2_Y, size: 100}
  responsibility: {column: D2, from: 0, to: 100}
"""


def test_an_export_of_sensemaker_by_shares_and_by_place(project: Path) -> None:
    height = 100 * math.sqrt(3) / 2
    places = [(100.0, 0.0), (0.0, 0.0), (50.0, height), (50.0, height / 3), (25.0, height / 2)]
    rows = [
        f'{n},2026-04-0{n + 1}T10:00,"Det gik godt, gang {n}","{100 - 20 * n}","{15 * n}",'
        f'"{5 * n}",'
        f"{x:.4f},{y:.4f},{'N/A' if n == 2 else 25 * n}"
        for n, (x, y) in enumerate(places)
    ]
    head = "ID,EntryDate,Fragment,T1. Decided A,T1. Decided B,T1. Decided C,T2_X,T2_Y,D2"
    _, stories = taken(project, "export.csv", "\n".join((head, *rows, "")), SENSEMAKER)
    assert shares(stories, "gang 2", "decided") == pytest.approx((0.6, 0.3, 0.1), abs=1e-3)
    expected = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (1 / 3, 1 / 3, 1 / 3), (0.5, 0.5, 0)]
    for n, place in enumerate(expected):
        assert shares(stories, f"gang {n}", "carried") == pytest.approx(place, abs=2e-3)
    assert shares(stories, "gang 3", "responsibility") == (0.75,)
    assert shares(stories, "gang 2", "responsibility") is None


def test_a_spreadsheet_is_read_as_well(project: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    book.create_sheet("Om skemaet").append(["Tekst", "Mere"])
    for line in survey().splitlines():
        sheet.append([float(c) if c.lstrip("-").isdigit() else c for c in line.split(";")])
    book.save(project / "svar.xlsx")
    _, stories = taken(project, "svar.xlsx", (project / "svar.xlsx").read_bytes(), SURVEY)
    assert len(stories.rows) == 13
    assert shares(stories, "Det var 10 ", "pace") == pytest.approx((0.525,), abs=1e-3)


# The list, the export, and a part of what is said, with its place.
REFUSED = [
    (SURVEY.replace("decided:", "decidet:"), survey(),
     "svar.yml:7:12: fejl: »decidet« er ikke noget"),
    (SURVEY.replace("[Borgerne, De ansatte, Ledelsen]", "Borgerne"), survey(),
     "svar.yml:7:12: fejl: Skriv de tre"),
    (SURVEY.replace("column: Tempo, ", ""), survey(),
     "svar.yml:8:9: fejl: Skriv kolonnens navn"),
    (SURVEY.replace("to: 100", "to: -100"), survey(), "svar.yml:8:9: fejl: »from« og »to«"),
    (SURVEY.replace("Ledelsen]", "Ledelse]"), survey(), "Mente du »Ledelsen«?"),
    (SURVEY.replace("stories: foens", "stories: Føns"), survey(),
     "svar.yml:1:10: fejl: Skriv navnet"),
    (SURVEY.replace("stories: foens", "stories: findes-ikke"), survey(), "findes ikke"),
    (SURVEY.replace("  text: Hvad skete der?\n", ""), survey(),
     "hvilken kolonne fortællingen står i"),
    (SURVEY.replace("columns:", "kolonner:"), survey(), "»kolonner« kendes ikke"),
    (SURVEY.replace("Jeg er leder: leader", "Chef: leader"), survey(),
     "svar.csv:13:2: fejl: Kolonne B"),
    (SURVEY.replace("[Ved ikke]", "[Nej]"), survey(),
     "svar.csv:5:4: fejl: Kolonne D (»Borgerne«): »Ved ikke« er ikke et tal"),
    (SURVEY, survey().replace(";50;40;75;", ";50;NaN;75;"), "svar.csv:7:5: fejl"),
    (SURVEY, survey().replace(";50;40;75;", ";50;-4;75;"), "kan ikke være negative"),
    (SURVEY.replace("from: -100", "from: 0"), survey(), "ligger ikke mellem 0 og 100"),
    (SURVEY, HEAD, "ingen fortællinger"),
    ("[1", survey(), "svar.yml:1:"),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "data", "words"), REFUSED)
def test_what_cannot_be_made_out_is_told_where_it_stands(
    project: Path, listed: str, data: str, words: str
) -> None:
    with pytest.raises(Refused) as told:
        taken(project, "svar.csv", data, listed)
    assert words in str(told.value)
    assert not (project / "cases/foens/stories.csv").exists()


def test_a_file_that_is_there_is_never_written_over(project: Path) -> None:
    taken(project, "svar.csv", survey(), SURVEY)
    with pytest.raises(Refused, match="findes allerede"):
        taken(project, "svar.csv", survey(), SURVEY)


def test_a_dry_run_tells_and_writes_nothing(project: Path) -> None:
    (project / "svar.csv").write_text(survey().replace("10 gang", "telefon 40 50 60 71"), "utf-8")
    (project / "svar.yml").write_text(SURVEY, "utf-8")
    said = run(project, project / "svar.csv", project / "svar.yml", dry_run=True)
    assert "13 fortællinger ville blive skrevet" in said
    assert "telefonnummer" in said
    assert not (project / "cases/foens/stories.csv").exists()


def test_the_report_is_written_where_it_is_asked_for(project: Path) -> None:
    (project / "svar.csv").write_text(survey(), encoding="utf-8")
    (project / "svar.yml").write_text(SURVEY, encoding="utf-8")
    asked = [str(project / "svar.csv"), "--columns", str(project / "svar.yml")]
    report = project / "fortalt.md"
    told = CliRunner().invoke(import_file, [*asked, "--report", str(report)], obj=project)
    assert told.exit_code == 0, told.output
    assert report.read_text("utf-8") == told.output
