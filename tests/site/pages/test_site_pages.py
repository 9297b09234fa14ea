"""Every page the site has: one for each thing, each at an address of its own."""

from collections import Counter
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PAGE, PROJECT, loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.related import Related
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.facets import browsed
from laboratorium.site.pages import facets, pictures, site_pages
from laboratorium.site.pages.case import CaseView
from laboratorium.site.pages.model import SitePage

SETTINGS = Settings("Laboratoriet", "https://example.org/lab/", "https://example.org/edit/")


def pages_of(root: Path, changes: dict[str, str | bytes] | None = None) -> dict[str, SitePage]:
    result = loaded(root, changes)
    assert not result.errors
    pages = list(site_pages(Catalogue.of(result.content), SETTINGS))
    assert not [address for address, n in Counter(page.address for page in pages).items() if n > 1]
    return {page.address: page for page in pages}


def test_each_thing_has_its_page(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    assert {
        "",
        "cases/",
        "cases/foens/",
        "cases/foens/prototyper/vaerket/",
        "laeringspointer/",
    } <= {*pages}


def test_every_term_of_every_browsed_vocabulary_has_its_page(tmp_path: Path) -> None:
    catalogue = Catalogue.of(loaded(tmp_path).content)
    pages = pages_of(tmp_path)
    for name in browsed():
        words = catalogue.vocabularies[name]
        assert f"{words.slug}/" in pages
        assert {f"{words.slug}/{term.slug}/" for term in words} <= {*pages}


def test_a_site_without_cases_still_has_its_pages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE, encoding="utf-8")
    from laboratorium.reading.loader import load

    pages = {
        page.address: page for page in site_pages(Catalogue.of(load(tmp_path).content), SETTINGS)
    }
    for page in pages.values():
        page.view()
    assert {"", "cases/", "laeringspointer/", "kommuner/"} <= {*pages}


def test_every_view_can_be_made_and_every_page_described(tmp_path: Path) -> None:
    for page in pages_of(tmp_path).values():
        assert page.view() is not None
        assert page.title.strip() and page.description.strip()


def test_a_long_facet_is_cut_into_pages(tmp_path: Path) -> None:
    many: dict[str, str | bytes] = {f"cases/c{n:03}/index.md": CASE for n in range(70)}
    pages = pages_of(tmp_path, many)
    first, second = pages["seks-p/planet/"].view(), pages["seks-p/planet/side-2/"].view()
    assert isinstance(first, facets.TermView) and isinstance(second, facets.TermView)
    assert (len(first.part.items), len(second.part.items), second.part.total) == (60, 11, 71)
    assert (first.part.next, second.part.previous) == ("seks-p/planet/side-2/", "seks-p/planet/")
    assert pages["seks-p/planet/side-2/"].title == "Planet – side 2"


def test_related_cases_are_worked_out_once_when_the_first_page_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counting(
        catalogue: Catalogue, workers: int, memory: object
    ) -> dict[str, tuple[Related, ...]]:
        asked.append(workers)
        return {case.slug: (Related("foens", "Samme P (Place)", 1),) for case in catalogue.cases}

    monkeypatch.setattr("laboratorium.site.pages.related", counting)
    result = loaded(tmp_path, {f"cases/c{n}/index.md": CASE for n in range(3)})
    pages = {page.address: page for page in site_pages(Catalogue.of(result.content), SETTINGS, 2)}
    assert asked == []
    for n in range(3):
        view = pages[f"cases/c{n}/"].view()
        assert isinstance(view, CaseView)
        assert [other.card.slug for other in view.related] == ["foens"]
    assert asked == [2]


def test_a_former_slug_leads_on_prototypes_too(tmp_path: Path) -> None:
    moved = CASE.replace("updated:", "former_slugs: [gamle-foens]\nupdated:")
    pages = pages_of(tmp_path, {CASE_PATH: moved})
    for old, new in {
        "cases/gamle-foens/": "cases/foens/",
        "cases/gamle-foens/prototyper/vaerket/": "cases/foens/prototyper/vaerket/",
    }.items():
        assert pages[old].template == "redirect.html"
        assert not pages[old].indexed
        assert getattr(pages[old].view(), "address") == new  # noqa: B009


def test_the_edit_link_leads_to_the_file(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    expected = {
        "cases/foens/": "https://example.org/edit/cases/foens/index.md",
        "cases/foens/prototyper/vaerket/": "https://example.org/edit/cases/foens/prototypes/vaerket.md",
        "": "https://example.org/edit/docs/index.md",
        "seks-p/": "",
    }
    assert {a: SETTINGS.edit_url(pages[a].source) for a in expected} == expected


def test_nothing_can_be_edited_without_a_repository() -> None:
    assert Settings("x", "/").edit_url("docs/index.md") == ""


def test_a_case_without_pictures_shows_none(tmp_path: Path) -> None:
    assert list(pictures(Catalogue.of(loaded(tmp_path).content))) == []


@pytest.mark.parametrize("path", PROJECT)
def test_the_same_content_gives_the_same_pages(tmp_path: Path, path: str) -> None:
    first = pages_of(tmp_path)
    again = pages_of(tmp_path, {path: PROJECT[path]})
    assert [*first] == [*again]
