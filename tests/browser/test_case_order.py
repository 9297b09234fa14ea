"""What a reader of a case meets first, on a phone, at a desk and in a screen reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser_visit import Open

CASE = "/cases/aarhus-smag-paa-aarhus/"
ORDER = (".case .notice", ".facts.in-short", ".case .toc", ".case-body", ".facts:not(.in-short)")


def tops(page: Page) -> list[float]:
    return [page.locator(one).first.evaluate("e => e.getBoundingClientRect().top") for one in ORDER]


def test_the_source_tells_first_who_wrote_it(visit: Open) -> None:
    page = visit(width=360).go(CASE)
    found = tops(page)
    assert found == sorted(found), "the same order as a screen reader meets"
    assert found[3] - found[0] < 800, "the story begins within a screen of the notice"
    facts = page.locator(".in-short dt").all_inner_texts()
    assert facts == ["Kommune", "Status", "Periode"]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_contents_name_every_section(visit: Open, width: int) -> None:
    page = visit(width=width).go(CASE)
    links = page.locator(".toc a")
    headings = page.locator(".case h2[id]:not(#paa-denne-side)")
    named = [text.replace("\u00ad", "") for text in links.all_inner_texts()]
    expected = [text.replace("\u00ad", "") for text in headings.all_inner_texts()]
    assert [name for name in named if name != "Tal og målinger"] == expected
    for link in links.all():
        assert page.locator(str(link.get_attribute("href"))).count() == 1


def test_they_follow_the_reader_at_a_desk(visit: Open) -> None:
    page = visit(width=1280).go(CASE)
    page.locator("#hvad-andre-kan-bruge").scroll_into_view_if_needed()
    assert page.locator(".toc").evaluate(
        "e => { const { top, bottom } = e.getBoundingClientRect();"
        " return bottom > 0 && top < innerHeight; }"
    )


def test_learning_points_stand_side_by_side_where_there_is_room(visit: Open) -> None:
    page = visit(width=1280).go(CASE)
    lefts = page.locator(".case .point").evaluate_all(
        "points => points.map(point => Math.round(point.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == 2
