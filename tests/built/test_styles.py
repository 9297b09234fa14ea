"""Every page has the styles of what it shows, and little more before it is drawn."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path

from site_tree import SiteTree

CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
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
