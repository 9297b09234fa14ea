"""Elements of every namespace, put into feedgen's RSS.

feedgen's own podcast extension knows neither `true` and `false` for itunes:explicit nor Podcasting
2.0, and drops an image without a word; so all that is not RSS itself goes through this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from laboratorium.podcast.clean import clean

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}
# What feedgen's register_extension makes an attribute of the feed and of each entry.
_NAME = "tags"


@dataclass(frozen=True)
class Tag:
    """An element: `name` is `prefix:local`; attributes without a value (None or empty) are left
    out.
    """

    name: str
    text: str = ""
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    children: tuple[Tag, ...] = ()

    def add_to(self, parent: Any) -> None:
        """Append the element to an lxml element."""
        prefix, _, local = self.name.partition(":")
        element = xml_elem(f"{{{NAMESPACES[prefix]}}}{local}", parent)
        for key, value in self.attributes.items():
            if value and (cleaned := clean(value)):
                element.set(key, cleaned)
        element.text = clean(self.text) or None
        for child in self.children:
            child.add_to(element)


class _Entry(BaseEntryExtension):  # type: ignore[misc]
    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()

    def extend_rss(self, item: Any) -> Any:
        for tag in self.tags:
            tag.add_to(item)
        return item


class _Feed(BaseExtension):  # type: ignore[misc]
    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, rss: Any) -> Any:
        channel = rss[0]
        for tag in self.tags:
            tag.add_to(channel)
        return rss


def register(feed: FeedGenerator, tags: tuple[Tag, ...]) -> None:
    """Let the feed hold `tags` in its channel, and its entries hold theirs (see `set_tags`)."""
    # load_extension would look only among feedgen's own.
    feed.register_extension(_NAME, _Feed, _Entry, atom=False, rss=True)
    feed.tags.tags = tags


def set_tags(entry: Any, tags: tuple[Tag, ...]) -> None:
    """Give an entry of a feed that `register` has prepared its elements."""
    entry.tags.tags = tags
