"""What the list of learning points is narrowed down by."""

from __future__ import annotations

import json

import pytest

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site import point_index
from own_content import own_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return own_catalogue()


def test_every_point_is_there_once_the_newest_first(catalogue: Catalogue) -> None:
    index = point_index.point_index(catalogue)
    assert len(index.points) == len(index.rows) == len(catalogue.learning_points)
    dates = [point.meta.date for point in index.points]
    assert dates == sorted(dates, reverse=True)


def test_terms_are_those_of_the_point_and_its_municipality(catalogue: Catalogue) -> None:
    found = point_index.data(catalogue)
    keys = [choice["key"] for choice in found["choices"]]
    assert keys == ["seks-p", "niveauer", "faser", "laeringstyper", "kommuner"]
    words = catalogue.vocabularies
    for point, (address, title, number, row) in zip(
        point_index.in_order(catalogue), found["points"], strict=True
    ):
        said = [
            [found["choices"][at]["terms"][one][1] for one in own] for at, own in enumerate(row)
        ]
        case = catalogue.case_by_slug[point.case]
        assert said == [
            [words.six_p[key].label for key in point.meta.six_p],
            [words.levels[point.meta.level].label],
            [words.phases[point.meta.phase].label],
            [words.learning_kinds[point.meta.kind].label],
            [catalogue.municipality(case).label],
        ]
        assert address.startswith(f"cases/{point.case}/#") and title == point.meta.title
        assert found["cases"][number][0] == case.meta.title


def test_a_choice_counts_its_points(catalogue: Catalogue) -> None:
    index = point_index.point_index(catalogue)
    for at, choice in enumerate(index.choices):
        for term, (_, _, points) in enumerate(choice.terms):
            assert points == sum(term in row[at] for row in index.rows)


def test_the_file_is_the_same_each_time(catalogue: Catalogue) -> None:
    ((path, data),) = point_index.files(catalogue)
    assert path == point_index.ADDRESS
    assert json.loads(data)["points"]
    assert [(path, data)] == list(point_index.files(catalogue))
