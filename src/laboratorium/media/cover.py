"""A cover: square, of the size that podcast directories accept, without transparency.

The rules are Apple's (Podcasts for Creators, "Show cover"): JPEG or PNG in RGB, 1,400 to 3,000
pixels square. Apple also wants the name's ending to fit the bytes.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from laboratorium.base.danish import format_number
from laboratorium.base.problems import START, Problem, advice, error

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST = 1400
LARGEST = 3000
HEAVY = 500_000

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
# Far more than a cover can be, and few enough to decode.
_MAX_PIXELS = 40_000_000


@dataclass(frozen=True)
class CoverFacts:
    """A picture's size in pixels and bytes; `type` is `image/jpeg` or `image/png`, and `digest`
    tells it from every other.
    """

    width: int
    height: int
    type: str
    bytes: int
    digest: str = ""


def read_cover(root: Path, path: str) -> tuple[CoverFacts | None, list[Problem]]:
    """Read the cover at `path` below `root`, and what is wrong with it; no facts when it is no
    picture that can be used.
    """
    from PIL import Image as Pillow  # Where no picture is new nobody waits for it.
    from PIL import UnidentifiedImageError

    refuse = partial(error, path, START)
    file = root / path
    strange = f"»{file.name}« er ikke et JPEG- eller PNG-billede. Gem coveret som .jpg eller .png."
    try:
        size = file.stat().st_size
        with warnings.catch_warnings():
            # Pillow warns of an image bomb; how large the picture is, is asked below.
            warnings.simplefilter("ignore")
            with Pillow.open(file) as picture:
                form = picture.format or ""
                if form not in _TYPES:
                    return None, [refuse("cover-kind", strange)]
                problems = list(_check(path, picture, form, size))
                if picture.width * picture.height <= _MAX_PIXELS:
                    # Decoding is the only way to know that the file is whole.
                    picture.load()
    except (FileNotFoundError, IsADirectoryError):
        message = f"»{file.name}« findes ikke. Læg billedet her, eller ret navnet."
        return None, [refuse("cover-missing", message)]
    except UnidentifiedImageError:
        return None, [refuse("cover-kind", strange)]
    except Pillow.DecompressionBombError:
        message = f"»{file.name}« har alt for mange punkter. Gem det i 3.000 × 3.000."
        return None, [refuse("cover-size", message)]
    except Exception:  # Pillow's decoders raise anything from SyntaxError to struct.error
        message = f"»{file.name}« er i stykker og kan ikke læses. Gem billedet igen."
        return None, [refuse("cover-broken", message)]
    digest = sha256(file.read_bytes()).hexdigest()
    return CoverFacts(picture.width, picture.height, _TYPES[form], size, digest), problems


def smaller(data: bytes, side: int) -> bytes:
    """A square picture as WebP with so many pixels on each side."""
    from PIL import Image as Pillow

    held = BytesIO()
    with Pillow.open(BytesIO(data)) as picture:
        scaled = picture.convert("RGB").resize((side, side), Pillow.Resampling.LANCZOS)
    scaled.save(held, "WEBP", quality=80, method=6)
    return held.getvalue()


def _check(path: str, picture: Image, form: str, size: int) -> Iterator[Problem]:
    refuse = partial(error, path, START)
    width, height = picture.size
    measured = f"{format_number(width)} × {format_number(height)} punkter"
    if width != height:
        message = f"Coveret er {measured}. Det skal være kvadratisk, for eksempel 3.000 × 3.000."
        yield refuse("cover-square", message)
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        message = f"Coveret er {measured}. Hver side skal være på 1.400 til 3.000 punkter."
        yield refuse("cover-size", message)
    if "A" in picture.getbands() or "transparency" in picture.info:
        message = "Coveret har gennemsigtige punkter. Gem det på en fast baggrund."
        yield refuse("cover-alpha", message)
    elif picture.mode not in ("RGB", "P"):
        message = "Coverets farver er ikke gemt som RGB. Gem det igen med farvemodellen RGB."
        yield refuse("cover-colours", message)
    if PurePath(path).suffix.lower() not in _ENDINGS[form]:
        right = _ENDINGS[form][0]
        message = f"»{PurePath(path).name}« er et {form}-billede. Lad navnet ende på {right}."
        yield refuse("cover-ending", message)
    if size > HEAVY:
        message = (
            f"Coveret fylder {format_number(round(size / 1000))} kB og hentes af hver lytter. "
            "Gem det som JPEG på højst 500 kB."
        )
        yield advice(path, START, "cover-heavy", message)
