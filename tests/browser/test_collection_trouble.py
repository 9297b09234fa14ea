"""Min samling when things go wrong, and for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from browser_visit import Open
from collection_visit import (
    BROKEN_STORAGE,
    FOENS,
    NO_CLIPBOARD,
    STRICT,
    collected,
    downloaded,
    excuse,
    five,
    message,
    patient,
    state,
    title,
    titles,
)
from page_walk import in_both_schemes
from site_tree import SiteTree


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


@pytest.fixture
def slugs(tree: SiteTree) -> list[str]:
    return five(tree)


# When things go wrong.


@pytest.mark.parametrize("storage", BROKEN_STORAGE)
def test_without_storage_the_collection_follows_in_the_address(
    visit: Open, site: Path, slugs: list[str], storage: str
) -> None:
    visited = visit()
    visited.page.add_init_script(BROKEN_STORAGE[storage])
    page = visited.go(f"/cases/{FOENS}/")
    page.get_by_role("button", name="Saml casen").click()
    status = page.locator("p[role=status]:not([data-message])")
    expect(status).to_be_visible()
    expect(status).to_contain_text("gemmer ikke noget")
    page.reload()
    expect(page.get_by_role("button", name="Saml casen")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Cases", exact=True).first.click()
    page.wait_for_url("**/cases/?*")
    page.locator(f"button[data-collect='{slugs[1]}']").first.click()
    page.get_by_role("link", name="Min samling (2)").click()
    page.wait_for_url(f"**/samling/?cases={slugs[0]},{slugs[1]}")
    expect(page.locator("[data-samling-unkept]")).to_be_visible()
    expect(page.locator("[data-samling-shared]")).to_be_hidden()
    page.locator("[data-remove]").first.click()
    page.wait_for_url(f"**/samling/?cases={slugs[1]}")
    expect(page.get_by_role("link", name="Min samling (1)")).to_be_visible()


def test_a_case_that_is_gone_is_said_and_the_rest_is_there(
    visit: Open, tree: SiteTree, slugs: list[str]
) -> None:
    visited = visit()
    page = collected(visited, [slugs[0], "findes-ikke", slugs[1]])
    gone = page.locator("[data-slug=findes-ikke]")
    assert "findes ikke længere" in gone.inner_text()
    assert not gone.get_by_role("checkbox").is_visible()
    assert message(page) == "Samlingen er klar: 2 cases. 1 case mangler: se listen."
    assert page.locator(".collected-case").count() == 2
    gone.get_by_role("button", name="Fjern findes-ikke").click()
    assert titles(page) == [title(tree, slug) for slug in slugs[:2]]
    excuse(visited, "/cases/findes-ikke/")


def test_a_case_that_could_not_be_had_can_be_asked_for_again(visit: Open, tree: SiteTree) -> None:
    visited = visit()
    visited.page.route(f"**/cases/{FOENS}/", lambda route: route.fulfill(status=503, body=""))
    page = collected(visited, [FOENS])
    assert "kunne ikke hentes" in page.locator("[data-samling-list]").inner_text()
    visited.page.unroute(f"**/cases/{FOENS}/")
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator("[data-samling-list] h3")).to_have_text([title(tree, FOENS)])
    excuse(visited, f"/cases/{FOENS}/")


def test_one_sees_that_cases_are_on_their_way(visit: Open) -> None:
    visited = visit()
    held: list[Route] = []
    visited.page.route(f"**/cases/{FOENS}/", lambda route: held.append(route))
    page = visited.go(f"/samling/?cases={FOENS}")
    expect(page.locator("[data-samling-list]")).to_have_attribute("aria-busy", "true")
    assert message(page) == "Henter 1 case …"
    assert page.get_by_role("button", name="Print samlingen").is_disabled()
    held[0].continue_()
    expect(page.locator("[data-samling-message]")).to_have_text("Samlingen er klar: 1 case.")


def test_a_case_that_has_moved_is_followed(visit: Open, tree: SiteTree) -> None:
    moved = f"<meta http-equiv='refresh' content='0; url=../../cases/{FOENS}/'><h1>Flyttet</h1>"
    visited = visit()
    visited.page.route(
        "**/cases/gamle-foens/",
        lambda route: route.fulfill(content_type="text/html", body=moved),
    )
    page = collected(visited, ["gamle-foens"])
    expect(page.locator("[data-samling-list] h3")).to_have_text([title(tree, FOENS)])
    page.wait_for_url(f"**/samling/?cases={FOENS}")


def test_nothing_of_a_page_runs_in_the_collection(visit: Open, server: str) -> None:
    hostile = """<!doctype html><html lang="da"><article class="case">
        <header class="case-head"><p class="place">Sted</p>
        <h1>&lt;img src=x onerror="window.hacked=1"&gt;</h1><p class="lead">x</p></header>
        <div class="case-body"><section class="section-udfordringen">
        <h2 id="udfordringen">Udfordringen</h2>
        <p id="p" style="color:red" onclick="window.hacked=2"><a href="javascript:hacked=3">a</a>
        <a href="#p">b</a> <a href="../samsoe/#kilder">c</a>
        <script>window.hacked = 4</script><img src="nothing.png" onerror="window.hacked=5" alt="">
        <iframe src="/"></iframe><form action="/"><input></form></p></section></div></article>"""
    visited = visit()
    visited.page.route(
        "**/cases/ond/", lambda route: route.fulfill(content_type="text/html", body=hostile)
    )
    visited.page.route("**/nothing.png", lambda route: route.fulfill(status=200, body=""))
    page = collected(visited, ["ond", FOENS], f"&sammenlign=ond,{FOENS}")
    page.get_by_role("button", name="Læs casene samlet").click()
    found = page.locator(".collected-case").first
    assert found.locator("h2").inner_text().startswith("<img src=x")
    assert (
        page.locator(
            "main :is(script, iframe, form, [style], [onclick], [onerror], [href^='javascript:'])"
        ).count()
        == 0
    )
    links = [link.get_attribute("href") for link in found.locator("p a").all()]
    assert links == [None, "#laes-ond--p", f"{server}/cases/samsoe/#kilder"]
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("where", ["/samling/", f"/cases/{FOENS}/"])
def test_without_scripts_there_are_no_dead_buttons(visit: Open, where: str) -> None:
    page = visit(java_script_enabled=False).go(where)
    assert page.locator("main button:visible").count() == 0
    if where == "/samling/":
        assert page.locator("main a[href$='/cases/']").first.is_visible()
        assert "JavaScript" in page.locator("main").inner_text()


def test_a_strict_content_policy_stops_nothing(visit: Open, slugs: list[str]) -> None:
    def guarded(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": STRICT}
        route.fulfill(response=answer, headers=headers)

    visited = visit()
    visited.page.route("**/*", guarded)
    page = collected(visited, slugs[:2], f"&sammenlign={','.join(slugs[:2])}")
    assert downloaded(page, "Hent som CSV")
    assert downloaded(page, "Hent som JSON")
    expect(page.get_by_role("table")).to_be_visible()


# For everybody.


@pytest.mark.parametrize("name", ["empty", "shared", "unkept", "collected"])
def test_axe_finds_nothing(visit: Open, slugs: list[str], name: str) -> None:
    visited = visit(reduced_motion="reduce")
    if name == "unkept":
        visited.page.add_init_script(BROKEN_STORAGE["disabled"] + NO_CLIPBOARD)
    # Two cases bring all that four do; how wide four are is seen in the next test.
    page = state(visited, name, slugs[:2])
    if name == "unkept":
        page.get_by_role("button", name="Kopiér henvisninger").click()
    assert in_both_schemes(page) == {}
    if name == "shared":
        excuse(visited, "/cases/findes-ikke/")


@pytest.mark.parametrize("name", ["shared", "collected"])
def test_nothing_scrolls_sideways_but_the_comparison(
    visit: Open, slugs: list[str], name: str
) -> None:
    visited = visit(width=320, height=640, is_mobile=True, has_touch=True)
    page = state(visited, name, slugs)
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name == "shared":
        excuse(visited, "/cases/findes-ikke/")
