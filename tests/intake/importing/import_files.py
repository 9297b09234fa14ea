"""Files as people send them, made for tests; and a small project to import them into."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from content_project import LAB, LAB_PATH, PAGE, write
from docx import Document
from openpyxl import Workbook, load_workbook

from laboratorium.intake.importing.belonging import Confirm, nobody
from laboratorium.intake.importing.command import prepare
from laboratorium.intake.importing.drafts import Reading
from laboratorium.intake.importing.results import Result
from laboratorium.intake.importing.writing import write as write_cases
from laboratorium.model.records import Loaded
from laboratorium.reading.loader import load
from laboratorium.site import contribution_documents as templates

TODAY = date(2026, 11, 23)

# One case as somebody fills it in: Danish names, labels, dates and numbers.
FILLED: Mapping[str, Any] = {
    "Titel": "Haven bag biblioteket",
    "Resumé": "Gården lå øde. Beboere og bibliotek lavede en have sammen.",
    "Status": "Afprøvning",
    "Oprindelse": "Fra en gruppe",
    "Organisation": "Odense Kommune",
    "Partnere": "Boligforeningen; Biblioteket",
    "Kommune": "Odense Kommune",
    "Sted": "Vollsmose",
    "Breddegrad": "55,4",
    "Længdegrad": 10.43,
    "Begyndte": "april 2023",
    "Laboratoriets nummer": 1,
    "Laboratoriets år": 2023,
    "De seks P’er": "Place; People",
    "Verdensmål": "11 Bæredygtige byer og lokalsamfund; 3",
    "Udfordringer": "Social opdeling",
    "Fagområder": "Stedsbaseret udvikling; Kultur som medie til velfærd på tværs",
    "Projekttype": "Kultur, fritid og beskæftigelse",
    "Kontakt: rolle": "Projektleder",
    "Kontakt: organisation": "Odense Kommune",
    "Udfordringen": "Gården lå øde hen.\nIngen kom der.",
    "Stedet": "En gård mellem biblioteket og blokkene.",
    "Hvad vi prøvede": "- En plantedag\n- Fællesspisning",
    "Hvad der skete": "Flere mødtes i gården.",
    "Hvad andre kan bruge": "Begynd med en plantedag.",
    "Aktør 1: hvem": "Beboere",
    "Aktør 1: rolle": "Fik ideen og er værter",
    "Prøvehandling 1: titel": "Plantedag",
    "Prøvehandling 1: fra": date(2023, 4, 26),
    "Prøvehandling 1: med": "Beboere; Biblioteket",
    "Prøvehandling 1: hvad I gjorde": "Vi plantede buske.",
    "Prøvehandling 1: hvad der kom ud af det": "Tolv kom igen.",
    "Måling 1: hvad er målt": "Besøg om ugen",
    "Måling 1: enhed": "besøg",
    "Måling 1: niveau": "Bruger",
    "Måling 1: før": 12,
    "Måling 1: dato før": "2023-02",
    "Måling 1: efter": 30.5,
    "Måling 1: dato efter": "juni 2023",
    "Læringspointe 1: pointe": "En plantedag får naboer til at tale sammen",
    "Læringspointe 1: niveau": "Bruger",
    "Læringspointe 1: P’er": "People",
    "Læringspointe 1: fase": "Prøvehandlinger",
    "Læringspointe 1: type": "Det hjalp",
    "Læringspointe 1: tekst": "Når man har en skovl i hånden, er det nemt at tale sammen.",
    "Prototype 1: navn": "Plantekassen",
    "Prototype 1: resumé": "En kasse på hjul, som børnehaven passer.",
    "Prototype 1: modenhed": "I brug",
    "Prototype 1: hvor den kan bruges": "Gårde uden jord",
    "Prototype 1: tekst": "Kassen står i gården og kan flyttes.",
}
CASE = "cases/odense-haven-bag-biblioteket/index.md"


@dataclass(frozen=True)
class Imported:
    """What came of an import, and what the checker says of the project afterwards."""

    reading: Reading
    results: list[Result]
    report: str
    root: Path

    @property
    def loaded(self) -> Loaded:
        return load(self.root)

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @property
    def everything(self) -> str:
        """All that is kept of the file: every text in the project, and the report."""
        files = sorted(self.root.rglob("*.md"))
        return "\n".join([*(file.read_text(encoding="utf-8") for file in files), self.report])


def project(folder: Path) -> Path:
    return write(folder / "projekt", {"docs/index.md": PAGE, LAB_PATH: LAB})


def imported(
    folder: Path,
    name: str,
    data: bytes,
    dry_run: bool = False,
    confirm: Confirm = nobody,
    case: str = "",
) -> Imported:
    """Import a file with these bytes into a project under `folder`."""
    root = folder / "projekt"
    if not root.exists():
        project(folder)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(data)
    made = prepare(root, file, TODAY, None, confirm, case)
    if not dry_run and made.writes:
        write_cases(root, made.results)
    return Imported(made.reading, made.results, made.told(not dry_run), root)


def workbook(rows: Sequence[Sequence[Any]], name: str = "Ark1") -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def table(*cases: Mapping[str, Any]) -> list[list[Any]]:
    """A header and a row for each case, as a list of rows."""
    names = list(dict.fromkeys(name for case in cases for name in case))
    return [names, *([case.get(name) for name in names] for case in cases)]


def filled_spreadsheet(values: Mapping[str, Any]) -> bytes:
    """The spreadsheet's template with one case filled in."""
    book = load_workbook(BytesIO(templates.spreadsheet()))
    sheet: Any = book["Cases"]
    left = dict(values)
    for cell in sheet[1]:
        sheet.cell(2, cell.column, left.pop(cell.value.removesuffix(" *"), None))
    assert not left, f"the template has no column for {sorted(left)}"
    return saved(book)


