"""Pictures in documents and workbooks become silent files of the case, with entries to fill in."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from import_files import Imported, imported
from openpyxl import Workbook
from openpyxl.drawing.image import Image as OnSheet
from pictures import SECRETS, pixels, telling
from PIL import Image

from laboratorium.base.problems import Level
from laboratorium.intake.importing.pictures import Picture, take
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load

TITLE = "Haven bag biblioteket"


def drawn(form: str, size: tuple[int, int] = (8, 6)) -> bytes:
    held = BytesIO()
    Image.new("RGB", size, "teal").save(held, form)
    return held.getvalue()


def write_up(*pictures: bytes, said: str = "") -> bytes:
    paper = Document()
    paper.add_heading(TITLE, 0)
    paper.add_paragraph("Udfordringen", style="Heading 1")
    paper.add_paragraph("Der manglede et sted at mødes.")
    for picture in pictures:
        paper.add_picture(BytesIO(picture), width=Cm(3))
        if said:
            paper.inline_shapes[-1]._inline.docPr.set("descr", said)
    paper.add_paragraph("Stedet", style="Heading 1")
    paper.add_paragraph("En gård.")
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def only_case(done: Imported) -> Path:
    (index,) = (done.root / "cases").glob("*/index.md")
    return index.parent


def entries(case: Path) -> list[dict[str, str]]:
    found = parse((case / "index.md").read_bytes(), "").meta.get("images", [])
    assert isinstance(found, list)
    return found


def test_a_picture_lies_in_the_case_without_what_it_knew(tmp_path: Path) -> None:
    photo = telling("JPEG")
    done = imported(tmp_path, "a.docx", write_up(photo, said="Fem naboer planter et æbletræ"))
    case = only_case(done)
    data = (case / "images/billede-1.jpg").read_bytes()
    assert pixels(data) == pixels(photo)
    assert not any(secret in data for secret in SECRETS)
    assert entries(case) == [
        {"file": "images/billede-1.jpg", "alt": "Fem naboer planter et æbletræ"}
        | {"credit": "", "licence": "", "basis": ""}
    ]
    assert "1 billede er taget ud og lagt i mappen »images«." in done.report


def test_what_only_people_know_is_asked_for(tmp_path: Path) -> None:
    done = imported(tmp_path, "a.docx", write_up(drawn("PNG")))
    told = [one.message for one in load(done.root).problems if one.level is Level.ERROR]
    for label in ("Hvad viser billedet?", "Fotograf", "Licens", "Grundlag"):
        assert any(f"»{label}« i »Billeder« nr. 1 har ingen værdi" in one for one in told), told
    assert not any("findes ikke" in one for one in told)


def test_the_same_picture_lies_there_once_and_twice_gives_the_same(tmp_path: Path) -> None:
    data = write_up(drawn("PNG"), drawn("PNG"), drawn("PNG", (9, 9)))
    case = only_case(imported(tmp_path, "a.docx", data))
    names = ["images/billede-1.png", "images/billede-2.png"]
    assert [one["file"] for one in entries(case)] == names
    again = imported(tmp_path, "a.docx", data)
    assert "1 case er som i forvejen." in again.report
    assert sorted(one.name for one in (case / "images").iterdir()) == [
        "billede-1.png",
        "billede-2.png",
    ]


@pytest.mark.parametrize(
    ("said", "alt"),
    [
        ("Fem naboer planter", "Fem naboer planter"),
        ("Billede 3", ""),
        ("IMG_1234.jpg", ""),
        ("Et billede, der indeholder træ Automatisk genereret beskrivelse", ""),
    ],
)
def test_only_what_somebody_wrote_is_a_description(said: str, alt: str) -> None:
    taken = take([Picture(drawn("PNG"), said)])
    assert taken.entries[0]["alt"] == alt
    assert alt or any(said in one for one in taken.told)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF"])
def test_other_forms_are_drawn_anew(form: str) -> None:
    taken = take([Picture(drawn(form))])
    assert list(taken.files) == ["images/billede-1.png"]
    with Image.open(BytesIO(taken.files["images/billede-1.png"])) as picture:
        assert (picture.format, picture.size) == ("PNG", (8, 6))


@pytest.mark.parametrize("data", [b"\xd7\xcd\xc6\x9a\0\0", b"<svg/>", b"", drawn("PNG")[:40]])
def test_what_cannot_be_shown_is_told(data: bytes) -> None:
    taken = take([Picture(data, "Et kort", "F2")])
    assert (taken.files, taken.entries) == ({}, [])
    assert "Billedet »Et kort« (F2) er ikke taget med" in taken.told[0]


def test_what_a_document_cuts_away_is_not_brought_out() -> None:
    taken = take([Picture(drawn("PNG", (100, 50)), cut=(0.5, 0, 0.25, 0.2))])
    with Image.open(BytesIO(taken.files["images/billede-1.png"])) as picture:
        assert picture.size == (25, 40)


def test_pictures_on_a_sheet_go_to_the_cases_they_lie_beside(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Titel", "Kommune", "Resumé"])
    sheet.append(["Haven", "Aarhus", "En have."])
    sheet.append(["Bussen", "Odense", "En bus."])
    for at, size in (("D2", (5, 5)), ("D3", (6, 6)), ("D9", (7, 7))):
        sheet.add_image(OnSheet(BytesIO(drawn("PNG", size))), at)
    held = BytesIO()
    book.save(held)
    done = imported(tmp_path, "a.xlsx", held.getvalue())
    sizes = {}
    for file in (done.root / "cases").glob("*/images/*.png"):
        with Image.open(file) as picture:
            sizes[file.parts[-3]] = picture.size
    assert sizes == {"aarhus-haven": (5, 5), "odense-bussen": (6, 6)}
    assert "ligger ikke ud for en case" in done.report


ODT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>
<text:h text:outline-level="1">Haven</text:h><text:h text:outline-level="2">Udfordringen</text:h>
<text:p>Der manglede et sted.<draw:frame draw:name="Billede1">
<draw:image xlink:href="Pictures/a.png"/><draw:image xlink:href="Pictures/b.png"/>
<svg:desc>To stole i en gård</svg:desc></draw:frame></text:p>
</office:text></office:body></office:document-content>"""


def test_a_picture_of_libreoffice_is_taken_once(tmp_path: Path) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", ODT)
        package.writestr("Pictures/a.png", drawn("PNG"))
        package.writestr("Pictures/b.png", drawn("PNG", (3, 3)))
    case = only_case(imported(tmp_path, "a.odt", held.getvalue()))
    (entry,) = entries(case)
    assert (entry["file"], entry["alt"]) == ("images/billede-1.png", "To stole i en gård")


def test_a_mail_behind_words_in_a_known_column_goes_to_the_report_alone(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Titel", "Kommune", "Organisation", "Udfordringen"])
    sheet.append(["Haven", "Aarhus", "Aarhus Kommune", "Skriv til os"])
    for at in ("C2", "D2"):
        sheet[at].hyperlink = "mailto:anne@example.org"
    held = BytesIO()
    book.save(held)
    done = imported(tmp_path, "a.xlsx", held.getvalue())
    text = (only_case(done) / "index.md").read_text("utf-8")
    assert "Aarhus Kommune" in text and "Skriv til os" in text
    assert "anne@" not in text
    assert done.report.count("anne@example.org") == 2
