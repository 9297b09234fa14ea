"""What people put in, crossed with the kinds of file that they save it as."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from import_files import imported, raw_document, saved
from openpyxl import Workbook
from paper_made import as_markdown, as_word
from paper_variations import PAPERS
from row_variations import ROWS
from sheet_variations import SHEETS, Sheet, as_it_is
from sheet_variations_more import MORE
from sheet_variations_parted import PARTED
from text_variations_saved import SAVED as TEXTS
from word_variations import STYLES, WORDS
from word_variations_more import MORE_WORDS

EVERY_SHEET = SHEETS | MORE | PARTED
EVERY_WORD = WORDS | MORE_WORDS
ENCODINGS = ("utf-8-sig", "cp1252", "utf-16")
ENOUGH = 60


def held(
    folder: Path,
    name: str,
    data: bytes,
    files: Sequence[str],
    report: Sequence[str] = (),
    cases: int = 1,
    gone: Sequence[str] = (),
) -> None:
    """Import a file, and hold what was written and told to what is right."""
    done = imported(folder, name, data, dry_run=True)
    landing = [result for result in done.results if result.lands]
    text = "\n".join(text for result in landing for text in result.files.values())
    assert [one for one in files if one not in text] == []
    assert [one for one in report if one not in done.report] == []
    only = [one for one in (*report, *gone) if one not in IN_REMARKS]
    assert [one for one in only if one in text] == []
    assert len(landing) == cases


IN_REMARKS = ("»Se her« er en henvisning til",)
"""What is told of something that stands in a file too."""


def workbook(one: Sheet) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in one.rows:
        sheet.append(row)
    one.change(sheet)
    return saved(book)


@pytest.mark.parametrize("what", EVERY_SHEET)
def test_a_workbook(tmp_path: Path, what: str) -> None:
    one = EVERY_SHEET[what]
    held(tmp_path, "a.xlsx", workbook(one), one.files, one.report, one.cases)


def in_letters(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def as_rows(one: Sheet) -> str | None:
    """A sheet as text with semicolons, when it is nothing but text and whole numbers."""
    cells = [cell for row in one.rows for cell in row]
    plain = all(type(cell) in (str, int, type(None)) for cell in cells)
    if one.change is not as_it_is or not plain or any(str(cell)[:1] == "=" for cell in cells):
        return None
    text = StringIO()
    csv.writer(text, delimiter=";").writerows(one.rows)
    return text.getvalue()


CSVS = {what: text for what, one in EVERY_SHEET.items() if (text := as_rows(one)) is not None}


@pytest.mark.parametrize("what", CSVS)
def test_the_same_as_text_with_columns(tmp_path: Path, what: str) -> None:
    one = EVERY_SHEET[what]
    told = [said for said in one.report if "celle" not in said]
    for encoding in ENCODINGS:
        if (data := in_letters(CSVS[what], encoding)) is not None:
            held(tmp_path, "a.csv", data, one.files, told, one.cases)


@pytest.mark.parametrize("what", ROWS)
def test_text_with_columns_as_programs_save_it(tmp_path: Path, what: str) -> None:
    data, files, report, cases = ROWS[what]
    held(tmp_path, "a.csv", data, files, report, cases)


@pytest.mark.parametrize("what", PAPERS)
def test_a_document(tmp_path: Path, what: str) -> None:
    one = PAPERS[what]
    held(tmp_path, "a.docx", as_word(one.blocks), one.files, one.report, one.cases)


@pytest.mark.parametrize("what", PAPERS)
def test_the_same_as_markdown(tmp_path: Path, what: str) -> None:
    one = PAPERS[what]
    data = as_markdown(one.blocks).encode()
    held(tmp_path, "a.md", data, one.files, one.report, one.cases)


@pytest.mark.parametrize("what", EVERY_WORD)
def test_what_only_word_writes(tmp_path: Path, what: str) -> None:
    one = EVERY_WORD[what]
    data = raw_document(one.body, styles=STYLES, **one.parts)
    held(tmp_path, "a.docx", data, one.files, one.report, 1, one.gone)


@pytest.mark.parametrize("what", TEXTS)
def test_a_text(tmp_path: Path, what: str) -> None:
    said, files, report, cases = TEXTS[what]
    held(tmp_path, "a.md", said.encode(), files, report, cases)


KINDS = {"xlsx": EVERY_SHEET, "csv": CSVS, "docx": PAPERS, "word": EVERY_WORD, "md": TEXTS}


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_of_each_kind(kind: str) -> None:
    assert len(KINDS[kind]) >= ENOUGH
