"""What the published copies are tagged with in the tests."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image

from laboratorium.media.chapters import Chapter
from laboratorium.media.tags import Tags


def picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, kind)
    return file.getvalue()


CHAPTERS = (
    Chapter(0, "Et langt første kapitel om æ, ø og å 🌱"),
    Chapter(1.5, "Så", url="https://laboratorium.example.org/cases/x/"),
    Chapter(2, "Skjult", toc=False, end=2.25),
    Chapter(2.5, "Sidst"),
)
TAGS = Tags(
    title="Æbler på Ærø",
    show="Laboratoriet",
    author="Laboratorium til lokal bærekraft",
    url="https://laboratorium.example.org/podcast/aebler/",
    language="da",
    published=date(2026, 11, 20),
    number=3,
    season=1,
    cover=picture("JPEG"),
    chapters=CHAPTERS,
    seconds=3.0,
)
