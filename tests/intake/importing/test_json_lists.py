"""Other catalogues' exports as JSON: a row to each object, persons and licences left to people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from import_files import imported

from laboratorium.intake.importing.files import Refused

ONE = {
    "id": 4711,
    "title": "Bydelsmøder i Vollsmose",
    "summary": "Beboerne valgte selv, hvad der skulle ske.",
    "place": {"name": "Vollsmose", "lat": 55.4},
    "period": {"from": "mar-19"},
    "six_p": ["people", "place"],
    "creator": {"name": "Jan Opdigtet"},
    "general_issues": ["planning", "arts"],
    "municipality": "Odense",
    "featured": True,
    "photos": [{"url": "https://example.org/a.jpg"}],
}
CASE = "cases/odense-bydelsmoeder-i-vollsmose/index.md"
WRAPPED: list[Any] = [
    [ONE],
    {"entries": [ONE]},
    {"meta": {"count": 1}, "results": {"items": [ONE]}},
    ONE,
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": ONE}]},
]


@pytest.mark.parametrize("whole", WRAPPED)
def test_a_list_of_objects_is_read_however_it_is_wrapped(tmp_path: Path, whole: Any) -> None:
    done = imported(tmp_path, "export.json", json.dumps(whole).encode())
    text = done.text(CASE)
    assert "title: Bydelsmøder i Vollsmose\n" in text
    assert "  from: 2019-03\n" in text or "period: {from: 2019-03}" in text
    assert "six_p: [people, place]\n" in text and "Vollsmose" in text
    for left in ("planning", "arts", "https://example.org/a.jpg", "featured"):
        assert left in text, left
    assert "Jan Opdigtet" not in text and "Jan Opdigtet" in done.report
    assert "hvert objekt er læst som en række" in done.report


def test_the_licence_of_others_is_asked_for(tmp_path: Path) -> None:
    done = imported(tmp_path, "export.json", json.dumps([ONE]).encode())
    assert 'licence: ""\n' in done.text(CASE)


@pytest.mark.parametrize("text", ["[1, 2]", '{"a": [1]}', "[", "{" * 5000, '["a"]'])
def test_other_json_is_refused_with_the_ways_in(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused):
        imported(tmp_path, "a.json", text.encode())
