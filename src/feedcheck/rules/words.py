"""Rules of the text that people see: its length, its markup and its letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from feedcheck.feed import Feed
from feedcheck.finds import Find, hit, value, without
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import APPLE, podcasting, psp, rss_profile
from feedcheck.tree import Node
from feedcheck.values import at_most, lacks

_LONGEST_DESCRIPTION = 4000
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
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(?<![A-Za-z-])([A-Za-z-]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+))""")

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
    """Look through HTML in linear time, whatever is in it: a checker reads allow_unknown' feeds."""
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


def _html(wrong: Callable[[_Markup], list[str]], *paths: str) -> Find:
    """There is nothing wrong in an element's HTML; ``{value}`` is the first thing that is."""

    def find(feed: Feed) -> Iterator[Hit]:
        for node in feed.at(*paths):
            for first in wrong(_markup(node.text))[:1]:
                yield hit(node, value=first)

    return find


def _too_long(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_DESCRIPTIONS):
        size = len(node.text.encode("utf-8", "replace"))
        if size > _LONGEST_DESCRIPTION:
            yield hit(node, size=size, limit=_LONGEST_DESCRIPTION)


def _has_spaces(node: Node) -> bool:
    return node.text.strip() not in ("", node.text)


def _mojibake(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_PLAIN, *_HTML, "channel/podcast:person", "item/podcast:person"):
        found = _MOJIBAKE.search(node.text)
        if found:
            start = max(found.start() - 10, 0)
            yield hit(node, value=node.text[start : found.end() + 10].strip())


WORD_RULES: tuple[Rule[Feed], ...] = (
    error("description-bytes", psp("item-description"), _too_long,
        "Beskrivelsen fylder {size} bytes og må højst fylde {limit}. Gør den kortere, og læg "
        "resten i <content:encoded>. Æ, ø og å fylder to."),
    error("value-255", APPLE, value(at_most(255), *_LIMITED),
        "<{tag}> er over 255 tegn. Gør den kortere."),
    advice("value-128", podcasting("person"), value(at_most(128), *_AT_MOST_128),
        "<{tag}> er over 128 tegn og bliver klippet af. Gør den kortere."),
    advice("txt-4000", podcasting("txt"),
        value(at_most(4000), "channel/podcast:txt", "item/podcast:txt"),
        "<{tag}> er over 4000 tegn og bliver klippet af. Gør den kortere."),
    advice("txt-purpose", podcasting("txt"),
        value(at_most(128), "channel/podcast:txt@purpose", "item/podcast:txt@purpose"),
        "purpose på <{tag}> er over 128 tegn. Gør den kortere."),
    error("value-spaces", APPLE, without(_has_spaces, *_SPACED),
        "Der er mellemrum eller linjeskift før eller efter teksten i <{tag}>. Fjern dem."),
    advice("description-tags", psp("item-description"),
        _html(lambda found: sorted(set(found.tags) - _TAGS), *_DESCRIPTIONS),
        "Der er et <{value}> i beskrivelsen. Apps viser kun p, ol, ul, li, a, b, i, strong og em."),
    error("active-html", rss_profile("data-types-characterdata"),
        _html(lambda found: found.active, *_HTML),
        "Der er noget, der kan køre som kode, i <{tag}>: {value}. Fjern det."),
    error("relative-link", rss_profile("data-types-url"),
        _html(lambda found: found.links, *_HTML),
        "Linket »{value}« virker ikke uden for siden. Skriv hele adressen: https://…"),
    advice("content-cdata", psp("html-and-link-support-optional"),
        without(lambda node: bool(node.text.strip()) and not node.cdata, "item/content:encoded"),
        "HTML'en i <content:encoded> er ikke pakket ind. Skriv <![CDATA[ før og ]]> efter."),
    error("title-markup", rss_profile("element-channel-item-title"),
        value(lacks(r"</?[A-Za-z][^<>]{0,200}>"), *_PLAIN),
        "Der er HTML i <{tag}>: »{value}«. Skriv ren tekst."),
    error("double-escaped", rss_profile("data-types-characterdata"),
        value(lacks(r"&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-fA-F]{1,6});"), *_PLAIN),
        "<{tag}> er kodet to gange, så tegn bliver vist som koder: »{value}«. Skriv &amp; én "
        "gang."),
    error("mojibake", psp("html-and-link-support-optional"), _mojibake,
        "Bogstaver er gået i stykker: »{value}«. Teksten er læst i et forkert tegnsæt; gem den "
        "som UTF-8."),
)  # fmt: skip
