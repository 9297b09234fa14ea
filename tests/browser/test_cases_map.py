"""The map at `/cases/`: the same choice as the list's, drawn another way."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page

from browser_visit import Open
from cases_visit import (
    FACETS,
    TOTAL,
    Choice,
    address,
    box,
    chips,
    expected_counts,
    fitting,
    layout_shift,
    query,
    settled,
    shown,
    status,
)
from page_walk import RULES, in_both_schemes

PLACES = {term.slug: term for term in FACETS["kommune"].terms}
WIDTHS = (360, 1280)
BESIDE_MAP, STEP = 10, 30
TWO = [term.slug for term in sorted(PLACES.values(), key=lambda term: (-term.cases, term.slug))][:2]


def circle(page: Page, slug: str) -> Locator:
    return page.locator(f".results-map svg.map > a[href$='/{slug}/']")


def words(slug: str, cases: int) -> str:
    return f"{PLACES[slug].name}: {cases} {'case' if cases == 1 else 'cases'}"


CIRCLES = """
all => all.map(link => [
    link.getAttribute("href").split("/").at(-2),
    link.querySelector("text").textContent,
    Number(link.querySelectorAll("circle")[1].getAttribute("r")),
])
"""


def circles(page: Page) -> dict[str, tuple[str, float]]:
    """Slug → the circle's words and radius."""
    rows = page.eval_on_selector_all("svg.map > a", CIRCLES)
    return {slug: (text, radius) for slug, text, radius in rows}


def tab_stops(page: Page) -> set[str]:
    return {slug for slug in PLACES if circle(page, slug).get_attribute("tabindex") == "0"}


def on_map(page: Page) -> Page:
    settled(page).wait_for_selector(".results-map svg.map")
    return page


def test_the_drawing_is_fetched_when_first_asked_for_and_is_that_of_the_municipalities(
    visit: Open,
) -> None:
    drawn = circles(visit().go("/kommuner/"))
    visited = visit()
    asked: list[str] = []
    visited.page.on("request", lambda r: asked.append(urlsplit(r.url).path))
    page = settled(visited.go("/cases/"))
    assert not page.locator(".results-map").is_visible()
    assert [path for path in asked if path.endswith("/kommuner/")] == []
    for view in ("Kort", "Liste", "Kort"):
        page.get_by_role("button", name=view, exact=True).click()
    assert circles(on_map(page)) == drawn
    assert set(drawn) == set(PLACES)
    assert len([path for path in asked if path.endswith("/kommuner/")]) == 1


def test_the_switch_stands_in_the_address_and_back_turns_it(visit: Open) -> None:
    page = settled(visit().go("/cases/?p=planet"))
    switch = page.get_by_role("group", name="Vis casene som")
    assert switch.get_by_role("button", pressed=True).inner_text() == "Liste"
    switch.get_by_role("button", name="Kort").click()
    assert address(on_map(page)) == [("p", "planet"), ("vis", "kort")]
    assert switch.get_by_role("button", pressed=True).inner_text() == "Kort"
    circle(page, fitting_place({"p": ["planet"]})).click()
    settled(page)
    for _ in range(2):
        page.go_back()
    settled(page)
    assert not page.locator(".results-map").is_visible()
    assert shown(page) == fitting({"p": ["planet"]})
    page.go_forward()
    page.go_forward()
    settled(page)
    assert page.locator(".results-map svg.map").is_visible()
    assert address(page)[-1] == ("vis", "kort")
    assert page.locator("svg.map > a[aria-pressed=true]").count() == 1


