"""What cases can be chosen by, and which case has what: the data behind the browser at `/cases/`.

It holds no texts of cases: their cards stand in the list's own pages, which the browser shows or
fetches. So it stays small (19 kB compressed for 1,000 cases; with titles and summaries it would
be some 120 kB), and a card is drawn by one template only. Where one page holds all cases, the index
stands in that page and nothing is fetched; else it is fetched from `/data/facets.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key, slugify
from laboratorium.base.once import once
from laboratorium.catalogue.near import place_of, point
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import FacetOf, facets
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.places import places as known_places
from laboratorium.model.records import CaseRecord

ADDRESS = "data/facets.json"
NEAR_ADDRESS = "data/afstande.json"
PATHS = (ADDRESS, NEAR_ADDRESS)


@dataclass(frozen=True)
class FacetTerm:
    """One value of a facet that at least one case has.

    `slug` is how the page's address says it, `key` the vocabulary's own key, `name` the label with
    what it takes to be understood alone: `Region Midtjylland`.
    """

    slug: str
    key: str
    label: str
    name: str
    cases: int


@dataclass(frozen=True)
class CaseFacet:
    """One thing that cases are chosen by. `key` is its parameter in the page's address; `page` is
    the title and address of the page that explains its terms, where there is one.
    """

    key: str
    title: str
    terms: tuple[FacetTerm, ...]
    page: tuple[str, str] | None = None


@dataclass(frozen=True)
class FacetIndex:
    """The facets; for each case, in the catalogue's order, its terms by their places in each facet;
    and the places of the cases in order of municipality and place name, and of how lately their
    status is known.
    """

    slugs: tuple[str, ...]
    facets: tuple[CaseFacet, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    by_place: tuple[int, ...]
    by_known: tuple[int, ...]

    def data(self) -> dict[str, Any]:
        """The JSON's content: each facet's terms once as `[slug, label]`, each case as `[slug, its
        terms' places in each facet]`.
        """
        return {
            "facets": [
                {
                    "key": facet.key,
                    "title": facet.title,
                    "terms": [[term.slug, term.label] for term in facet.terms],
                }
                for facet in self.facets
            ],
            "cases": list(zip(self.slugs, self.rows, strict=True)),
            "by_place": self.by_place,
            "by_known": self.by_known,
        }


def text(catalogue: Catalogue) -> str:
    """The text of `/data/facets.json`: one line of JSON in UTF-8."""
    data = facet_index(catalogue).data()
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def near(catalogue: Catalogue) -> str:
    """The text of `/data/afstande.json`, fetched when a reader asks what lies near a place: the
    municipalities by slug and by their other names, towns and islands, as `[label, north, east,
    kind]`; the regions by slug; and each case's place and region, in the
    catalogue's order, as `[north, east, slug of the region]`. In kilometres.
    """
    places: dict[str, list[Any]] = {}
    towns = catalogue.vocabularies.municipalities
    for town in towns:
        there = [town.label, *_rounded(point(town.lat, town.lon)), "kommune"]
        for name in (*map(slugify, town.aliases), town.slug):
            places.setdefault(name, there)
    for one in known_places():
        there = [one.name, *_rounded(point(one.lat, one.lon)), one.kind]
        places.setdefault(slugify(one.name), there)
    regions = [catalogue.municipality(case).region for case in catalogue.cases]
    cases = [
        [*_rounded(place_of(case, catalogue)), slugify(region)]
        for case, region in zip(catalogue.cases, regions, strict=True)
    ]
    named = {slugify(region): region for region in sorted({town.region for town in towns})}
    data = {"places": dict(sorted(places.items())), "regions": named, "cases": cases}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(place: tuple[float, float]) -> list[float]:
    return [round(part, 1) for part in place]


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The two files: their paths on the site and their bytes."""
    yield ADDRESS, text(catalogue).encode()
    yield NEAR_ADDRESS, near(catalogue).encode()


