"""The whole path: a case's page, the form, each way out, the file in the project, the new site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from content_project import CASE, PAGE, errors
from content_project import write as write_files
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from browser_visit import Open, Visit
from contribution_visit import FOENS, choose, form, made, point, send, write
from laboratorium.base import addresses
from laboratorium.reading.loader import load
from once import Once
from range_server import serving
from search_visit import links, searched
from site_build import build_project, copy_project

ROOT = Path(__file__).parents[2]
TITLE = "Sæt prisen lavt: »så siger naboen ja« – også på Ærø"
TEXT = 'Vi satte prisen lavt.\n\n- Først kom 12.\n- Så kom resten: "alle".'
MOST_FIELDS = 5
MOST_TABS = 120

COUNT = """
window.counted = { fields: [], clicks: 0 };
addEventListener("input", ({ target, isTrusted }) => {
    const name = target.closest("[data-field]")?.dataset.field;
    if (isTrusted && !counted.fields.includes(name)) counted.fields.push(name);
}, true);
addEventListener("pointerdown", ({ isTrusted }) => {
    if (isTrusted) counted.clicks += 1;
}, true);
"""


def from_case_page(visited: Visit) -> Locator:
    """Go from the case's page to its form by the link that stands there."""
    page = visited.go(f"/cases/{FOENS}/")
    page.get_by_role("link", name="Del en læringspointe").click()
    section = page.locator("section[data-kind=learning-point]")
    expect(section.locator("fieldset.all:not([disabled])")).to_be_attached()
    return section


def filled(section: Locator) -> Locator:
    write(section, title=TITLE, body__0=TEXT)
    choose(section, kind="success_factor", level="organisation", phase="anchoring")
    return section


def by_github(section: Locator) -> tuple[str, str]:
    """The path and the text that GitHub is handed in the address of its new-file page."""
    address = urlsplit(section.locator("[data-exit=github]").get_attribute("href") or "")
    assert (address.scheme, address.netloc) == ("https", "github.com")
    assert address.path.endswith("/new/main")
    query = parse_qs(address.query, strict_parsing=True)
    (path,), (text,) = query["filename"], query["value"]
    return path, text


def by_mail(section: Locator) -> tuple[str, str]:
    letter = section.locator("[data-exit=mail]").get_attribute("href") or ""
    fields = parse_qs(urlsplit(letter.replace("+", "%2B")).query, strict_parsing=True)
    head, _, text = fields["body"][0].replace("\r\n", "\n").partition("\n\n---\n")
    return head.rpartition(" ")[2], f"---\n{text}"


def by_download(section: Locator, folder: Path) -> tuple[str, bytes]:
    with section.page.expect_download() as caught:
        section.get_by_role("button", name="Hent filen").click()
    caught.value.save_as(folder / "hentet.md")
    return caught.value.suggested_filename, (folder / "hentet.md").read_bytes()


@dataclass(frozen=True)
class Grown:
    """The copy of the project once a contribution has been written into it and it was built."""

    root: Path
    path: str
    anchor: str

    @property
    def site(self) -> Path:
        return self.root / "site"


@pytest.fixture(scope="module")
def contributed(browser: Browser, server: str, once: Once) -> tuple[str, str]:
    """What a visitor's form handed GitHub: a path and a text."""
    path, text = once("contributed", lambda _: _contributed(browser, server))[1]
    return path, text


@pytest.fixture(scope="module")
def grown(contributed: tuple[str, str], once: Once) -> Grown:
    root, anchor = once("grown", lambda folder: _grown(folder, *contributed))
    return Grown(root, contributed[0], anchor)


def _contributed(browser: Browser, server: str) -> tuple[str, str]:
    """Fill in the form as a visitor does, and return what it hands GitHub."""
    context = browser.new_context(locale="da-DK", service_workers="block", bypass_csp=True)
    visited = Visit(context.new_page(), server)
    visited.watch(context)
    section = filled(from_case_page(visited))
    preview = section.locator("[data-preview]")
    expect(preview.get_by_role("heading")).to_have_text(TITLE)
    expect(preview.get_by_role("listitem")).to_have_count(2)
    made(section)
    file = by_github(section)
    context.close()
    assert (visited.errors, visited.foreign) == ([], [])
    return file


