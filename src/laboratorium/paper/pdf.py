"""A PDF of a typst source: tagged, for archives, the same bytes for the same input.

The engine is typst's own wheel (34 MB, no other dependency), imported when a PDF is first asked
for. It refuses what would make the file hard to use: no title, a picture without an alternative
text, a level of headings left out, a letter that no font has.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from laboratorium.base.palette import LIGHT

if TYPE_CHECKING:
    import typst

STANDARDS = ("ua-1", "a-2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), in one file."""
MAIN, HOUSE = "main.typ", "house.typ"


class PaperError(Exception):
    """The source is no typst, or would make a file that the standards refuse; typst says why."""


def pdf(source: str, files: Mapping[str, bytes], *, written: datetime) -> bytes:
    """The bytes of a PDF/UA-1 and PDF/A-2a file: tagged, with bookmarks, in Danish.

    `source` is typst and begins with `#import "house.typ": *` and
    `#show: house.with(title: …)`; house.typ beside this module says what else it offers (paper
    size, foot, `colours`, `serif`). `files` are what the source may read, by name ("data.json",
    "map.svg"): nothing else is there, neither on the disk nor on the net. The engine (0.15.2) takes
    text alone by name; a PNG or JPEG stands in an SVG, as data.
    Text by others is data, never source: hand it over in a JSON file and read it with `json(…)`,
    whose strings cannot become code; where it must stand in the source, use `text.literal`. Either
    way it goes through `text.shown` first. Each picture is given an `alt`, decorative ones
    `pdf.artifact`.

    `written` is the time of the content (aware; PDF/A asks for one) and ends up in the file, so the
    bytes are the same each time when everything given is.

    Raises PaperError, and ValueError for a time without zone or a file name that leads out.
    """
    if written.tzinfo is None:
        raise ValueError("a time without zone differs from machine to machine")
    for name in files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or name in (MAIN, HOUSE):
            raise ValueError(f"not a name for a file of a document: {name!r}")
    whole = {MAIN: source.encode(), HOUSE: _house(), **files}
    moment = int(written.timestamp())
    # The engine's threads do not follow into a process that is forked, and it would wait for them.
    if _used_by and os.getpid() not in _used_by:
        return _elsewhere(whole, moment)
    _used_by.add(os.getpid())
    return _compiled(whole, moment)


_used_by: set[int] = set()


def _compiled(whole: Mapping[str, bytes], moment: int) -> bytes:
    import typst

    # The type stubs leave out that files may be handed over by name.
    files: Any = dict(whole)
    standards: Any = list(STANDARDS)
    try:
        return typst.compile(
            files,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=standards,
            timestamp=moment,
        )
    except typst.TypstError as error:
        raise PaperError(error.diagnostic or error.message) from error


def _elsewhere(whole: Mapping[str, bytes], moment: int) -> bytes:
    """The same by a Python of its own."""
    code = "from laboratorium.paper.pdf import _answer; _answer()"
    asked = pickle.dumps((dict(whole), moment))
    done = subprocess.run([sys.executable, "-c", code], input=asked, capture_output=True)
    if done.returncode:
        raise PaperError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _answer() -> None:
    """Compile what stands on the standard input; for `_elsewhere`."""
    try:
        made = _compiled(*pickle.load(sys.stdin.buffer))
    except PaperError as error:
        sys.stderr.buffer.write(str(error).encode())
        sys.exit(1)
    sys.stdout.buffer.write(made)


@cache
def _house() -> bytes:
    style = (resources.files(__package__) / HOUSE).read_text(encoding="utf-8")
    colours = ", ".join(f'{name}: rgb("{colour}")' for name, colour in LIGHT.items())
    return f"#let colours = ({colours})\n{style}".encode()


@cache
def _fonts() -> typst.Fonts:
    import typst

    folder = Path(str(resources.files(__package__) / "fonts"))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
