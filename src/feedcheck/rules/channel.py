"""Rules of the show: what Apple, PSP-1 and RSS 2.0 ask of a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import hit, known, missing, required, value
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import APPLE, APPLE_CATEGORIES, RFC_4287, psp, rss
from feedcheck.values import Hint, is_language, is_whole_from_1, lacks, matches, one_of
from feedcheck.vocabulary import CATEGORIES

_EMAIL = r"[^@\s<>()]{1,64}@[^@\s<>()]{1,189}\.[^@\s<>().]{2,63}"


def _subcategories(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/itunes:category/itunes:category"):
        parent = node.parent.get("text") if node.parent else ""
        text = node.get("text")
        if parent in CATEGORIES and text not in CATEGORIES[parent]:
            yield hit(node, value=text, parent=parent, nearest=Hint(text, CATEGORIES[parent]))


def _self_links(feed: Feed) -> Iterator[Hit]:
    number = sum(link.get("rel") == "self" for link in feed.at("channel/atom:link"))
    if number != 1:
        yield hit(feed.channel, number=number)


def _no_items(feed: Feed) -> Iterator[Hit]:
    lists_others = feed.channel.value("podcast:medium").endswith(("L", "mixed", "publisher"))
    if not feed.items and not lists_others:
        yield hit(feed.channel)


CHANNEL_RULES: tuple[Rule[Feed], ...] = (
    error("channel-title", APPLE, missing("channel/title"),
        "Podcasten har ingen titel. Skriv <title>Podcastens navn</title> i <channel>."),
    error("channel-description", APPLE, missing("channel/description"),
        "Podcasten har ingen beskrivelse. Skriv <description>…</description> i <channel>."),
    error("channel-link", psp("channel-link"), missing("channel/link"),
        "Podcasten har ikke noget link til sin side. Skriv <link>https://…</link> i <channel>."),
    error("channel-language", APPLE, missing("channel/language"),
        "Podcasten siger ikke, hvilket sprog den er på. Skriv <language>da</language>."),
    error("language-code", APPLE, value(is_language, "channel/language"),
        "»{value}« er ikke en sprogkode efter ISO 639. Skriv for eksempel da eller da-dk."),
    error("channel-image", APPLE, missing("channel/itunes:image@href"),
        'Podcasten har intet billede. Skriv <itunes:image href="https://…/billede.jpg"/> i '
        "<channel>."),
    error("channel-category", APPLE, missing("channel/itunes:category@text"),
        'Podcasten har ingen kategori. Skriv for eksempel <itunes:category text="Society &amp; '
        'Culture"/>.'),
    error("category-known", APPLE_CATEGORIES, known(CATEGORIES, "channel/itunes:category@text"),
        "»{value}« er ikke en af Apples kategorier.{nearest} Vælg en fra kildens liste."),
    error("subcategory-known", APPLE_CATEGORIES, _subcategories,
        "»{value}« er ikke en underkategori af »{parent}« hos Apple.{nearest} Vælg en fra kildens "
        "liste."),
    error("channel-explicit", APPLE, missing("channel/itunes:explicit"),
        "Podcasten siger ikke, om den er egnet for alle. Skriv "
        "<itunes:explicit>false</itunes:explicit>."),
    error("explicit-value", psp("channel-itunes-explicit"),
        value(one_of("true", "false"), "channel/itunes:explicit", "item/itunes:explicit"),
        "<itunes:explicit> er »{value}«. Skriv true eller false."),
    error("atom-self", psp("channel-atom"), _self_links,
        "Feedet har {number} links til sig selv og skal have ét. Skriv <atom:link "
        'href="https://…/feed.xml" rel="self" type="application/rss+xml"/>.'),
    error("atom-self-type", RFC_4287,
        required(one_of("application/rss+xml"), "channel/atom:link@type",
                 when=lambda link: link.get("rel") == "self"),
        "Feedets link til sig selv har typen »{value}«. Skriv application/rss+xml."),
    advice("channel-author", psp("channel-itunes-author"), missing("channel/itunes:author"),
        "Podcasten siger ikke, hvem der står bag. Skriv <itunes:author>…</itunes:author>."),
    error("type-value", psp("channel-itunes-type"),
        value(one_of("episodic", "serial"), "channel/itunes:type"),
        "<itunes:type> er »{value}«. Skriv episodic (nyeste først) eller serial (fra en ende af)."),
    error("block-yes", APPLE,
        value(one_of("yes", "no", any_case=True), "channel/itunes:block", "item/itunes:block"),
        "<itunes:block> er »{value}«, og kun Yes virker. Skriv Yes, eller fjern elementet."),
    error("complete-yes", APPLE, value(one_of("yes", any_case=True), "channel/itunes:complete"),
        "<itunes:complete> er »{value}«, og kun Yes virker. Skriv Yes, eller fjern elementet."),
    error("owner-email", APPLE, value(matches(_EMAIL), "channel/itunes:owner/itunes:email"),
        "»{value}« er ikke en mailadresse. Skriv en i <itunes:email>, eller udelad elementet."),
    error("rss-email", rss("optionalChannelElements"),
        value(matches(rf"{_EMAIL}( \(.{{1,200}}\))?"),
              "channel/managingEditor", "channel/webMaster", "item/author"),
        "<{tag}> er »{value}« og skal være en mailadresse: navn@eksempel.dk (Fornavn Efternavn)."),
    error("ttl-number", rss("optionalChannelElements"), value(is_whole_from_1, "channel/ttl"),
        "<ttl> er »{value}«. Skriv et helt antal minutter på mindst 1."),
    error("rss-image", rss("ltimagegtSubelementOfLtchannelgt"),
        missing("channel/image/url", "channel/image/title", "channel/image/link"),
        "<image> mangler <{tag}>. Der skal stå <url>, <title> og <link> i den."),
    advice("copyright-text", psp("channel-copyright"),
        value(lacks(r"copyright|©|\b(19|20)\d\d\b", re.IGNORECASE), "channel/copyright"),
        "<copyright> er »{value}«. Skriv kun, hvem der har rettighederne, uden ordet copyright, "
        "© og årstal."),
    error("no-items", APPLE, _no_items,
        "Feedet har ingen afsnit. Apps tager først imod en podcast, når der er mindst ét <item>."),
)  # fmt: skip
