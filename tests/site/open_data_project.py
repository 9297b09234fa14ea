"""What tests of open data share: projects to publish, and the reader that the page documents."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from content_project import CASE, CASE_PATH, POINT, POINT_PATH

from laboratorium.base.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data" / "index.md").read_text(encoding="utf-8")
SITE = Settings("Laboratoriet", "https://example.org/lab/")
CHANGES = {
    "title: Et fælles varmeværk": 'title: \'=HYPERLINK("https://e.org";"Tryk")\'',
    "[Syddansk Universitet]": "['a | b', '\\', \"'c\", '-d']",
    "{from: 2011}": "{from: 2013-10, to: 2014}",
    "{name: Føns}": "{name: '11.7', lat: 55.43, lon: 9.87}",
    "value: 37,": "value: -37.5,",
    "En landsby.": 'Semikolon; "citat" og C:\\ny\\mappe.\n\n- et\n- to 🌿',
}
POINT_TITLE = "En lav tilslutningsafgift får mange med"


def hostile_case() -> str:
    text = CASE
    for usual, hostile in CHANGES.items():
        assert usual in text
        text = text.replace(usual, hostile)
    return text


PROJECTS: dict[str, dict[str, str]] = {
    "plain": {},
    "hostile": {
        CASE_PATH: hostile_case(),
        POINT_PATH: POINT.replace(POINT_TITLE, "'@SUM(A1) som titel'"),
    },
}


def documented_reader() -> dict[str, Any]:
    """The functions of the Python that the page shows, without its last line, which reads."""
    found = re.search(r"^```python\n(.*?)^cases = read", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    names: dict[str, Any] = {}
    limit = csv.field_size_limit()
    exec(found[1], names)
    csv.field_size_limit(limit)
    return names


READER = documented_reader()
