"""One cell under one column: what it says, and where that goes."""

from __future__ import annotations

import re

from laboratorium.base.text import bad_character
from laboratorium.intake.importing import values
from laboratorium.intake.importing.drafts import Draft, Loose, Reading
from laboratorium.intake.importing.fields import Form, Slot
from laboratorium.intake.importing.grid import STRUCK, Grid, letters
from laboratorium.intake.importing.headings import Column
from laboratorium.intake.importing.markdown_text import linked, web_address, without_struck
from laboratorium.intake.importing.placing import place
from laboratorium.model.shape import Shape

_DATES = (Shape.PARTIAL_DATE, Shape.DAY, Form.PERIOD)
_WORDS = (Shape.TEXT, Form.MARKDOWN)
_HTML = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|b|strong|i|em|a|h[1-6]|table|su[bp]|del|ins|s|strike)\b[^<>]*>",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"<(?:del|s|strike)\b|line-through", re.IGNORECASE)
_MADE_A_DATE = (
    "Regnearket har selv lavet det, der blev skrevet, om til en dato. Skriv det igen med en "
    "apostrof foran, for eksempel '11.7."
)


def put(
    draft: Draft,
    column: Column,
    slot: Slot | None,
    text: str,
    grid: Grid,
    row: int,
    reading: Reading,
) -> None:
    """Put a cell's text where its column says; `slot` is the column's, in the row's numbering."""
    at = (row, column.index)
    where = grid.place(*at)
    if "~~" in text or _STRUCK.search(text):
        text, struck = without_struck(as_markdown(text))
        for one in struck:
            grid.rich.pop(at, None)
            reading.leave("Streget over", grid.of_sheet(where), one, STRUCK)
        if not text.strip():
            return
    name = column.header or f"Kolonne {letters(column.index)}"
    link = grid.links.get(at, "")
    if link.lower().startswith("mailto:"):
        address = link.partition(":")[2]
        reading.leave_person(name, grid.of_sheet(where), f"{text} ({address})")
        if slot is None or text.strip() == address:
            return
        del grid.links[at]
        link = ""
    if bad_character(text.replace("\r", "")):
        draft.remarks.append(f"{name} ({where}): usynlige tegn er taget ud.")
    if column.term and slot:
        mark = text.strip().lower()
        if mark in values.YES:
            place(draft, slot, column.term, name, where)
        elif mark not in values.NO:
            draft.loose.append(Loose(name, where, text, "Skriv »ja« eller »nej« i kolonnen."))
    elif slot is None:
        draft.loose.append(Loose(name, where, _with_address(text, link)))
    elif text.startswith("=") and slot.field.form is not Form.MARKDOWN:
        draft.loose.append(Loose(name, where, text, "Formlen har ingen regnet værdi."))
    elif at in grid.dates and slot.field.form not in (*_DATES, *_WORDS):
        draft.loose.append(Loose(name, where, grid.dates[at], _MADE_A_DATE))
    else:
        _place(draft, slot, text, grid, at, name, where)


def _place(
    draft: Draft, slot: Slot, text: str, grid: Grid, at: tuple[int, int], name: str, where: str
) -> None:
    form = slot.field.form
    link = grid.links.get(at, "")
    if form is Form.MARKDOWN:
        text = grid.rich.get(at, text)
        text = linked(text, link) if link else as_markdown(text)
    else:
        text = as_markdown(text)
    if link and form is Shape.ADDRESS and web_address(link):
        if text != link:
            draft.remarks.append(f"{name} ({where}): »{text}« er en henvisning til {link}.")
        text = web_address(link)
    elif link and form is not Form.MARKDOWN and not _says(text, link):
        draft.loose.append(Loose(name, where, link, "Adressen bag teksten har ikke et felt."))
    elif link and form is Form.MARKDOWN and not web_address(link):
        draft.loose.append(Loose(name, where, link, "Adressen fører ikke ud på nettet."))
    place(draft, slot, text, name, where)


def _with_address(text: str, link: str) -> str:
    return text if not link or _says(text, link) else f"{text} ({link})"


def _says(text: str, link: str) -> bool:
    """Whether the text is the address itself, perhaps without its scheme."""
    return text.strip().rstrip("/") in (
        link.rstrip("/"),
        link.partition("://")[2].rstrip("/"),
        link.partition(":")[2],
    )


def as_markdown(text: str) -> str:
    """HTML that some program left in a cell, as Markdown; any other text as it is."""
    if "<" not in text or not _HTML.search(text):
        return text
    from laboratorium.intake.importing.html_text import from_html

    return from_html(text)
