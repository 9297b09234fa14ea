"""Rules of an episode: what Apple, PSP-1 and RSS 2.0 ask of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import fitting, hit, missing, repeats, required, unique, value
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import APPLE, WCAG, psp, rss
from feedcheck.tree import Node
from feedcheck.values import is_web_address, is_whole_from_1, one_of, seconds
from feedcheck.vocabulary import MEDIA_ENDINGS

_TITLES = ("item/title", "item/itunes:title")
_NUMBER = re.compile(
    r"(^#?\d{1,4}\s*[.:–—-]\s)|\b(afsnit|episode|ep\.?|sæson|season|del|nr\.?)\s*#?\d+|"
    r"\bs\d{1,2}\s?e\d{1,3}\b|#\d+",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")


def _title_number(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_TITLES):
        found = _NUMBER.search(node.text[:1000])
        if found:
            yield hit(node, value=found[0].strip())


def _title_show(feed: Feed) -> Iterator[Hit]:
    show = feed.channel.value("title")
    words = _words(show)
    for node in feed.at(*_TITLES):
        if show and words in _words(node.text[:1000]):
            yield hit(node, show=show)


def _words(text: str) -> str:
    """The words of a text alone, each with a space before and after it."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _is_full(item: Node) -> bool:
    return item.value("itunes:episodeType").casefold() in ("", "full")


def _serial(feed: Feed) -> Iterator[Hit]:
    if feed.channel.value("itunes:type").casefold() == "serial":
        for item in feed.items:
            if _is_full(item) and not item.value("itunes:episode"):
                yield hit(item)


def _same_number(feed: Feed) -> Iterator[Hit]:
    numbered = (
        ((item.value("itunes:episode"), item.value("itunes:season")), node)
        for item in feed.items
        if _is_full(item) and (node := item.first("itunes:episode"))
    )
    for (number, _), node, first in repeats(numbered):
        if number:
            yield hit(node, number=number, first=first.line)


def _readable_not_seconds(text: str) -> bool:
    """Right when it is whole seconds, or so wrong that another rule says so."""
    return text.isdigit() or seconds(text) is None


ITEM_RULES: tuple[Rule[Feed], ...] = (
    error("item-title", APPLE, missing("item/title"),
        "Afsnittet har ingen titel. Skriv <title>…</title> i <item>."),
    advice("title-number", APPLE, _title_number,
        "Der står et nummer i afsnittets titel: »{value}«. Skriv det i <itunes:episode> og "
        "<itunes:season>."),
    advice("title-show", APPLE, _title_show,
        "Podcastens navn, »{show}«, står i afsnittets titel. Apps viser det i forvejen; fjern "
        "det."),
    error("item-enclosure", APPLE, missing("item/enclosure@url"),
        'Afsnittet har ingen lydfil. Skriv <enclosure url="https://…" length="…" '
        'type="audio/mpeg"/>.'),
    error("enclosure-length", APPLE, required(is_whole_from_1, "item/enclosure@length"),
        "length på <{tag}> er »{value}«. Skriv filens størrelse i hele bytes."),
    error("enclosure-type", APPLE, required(one_of(*MEDIA_ENDINGS), "item/enclosure@type"),
        "type på <{tag}> er »{value}«. Skriv audio/mpeg for MP3 og audio/x-m4a for M4A."),
    error("media-ending", APPLE,
        fitting(MEDIA_ENDINGS, "item/enclosure", "channel/podcast:trailer"),
        "Filen er af typen {kind}, men »{url}« ender ikke på {endings}. Ret det, der er forkert."),
    error("enclosure-unique", APPLE, unique("item/enclosure@url"),
        "Lydfilen »{value}« hører allerede til afsnittet på linje {first}. Hvert afsnit skal have "
        "sin egen adresse; Apple tager kun det første med."),
    error("item-guid", psp("item-guid"), missing("item/guid"),
        'Afsnittet har intet guid. Skriv <guid isPermaLink="false">…</guid>, og ret det aldrig.'),
    error("guid-unique", psp("item-guid"), unique("item/guid"),
        "Guid'et »{value}« hører allerede til afsnittet på linje {first}. Giv afsnittet sit eget; "
        "ellers bliver det ene skjult."),
    error("guid-permalink", rss("ltguidgtSubelementOfLtitemgt"),
        value(is_web_address, "item/guid",
              when=lambda guid: guid.get("isPermaLink", "true") != "false"),
        'Guid\'et »{value}« er ikke en adresse. Skriv isPermaLink="false" på <guid>.'),
    error("guid-permalink-value", rss("ltguidgtSubelementOfLtitemgt"),
        value(one_of("true", "false"), "item/guid@isPermaLink"),
        "isPermaLink er »{value}«. Skriv true eller false."),
    advice("item-pubdate", psp("item-pubdate"), missing("item/pubDate"),
        "Afsnittet har ingen dato. Skriv <pubDate>Mon, 23 Nov 2026 06:00:00 +0100</pubDate>."),
    advice("item-description", psp("item-description"), missing("item/description"),
        "Afsnittet har ingen beskrivelse. Skriv <description>…</description>."),
    advice("item-link", psp("item-link"), missing("item/link"),
        "Afsnittet har ikke noget link til sin side. Skriv <link>https://…</link>."),
    advice("item-explicit", psp("item-itunes-explicit"), missing("item/itunes:explicit"),
        "Afsnittet siger ikke, om det er egnet for alle. Skriv "
        "<itunes:explicit>false</itunes:explicit>."),
    advice("item-duration", psp("item-itunesduration"), missing("item/itunes:duration"),
        "Afsnittet siger ikke, hvor langt det er. Skriv <itunes:duration> i hele sekunder."),
    advice("item-transcript", WCAG, missing("item/podcast:transcript@url"),
        "Afsnittet har ingen udskrift. Den, der ikke kan høre lyden, har brug for "
        '<podcast:transcript url="https://…" type="text/vtt"/>.'),
    error("duration-format", psp("item-itunesduration"),
        value(lambda text: bool(seconds(text)), "item/itunes:duration"),
        "<itunes:duration> er »{value}«, og det er ikke en varighed. Skriv hele sekunder, fx 754."),
    advice("duration-seconds", psp("item-itunesduration"),
        value(_readable_not_seconds, "item/itunes:duration"),
        "<itunes:duration> er »{value}«. Skriv hele sekunder, fx 754; det læser alle apps ens."),
    error("episode-number", APPLE, value(is_whole_from_1, "item/itunes:episode"),
        "<itunes:episode> er »{value}«. Skriv et helt tal på mindst 1."),
    error("season-number", APPLE, value(is_whole_from_1, "item/itunes:season"),
        "<itunes:season> er »{value}«. Skriv et helt tal på mindst 1."),
    error("episode-type", APPLE,
        value(one_of("full", "trailer", "bonus", any_case=True), "item/itunes:episodeType"),
        "<itunes:episodeType> er »{value}«. Skriv full, trailer eller bonus."),
    error("serial-episode", APPLE, _serial,
        "Podcasten er serial, og afsnittet har intet nummer. Skriv <itunes:episode>."),
    advice("episode-repeated", APPLE, _same_number,
        "Nummer {number} i den samme sæson er allerede afsnittet på linje {first}. Giv det ene et "
        "andet nummer."),
)  # fmt: skip
