"""OPML 2.0 (opml.org/spec2.opml): every feed of the podcast in one file that apps can import."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from laboratorium.base.settings import Settings
from laboratorium.model.records import ShowRecord
from laboratorium.podcast import links
from laboratorium.podcast.channel import FeedPage
from laboratorium.podcast.clean import clean


def opml(show: ShowRecord, feeds: Iterable[FeedPage], settings: Settings) -> bytes:
    """The file's bytes, UTF-8. `feeds` are the first pages of the feeds."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = clean(show.meta.title)
    SubElement(head, "ownerName").text = clean(show.meta.author)
    SubElement(head, "ownerId").text = links.show_page(show, settings)
    body = SubElement(root, "body")
    for page in feeds:
        title = clean(page.title(show))
        SubElement(
            body,
            "outline",
            {
                "type": "rss",
                "version": "RSS2",
                "text": title,
                "title": title,
                "language": show.meta.language,
                "xmlUrl": page.address(1, settings),
                "htmlUrl": links.show_page(show, settings),
            },
        )
    indent(root)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"
