"""The benchmark of imports: what it makes is what people send, and each file is really taken in."""

from __future__ import annotations

from pathlib import Path

from bench.imports import document, measured, workbook
from laboratorium.intake.importing.reading import read


def test_each_row_is_a_case_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook(20))
    found = read(file)
    titles = {str(draft.case.values["title",]) for draft in found.drafts}
    assert len(titles) == 20
    assert {item.name for draft in found.drafts for item in draft.loose} == {"Budget"}


def test_a_page_has_its_heading_and_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(document(3))
    (draft,) = read(file).drafts
    (texts,) = draft.case.body.values()
    assert sum(text.startswith("### ") for text in texts) == 3 and len(texts) == 3 * 7


def test_a_row_tells_time_and_memory() -> None:
    row = measured("20 rows", "cases.xlsx", workbook(20))
    assert row["file"] == "20 rows"
    assert all(float(row[name]) > 0 for name in ("s", "processor s", "MiB"))
