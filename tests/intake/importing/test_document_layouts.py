"""Documents in the many ways that people write them: where each thing ends up."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from import_files import imported


class Paper(NamedTuple):
    """What is written into a document, what stands in its file, and what only in the report."""

    write: Callable[[Any], None]
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    cases: int = 1


def lines(*texts: str, bold: str = "", size: int = 0) -> Callable[[Any], None]:
    """Paragraphs; those that begin as `bold` says are bold, or of a size in points."""

    def write(paper: Any) -> None:
        for text in texts:
            run = paper.add_paragraph().add_run(text.removeprefix("!"))
            if text.startswith("!"):
                run.bold = not size or None
                run.font.size = Pt(size) if size else None

    return write


def styled(*texts: tuple[str, str]) -> Callable[[Any], None]:
    def write(paper: Any) -> None:
        for style, text in texts:
            paper.add_paragraph(text, style or None)

    return write


def marked(text: str, **marks: Any) -> Callable[[Any], None]:
    """A title, a section, and in it a word with a mark of its font."""

    def write(paper: Any) -> None:
        styled(("Title", "Haven"), ("Heading 1", "Stedet"))(paper)
        run = paper.add_paragraph("Her er ").add_run(text)
        for name, value in marks.items():
            setattr(run.font, name, value)

    return write


def a_table(*rows: tuple[str, ...]) -> Callable[[Any], None]:
    def write(paper: Any) -> None:
        styled(("Title", "Haven"), ("Heading 1", "Stedet"))(paper)
        grid = paper.add_table(len(rows), len(rows[0]))
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                grid.cell(index, column).text = text

    return write


TWO = ("Haven", "Torvet")
PAPERS: dict[str, Paper] = {
    "bold headings": Paper(
        lines("!Haven", "!Udfordringen", "En grund.", "!Stedet", "En gård."),
        ("title: Haven\n", "## Udfordringen\n\nEn grund.\n", "## Stedet\n\nEn gård.\n"),
    ),
    "large headings": Paper(
        lines("!Haven", "!Udfordringen", "En grund.", "!Økonomi", "Dyrt.", size=18),
        ("title: Haven\n", "## Udfordringen\n\nEn grund.\n", "- **Økonomi** (overskrift): Dyrt."),
    ),
    "numbered headings": Paper(
        lines("!Haven", "!1. Baggrund", "En grund.", "!2) Hvad gjorde vi?", "Vi såede."),
        ("## Udfordringen\n\nEn grund.\n", "## Hvad vi prøvede\n\nVi såede.\n"),
    ),
    "headings of two words": Paper(
        lines(
            "!Haven", "!Resultater og udbytte", "Mange kom.", "!Læring og anbefalinger", "Begynd."
        ),
        ("## Hvad der skete\n\nMange kom.\n", "## Hvad andre kan bruge\n\nBegynd.\n"),
    ),
    "a bold heading of their own ends a section": Paper(
        lines("!Haven", "!Stedet", "En gård.", "!Økonomi", "Dyrt."),
        ("## Stedet\n\nEn gård.\n\n## Hvad", "- **Økonomi** (overskrift): Dyrt."),
    ),
    "bold text is no heading": Paper(
        lines("!Haven", "Stedet", "!Det her er en hel sætning, som bare er fed.", "Og mere."),
        ("**Det her er en hel sætning, som bare er fed.**\n\nOg mere.\n",),
    ),
    "fields by line": Paper(
        lines("!Haven", "Kommune: Odense", "Status: Idé", "Stedet", "En gård: med et træ."),
        ("municipality: Odense\n", "status: idea\n", "## Stedet\n\nEn gård: med et træ.\n"),
    ),
    "a person by line": Paper(
        lines("!Haven", "Kontaktperson: Bo B, bo@b.dk", "Stedet", "En gård."),
        (),
        ("Bo B, bo@b.dk",),
    ),
    "a bulleted list": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("List Bullet", "Et"),
            ("List Bullet", "To"),
        ),
        ("- Et\n- To\n",),
    ),
    "a numbered list": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("List Number", "Et"),
            ("List Number", "To"),
        ),
        ("1. Et\n1. To\n",),
    ),
    "raised": Paper(marked("6", superscript=True), ("Her er ⁶\n",)),
    "raised words": Paper(marked("[note]", superscript=True), ("^(",)),
    "lowered": Paper(marked("2", subscript=True), ("Her er ₂\n",)),
    "hidden": Paper(marked("skjult", hidden=True), ("Her er\n",), ("skjult",)),
    "struck out": Paper(marked("væk", strike=True), ("Her er\n",), ("væk",)),
    "struck out twice": Paper(marked("borte", double_strike=True), ("Her er\n",), ("borte",)),
    "bold and italic": Paper(marked("begge", bold=True, italic=True), ("Her er ***begge***\n",)),
    "two cases by headings": Paper(
        styled(
            *(
                part
                for one in TWO
                for part in (
                    ("Heading 1", one),
                    ("Heading 2", "Stedet"),
                    ("", f"{one} ligger her."),
                )
            )
        ),
        ("title: Haven\n", "title: Torvet\n", "Haven ligger her.\n", "Torvet ligger her.\n"),
        cases=2,
    ),
    "two cases by bold lines": Paper(
        lines(*(part for one in TWO for part in (f"!{one}", "!Stedet", f"{one} ligger her."))),
        ("Haven ligger her.\n", "Torvet ligger her.\n"),
        cases=2,
    ),
    "one case with headings of its own": Paper(
        styled(
            ("Title", "Haven"),
            ("Heading 1", "Stedet"),
            ("", "En gård."),
            ("Heading 2", "Træerne"),
            ("", "To."),
        ),
        ("## Stedet\n\nEn gård.\n\n### Træerne\n\nTo.\n",),
    ),
    "a table of fields": Paper(
        a_table(("Kommune", "Odense"), ("Status", "Idé")),
        ("municipality: Odense\n", "status: idea\n"),
    ),
    "a table of their own": Paper(
        a_table(("År", "Besøg"), ("2023", "12")), ("| År | Besøg |\n|---|---|\n| 2023 | 12 |\n",)
    ),
    "a person in a table": Paper(
        a_table(("Kommune", "Odense"), ("Telefon", "12 34 56 78")), (), ("12 34 56 78",)
    ),
}


@pytest.mark.parametrize("what", PAPERS)
def test_a_document_is_read_as_it_is_written(tmp_path: Path, what: str) -> None:
    one = PAPERS[what]
    paper: Any = Document()
    one.write(paper)
    out = BytesIO()
    paper.save(out)
    done = imported(tmp_path, "a.docx", out.getvalue())
    files = "\n".join(
        path.read_text("utf-8") for path in sorted((done.root / "cases").rglob("*.md"))
    )
    assert len(list((done.root / "cases").iterdir())) == one.cases
    assert [text for text in one.files if text not in files] == []
    assert [text for text in one.report if text not in done.report or text in files] == []


def test_the_table_is_large_enough() -> None:
    assert len(PAPERS) >= 20


# Every word of a file is found again in a file or in the report, wherever it stood.

STYLES = ("", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "bold")
TEXTS = (
    "Stedet",
    "Udfordringen",
    "Prøvehandlinger",
    "Læringspointe",
    "Kommune: {}",
    "Mail: {}",
    "{}",
    "Økonomi {}",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STYLES), st.sampled_from(TEXTS)), min_size=1, max_size=14)
)
def test_every_paragraph_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]
) -> None:
    paper: Any = Document()
    marks: list[str] = []
    for number, (style, text) in enumerate([*parts, ("", "{}")]):
        mark = f"mærke{number}q"
        marks += [mark] if "{}" in text else []
        said = text.format(mark)
        if style == "bold":
            paper.add_paragraph().add_run(said).bold = True
        else:
            paper.add_paragraph(said, style or None)
    out = BytesIO()
    paper.save(out)
    done = imported(tmp_path_factory.mktemp("alt"), "a.docx", out.getvalue())
    assert [mark for mark in marks if mark not in done.everything] == []
