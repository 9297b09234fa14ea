"""Other people's headings and values, as an editor says once what they mean in `import.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_files import imported

from laboratorium.intake.importing.files import Refused

EXPORT = (
    "Project name,Where,Stage,Focus areas,Internal id,About\n"
    "Urban garden,Odense,In progress,Health; Climate,77,Beboerne lavede en have.\n"
)
MEANINGS = """\
columns:
  Project name: title
  Where: municipality
  Stage: Status
  Focus areas: challenges
  About: Udfordringen
  Internal id: "-"
values:
  Status:
    In progress: Afprøvning
  challenges:
    Health: Sundhed i byen
    Climate: Klimahandling
"""
CASE = "cases/odense-urban-garden/index.md"


def with_meanings(folder: Path, text: str = MEANINGS) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "import.yml").write_text(text, encoding="utf-8")
    return folder


def test_their_headings_and_values_become_ours(tmp_path: Path) -> None:
    done = imported(with_meanings(tmp_path), "projects.csv", EXPORT.encode())
    text = done.text(CASE)
    assert "title: Urban garden\n" in text and "status: trial\n" in text
    assert "challenges: [urban_health, climate_action]\n" in text
    assert "## Udfordringen\n\nBeboerne lavede en have.\n" in text
    assert "77" not in text and "**Internal id** (række 2): 77" in done.report


def test_no_licence_is_assumed_for_other_peoples_text(tmp_path: Path) -> None:
    done = imported(with_meanings(tmp_path), "projects.csv", EXPORT.encode())
    assert 'licence: ""\n' in done.text(CASE)
    assert "»Licens« har ingen værdi" in " ".join(problem.message for problem in done.loaded.errors)
    given = MEANINGS + "licence: CC-BY-4.0\n"
    done = imported(with_meanings(tmp_path / "x", given), "projects.csv", EXPORT.encode())
    assert "licence: CC-BY-4.0\n" in done.text(CASE)


# What stands in the file, and what is said of it.
WRONG = {
    "columns:\n  Project name: titlen\n": "»titlen« (ved »Project name«) er ikke et felt",
    "kolonner:\n  a: title\n": "»kolonner« kendes ikke. Skriv columns, values, licence.",
    "columns: [title]\n": "deres navn, kolon og vores",
    "values:\n  Farve:\n    red: rød\n": "»Farve« under »values« er ikke et felt",
    "values:\n  Status: trial\n": "deres værdi, kolon og vores",
    "columns:\n  a: title\n  a: summary\n": "linje 3",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_the_list_is_said_and_nothing_is_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match=r"import\.yml kan ikke bruges") as refused:
        imported(with_meanings(tmp_path, text), "projects.csv", EXPORT.encode())
    assert WRONG[text] in str(refused.value)
    assert not (tmp_path / "projekt/cases").exists()
