"""Pictures: is the file what its ending says, whole, of a size that can be shown, and silent?"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.media.picture_metadata import Metadata, inspect
from laboratorium.media.picture_parts import MetadataError

MAX_PIXELS = 40_000_000
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
# A JPEG with more pictures after the first, which phones make.
_SAME = {"MPO": "JPEG"}
_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


@dataclass(frozen=True)
class ImageFile:
    """A picture that can be shown: path relative to the project's root, size in pixels."""

    path: str
    width: int
    height: int


def check_image(
    root: Path, path: str, data: bytes | None = None
) -> tuple[ImageFile | None, Problem | None]:
    """Look at a picture whose size in bytes has been checked, or at its ``data`` before it is
    written; return it, or what is wrong.

    A picture that can be shown may still say where or by whom it was taken: then both are returned.
    """
    from PIL import Image as Pillow  # Where no picture is new nobody waits for it.
    from PIL import UnidentifiedImageError

    expected = FORMATS[f".{path.rsplit('.', 1)[-1].lower()}"]
    try:
        with warnings.catch_warnings():
            # Pillow only warns of an image bomb below twice its limit; all else can be shown.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(root / path if data is None else BytesIO(data)) as picture:
                width, height = picture.size
                form = _SAME.get(picture.format or "?", picture.format or "?")
                if form != expected:
                    return None, _wrong_form(path, form)
                if width * height > MAX_PIXELS:
                    return None, _too_large(path)
                # Decoding is the only way to know that the file is whole; JPEGs decode small.
                picture.draft("RGB", (64, 64))
                picture.load()
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return None, _too_large(path)
    except UnidentifiedImageError:
        return None, _wrong_form(path, "?")
    except Exception:  # Pillow's decoders raise anything from SyntaxError to struct.error
        message = "Billedet er i stykker og kan ikke læses. Gem det igen, og læg det her på ny."
        return None, error(path, START, "image-broken", message)
    metadata, problem = look_beside(root, path, data)
    if metadata.orientation >= 5:
        width, height = height, width  # It lies on its side, and browsers put it up.
    return ImageFile(path, width, height), problem


def look_beside(
    root: Path, path: str, data: bytes | None = None
) -> tuple[Metadata, Problem | None]:
    """Return the metadata of a picture, and a problem when it could lead to a person."""
    try:
        found = inspect((root / path).read_bytes() if data is None else data)
    except (OSError, MetadataError):
        message = f"Hvad der står skjult i billedet, kan ikke læses. Kør ./lab fix {path}."
        return Metadata(), advice(path, START, "image-metadata", message)
    if not found.traces:
        return found, None
    *first, last = found.traces
    said = f"{', '.join(first)} og {last}" if first else last
    message = f"I billedet står skjult: {said}. Kør ./lab fix {path}, så bliver det slettet."
    if found.place:
        return found, error(path, START, "image-place", message)
    return found, advice(path, START, "image-metadata", message)


def _too_large(path: str) -> Problem:
    millions = MAX_PIXELS // 1_000_000
    message = f"Billedet har flere end {millions} millioner punkter. Gør det mindre."
    return error(path, START, "image-too-large", message)


def _wrong_form(path: str, form: str) -> Problem:
    ending = "." + path.rsplit(".", 1)[-1]
    message = f"Filen ender på {ending}, men er ikke et sådant billede. "
    if form in _ENDINGS:
        message += f"Lad den ende på {_ENDINGS[form]}."
    else:
        message += "Gem billedet som .jpg, .png eller .webp."
    return error(path, START, "image-kind", message)
