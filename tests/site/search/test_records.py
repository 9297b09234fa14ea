"""What can be found: every case, learning point, prototype, topic and page, at its own address."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, POINT, POINT_PATH, PROTOTYPE, PROTOTYPE_PATH, loaded

from laboratorium.base import addresses
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.facets import topics
from laboratorium.reading.loader import load
from laboratorium.site.search.model import Unit
from laboratorium.site.search.records import records
from own_content import own_catalogue

SECRET = "<!-- hemmeligt\n\n## Skjult -->\n"


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Unit]:
    changes = {
        "cases/foens/index.md": CASE.replace("## Stedet", SECRET + "## Stedet"),
        POINT_PATH: POINT + SECRET,
        PROTOTYPE_PATH: PROTOTYPE + "\n## Sådan gør I\n\nMål **først**.\n",
        "docs/om/index.md": (
            "---\ntitle: Om os\ndescription: Hvem vi er.\nlead: Vi lærer sammen.\n---\n"
            "## Vores vej\n\nSe [casen](../../cases/foens/index.md).\n\n```yaml\n## kode\n```\n"
        ),
    }
    result = loaded(tmp_path_factory.mktemp("project"), dict(changes))
    assert not result.errors
    found = [unit for record in records(Catalogue.of(result.content)) for unit in record.units]
    assert len({unit.address for unit in found}) == len(found)
    return {unit.address: unit for unit in found}


def texts(unit: Unit) -> dict[str, str]:
    return {section.anchor: section.text for section in unit.sections}


def test_a_case_is_found_by_its_text_its_actions_and_its_figures(units: dict[str, Unit]) -> None:
    case = units["cases/foens/"]
    assert (case.kind, case.title) == ("case", "Et fælles varmeværk")
    assert texts(case) == {
        "": "Oliefyrene skulle skiftes. Beboerne byggede deres eget varmeværk.",
        "udfordringen": "Oliefyrene stod til udskiftning.",
        "stedet": "En landsby.",
        "hvad-vi-proevede": "En studietur.",
        "hvad-der-skete": "Et værk blev bygget.",
        "hvad-andre-kan-bruge": "Tag på studietur.",
        "proevehandlinger": "Studietur. Beboerne besøgte en ø med fælles varme.",
        "maalinger": "Husstande med nærvarme.",
    }


@pytest.mark.parametrize(
    "said", ["Middelfart Kommune", "Syddanmark", "Føns", "Syddansk Universitet", "Beboere"]
)
def test_a_case_is_found_by_what_its_box_of_facts_says(units: dict[str, Unit], said: str) -> None:
    assert said in units["cases/foens/"].hidden


def test_learning_points_and_prototypes_have_addresses_of_their_own(
    units: dict[str, Unit],
) -> None:
    point = units["cases/foens/#lp-2026-11-23-lav-afgift"]
    assert (point.kind, point.title) == (
        "laeringspointe",
        "En lav tilslutningsafgift får mange med",
    )
    assert texts(point) == {"": "Når det er billigt at være med, siger mange ja."}
    prototype = units["cases/foens/prototyper/vaerket/"]
    assert prototype.kind == "prototype"
    assert texts(prototype)["saadan-goer-i"] == "Mål først."


def test_only_topics_with_cases_are_found(units: dict[str, Unit]) -> None:
    topics = {address: unit.title for address, unit in units.items() if unit.kind == "emne"}
    assert topics["kommuner/middelfart/"] == "Middelfart Kommune"
    assert topics["verdensmaal/7/"].startswith("Verdensmål 7: ")
    assert "seks-p/planet/" in topics
    assert "kommuner/aarhus/" not in topics


def test_a_page_is_found_without_its_examples_of_code(units: dict[str, Unit]) -> None:
    page = units["om/"]
    assert texts(page) == {"": "Vi lærer sammen.", "vores-vej": "Se casen."}


def test_nothing_that_is_commented_out_is_found(units: dict[str, Unit]) -> None:
    everything = str(list(units.values()))
    assert "hemmeligt" not in everything
    assert "Skjult" not in everything


def test_the_projects_own_content_is_all_there_in_a_fixed_order() -> None:
    catalogue = own_catalogue()
    found = list(records(catalogue))
    assert found == list(records(catalogue))
    count = len(catalogue.cases)
    assert [record.units[0].kind for record in found[:count]] == ["case"] * count
    assert [record.title for record in found[:count]] == [c.meta.title for c in catalogue.cases]
    points = sum(len(case.learning_points) for case in catalogue.cases)
    kinds = [unit.kind for record in found for unit in record.units]
    assert kinds.count("laeringspointe") == points
    assert kinds.count("prototype") == sum(len(case.prototypes) for case in catalogue.cases)
    for name in topics():
        assert hasattr(catalogue.vocabularies, name)


def test_editors_pages_are_not_among_what_readers_find(site: Path) -> None:
    catalogue = own_catalogue()
    found = {unit.address for record in records(catalogue) for unit in record.units}
    assert "om/siden/" in found
    assert not [address for address in found if address.startswith(addresses.EDITORS)]
    guides = [page for page in catalogue.content.pages if page.uri.startswith(addresses.EDITORS)]
    assert len(guides) > 3
    for page in guides:
        assert (site / addresses.document(page.uri) / "index.html").is_file()


def test_without_content_there_is_nothing_to_find(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    assert list(records(Catalogue.of(load(tmp_path).content))) == []
