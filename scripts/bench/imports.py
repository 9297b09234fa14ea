"""Time the import of a workbook of made-up cases, and of a long Word document.

    .venv/bin/python scripts bench.imports           10,000 rows and 300 pages
    .venv/bin/python scripts bench.imports 2000      another number of rows

Each runs as `./lab import --yes` does, in a process of its own: seconds by the clock, seconds for
which processors worked, and the peak of its memory. The aims: 4 s and 150 MiB, and 5 s for the
document.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook

from bench.tables import Row, table
from bench.timed import run
from make.arguments import sizes_parser

PAGES = 300
_HEAD = (
    *("Titel", "Resumé", "Status", "Organisation", "Kommune", "Sted", "Begyndte", "De seks P’er"),
    *("Verdensmål", "Udfordringer", "Udfordringen", "Hvad vi prøvede", "Budget"),
)
_TOWNS = ("Aarhus", "Odense", "Vejle", "Ærø", "Lejre", "Thisted", "Svendborg", "Gladsaxe")
_PS = ("People", "Place", "Participation", "Peace", "Prosperity", "Planet")
_ON_A_PAGE = 6
_PARAGRAPH = (
    "Beboerne mødtes i gården en lørdag i maj og talte om, hvad stedet kunne bruges til. Nogle "
    "ville plante, andre ville spise sammen, og to ville bygge et skur til redskaber. "
)
_COMMAND = (
    "import sys; from pathlib import Path; from laboratorium.cli.intake import import_file; "
    "import_file.main(['--yes', sys.argv[1]], obj=Path())"
)


def workbook(rows: int) -> bytes:
    """A workbook of so many cases, no two alike."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Cases")
    sheet.append(_HEAD)
    for number in range(rows):
        town, p = _TOWNS[number % len(_TOWNS)], _PS[number % len(_PS)]
        sheet.append(
            (
                *(f"Haven nummer {number}", f"En gård lå øde. Nu er der have nummer {number}."),
                *("Afprøvning", f"{town} Kommune", town, f"Gård {number}"),
                *(date(2020 + number % 5, 1 + number % 12, 1), p, 1 + number % 17),
                *("Social opdeling", f"Gård {number} lå øde, og ingen kom der."),
                *(f"Vi holdt {number % 40} plantedage.", 1000 + number),
            )
        )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def document(pages: int) -> bytes:
    """A Word document of so many pages about one case, with a heading on each."""
    paper = Document()
    paper.add_heading("Haven bag biblioteket", 0)
    paper.add_heading("Hvad vi prøvede", 1)
    for page in range(pages):
        paper.add_heading(f"Dag {page}", 2)
        for number in range(_ON_A_PAGE):
            line = paper.add_paragraph(f"{page}.{number} ")
            line.add_run(_PARAGRAPH)
            line.add_run("Det regnede.").bold = True
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def measured(what: str, name: str, data: bytes) -> Row:
    """The row of an import of a file with these bytes into an empty project."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / name).write_bytes(data)
        took = run([sys.executable, "-c", _COMMAND, name], root, os.environ)
    return {
        "file": what,
        "s": f"{took.seconds:.1f}",
        "processor s": f"{took.worked:.1f}",
        "MiB": f"{took.memory:.0f}",
    }


def main() -> None:
    """Print the table."""
    for rows in sizes_parser(__doc__, (10_000,)).parse_args().sizes:
        files = (
            (f"{rows:,} rows", "cases.xlsx", workbook(rows)),
            (f"{PAGES} pages", "case.docx", document(PAGES)),
        )
        print(table([measured(*one) for one in files]))


if __name__ == "__main__":
    main()
