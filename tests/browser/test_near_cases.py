"""What lies near a place: cases by distance, said in words, undone with one click."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser_visit import Open
from laboratorium.catalogue.near import nearest
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.loader import load
from search_visit import searched
from site_build import ROOT

VIBORG = "0791"


def test_cases_stand_by_distance_and_one_click_undoes_it(visit: Open) -> None:
    catalogue = Catalogue.of(load(ROOT).content)
    found = nearest(catalogue, vocabularies().municipalities[VIBORG], 5)
    page = visit().go("/cases/?naer=viborg")
    said = page.locator(".results-head .notice")
    expect(said).to_contain_text("De nærmeste Viborg står først.")
    assert said.get_attribute("role") == "status"
    sorting = page.get_by_label("Sortér")
    assert sorting.evaluate("list => list.selectedOptions[0].text") == "Afstand"
    places = page.locator(".case-list .place").all_inner_texts()
    km = [int(re.findall(r"(\d+) km", place)[-1]) for place in places]
    assert len(km) > 10
    assert km == sorted(km)
    assert km[:5] == [one.km for one in found]
    page.get_by_role("button", name="Nær Viborg").click()
    expect(said).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/cases/$"))
    assert page.locator(".km").count() == 0
    assert sorting.evaluate("list => list.selectedOptions[0].text") == "Nyeste"


def test_a_place_that_nobody_knows_is_said_to_be_unknown(visit: Open) -> None:
    page = visit().go("/cases/?naer=utopia")
    expect(page.locator(".notice").first).to_contain_text("»naer=utopia«")


def test_a_question_that_names_a_place_leads_to_the_cases_near_it(visit: Open) -> None:
    page = searched(visit(), "regnvand nær Viborgs kommune")
    link = page.get_by_role("link", name="hvor nær de ligger Viborg")
    link.click()
    page.wait_for_url("**/cases/?q=regnvand&naer=viborg")
    expect(page.locator(".results-head .notice")).to_contain_text("De nærmeste Viborg")
