"""What lies near a place: cases by distance, said in words, undone with one click."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser_visit import Open
from laboratorium.catalogue.near import nearest
from laboratorium.model.vocabulary import vocabularies
from own_content import own_catalogue
from search_visit import searched, settled, status

VIBORG = "0791"


def test_cases_stand_by_distance_and_one_click_undoes_it(visit: Open) -> None:
    catalogue = own_catalogue()
    found = nearest(catalogue, vocabularies().municipalities[VIBORG], 5)
    page = visit().go("/cases/?naer=viborg")
    said = page.locator(".results-head .notice")
    expect(said).to_contain_text("Sorteret efter afstand til Viborg.")
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


def test_what_is_only_a_little_like_a_text_does_not_stand_first_because_it_is_near(
    visit: Open,
) -> None:
    """The browser and the search page say the same of what is sought near a place."""
    page = searched(visit(), "regnvand nær Skive")
    found = page.locator(".found").first.locator("h3 a").all_inner_texts()
    page = visit().go("/cases/?q=regnvand&naer=skive")
    expect(page.locator(".results-head .notice")).to_contain_text("afstand til Skive")
    assert len(found) > 2
    shown = page.locator(".case-list .card-title").all_inner_texts()
    assert [title.replace("\u00ad", "") for title in shown[:5]] == [
        title.replace("\u00ad", "") for title in found
    ]


def test_a_place_that_nobody_knows_is_said_to_be_unknown(visit: Open) -> None:
    page = visit().go("/cases/?naer=utopia")
    expect(page.locator(".notice").first).to_contain_text("»naer=utopia«")


def test_a_question_that_names_a_place_leads_to_the_cases_near_it(visit: Open) -> None:
    page = searched(visit(), "regnvand nær Viborgs kommune")
    link = page.get_by_role("link", name="Se casene efter afstand til Viborg")
    link.click()
    page.wait_for_url("**/cases/?q=regnvand&naer=viborg")
    expect(page.locator(".results-head .notice")).to_contain_text("afstand til Viborg")


def test_a_question_that_asks_what_lies_near_is_answered_by_distance(visit: Open) -> None:
    visited = visit()
    page = searched(visited, "regnvand nær Løkken")
    assert "sorteret efter afstand til Løkken" in status(page)
    said = page.locator(".found").first.locator(".meta").all_inner_texts()
    km = [int(found[1]) for text in said if (found := re.search(r"(\d+) km fra Løkken", text))]
    assert len(km) >= 2
    assert km == sorted(km)
    page.get_by_role("button", name="Fjern rækkefølgen efter afstand: Nær Løkken").click()
    page.wait_for_url("**/soeg/?q=*&sorter=relevans")
    expect(page.locator("[data-search-status]")).not_to_contain_text("afstand")
    assert page.locator(".found .meta", has_text="km fra").count() == 0
    page.reload()
    settled(page, "regnvand nær Løkken")
    assert "afstand" not in status(page)
    page.go_back()
    expect(page.locator("[data-search-status]")).to_contain_text("afstand til Løkken")


def test_a_region_that_is_named_leaves_out_the_others(visit: Open) -> None:
    page = searched(visit(), "energi i nærheden af Region Midtjylland")
    assert "kun fra Region Midtjylland" in status(page)
    link = page.get_by_role("link", name="Se casene i Region Midtjylland")
    shown = total(page)
    page.get_by_role("button", name="Fjern filteret Region Midtjylland").click()
    expect(page.locator("[data-search-status]")).not_to_contain_text("Midtjylland.")
    assert 0 < shown < total(page)
    link.click()
    page.wait_for_url("**/cases/?q=energi&region=midtjylland")


def test_a_town_that_is_named_offers_the_cases_by_distance(visit: Open) -> None:
    page = searched(visit(), "regnvand i Løkken")
    assert "afstand" not in status(page)
    page.get_by_role("link", name="Se casene efter afstand til Løkken").click()
    page.wait_for_url("**/cases/?q=regnvand&naer=loekken")
    said = page.locator(".results-head .notice")
    expect(said).to_contain_text("Sorteret efter afstand til Løkken. Den er i lige linje fra byen.")


def total(page: Page) -> int:
    """How many results the headings count."""
    return sum(map(int, page.locator(".found .count").all_inner_texts()))
