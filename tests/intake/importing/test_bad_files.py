"""Each file that cannot be read gets one Danish sentence that says what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from import_files import CASE, FILLED, imported, raw_document, table, workbook, zipped

from laboratorium.intake.importing import files
from laboratorium.intake.importing.files import Refused

GOOD = workbook(table(FILLED))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, content: bytes) -> bytes:
    """The good workbook with one part of it replaced."""
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    return zipped({**parts, name: content})


ENTITIES = b"""<?xml version="1.0"?><!-- %s --><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>""" % (b"x" * 9000)

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.xlsx", b"", "tom"),
    "blank": ("a.csv", b" \r\n ", "tom"),
    "old excel": ("a.xls", OLE + b"\0" * 600, "gammelt Office-format"),
    "old word": ("a.doc", OLE + b"\0" * 600, "Word"),
    "password": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
    "pdf": ("a.docx", b"%PDF-1.7", "en pdf"),
    "a pdf's way out": ("a.pdf", b"%PDF-1.7", "gem den som .docx"),
    "a shortcut of Google Drive": ("a.gdoc", b'{"doc_id": "x"}', "hent det som .docx"),
    "rtf": ("a.rtf", b"{\\rtf1\\ansi Haven}", "gem det som .docx"),
    "a mail of Outlook": (
        "a.msg",
        OLE + b"\0" * 600 + "__properties_version1.0".encode("utf-16-le"),
        "en mail fra Outlook",
    ),
    "a page of Safari": ("a.webarchive", b"bplist00\xd1\x01", "Sidekilde"),
    "a mail within mails without end": (
        "a.eml",
        b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5000)
        ),
        "for mange lag",
    ),
    "Pages": ("a.pages", zipped({"Index/Document.iwa": b"x"}), "som Word"),
    "Numbers": ("a.numbers", zipped({"Index/Tables/DataList.iwa": b"x"}), r"Excel \(.xlsx\)"),
    "a presentation": ("a.pptx", zipped({"ppt/presentation.xml": "<p/>"}), "en præsentation"),
    "a folder": ("a.zip", zipped({"x/": "", "x/a.docx": "", "x/b.docx": ""}), "med 2 filer i"),
    "a book": ("a.epub", zipped({"mimetype": "application/epub+zip"}), "Der læses regneark"),
    "picture": ("a.csv", b"\x89PNG\r\n\x1a\n", "et billede"),
    "a web page called xlsx": ("a.xlsx", b"<html><table>", "en webside"),
    "text called docx": ("a.docx", b"Haven bag biblioteket", "noget andet"),
    "half a file": ("a.xlsx", GOOD[: len(GOOD) // 2], "gået i stykker"),
    "some zip": ("a.xlsx", zipped({"a.txt": "x"}), "hverken et regneark"),
    "xlsb": ("a.xlsb", zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
    "broken ods": (
        "a.ods",
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "LibreOffice",
    ),
    "a drawing of LibreOffice": (
        "a.odg",
        zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}),
        "hverken et regneark",
    ),
    "entities": ("a.xlsx", with_part("xl/sharedStrings.xml", ENTITIES), "ikke læst"),
    "entities in Word": (
        "a.docx",
        zipped({"word/document.xml": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
        "ikke læst",
    ),
    "broken sheet": (
        "a.xlsx",
        with_part("xl/worksheets/sheet1.xml", b"<worksheet><row"),
        "kan ikke",
    ),
    "broken workbook": ("a.xlsx", with_part("xl/workbook.xml", b"<workbook/>"), "ingen cases"),
    "broken Word": ("a.docx", zipped({"word/document.xml": b"<x"}), "gået i stykker"),
    "Word without body": ("a.docx", zipped({"word/document.xml": b"<x/>"}), "ingen tekst"),
    "empty Word": ("a.docx", raw_document(""), "ingen cases"),
    "no columns of ours": ("a.csv", b"a;b\n1;2\n", "kolonnenavne"),
    "only a header": ("a.csv", b"Titel;Kommune\n", "ingen cases"),
    "bytes": ("a.csv", bytes(range(256)) * 4, "ikke tekst"),
    "many columns": ("a.csv", b";".join([b"Titel"] * 600) + b"\n", "kolonner"),
    "many rows": ("a.csv", b"Titel;Kommune\n" + b"x;Odense\n" * 20_500, "Del den op"),
    "many parts": ("a.xlsx", zipped({f"{n}.xml": "" for n in range(5_100)}), "dele"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_danish(tmp_path: Path, what: str) -> None:
    name, data, said = BAD[what]
    with pytest.raises(Refused, match=said) as refused:
        imported(tmp_path, name, data)
    assert str(refused.value).endswith(".")
    assert not (tmp_path / "projekt/cases").exists()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = with_part("xl/worksheets/sheet1.xml", b" " * (files.MAX_UNPACKED + 1))
    assert len(bomb) < 2_000_000
    with pytest.raises(Refused, match="Pakket ud fylder filen 250 MB"):
        imported(tmp_path, "a.xlsx", bomb)


def test_a_bomb_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    lying = bytearray(with_part("xl/worksheets/sheet1.xml", b" " * 10_000_000))
    true_size = (10_000_000).to_bytes(4, "little")
    assert lying.count(true_size) == 2
    with pytest.raises(Refused):
        imported(tmp_path, "a.xlsx", bytes(lying.replace(true_size, (100).to_bytes(4, "little"))))


def test_a_far_away_cell_does_not_fill_the_memory(tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Titel</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Kommune</t></is></c></row>'
        b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Langt nede</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    done = imported(tmp_path, "a.xlsx", with_part("xl/worksheets/sheet1.xml", sheet))
    assert [draft.where for draft in done.reading.drafts] == ["række 1048576 i arket »Ark1«"]


def test_a_sheet_that_is_wide_in_every_row_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laboratorium.intake.importing.spreadsheet._MOST_CELLS", 50)
    with pytest.raises(Refused, match="for stort"):
        imported(tmp_path, "a.xlsx", GOOD)


@pytest.mark.parametrize("bound", ["MAX_CELLS", "MAX_CELLS_IN_ROW"])
def test_a_workbook_of_more_cells_than_can_be_read_is_refused(
    bound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = max(map(len, table(FILLED))) if bound.endswith("ROW") else 10_000
    monkeypatch.setattr(f"laboratorium.intake.importing.spreadsheet.{bound}", fits)
    imported(tmp_path, "a.xlsx", GOOD)
    monkeypatch.setattr(f"laboratorium.intake.importing.spreadsheet.{bound}", 3)
    with pytest.raises(Refused, match="celler i en række"):
        imported(tmp_path, "b.xlsx", GOOD)


def test_a_cell_far_to_the_right_is_kept(tmp_path: Path) -> None:
    rows = table(FILLED)
    rows[1] += [None] * 600 + ["langt til højre"]
    done = imported(tmp_path, "a.xlsx", workbook(rows))
    assert "langt til højre" in done.text(CASE).partition("## Ikke placeret")[2]


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="findes ikke"):
        files.read_bytes(tmp_path / "væk.xlsx")
    with pytest.raises(Refused, match="en mappe"):
        files.read_bytes(tmp_path)


def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE", 10)
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    with pytest.raises(Refused, match="Del den op"):
        files.read_bytes(tmp_path / "a.csv")


@pytest.mark.parametrize("name", ["a.csv", "a.docx", "a"])
def test_a_file_with_the_wrong_name_is_read_for_what_it_is(tmp_path: Path, name: str) -> None:
    done = imported(tmp_path, name, GOOD)
    assert (done.root / CASE).exists()
    assert "læst som et regneark" in done.report
