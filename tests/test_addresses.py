"""Addresses are relative to the root, and links between content files lead to the pages that show
them.
"""

import pytest

from laboratorium import addresses


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("om/index.md", "om/"),
        ("was.md", "was/"),
        ("om/reindex.md", "om/reindex/"),
        ("laboratorier/2023-1.md", "laboratorier/2023-1/"),
    ],
)
def test_a_document_has_a_folder_address(uri: str, address: str) -> None:
    assert addresses.document(uri) == address


@pytest.mark.parametrize(
    ("address", "root"), [("", "./"), ("cases/", "../"), ("cases/a/prototyper/b/", "../../../../")]
)
def test_the_way_to_the_root_climbs_every_folder(address: str, root: str) -> None:
    assert addresses.to_root(address) == root


@pytest.mark.parametrize(
    ("href", "source", "expected"),
    [
        ("../b/index.md", "cases/a/index.md", "../../cases/b/"),
        ("../b/index.md#kilde-2", "cases/a/index.md", "../../cases/b/#kilde-2"),
        ("learning-points/2026-01-02-x.md", "cases/a/index.md", "../../cases/a/#lp-2026-01-02-x"),
        ("../prototypes/p.md", "cases/a/learning-points/x.md", "../../cases/a/prototyper/p/"),
        ("../../docs/om/index.md", "cases/a/index.md", "../../om/"),
        ("#kilde-1", "cases/a/index.md", "#kilde-1"),
        ("https://example.org/x.md", "cases/a/index.md", "https://example.org/x.md"),
        ("../../README.md", "cases/a/index.md", "../../README.md"),
    ],
)
def test_links_to_content_files_lead_to_their_pages(href: str, source: str, expected: str) -> None:
    assert addresses.resolve(href, source, "../../") == expected


def test_the_first_page_of_a_listing_has_no_number() -> None:
    assert [addresses.numbered("cases/", number) for number in (1, 2)] == [
        "cases/",
        "cases/side-2/",
    ]
