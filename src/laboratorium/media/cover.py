"""A cover: square, of the size that podcast directories accept, without transparency.

The rules are Apple's (Podcasts for Creators, "Show cover"): JPEG or PNG in RGB, 1,400 to 3,000
pixels square. Apple also wants the name's ending to fit the bytes.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from laboratorium.base.danish import format_number
from laboratorium.media.faults import Fault

SMALLEST = 1400
LARGEST = 3000
HEAVY = 500_000

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
# Far more than a cover can be, and few enough to decode.
_MAX_PIXELS = 40_000_000


@dataclass(frozen=True)
class CoverFacts:
    """A picture's size in pixels and bytes; `type` is `image/jpeg` or `image/png`."""

    width: int
    height: int
    type: str
    bytes: int


def read_cover(path: Path) -> tuple[CoverFacts | None, list[Fault]]:
    """Read a cover and what is wrong with it; no facts when it is no picture that can be used."""
    try:
        size = path.stat().st_size
        with warnings.catch_warnings():
            # Pillow warns of an image bomb; how large the picture is, is asked below.
            warnings.simplefilter("ignore")
            with Pillow.open(path) as picture:
                kind = picture.format or ""
                if kind not in _TYPES:
                    return None, [_fault("cover-kind", _not_a_cover(path))]
                faults = _faults(path, picture, kind, size)
                if picture.width * picture.height <= _MAX_PIXELS:
                    # Decoding is the only way to know that the file is whole.
                    picture.load()
    except (FileNotFoundError, IsADirectoryError):
        message = f"»{path.name}« findes ikke. Læg billedet her, eller ret navnet."
        return None, [_fault("cover-missing", message)]
    except UnidentifiedImageError:
        return None, [_fault("cover-kind", _not_a_cover(path))]
    except Pillow.DecompressionBombError:
        message = f"»{path.name}« har alt for mange punkter. Gem det i 3.000 × 3.000."
        return None, [_fault("cover-size", message)]
    except Exception:  # Pillow's decoders raise anything from SyntaxError to struct.error
        message = f"»{path.name}« er i stykker og kan ikke læses. Gem billedet igen."
        return None, [_fault("cover-broken", message)]
    return CoverFacts(picture.width, picture.height, _TYPES[kind], size), faults


def _faults(path: Path, picture: Pillow.Image, kind: str, size: int) -> list[Fault]:
    found: list[Fault] = []
    width, height = picture.size
    measured = f"{format_number(width)} × {format_number(height)} punkter"
    if width != height:
        message = f"Coveret er {measured}. Det skal være kvadratisk, for eksempel 3.000 × 3.000."
        found.append(_fault("cover-square", message))
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        message = f"Coveret er {measured}. Hver side skal være på 1.400 til 3.000 punkter."
        found.append(_fault("cover-size", message))
    if "A" in picture.getbands() or "transparency" in picture.info:
        message = "Coveret har gennemsigtige punkter. Gem det på en fast baggrund."
        found.append(_fault("cover-alpha", message))
    elif picture.mode not in ("RGB", "P"):
        message = "Coverets farver er ikke gemt som RGB. Gem det igen med farvemodellen RGB."
        found.append(_fault("cover-colours", message))
    if path.suffix.lower() not in _ENDINGS[kind]:
        right = _ENDINGS[kind][0]
        message = f"»{path.name}« er et {kind}-billede. Lad navnet ende på {right}."
        found.append(_fault("cover-ending", message))
    if size > HEAVY:
        message = (
            f"Coveret fylder {format_number(round(size / 1000))} kB og hentes af hver lytter. "
            "Gem det som JPEG på højst 500 kB."
        )
        found.append(Fault(0, 0, "forslag", "cover-heavy", message))
    return found


def _not_a_cover(path: Path) -> str:
    return f"»{path.name}« er ikke et JPEG- eller PNG-billede. Gem coveret som .jpg eller .png."


def _fault(code: str, message: str) -> Fault:
    return Fault(0, 0, "fejl", code, message)
