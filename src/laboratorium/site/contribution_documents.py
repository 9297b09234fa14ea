"""Templates that people fill in at their desks: a spreadsheet and a Word document, made from the
models, and read back by `./lab import`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from laboratorium.intake.importing import guidance
from laboratorium.intake.importing.fields import (
    FIELDS,
    GROUPS,
    IN_CASE,
    OF_KINDS,
    SECTION,
    Field,
    Form,
    Group,
)
from laboratorium.model.cases import HEADINGS, Case
from laboratorium.model.declare import fields_of
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies

_ROWS = 200
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_HEAD = PatternFill("solid", fgColor="E4EFE9")
_MANY = {Shape.TERMS, Shape.TEXTS, Shape.SLUGS}
_HOW: dict[Form | Shape, str] = {
    **dict.fromkeys(_MANY, "Skriv semikolon imellem."),
    Shape.PARTIAL_DATE: "Skriv 2026, 2026-11 eller 2026-11-23.",
    Shape.DAY: "Skriv for eksempel 2026-11-23.",
}


class Shown(NamedTuple):
    """A field of the templates: its name there, its group and number from 1."""

    name: str
    field: Field
    group: Group | None = None
    number: int = 1


def columns() -> Iterator[Shown]:
    """Every column of the spreadsheet, in order."""
    for field in FIELDS:
        if field.shown:
            yield Shown(field.label, field)
    for group in GROUPS:
        for number in range(1, group.templates + 1):
            for field in group.fields:
                if field.shown:
                    yield Shown(f"{group.label} {number}: {field.label}", field, group, number)


def is_required(shown: Shown) -> bool:
    """Whether a case without the field is held up by the checker."""
    group = shown.group
    if group is None:
        return shown.field.required
    listed = next((one for one in fields_of(Case) if one.name == group.key), None)
    return bool(listed and listed.required) and shown.number == 1 and shown.field.required


def helped(shown: Shown) -> str:
    """What to write in a field, in Danish: the model's own description, lengths and choices."""
    field, declared = shown.field, shown.field.declared
    if declared is None:
        return guidance.SECTION_HELP.get(field.label, guidance.EXPLAIN)
    if shown.group and shown.group.key == "measurements" and field.path == ("source",):
        return guidance.SOURCE_NUMBER
    return " ".join(filter(None, (declared.guidance, _HOW.get(field.form, ""))))


def choices(field: Field) -> list[str]:
    """The words a field takes, as readers see them; empty when it takes any."""
    if field.vocabulary == "sdg":
        return [f"{goal.key} {goal.label}" for goal in vocabularies().sdg]
    if not field.vocabulary:
        return []
    return [term.label for term in vocabularies()[field.vocabulary]]


