"""The list of learning points: narrowed down, twenty at a time, shared as an address."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser_visit import Open

ROWS = "[data-list] .point-row"


def chosen(page: Page, **wanted: str) -> None:
    for name, value in wanted.items():
        page.locator(f"select[name={name}]").select_option(value)


def matching(page: Page) -> int:
    return int(page.locator("[data-count]").inner_text().split()[0])


def test_choices_narrow_the_list_and_stand_in_the_address(visit: Open) -> None:
    page = visit().go("/laeringspointer/")
    expect(page.locator(ROWS)).to_have_count(20)
    chosen(page, niveauer="medarbejder")
    expect(page.locator("[data-count]")).to_contain_text("passer")
    some = matching(page)
    assert page.url.endswith("?niveauer=medarbejder")
    chosen(page, **{"seks-p": "participation"})
    expect(page.locator("[data-count]")).not_to_have_text(f"{some} pointer passer")
    fewer = matching(page)
    assert 0 < fewer < some
    lines = page.locator(f"{ROWS} p.meta:first-child").all_inner_texts()
    assert all(line.endswith("Medarbejder") for line in lines)
    page.reload()
    expect(page.locator("[data-count]")).to_contain_text(f"{fewer} point")
    page.get_by_role("button", name="Vis alle").click()
    expect(page.locator(ROWS)).to_have_count(20)
    assert page.url.endswith("/laeringspointer/")


def test_more_are_shown_by_keyboard_and_the_first_new_one_is_reached(visit: Open) -> None:
    page = visit().go("/laeringspointer/?niveauer=organisation")
    expect(page.locator(ROWS)).to_have_count(20)
    page.get_by_role("button", name="Vis flere").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(40)
    expect(page.locator(ROWS).nth(20).get_by_role("link")).to_be_focused()


def test_words_are_found_however_they_are_written(visit: Open) -> None:
    page = visit().go("/laeringspointer/")
    page.get_by_label("Ord i pointen").fill("FAELLESSKAB")
    expect(page.locator("[data-count]")).to_contain_text("passer")
    assert matching(page) > 0
    texts = page.locator(ROWS).all_inner_texts()
    assert all("fællesskab" in text.casefold() for text in texts)


def test_a_point_leads_to_its_place_in_the_case(visit: Open) -> None:
    page = visit().go("/laeringspointer/?kommuner=aarhus")
    link = page.locator(ROWS).first.get_by_role("link")
    name = link.inner_text()
    link.click()
    expect(page.locator("[id^=lp-]:target")).to_contain_text(name)


def test_what_is_unknown_is_passed_over_and_nothing_found_says_so(visit: Open) -> None:
    page = visit().go("/laeringspointer/?niveauer=hest&q=<b>qxqxqx</b>")
    expect(page.locator("select[name=niveauer]")).to_have_value("")
    expect(page.locator("[data-count]")).to_have_text("Ingen pointer passer")


def test_without_scripts_the_pages_are_there(visit: Open) -> None:
    page = visit(java_script_enabled=False).go("/laeringspointer/")
    expect(page.locator("[data-points]")).to_be_hidden()
    page.get_by_role("link", name="Næste").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2")
    expect(page.locator(ROWS)).to_have_count(20)
