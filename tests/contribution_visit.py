"""A visit to a form at /bidrag/: which one, what is written in it, and the file that it made."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from browser_visit import Visit

FOENS = "middelfart-foens-naervarme"


def form(visit: Visit, slug: str, query: str = "") -> Locator:
    """Open one kind's form and return its section when it is live."""
    page = visit.go(f"/bidrag/{slug}/{query}")
    section = page.locator("section[data-kind]")
    expect(section.locator("fieldset.all:not([disabled])")).to_be_attached()
    return section


def write(section: Locator, **values: str) -> None:
    """Write into text fields, by the names of the fields in the file."""
    for name, value in values.items():
        field = section.locator(f'[data-field="{name.replace("__", "-")}"]').first
        field.locator("input, textarea").first.fill(value)


def choose(section: Locator, **values: str) -> None:
    """Choose, by the names and keys in the file."""
    for name, value in values.items():
        section.locator(f'[data-field="{name}"] input[value="{value}"]').first.check()


def point(section: Locator) -> None:
    """Fill in what a learning point that begins at its case still lacks."""
    write(section, title="En lav afgift får mange med", body__0="Vi satte prisen lavt.")
    choose(section, kind="success_factor", level="organisation", phase="anchoring")


def unfold(section: Locator) -> None:
    section.locator("[data-rest] > summary").click()
    expect(section.locator("[data-rest]")).to_have_attribute("open", "")


def send(section: Locator) -> None:
    section.get_by_role("button", name="Se filen, og send").click()


def made(section: Locator) -> tuple[str, str]:
    """The path and the text of the finished file."""
    send(section)
    expect(section.locator("[data-result]")).to_be_visible()
    text = section.locator("[data-result-text]").input_value()
    return section.locator("[data-result-where] code").inner_text(), text
