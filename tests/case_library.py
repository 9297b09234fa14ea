"""A few cases made for a test, each like the project's own one but for what the test says."""

from __future__ import annotations

from pathlib import Path

from content_project import CASE, LAB, LAB_PATH, loaded

from laboratorium.catalogue.whole import Catalogue

# Two cases that share nothing but what a test gives both.
PLAIN = {"six_p": "[people]", "sdg": "[3]", "challenges": "[ageing]", "fields": "[health]"}
OTHER = {
    "title": "Musik i forsamlingshuset",
    "summary": "Koret sang i vinterens mørke.",
    "municipality": "Thisted",
    "six_p": "[place]",
    "sdg": "[4]",
    "challenges": "[social_segregation]",
    "fields": "[culture]",
}


def case(**changes: str) -> str:
    text = CASE
    for name, value in changes.items():
        line = next(line for line in text.splitlines() if line.startswith(f"{name}:"))
        text = text.replace(line, f"{name}: {value}")
    return text


def library(folder: Path, **cases: str) -> Catalogue:
    """The catalogue of the given cases and the project's own one, `foens`."""
    texts = {f"cases/{slug}/index.md": text for slug, text in cases.items()}
    result = loaded(folder, {LAB_PATH: LAB, **texts})
    assert not result.errors
    return Catalogue.of(result.content)
