"""The form at /bidrag/: from a case's page to a file that the checker takes and the site shows."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from content_project import CASE, PAGE, errors
from content_project import write as write_files
from lxml import html
from playwright.sync_api import expect

from browser_visit import Open
from contribution_visit import FOENS, choose, form, made, point, send, unfold, write
from laboratorium.reading.loader import load
from laboratorium.reading.markdown import render
from page_walk import in_both_schemes, violations

KINDS = (
    *("laeringspointe", "case", "prototype", "episode"),
    *("maalinger", "kortlaegning", "fortaellinger"),
)


def checked(root: Path, path: str, text: str) -> list[str]:
    """The checker's errors about a file in a project that has the case it belongs to."""
    write_files(root, {"docs/index.md": PAGE, f"cases/{FOENS}/index.md": CASE, path: text})
    return [problem.message for problem in errors(load(root).problems)]


def test_from_a_case_page_to_a_file_that_the_checker_takes(visit: Open, tmp_path: Path) -> None:
    page = visit().go(f"/cases/{FOENS}/")
    page.get_by_role("link", name="Del en læringspointe").click()
    assert page.url.endswith(f"/bidrag/laeringspointe/?case={FOENS}")
    section = page.locator("section[data-kind=learning-point]")
    expect(section.get_by_role("combobox")).to_have_value(re.compile(r"Føns \(.*, Middelfart\)$"))
    point(section)
    path, text = made(section)
    assert path == f"cases/{FOENS}/learning-points/{date.today()}-en-lav-afgift-faar-mange-med.md"
    assert checked(tmp_path, path, text) == []
    case = next(case for case in load(tmp_path).content.cases if case.slug == FOENS)
    (record,) = case.learning_points
    assert record.meta.title == "En lav afgift får mange med"
    assert set(record.meta.six_p) == {"participation", "place", "planet"}
    assert "Vi satte prisen lavt." in html.fromstring(render(record.body)).text_content()


def test_a_learning_point_takes_five_fields(visit: Open) -> None:
    """Measured from the case's page: what must be filled in, and the clicks that are no typing."""
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    send(section)
    wrong = section.locator("[data-summary-list] li")
    expect(wrong).to_have_count(4)
    point(section)
    send(section)
    expect(section.locator("[data-result]")).to_be_visible()


def test_a_case_is_made_whole(visit: Open, tmp_path: Path) -> None:
    visited = visit()
    section = form(visited, "case")
    write(section, title="Haven: bag »biblioteket«", summary="En have.", organisation="Byen")
    section.get_by_role("combobox", name="Kommune").select_option(label="Odense")
    section.get_by_role("textbox", name="Stedets navn").fill("Vollsmose")
    unfold(section)
    choose(section, status="trial")
    section.get_by_role("textbox", name="Begyndte").first.fill("2023")
    section.locator("[data-field=six_p] input[value=planet]").check()
    section.locator("[data-field=six_p] input[value=people]").check()
    choose(section, challenges="mobility", fields="health", sdg="11")
    section.locator("[data-targets]").fill("11.7, 13.1")
    section.locator("[data-field=trial_actions] [data-field=title] input").fill("Plantedag")
    section.locator("[data-field=trial_actions] [data-field=what] textarea").fill("Vi såede.")
    section.locator("[data-field=trial_actions] [data-field=with] textarea").fill("A\nB: c\n")
    section.get_by_role("button", name="Tilføj en kilde").click()
    section.get_by_role("button", name="Tilføj en kilde").click()
    sources = section.locator("[data-field=sources] [data-item]")
    sources.nth(0).get_by_role("textbox", name="Kildens titel").fill("Slettes")
    sources.nth(1).get_by_role("textbox", name="Kildens titel").fill("Avisen")
    sources.nth(1).get_by_role("textbox", name="Adresse").fill("https://example.org/")
    section.get_by_role("button", name="Fjern Kilder 1").click()
    expect(section.get_by_role("group", name="Kilder 1")).to_be_visible()
    write(section, body__0="Problemet.", body__4="Gør det.")
    path, text = made(section)
    assert path == "cases/odense-haven-bag-biblioteket/index.md"
    assert checked(tmp_path, path, text) == []
    case = next(c for c in load(tmp_path).content.cases if c.slug.startswith("odense"))
    assert case.meta.title == "Haven: bag »biblioteket«"
    assert case.meta.six_p == ("planet", "people"), "the first that was chosen is first"
    assert case.meta.sdg == ("11", "11.7", "13.1")
    assert case.meta.trial_actions[0].with_ == ("A", "B: c")
    assert [source.title for source in case.meta.sources] == ["Avisen"]
    assert str(case.meta.updated) == str(date.today())
    advice = section.locator("[data-advice] li")
    expect(advice).to_have_count(3)


