"""JSON-LD says what a case is about, and cannot break out of its script element."""

import json
from pathlib import Path

from content_project import CASE, CASE_PATH, loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.tagging import tags
from laboratorium.site import linked_data
from laboratorium.site.citing.citation import of_case


def test_a_case_names_the_uns_goals_its_place_and_licence(tmp_path: Path) -> None:
    catalogue = Catalogue.of(loaded(tmp_path, {CASE_PATH: CASE}).content)
    record = catalogue.cases[0]
    found = tags(record.meta.six_p, record.meta.sdg, catalogue.vocabularies)
    town, words = catalogue.municipality(record), catalogue.vocabularies
    settings = Settings("Laboratoriet", "https://example.org/")
    citation = of_case(record, settings, words)
    data = linked_data.case(
        record, town, words, found, "https://example.org/cases/foens/", citation
    )
    assert data["@type"] == "CreativeWork"
    assert [about["@id"] for about in data["about"]] == [
        "http://metadata.un.org/sdg/7",
        "http://metadata.un.org/sdg/11.7",
    ]
    assert data["author"] == {"@type": "Organization", "name": "Laboratoriet"}
    assert data["publisher"] == {"@type": "Organization", "name": "Laboratoriet"}
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["contentLocation"]["name"] == "Føns, Middelfart Kommune"
    assert data["contentLocation"]["geo"]["latitude"] == catalogue.municipality(record).lat


def test_script_json_cannot_close_its_element() -> None:
    hostile = {"name": "</script><script>alert(1)</script><!-- & æøå"}
    text = linked_data.script_json(hostile)
    assert "<" not in text and ">" not in text
    assert json.loads(text) == hostile


def test_breadcrumbs_count_from_the_outermost() -> None:
    crumbs = linked_data.breadcrumbs(
        [("Forside", "https://e.org/"), ("Cases", "https://e.org/cases/")]
    )
    assert [(item["position"], item["name"]) for item in crumbs["itemListElement"]] == [
        (1, "Forside"),
        (2, "Cases"),
    ]