def _grown(root: Path, path: str, text: str) -> str:
    """Put the contribution into a project of the site's own pages and cases, build it, and return
    the point's anchor.
    """
    copy_project(root, "docs", "cases")
    before = load(root).problems
    assert not (root / path).exists()
    (root / path).write_text(text, encoding="utf-8", newline="\n")
    loaded = load(root)
    assert loaded.errors == ()
    assert loaded.problems == before, "the contribution brought no remark along"
    points = next(case for case in loaded.content.cases if case.slug == FOENS).learning_points
    (record,) = (point for point in points if point.meta.title == TITLE)
    build_project(root)
    return record.anchor


@pytest.fixture
def grown_visit(browser: Browser, grown: Grown) -> Iterator[Visit]:
    """A page in the site that was built with the contribution in it."""
    with serving(grown.site) as address:
        context = browser.new_context(service_workers="block", bypass_csp=True)
        visited = Visit(context.new_page(), address)
        visited.watch(context)
        yield visited
        context.close()
    assert (visited.errors, visited.foreign) == ([], [])


def test_the_checker_takes_the_file_and_the_case_page_shows_it(grown: Grown) -> None:
    page = html.parse(str(grown.site / "cases" / FOENS / "index.html"))
    (article,) = page.xpath(f"//article[@id='{grown.anchor}']")
    assert article.xpath("string(h4)") == TITLE
    assert len(article.xpath(".//li")) == 2
    assert "Vi satte prisen lavt." in article.text_content()
    listed = html.parse(str(grown.site / "laeringspointer/index.html"))
    assert TITLE in listed.xpath("string(//main)")


def test_a_search_finds_the_point_on_its_case(grown: Grown, grown_visit: Visit) -> None:
    page = searched(grown_visit, "sætte priser lavt så naboerne siger ja ærø")
    where = addresses.learning_point(FOENS, grown.anchor)
    found = links(page)
    assert found[0].partition("#")[0] == f"{grown_visit.server}/{where}".partition("#")[0]
    page.locator(f".found a[href$='{where.partition('#')[2]}']").first.click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def test_the_three_ways_out_bring_the_same_file(visit: Open, tmp_path: Path) -> None:
    section = filled(from_case_page(visit()))
    path, text = made(section)
    assert by_github(section) == (path, text)
    assert by_mail(section) == (path, text)
    name, data = by_download(section, tmp_path)
    assert (name, data) == (path.rpartition("/")[2], text.encode())


# What it costs.


def test_a_valid_learning_point_takes_five_fields_and_seven_clicks(visit: Open) -> None:
    """Counted in the browser, from the case's page to GitHub's editor; nothing is installed."""
    visited = visit()
    visited.page.add_init_script(COUNT)
    section = from_case_page(visited)
    page = section.page
    section.get_by_role("textbox", name="Pointen").click()
    page.keyboard.type("En lav afgift får mange med")
    page.keyboard.press("Tab")
    page.keyboard.type("Vi satte prisen lavt.")
    for name, value in (
        ("kind", "success_factor"),
        ("level", "organisation"),
        ("phase", "anchoring"),
    ):
        section.locator(f"[data-field={name}] label", has=page.locator(f"[value={value}]")).click()
    send(section)
    link = section.locator("[data-exit=github]")
    # The click counts; the tests speak to nobody.
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(section.locator("[data-sent]")).to_be_visible()
    counted = page.evaluate("counted")
    assert sorted(counted["fields"]) == ["body-0", "kind", "level", "phase", "title"]
    assert len(counted["fields"]) <= MOST_FIELDS
    assert 1 + counted["clicks"] == 7, "with the one on the case's page"


