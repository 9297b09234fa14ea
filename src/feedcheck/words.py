"""Rules of the text that people see: its length, its markup and its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from feedcheck.checks import at_most, attribute, text
from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import APPLE, podcasting, psp, rss_profile
from laboratorium.base.problems import Level

LONGEST_DESCRIPTION = 4000
_DESCRIPTIONS = ("channel/description", "item/description")
_HTML = (*_DESCRIPTIONS, "item/content:encoded")
_PLAIN = ("channel/title", "item/title", "item/itunes:title", "channel/itunes:author")

# PSP-1, item description; Apple names the first five.
_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
_ACTIVE = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "svg"}
)
# What æ, ø, å, dashes and quotation marks become when UTF-8 is read as Latin-1 and saved again.
_MOJIBAKE = re.compile("Ã[\x80-\xbf†˜…]|â€|\N{REPLACEMENT CHARACTER}")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(?<![A-Za-z-])([A-Za-z-]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+))""")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

_LIMITED = (
    "channel/title",
    "channel/copyright",
    "channel/itunes:author",
    "channel/itunes:owner/itunes:name",
    "item/title",
    "item/itunes:title",
    "item/itunes:author",
    "item/guid",
)
_SPACED = (
    *_LIMITED,
    "channel/link",
    "channel/language",
    "channel/itunes:explicit",
    "channel/itunes:new-feed-url",
    "channel/itunes:type",
    "channel/podcast:guid",
    "channel/podcast:locked",
    "channel/podcast:medium",
    "channel/podcast:person",
    "item/link",
    "item/pubDate",
    "item/itunes:duration",
    "item/itunes:episode",
    "item/itunes:episodeType",
    "item/itunes:explicit",
    "item/itunes:season",
    "item/podcast:person",
)
_AT_MOST_128 = (
    "channel/podcast:funding",
    "channel/podcast:license",
    "channel/podcast:location",
    "channel/podcast:person",
    "channel/podcast:trailer",
    "channel/podcast:updateFrequency",
    "item/podcast:funding",
    "item/podcast:license",
    "item/podcast:location",
    "item/podcast:person",
    "item/podcast:soundbite",
)


class _Markup(NamedTuple):
    """What is in a description's HTML."""

    tags: list[str]
    links: list[str]
    """Addresses that lean on the page they stand on."""
    active: list[str]


def _markup(html: str) -> _Markup:
    """Look through HTML in linear time, whatever is in it: a checker reads strangers' feeds."""
    found = _Markup([], [], [])
    for tag in _TAG.finditer(html):
        name = tag[1].casefold()
        if name in _ACTIVE:
            found.active.append(f"<{name}>")
        else:
            found.tags.append(name)
        for attribute_ in _ATTRIBUTE.finditer(tag[2]):
            value = unescape(attribute_[2]).strip("\"'")
            # Browsers overlook white space in an address, and so may not a checker.
            _look_at(attribute_[1].casefold(), "".join(value.split()), found)
    return found


def _look_at(name: str, value: str, found: _Markup) -> None:
    if name.startswith("on"):
        found.active.append(name)
    elif name in ("href", "src"):
        scheme = value.partition(":")[0].casefold()
        if scheme in ("javascript", "data", "vbscript"):
            found.active.append(f"{scheme}:")
        elif scheme not in ("http", "https", "mailto", "tel"):
            found.links.append(value)


def _too_long(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_DESCRIPTIONS):
        size = len(node.text.encode("utf-8", "replace"))
        if size > LONGEST_DESCRIPTION:
            yield Hit(node.line, {"size": size, "limit": LONGEST_DESCRIPTION})


def _spaces(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_SPACED):
        if node.text.strip() and node.text != node.text.strip():
            yield Hit(node.line, {"tag": node.name})


def _tags(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_DESCRIPTIONS):
        others = sorted(set(_markup(node.text).tags) - _TAGS)
        if others:
            yield Hit(node.line, {"tag": others[0]})


