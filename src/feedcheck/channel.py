"""Rules of the show: what Apple, PSP-1 and RSS 2.0 ask of a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedcheck.checks import hint, missing, nearest, one_of, text, whole_from_1
from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import APPLE, APPLE_CATEGORIES, RFC_4287, psp, rss
from feedcheck.vocabulary import CATEGORIES
from laboratorium.base.problems import Level

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_EMAIL = re.compile(r"[^@\s<>()]{1,64}@[^@\s<>()]{1,189}\.[^@\s<>().]{2,63}")
_RSS_EMAIL = re.compile(rf"{_EMAIL.pattern}( \(.{{1,200}}\))?")
_YES = re.compile("yes", re.IGNORECASE)


def is_language(value: str) -> bool:
    return bool(_LANGUAGE.fullmatch(value))


def _subcategories(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/itunes:category/itunes:category"):
        parent = node.parent.attributes.get("text", "").strip() if node.parent else ""
        value = node.attributes.get("text", "").strip()
        if parent in CATEGORIES and value not in CATEGORIES[parent]:
            meant = hint(value, CATEGORIES[parent])
            yield Hit(node.line, {"value": value, "parent": parent, "nearest": meant})


def _self_links(feed: Feed) -> Iterator[Hit]:
    number = sum(link.attributes.get("rel") == "self" for link in feed.at("channel/atom:link"))
    if number != 1:
        yield Hit(feed.channel.line, {"number": number})


def _self_type(feed: Feed) -> Iterator[Hit]:
    for link in feed.at("channel/atom:link"):
        kind = link.attributes.get("type", "")
        if link.attributes.get("rel") == "self" and kind != "application/rss+xml":
            yield Hit(link.line, {"value": kind})


def _no_items(feed: Feed) -> Iterator[Hit]:
    lists_others = feed.channel.value("podcast:medium").endswith(("L", "mixed", "publisher"))
    if not feed.items and not lists_others:
        yield Hit(feed.channel.line)


def _copyright(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/copyright"):
        if re.search(r"copyright|©|\b(19|20)\d\d\b", node.text, re.IGNORECASE):
            yield Hit(node.line, {"value": node.text.strip()})


def _image(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/image"):
        for part in ("url", "title", "link"):
            if not node.value(part):
                yield Hit(node.line, {"part": part})


CHANNEL_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "channel-title",
        APPLE,
        Level.ERROR,
        "Podcasten har ingen titel. Skriv <title>Podcastens navn</title> i <channel>.",
        missing("channel", "title"),
    ),
    Rule(
        "channel-description",
        APPLE,
        Level.ERROR,
        "Podcasten har ingen beskrivelse. Skriv <description>…</description> i <channel>.",
        missing("channel", "description"),
    ),
    Rule(
        "channel-link",
        psp("channel-link"),
        Level.ERROR,
        "Podcasten har ikke noget link til sin side. Skriv <link>https://…</link> i <channel>.",
        missing("channel", "link"),
    ),
    Rule(
        "channel-language",
        APPLE,
        Level.ERROR,
        "Podcasten siger ikke, hvilket sprog den er på. Skriv <language>da</language>.",
        missing("channel", "language"),
    ),
    Rule(
        "language-code",
        APPLE,
        Level.ERROR,
        "»{value}« er ikke en sprogkode efter ISO 639. Skriv for eksempel da eller da-dk.",
        text(is_language, "channel/language"),
    ),
    Rule(
        "channel-image",
        APPLE,
        Level.ERROR,
        'Podcasten har intet billede. Skriv <itunes:image href="https://…/billede.jpg"/> i '
        "<channel>.",
        missing("channel", "itunes:image", "href"),
    ),
    Rule(
        "channel-category",
        APPLE,
        Level.ERROR,
        'Podcasten har ingen kategori. Skriv for eksempel <itunes:category text="Society &amp; '
        'Culture"/>.',
        missing("channel", "itunes:category", "text"),
    ),
    Rule(
        "category-known",
        APPLE_CATEGORIES,
        Level.ERROR,
        "»{value}« er ikke en af Apples kategorier.{nearest} Vælg en fra kildens liste.",
        nearest("text", CATEGORIES, "channel/itunes:category"),
    ),
    Rule(
        "subcategory-known",
        APPLE_CATEGORIES,
        Level.ERROR,
        "»{value}« er ikke en underkategori af »{parent}« hos Apple.{nearest} Vælg en fra kildens "
        "liste.",
        _subcategories,
    ),
    Rule(
        "channel-explicit",
        APPLE,
        Level.ERROR,
        "Podcasten siger ikke, om den er egnet for alle. Skriv "
        "<itunes:explicit>false</itunes:explicit>.",
        missing("channel", "itunes:explicit"),
    ),
    Rule(
        "explicit-value",
        psp("channel-itunes-explicit"),
        Level.ERROR,
        "<itunes:explicit> er »{value}«. Skriv true eller false.",
        text(one_of("true", "false"), "channel/itunes:explicit", "item/itunes:explicit"),
    ),
    Rule(
        "atom-self",
        psp("channel-atom"),
        Level.ERROR,
        "Feedet har {number} links til sig selv og skal have ét. Skriv <atom:link "
        'href="https://…/feed.xml" rel="self" type="application/rss+xml"/>.',
        _self_links,
    ),
    Rule(
        "atom-self-type",
        RFC_4287,
        Level.ERROR,
        "Feedets link til sig selv har typen »{value}«. Skriv application/rss+xml.",
        _self_type,
    ),
    Rule(
        "channel-author",
        psp("channel-itunes-author"),
        Level.ADVICE,
        "Podcasten siger ikke, hvem der står bag. Skriv <itunes:author>…</itunes:author>.",
        missing("channel", "itunes:author"),
    ),
    Rule(
        "type-value",
        psp("channel-itunes-type"),
        Level.ERROR,
        "<itunes:type> er »{value}«. Skriv episodic (nyeste først) eller serial (fra en ende af).",
        text(one_of("episodic", "serial"), "channel/itunes:type"),
    ),
    Rule(
        "block-yes",
        APPLE,
        Level.ERROR,
        "<itunes:block> er »{value}«, og kun Yes virker. Skriv Yes, eller fjern elementet.",
        text(
            lambda value: bool(_YES.fullmatch(value)), "channel/itunes:block", "item/itunes:block"
        ),
    ),
    Rule(
        "complete-yes",
        APPLE,
        Level.ERROR,
        "<itunes:complete> er »{value}«, og kun Yes virker. Skriv Yes, eller fjern elementet.",
        text(lambda value: bool(_YES.fullmatch(value)), "channel/itunes:complete"),
    ),
    Rule(
        "owner-email",
        APPLE,
        Level.ERROR,
        "»{value}« er ikke en mailadresse. Skriv en i <itunes:email>, eller udelad elementet.",
        text(lambda value: bool(_EMAIL.fullmatch(value)), "channel/itunes:owner/itunes:email"),
    ),
    Rule(
        "rss-email",
        rss("optionalChannelElements"),
        Level.ERROR,
        "<{tag}> er »{value}« og skal være en mailadresse: navn@eksempel.dk (Fornavn Efternavn).",
        text(
            lambda value: bool(_RSS_EMAIL.fullmatch(value)),
            "channel/managingEditor",
            "channel/webMaster",
            "item/author",
        ),
    ),
    Rule(
        "ttl-number",
        rss("optionalChannelElements"),
        Level.ERROR,
        "<ttl> er »{value}«. Skriv et helt antal minutter på mindst 1.",
        text(whole_from_1, "channel/ttl"),
    ),
    Rule(
        "rss-image",
        rss("ltimagegtSubelementOfLtchannelgt"),
        Level.ERROR,
        "<image> mangler <{part}>. Der skal stå <url>, <title> og <link> i den.",
        _image,
    ),
    Rule(
        "copyright-text",
        psp("channel-copyright"),
        Level.ADVICE,
        "<copyright> er »{value}«. Skriv kun, hvem der har rettighederne, uden ordet copyright, "
        "© og årstal.",
        _copyright,
    ),
    Rule(
        "no-items",
        APPLE,
        Level.ERROR,
        "Feedet har ingen afsnit. Apps tager først imod en podcast, når der er mindst ét <item>.",
        _no_items,
    ),
)
