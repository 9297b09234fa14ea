"""The playbook in a browser: a reader's own selection, and what has been read."""

from __future__ import annotations

from playwright.sync_api import expect

from browser_visit import Open

PARTS = "[data-mine-part]:visible"


def test_a_selection_stands_in_the_address_and_brings_its_chapters(visit: Open) -> None:
    page = visit().go("/drejebog/min/")
    whole = page.locator(PARTS).count()
    page.locator("select[name=faser]").select_option("forankring")
    expect(page.locator("[data-mine-count]")).to_contain_text("i din drejebog")
    assert page.url.endswith("?faser=forankring")
    expect(page.locator(PARTS).last).to_contain_text("Flere pointer: Forankring")
    chosen = page.locator(PARTS).count()
    assert 0 < chosen < whole
    page.reload()
    expect(page.locator(PARTS)).to_have_count(chosen)
    page.get_by_label("Kapitlernes tekst med").check()
    expect(page.locator("[data-chapter-text]")).to_have_count(whole)
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    inside = "[...document.querySelectorAll('#indhold a')].map(one => one.getAttribute('href'))"
    hrefs: list[str] = page.evaluate(inside)
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)


def test_a_chapter_that_was_read_to_its_end_is_marked_in_the_contents(visit: Open) -> None:
    page = visit().go("/drejebog/")
    expect(page.locator("[data-read-count]")).to_be_hidden()
    page.goto(f"{page.url}forankring/")
    page.locator("[data-chapter-end]").scroll_into_view_if_needed()
    page.wait_for_function("localStorage.getItem('drejebog-laest') !== null")
    page.goto(page.url.removesuffix("forankring/"))
    expect(page.locator("[data-read-count]")).to_have_text("Du har læst 1 af 8 kapitler til ende.")
    expect(page.locator(".book-read")).to_have_count(1)
