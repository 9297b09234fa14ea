"""Stories: spots lead to what is told, and the form's sliders work by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser_visit import Open
from contribution_visit import FOENS, form, made, write
from laboratorium.model.stories import STORIES, Stories
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate


def test_a_spot_leads_to_its_story(visit: Open) -> None:
    page = visit().go("/fortaellinger/eksempel/")
    figure = page.get_by_role("group", name="Hvem bestemte?").first
    spot = figure.get_by_role("link").first
    expect(spot).to_have_accessible_name(re.compile("»"))
    spot.press("Enter")
    anchor = page.evaluate("location.hash")
    expect(page.locator(f"article{anchor}")).to_be_in_viewport()


def test_the_sliders_make_a_file_that_the_checker_takes(visit: Open) -> None:
    section = form(visit(), "fortaellinger", f"?case={FOENS}")
    write(section, text="Vi dækkede op til tyve, og der kom tres.")
    first = section.get_by_label("Hvem bestemte? Dem, det handlede om")
    expect(first).to_have_attribute("aria-valuetext", "ikke relevant")
    for _ in range(3):
        first.press("ArrowRight")
    section.get_by_label("Hvem bestemte? Ledelse eller politikere").press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "75 %")
    pace = section.get_by_label(re.compile("Tempoet"))
    expect(pace).to_have_attribute("aria-valuetext", "ikke relevant")
    pace.press("ArrowLeft")
    expect(pace).to_have_attribute("aria-valuetext", "49 %")
    path, text = made(section)
    assert path == f"cases/{FOENS}/stories.csv"
    table, _ = take_apart(text.encode(), path, STORIES)
    found, problems = validate(table, Stories)
    assert problems == ()
    assert found is not None
    (row,) = found.rows
    assert row.shares(("decided_1", "decided_2", "decided_3")) == (0.75, 0.0, 0.25)
    assert row.shares(("pace",)) == (0.49,)
    assert row.shares(("responsibility",)) is None


def test_a_kept_draft_has_its_sliders_again(visit: Open) -> None:
    own = visit()
    section = form(own, "fortaellinger", f"?case={FOENS}")
    write(section, text="Vi mødtes.")
    section.get_by_label(re.compile("Ansvaret")).press("End")
    expect(section.get_by_text("Kladden er gemt")).to_be_visible()
    section = form(own, "fortaellinger", f"?case={FOENS}")
    expect(section.get_by_label(re.compile("Ansvaret"))).to_have_attribute(
        "aria-valuetext", "100 %"
    )
