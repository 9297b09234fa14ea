"""What a kind of content is: where its files lie, what they are called, how people hand one in."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from laboratorium.model.declare import FieldOf, fields_of


@dataclass(frozen=True)
class Section:
    """A text below the fields. ``title`` is its heading in the file when the kind has headings,
    else only the form's question. ``names`` are other headings that mean the same in a write-up.
    """

    title: str
    help: str
    example: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offered:
    """How a kind is offered to those who contribute.

    ``slug`` is its name in the form's address, ``heading`` what that page is called, ``button`` and
    ``lead`` present it among the others, and ``quick`` names the fields that come first, of which
    ``case`` and ``body`` are not of the model.
    ``on_github`` says that GitHub has an issue form for it too.
    """

    slug: str
    heading: str
    button: str
    lead: str
    quick: tuple[str, ...]
    on_github: bool = True


@dataclass(frozen=True)
class Kind:
    """One kind of content.

    ``key`` is stable; ``name`` and ``plural`` are Danish, as a heading begins. ``folder`` is where
    its files lie: in the folder of a case when ``in_case``, else under the project's root.
    ``names`` are what else people call it over a column, and ``templates`` how many of it the
    spreadsheet that people fill in has room for. A kind whose files are named ``dated`` has a day
    before its name. A kind without sections may hold at most ``most_words`` words, and no heading,
    when that is given.

    A kind with a ``file`` has one such file in the folder of a case and no folder of its own. When
    the file ends in ``.csv``, the model has a single field: the list of the file's rows. What it
    holds counts as the case's field that it ``fills``, too.

    What lies in a case is shown on the case's page under the ``anchor`` with its own name after it,
    or on a page of its own, drawn by the template ``page``.

    Pages that editors write under docs/ are of a kind by their folder: their names without ``.md``
    match the pattern ``stem``, such as ``example``, and the folder's index lists them by name, or
    the other way round when they come ``newest_first``.
    """

    key: str
    model: type[BaseModel]
    name: str
    plural: str
    folder: str
    in_case: bool = False
    file: str = ""
    fills: str = ""
    sections: tuple[Section, ...] = ()
    dated: bool = False
    most_words: int | None = None
    names: tuple[str, ...] = ()
    templates: int = 1
    anchor: str = ""
    page: str = ""
    stem: str = ".+"
    example: str = ""
    newest_first: bool = False
    offered: Offered | None = None

    @property
    def slug(self) -> str:
        """What the kind is called in addresses and in the search."""
        return self.offered.slug if self.offered else self.key

    @property
    def is_table(self) -> bool:
        """Whether its file has a row for each record."""
        return self.file.endswith(".csv")

    @property
    def columns(self) -> tuple[FieldOf, ...]:
        """The fields that people fill in: of a row where the file has rows, else of the model."""
        fields = fields_of(self.model)
        row = fields[0].record if self.is_table else None
        return fields_of(row) if row else fields
