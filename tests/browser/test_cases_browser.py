"""The browser of cases: filters, counts, chips, order and address, on the real cases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from browser_visit import Open
from cases_visit import (
    FACETS,
    INDEX,
    TOTAL,
    Choice,
    address,
    box,
    chips,
    counts,
    expected_counts,
    fitting,
    query,
    settled,
    shown,
    status,
)
from page_walk import in_both_schemes
from site_build import ROOT


def test_all_cases_are_there_before_anything_is_chosen(visit: Open) -> None:
    page = settled(visit().go("/cases/"))
    assert len([*(ROOT / "cases").glob("*/index.md")]) == TOTAL
    assert (status(page), shown(page)) == (f"{TOTAL} cases", [*INDEX.slugs])
    assert counts(page) == {
        (facet.key, term.slug): term.cases for facet in INDEX.facets for term in facet.terms
    }
    assert not page.locator(".facet-chips").is_visible()


def test_each_facet_filters_and_counts(visit: Open) -> None:
    page = settled(visit().go("/cases/"))
    for key in FACETS:
        term = min(FACETS[key].terms, key=lambda term: (term.cases, term.slug))
        page.check(box(page, key, term.slug))
        settled(page)
        choice = {key: [term.slug]}
        assert shown(page) == fitting(choice), key
        assert counts(page) == expected_counts(choice), key
        assert status(page) == f"{term.cases} af {TOTAL} cases"
        assert chips(page) == [term.name, "Ryd alt"]
        assert address(page) == [(key, term.slug)]
        page.get_by_role("button", name="Ryd alt").click()
        settled(page)


CHOICES: list[Choice] = [
    {"p": ["people", "prosperity"]},
    {"p": ["planet"], "maal": ["11"]},
    {"p": ["planet", "people"], "region": ["hovedstaden", "sjaelland"], "status": ["forankret"]},
    {"kommune": ["aalborg", "koebenhavn"], "niveau": ["frivillig-eller-borger"]},
]


@pytest.mark.parametrize("choice", CHOICES, ids=query)
def test_or_within_a_facet_and_between_and_no_dead_offer(visit: Open, choice: Choice) -> None:
    page = settled(visit().go(f"/cases/?{query(choice)}"))
    assert 0 < len(fitting(choice)) < TOTAL, "or the example says nothing"
    assert shown(page) == fitting(choice)
    assert counts(page) == expected_counts(choice)
    off = page.eval_on_selector_all(
        ".facet input:disabled", "all => all.map(b => [b.name, b.value])"
    )
    chosen = {(key, slug) for key, slugs in choice.items() for slug in slugs}
    empty = {term for term, count in expected_counts(choice).items() if not count}
    assert {(name, value) for name, value in off} == empty - chosen
    assert empty, "or the example says nothing"


def test_the_address_holds_it_all_and_back_undoes_it(visit: Open) -> None:
    page = settled(visit().go("/cases/"))
    page.check(box(page, "p", "planet"))
    page.check(box(page, "maal", "7"))
    page.select_option("#sorter", "sted")
    held = [("p", "planet"), ("maal", "7"), ("sorter", "sted")]
    assert address(page) == held
    by_place = [INDEX.slugs[number] for number in INDEX.by_place]
    ordered = [slug for slug in by_place if slug in fitting({"p": ["planet"], "maal": ["7"]})]
    assert shown(page) == ordered

    again = settled(visit().go(urlsplit(page.url)._replace(scheme="", netloc="").geturl()))
    assert (shown(again), chips(again)) == (ordered, chips(page))
    assert again.input_value("#sorter") == "sted"

    page.go_back()
    page.go_back()
    settled(page)
    assert address(page) == [("p", "planet")]
    assert shown(page) == fitting({"p": ["planet"]})
    assert page.input_value("#sorter") == "nyeste"
    assert not page.is_checked(box(page, "maal", "7"))
    page.go_forward()
    settled(page)
    assert shown(page) == fitting({"p": ["planet"], "maal": ["7"]})


@pytest.mark.parametrize(
    ("asked", "said", "left"),
    [
        ("p=planet&maal=99", ["»maal=99«"], {"p": ["planet"]}),
        ("komune=aarhus", ["»komune=aarhus«"], {}),
        ("p=<img src=x onerror=alert(1)>", ["»p=<img src=x onerror=alert(1)>«"], {}),
        (f"p={'x' * 5000}&a=1&b=2&c=3&d=4", ["…«", "og 2 mere"], {}),
        ("sorter=omvendt&kommune=Lejre", ["»sorter=omvendt«"], {"kommune": ["lejre"]}),
    ],
)
def test_what_an_address_cannot_mean_is_said_and_skipped(
    visit: Open, asked: str, said: list[str], left: Choice
) -> None:
    page = settled(visit().go(f"/cases/?{asked}"))
    notice = page.locator(".results .notice")
    assert notice.is_visible()
    assert [part for part in said if part not in notice.inner_text()] == []
    assert shown(page) == fitting(left)
    assert not page.locator(".results img[src=x]").count()
    page.check(box(page, "niveau", "organisation"))
    assert not notice.is_visible(), "it is said once"


def test_letters_may_be_danish_and_others_parameters_are_left_alone(visit: Open) -> None:
    page = settled(visit().go("/cases/?kommune=K%C3%B8benhavn&utm_source=brev&samling=a,b"))
    assert shown(page) == fitting({"kommune": ["koebenhavn"]})
    assert not page.locator(".results .notice").is_visible()
    page.check(box(page, "p", "planet"))
    assert address(page) == [("samling", "a,b"), ("p", "planet"), ("kommune", "koebenhavn")]


def test_a_choice_that_nothing_fits_says_so(visit: Open) -> None:
    choice = next(
        {"kommune": [a.slug], "type": [b.slug]}
        for a, b in product(FACETS["kommune"].terms, FACETS["type"].terms)
        if not fitting({"kommune": [a.slug], "type": [b.slug]})
    )
    page = settled(visit().go(f"/cases/?{query(choice)}"))
    assert (status(page), shown(page)) == (f"0 af {TOTAL} cases", [])
    assert "Ingen cases passer" in page.locator(".results .notice").inner_text()
    page.get_by_role("button", name="Ryd alt").click()
    assert shown(page) == [*INDEX.slugs]


def test_chips_are_removed_one_by_one_or_all_at_once(visit: Open) -> None:
    page = settled(visit().go("/cases/?p=planet&p=people&maal=11"))
    goal = "Verdensmål 11: Bæredygtige byer og lokalsamfund"
    assert chips(page) == ["People", "Planet", goal, "Ryd alt"]
    page.get_by_role("button", name="Fjern filteret Planet").focus()
    page.keyboard.press("Enter")
    assert chips(page) == ["People", goal, "Ryd alt"]
    assert page.evaluate("document.activeElement.textContent") == f"Fjern filteret {goal}"
    assert shown(page) == fitting({"p": ["people"], "maal": ["11"]})
    page.get_by_role("button", name="Ryd alt").click()
    assert page.evaluate("document.activeElement.className") == "results-count"
    assert (address(page), shown(page)) == ([], [*INDEX.slugs])
    page.go_back()
    assert address(page) == [("p", "people"), ("maal", "11")]


def test_the_focus_stays_on_the_control_that_was_used(visit: Open) -> None:
    page = settled(visit().go("/cases/"))
    selector = box(page, "p", "prosperity")
    page.focus(selector)
    for expected in (True, False):
        page.keyboard.press("Space")
        settled(page)
        assert page.is_checked(selector) is expected
        assert page.evaluate("selector => document.activeElement.matches(selector)", selector)


def test_a_term_that_would_go_dead_under_the_focus_keeps_it_but_cannot_be_chosen(
    visit: Open,
) -> None:
    choice = next(
        {"kommune": [a.slug], "type": [b.slug]}
        for a, b in product(FACETS["kommune"].terms, FACETS["type"].terms)
        if not fitting({"kommune": [a.slug], "type": [b.slug]})
    )
    page = settled(visit().go(f"/cases/?{query(choice)}"))
    selector = box(page, "type", choice["type"][0])
    page.focus(selector)
    page.keyboard.press("Space")
    assert page.evaluate("selector => document.activeElement.matches(selector)", selector)
    page.keyboard.press("Space")
    assert not page.is_checked(selector)
    page.keyboard.press("Tab")
    assert page.is_disabled(selector)


BOXES = """
() => [...document.querySelectorAll(".filters summary, .filters label")]
    .filter(element => element.checkVisibility())
    .map(element => {
        const {x, y, width, height} = element.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
    })
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_filters_never_jump(visit: Open, width: int) -> None:
    page = settled(visit(width=width).go("/cases/"))
    page.locator(box(page, "aar", "2020")).scroll_into_view_if_needed()
    before = page.evaluate(BOXES)
    page.evaluate("document.querySelector('.facet input[value=\"2020\"]').click()")
    settled(page)
    began = next(term.cases for term in FACETS["aar"].terms if term.slug == "2020")
    assert status(page) == f"{began} af {TOTAL} cases"
    assert page.evaluate(BOXES) == before


