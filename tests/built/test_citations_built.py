"""The references on the built site: other people's readers read them, and they lead back to it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rispy
from pybtex.database import parse_string

from site_tree import SiteTree


@pytest.fixture(scope="module")
def items(site: Path) -> dict[str, list[dict[str, object]]]:
    """The references of each case, by its slug."""
    found = site.glob("cases/*/henvisninger.json")
    return {path.parent.name: json.loads(path.read_text("utf-8")) for path in found}


def test_each_case_has_references_to_all_it_holds(
    site: Path, tree: SiteTree, items: dict[str, list[dict[str, object]]]
) -> None:
    cases = {path.parent.name for path in site.glob("cases/*/index.html")}
    assert set(items) == cases and len(cases) > 30
    for slug, held in items.items():
        page = tree.by_address[f"/cases/{slug}/"]
        points = page.all("//article[contains(@class, 'point')]")
        prototypes = list(site.glob(f"cases/{slug}/prototyper/*/index.html"))
        assert len(held) == 1 + len(points) + len(prototypes), slug


def test_no_two_have_the_same_key(items: dict[str, list[dict[str, object]]]) -> None:
    keys = [item["id"] for held in items.values() for item in held]
    assert len(keys) == len(set(keys)) > 200


def test_each_address_is_a_place_on_the_site(
    tree: SiteTree, items: dict[str, list[dict[str, object]]]
) -> None:
    for held in items.values():
        for item in held:
            parts = urlsplit(str(item["URL"]))
            page = tree.by_address[parts.path]
            assert not parts.fragment or parts.fragment in page.anchors


def test_the_three_forms_say_the_same(
    site: Path, items: dict[str, list[dict[str, object]]]
) -> None:
    for slug, held in items.items():
        folder = site / "cases" / slug
        entries = parse_string((folder / "henvisninger.bib").read_text("utf-8"), "bibtex").entries
        records = rispy.loads((folder / "henvisninger.ris").read_text("utf-8"))
        assert [item["id"] for item in held] == list(entries) == [one["id"] for one in records]
        for item, entry, record in zip(held, entries.values(), records, strict=True):
            assert item["URL"] == entry.fields["url"] == record["urls"][0]
            assert item["title"] == record["title"]
            names = [name.removesuffix(",") for name in record["authors"]]
            assert [{"literal": name} for name in names] == item["author"]
            assert record["date"] == f"{entry.fields['date'].replace('-', '/')}/"


def test_a_page_shows_each_reference_once_and_in_each_form(tree: SiteTree) -> None:
    shown = "//pre[@data-cite-text]"
    for address, kind in {
        "/cases/middelfart-foens-naervarme/": "case",
        "/cases/middelfart-foens-naervarme/prototyper/naervarmevaerket-i-grisestalden/": "part",
        "/podcast/varmevaerket-og-bussen/": "part",
    }.items():
        page = tree.by_address[address]
        sentences, texts = page.all("//p[@class='citation']"), page.all(shown)
        assert len(texts) == 3 * len(sentences) > 0
        assert (len(sentences) > 1) == (kind == "case")
        labels = page.all(f"{shown}/@aria-label")
        assert len(labels) == len(set(labels))
