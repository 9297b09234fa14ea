"""Rules of an episode: what Apple, PSP-1 and RSS 2.0 ask of an item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from feedcheck.checks import attribute, is_web_address, missing, one_of, text, whole_from_1
from feedcheck.feed import Feed, seconds
from feedcheck.model import Hit, Rule
from feedcheck.sources import APPLE, WCAG, psp, rss
from feedcheck.tree import Node
from feedcheck.vocabulary import MEDIA_ENDINGS
from laboratorium.base.problems import Level

_NUMBER = re.compile(
    r"(^#?\d{1,4}\s*[.:–—-]\s)|\b(afsnit|episode|ep\.?|sæson|season|del|nr\.?)\s*#?\d+|"
    r"\bs\d{1,2}\s?e\d{1,3}\b|#\d+",
    re.IGNORECASE,
)
_MEDIA = ("item/enclosure", "channel/podcast:trailer")


def ending(address: str) -> str:
    """Return the file ending of an address, such as ``.mp3``, or nothing."""
    try:
        name = urlsplit(address).path.rpartition("/")[2]
    except ValueError:
        return ""
    return "." + name.rpartition(".")[2].casefold() if "." in name else ""


def _title_number(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("item/title", "item/itunes:title"):
        found = _NUMBER.search(node.text[:1000])
        if found:
            yield Hit(node.line, {"value": found[0].strip()})


def _title_show(feed: Feed) -> Iterator[Hit]:
    show = feed.channel.value("title").casefold()
    for node in feed.at("item/title", "item/itunes:title"):
        if show and show in node.text.casefold():
            yield Hit(node.line, {"show": feed.channel.value("title")})


def _media_ending(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_MEDIA):
        kind = node.attributes.get("type", "").strip()
        address = node.attributes.get("url", "").strip()
        endings = MEDIA_ENDINGS.get(kind, ())
        if endings and is_web_address(address) and ending(address) not in endings:
            yield Hit(node.line, {"kind": kind, "endings": " eller ".join(endings), "url": address})


def _repeated(feed: Feed, path: str, name: str = "") -> Iterator[Hit]:
    """Every later element with a value that one before it has."""
    seen: dict[str, Node] = {}
    for node in feed.at(path):
        value = (node.attributes.get(name, "") if name else node.text).strip()
        if value and value in seen:
            yield Hit(node.line, {"value": value, "first": seen[value].line})
        seen.setdefault(value, node)


def _permalink(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("item/guid"):
        value = node.text.strip()
        permanent = node.attributes.get("isPermaLink", "true") != "false"
        if value and permanent and not is_web_address(value):
            yield Hit(node.line, {"value": value})


def _serial(feed: Feed) -> Iterator[Hit]:
    if feed.channel.value("itunes:type").casefold() != "serial":
        return
    for item in feed.items:
        full = item.value("itunes:episodeType").casefold() in ("", "full")
        if full and not item.value("itunes:episode"):
            yield Hit(item.line)


def _same_number(feed: Feed) -> Iterator[Hit]:
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for item in feed.items:
        number, season = item.value("itunes:episode"), item.value("itunes:season")
        if not number or item.value("itunes:episodeType").casefold() not in ("", "full"):
            continue
        if seen[season, number]:
            node = item.first("itunes:episode") or item
            yield Hit(node.line, {"number": number, "first": seen[season, number]})
        else:
            seen[season, number] = (item.first("itunes:episode") or item).line


def _readable_not_seconds(value: str) -> bool:
    """Right when it is whole seconds, or so wrong that another rule says so."""
    return value.isdigit() or seconds(value) is None


def _is_duration(value: str) -> bool:
    return bool(seconds(value))


ITEM_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "item-title",
        APPLE,
        Level.ERROR,
        "Afsnittet har ingen titel. Skriv <title>…</title> i <item>.",
        missing("item", "title"),
    ),
    Rule(
        "title-number",
        APPLE,
        Level.ADVICE,
        "Der står et nummer i afsnittets titel: »{value}«. Skriv det i <itunes:episode> og "
        "<itunes:season>.",
        _title_number,
    ),
    Rule(
        "title-show",
        APPLE,
        Level.ADVICE,
        "Podcastens navn, »{show}«, står i afsnittets titel. Apps viser det i forvejen; fjern det.",
        _title_show,
    ),
    Rule(
        "item-enclosure",
        APPLE,
        Level.ERROR,
        'Afsnittet har ingen lydfil. Skriv <enclosure url="https://…" length="…" '
        'type="audio/mpeg"/>.',
        missing("item", "enclosure", "url"),
    ),
    Rule(
        "enclosure-length",
        APPLE,
        Level.ERROR,
        "length på <{tag}> er »{value}«. Skriv filens størrelse i hele bytes.",
        attribute(whole_from_1, "length", "item/enclosure", required=True),
    ),
    Rule(
        "enclosure-type",
        APPLE,
        Level.ERROR,
        "type på <{tag}> er »{value}«. Skriv audio/mpeg for MP3 og audio/x-m4a for M4A.",
        attribute(one_of(*MEDIA_ENDINGS), "type", "item/enclosure", required=True),
    ),
    Rule(
        "media-ending",
        APPLE,
        Level.ERROR,
        "Filen er af typen {kind}, men »{url}« ender ikke på {endings}. Ret det, der er forkert.",
        _media_ending,
    ),
    Rule(
        "enclosure-unique",
        APPLE,
        Level.ERROR,
        "Lydfilen »{value}« hører allerede til afsnittet på linje {first}. Hvert afsnit skal have "
        "sin egen adresse; Apple tager kun det første med.",
        lambda feed: _repeated(feed, "item/enclosure", "url"),
    ),
    Rule(
        "item-guid",
        psp("item-guid"),
        Level.ERROR,
        'Afsnittet har intet guid. Skriv <guid isPermaLink="false">…</guid>, og ret det aldrig.',
        missing("item", "guid"),
    ),
    Rule(
        "guid-unique",
        psp("item-guid"),
        Level.ERROR,
        "Guid'et »{value}« hører allerede til afsnittet på linje {first}. Giv afsnittet sit eget; "
        "ellers bliver det ene skjult.",
        lambda feed: _repeated(feed, "item/guid"),
    ),
    Rule(
        "guid-permalink",
        rss("ltguidgtSubelementOfLtitemgt"),
        Level.ERROR,
        'Guid\'et »{value}« er ikke en adresse. Skriv isPermaLink="false" på <guid>.',
        _permalink,
    ),
    Rule(
        "guid-permalink-value",
        rss("ltguidgtSubelementOfLtitemgt"),
        Level.ERROR,
        "isPermaLink er »{value}«. Skriv true eller false.",
        attribute(one_of("true", "false"), "isPermaLink", "item/guid"),
    ),
    Rule(
        "item-pubdate",
        psp("item-pubdate"),
        Level.ADVICE,
        "Afsnittet har ingen dato. Skriv <pubDate>Mon, 23 Nov 2026 06:00:00 +0100</pubDate>.",
        missing("item", "pubDate"),
    ),
    Rule(
        "item-description",
        psp("item-description"),
        Level.ADVICE,
        "Afsnittet har ingen beskrivelse. Skriv <description>…</description>.",
        missing("item", "description"),
    ),
    Rule(
        "item-link",
        psp("item-link"),
        Level.ADVICE,
        "Afsnittet har ikke noget link til sin side. Skriv <link>https://…</link>.",
        missing("item", "link"),
    ),
    Rule(
        "item-explicit",
        psp("item-itunes-explicit"),
        Level.ADVICE,
        "Afsnittet siger ikke, om det er egnet for alle. Skriv "
        "<itunes:explicit>false</itunes:explicit>.",
        missing("item", "itunes:explicit"),
    ),
    Rule(
        "item-duration",
        psp("item-itunesduration"),
        Level.ADVICE,
        "Afsnittet siger ikke, hvor langt det er. Skriv <itunes:duration> i hele sekunder.",
        missing("item", "itunes:duration"),
    ),
    Rule(
        "item-transcript",
        WCAG,
        Level.ADVICE,
        "Afsnittet har ingen udskrift. Den, der ikke kan høre lyden, har brug for "
        '<podcast:transcript url="https://…" type="text/vtt"/>.',
        missing("item", "podcast:transcript", "url"),
    ),
    Rule(
        "duration-format",
        psp("item-itunesduration"),
        Level.ERROR,
        "<itunes:duration> er »{value}«, og det er ikke en varighed. Skriv hele sekunder, fx 754.",
        text(_is_duration, "item/itunes:duration"),
    ),
    Rule(
        "duration-seconds",
        psp("item-itunesduration"),
        Level.ADVICE,
        "<itunes:duration> er »{value}«. Skriv hele sekunder, fx 754; det læser alle apps ens.",
        text(_readable_not_seconds, "item/itunes:duration"),
    ),
    Rule(
        "episode-number",
        APPLE,
        Level.ERROR,
        "<itunes:episode> er »{value}«. Skriv et helt tal på mindst 1.",
        text(whole_from_1, "item/itunes:episode"),
    ),
    Rule(
        "season-number",
        APPLE,
        Level.ERROR,
        "<itunes:season> er »{value}«. Skriv et helt tal på mindst 1.",
        text(whole_from_1, "item/itunes:season"),
    ),
    Rule(
        "episode-type",
        APPLE,
        Level.ERROR,
        "<itunes:episodeType> er »{value}«. Skriv full, trailer eller bonus.",
        text(
            lambda value: value.casefold() in ("full", "trailer", "bonus"),
            "item/itunes:episodeType",
        ),
    ),
    Rule(
        "serial-episode",
        APPLE,
        Level.ERROR,
        "Podcasten er serial, og afsnittet har intet nummer. Skriv <itunes:episode>.",
        _serial,
    ),
    Rule(
        "episode-repeated",
        APPLE,
        Level.ADVICE,
        "Nummer {number} i den samme sæson er allerede afsnittet på linje {first}. Giv det ene et "
        "andet nummer.",
        _same_number,
    ),
)
