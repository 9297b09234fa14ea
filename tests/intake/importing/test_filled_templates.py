"""The templates are made from the models, stay the same, and come back without remarks."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from import_files import CASE, FILLED, filled_document, filled_spreadsheet, imported
from openpyxl import load_workbook

from laboratorium.intake.importing.fields import FIELDS, GROUPS, IN_CASE, SECTION, find_slot
from laboratorium.intake.importing.files import Refused
from laboratorium.model.cases import Case
from laboratorium.model.declare import field_of, fields_of
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site import contribution_documents as templates
from laboratorium.site import contribution_templates

MADE = {"case.xlsx": templates.spreadsheet, "case.docx": templates.document}
FILL = {"case.xlsx": filled_spreadsheet, "case.docx": filled_document}
PUBLIC = {
    name: value for name, value in FILLED.items() if not name.startswith(("Kontakt", "Laborat"))
} | {
    "Oprindelse": "Fra offentlige kilder",
    "Udfordringen": "Gården lå øde hen [1].",
    "Måling 1: kildens nummer": 2,
    "Kilde 1: titel": "En have",
    "Kilde 1: adresse": "https://example.org/have",
    "Kilde 1: læst den": "1. november 2026",
    "Kilde 2: titel": "Endnu en",
    "Kilde 2: adresse": "www.example.org/2",
    "Kilde 2: udgiver": "Avisen",
}


@pytest.mark.parametrize("name", FILL)
def test_a_filled_template_is_imported_without_remarks(tmp_path: Path, name: str) -> None:
    done = imported(tmp_path, name, FILL[name](FILLED))
    before, _, after = done.report.partition("\n## Hvad der bliver til hvad\n")
    assert before == f"# Import af {name}\n\n- 1 ny case er skrevet.\n"
    assert after.count("\n- ") == 1 and after.endswith("\n\nAlt kom på plads.\n")
    assert done.loaded.problems == ()
    (case,) = done.loaded.content.cases
    assert (case.meta.title, case.meta.municipality) == ("Haven bag biblioteket", "0461")
    assert (case.meta.six_p, case.meta.sdg) == (("place", "people"), ("11", "3"))
    assert [point.meta.level for point in case.learning_points] == ["user"]
    assert [one.meta.stage for one in case.prototypes] == ["in_use"]


FJORD = (
    "Fjorden har fået et stenrev, og fiskerne har skiftet til skånsomme redskaber. Dykkere tæller "
    "krabber og yngel mellem ålegræsset, og klassen lærer om havbunden. Bådene ligger ved molen, "
    "og muslingerne filtrerer vandet i bugten."
)


@pytest.mark.parametrize("dry_run", (True, False))
@pytest.mark.parametrize("name", FILL)
def test_a_case_without_goals_gets_proposals_and_no_goals(
    tmp_path: Path, name: str, dry_run: bool
) -> None:
    said = {"Hvad vi prøvede": FJORD, "Hvad der skete": FJORD, "Udfordringen": FJORD}
    done = imported(tmp_path, name, FILL[name]({**FILLED, **said, "Verdensmål": ""}), dry_run)
    _, _, better = done.report.partition("**Kan gøres bedre**")
    assert "(verdensmål 14, Livet i havet). Overvej at tilføje det." in better
    (text,) = [text for path, text in done.results[0].files.items() if path.endswith("index.md")]
    assert "sdg: [14]" not in text and '"14"' not in text


def test_both_templates_make_the_same_files(tmp_path: Path) -> None:
    sheet = imported(tmp_path / "a", "case.xlsx", FILL["case.xlsx"](FILLED))
    paper = imported(tmp_path / "b", "case.docx", FILL["case.docx"](FILLED))
    assert sheet.results[0].files == paper.results[0].files


@pytest.mark.parametrize("name", FILL)
def test_a_case_from_public_sources_keeps_their_order(tmp_path: Path, name: str) -> None:
    done = imported(tmp_path, name, FILL[name](PUBLIC))
    (case,) = done.loaded.content.cases
    assert [source.url for source in case.meta.sources] == [
        "https://example.org/have",
        "https://www.example.org/2",
    ]
    assert case.meta.measurements[0].source == 2
    assert "Skal rettes" not in done.report
    if name == "case.docx":
        assert "øde hen [1](#kilde-1)." in done.text(CASE)


@pytest.mark.parametrize("name", MADE)
def test_the_bytes_are_the_same_every_time_and_hold_no_clock(name: str) -> None:
    data = MADE[name]()
    assert data == MADE[name]()
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml")
    assert b"created" not in core and b"modified" not in core


@pytest.mark.parametrize("name", MADE)
def test_an_empty_template_holds_no_case(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="ingen cases"):
        imported(tmp_path, name, MADE[name]())


def test_the_maker_gives_both_files_at_their_addresses() -> None:
    found = dict(contribution_templates.files())
    assert tuple(found) == contribution_templates.PATHS
    assert all(data.startswith(b"PK") for data in found.values())


def test_every_field_of_a_case_can_be_imported() -> None:
    known = {field.path[0] for field in FIELDS} | {group.key for group in IN_CASE}
    fields = {one.alias or name for name, one in Case.model_fields.items()}
    assert fields <= known


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.label)
def test_every_field_of_a_group_can_be_imported(group: Any) -> None:
    model = group.kind.model if group.kind else field_of(Case, (group.key,)).record
    assert model
    known = {field.path[0] for field in group.fields}
    assert {one.name for one in fields_of(model)} <= known


def test_every_column_of_the_template_means_the_field_it_was_made_for() -> None:
    for shown in templates.columns():
        slot = find_slot(shown.name)
        assert slot is not None, shown.name
        assert (slot.field, slot.group, slot.number) == (
            shown.field,
            shown.group,
            shown.number - 1,
        )


def test_the_spreadsheet_explains_itself_and_offers_the_vocabularies() -> None:
    book = load_workbook(BytesIO(templates.spreadsheet()))
    assert book.sheetnames == ["Cases", "Forklaring", "Værdier"]
    sheet: Any = book["Cases"]
    names = [cell.value for cell in sheet[1]]
    explained = [row[0].value for row in book["Forklaring"].iter_rows(min_row=2)]
    assert [name.removesuffix(" *") for name in names] == explained[: len(names)]
    assert "Titel *" in names and "Prøvehandling 1: titel *" in names and "Partnere" in names
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        first, _, last = rule.formula1.partition("!")[2].replace("$", "").partition(":")
        cells = book["Værdier"][first:last]
        lists[names[next(iter(rule.sqref.ranges)).min_col - 1]] = [row[0].value for row in cells]
    assert lists["Status *"] == [term.label for term in vocabularies().statuses]
    assert lists["Kommune *"] == [term.label for term in vocabularies().municipalities]
    assert len(lists["Verdensmål *"]) == 17


def test_the_document_has_a_place_for_every_field_of_the_spreadsheet() -> None:
    paper = Document(BytesIO(templates.document()))
    headings = [one.text for one in paper.paragraphs if one.style.name.startswith("Heading")]
    tables = paper.tables
    cells = {
        cell.text.removesuffix(" *").lower() for table in tables for cell in table.columns[0].cells
    }
    cells |= {cell.text.lower() for table in tables for cell in table.rows[0].cells}
    for shown in templates.columns():
        if shown.field.path[0] == SECTION:
            assert shown.field.label in headings or shown.group is not None
        else:
            assert shown.field.label.lower() in cells
