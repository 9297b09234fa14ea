"""What a write-up is made of, whatever program it was written in."""

from __future__ import annotations

from dataclasses import dataclass, field

from laboratorium.intake.importing.pictures import Picture


@dataclass(frozen=True)
class Block:
    """A paragraph or a table. `level` is 1–9 for a heading, 0 for the title, None for text.

    `text` is Markdown and `plain` the same words without it; a table has its cells in `rows`, as
    Markdown and as plain text. A paragraph is `strong` when all of it is bold or large. A block
    with a `picture` is nothing else.
    """

    text: str = ""
    plain: str = ""
    level: int | None = None
    is_item: bool = False
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    strong: bool = False
    picture: Picture | None = None


@dataclass
class Document:
    """What a document holds; `boxes` is the text of text boxes, `pictures` what there are of others
    than can be taken out, `notes` what was noticed, `left` what goes into no file: what it is, and
    what it says.
    """

    blocks: list[Block] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
