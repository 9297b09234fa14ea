"""Pictures out of documents and workbooks: silent files of a case, and entries to be filled in."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from laboratorium.media.images import FORMATS, MAX_PIXELS
from laboratorium.media.picture_clean import upright
from laboratorium.media.picture_parts import MetadataError
from laboratorium.reading.files import MAX_IMAGE, size_of

FOLDER = "images"
TAKEN = (
    "Skriv for hvert billede, hvad det viser, hvem der har taget det, dets licens og grundlaget "
    "for at vise det."
)
_ENDINGS = {form: ending for ending, form in reversed(FORMATS.items())} | {"MPO": ".jpg"}
# Others that Pillow knows are drawn anew as PNG, their first picture.
_DRAWN = frozenset(("GIF", "BMP", "TIFF", "DIB", "ICO"))
_MADE_BY_PROGRAM = re.compile(
    r"automatisk genereret|automatically generated|ai-generated|ai-genereret|"
    r"\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|emf|wmf)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Picture:
    """A picture as it lies in a file: its bytes, its description there, and where it stands.

    ``cut`` is what is cut away of it at the left, top, right and bottom, as parts of the whole.
    """

    data: bytes = field(repr=False)
    said: str = ""
    where: str = ""
    cut: tuple[float, float, float, float] = (0, 0, 0, 0)


@dataclass
class Taken:
    """Pictures as files of a case by their names there, their entries in its front matter, and what
    is to be said of them (Danish).
    """

    files: dict[str, bytes] = field(default_factory=dict)
    entries: list[dict[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def take(pictures: Sequence[Picture]) -> Taken:
    """The pictures of a case, each once; what only people know of them is left to be filled in."""
    found = Taken()
    seen: set[bytes] = set()
    for picture in pictures:
        made = _cleaned(picture)
        where = f" ({picture.where})" if picture.where else ""
        if isinstance(made, str):
            name = f" »{picture.said}«" if picture.said else ""
            found.told.append(f"Billedet{name}{where} er ikke taget med: {made}")
            continue
        data, ending = made
        if data in seen:
            continue
        seen.add(data)
        name = f"{FOLDER}/billede-{len(found.files) + 1}{ending}"
        found.files[name] = data
        alt = _description(picture.said)
        entry = {"file": name, "alt": alt, "credit": "", "licence": "", "basis": ""}
        found.entries.append(entry)
        if picture.said and not alt:
            found.told.append(f"{name}{where} hed »{picture.said}« i filen.")
    if found.files:
        count = len(found.files)
        said = "1 billede er" if count == 1 else f"{count} billeder er"
        found.told.append(f"{said} taget ud og lagt i mappen »{FOLDER}«. {TAKEN}")
    return found


def _description(said: str) -> str:
    """What somebody wrote about a picture; a program's guess and a file's name are not that."""
    words = " ".join(said.split())
    made = _MADE_BY_PROGRAM.search(words) or len(words.split()) < _FEWEST_WORDS
    numbered = re.fullmatch(r"(?:billede|picture|image|grafik|graphic|figur)\s*\d+", words, re.I)
    return "" if made or numbered else words[:300]


def _cleaned(picture: Picture) -> tuple[bytes, str] | str:
    """The bytes without metadata and the file's ending, or why it cannot be taken (Danish)."""
    from PIL import Image as Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(BytesIO(picture.data)) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    return f"Det har flere end {MAX_PIXELS // 1_000_000} millioner punkter."
                form = opened.format or ""
                data = picture.data
                if any(picture.cut) or form in _DRAWN:
                    data, form = _drawn(opened, picture.cut, form)
    except Exception:  # Pillow's decoders raise anything, and know neither EMF, WMF nor SVG
        return "Det er ikke et billede, der kan vises. Gem det som .png, og læg det i mappen."
    if form not in _ENDINGS:
        return f"Det er i formatet {form}. Gem det som .png, og læg det i mappen."
    try:
        data = upright(data)
    except MetadataError:
        return "Det er i stykker. Gem det igen, og læg det i mappen."
    if len(data) > MAX_IMAGE:
        return f"Det er på {size_of(len(data))}, men må højst være på {size_of(MAX_IMAGE)}."
    return data, _ENDINGS[form]


def _drawn(opened: Any, cut: tuple[float, float, float, float], form: str) -> tuple[bytes, str]:
    """The picture drawn anew, without what the document cuts away of it."""
    left, top, right, bottom = (min(max(part, 0.0), 0.95) for part in cut)
    width, height = opened.size
    box = (
        round(left * width),
        round(top * height),
        max(round(width * (1 - right)), round(left * width) + 1),
        max(round(height * (1 - bottom)), round(top * height) + 1),
    )
    held = BytesIO()
    if form in ("JPEG", "MPO"):
        opened.crop(box).convert("RGB").save(held, "JPEG", quality=92)
        return held.getvalue(), "JPEG"
    drawn = opened.convert("RGBA" if "transparency" in opened.info else opened.mode)
    drawn = drawn if drawn.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else drawn.convert("RGB")
    drawn.crop(box).save(held, "PNG")
    return held.getvalue(), "PNG"