def test_the_page_does_not_move_when_the_script_takes_over(visit: Open) -> None:
    moved = """
    () => new Promise(resolve => new PerformanceObserver(list =>
        resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
    ).observe({type: "layout-shift", buffered: true}) || setTimeout(() => resolve(0), 500))
    """
    for width in (360, 1280):
        page = settled(visit(width=width).go("/cases/"))
        assert page.evaluate(moved) < 0.02, f"at {width} px"


def test_a_phone_folds_the_filters_and_says_how_many_are_chosen(visit: Open) -> None:
    page = settled(visit(width=360).go("/cases/?p=planet&maal=11"))
    assert page.get_attribute(".filters", "open") is None
    assert page.locator(".filters > summary").inner_text().split() == ["Filtre", "2", "valgt"]
    page.locator(".filters > summary").click()
    show = page.get_by_role("button", name=f"Vis {len(fitting({'p': ['planet'], 'maal': ['11']}))}")
    show.click()
    assert page.get_attribute(".filters", "open") is None
    assert page.evaluate("document.activeElement.className") == "results-count"


def test_every_control_has_a_name_and_a_group(visit: Open) -> None:
    page = settled(visit().go("/cases/?kommune=lejre"))
    assert page.get_by_role("group", name="De seks P’er").get_by_role("checkbox").count() == len(
        FACETS["p"].terms
    )
    assert page.get_by_role("checkbox", name="Lejre").is_checked()
    assert page.get_by_role("combobox", name="Sortér efter").input_value() == "nyeste"
    assert page.get_attribute(".results-count", "aria-live") == "polite"


