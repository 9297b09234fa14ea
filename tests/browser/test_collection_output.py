"""Min samling: what a reader takes along, as files, as text and on paper."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from test_print import page_sizes

from browser_visit import Open
from collection_visit import NO_CLIPBOARD, collected, downloaded, five, message, patient, title
from site_tree import SiteTree


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    yield from patient(visit)


@pytest.fixture
def slugs(tree: SiteTree) -> list[str]:
    return five(tree)


def test_the_csv_opens_in_a_danish_spreadsheet(
    visit: Open, tree: SiteTree, slugs: list[str]
) -> None:
    data = downloaded(collected(visit(), slugs[:3]), "Hent som CSV")
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Titel"] for row in rows] == [title(tree, slug) for slug in slugs[:3]]
    foens = rows[0]
    assert foens["Kommune"] == "Middelfart"
    assert foens["Udfordringen"].startswith("I Føns var omkring 40 oliefyr")
    assert "[5]" in foens["Udfordringen"], "sources by number"
    assert foens["Hvad der skete"] and foens["Hvad andre kan bruge"]
    assert "Forbrugere i andelsselskabet:" not in foens["Hvad der skete"], "measured apart"
    assert foens["Seks P'er"].startswith("Planet, ") and foens["Verdensmål"].startswith("7 ")
    assert "Forbrugere i andelsselskabet: før 37 forbrugere" in foens["Tal og målinger"]
    assert foens["Kilder"].startswith("[1] ")
    assert all(row["Adresse"].endswith(f"/cases/{s}/") for row, s in zip(rows, slugs, strict=False))


def test_no_cell_runs_as_a_formula(visit: Open) -> None:
    page = visit().go("/samling/")
    for written in ("=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"):
        made = page.evaluate(
            """async title => {
                const src = document.querySelector("script[src*='samling.js']").src;
                const tables = await import(new URL("samling/tables.js", src));
                const none = {
                    trial_actions: [], measurements: [], learning_points: [], sources: [],
                    six_p: [], goals: [],
                };
                return tables.csv([{...none, title}].map(found => new Proxy(found, {
                    get: (target, name) => target[name] ?? "",
                })));
            }""",
            written,
        )
        _, row = csv.reader(io.StringIO(made.removeprefix("\ufeff"), newline=""), delimiter=";")
        assert row[0] == f"'{written}"


def test_the_json_holds_what_the_pages_say(visit: Open, slugs: list[str]) -> None:
    page = collected(visit(), slugs[:2])
    data = json.loads(downloaded(page, "Hent som JSON"))
    assert data["url"].endswith(f"/samling/?cases={','.join(slugs[:2])}")
    foens = data["cases"][0]
    assert [case["slug"] for case in data["cases"]] == slugs[:2]
    first, second = foens["measurements"][:2]
    assert first["before"] == {"value": 37, "date": "oktober 2013"}
    assert (first["after"]["value"], first["unit"]) == (47, "forbrugere")
    assert (second["before"], second["after"]["date"]) == (None, "december 2018")
    assert foens["trial_actions"][0]["when"] == "2011"
    assert {"Frivillig eller borger", "Organisation"} == {
        point["level"] for point in foens["learning_points"]
    }
    assert foens["sources"] and all(s["url"].startswith("http") for s in foens["sources"])


def test_citations_are_copied(visit: Open, tree: SiteTree, slugs: list[str]) -> None:
    page = collected(visit(permissions=["clipboard-read", "clipboard-write"]), slugs[:2])
    page.get_by_role("button", name="Kopiér henvisninger").click()
    expect(page.locator("[data-samling-message]")).to_have_text("Henvisningerne er kopieret.")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    pages = [tree.by_address[f"/cases/{slug}/"] for slug in slugs[:2]]
    assert copied == [
        page.text("//section[@aria-labelledby='citer']/p[@class='citation']") for page in pages
    ]


def test_where_the_browser_does_not_copy_the_text_is_selected(
    visit: Open, slugs: list[str]
) -> None:
    visited = visit()
    visited.page.add_init_script(NO_CLIPBOARD)
    page = collected(visited, slugs[:2])
    page.get_by_role("button", name="Kopiér henvisninger").click()
    field = page.get_by_label("Tekst, som du kan kopiere")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == field.input_value() != ""
    assert "Ctrl+C" in message(page)


def test_the_short_edition_is_a_sheet_for_each_case(
    visit: Open, tree: SiteTree, slugs: list[str]
) -> None:
    page = collected(visit(), slugs, f"&sammenlign={','.join(slugs[:2])}")
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print en kort udgave").click()
    cases = page.locator(".short-case")
    expect(cases).to_have_count(len(slugs))
    expect(page.locator(":root[data-print=short]")).to_have_count(1)
    page.emulate_media(media="print")
    for case, slug in zip(cases.all(), slugs, strict=True):
        text = case.inner_text()
        assert title(tree, slug) in text.replace("\u00ad", "")
        for part in ("Kommune", "Hvad der skete", "Hvad andre kan bruge", f"/cases/{slug}/"):
            assert part in text, part
        assert "[" not in text, "no source is left to lead to"
        assert case.locator("img").evaluate("code => code.naturalWidth > 0")
        assert case.is_visible()
    assert not any(item.is_visible() for item in page.locator("table.compare, button").all())
    assert len(page_sizes(page.pdf(prefer_css_page_size=True))) == len(slugs)
    expect(page.locator(":root[data-print]")).to_have_count(0)


def test_the_comparison_prints_across(visit: Open, slugs: list[str]) -> None:
    page = collected(visit(), slugs[:3], f"&sammenlign={','.join(slugs[:3])}")
    page.evaluate("() => { window.print = () => {}; }")
    for row in ("P'er og verdensmål", "Hvad der skete", "Hvad andre kan bruge"):
        expect(page.get_by_role("rowheader", name=row)).to_be_visible()
    page.get_by_role("button", name="Print sammenligningen").click()
    page.emulate_media(media="print")
    table = page.locator("table.compare")
    assert table.is_visible()
    assert not any(case.is_visible() for case in page.locator(".collected-case").all())
    width = page.evaluate("document.documentElement.clientWidth")
    assert table.evaluate("table => table.getBoundingClientRect().right") <= width
    sizes = page_sizes(page.pdf(prefer_css_page_size=True))
    assert all(width > height for width, height in sizes)


def test_the_collection_prints_each_case_on_a_new_page(visit: Open, slugs: list[str]) -> None:
    page = collected(visit(), slugs[:3], f"&sammenlign={','.join(slugs[:2])}")
    page.emulate_media(media="print")
    cases = page.locator(".collected-case")
    expect(cases).to_have_count(3)
    for case in cases.all():
        assert case.is_visible()
        assert case.evaluate("element => getComputedStyle(element).breakBefore") == "page"
        assert case.locator(".sources li").first.is_visible()
        assert case.locator(".citation").is_visible()
    for furniture in ("button", "label", "table.compare"):
        assert not any(item.is_visible() for item in page.locator(f"main {furniture}").all())
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    broken = page.evaluate(
        """[...document.querySelectorAll(".collected-case a[href^='#']")]
            .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
            .map(link => link.outerHTML)"""
    )
    assert broken == []
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")


def test_the_print_button_prints(visit: Open, slugs: list[str]) -> None:
    visited = visit()
    visited.page.add_init_script("window.print = () => { window.printed = true; }")
    page = collected(visited, slugs[:1])
    page.get_by_role("button", name="Print samlingen").click()
    assert page.evaluate("window.printed")
    opener = page.get_by_role("button", name="Læs casene samlet")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".collected-case")).to_be_visible()
