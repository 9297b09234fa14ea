"""One way in: a file of any kind that people have, to drafts of cases."""

from __future__ import annotations

from pathlib import Path

from laboratorium.intake.importing.belonging import Confirm, nobody
from laboratorium.intake.importing.drafts import Reading
from laboratorium.intake.importing.files import SUFFIXES, Format, Refused, read_bytes, recognise
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings
from laboratorium.intake.importing.open_spreadsheet import read_open_spreadsheet
from laboratorium.intake.importing.open_text import read_open_text
from laboratorium.intake.importing.spreadsheet import read_spreadsheet
from laboratorium.intake.importing.table import read_table
from laboratorium.intake.importing.texts import read_text
from laboratorium.intake.importing.word import read_word
from laboratorium.intake.importing.write_up import read_write_up

__all__ = ["Refused", "read"]


def read(path: Path, confirm: Confirm = nobody, meanings: Meanings | None = None) -> Reading:
    """What a spreadsheet, a document or a text holds; `confirm` answers what only people
    know, and `meanings` say what other people's columns mean; their text has only a licence that
    somebody has said.

    Raises `Refused`, with a Danish sentence, for a file that cannot be read or holds nothing.
    """
    data = read_bytes(path)
    form = recognise(data, path.name)
    suffix = path.suffix.lower()
    said = meanings or NOTHING
    match form:
        case Format.SPREADSHEET:
            reading = read_table(read_spreadsheet(data), confirm, said)
        case Format.WORD:
            reading = read_write_up(read_word(data), path.name)
        case Format.OPEN_SPREADSHEET:
            reading = read_table(read_open_spreadsheet(data), confirm, said)
        case Format.OPEN_TEXT:
            reading = read_write_up(read_open_text(data), path.name)
        case Format.TEXT:
            reading = read_text(data, path.name, suffix, confirm, said)
    if meanings is not None:
        for draft in reading.drafts:
            draft.licence = meanings.licence
    if SUFFIXES.get(suffix) is not form:
        ending = f"Filens navn ender på »{suffix}«, men den er læst som {form.value}."
        reading.notes.insert(0, ending)
    if not reading.drafts:
        why = " ".join(reading.notes) or "Der står intet i den."
        raise Refused(f"Der er ingen cases i filen. {why}")
    return reading
