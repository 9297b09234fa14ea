"""The form in trouble: huge texts, Word's leavings, two tabs, a full store. Nothing is lost."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from browser_visit import Open
from contribution_visit import FOENS, form, made, point, send, write

DRAFT = f"bidrag:laeringspointe:{FOENS}"
HERE = f"?case={FOENS}"


def kept(page: Page, key: str = DRAFT) -> dict[str, object]:
    found: dict[str, object] = json.loads(page.evaluate("key => localStorage.getItem(key)", key))
    return found


def stores(page: Page, word: str) -> None:
    """Wait until the browser keeps something with the word in it."""
    page.wait_for_function(
        "word => Object.values(localStorage).some(text => text.includes(word))", arg=word
    )


def test_a_draft_is_there_again(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    expect(section.locator("[data-kept]")).to_have_text("Kladden er gemt i din browser.")
    stores(section.page, "anchoring")
    section.page.reload()
    expect(section.get_by_role("textbox", name="Pointen")).to_have_value(
        "En lav afgift får mange med"
    )
    expect(section.locator("[data-field=kind] input:checked")).to_have_value("success_factor")
    expect(section.locator("[data-note]")).to_contain_text("kladden, du begyndte på")


def test_lists_and_words_that_are_no_case_are_kept_too(visit: Open) -> None:
    visited = visit()
    section = form(visited, "case")
    section.locator("[data-rest] > summary").click()
    for _ in range(2):
        section.get_by_role("button", name="Tilføj en kilde").click()
    for number, title in enumerate(("Én", "To")):
        box = section.locator("[data-field=sources] [data-item]").nth(number)
        box.get_by_role("textbox", name="Kildens titel").fill(title)
    section.locator("[data-targets]").fill("11.7, vrøvl")
    stores(section.page, "vrøvl")
    section.page.reload()
    titles = section.locator("[data-field=sources] [data-field=title]").locator("input, textarea")
    expect(titles).to_have_count(2)
    assert [box.input_value() for box in titles.all()] == ["Én", "To"]
    expect(section.locator("[data-targets]")).to_have_value("11.7, vrøvl")
    other = form(visited, "laeringspointe")
    other.get_by_role("combobox").fill("Atlantis")
    stores(other.page, "Atlantis")
    other.page.reload()
    expect(other.get_by_role("combobox")).to_have_value("Atlantis")


def test_emptying_can_be_undone(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    section.get_by_role("button", name="Tøm formularen").click()
    title = section.get_by_role("textbox", name="Pointen")
    expect(title).to_have_value("")
    section.get_by_role("button", name="Fortryd").click()
    expect(title).to_have_value("En lav afgift får mange med")
    expect(section.locator("[data-field=level] input:checked")).to_have_value("organisation")


def test_two_tabs_warn_and_lose_nothing(visit: Open) -> None:
    visited = visit()
    one = form(visited, "laeringspointe", HERE)
    page = visited.page.context.new_page()
    page.goto(visited.page.url)
    two = page.locator("section[data-kind=learning-point]")
    expect(two.locator("fieldset.all:not([disabled])")).to_be_attached()
    write(one, title="Fra den første")
    expect(two.locator("[data-note]")).to_contain_text("i en anden fane")
    write(two, title="Fra den anden")
    expect(two.locator("[data-note]")).to_contain_text("lagt til side")
    expect(one.locator("[data-note]")).to_contain_text("i en anden fane")
    two.get_by_role("button", name="Hent det andet").click()
    expect(two.get_by_role("textbox", name="Pointen")).to_have_value("Fra den første")
    two.get_by_role("button", name="Hent det andet").count()
    page.wait_for_timeout(400)
    texts = page.evaluate("Object.values(localStorage).join()")
    assert "Fra den første" in texts
    expect(one.get_by_role("textbox", name="Pointen")).to_have_value("Fra den første")


BROKEN = {
    "full": """Storage.prototype.setItem = () => {
        throw new DOMException("", "QuotaExceededError");
    };""",
    "off": """Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("", "SecurityError"); },
    });""",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_store_that_takes_nothing_is_told_and_the_form_still_works(visit: Open, how: str) -> None:
    visited = visit()
    visited.page.add_init_script(BROKEN[how])
    section = form(visited, "laeringspointe", HERE)
    point(section)
    expect(section.locator("[data-note]")).to_contain_text("kan ikke gemme kladden")
    assert made(section)[1].startswith("---\n")


NONSENSE = ["{", "null", "[]", '{"tab":1}', '{"tab":"a","turn":1,"draft":{}}']


def test_nonsense_in_the_store_is_an_empty_form(visit: Open) -> None:
    visited = visit()
    for stored in NONSENSE:
        # Put there from a page that keeps nothing itself.
        visited.go("/om/")
        visited.page.evaluate("pair => localStorage.setItem(...pair)", [DRAFT, stored])
        section = form(visited, "laeringspointe", HERE)
        expect(section.get_by_role("textbox", name="Pointen")).to_have_value("")
        point(section)
        made(section)


def paste(page: Page, selector: str, text: str) -> None:
    page.evaluate(
        """([selector, text]) => {
            const field = document.querySelector(selector);
            field.focus();
            document.execCommand("insertText", false, text);
        }""",
        [selector, text],
    )


def test_a_megabyte_is_taken_and_answered(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    page = section.page
    size = 1_000_000
    page.evaluate(
        """([selector, size]) => {
            const field = document.querySelector(selector);
            field.value = "ord ".repeat(size / 4);
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        ["#laeringspointe-body-0", size],
    )
    send(section)
    error = section.locator("#laeringspointe-body-0-fejl")
    expect(error).to_contain_text("er på 250000 ord, men må højst være på 200.")
    expect(section.locator("[data-summary]")).to_contain_text("må højst være på 256 kB")
    assert len(section.locator("#laeringspointe-body-0").input_value()) == size
    page.wait_for_function(
        "([key, size]) => localStorage.getItem(key)?.length > size", arg=[DRAFT, size]
    )
    assert len(json.dumps(kept(page))) > size - 10, "all of it is kept"


