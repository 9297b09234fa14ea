"""A workbook of as many cells as may be read, or of more, costs no machine its memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

MOST_MEGABYTES = 300
READ = """
import re, sys
from pathlib import Path
from laboratorium.intake.importing.reading import Refused, read
try:
    read(Path(sys.argv[1]))
except Refused as refused:
    print(refused)
# Not getrusage: its peak is handed on by the process that starts another, however large that is.
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak")


def full(path: Path, rows: int, cells: int) -> None:
    """Write a workbook of so many cells, all of them alike."""
    Workbook().save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    row = b"<row>" + b"<c><v>1</v></c>" * cells + b"</row>"
    sheet = "xl/worksheets/sheet1.xml"
    before, _, after = re.split(rb"(<sheetData\s*/>|<sheetData></sheetData>)", parts[sheet])
    parts[sheet] = before + b"<sheetData>" + row * rows + b"</sheetData>" + after
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.parametrize(
    ("rows", "cells", "told"),
    [
        (1, 2_000_000, "Regnearket har over 16.384 celler i en række"),
        (2_000, 1_000, "eller 1.000.000 i alt"),
        pytest.param(20_000, 49, "Der er ingen cases i filen", marks=pytest.mark.nightly),
    ],
)
def test_the_peak_stays_low(rows: int, cells: int, told: str, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    full(book, rows, cells)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(book)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    said, _, kilobytes = done.stdout.strip().rpartition("\n")
    assert told in said
    assert int(kilobytes) < MOST_MEGABYTES * 1024
