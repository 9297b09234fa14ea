"""Light or dark: the system's choice holds until the reader makes one, which is remembered."""

from __future__ import annotations

import pytest

from browser_visit import Open, Scheme
from laboratorium.base.palette import DARK, LIGHT

PAPER = "getComputedStyle(document.body).backgroundColor"


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_follows_the_system(visit: Open, scheme: Scheme, palette: dict[str, str]) -> None:
    page = visit(scheme=scheme).go("/")
    assert page.evaluate(PAPER) == rgb(palette["paper"])


@pytest.mark.parametrize(("scheme", "other"), [("light", DARK), ("dark", LIGHT)])
def test_the_readers_choice_wins_and_is_remembered(
    visit: Open, scheme: Scheme, other: dict[str, str]
) -> None:
    visited = visit(scheme=scheme)
    page = visited.go("/")
    button = page.get_by_role("button", name="Skift til")
    before = button.inner_text()
    button.click()
    assert page.evaluate(PAPER) == rgb(other["paper"])
    assert button.inner_text() != before
    page = visited.go("/cases/")
    assert page.evaluate(PAPER) == rgb(other["paper"])
    assert page.context.cookies() == []


def test_the_button_works_for_the_visit_when_nothing_can_be_stored(visit: Open) -> None:
    visited = visit(scheme="light")
    visited.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('off'); }})"
    )
    page = visited.go("/")
    page.get_by_role("button", name="Skift til").click()
    assert page.evaluate(PAPER) == rgb(DARK["paper"])
    assert visited.errors == []


def test_without_scripts_there_is_no_dead_button(visit: Open) -> None:
    page = visit(java_script_enabled=False).go("/")
    assert page.get_by_role("button", name="Skift til").count() == 0
