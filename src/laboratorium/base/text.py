"""Bytes to clean text: encodings, line ends and characters that nobody can see."""

import re
import unicodedata
from collections.abc import Iterator

from laboratorium.base.conflicts import conflict
from laboratorium.base.magic import looks_like
from laboratorium.base.problems import START, Position, Problem, error

# What YAML allows, less line separators that editors do not count as lines, the marks and controls
# of direction that make text read differently from what it is ("Trojan source", CVE-2021-42574),
# spaces without width, which part words for a search and not for the eye, and tags, in which words
# can be hidden. What joins letters and signs (U+200C, U+200D) is a part of how some are written.
ALLOWED = (
    *((0x9, 0xA), (0x20, 0x7E), (0xA0, 0x61B), (0x61D, 0x180D), (0x180F, 0x200A)),
    *((0x200C, 0x200D), (0x2010, 0x2027), (0x202F, 0x205F), (0x2070, 0xD7FF)),
    *((0xE000, 0xFEFE), (0xFF00, 0xFFFC), (0x10000, 0xDFFFF), (0xE0080, 0x10FFFF)),
)
"""The first and the last of each row of characters that may stand in content."""
BAD = re.compile(f"[^{''.join(f'{chr(one)}-{chr(other)}' for one, other in ALLOWED)}]")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE_AS = "Gem den igen som ren tekst i UTF-8."


def decode(
    data: bytes, path: str, from_spreadsheet: bool = False
) -> tuple[str | None, list[Problem]]:
    """Return the text of a file and what is wrong with its bytes.

    The text is ``None`` for a file that is not text at all. Bytes that are not UTF-8 are read as
    Windows-1252, the usual culprit, so that the rest of the file can still be checked; that is no
    fault of a file ``from_spreadsheet`` that is all in Windows-1252, as Excel saves it.
    """
    if data.startswith(_UTF16):
        message = f"Filen er gemt som UTF-16. {_SAVE_AS}"
        return None, [error(path, START, "not-utf8", message)]
    if what := looks_like(data):
        message = f"Filen er ikke tekst, men ligner {what}. {_SAVE_AS}"
        return None, [error(path, START, "not-text", message)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if (text is None or b"\0" in data) and _mostly_controls(data[:4096]):
        message = f"Filen er ikke tekst. {_SAVE_AS}"
        return None, [error(path, START, "not-text", message)]
    problems: list[Problem] = []
    if text is None:
        old = _as_excel_saves(data) if from_spreadsheet else None
        text, problems = _decode_lines(data, path) if old is None else (old, [])
    unmerged = conflict(text, path)
    return text, [*problems, unmerged] if unmerged else problems


def _mostly_controls(data: bytes) -> bool:
    return len(_CONTROLS.findall(data)) > len(data) // 50


def _as_excel_saves(data: bytes) -> str | None:
    """Return the text of a file in Windows-1252; ``None`` where parts of it are in UTF-8."""
    for line in data.split(b"\n"):
        try:
            is_utf8 = not line.decode("utf-8").isascii()
        except UnicodeDecodeError:
            continue
        if is_utf8:
            return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _decode_lines(data: bytes, path: str) -> tuple[str, list[Problem]]:
    lines: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.replace(b"\r\n", b"\n").split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as fault:
            column = len(line[: fault.start].decode("utf-8")) + 1
            message = f"Linjen er ikke gemt i UTF-8. {_SAVE_AS}"
            problems.append(error(path, Position(number, column), "not-utf8", message))
            lines.append(line.decode("cp1252", errors="replace").replace("\ufffd", "?"))
    return "\n".join(lines), problems


def clean(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return the text with plain line ends, composed letters and no unseen characters.

    Line and column of everything else stay what they were, since each bad character is replaced
    by one space. A byte-order mark at the start is dropped without a word: Windows writes it.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    # What Python calls printable is allowed, but for one; asking that first is much faster.
    if not text.replace("\n", "").isprintable() or "\ufffd" in text:
        for position, char in _find_bad(text):
            problems.append(error(path, position, "invisible-character", describe(char)))
        text = BAD.sub(" ", text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, problems


def bad_character(text: str) -> str | None:
    """Return the first character that may not stand in content, or ``None``."""
    if text.isprintable() and "\ufffd" not in text:
        return None
    found = BAD.search(text)
    return found.group() if found else None


_CALLED = {
    "\xa0": "et hårdt mellemrum",
    "\xad": "en blød bindestreg",
    "\u200b": "et mellemrum uden bredde",
    "\u200c": "et usynligt skilletegn",
    "\u200d": "et usynligt bindetegn",
    "\u202f": "et smalt, hårdt mellemrum",
    "\u2060": "et usynligt bindetegn",
    "\ufeff": "et usynligt bindetegn",
}


def called(char: str) -> str:
    """What a character that nobody can see is called, and its number (Danish)."""
    name = "et særligt mellemrum" if char.isspace() else "et usynligt tegn"
    return f"{_CALLED.get(char, name)} (U+{ord(char):04X})"


def describe(char: str) -> str:
    """Return the Danish message about a character that may not be there."""
    if char == "\ufffd":
        return "Her står tegnet »\ufffd«: et bogstav er gået tabt. Skriv det rigtige bogstav."
    return f"Her står {called(char)}. Slet tegnet, eller kør ./lab fix."


def _find_bad(text: str) -> Iterator[tuple[Position, str]]:
    line, line_start, seen = 1, 0, 0
    for match in BAD.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        line_start = text.rfind("\n", 0, seen) + 1
        yield Position(line, seen - line_start + 1), match.group()
