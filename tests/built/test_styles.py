"""Every page has the styles of what it shows, and little more before it is drawn."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path

from page_types import PAGE_TYPES, address
from site_tree import SiteTree

CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
MOST_WAITED_FOR = 60 * 1024
SELECTORS = re.compile(r"([^{}]+)\{")


def sheets(site: Path) -> dict[str, str]:
    found = (site / "assets/css").glob("*.css")
    return {path.name.split(".")[0]: path.read_text(encoding="utf-8") for path in found}


def test_a_page_links_to_the_sheets_that_style_it(tree: SiteTree, site: Path) -> None:
    styled = defaultdict(set)
    for name, css in sheets(site).items():
        if name != "prose":  # Running text has a class of its own.
            for selectors in SELECTORS.findall(css):
                for one in CLASS.findall(selectors):
                    styled[one].add(name)
    styled["md-typeset"] = {"prose"}
    for page in tree.pages:
        linked = {
            href.rpartition("/")[2].split(".")[0]
            for href in page.root.xpath("//link[@rel='stylesheet']/@href")
        }
        if not linked:
            continue  # It only leads on.
        for one in {one for names in page.root.xpath("//@class") for one in names.split()}:
            assert not styled[one] or styled[one] & linked, f"{page.address}: .{one}"


def test_what_every_page_waits_for_is_small(site: Path) -> None:
    assert len(gzip.compress(sheets(site)["site"].encode(), 9)) <= 14 * 1024
    assert sum(len(gzip.compress(css.encode(), 9)) for css in sheets(site).values()) <= 40 * 1024


def test_what_a_page_is_drawn_from_is_little(tree: SiteTree, site: Path) -> None:
    """Its HTML, with the sheets and scripts in its head before which nothing is drawn."""
    pages = {page.address: page for page in tree.pages}
    heavy = {}
    for name in PAGE_TYPES:
        page = pages[address(name, site)]
        waited = [
            *page.root.xpath("/html/head/link[@rel='stylesheet'][not(@media)]/@href"),
            *page.root.xpath("/html/head/script[@src][not(@type)]/@src"),
        ]
        root = {True: site, False: page.path.parent}
        files = [page.path, *(root[href[0] == "/"] / href.lstrip("/") for href in waited)]
        size = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
        if size > MOST_WAITED_FOR:
            heavy[name] = size
    assert heavy == {}
