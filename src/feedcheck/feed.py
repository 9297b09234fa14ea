"""The feed as the rules see it: every element and attribute found by its path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from feedcheck.tree import Document, Node


@dataclass(frozen=True)
class Feed:
    """A readable feed.

    Paths begin at ``channel`` or ``item`` and use the names of `tree.NAMESPACES`, such as
    ``item/psc:chapters/psc:chapter``; an attribute stands last: ``item/enclosure@url``.
    """

    channel: Node
    items: Sequence[Node]
    paths: Mapping[str, Sequence[Node]]

    def at(self, *paths: str) -> Iterator[Node]:
        """Yield the elements at the paths, in the order of the paths and then of the file."""
        for path in paths:
            yield from self.paths.get(path, ())

    def values(self, *paths: str) -> Iterator[tuple[Node, str | None]]:
        """Yield the elements at the paths with the attribute that a path names, or their text.

        Values are stripped. It is nothing when the attribute is not there or the text is empty.
        """
        for path in paths:
            path, _, attribute = path.partition("@")
            for node in self.at(path):
                if attribute:
                    value = node.attributes.get(attribute)
                    yield node, value if value is None else value.strip()
                else:
                    yield node, node.text.strip() or None

    @property
    def address(self) -> str:
        """The address that the feed says it lies at, or nothing."""
        links = self.at("channel/atom:link")
        return next((link.get("href") for link in links if link.get("rel") == "self"), "")


def feed_of(document: Document) -> Feed:
    """Return the feed in a document that has a channel."""
    channel = document.root.first("channel")
    assert channel is not None, "the rules of the file come first"
    paths: dict[str, list[Node]] = defaultdict(list)
    waiting = [(channel, "channel")]
    while waiting:
        node, path = waiting.pop()
        paths[path].append(node)
        for child in reversed(node.children):
            outermost = path == "channel" and child.name == "item"
            waiting.append((child, "item" if outermost else f"{path}/{child.name}"))
    return Feed(channel, paths["item"], paths)
