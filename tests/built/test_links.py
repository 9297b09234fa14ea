"""Every internal link, anchor and asset resolves; nothing is fetched from another host."""

from __future__ import annotations

from urllib.parse import urlsplit

from site_tree import Reference, SiteTree

# The last three open a feed in the app that a listener has chosen.
SCHEMES_FOR_READERS = {
    *("https", "http", "mailto", "tel", "podcast", "overcast", "pktc", "webcal"),
}


def internal(tree: SiteTree) -> list[Reference]:
    return [
        reference
        for reference in tree.references()
        if urlsplit(reference.target).scheme in {"", "http", "https"}
        and not tree.is_external(reference.target)
    ]


def test_the_site_has_pages_and_links_to_check(tree: SiteTree) -> None:
    assert len(tree.pages) > 20
    assert len(internal(tree)) > len(tree.pages)


def test_every_internal_link_and_asset_resolves(tree: SiteTree) -> None:
    broken = []
    for reference in internal(tree):
        address, _ = tree.resolve(reference)
        if address not in tree.files:
            broken.append(f"{reference} leads to {address or 'outside the site'}")
    assert broken == []


def test_every_anchor_resolves(tree: SiteTree) -> None:
    broken = []
    for reference in internal(tree):
        address, anchor = tree.resolve(reference)
        page = tree.by_address.get(address)
        # "#top" leads to the top of any page (HTML, "navigating to a fragment").
        if anchor and page and anchor != "top" and anchor not in page.anchors:
            broken.append(f"{reference} names no id on {address}")
    assert broken == []


def test_links_to_folders_are_written_with_their_slash(tree: SiteTree) -> None:
    """A host answers `/cases` with a detour to `/cases/`: the link must save the reader that."""
    detours = [
        str(reference)
        for reference in internal(tree)
        if tree.resolve(reference)[0] + "/" in tree.files
        or tree.resolve(reference)[0].endswith("/index.html")
    ]
    assert detours == []


def test_nothing_is_fetched_from_another_host(tree: SiteTree) -> None:
    foreign = [
        str(reference)
        for reference in tree.references()
        if tree.is_external(reference.target) and not reference.is_navigation
    ]
    assert foreign == []


def test_links_use_no_scheme_that_runs_or_reveals_anything(tree: SiteTree) -> None:
    schemes = {
        urlsplit(reference.target).scheme: str(reference)
        for reference in tree.references()
        if reference.is_navigation
    }
    assert {scheme: where for scheme, where in schemes.items() if scheme} == {
        scheme: where for scheme, where in schemes.items() if scheme in SCHEMES_FOR_READERS
    }


def test_no_link_takes_the_reader_to_a_new_window(tree: SiteTree) -> None:
    targets = [target for page in tree.pages for target in page.all("//a/@target")]
    assert targets == []


def test_every_page_can_be_reached_from_the_front_page(tree: SiteTree) -> None:
    leads: dict[str, set[str]] = {}
    for reference in internal(tree):
        if reference.element in {"a", "area"}:
            leads.setdefault(reference.page, set()).add(tree.resolve(reference)[0])
    reached, waiting = {"/"}, ["/"]
    while waiting:
        for address in leads.get(waiting.pop(), set()) - reached:
            reached.add(address)
            waiting.append(address)
    kept = {page.address for page in tree.content_pages if page.is_indexed}
    assert sorted(kept - reached) == []
