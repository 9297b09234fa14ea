"""How a good feed is spoilt: the tools that the table of mutations is made with.

Each works on any good feed: what it needs to be there, it puts there first.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from feedcheck.tree import NAMESPACES

Element = etree._Element
Edit = Callable[[Element], Element]
"""Spoils a feed's tree and returns the element whose line the finding must name."""
Raw = Callable[[bytes], tuple[bytes, int]]
"""Spoils a feed's bytes and returns them with the line that the finding must name."""

CHANNEL = "/rss/channel"
ITEM = "/rss/channel/item[not(itunes:episodeType) or itunes:episodeType='full'][1]"
OTHER = "/rss/channel/item[not(itunes:episodeType) or itunes:episodeType='full'][2]"
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_PARSER = etree.XMLParser(strip_cdata=False, resolve_entities=False)


@dataclass(frozen=True)
class Mutation:
    rule: str
    what: str
    edit: Edit | None = None
    raw: Raw | None = None


def parse(data: bytes) -> Element:
    return etree.fromstring(data, _PARSER)


def find(root: Element, path: str) -> Element:
    found = root.xpath(path, namespaces=NAMESPACES)
    assert found, f"the good feed has no {path}"
    element: Element = found[0]
    return element


def made(xml: str) -> Element:
    element = parse(f"<x {_DECLARED}>{xml}</x>".encode())[0]
    element.tail = "\n"
    return element


def append(parent: Element, child: Element) -> Element:
    if len(parent):
        parent[-1].tail = "\n"
    parent.append(child)
    return child


def drop(parent: Element, *tags: str) -> None:
    """Remove every such child; a tag may have a predicate."""
    for tag in tags:
        for child in parent.xpath(tag, namespaces=NAMESPACES):
            parent.remove(child)


def without(parent: str, *tags: str) -> Edit:
    """The children are gone; the parent's line is told."""

    def edit(root: Element) -> Element:
        drop(find(root, parent), *tags)
        return find(root, parent)

    return edit


def without_anywhere(tag: str) -> Edit:
    def edit(root: Element) -> Element:
        for element in root.xpath(f"//{tag}", namespaces=NAMESPACES):
            element.getparent().remove(element)
        return root

    return edit


def put(parent: str, xml: str, at: str = ".") -> Edit:
    """This child instead of all of its name; `at` is the part of it (or ``..``) that is told."""

    def edit(root: Element) -> Element:
        element = made(xml)
        for old in find(root, parent).findall(element.tag):
            old.getparent().remove(old)
        return find(append(find(root, parent), element), at)

    return edit


def add(parent: str, xml: str, at: str = ".") -> Edit:
    """This child besides those that are."""
    return lambda root: find(append(find(root, parent), made(xml)), at)


def many(*edits: Edit) -> Edit:
    """All of them; the last one's element is told."""

    def edit(root: Element) -> Element:
        told = root
        for each in edits:
            told = each(root)
        return told

    return edit


def twice(path: str) -> Edit:
    def edit(root: Element) -> Element:
        old = find(root, path)
        return append(old.getparent(), deepcopy(old))

    return edit


def number_all_but_the_first(root: Element) -> Element:
    for number, item in enumerate(root.xpath("/rss/channel/item"), 1):
        drop(item, "itunes:episode")
        if item is not find(root, ITEM):
            append(item, made(f"<itunes:episode>{number}</itunes:episode>"))
    return find(root, ITEM)


def own_address(root: Element) -> str:
    return find(root, f"{CHANNEL}/atom:link[@rel='self']").get("href")


def pages(*links: tuple[str, str], told: str) -> Edit:
    """Only these links between pages; SELF is the feed's own address."""

    def edit(root: Element) -> Element:
        channel = find(root, CHANNEL)
        rels = ("first", "last", "next", "prev", "previous")
        drop(channel, *(f"atom:link[@rel='{rel}']" for rel in rels))
        for rel, address in links:
            href = own_address(root) if address == "SELF" else address
            append(channel, made(f'<atom:link rel="{rel}" href="{href}"/>'))
        return find(root, told)

    return edit


def told_with_guid(guid: str, permanent: str) -> Edit:
    return put(ITEM, f"<guid{permanent}>{guid}</guid>")


def old_build_date(root: Element) -> Element:
    date = "<lastBuildDate>Sat, 01 Jan 2000 06:00:00 +0100</lastBuildDate>"
    return put(CHANNEL, date)(root)


def same_as_other(tag: str) -> Edit:
    """The later of two episodes has what the earlier has."""

    def edit(root: Element) -> Element:
        old = find(root, f"{OTHER}/{tag}")
        new = deepcopy(find(root, f"{ITEM}/{tag}"))
        old.getparent().replace(old, new)
        return new

    return edit


def line_of(data: bytes, part: bytes) -> int:
    return data.count(b"\n", 0, data.index(part)) + 1


def before(mark: bytes, text: bytes) -> Raw:
    """Text put in before a mark, on the mark's line."""
    return lambda data: (data.replace(mark, text + mark, 1), line_of(data, mark))


def instead(old: bytes, new: bytes) -> Raw:
    def raw(data: bytes) -> tuple[bytes, int]:
        spoilt = data.replace(old, new, 1)
        assert spoilt != data, f"the good feed has no {old!r}"
        return spoilt, line_of(spoilt, new)

    return raw


def namespace(old: bytes, new: bytes) -> Raw:
    """Another address for a namespace; the line is that of the element that declares it."""
    return lambda data: (instead(b'"' + old + b'"', b'"' + new + b'"')(data)[0],
                         line_of(data, b"<rss"))  # fmt: skip


def doctype(data: bytes) -> tuple[bytes, int]:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    return data.replace(b"<rss", bomb + b"<rss", 1), line_of(data, b"<rss")


def latin_1(data: bytes) -> tuple[bytes, int]:
    return data.decode().replace("UTF-8", "ISO-8859-1").encode(), 1


def broken_letter(data: bytes) -> tuple[bytes, int]:
    letter = "æ".encode()
    return data.replace(letter, "æ".encode("latin-1"), 1), line_of(data, letter)


LONG = "æ" * 129


def change(path: str, name: str, value: str | None) -> Edit:
    def edit(root: Element) -> Element:
        element = find(root, path)
        if value is None:
            element.attrib.pop(name, None)
        else:
            element.set(name, value)
        return element

    return edit


def spoil(rule: str, what: str, edit: Edit) -> Mutation:
    """A mutation of the tree."""
    return Mutation(rule, what, edit)


def raw(rule: str, what: str, change: Raw) -> Mutation:
    """A mutation of the bytes."""
    return Mutation(rule, what, raw=change)


def mutate(data: bytes, mutation: Mutation) -> tuple[bytes, int]:
    """Return the spoilt feed and the line that the finding must name."""
    if mutation.raw:
        return mutation.raw(data)
    assert mutation.edit
    root = parse(data)
    told = mutation.edit(root)
    path = root.getroottree().getpath(told)
    spoilt: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    again = parse(spoilt).getroottree().xpath(path, namespaces=NAMESPACES)
    return spoilt, again[0].sourceline