def test_a_prototype_with_a_picture_says_where_to_put_it(visit: Open, tmp_path: Path) -> None:
    section = form(visit(), "prototype", f"?case={FOENS}")
    write(section, title="Værket", summary="Et værk.", body__0="Det står i en stald.")
    choose(section, stage="in_use")
    unfold(section)
    section.get_by_role("button", name="Tilføj et billede").click()
    expect(section.locator("[data-field=images]")).to_contain_text("lægger du op bagefter")
    picture = section.locator("[data-field=images] [data-item]")
    for name, value in (("file", "images/a.jpg"), ("alt", "Et rør"), ("credit", "Føns")):
        picture.locator(f"[data-field={name}]").locator("input, textarea").fill(value)
    choose(picture, licence="CC-BY-4.0", basis="no_people")
    path, text = made(section)
    (missing,) = checked(tmp_path, path, text)
    assert "images/a.jpg" in missing and "findes ikke" in missing


def test_an_idea_goes_to_the_editors_as_an_issue(visit: Open) -> None:
    section = form(visit(), "episode")
    unfold(section)
    write(section, title="Bussen", summary="En tur.", voices="En chauffør")
    send(section)
    link = section.locator("[data-exit=github]")
    expect(link).to_be_visible()
    address = urlsplit(link.get_attribute("href") or "")
    assert address.path.endswith("/issues/new")
    assert parse_qs(address.query)["title"] == ["Idé til podcasten: Bussen"]
    assert "voices: [En chauffør]" in parse_qs(address.query)["body"][0]


def test_the_address_at_github_and_the_letter_hold_the_file(visit: Open) -> None:
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    point(section)
    path, text = made(section)
    link = section.locator("[data-exit=github]")
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query == {"filename": [path], "value": [text]}
    letter = section.locator("[data-exit=mail]").get_attribute("href") or ""
    assert letter.startswith("mailto:redaktion@laboratorium.example.org?subject=")
    assert text.replace("\n", "\r\n") in unquote(letter)


def test_the_file_is_fetched_as_it_is_shown(visit: Open, tmp_path: Path) -> None:
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    point(section)
    path, text = made(section)
    with section.page.expect_download() as caught:
        section.get_by_role("button", name="Hent filen").click()
    assert caught.value.suggested_filename == path.rpartition("/")[2]
    caught.value.save_as(tmp_path / "x.md")
    assert (tmp_path / "x.md").read_bytes() == text.encode()
    section.get_by_role("button", name="Den er sendt: slet kladden").click()
    section.page.reload()
    expect(section.get_by_role("textbox", name="Pointen")).to_have_value("")


def test_a_file_too_long_for_an_address_is_copied(visit: Open) -> None:
    visited = visit(permissions=["clipboard-read", "clipboard-write"])
    section = form(visited, "prototype", f"?case={FOENS}")
    write(section, title="Værket", summary="Et værk.", body__0="Ærligt. " * 700)
    choose(section, stage="in_use")
    _, text = made(section)
    link = section.locator("[data-exit=github]")
    expect(link).to_have_text("Kopiér, og åbn GitHub")
    assert len(link.get_attribute("href") or "") < 300
    gone = link.get_attribute("href") or ""
    visited.page.route(gone, lambda route: route.fulfill(body="GitHub"))
    link.click()
    visited.page.wait_for_url(gone)
    assert visited.page.evaluate("navigator.clipboard.readText()") == text
    visited.page.go_back()
    expect(visited.page.locator("[data-note]:visible")).to_contain_text("kladden, du begyndte på")
    # The test answered it itself: nothing else but GitHub's page was asked for.
    assert visited.foreign == [gone]
    visited.foreign.clear()


