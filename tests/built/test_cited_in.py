"""What the playbook refers to says so, and leads back to the chapter."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from site_tree import HtmlPage, SiteTree


def cited(chapter: HtmlPage) -> list[tuple[str, str]]:
    """What each note of a chapter is called, and where it leads."""
    notes = chapter.all("//ol[@class='margin-notes']/li")
    return [
        (note.text.strip().rstrip(":"), urljoin(chapter.address, note.xpath("a/@href")[0]))
        for note in notes
    ]


def test_whatever_a_chapter_refers_to_leads_back_to_it(tree: SiteTree) -> None:
    by_address = {page.address: page for page in tree.content_pages}
    kinds, missing = set(), []
    for chapter in tree.content_pages:
        for kind, target in cited(chapter):
            kinds.add(kind)
            page = by_address[urldefrag(target).url]
            back = page.all("//p[@class='cited-in']/a/@href")
            if chapter.address not in {urljoin(page.address, href) for href in back}:
                missing.append((chapter.address, kind, target))
    assert missing == []
    assert {"Læringspointe", "Prototype", "Podcastafsnit"} <= kinds
