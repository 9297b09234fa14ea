"""The same write-up as a Word document and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from paper_variations import Block

_STYLES = {"Title": "Title", "-": "List Bullet", "1.": "List Number", "": None}


def as_word(blocks: Sequence[Block]) -> bytes:
    """A document with Word's own styles."""
    paper: Any = Document()
    for kind, said in blocks:
        if kind == "table":
            grid = paper.add_table(len(said), len(said[0]))
            for index, cells in enumerate(said):
                for column, text in enumerate(cells):
                    grid.cell(index, column).text = text
        elif kind == "bold":
            paper.add_paragraph().add_run(said).bold = True
        else:
            paper.add_paragraph(said, f"Heading {kind}" if kind.isdigit() else _STYLES[kind])
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def as_markdown(blocks: Sequence[Block]) -> str:
    """The same as people write it by hand; a heading of level 1 stands below the title."""
    texts: list[str] = []
    before = ""
    for kind, said in blocks:
        if kind == "table":
            rows = [f"| {' | '.join(cells)} |" for cells in said]
            rows.insert(1, f"|{'---|' * len(said[0])}")
            said = "\n".join(rows)
        elif kind == "Title":
            said = f"# {said}"
        elif kind.isdigit():
            said = f"{'#' * (int(kind) + 1)} {said}"
        elif kind == "bold":
            said = f"**{said}**"
        elif kind:
            said = f"{kind} {said}"
        close = kind in ("-", "1.") and before == kind
        texts.append(("" if close or not texts else "\n") + said)
        before = kind
    return "\n".join(texts) + "\n"
