"""What learning points can be chosen by, and what is shown of each in the list at
`/laeringspointer/`: fetched by the page's script when a reader first chooses something.

A point takes some 65 bytes compressed; its text is found by the search of the whole site.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key
from laboratorium.base.once import once
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import FacetOf, facets
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.records import LearningPointRecord

ADDRESS = "laeringspointer/pointer.json"
PATHS = (ADDRESS,)
PLACE = "municipality"


@dataclass(frozen=True)
class Choice:
    """One thing that points are chosen by: its parameter in the page's address, its Danish name,
    and the terms that any point has, each as (slug, label, points).
    """

    key: str
    title: str
    terms: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class PointIndex:
    """The points in the order of the list, and for each its terms by their place in each choice."""

    points: tuple[LearningPointRecord, ...]
    choices: tuple[Choice, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]


def in_order(catalogue: Catalogue) -> list[LearningPointRecord]:
    """The newest first."""
    return sorted(
        catalogue.learning_points, key=lambda point: (-point.meta.date.toordinal(), point.path)
    )


@once
def point_index(catalogue: Catalogue) -> PointIndex:
    """The points' own facets, in the order of the facet table, and their cases' municipality."""
    points = in_order(catalogue)
    choices, columns = [], []
    for facet, keys_of in _facets(catalogue):
        words, keys = facet.words, [keys_of(point) for point in points]
        counted = Counter(key for one in keys for key in one)
        order = [term.key for term in words if term.key in counted]
        if facet.path == (PLACE,):
            order.sort(key=lambda key: collation_key(words[key].label))
        place = {key: number for number, key in enumerate(order)}
        terms = tuple((words[key].slug, words[key].label, counted[key]) for key in order)
        choices.append(Choice(words.slug, words.title, terms))
        columns.append([tuple(place[key] for key in one) for one in keys])
    rows = tuple(zip(*columns, strict=True))
    return PointIndex(tuple(points), tuple(choices), rows)


_KeysOf = Callable[[LearningPointRecord], Sequence[str]]


def _facets(catalogue: Catalogue) -> Iterator[tuple[FacetOf, _KeysOf]]:
    for facet in facets(LearningPoint):
        yield facet, facet.of
    place = next(facet for facet in facets(Case) if facet.path == (PLACE,))
    yield place, lambda point: place.of(catalogue.case_by_slug[point.case])


def data(catalogue: Catalogue) -> dict[str, Any]:
    """The JSON's content: each choice's terms as `[slug, label]`; each point as `[its anchor's
    address, its title, the number of its case, its terms' places in each choice]`; each case as
    `[title, municipality]`.
    """
    index = point_index(catalogue)
    slugs = dict.fromkeys(point.case for point in index.points)
    cases = {slug: number for number, slug in enumerate(slugs)}
    found = [catalogue.case_by_slug[slug] for slug in cases]
    return {
        "choices": [
            {"key": choice.key, "terms": [[slug, label] for slug, label, _ in choice.terms]}
            for choice in index.choices
        ],
        "cases": [[case.meta.title, catalogue.municipality(case).full_name] for case in found],
        "points": [
            [
                addresses.learning_point(point.case, point.anchor),
                point.meta.title,
                cases[point.case],
                row,
            ]
            for point, row in zip(index.points, index.rows, strict=True)
        ],
    }


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The one file: its path on the site and its bytes."""
    text = json.dumps(data(catalogue), ensure_ascii=False, separators=(",", ":"))
    yield ADDRESS, f"{text}\n".encode()
