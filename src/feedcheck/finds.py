"""The few questions that most rules ask, as functions that make a rule's ``find``.

What each finds has ``{tag}``, the element's name, for the rule's sentence, and most ``{value}``.
Paths are those of `feed.Feed`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from feedcheck.feed import Feed
from feedcheck.model import Hit
from feedcheck.tree import Node
from feedcheck.values import Hint, Test, ending, is_web_address

Find = Callable[[Feed], Iterator[Hit]]
Condition = Callable[[Node], bool]
K = TypeVar("K", bound=Hashable)


def hit(node: Node, **values: object) -> Hit:
    """Return that an element breaks a rule."""
    return Hit(node.line, {"tag": node.name, **values})


def missing(*paths: str) -> Find:
    """Every parent has the child, and the child something in it (or in its attribute)."""

    def find(feed: Feed) -> Iterator[Hit]:
        for path in paths:
            above, _, last = path.rpartition("/")
            name, _, attribute = last.partition("@")
            for parent in feed.at(above):
                held = (c.get(attribute) if attribute else c.text for c in parent.all(name))
                if not any(value.strip() for value in held):
                    yield Hit(parent.line, {"tag": name})

    return find


def value(test: Test, *paths: str, when: Condition | None = None, required: bool = False) -> Find:
    """A value that is there passes the test; on elements of a condition, if one is given."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node, found in feed.values(*paths):
            asked = (required or found is not None) and (when is None or when(node))
            if asked and not test(found or ""):
                yield hit(node, value=found or "")

    return find


def required(test: Test, *paths: str, when: Condition | None = None) -> Find:
    """An element that is there has a value, and it passes the test."""
    return value(test, *paths, when=when, required=True)


def filled(*paths: str, when: Condition | None = None) -> Find:
    """An element that is there has a value."""
    return required(bool, *paths, when=when)


def known(terms: Collection[str], *paths: str, required: bool = False) -> Find:
    """A value is on a list, in any case; ``{nearest}`` is a `Hint` of what was meant."""
    test = {term.casefold() for term in terms}.__contains__

    def find(feed: Feed) -> Iterator[Hit]:
        for node, found in feed.values(*paths):
            if (required or found is not None) and not test((found or "").casefold()):
                yield hit(node, value=found or "", nearest=Hint(found or "", terms))

    return find


def without(condition: Condition, *paths: str) -> Find:
    """No element is like that."""
    return lambda feed: (hit(node) for node in feed.at(*paths) if condition(node))


def repeats(keyed: Iterable[tuple[K, Node]]) -> Iterator[tuple[K, Node, Node]]:
    """Yield each key that one before it has too, its element, and the first that has it."""
    seen: dict[K, Node] = {}
    for key, node in keyed:
        first = seen.setdefault(key, node)
        if first is not node:
            yield key, node, first


def unique(path: str) -> Find:
    """No two elements have the same value; ``{first}`` is the line of the first that has it."""

    def find(feed: Feed) -> Iterator[Hit]:
        values = ((found, node) for node, found in feed.values(path) if found)
        for found, node, first in repeats(values):
            yield hit(node, value=found, first=first.line)

    return find


def fitting(
    endings: Mapping[str, Collection[str]], *paths: str, allow_unknown: bool = False
) -> Find:
    """A file's ending fits its type: ``{kind}``, ``{endings}`` and ``{url}``.

    With ``allow_unknown`` only an ending that goes with another type is wrong.
    """
    every = {each for known in endings.values() for each in known}

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            kind, url = node.get("type"), node.get("url")
            right, has = endings.get(kind, ()), ending(url)
            wrong = has not in right and (has in every or not allow_unknown)
            if right and wrong and is_web_address(url):
                yield hit(node, kind=kind, endings=" eller ".join(right), url=url)

    return find
