"""What a text is: a file of ours, columns, a write-up, or prose that nobody can place."""

from __future__ import annotations

import re

from laboratorium.base.conflicts import conflict
from laboratorium.base.danish import slugify
from laboratorium.intake.form_fields import BEFORE_SENDING
from laboratorium.intake.importing import own_file
from laboratorium.intake.importing.belonging import Confirm, nobody
from laboratorium.intake.importing.blocks import Document
from laboratorium.intake.importing.cells import as_markdown
from laboratorium.intake.importing.delimited import read_delimited
from laboratorium.intake.importing.drafts import Draft, Reading
from laboratorium.intake.importing.encodings import decode
from laboratorium.intake.importing.fields import find_section, find_slot
from laboratorium.intake.importing.files import WAYS_IN, Refused
from laboratorium.intake.importing.grid import STRUCK, Grid
from laboratorium.intake.importing.headings import Head, by_question, head_of
from laboratorium.intake.importing.listed_json import read_json
from laboratorium.intake.importing.mail import (
    is_archive,
    read_mail,
    without_answered,
    without_signature,
    without_writers,
)
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings
from laboratorium.intake.importing.markdown_text import without_struck
from laboratorium.intake.importing.plain_text import read_plain
from laboratorium.intake.importing.table import read_table
from laboratorium.intake.importing.turning import turned
from laboratorium.intake.importing.write_up import read_write_up

# What the last question of each form on GitHub is called.
_FORM = re.compile(rf"^### {re.escape(BEFORE_SENDING)}\s*$", re.MULTILINE)
_COLUMNS = (".csv", ".tsv")
# A page of the web, as Google Docs and browsers save one, and what stands in its tab.
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAB = re.compile(r"<title>[^<]*</title>", re.IGNORECASE)
# Fields that another program keeps at the top of a text.
_THEIRS = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_NOT_OURS = "Felterne øverst er ikke vores. Skriv det, der skal med, selv."


def read_text(
    data: bytes,
    name: str,
    suffix: str,
    confirm: Confirm = nobody,
    meanings: Meanings = NOTHING,
) -> Reading:
    """What a text holds, whatever it is called. Raises `Refused` for prose without our headings."""
    mail = read_mail(data) if suffix == ".eml" or is_archive(data) else None
    text, notes = decode(mail.text.encode() if mail else data)
    if _PAGE.match(text):
        text = as_markdown(_TAB.sub("", text, count=1))
    below = ""
    writers: list[str] = []
    if suffix not in _COLUMNS:
        text, answered = without_answered(text)
        text, below = without_signature(text)
        text, writers = without_writers(text)
        writers += answered
    if found := conflict(text):
        raise Refused(found.message)
    if _FORM.search(text):
        raise Refused(
            "Filen er en udfyldt formular fra GitHub. Læs den ind med ./lab from-issue i stedet."
        )
    if own := own_file.find(text):
        reading = Reading([Draft(f"filen {name}", own=own)])
        if own.before:
            reading.leave("Over filen", f"filen {name}", own.before)
    else:
        struck: list[str] = []
        if suffix not in _COLUMNS:
            text, struck = without_struck(text)
        reading = (
            _columns(text, suffix, confirm, meanings)
            or _write_up(text, name)
            or _refused(text, suffix)
        )
        for one in struck:
            reading.leave("Streget over", f"filen {name}", one, STRUCK)
    for writer in writers:
        reading.leave_person("Skrevet af", f"filen {name}", writer)
    if below:
        reading.leave_person("Hilsen og underskrift", f"filen {name}", below)
    reading.notes[:0] = [*notes, *(mail.notes if mail else ())]
    what = "siden" if is_archive(data) else "mailen"
    for head, said in mail.persons if mail else ():
        reading.leave_person(head, f"{what} {name}", said)
    for head, said in mail.left if mail else ():
        reading.leave(head, f"{what} {name}", said, "Det hører ikke til i casen.")
    return reading


def _columns(text: str, suffix: str, confirm: Confirm, meanings: Meanings) -> Reading | None:
    """The rows of a text whose columns have names of ours."""
    if (listed := read_json(text)) is not None:
        reading = read_table([listed], confirm, meanings)
        for draft in reading.drafts:
            # What another catalogue hands out is its own, whoever asks for it here.
            draft.licence = meanings.licence
        return reading
    try:
        grid = read_delimited(text)
    except Refused:
        if suffix in _COLUMNS:
            raise
        return None
    if turned(grid) is not None:
        return read_table([grid], confirm, meanings)
    head = head_of(grid, meanings)
    if head is None or not _is_regular(grid, head, meanings):
        return None
    return read_table([grid], confirm, meanings)


def _is_regular(grid: Grid, head: Head, meanings: Meanings) -> bool:
    """Whether the rows are as wide as the names above them: sentences with commas are not."""
    names = head.names
    known = sum(
        slugify(name) in meanings.columns
        or find_slot(name) is not None
        or by_question(name) is not None
        for name in names
    )
    below = [cells for _, cells in grid.rows[head.below :]]
    alike = sum(1 < len(cells) <= len(names) for cells in below)
    return 2 * known >= len(names) and 2 * alike > len(below) - 1 >= 0


def _write_up(text: str, name: str) -> Reading | None:
    """The write-up that has one of the five headings, or fields of ours line by line."""
    front = _THEIRS.match(text)
    reading = _of_blocks(text[front.end() :] if front else text, name)
    if reading and front:
        reading.leave("Felter øverst", f"filen {name}", front[1].strip(), _NOT_OURS)
    return reading


def _of_blocks(text: str, name: str) -> Reading | None:
    blocks = read_plain(text)
    headings = sum(
        block.plain.count("\n") == 0 and find_section(block.plain.rstrip(" :")) is not None
        for block in blocks
        if not block.is_item and len(block.plain) < 80
    )
    reading = read_write_up(Document(blocks), name)
    fields = sum(len(draft.case.values) + len(draft.case.body) for draft in reading.drafts)
    return reading if headings or fields > 2 else None


def _refused(text: str, suffix: str) -> Reading:
    if suffix in _COLUMNS:
        return read_table([read_delimited(text)])
    raise Refused(
        "Filen er hverken en tabel med kolonnenavne, vi kender, en af sidens egne filer eller en "
        f"tekst med overskrifter som »Udfordringen«, så der er ikke lavet noget af den. {WAYS_IN}"
    )
