"""The feed as the rules see it: every element found by its path, and a few shared readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feedcheck.tree import Document, Node


@dataclass(frozen=True)
class Feed:
    """A readable feed.

    Paths begin at ``channel`` or ``item`` and use the names of `tree.NAMESPACES`, such as
    ``item/psc:chapters/psc:chapter``.
    """

    document: Document
    channel: Node
    items: Sequence[Node]
    paths: Mapping[str, Sequence[Node]]

    def at(self, *paths: str) -> list[Node]:
        """Return the elements at the paths, in the order of the paths and then of the file."""
        return [node for path in paths for node in self.paths.get(path, ())]


def feed_of(document: Document) -> Feed:
    """Return the feed in a document that has a channel."""
    channel = document.root.first("channel")
    assert channel is not None, "the rules of shape come first"
    paths: dict[str, list[Node]] = defaultdict(list)
    waiting = [(channel, "channel")]
    while waiting:
        node, path = waiting.pop()
        paths[path].append(node)
        for child in reversed(node.children):
            outermost = path == "channel" and child.name == "item"
            waiting.append((child, "item" if outermost else f"{path}/{child.name}"))
    return Feed(document, channel, paths["item"], paths)


def seconds(text: str) -> float | None:
    """Return the seconds of ``754``, ``12:34`` or ``1:02:03.5``, or nothing when it is no time.

    Normal Play Time as Podlove Simple Chapters uses it, and what Apple takes as a duration.
    """
    parts = text.strip().split(":")
    whole, dot, fraction = parts[-1].partition(".")
    numbers = [*parts[:-1], whole, *([fraction] if dot else [])]
    if len(parts) > 3 or not all(_is_number(number) for number in numbers):
        return None
    if any(int(part) >= 60 for part in [*parts[1:-1], *([whole] if len(parts) > 1 else [])]):
        return None
    total = 0
    for part in [*parts[:-1], whole]:
        total = total * 60 + int(part)
    return total + (float(f"0.{fraction}") if dot else 0.0)


def _is_number(text: str) -> bool:
    return 0 < len(text) <= 9 and text.isascii() and text.isdigit()


def decimal(text: str) -> float | None:
    """Return a number of at least 0, written with digits and at most one full stop."""
    whole, dot, fraction = text.strip().partition(".")
    if _is_number(whole) and (not dot or _is_number(fraction)):
        return float(text)
    return None
