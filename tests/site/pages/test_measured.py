"""Measurements on the page of their case, and in the list of all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from content_project import CASE_PATH, PROJECT, loaded
from jinja2 import Environment, FileSystemLoader
from lxml import html

from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.assembly import FILTERS
from laboratorium.site.pages.measured import PER_PAGE, MeasuredListView, pages, views

OVERRIDES = Path(__file__).parents[3] / "overrides"

ROWS = "indicator;date;value;unit;low;high;level;source;note\n" + "".join(
    f"Frivillige;{year};{value};personer;{low};;Bruger;Egen optælling;{note}\n"
    for year, value, low, note in [(2023, 9, "", "Et <b>"), (2024, 11, 10, ""), (2025, 12, "", "")]
)


def listed(catalogue: Catalogue) -> list[MeasuredListView]:
    found = [page.view() for page in pages(catalogue)]
    return [view for view in found if isinstance(view, MeasuredListView)]


def catalogue_of(tmp_path: Path, cases: int = 1) -> Catalogue:
    more = {
        path.replace("foens", f"foens-{number}"): text
        for number in range(1, cases)
        for path, text in PROJECT.items()
        if path.startswith("cases/")
    }
    found = loaded(tmp_path, {**more, "cases/foens/measurements.csv": ROWS})
    return Catalogue.of(found.content)


def test_the_list_tells_first_and_last_and_leads_to_the_case(tmp_path: Path) -> None:
    ((before, series),) = (view.part.items for view in listed(catalogue_of(tmp_path)))
    assert (before.change, before.when) == ("37 → 47", "oktober 2013 → december 2018")
    assert (series.change, series.when) == ("9 → 12", "2023 → 2025")
    assert series.address == "cases/foens/#maaling-2"
    assert (series.unit_key, series.goals, series.six_p) == (
        "persons",
        "7 11",
        "planet participation",
    )


def test_the_filters_hold_what_there_is_and_nothing_else(tmp_path: Path) -> None:
    (view,) = listed(catalogue_of(tmp_path))
    assert {one.name: [key for key, _ in one.terms] for one in view.filters} == {
        "niveau": ["user"],
        "p": ["participation", "planet"],
        "maal": ["7", "11"],
        "enhed": ["persons", "households"],
    }


def test_a_long_list_is_cut_into_pages(tmp_path: Path) -> None:
    first, second = listed(catalogue_of(tmp_path, PER_PAGE + 20))
    assert (len(first.part.items), len(second.part.items)) == (PER_PAGE, 21)
    assert first.filters and not second.filters


def test_without_any_there_is_a_page_that_says_so(tmp_path: Path) -> None:
    (view,) = listed(Catalogue.of(loaded(tmp_path, {CASE_PATH: "x"}).content))
    assert view.part.total == 0


def test_a_series_is_drawn_and_stands_as_a_table_too(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    templates.filters |= FILTERS
    macros: Any = templates.get_template("partials/macros.html").module
    *_, series = views(measured(catalogue.cases[0]), catalogue.vocabularies)
    figure = html.fragment_fromstring(str(macros.measurement(series)))
    assert figure.get("id") == "maaling-2"
    assert len(figure.findall(".//circle")) == 3
    rows = [[cell.text_content() for cell in row] for row in figure.findall(".//tbody/tr")]
    assert rows == [
        ["2023", "9", "", "Egen optælling", "Et <b>"],
        ["2024", "11", "10–11", "Egen optælling", ""],
        ["2025", "12", "", "Egen optælling", ""],
    ]
    assert figure.find(".//b") is not None and not figure.findall(".//td/b")
    assert "12 personer" in " ".join(figure.text_content().split())
