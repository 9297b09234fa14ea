"""Much of everything, and half-finished documents: answered in Danish, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from import_files import CASE, imported, paragraph, project, raw_document
from openpyxl import Workbook

from laboratorium.base.danish import format_number

# Rows, and three times what was measured of them: processor seconds, since a busy machine only
# lengthens the others, and MiB.
MANY = [(500, 10, 256), pytest.param(10_000, 45, 512, marks=pytest.mark.nightly)]
RUN = """
import json, re, sys, time
from datetime import date
from pathlib import Path
from laboratorium.intake.importing.command import carry_out, prepare

root = Path(sys.argv[1])
made = prepare(root, Path(sys.argv[2]), date(2026, 11, 23), lambda done, total: None)
said = carry_out(root, made)
# Not getrusage: its peak is handed on by the process that starts another, however large that is.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps({"said": said[:200], "seconds": time.process_time(), "mib": int(peak[1]) / 1024}))
"""


def large(rows: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cases")
    sheet.append(["Titel", "Resumé", "Kommune", "Begyndte", "Vores eget felt"])
    for number in range(rows):
        text = f"note {number}"
        sheet.append([f"Haven {number}", "Beboerne dyrker.", "Odense", "1. maj 2023", text])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.nightly
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak")
@pytest.mark.parametrize(("rows", "seconds", "mib"), MANY)
def test_many_rows_are_read_in_bounded_time_and_memory(
    tmp_path: Path, rows: int, seconds: float, mib: float
) -> None:
    root = project(tmp_path)
    file = tmp_path / "stor.xlsx"
    file.write_bytes(large(rows))
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(root), str(file)],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    told = json.loads(done.stdout)
    assert f"{format_number(rows)} nye cases er skrevet" in told["said"]
    assert told["seconds"] <= seconds
    assert told["mib"] <= mib
    assert len(list((root / "cases").iterdir())) == rows
    last = (root / f"cases/odense-haven-{rows - 1}/index.md").read_text(encoding="utf-8")
    assert "period: {from: 2023-05-01}" in last
    assert last.partition("## Ikke placeret")[2].strip().endswith(f"note {rows - 1}")
    assert f"note {rows // 2}" in (tmp_path / "stor-rapport.md").read_text(encoding="utf-8")


# Word: what was struck out under tracked changes stands in the report, word for word.

FIELDS = "<w:tbl>{}</w:tbl>".format(
    "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{paragraph(value)}</w:tc></w:tr>"
        for name, value in (("Titel", "Haven bag biblioteket"), ("Kommune", "Odense"))
    )
)


def ins(text: str) -> str:
    return (
        f'<w:ins w:id="1" w:author="Bo"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
    )


def struck(text: str) -> str:
    deleted = f'<w:delText xml:space="preserve">{text}</w:delText>'
    return f'<w:del w:id="2" w:author="Bo"><w:r>{deleted}</w:r></w:del>'


TRACKED = {
    "both in one sentence": (
        paragraph("Her er ", inside=ins("nye ") + struck("gamle ")),
        ["Her er nye"],
        "gamle",
    ),
    "an insertion that was struck again": (
        paragraph("Her er plads.", inside='<w:ins w:id="1">' + struck("til hunde") + "</w:ins>"),
        ["Her er plads."],
        "til hunde",
    ),
    "a whole paragraph": (
        paragraph("Det blev.") + paragraph("", inside=struck("Det gik galt.")),
        ["Det blev."],
        "Det gik galt.",
    ),
    "several": (
        paragraph("A", inside=struck("første") + ins(" og B") + struck("anden")),
        ["A og B"],
        "første … anden",
    ),
}


@pytest.mark.parametrize("what", TRACKED)
def test_what_was_struck_out_stands_in_the_report_and_not_in_the_case(
    tmp_path: Path, what: str
) -> None:
    body, kept, gone = TRACKED[what]
    done = imported(tmp_path, "a.docx", raw_document(FIELDS + paragraph("Stedet") + body))
    text = done.text(CASE)
    assert all(words in text for words in kept)
    assert f"- **Slettet under sporede ændringer** (dokumentet a.docx): {gone}\n" in done.report
    assert not any(words in text for words in gone.split(" … "))
    assert "sporede ændringer (" in done.report


def test_a_row_that_was_struck_out_stands_in_the_report(tmp_path: Path) -> None:
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = row.format(paragraph("Status"), paragraph("Idé"))
    body = FIELDS.replace("</w:tbl>", f"{gone}</w:tbl>")
    done = imported(tmp_path, "a.docx", raw_document(body))
    assert 'status: ""' in done.text(CASE)
    assert "**Slettet under sporede ændringer** (dokumentet a.docx): Status Idé\n" in done.report