# Errors.


def test_errors_are_said_at_once_with_links_and_the_first_is_in_focus(visit: Open) -> None:
    section = form(visit(), "case")
    send(section)
    summary = section.get_by_role("alert")
    expect(summary).to_be_visible()
    links = summary.get_by_role("link")
    assert links.count() >= 10
    title = section.get_by_role("textbox", name="Titel", exact=True)
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    described = (title.get_attribute("aria-describedby") or "").split()
    texts = [section.page.locator(f"#{id}").inner_text() for id in described]
    assert "»Titel« mangler. Udfyld feltet." in texts
    links.filter(has_text="Fagområder").click()
    expect(section.locator("[data-field=fields] input").first).to_be_focused()
    title.fill("Haven")
    expect(title).not_to_have_attribute("aria-invalid", "true")


def test_an_error_is_said_when_the_field_is_left_and_goes_when_it_is_mended(visit: Open) -> None:
    section = form(visit(), "laeringspointe")
    title = section.get_by_role("textbox", name="Pointen")
    title.fill("x" * 111)
    error = section.locator("#laeringspointe-title-fejl")
    expect(error).to_be_hidden()
    title.press("Tab")
    expect(error).to_have_text(
        "»Pointen« er på 111 tegn, men der er plads til 110. Skær 1 tegn væk."
    )
    title.fill("x")
    expect(error).to_be_hidden()


def test_a_date_is_written_as_the_files_have_it_when_the_field_is_left(visit: Open) -> None:
    section = form(visit(), "case")
    section.locator("[data-rest] > summary").click()
    began = section.locator("[data-field=period] [data-field=from]")
    box = began.locator("input")
    for said, kept in (
        ("marts 2023", "2023-03"),
        ("26.01.2024", "2024-01-26"),
        ("2023-01-26T10:00:00Z", "2023-01-26"),
        ("31. februar 2023", "31. februar 2023"),
    ):
        box.fill(said)
        box.press("Tab")
        expect(box).to_have_value(kept)
    expect(began).to_contain_text("ikke skrevet som en dato: »31. februar 2023«")


def test_the_meter_counts_what_is_missing(visit: Open) -> None:
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    meter = section.get_by_role("meter")
    expect(meter).to_have_attribute("max", "7")
    assert meter.evaluate("meter => meter.value") == 3
    expect(section.locator("[data-meter-text]")).to_contain_text("Pointen")
    point(section)
    expect(section.locator("[data-meter-text]")).to_have_text("Der mangler ikke noget.")


# The case.


def test_a_case_is_found_by_a_few_letters_from_the_keyboard(visit: Open) -> None:
    section = form(visit(), "laeringspointe")
    box = section.get_by_role("combobox")
    box.press_sequentially("foens")
    options = section.get_by_role("option")
    expect(options).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.get_attribute("data-slug") == FOENS
    unfold(section)
    expect(section.locator("[data-field=six_p] input[value=place]")).to_be_checked()


def test_what_is_no_case_is_told(visit: Open) -> None:
    section = form(visit(), "laeringspointe")
    section.get_by_role("combobox").fill("Atlantis")
    send(section)
    error = section.locator("#laeringspointe-case-fejl")
    expect(error).to_contain_text("»Atlantis« er ikke en af casene.")


# The preview.


def test_the_preview_shows_words_and_never_markup(visit: Open) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    write(section, title=hostile, body__0=f"**fed** {hostile} [link](javascript:alert(1))\n\n- a")
    sheet = section.locator("[data-preview]")
    expect(sheet).to_contain_text(hostile)
    expect(sheet.locator("strong")).to_have_text("fed")
    expect(sheet.locator("li")).to_have_text("a")
    assert sheet.locator("img, a, script").count() == 0
    expect(section.locator("#laeringspointe-body-0-fejl")).to_be_hidden()
    send(section)
    expect(section.locator("#laeringspointe-body-0-fejl")).to_contain_text("HTML kan ikke bruges")