def tab_to(page: Page, selector: str) -> None:
    """Go on with the Tab key until what the selector finds has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} was not reached with {MOST_TABS} tabs")


def test_it_can_all_be_done_from_the_keyboard(visit: Open, contributed: tuple[str, str]) -> None:
    page = visit().go(f"/cases/{FOENS}/#laeringspointer")
    tab_to(page, "a[href*='bidrag/laeringspointe/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bidrag/laeringspointe/?*")
    expect(page.locator("#laeringspointe-title")).to_be_enabled()
    tab_to(page, "#laeringspointe-title")
    page.keyboard.type(TITLE)
    tab_to(page, "#laeringspointe-body-0")
    page.keyboard.type(TEXT)
    for name, turns in (("kind", 0), ("level", 3), ("phase", 4)):
        tab_to(page, f"[data-field={name}] input")
        page.keyboard.press("Space")
        for _ in range(turns):
            page.keyboard.press("ArrowDown")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    section = page.locator("section[data-kind=learning-point]")
    expect(section.get_by_role("heading", name="Klar til at sende")).to_be_focused()
    tab_to(page, "[data-exit=github]")
    assert by_github(section) == contributed
    tab_to(page, "[data-exit=download]")
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    assert caught.value.path().read_bytes() == contributed[1].encode()
    tab_to(page, "[data-sent-button]")
    page.keyboard.press("Enter")
    expect(section.locator("[data-note]")).to_contain_text("Tak for dit bidrag")
    expect(section.page.get_by_role("heading", level=1)).to_be_focused()
    room = section.locator("[data-field=title] [data-most]")
    expect(room).to_have_text("Højst 110 tegn")


def test_without_scripts_there_are_templates_to_fill_in(visit: Open, tmp_path: Path) -> None:
    """The form explains itself; Word, a spreadsheet and a text template lead on from it."""
    visited = visit(java_script_enabled=False)
    page = visited.go(f"/cases/{FOENS}/")
    page.get_by_role("link", name="Del en læringspointe").click()
    notice = page.locator("noscript")
    notice.locator("a[href$='#uden-formular']").click()
    (template,) = page.locator(".highlight, pre", has_text="Skriv en hel sætning").all()[:1]
    text = template.inner_text().strip() + "\n"
    path = f"cases/{FOENS}/learning-points/2026-11-23-kort-navn.md"
    write_files(tmp_path, {"docs/index.md": PAGE, f"cases/{FOENS}/index.md": CASE, path: text})
    assert errors(load(tmp_path).problems) == []
    page.go_back()
    notice.locator("a[href$='om/kontakt/']").click()
    expect(page.get_by_role("heading", name="Kontakt", exact=True)).to_be_visible()
    page.go_back()
    page.locator("noscript a[href$='bidrag/skabeloner/']").click()
    for suffix in (".xlsx", ".docx"):
        with page.expect_download() as caught:
            page.locator(f"main a[href$='{suffix}']").click()
        assert caught.value.path().read_bytes().startswith(b"PK")


# The form on a phone, as it meets somebody who comes from a case.


def test_the_form_is_on_the_first_screen_of_a_phone(visit: Open) -> None:
    section = from_case_page(visit(width=360, height=800))
    box = section.get_by_role("combobox").bounding_box()
    assert box and box["y"] < 800


def test_the_ways_out_are_seen_at_once_and_the_file_when_asked_for(visit: Open) -> None:
    section = form(visit(width=360, height=800), "laeringspointe", f"?case={FOENS}")
    point(section)
    send(section)
    for name in ("github", "download", "mail"):
        expect(section.locator(f"[data-exit={name}]")).to_be_in_viewport()
    text = section.get_by_role("textbox", name="Filens tekst")
    expect(text).to_be_hidden()
    section.get_by_text("Se filen, som den bliver").click()
    expect(text).to_be_visible()
    assert unquote(section.locator("[data-exit=mail]").get_attribute("href") or "").endswith(
        text.input_value().replace("\n", "\r\n")
    )


def test_what_must_be_copied_by_hand_is_shown_and_marked(visit: Open) -> None:
    visited = visit()
    visited.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject()")
    section = form(visited, "prototype", f"?case={FOENS}")
    write(section, title="Værket", summary="Et værk.", body__0="Ærligt. " * 700)
    choose(section, stage="in_use")
    send(section)
    section.locator("[data-exit=github]").click()
    expect(section.locator("[data-sent-note]")).to_contain_text("Den er markeret")
    area = section.get_by_role("textbox", name="Filens tekst")
    expect(area).to_be_focused()
    assert area.evaluate("area => area.selectionEnd - area.selectionStart === area.value.length")


def test_a_draft_that_is_found_again_is_counted_and_can_be_put_away(visit: Open) -> None:
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    write(section, title="Hej")
    expect(section.locator("[data-kept]")).to_have_text("Kladden er gemt i din browser.")
    section.page.reload()
    title = section.get_by_role("textbox", name="Pointen")
    expect(title).to_have_value("Hej")
    expect(section.locator("[data-field=title] [data-most]")).to_have_text("3 af højst 110 tegn")
    section.get_by_role("button", name="Begynd forfra").click()
    expect(title).to_have_value("")
    section.get_by_role("button", name="Fortryd").click()
    expect(title).to_have_value("Hej")


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='mso-margin-top-alt:auto'><b>Vi satte</b> prisen lavt.<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]>·<![endif]><span>Først 12</span></p>
<!--EndFragment--></body></html>"""
WORDS = "Vi satte prisen lavt.\r\n\r\n·\tFørst 12\r\n"