def test_axe_finds_nothing_in_a_filtered_state(visit: Open) -> None:
    page = visit(reduced_motion="reduce").go("/cases/?p=planet&maal=11&kommune=lejre&aar=2011&p=x")

    def unfold(page: Page) -> None:
        page.evaluate("document.querySelectorAll('.browser details').forEach(d => d.open = true)")

    assert in_both_schemes(settled(page), before=unfold) == {}


def test_without_scripts_the_links_and_the_list_do_the_job(visit: Open) -> None:
    page = visit(java_script_enabled=False).go("/cases/?p=planet")
    assert page.locator(".ways").is_visible()
    assert page.locator(".ways a:visible").count() >= 6
    assert len(page.locator(".case-list .card-title a").all()) == TOTAL
    assert not page.locator("main :is(input, select)").count()
    page.get_by_role("link", name="Se casene på et kort").click()
    assert urlsplit(page.url).path.endswith("/kommuner/")
    assert page.locator("svg.map > a").count() == len(FACETS["kommune"].terms)


@pytest.fixture
def strict(visit: Open) -> Iterator[Page]:
    """A page whose server forbids everything but the site's own files."""
    visited = visit()
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    policy += " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

    def answer(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    visited.page.route("**/cases/*", answer)
    yield visited.go("/cases/?p=planet")


def test_a_strict_security_policy_is_no_hindrance(strict: Page) -> None:
    settled(strict)
    strict.check(box(strict, "maal", "11"))
    assert shown(strict) == fitting({"p": ["planet"], "maal": ["11"]})


def test_a_shadow_shows_where_the_filters_go_on(visit: Open) -> None:
    """The column scrolls inside itself, and many systems hide its bar until it does."""
    page = visit(height=700).go("/cases/")
    column = page.locator(".listing > .browser")
    for facet in column.locator("details.facet").all()[:4]:
        facet.evaluate("one => one.open = true")
    assert column.evaluate("one => one.scrollHeight > one.clientHeight")
    layers = column.evaluate("one => getComputedStyle(one).backgroundAttachment")
    assert layers == "local, local, scroll, scroll"