def test_measured_values_become_a_file_that_the_checker_takes(visit: Open, tmp_path: Path) -> None:
    section = form(visit(), "maalinger", f"?case={FOENS}")
    first = section.locator("[data-item]").first
    first.get_by_label("Hvad er målt?").fill('Faste "frivillige"; i alt')
    first.get_by_label("Hvornår").fill("2025-06")
    first.get_by_label("Tallet", exact=True).fill("12,5")
    first.get_by_label("Enhed").select_option("persons")
    first.get_by_label("Højst").fill("9")
    first.get_by_label("Hvor er tallet fra?").fill("Egen optælling")
    send(section)
    expect(section.locator("[data-summary]")).to_contain_text("ikke mellem det mindste (12,5)")
    first.get_by_label("Højst").fill("14")
    path, text = made(section)
    assert path == f"cases/{FOENS}/measurements.csv"
    assert text.splitlines() == [
        "indicator;date;value;unit;high;source",
        '"Faste ""frivillige""; i alt";2025-06;12,5;persons;14;Egen optælling',
    ]
    assert checked(tmp_path, path, text) == []


# For everybody.


@pytest.mark.parametrize("slug", KINDS)
def test_axe_finds_nothing_in_any_form(visit: Open, slug: str) -> None:
    section = form(visit(reduced_motion="reduce"), slug)
    page = section.page
    unfold(section)
    for button in section.locator("[data-add]").all():
        button.click()
    # With errors it shows all that it shows without, and both schemes.
    assert violations(page) == [], "empty"
    send(section)
    assert in_both_schemes(page) == {}, "with errors"


def test_axe_finds_nothing_in_the_finished_file_and_the_list(visit: Open) -> None:
    section = form(visit(reduced_motion="reduce"), "laeringspointe", f"?case={FOENS}")
    point(section)
    made(section)
    box = section.get_by_role("combobox")
    box.click()
    box.press("ArrowDown")
    assert violations(section.page) == []


def test_without_scripts_all_is_explained_and_nothing_can_be_lost(visit: Open) -> None:
    page = visit(java_script_enabled=False).go("/bidrag/laeringspointe/")
    # Playwright's search by text passes <noscript> over.
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text("Pointen som en hel sætning, andre kan bruge.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Pointen")).to_be_disabled()
    assert page.get_by_role("button", name="Se filen, og send").count() == 0
    page.get_by_role("link", name="En prototype").click()
    expect(page.get_by_role("heading", name="Del en prototype", exact=True)).to_be_visible()


def test_the_forms_are_chosen_without_losing_what_is_written(visit: Open) -> None:
    section = form(visit(), "case")
    page = section.page
    write(section, title="Haven")
    # At once: what was written a moment ago is kept as well.
    page.get_by_role("link", name="En prototype").click()
    expect(page.get_by_role("heading", name="Del en prototype", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("textbox", name="Titel", exact=True)).to_have_value("Haven")


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [
        ("?slags=case", "/bidrag/case/"),
        (f"?slags=brugt&case={FOENS}", f"/bidrag/brugt/?case={FOENS}"),
        (f"?case={FOENS}", f"/bidrag/laeringspointe/?case={FOENS}"),
        ("?slags=andet", "/bidrag/?slags=andet"),
    ],
)
def test_an_address_from_when_all_forms_lay_on_one_page_leads_on(
    visit: Open, query: str, leads_to: str
) -> None:
    page = visit().go(f"/bidrag/{query}")
    page.wait_for_url(f"**{leads_to}")


def test_it_works_offline_once_it_is_loaded(visit: Open) -> None:
    section = form(visit(), "laeringspointe")
    section.page.context.set_offline(True)
    section.get_by_role("combobox").fill("Føns")
    section.get_by_role("option").first.click()
    point(section)
    path, text = made(section)
    assert path.startswith(f"cases/{FOENS}/") and text.startswith("---\n")
    section.page.context.set_offline(False)


def test_the_schemas_that_editors_use_are_published(site: Path) -> None:
    for slug in KINDS:
        found = json.loads((site / f"data/schema/bidrag-{slug}.json").read_text(encoding="utf-8"))
        assert found["$id"].endswith(f"/data/schema/bidrag-{slug}.json")