def fitting_place(choice: Choice) -> str:
    """The place that most cases of the choice lie in."""
    given = expected_counts(choice)
    return max(PLACES, key=lambda slug: (given["kommune", slug], slug))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_place_is_chosen_and_dropped_by_pointer_and_by_key_and_keeps_the_focus(
    visit: Open, width: int
) -> None:
    page = on_map(visit(width=width).go("/cases/?vis=kort"))
    one, other = TWO
    circle(page, one).click()
    settled(page)
    assert shown(page) == fitting({"kommune": [one]})
    assert address(page) == [("kommune", one), ("vis", "kort")]
    assert chips(page) == [PLACES[one].name, "Ryd alt"]
    assert status(page) == f"{PLACES[one].cases} af {TOTAL} cases"
    assert page.locator(f".facet input[name=kommune][value={one}]").is_checked()
    assert circle(page, one).get_attribute("aria-pressed") == "true"

    focused = "link => document.activeElement === link"
    for key, chosen in (("Enter", [one, other]), ("Space", [one]), ("Space", [one, other])):
        circle(page, other).focus()
        page.keyboard.press(key)
        settled(page)
        assert shown(page) == fitting({"kommune": chosen})
        assert circle(page, other).get_attribute("aria-pressed") == str(other in chosen).lower()
        assert circle(page, other).evaluate(focused)
    page.get_by_role("button", name="Ryd alt").click()
    assert page.locator("svg.map > a[aria-pressed=true]").count() == 0


CHOICES: list[Choice] = [
    {"p": ["planet"]},
    {"status": ["forankret"], "p": ["people"]},
    {"kommune": TWO, "p": ["place"]},
]


@pytest.mark.parametrize("choice", CHOICES, ids=query)
def test_the_circles_follow_the_choice(visit: Open, choice: Choice) -> None:
    page = on_map(visit().go(f"/cases/?vis=kort&{query(choice)}"))
    given = expected_counts(choice)
    counts = {slug: given["kommune", slug] for slug in PLACES}
    assert {slug: text for slug, (text, _) in circles(page).items()} == {
        slug: words(slug, counts[slug]) for slug in PLACES
    }
    chosen = set(choice.get("kommune", ()))
    assert tab_stops(page) == {slug for slug in PLACES if counts[slug]} | chosen
    assert any(not count for count in counts.values()), "or the example says nothing"
    area = {
        slug: radius**2 / counts[slug]
        for slug, (_, radius) in circles(page).items()
        if counts[slug]
    }
    assert max(area.values()) == pytest.approx(min(area.values()), rel=0.02)
    assert set(shown(page)) <= set(fitting(choice))
    assert status(page) == f"{len(fitting(choice))} af {TOTAL} cases"


def test_a_change_of_filter_redraws_the_map_at_once(visit: Open) -> None:
    page = on_map(visit().go("/cases/?vis=kort"))
    assert tab_stops(page) == set(PLACES)
    page.check(box(page, "p", "prosperity"))
    settled(page)
    given = expected_counts({"p": ["prosperity"]})
    assert tab_stops(page) == {slug for slug in PLACES if given["kommune", slug]}


def test_the_chosen_are_told_from_the_others_without_colour(visit: Open) -> None:
    page = on_map(visit(reduced_motion="reduce").go(f"/cases/?vis=kort&kommune={TWO[0]}"))
    look = """
    link => {
        const [ring, circle] = [...link.querySelectorAll("circle")].map(c => getComputedStyle(c));
        const words = getComputedStyle(link.querySelector("text"));
        const paper = getComputedStyle(document.body).backgroundColor;
        const root = getComputedStyle(document.documentElement).backgroundColor;
        return {
            ring: ring.stroke !== "rgba(0, 0, 0, 0)",
            hollow: [paper, root].includes(circle.fill),
            named: words.fillOpacity === "1",
        };
    }
    """
    assert circle(page, TWO[0]).evaluate(look) == {"ring": True, "hollow": False, "named": True}
    assert circle(page, TWO[1]).evaluate(look) == {"ring": False, "hollow": True, "named": False}


@pytest.mark.parametrize("width", WIDTHS)
def test_beside_the_map_stand_a_few_cases_and_the_rest_on_request(visit: Open, width: int) -> None:
    page = on_map(visit(width=width).go("/cases/?vis=kort"))
    assert shown(page) == fitting({})[:BESIDE_MAP]
    for seen in range(BESIDE_MAP, TOTAL, STEP):
        page.get_by_role("button", name=f"Vis {min(STEP, TOTAL - seen)} mere").click()
        assert shown(settled(page)) == fitting({})[: seen + STEP]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Liste").click()
    assert shown(settled(page)) == fitting({})


