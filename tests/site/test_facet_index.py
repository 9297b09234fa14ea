"""The facet index says of every case what it can be found by, and stays small."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, CASE_PATH, loaded

from laboratorium.catalogue.whole import Catalogue
from laboratorium.reading.loader import load
from laboratorium.site.facet_index import facet_index, text
from make.corpus import write_corpus

OTHER = (
    CASE.replace("municipality: Middelfart", "municipality: Aarhus")
    .replace("{name: Føns}", "{name: Sydhavnen}")
    .replace("{from: 2011}", "{from: 2020}")
    .replace("origin: public-sources", "origin: group")
    .replace("six_p: [planet, participation]", "six_p: [place]")
    .replace("sdg: [7, 11.7]", "sdg: [11, 11.7]\nlab: {number: 2, year: 2023}")
    .replace("licence:", "project_kind: inclusion\nlicence:")
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    result = loaded(tmp_path, {"cases/havnen/index.md": OTHER})
    assert not result.errors
    return Catalogue.of(result.content)


def terms_of(data: dict[str, Any], slug: str) -> dict[str, list[str]]:
    """A case's terms as a reader of the JSON finds them: facet key → slugs."""
    rows = dict(data["cases"])[slug]
    return {
        facet["key"]: [facet["terms"][number][0] for number in row]
        for facet, row in zip(data["facets"], rows, strict=True)
        if row
    }


def test_a_case_is_found_by_all_it_carries(catalogue: Catalogue) -> None:
    data = json.loads(text(catalogue))
    assert terms_of(data, "foens") == {
        "p": ["planet", "participation"],
        "maal": ["7", "11"],
        "udfordring": ["klimahandling"],
        "fag": ["groen-omstilling"],
        "kommune": ["middelfart"],
        "region": ["syddanmark"],
        "status": ["forankret"],
        "kendt": ["2020-til-2023"],
        "niveau": ["frivillig-eller-borger"],
        "aar": ["2011"],
    }
    other = terms_of(data, "havnen")
    expected = {
        "p": ["place"],
        "maal": ["11"],
        "kommune": ["aarhus"],
        "region": ["midtjylland"],
        "type": ["inklusion-af-borgere-i-udsatte-positioner"],
        "lab": ["2023-2"],
        "aar": ["2020"],
    }
    assert {key: other.get(key) for key in expected} == expected
    assert "niveau" not in other


def test_terms_stand_in_an_order_that_readers_expect(catalogue: Catalogue) -> None:
    facets = {facet.key: facet for facet in facet_index(catalogue).facets}
    order = {key: [term.label for term in facet.terms] for key, facet in facets.items()}
    assert order["kommune"] == ["Middelfart", "Aarhus"]  # Aa is sorted as Å.
    assert order["aar"] == ["2020", "2011"]
    assert order["maal"] == ["Bæredygtig energi", "Bæredygtige byer og lokalsamfund"]


def test_a_term_counts_its_cases_and_can_be_understood_alone(catalogue: Catalogue) -> None:
    names = {
        term.name: term.cases for facet in facet_index(catalogue).facets for term in facet.terms
    }
    expected = {
        "Verdensmål 11: Bæredygtige byer og lokalsamfund": 2,
        "Aarhus Kommune": 1,
        "Region Midtjylland": 1,
        "Begyndt 2011": 1,
        "Laboratorium 2, 2023": 1,
        "Niveau: Frivillig eller borger": 1,
    }
    assert {name: names.get(name) for name in expected} == expected


def test_a_facet_that_no_case_has_is_not_offered(tmp_path: Path) -> None:
    catalogue = Catalogue.of(loaded(tmp_path, {CASE_PATH: CASE}).content)
    keys = [facet.key for facet in facet_index(catalogue).facets]
    assert not {"lab", "type"} & {*keys}


def test_places_stand_by_municipality(catalogue: Catalogue) -> None:
    index = facet_index(catalogue)
    assert [index.slugs[number] for number in index.by_place] == ["foens", "havnen"]


def test_what_is_known_latest_stands_first_and_what_has_no_date_last(tmp_path: Path) -> None:
    dates = {"a": "2023", "b": "2024-01", "c": "", "d": "2023-06"}
    files = {
        f"cases/{slug}/index.md": CASE.replace(
            "status: anchored\nstatus_as_of: 2023\n",
            f"status: trial\nstatus_as_of: {day}\n" if day else "status: trial\n",
        )
        for slug, day in dates.items()
    }
    index = facet_index(Catalogue.of(loaded(tmp_path, files).content))
    slugs = [index.slugs[number] for number in index.by_known]
    assert [slug for slug in slugs if slug in dates] == ["b", "a", "d", "c"]


def test_a_number_falls_in_the_band_with_the_highest_key_below_it(tmp_path: Path) -> None:
    amounts = "[{amount: 99999, covers: Frø}, {amount: 1000000, covers: Jord}]"
    case = CASE.replace(
        "licence:", f"cost: {amounts}\nhours: [{{amount: 100, covers: Luge}}]\nlicence:"
    )
    index = facet_index(Catalogue.of(loaded(tmp_path, {CASE_PATH: case}).content))
    shown = {facet.key: [term.label for term in facet.terms] for facet in index.facets}
    assert shown["pris"] == ["Under 100.000 kr.", "1 til 10 mio. kr."]
    assert shown["timer"] == ["100 til 1.000 timer"]


def test_an_empty_catalogue_has_an_empty_index(tmp_path: Path) -> None:
    data = json.loads(text(Catalogue.of(load(tmp_path).content)))
    assert data == {"facets": [], "cases": [], "by_place": [], "by_known": []}


def test_a_thousand_cases_take_few_bytes(tmp_path: Path) -> None:
    write_corpus(tmp_path, 250)
    catalogue = Catalogue.of(load(tmp_path).content)
    small = text(catalogue)
    counted = Counter(len(rows) for _, rows in json.loads(small)["cases"])
    assert counted == {len(json.loads(small)["facets"]): 250}
    # 250 cases are a quarter of them; the vocabularies, which do not grow, make it a bit more.
    assert len(gzip.compress(small.encode(), mtime=0)) < 120_000 / 4
