"""OPML 2.0 (opml.org/spec2.opml): every feed of the podcast in one file that apps can import."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from laboratorium.podcast.clean import clean
from laboratorium.podcast.publication import Publication


def opml(publication: Publication) -> bytes:
    """The file's bytes, UTF-8."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = clean(publication.meta.title)
    SubElement(head, "ownerName").text = clean(publication.meta.author)
    SubElement(head, "ownerId").text = publication.home
    body = SubElement(root, "body")
    for feed in publication.feeds:
        outline = {
            "type": "rss",
            "version": "RSS2",
            "text": clean(feed.title),
            "title": clean(feed.title),
            "language": publication.meta.language,
            "xmlUrl": publication.url(feed.path),
            "htmlUrl": publication.home,
        }
        SubElement(body, "outline", outline)
    indent(root)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"