def filled_document(values: Mapping[str, Any]) -> bytes:
    """Word's template with the same case filled in, where it has a place for each value."""
    paper: Any = Document(BytesIO(templates.document()))
    left = {name: str(value) for name, value in values.items()}
    heading = ""
    lists: list[tuple[str, Any]] = []
    for block in list(paper.iter_inner_content()):
        if hasattr(block, "rows"):
            first = [cell.text for cell in block.rows[0].cells]
            if first[0] != "Felt":
                lists.append((heading, block))
                continue
            for row in block.rows[1:]:
                name = row.cells[0].text.removesuffix(" *")
                group = f"{heading}: {name[:1].lower()}{name[1:]}"
                upper = f"{heading}: {name}"
                found = next((one for one in (group, upper, name) if one in left), None)
                if found and (found != name or heading == "Om casen"):
                    row.cells[1].text = left.pop(found)
        elif block.style.name.startswith("Heading"):
            heading = block.text
            following = left.pop(heading, None) or left.pop(f"{heading}: tekst", None)
            if following:
                _write_under(block, following)
    for heading, block in lists:
        single = {"Aktører": "Aktør", "Prøvehandlinger": "Prøvehandling", "Kilder": "Kilde"}
        group = single.get(heading, "Måling")
        for column, cell in enumerate(block.rows[0].cells):
            name = f"{cell.text[:1].lower()}{cell.text[1:]}"
            for number in (1, 2):
                value = left.pop(f"{group} {number}: {name}", None)
                if value is not None:
                    block.rows[number].cells[column].text = value
    assert not left, f"the template has no place for {sorted(left)}"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _write_under(heading: Any, text: str) -> None:
    """Put paragraphs where a person would: after the guidance, and after the group's table."""
    at = heading._p
    while at.getnext() is not None and not _is_heading(at.getnext()):
        at = at.getnext()
        if at.tag.endswith("}sectPr"):
            at = at.getprevious()
            break
    for line in text.split("\n"):
        style = "List Bullet" if line.startswith("- ") else None
        paragraph = heading._parent.add_paragraph(line.removeprefix("- "), style)
        at.addnext(paragraph._p)
        at = paragraph._p


def _is_heading(element: Any) -> bool:
    styles = element.xpath("./w:pPr/w:pStyle/@w:val") if hasattr(element, "xpath") else []
    return any(style.startswith("Heading") for style in styles)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def raw_document(body: str, **parts: str) -> bytes:
    """A `.docx` with this XML in its body; `parts` are others in `word/`, by name without .xml."""
    names = (
        f'xmlns:w="{W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    files = {"word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": text.replace("NAMES", names) for name, text in parts.items()}
    return zipped(files)


def zipped(files: Mapping[str, str | bytes], level: int = 6) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, style: str = "", inside: str = "") -> str:
    """A paragraph of WordprocessingML with plain text and perhaps more runs."""
    lead = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{lead}{run}{inside}</w:p>"
