"""A mapping before and after: chosen by button or keyboard, both shown without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from browser_visit import Open
from contribution_visit import FOENS, form, made, send
from laboratorium.model.mapping import MAPPING
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate

EXAMPLE = "/kortlaegninger/eksempel/"


def test_the_reader_goes_between_before_and_after(visit: Open) -> None:
    page = visit().go(EXAMPLE)
    before, after = page.locator("[data-time=before]"), page.locator("[data-time=after]")
    expect(before).to_be_hidden()
    expect(after).to_be_visible()
    button = page.get_by_role("button", name="Før", exact=True)
    button.press("Enter")
    expect(before).to_be_visible()
    expect(after).to_be_hidden()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert before.locator("rect").count() == after.locator("rect").count() - 2
    expect(before.get_by_role("img", name="Før")).to_have_accessible_description(
        re.compile("Jobcentret – Beboerne: Indkalder til samtaler")
    )


def test_without_scripts_both_stand_there_and_on_paper_too(visit: Open) -> None:
    page = visit(java_script_enabled=False).go(EXAMPLE)
    expect(page.locator("[data-time=before]")).to_be_visible()
    expect(page.locator("[data-time=after]")).to_be_visible()
    scripted = visit().go(EXAMPLE)
    scripted.emulate_media(media="print")
    expect(scripted.locator("[data-time=before]")).to_be_visible()
    expect(scripted.locator(".web-times")).to_be_hidden()


def test_the_example_says_that_it_is_made_up_and_is_in_no_data(visit: Open) -> None:
    page = visit().go(EXAMPLE)
    expect(page.get_by_text("Eksemplet er opdigtet.")).to_be_visible()
    data = page.request.get(page.url.replace("kortlaegninger/eksempel", "data") + "mapping.json")
    assert "Fællesspisningen" not in data.text()


def two_parts(visit: Open, start: str, flows: str) -> Locator:
    """The form with two parts and a link between them, which begins at `start`."""
    section = form(visit(), "kortlaegning", f"?case={FOENS}")
    parts, links = section.locator("[data-field=parts]"), section.locator("[data-field=links]")
    parts.get_by_role("button", name="Tilføj en aktør").click()
    for number, (name, kind) in enumerate([("Beboerne", "actor"), ("Skoven", "place")]):
        item = parts.locator("[data-item]").nth(number)
        item.get_by_label("Navn").fill(name)
        item.locator(f"input[value={kind}]").check()
    link = links.locator("[data-item]").first
    link.get_by_label("Fra", exact=True).fill(start)
    link.get_by_label("Til", exact=True).fill("Skoven")
    link.get_by_label("Hvad går mellem dem?").fill(flows)
    return section


def test_the_form_makes_a_file_that_the_checker_takes(visit: Open) -> None:
    section = two_parts(visit, "Beboerne", "Plukker bær: hver uge")
    path, text = made(section)
    assert path == f"cases/{FOENS}/mapping.yml"
    table, _ = take_apart(text.encode(), path, MAPPING)
    found, problems = validate(table, MAPPING.model)
    assert (*table.problems, *problems) == () and found is not None


def test_a_link_to_an_actor_that_is_not_there_is_told_in_the_form(visit: Open) -> None:
    section = two_parts(visit, "Beboer", "Hjælp")
    send(section)
    summary = section.locator("[data-summary]")
    expect(summary).to_contain_text(
        "»Beboer« er ikke blandt kortlægningens dele. Mente du »Beboerne«?"
    )
    expect(section.locator("[data-result]")).to_be_hidden()