def _active(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_HTML):
        found = _markup(node.text).active
        if found:
            yield Hit(node.line, {"value": found[0], "tag": node.name})


def _relative(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_HTML):
        for link in _markup(node.text).links[:1]:
            yield Hit(node.line, {"value": link})


def _encoded(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("item/content:encoded"):
        if node.text.strip() and not node.cdata:
            yield Hit(node.line)


def _mojibake(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_PLAIN, *_HTML, "channel/podcast:person", "item/podcast:person"):
        found = _MOJIBAKE.search(node.text)
        if found:
            start = max(found.start() - 10, 0)
            yield Hit(node.line, {"value": node.text[start : found.end() + 10].strip()})


WORD_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "description-bytes",
        psp("item-description"),
        Level.ERROR,
        "Beskrivelsen fylder {size} bytes og må højst fylde {limit}. Gør den kortere, og læg "
        "resten i <content:encoded>. Æ, ø og å fylder to.",
        _too_long,
    ),
    Rule(
        "value-255",
        APPLE,
        Level.ERROR,
        "<{tag}> er over 255 tegn. Gør den kortere.",
        text(at_most(255), *_LIMITED),
    ),
    Rule(
        "value-128",
        podcasting("person"),
        Level.ADVICE,
        "<{tag}> er over 128 tegn og bliver klippet af. Gør den kortere.",
        text(at_most(128), *_AT_MOST_128),
    ),
    Rule(
        "txt-4000",
        podcasting("txt"),
        Level.ADVICE,
        "<{tag}> er over 4000 tegn og bliver klippet af. Gør den kortere.",
        text(at_most(4000), "channel/podcast:txt", "item/podcast:txt"),
    ),
    Rule(
        "txt-purpose",
        podcasting("txt"),
        Level.ADVICE,
        "purpose på <{tag}> er over 128 tegn. Gør den kortere.",
        attribute(at_most(128), "purpose", "channel/podcast:txt", "item/podcast:txt"),
    ),
    Rule(
        "value-spaces",
        APPLE,
        Level.ERROR,
        "Der er mellemrum eller linjeskift før eller efter teksten i <{tag}>. Fjern dem.",
        _spaces,
    ),
    Rule(
        "description-tags",
        psp("item-description"),
        Level.ADVICE,
        "Der er et <{tag}> i beskrivelsen. Apps viser kun p, ol, ul, li, a, b, i, strong og em.",
        _tags,
    ),
    Rule(
        "active-html",
        rss_profile("data-types-characterdata"),
        Level.ERROR,
        "Der er noget, der kan køre som kode, i <{tag}>: {value}. Fjern det.",
        _active,
    ),
    Rule(
        "relative-link",
        rss_profile("data-types-url"),
        Level.ERROR,
        "Linket »{value}« virker ikke uden for siden. Skriv hele adressen: https://…",
        _relative,
    ),
    Rule(
        "content-cdata",
        psp("html-and-link-support-optional"),
        Level.ADVICE,
        "HTML'en i <content:encoded> er ikke pakket ind. Skriv <![CDATA[ før og ]]> efter.",
        _encoded,
    ),
    Rule(
        "title-markup",
        rss_profile("element-channel-item-title"),
        Level.ERROR,
        "Der er HTML i <{tag}>: »{value}«. Skriv ren tekst.",
        text(lambda value: not _MARKUP.search(value), *_PLAIN),
    ),
    Rule(
        "double-escaped",
        rss_profile("data-types-characterdata"),
        Level.ERROR,
        "<{tag}> er kodet to gange, så tegn bliver vist som koder: »{value}«. Skriv &amp; én gang.",
        text(lambda value: not _ENTITY.search(value), *_PLAIN),
    ),
    Rule(
        "mojibake",
        psp("html-and-link-support-optional"),
        Level.ERROR,
        "Bogstaver er gået i stykker: »{value}«. Teksten er læst i et forkert tegnsæt; gem den "
        "som UTF-8.",
        _mojibake,
    ),
)
