"""The numbers: each is the count of what it leads to, and what has nothing is named."""

from __future__ import annotations

from pathlib import Path

from content_project import CASE, CASE_PATH, loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.numbers import NumbersView, bar, pages


def view_of(catalogue: Catalogue) -> NumbersView:
    (page,) = pages(catalogue)
    view = page.view()
    assert isinstance(view, NumbersView)
    return view


def catalogue_of(tmp_path: Path) -> Catalogue:
    other = CASE.replace("challenges: [climate_action]", "challenges: [mobility]")
    changes = {"cases/b/index.md": other.replace("from: 2011", "from: 2015")}
    found = loaded(tmp_path, changes)
    assert found.errors == ()
    return Catalogue.of(found.content)


def test_every_number_leads_to_a_page_that_there_is(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path)
    known = {page.address for page in site_pages(catalogue, Settings("L", "https://example.org/"))}
    view = view_of(catalogue)
    rows = [*view.whole, *(row for table in view.tables for row in table.rows)]
    assert {row.address.partition("?")[0] for row in rows} <= known
    assert all(row.count for table in view.tables for row in table.rows)


def test_the_numbers_are_right(tmp_path: Path) -> None:
    view = view_of(catalogue_of(tmp_path))
    assert [(one.label, one.count) for one in view.whole] == [
        *(("cases", 2), ("læringspointe", 1), ("prototype", 1)),
        *(("målinger", 2), ("kortlægninger", 0), ("fortællinger", 0)),
    ]
    tables = {table.key: {row.label: row.count for row in table.rows} for table in view.tables}
    assert tables["challenges"] == {"Mobilitet": 1, "Klimahandling": 1}
    assert tables["aar"] == {"2015": 1, "2011": 1}
    assert tables["region"] == {"Syddanmark": 2}
    assert tables["municipalities"] == {"Middelfart": 2}
    assert tables["levels"] == {"Frivillig eller borger": 1}
    assert view.municipalities == (1, 98)


def test_what_has_nothing_is_named_and_what_has_something_is_not(tmp_path: Path) -> None:
    gaps = {gap.title: gap.labels for gap in view_of(catalogue_of(tmp_path)).gaps}
    assert "Flere ældre" in gaps["Udfordringer uden en case"]
    assert "Mobilitet" not in gaps["Udfordringer uden en case"]
    assert gaps["I casene"] == ("2 cases uden en kortlægning", "2 cases uden fortællinger")


def test_an_empty_site_has_numbers_too() -> None:
    view = view_of(Catalogue.of(Content()))
    assert {one.count for one in view.whole} == {0}
    assert not any(table.rows for table in view.tables)


def test_a_bar_is_as_long_as_its_share() -> None:
    assert 'width="25"' in bar(1, 4) and 'aria-hidden="true"' in bar(1, 4)
    assert 'width="0"' in bar(0, 0)


def test_a_case_that_cannot_be_read_is_not_counted(tmp_path: Path) -> None:
    found = loaded(tmp_path, {CASE_PATH: "x"})
    assert view_of(Catalogue.of(found.content)).whole[0].count == 0