def test_words_from_word_keep_their_quotes_and_lose_what_cannot_be_seen(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    body = section.locator("#laeringspointe-body-0")
    body.fill("")
    paste(
        section.page,
        "#laeringspointe-body-0",
        "”Krøllede” ‘tegn’ – og\u2026\n•\tEt punkt\n·\tTo\nSkjult\u0007\u202e slut",
    )
    note = section.locator("[data-note]")
    expect(note).to_contain_text("2 usynlige tegn er fjernet, og 2 punkter er gjort til »- «")
    expect(body).to_have_value("”Krøllede” ‘tegn’ – og…\n- Et punkt\n- To\nSkjult slut")
    assert "”Krøllede” ‘tegn’ – og…" in made(section)[1]


def test_a_letter_that_got_lost_is_told_not_taken_away(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    section.locator("#laeringspointe-body-0").fill("R\ufffdd gr\ufffdd")
    send(section)
    expect(section.locator("#laeringspointe-body-0-fejl")).to_contain_text(
        "et bogstav er gået tabt"
    )


def test_more_than_a_text_may_hold_is_told_at_its_field(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    write(section, body__0="Et afsnit.\n\n" + "> " * 11 + "Dybt inde.")
    send(section)
    said = "Her står lister, citater eller indryk over 10 trin inde i hinanden: »> > >"
    expect(section.locator("[data-summary-list] li")).to_have_count(1)
    expect(section.locator("[data-summary-list] a")).to_contain_text(said)
    expect(section.locator("#laeringspointe-body-0-fejl")).to_contain_text(said)
    expect(section.locator("#laeringspointe-body-0")).to_have_attribute("aria-invalid", "true")
    write(section, body__0="Et afsnit.\n\n" + "> " * 10 + "Dybt inde.")
    assert "Dybt inde." in made(section)[1]


def test_a_private_number_shuts_every_way_out(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    made(section)
    result, link = section.locator("[data-result]"), section.locator("[data-exit=github]")
    assert link.get_attribute("href")
    number = "12 34 56 78"
    write(section, body__0=f"Ring til Anne på {number}.")
    expect(result).to_be_hidden()
    send(section)
    said = f"»{number}« i »Hvad bygger den på?«: Her står et telefonnummer."
    expect(section.locator("[data-summary-list] li")).to_have_count(1)
    expect(section.locator("[data-summary-list]")).to_contain_text(said)
    expect(section.locator("#laeringspointe-body-0-fejl")).to_contain_text(said)
    expect(result).to_be_hidden()
    # The server's own number, which is another each time, is no part of what is told.
    told = "all => all.map(a => a.href.replace(location.origin, ''))"
    addresses = section.page.locator("a[href]").evaluate_all(told)
    assert not [address for address in addresses if "12" in address and "56" in address]
    assert section.locator("[data-result-text]").input_value() == ""
    write(section, body__0="Ring til vagten.")
    send(section)
    expect(result).to_be_visible()
    assert "vagten" in (link.get_attribute("href") or "")


def test_advice_about_a_person_stays_beside_the_errors(visit: Open) -> None:
    section = form(visit(), "laeringspointe", HERE)
    point(section)
    write(section, title="", body__0="Nummeret er 0101901234.")
    send(section)
    expect(section.locator("[data-summary-title]")).to_have_text("Der er 1 ting at rette")
    advice = section.locator("[data-summary-list] li").filter(has_text="Et godt råd")
    expect(advice).to_contain_text("»0101901234« i »Hvad bygger den på?«: Kan dette være et CPR")
    write(section, title="Kort")
    send(section)
    expect(section.locator("[data-advice]")).to_contain_text("Kan dette være et CPR-nummer?")


def test_an_empty_form_is_answered_in_danish_everywhere(visit: Open) -> None:
    visited = visit()
    for slug, least in (("laeringspointe", 6), ("case", 10), ("prototype", 4), ("episode", 2)):
        section = form(visited, slug)
        send(section)
        errors = section.locator("[data-summary-list] li")
        assert errors.count() >= least, slug
        assert all("mangler" in text for text in errors.all_inner_texts())
        expect(section.locator("[data-result]")).to_be_hidden()


@pytest.mark.parametrize("lost", ["bidrag-regler.json", "bidrag-cases.json"])
def test_what_cannot_be_fetched_is_said_and_can_be_tried_again(visit: Open, lost: str) -> None:
    visited = visit()
    visited.page.route(f"**/{lost}", lambda route: route.abort())
    section = visited.go(f"/bidrag/laeringspointe/{HERE}").locator("section[data-kind]")
    note = section.locator("[data-note]")
    expect(note).to_contain_text("Formularen kunne ikke hentes")
    expect(section.get_by_role("textbox", name="Pointen")).to_be_disabled()
    visited.page.unroute(f"**/{lost}")
    visited.errors[:] = [error for error in visited.errors if lost not in error]
    note.get_by_role("button", name="Prøv igen").click()
    expect(section.get_by_role("combobox")).to_have_value(re.compile("Føns"))
    expect(note).to_be_hidden()
    point(section)
    assert made(section)[0].startswith(f"cases/{FOENS}/")