def test_the_map_can_be_skipped_by_key(visit: Open) -> None:
    page = on_map(visit().go("/cases/?vis=kort"))
    page.get_by_role("button", name="Spring kortet over").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.case-list li:first-child a')")


def test_every_circle_can_be_hit_with_a_finger_on_a_phone(visit: Open) -> None:
    page = on_map(visit(width=360).go("/cases/?vis=kort"))
    sizes = page.eval_on_selector_all(
        "svg.map > a > circle:first-child", "all => all.map(c => c.getBoundingClientRect().width)"
    )
    assert len(sizes) == len(PLACES) and min(sizes) >= 24


def test_what_the_sizes_mean_follows_the_choice(visit: Open) -> None:
    page = on_map(visit().go("/cases/?vis=kort"))
    legend = page.locator(".map-legend text")
    most = max(term.cases for term in PLACES.values())
    assert most > 1, "or the example says nothing"
    assert legend.all_text_contents() == [f"{most} cases", "1 case", "Ingen cases"]
    page.check(box(page, "p", "prosperity"))
    settled(page)
    given = expected_counts({"p": ["prosperity"]})
    most = max(given["kommune", slug] for slug in PLACES)
    assert next(text for text in legend.all_text_contents() if text) == words_of(most)


def words_of(cases: int) -> str:
    return "1 case" if cases == 1 else f"{cases} cases"


def test_without_the_drawing_the_list_goes_on_and_it_is_said(visit: Open) -> None:
    visited = visit()
    missing = lambda route: route.fulfill(status=200, body="<p>Intet kort her")  # noqa: E731
    visited.page.route("**/kommuner/", missing)
    page = settled(visited.go("/cases/?vis=kort&p=planet"))
    assert "Kortet kunne ikke hentes" in page.locator(".results .notice").inner_text()
    assert shown(page) == fitting({"p": ["planet"]})[:BESIDE_MAP]
    page.unroute("**/kommuner/", missing)
    page.get_by_role("button", name="Kort", exact=True).click()
    on_map(page)
    assert not page.locator(".results .notice").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_an_address_made_by_hand_cannot_mean_is_skipped_and_said(
    visit: Open, width: int
) -> None:
    visited = visit(width=width)
    visited.page.route(
        "**/assets/js/search/engine.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="export const casesByRelevance = async () => new Map();",
        ),
    )
    page = settled(
        visited.go("/cases/?kommune=xyz&vis=9&q=%3Cscript%3Ealert(1)%3C/script%3E&sorter=foo")
    )
    notice = page.locator(".results .notice").inner_text()
    for part in ("»kommune=xyz«", "»vis=9«", "»sorter=foo«"):
        assert part in notice
    assert not page.locator(".results-map").is_visible()
    assert page.locator("#case-text").input_value() == "<script>alert(1)</script>"
    assert chips(page)[0].endswith("»<script>alert(1)</script>«")
    assert not page.locator(".results script").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Ryd alt").click()
    assert (address(page), shown(settled(page))) == ([], fitting({}))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_browser_that_keeps_nothing_shows_all_the_same(visit: Open, width: int) -> None:
    visited = visit(width=width)
    visited.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = on_map(visited.go("/cases/?vis=kort&p=planet"))
    assert page.evaluate("(() => { try { return !localStorage; } catch { return true; } })()")
    place = fitting_place({"p": ["planet"]})
    circle(page, place).click()
    assert shown(settled(page)) == fitting({"p": ["planet"], "kommune": [place]})


@pytest.mark.parametrize(
    "start", ["/cases/?vis=kort", "/cases/?vis=kort&p=planet", "/cases/?p=planet"]
)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_hardly_moves_while_the_map_comes(visit: Open, width: int, start: str) -> None:
    page = settled(visit(width=width).go(start))
    assert layout_shift(page) < 0.1


@pytest.mark.parametrize("choice", [{}, {"kommune": TWO[:1]}, {"p": ["planet"]}], ids=query)
def test_axe_finds_nothing_on_the_map(visit: Open, choice: Choice) -> None:
    page = on_map(visit(reduced_motion="reduce").go(f"/cases/?vis=kort&{query(choice)}"))
    assert in_both_schemes(page, (*RULES, "wcag22aa")) == {}