def spreadsheet() -> bytes:
    """An `.xlsx` with a row for each case, a sheet that explains it, and lists to choose from."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Cases"
    words: Any = book.create_sheet("Værdier")
    about: Any = book.create_sheet("Forklaring", 1)
    ranges: dict[str, str] = {}
    about.append(["Kolonne", "Skal udfyldes", "Hvad du skriver", "Du kan vælge mellem"])
    for index, shown in enumerate(columns(), start=1):
        name, field, required = shown.name, shown.field, is_required(shown)
        head = sheet.cell(1, index, f"{name} *" if required else name)
        head.font, head.fill = Font(bold=True), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(index)
        wide = field.form in {Form.MARKDOWN, Shape.TEXT}
        sheet.column_dimensions[letter].width = 34 if wide else 20
        listed = choices(field)
        _explain(about, name, required, helped(shown), listed)
        # Dates and numbers as text, so that the spreadsheet makes nothing else of them.
        as_text = field.form in {Shape.PARTIAL_DATE, Shape.DAY} or field.vocabulary == "sdg"
        for row in range(2, _ROWS + 2) if as_text else ():
            sheet.cell(row, index).number_format = "@"
        if listed:
            key = field.vocabulary or "sdg"
            ranges[key] = ranges.get(key) or _list(words, len(ranges) + 1, key, listed)
            _choose(sheet, f"{letter}2:{letter}{_ROWS + 1}", ranges[key], field.form in _MANY)
    sheet.row_dimensions[1].height = 48
    sheet.freeze_panes = "B2"
    for letter, width in zip("ABCD", (34, 14, 70, 70), strict=True):
        about.column_dimensions[letter].width = width
    for cell in about[1]:
        cell.font, cell.fill = Font(bold=True), _HEAD
    about.freeze_panes = "A2"
    _notes(about)
    out = BytesIO()
    book.save(out)
    return settled(out.getvalue())


def _explain(about: Any, name: str, required: bool, said: str, listed: list[str]) -> None:
    about.append([name, "Ja" if required else "", said, "; ".join(listed)])
    for cell in about[about.max_row]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _notes(about: Any) -> None:
    about.append([])
    for line in (
        "Skriv en case i hver række på arket »Cases«.",
        "En gruppe skrives i kolonner med nummer. Har I tre prøvehandlinger, så lav selv "
        "kolonnerne »Prøvehandling 3: titel« og så videre.",
        "Udfylder I én kolonne af en gruppe, skal de vigtigste af de andre også udfyldes: "
        "aktørens rolle, hvad I gjorde, målingens enhed og tal efter, kildens adresse.",
        "Skriv roller og ikke navne på personer. Skriv ingen private oplysninger.",
    ):
        about.append([line])


def _list(words: Any, column: int, key: str, listed: list[str]) -> str:
    words.cell(1, column, key).font = Font(bold=True)
    for row, label in enumerate(listed, start=2):
        words.cell(row, column, label)
    letter = get_column_letter(column)
    return f"{quote_sheetname(words.title)}!${letter}$2:${letter}${len(listed) + 1}"


def _choose(sheet: Any, cells: str, source: str, many: bool) -> None:
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=not many)
    rule.errorTitle, rule.error = "Vælg fra listen", "Brug et af ordene på listen."
    if many:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = "Vælg eller skriv", "Flere: skriv semikolon imellem."
    sheet.add_data_validation(rule)
    rule.add(cells)


def document() -> bytes:
    """A `.docx` for one case: field tables and the five headings, with help in both."""
    paper: Any = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    paper.styles["Normal"].font.size = Pt(11)
    paper.core_properties.title = guidance.TITLE
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = "da-DK"
    paper.add_paragraph(guidance.TITLE, style="Title")
    for line in guidance.WELCOME:
        paper.add_paragraph(line)
    paper.add_heading(guidance.ABOUT_CASE, 1)
    _fields(paper, [field for field in FIELDS if field.shown and field.path[0] != SECTION], None)
    for heading in HEADINGS:
        paper.add_heading(heading, 1)
        _help(paper, guidance.SECTION_HELP[heading])
    for group in IN_CASE:
        paper.add_heading(group.names[0], 1)
        _help(paper, guidance.MORE_ROWS)
        shown = [field for field in group.fields if field.shown]
        table = paper.add_table(rows=4, cols=len(shown), style="Table Grid")
        for cell, field in zip(table.rows[0].cells, shown, strict=True):
            _write(cell, field.label[:1].upper() + field.label[1:], bold=True)
    for group in OF_KINDS:
        said = guidance.lead(group.kind)
        for number in range(1, group.templates + 1):
            paper.add_heading(f"{group.label} {number}", 1)
            _help(paper, said)
            shown = [field for field in group.fields if field.shown and field.path[0] != SECTION]
            _fields(paper, shown, group)
            paper.add_paragraph("")
    out = BytesIO()
    paper.save(out)
    return settled(out.getvalue())


def _fields(paper: Any, fields: list[Field], group: Group | None) -> None:
    table = paper.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, (guidance.FIELD, guidance.ANSWER, guidance.HELP), strict=True
    ):
        _write(cell, text, bold=True)
    for field in fields:
        name = field.label[:1].upper() + field.label[1:]
        shown = Shown(name, field, group)
        required = is_required(shown)
        cells = table.add_row().cells
        _write(cells[0], f"{name} *" if required else name, bold=True)
        listed = choices(field)
        said = helped(shown)
        if listed and len(listed) <= 20:
            said = f"{said} Vælg: {'; '.join(listed)}."
        _write(cells[2], said, size=9)
    for row in table.rows:
        for cell, width in zip(row.cells, (4.0, 6.6, 6.0), strict=True):
            cell.width = Cm(width)


def _write(cell: Any, text: str, bold: bool = False, size: int = 10) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold = bold
    run.font.size = Pt(size)


def _help(paper: Any, text: str) -> None:
    run = paper.add_paragraph().add_run(text)
    run.italic = True


_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def settled(data: bytes) -> bytes:
    """The same Office file without a clock: fixed dates in the zip, none in its properties."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "docProps/core.xml":
                content = _CLOCK.sub(b"", content)
            fixed = zipfile.ZipInfo(part.filename, _FIRST_DAY)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            after.writestr(fixed, content)
    return out.getvalue()
