"""The few questions that most rules ask, as functions that make a rule's ``find``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from urllib.parse import urlsplit

from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule, Source
from feedcheck.tree import Node
from laboratorium.base.problems import Level

Check = Callable[[Feed], Iterator[Hit]]
Test = Callable[[str], bool]
"""Says whether a value is right."""


def missing(parent: str, child: str, attribute: str = "") -> Check:
    """Every parent needs the child, and the child something in it (or in its attribute)."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(parent):
            held = (
                c.attributes.get(attribute, "") if attribute else c.text for c in node.all(child)
            )
            if not any(value.strip() for value in held):
                yield Hit(node.line)

    return find


def text(test: Test, *paths: str) -> Check:
    """An element's text, where there is any, passes the test; its name is ``{tag}``."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            value = node.text.strip()
            if value and not test(value):
                yield Hit(node.line, {"value": value, "tag": node.name})

    return find


def blank(*paths: str) -> Check:
    """An element that is there says something."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            if not node.text.strip():
                yield Hit(node.line, {"tag": node.name})

    return find


def attribute(test: Test, name: str, *paths: str, required: bool = False) -> Check:
    """An attribute passes the test; when it is required, it is also there."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            value = node.attributes.get(name)
            if value is None:
                if required:
                    yield Hit(node.line, {"value": "", "tag": node.name})
            elif not test(value.strip()):
                yield Hit(node.line, {"value": value, "tag": node.name})

    return find


def nearest(attribute_or_text: str, known: Collection[str], *paths: str) -> Check:
    """A value (of the attribute, or the text when that is empty) is on the list, in any case.

    ``{nearest}`` is a hint with the likeliest value meant, or the empty string.
    """
    folded = {value.casefold(): value for value in known}

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            value = value_of(node, attribute_or_text)
            if value is not None and value.casefold() not in folded:
                yield Hit(node.line, {"value": value, "nearest": hint(value, folded.values())})

    return find


def value_of(node: Node, attribute_or_text: str) -> str | None:
    """Return the attribute, stripped, or the text when no attribute is named."""
    if not attribute_or_text:
        return node.text.strip()
    value = node.attributes.get(attribute_or_text)
    return value if value is None else value.strip()


def hint(value: str, known: Collection[str]) -> str:
    """Return `` Mente du »…«?``, or nothing when no known value is near."""
    folded = {term.casefold(): term for term in known}
    # Comparing takes time in the square of the length, and what is meant is short.
    found = get_close_matches(value[:100].casefold(), list(folded), 1)
    return f" Mente du »{folded[found[0]]}«?" if found else ""


def one_of(*values: str) -> Test:
    return lambda value: value in values


def at_most(characters: int) -> Test:
    return lambda value: len(value) <= characters


def whole_from_1(value: str) -> bool:
    """Digits that are no 0; as many as a machine's integer holds."""
    return value.isascii() and value.isdigit() and len(value) <= 18 and int(value) > 0


def is_web_address(value: str) -> bool:
    """An absolute http(s) address with a host, whatever else is in it."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is what finds a port that is no number
    except ValueError:
        return False
    return parts.scheme.casefold() in ("http", "https") and bool(parts.hostname)


def is_written_as_address(value: str) -> bool:
    """Only the characters that may stand in an address; others are percent-encoded."""
    return value.isascii() and value.isprintable() and not set(value) & set(' <>"{}|\\^`')


def without_child(path: str, child: str, name: str) -> Check:
    """Every element at the path has such a child, with something in the attribute."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(path):
            if not any(c.attributes.get(name, "").strip() for c in node.all(child)):
                yield Hit(node.line)

    return find


def error(rule: str, source: Source, sentence: str, find: Check) -> Rule[Feed]:
    """Return a rule that must be kept."""
    return Rule(rule, source, Level.ERROR, sentence, find)


def advice(rule: str, source: Source, sentence: str, find: Check) -> Rule[Feed]:
    """Return a rule that it is wise to keep."""
    return Rule(rule, source, Level.ADVICE, sentence, find)
