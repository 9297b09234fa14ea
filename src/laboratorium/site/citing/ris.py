"""References as RIS, which reference managers from EndNote to Zotero import."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.site.citing.citation import Citation

SOUND, WEB_PAGE = "SOUND", "ELEC"


def ris(citation: Citation) -> str:
    """A record: two letters, two spaces, a hyphen, a space and a value on each line.

    Lines end in CR LF, as the format wants it.
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(citation))


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", SOUND if citation.is_sound else WEB_PAGE
    yield "ID", citation.key
    # What follows a comma is taken for a first name, and organisations have none. Without any, some
    # readers (EndNote, Pandoc) take the last word for the family name.
    yield "AU", citation.author.replace(", ", " – ").replace(",", "–") + ","
    yield "TI", citation.title
    if citation.version:
        yield "PY", str(citation.version.year)
        yield "DA", f"{citation.version:%Y/%m/%d}/"
    if citation.shown_at:
        yield "PB", citation.shown_at
    if citation.part:
        yield "N1", citation.part
    yield "N1", citation.licence.label
    yield "LA", "da"
    yield "UR", citation.address
    yield "ER", ""
