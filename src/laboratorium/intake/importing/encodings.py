"""Bytes to text: the encoding under which the headings are known and the letters are Danish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laboratorium.intake.importing.fields import is_known
from laboratorium.intake.importing.files import WAYS_IN, Refused

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 64 * 1024
_LINES = 12
_NAMES = {
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "MacRoman",
    "cp850": "CP850",
}
_EIGHT_BITS = ("cp1252", "mac_roman", "cp850")
"""The encodings of a byte a letter that Danish programs have saved in, the likeliest first."""
_DANISH = frozenset("æøåÆØÅéÉèüÜöÖäÄ–—…’‘“”„»«½¼°§€·•×²³ ")
_PARTS = re.compile(r"[;,\t|]")
# A letter in UTF-8 whose bytes were each taken for a letter.
_NEXT = "[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
_TWICE = re.compile(f"[ÂÃ]{_NEXT}|â{_NEXT}{{2}}")


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text, and which encoding it was taken for when that had to be found out (Danish).

    Raises `Refused` when it is no text.
    """
    encoding = _utf16(data)
    if encoding:
        return _plain(data.decode(encoding, errors="replace")), [_told("utf-16")]
    if b"\0" in data[:_LOOKED_AT]:
        raise Refused(f"Filen er ikke tekst. {WAYS_IN}")
    try:
        return _once(_plain(data.decode("utf-8")))
    except UnicodeDecodeError:
        head = data[:_LOOKED_AT]
        best = max(_EIGHT_BITS, key=lambda name: _score(head.decode(name, errors="replace")))
        return _plain(data.decode(best, errors="replace")), [_told(best)]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff")


def _told(encoding: str) -> str:
    name = _NAMES[encoding]
    said = f"Tegnene er læst som {name}."
    return said if encoding == "utf-16" else f"{said} Se efter, om æ, ø og å er rigtige."


def _utf16(data: bytes) -> str:
    if data.startswith(_UTF16):
        return "utf-16"
    nulls = data[:400].count(0)
    if nulls <= len(data[:400]) // 4:
        return ""
    return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"


def _score(text: str) -> tuple[int, int]:
    """How many headings are known, then how many letters are Danish, less those that are not."""
    known = sum(map(is_known, _headings(text)))
    letters = [letter for letter in text if not letter.isascii()]
    danish = sum(letter in _DANISH for letter in letters)
    # An å is likelier than a ü, which the same byte is in another encoding.
    own = sum(letter in "æøåÆØÅ" for letter in letters)
    return known, 2 * danish + own - len(letters)


def _headings(text: str) -> Iterator[str]:
    for line in text.splitlines()[:_LINES]:
        yield from (part.strip(' "') for part in _PARTS.split(line)[:200])


def _once(text: str) -> tuple[str, list[str]]:
    """Text that was encoded as UTF-8 twice, as it was; any other as it is."""
    if text.isascii() or not _TWICE.search(text):
        return text, []
    lines = text.split("\n")
    mended = [_mended(line) if _TWICE.search(line) else line for line in lines]
    if mended == lines:
        return text, []
    return "\n".join(mended), [
        "Bogstaverne var gemt to gange som UTF-8 (»Ã¦« for »æ«) og er rettet. Se efter, om æ, ø og "
        "å er rigtige."
    ]


def _mended(line: str) -> str:
    return _TWICE.sub(lambda found: _letter(found.group()), line)


def _letter(letters: str) -> str:
    try:
        return b"".join(map(_byte, letters)).decode("utf-8")
    except UnicodeDecodeError:
        return letters


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
