"""The menu follows mkdocs.yml and knows where the reader is."""

from laboratorium.site.pages.model import SitePage
from laboratorium.site.pages.navigation import MenuItem, menu, section_of


def page(address: str) -> SitePage:
    return SitePage(address, f"Titel {address}", "", "page.html", object)


PAGES = {"cases/index.md": page("cases/"), "om/index.md": page("om/"), "labs.md": page("labs/")}


def test_sections_lead_to_their_first_page() -> None:
    items = menu([{"Cases": "cases/index.md"}, {"Om": ["om/index.md", {"Labs": "labs.md"}]}], PAGES)
    assert items == (
        MenuItem("Cases", "cases/"),
        MenuItem("Om", "om/", (MenuItem("Titel om/", "om/"), MenuItem("Labs", "labs/"))),
    )


def test_a_page_lies_in_the_part_its_address_begins_with() -> None:
    cases = MenuItem("Cases", "cases/")
    assert cases.holds("cases/foens/")
    assert not cases.holds("kommuner/")
    assert not MenuItem("Forside", "").holds("cases/")


def test_a_section_is_found_from_any_of_its_pages() -> None:
    items = menu([{"Om": ["om/index.md", "labs.md"]}, "cases/index.md"], PAGES)
    assert section_of(items, "labs/") is items[0]
    assert section_of(items, "cases/") is None


def test_unknown_pages_are_left_to_mkdocs_to_report() -> None:
    assert menu(["findes-ikke.md", {"Tom": []}], PAGES) == ()
