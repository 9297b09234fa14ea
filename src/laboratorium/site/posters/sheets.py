"""A prototype's poster (A3), its sheet of labels (A4) and its QR code, as files."""

from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from laboratorium.base.hyphens import SOFT
from laboratorium.base.palette import LIGHT
from laboratorium.base.settings import Settings
from laboratorium.base.urls import ascii_url
from laboratorium.media.picture_clean import for_publishing
from laboratorium.model.case_task import PUBLIC
from laboratorium.model.records import CaseRecord, PrototypeRecord
from laboratorium.paper.pdf import pdf
from laboratorium.paper.text import drawable
from laboratorium.paper.text import shown as fit
from laboratorium.site.figures.glyphs import glyph_shape
from laboratorium.site.figures.qr import qr_file
from laboratorium.site.pages.cards import PrototypeCard

POSTER, LABELS, QR = "plakat.pdf", "skilte.pdf", "qr.svg"
"""What the files are called beside the prototype's page."""
MOST_PIXELS = 3500
"""The longest side of a picture on a poster: 200 to the inch over the width of A3 are 2,340."""
LONG, PIECE = 22, 17
"""A word of so many letters may have to break on a label, and after so many at the latest."""
_TOO_LONG = re.compile(rf"[^\s{SOFT}]{{{PIECE}}}(?=[^\s{SOFT}]{{3}})")
_SOURCES = {POSTER: "poster.typ", LABELS: "labels.typ"}
_HOURS = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class Shown:
    """All that the sheets say of a prototype. `address` is that of its page, whole; `version` the
    day the content says of itself; `picture` the picture's path in the project.
    """

    title: str
    summary: str
    place: str
    stage: str
    case: str
    six_p: tuple[tuple[str, str], ...]
    """Key and name of each P of the case."""
    take_home: tuple[str, ...]
    from_public_sources: bool
    address: str
    site: str
    version: date
    picture: str = ""
    alt: str = ""
    credit: str = ""


def shown(
    prototype: PrototypeRecord, card: PrototypeCard, case: CaseRecord, settings: Settings
) -> Shown:
    """What the sheets of a prototype say."""
    picture = card.picture
    return Shown(
        title=card.title,
        summary=card.summary,
        place=card.place,
        stage=card.stage.label,
        case=card.case_title,
        six_p=tuple((term.key, term.label) for term in card.six_p),
        take_home=prototype.meta.transferable_to,
        from_public_sources=case.meta.origin == PUBLIC,
        address=ascii_url(settings.canonical(card.address)),
        site=settings.name,
        version=case.meta.updated,
        picture=picture.address if picture else "",
        alt=picture.alt if picture else "",
        credit=f"Foto: {picture.credit} · {picture.licence}" if picture else "",
    )


def sheets(root: Path, of: Shown) -> Iterator[tuple[str, bytes]]:
    """The files beside the prototype's page, by name, always in the same order. `root` is the
    project's folder. Raises PaperError.
    """
    code = qr_file(of.address)
    picture = {"picture.svg": _printable(root / of.picture)} if of.picture else {}
    told = {"data.json": json.dumps(_told(of)).encode(), "qr.svg": code, **_glyphs(of), **picture}
    written = datetime.combine(of.version, _HOURS)
    for name, source in _SOURCES.items():
        yield name, pdf(_source(source), told, written=written)
    yield QR, code


def _told(of: Shown) -> Mapping[str, object]:
    """What the sources read; all words are made fit for the fonts."""
    way = of.address.removeprefix(f"{urlsplit(of.address).scheme}://")
    return {
        "document": drawable(of.title),
        "title": _breakable(of.title),
        "whole": drawable(of.title)
        if max(map(len, of.title.split())) < LONG
        else _breakable(of.title),
        "summary": fit(of.summary),
        "place": fit(of.place),
        "stage": fit(of.stage),
        "case": fit(of.case),
        "six_p": [{"key": key, "name": fit(name), "colour": LIGHT[key]} for key, name in of.six_p],
        "take_home": [fit(one) for one in of.take_home],
        "from_public_sources": of.from_public_sources,
        "address": of.address,
        "way": way.rstrip("/"),
        "site": fit(of.site),
        "picture": bool(of.picture),
        "alt": drawable(of.alt),
        "credit": fit(of.credit),
    }


def _breakable(title: str) -> str:
    """A title that can be set large: also what is no Danish compound breaks before it grows wider
    than the paper.
    """
    return _TOO_LONG.sub(lambda piece: f"{piece[0]}{SOFT}", fit(title))


def _glyphs(of: Shown) -> dict[str, bytes]:
    """Each P's glyph in its colour, and the first one's for behind a title on its own colour."""
    key, _ = of.six_p[0]
    made = {f"{key}.svg": _glyph(key, LIGHT[key]) for key, _ in of.six_p}
    return {**made, "behind.svg": _glyph(key, _lighter(LIGHT[key]))}


def _glyph(key: str, colour: str) -> bytes:
    shape = glyph_shape(key).replace("currentColor", colour)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="{colour}">{shape}</svg>'
    ).encode()


def _lighter(colour: str) -> str:
    """A colour an eighth of the way to white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{part + (255 - part) // 8:02X}" for part in parts)


def _printable(path: Path) -> bytes:
    """A picture without hidden facts, no larger than paper shows, as an SVG: of files that are
    handed over by name, typst 0.15.2 reads none but those in UTF-8.
    """
    from PIL import Image as Pillow  # Where no picture is new nobody waits for it.

    with Pillow.open(io.BytesIO(for_publishing(path.read_bytes()))) as picture:
        plain = picture.convert("RGB")
        plain.thumbnail((MOST_PIXELS, MOST_PIXELS))
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=85)
    width, height = plain.size
    data = b64encode(out.getvalue()).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/></svg>'
    ).encode()


@cache
def _source(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
