"""What the page of a case is given to show."""

from pathlib import Path

import pytest
from content_project import BODY, CASE, CASE_PATH, POINT, loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.related import Related
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.parts import Period
from laboratorium.site.pages import case as case_page
from laboratorium.site.pages.cards import Cards, period_text

SETTINGS = Settings("Laboratoriet", "https://example.org/")


def view_of(root: Path, changes: dict[str, str | bytes] | None = None) -> case_page.CaseView:
    result = loaded(root, changes)
    assert not result.errors
    catalogue = Catalogue.of(result.content)
    case = catalogue.case_by_slug["foens"]
    return case_page.view(case_page.given(case, catalogue, Cards(catalogue), SETTINGS))


def test_the_body_is_cut_at_its_headings(tmp_path: Path) -> None:
    assert list(view_of(tmp_path).sections) == [
        "udfordringen",
        "stedet",
        "hvad-vi-proevede",
        "hvad-der-skete",
        "hvad-andre-kan-bruge",
    ]


def test_links_lead_to_pages(tmp_path: Path) -> None:
    body = BODY.replace("En studietur.", "En [studietur](../samsoe/index.md).")
    case = {CASE_PATH: CASE.replace(BODY, body), "cases/samsoe/index.md": CASE}
    assert 'href="../../cases/samsoe/"' in view_of(tmp_path, case).sections["hvad-vi-proevede"]


def test_learning_points_stand_under_their_level(tmp_path: Path) -> None:
    other = POINT.replace("volunteer_citizen", "user")
    view = view_of(tmp_path, {"cases/foens/learning-points/2026-11-24-to.md": other})
    assert [
        (group.level.key, [p.anchor for p in group.learning_points]) for group in view.levels
    ] == [
        ("user", ["lp-2026-11-24-to"]),
        ("volunteer_citizen", ["lp-2026-11-23-lav-afgift"]),
    ]


def test_measurements_are_written_as_danes_write_them(tmp_path: Path) -> None:
    case = CASE.replace("value: 47", "value: 1234.5")
    (measurement,) = view_of(tmp_path, {CASE_PATH: case}).measurements
    before, after = measurement.values
    assert (before.name, before.value) == ("Før", "37")
    assert (after.name, after.value, after.date) == ("Efter", "1.234,5", "december 2018")


def test_a_case_from_public_sources_says_so(tmp_path: Path) -> None:
    assert view_of(tmp_path).from_public_sources


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2011", None, "fra 2011"),
        ("2011", "2015", "2011–2015"),
        ("2011", "2011", "2011"),
        ("2013-10", "2015", "oktober 2013 – 2015"),
        ("2020-03-05", "2021-11-30", "5. marts 2020 – 30. november 2021"),
    ],
)
def test_a_period_reads_as_a_dane_says_it(start: str, end: str | None, text: str) -> None:
    assert period_text(Period.model_validate({"from": start, "to": end})) == text


def test_related_cases_are_told_by_title_place_and_reason(tmp_path: Path) -> None:
    other = CASE.replace("title: ", "title: Ny ", 1)
    result = loaded(tmp_path, {"cases/ny/index.md": other})
    assert not result.errors
    catalogue = Catalogue.of(result.content)
    case, like = catalogue.case_by_slug["foens"], Related("ny", "Samme udfordring (Mobilitet)", 0.5)
    view = case_page.view(case_page.given(case, catalogue, Cards(catalogue), SETTINGS, [like]))
    (shown,) = view.related
    assert shown.card.slug == "ny" and shown.card.title.startswith("Ny ")
    assert shown.municipality == "Middelfart Kommune"
    assert shown.reason == "Samme udfordring (Mobilitet)"


def test_a_case_like_no_other_has_none_related(tmp_path: Path) -> None:
    assert view_of(tmp_path).related == ()


@pytest.mark.parametrize(
    ("origin", "heading"),
    [("public-sources", "Hvad der blev prøvet"), ("group", "Hvad vi prøvede")],
)
def test_only_a_group_says_we(tmp_path: Path, origin: str, heading: str) -> None:
    text = CASE.replace("origin: public-sources", f"origin: {origin}")
    view = view_of(tmp_path, {CASE_PATH: text})
    assert f'<h2 id="hvad-vi-proevede">{heading}</h2>' in view.sections["hvad-vi-proevede"]
    assert heading in [crumb.title for crumb in view.headings]
