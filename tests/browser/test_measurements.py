"""The list of measurements: narrowed down, shared as an address, whole without scripts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser_visit import Open

ROWS = "[data-listed] tbody tr"


def filtered(page: Page, **chosen: str) -> None:
    for name, value in chosen.items():
        page.locator(f"select[name={name}]").select_option(value)


def test_each_filter_narrows_the_list_and_stands_in_the_address(visit: Open) -> None:
    page = visit().go("/maalinger/")
    every = page.locator(ROWS).count()
    filtered(page, niveau="user", maal="7")
    expect(page.get_by_role("status").first).to_contain_text("passer")
    shown = page.locator(ROWS)
    assert 0 < shown.count() < every
    assert {row.get_attribute("data-niveau") for row in shown.all()} == {"user"}
    assert all("7" in (row.get_attribute("data-maal") or "").split() for row in shown.all())
    assert page.url.endswith("?niveau=user&maal=7")
    kept = shown.count()
    page.reload()
    expect(page.locator(ROWS)).to_have_count(kept)
    filtered(page, niveau="", maal="")
    expect(page.locator(ROWS)).to_have_count(every)
    assert page.url.endswith("/maalinger/")


def test_what_leads_to_nothing_says_so_and_what_is_unknown_is_passed_over(visit: Open) -> None:
    page = visit().go("/maalinger/?niveau=hest&enhed=percent&p=people&maal=<b>")
    expect(page.locator("select[name=niveau]")).to_have_value("")
    expect(page.locator("select[name=enhed]")).to_have_value("percent")
    filtered(page, enhed="mw", niveau="user")
    expect(page.locator("[data-count]")).to_contain_text("Ingen målinger passer")


def test_a_row_leads_to_its_figure_in_the_case(visit: Open) -> None:
    page = visit().go("/maalinger/")
    link = page.locator(ROWS).last.get_by_role("link").first
    name = link.inner_text()
    link.click()
    expect(page.locator("figure.measurement:target figcaption")).to_have_text(name)


def test_without_scripts_the_whole_list_is_there(visit: Open) -> None:
    page = visit(java_script_enabled=False).go("/maalinger/")
    expect(page.locator("[data-filters]")).to_be_hidden()
    assert page.locator(ROWS).count() > 20
