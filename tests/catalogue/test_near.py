"""Distances as the crow flies, against what a map says."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, LAB, LAB_PATH, loaded

from laboratorium.catalogue.near import nearest, point
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.vocabulary import vocabularies

# Great circles by the haversine formula, in kilometres.
DISTANCES = [
    ((55.676, 12.568), (56.157, 10.211), 156.3),
    ((57.046, 9.919), (54.769, 11.874), 281.0),
    ((55.476, 8.459), (55.104, 14.706), 397.6),
]


@pytest.mark.parametrize(("one", "other", "km"), DISTANCES)
def test_a_distance_in_denmark_is_right_within_two_percent(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    (north, east), (up, right) = point(*one), point(*other)
    assert ((north - up) ** 2 + (east - right) ** 2) ** 0.5 == pytest.approx(km, rel=0.02)


def test_the_nearest_come_first_and_equals_by_name(tmp_path: Path) -> None:
    def lying(lat: float) -> str:
        return CASE.replace("{name: Føns}", f"{{name: Et sted, lat: {lat}, lon: 9.4}}")

    places = {"b": 56.5, "a": 56.5, "c": 57}
    cases = {f"cases/{name}/index.md": lying(lat) for name, lat in places.items()}
    result = loaded(tmp_path, {LAB_PATH: LAB, **cases})
    assert not result.errors
    catalogue = Catalogue.of(result.content)
    found = nearest(catalogue, vocabularies().municipalities["0791"], 3)
    assert [one.case.slug for one in found] == ["a", "b", "c"]
    assert found[0].km == found[1].km < 30 < found[2].km


def test_without_cases_nothing_is_near(tmp_path: Path) -> None:
    empty = loaded(tmp_path, {}).content
    catalogue = Catalogue.of(type(empty)())
    assert nearest(catalogue, vocabularies().municipalities["0791"], 3) == ()