def test_a_paste_from_word_leaves_only_its_words(visit: Open) -> None:
    """What Word puts on the clipboard, HTML and all, pasted with the keyboard."""
    visited = visit(permissions=["clipboard-read", "clipboard-write"])
    section = form(visited, "laeringspointe", f"?case={FOENS}")
    point(section)
    page = section.page
    page.evaluate(
        """async ([markup, text]) => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([markup], { type: "text/html" }),
            "text/plain": new Blob([text], { type: "text/plain" }),
        })])""",
        [WORD, WORDS],
    )
    body = section.locator("#laeringspointe-body-0")
    body.fill("")
    body.press("ControlOrMeta+v")
    expect(body).to_have_value("Vi satte prisen lavt.\n\n- Først 12\n")
    expect(section.locator("[data-note]")).to_contain_text("1 punkt er gjort til »- «")
    expect(section.locator("[data-preview] li")).to_have_text("Først 12")
    assert made(section)[1].endswith("---\nVi satte prisen lavt.\n\n- Først 12\n")


def test_lists_are_previewed_as_the_page_will_show_them(visit: Open) -> None:
    section = form(visit(), "laeringspointe", f"?case={FOENS}")
    point(section)
    section.locator("#laeringspointe-body-0").fill(
        "Vi fandt:\n- Et\n• To\n\n26. januar: A\nog B\n1. marts: C\n\n5) Fem\n6) Seks\n\n"
        "3. klasse kom"
    )
    preview = section.locator("[data-preview]")
    items = ["Et", "To", "26. januar: A og B", "1. marts: C", "Fem", "Seks"]
    expect(preview.locator("li")).to_have_text(items)
    expect(preview.locator("ol")).to_have_attribute("start", "5")
    expect(preview.get_by_text("3. klasse kom", exact=True)).to_be_visible()


def test_an_editor_is_told_the_address_of_a_schema_that_is_there(site: Path) -> None:
    page = html.parse(str(site / "bidrag/index.html"))
    (line,) = [text for text in page.xpath("//pre/code/text()") if "yaml-language-server" in text]
    address = line.partition("$schema=")[2]
    file = site / "data/schema" / address.rpartition("/")[2]
    assert json.loads(file.read_text(encoding="utf-8"))["$id"] == address