@once
def facet_index(catalogue: Catalogue) -> FacetIndex:
    """Every facet that any case has a term of, in the order readers are offered them."""
    facets, columns = [], []
    for kind in _filters(catalogue):
        values = [tuple(dict.fromkeys(kind.of(case))) for case in catalogue.cases]
        counted = Counter(key for keys in values for key in keys)
        if not counted:
            continue
        order = sorted(counted, key=kind.rank)
        place = {key: number for number, key in enumerate(order)}
        terms = tuple(kind.term(key, counted[key]) for key in order)
        facets.append(CaseFacet(kind.key, kind.title, terms, kind.page))
        columns.append([tuple(place[key] for key in keys) for keys in values])
    by_place = sorted(
        range(len(catalogue.cases)), key=lambda number: _place(catalogue.cases[number], catalogue)
    )
    by_known = sorted(range(len(catalogue.cases)), key=lambda n: _known(catalogue.cases[n]))
    return FacetIndex(
        tuple(case.slug for case in catalogue.cases),
        tuple(facets),
        tuple(zip(*columns, strict=True)),
        tuple(by_place),
        tuple(by_known),
    )


def _known(case: CaseRecord) -> int:
    """The latest known first, those without a date last; equals stay newest first."""
    known = case.meta.status_as_of
    return -known.last.toordinal() if known else 0


def _place(case: CaseRecord, catalogue: Catalogue) -> tuple[str, str, str]:
    municipality = catalogue.municipality(case).label
    return collation_key(municipality), collation_key(case.meta.place.name), case.slug


@dataclass(frozen=True)
class _Filter:
    """How one facet gets its values from a case, its terms from the values, and their order."""

    key: str
    title: str
    of: Callable[[CaseRecord], Iterable[str]]
    term: Callable[[str, int], FacetTerm]
    rank: Callable[[str], Any]
    page: tuple[str, str] | None = None


def _filters(catalogue: Catalogue) -> Iterator[_Filter]:
    """The facets of the table that are filters, and what a case can be chosen by beside them."""
    found = [(one.facet.rank, _of_facet(one)) for one in facets(Case) if one.facet.parameter]
    found += [
        (one.facet.rank, replace(_of_facet(one), of=partial(_of_points, one)))
        for one in facets(LearningPoint)
        if one.facet.parameter
    ]
    found.append((facet_rank("municipality"), _region(catalogue)))
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))
    yield _Filter("lab", "Laboratorium", _labs, _lab_term, lambda key: key)
    yield _Filter(
        "aar",
        "Begyndt",
        lambda case: [str(case.meta.period.start.year)],
        lambda key, cases: FacetTerm(key, key, key, f"Begyndt {key}", cases),
        lambda key: -int(key),
    )


def facet_rank(attribute: str) -> int:
    """The place of a case's facet among all facets."""
    return next(one.facet.rank for one in facets(Case) if one.path == (attribute,))


def _of_facet(facet: FacetOf) -> _Filter:
    words = facet.words
    places = {term.key: number for number, term in enumerate(words)}

    def term(key: str, cases: int) -> FacetTerm:
        found = words[key]
        return FacetTerm(found.slug, key, found.label, facet.says(found), cases)

    rank: Callable[[str], Any] = places.__getitem__
    if facet.vocabulary == "municipalities":
        rank = lambda key: collation_key(words[key].label)  # noqa: E731
    page = (words.title, addresses.vocabulary(words.slug))
    return _Filter(facet.facet.parameter, facet.title, facet.of, term, rank, page)


def _of_points(facet: FacetOf, case: CaseRecord) -> Iterator[str]:
    return (key for point in case.learning_points for key in facet.of(point))


def _region(catalogue: Catalogue) -> _Filter:
    return _Filter(
        "region",
        "Region",
        lambda case: [catalogue.municipality(case).region],
        lambda key, cases: FacetTerm(slugify(key), key, key, f"Region {key}", cases),
        collation_key,
    )


def _labs(case: CaseRecord) -> list[str]:
    lab = case.meta.lab
    return [f"{lab.year}-{lab.number}"] if lab else []


def _lab_term(key: str, cases: int) -> FacetTerm:
    year, _, number = key.partition("-")
    label = f"Laboratorium {number}, {year}"
    return FacetTerm(key, key, label, label, cases)
