"""Suggested goals and Ps in the form: by keyboard, told aloud, and never chosen unasked."""

from __future__ import annotations

from playwright.sync_api import expect

from browser_visit import Open
from contribution_visit import form, unfold
from page_walk import in_both_schemes

BODY = (
    "Fjorden har fået et stenrev, og fiskerne bruger skånsomme redskaber. Dykkere tæller krabber "
    "og yngel i ålegræsset, og havbunden lever igen ved molen og i bugten."
)


def test_a_goal_is_suggested_and_chosen_by_keyboard(visit: Open) -> None:
    section = form(visit(), "case")
    unfold(section)
    field = section.locator("[data-field=sdg]")
    place, box = field.locator("[data-suggested-place]"), field.locator("input[value='14']")
    expect(place).to_be_hidden()
    section.locator("[data-control=body] textarea").first.fill(BODY)
    expect(place).to_be_visible()
    expect(field.locator("[data-suggested-note]")).to_contain_text("14 Livet i havet")
    assert field.locator("[data-suggested-note]").get_attribute("role") == "status"
    expect(place).to_contain_text("»fjorden«")
    expect(box).not_to_be_checked()
    button = place.get_by_role("button", name="Vælg 14 Livet i havet")
    button.focus()
    section.page.keyboard.press("Enter")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(button).to_have_count(0)


def test_suggestions_are_accessible_and_fit_a_phone(visit: Open) -> None:
    section = form(visit(360), "case")
    unfold(section)
    section.locator("[data-control=body] textarea").first.fill(BODY)
    expect(section.locator("[data-field=sdg] [data-suggested-place]")).to_be_visible()
    assert in_both_schemes(section.page) == {}


def test_the_weights_are_fetched_only_when_there_is_text_enough(visit: Open) -> None:
    section = form(visit(), "laeringspointe")
    asked: list[str] = []
    section.page.on("request", lambda request: asked.append(request.url))
    unfold(section)
    body = section.locator("[data-control=body] textarea").first
    body.fill("En kort tekst.")
    expect(section.locator("[data-kept]")).to_have_text("Kladden er gemt i din browser.")
    assert not any("forslag.json" in url for url in asked)
    with section.page.expect_response("**/data/forslag.json") as answer:
        body.fill(f"{BODY} {BODY}")
    assert answer.value.ok
