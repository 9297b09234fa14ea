"""Rules of addresses: absolute, encoded, secure, and pictures that end as pictures do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from feedcheck.checks import is_web_address, is_written_as_address
from feedcheck.feed import Feed
from feedcheck.item import ending
from feedcheck.model import Hit, Rule, Source
from feedcheck.sources import APPLE, APPLE_SERVER, PSC, RFC_3986, podcasting, psp, rss
from laboratorium.base.problems import Level


class Place(NamedTuple):
    """Where an address stands: in an attribute, or in the text when none is named."""

    path: str
    attribute: str
    source: Source
    required: bool
    secure: bool = False
    """Whether apps fetch what is there, so that it ought to be https."""


PLACES = (
    Place("channel/link", "", psp("channel-link"), False),
    Place("channel/itunes:image", "href", APPLE, False, True),
    Place("channel/itunes:new-feed-url", "", APPLE, False, True),
    Place("channel/atom:link", "href", psp("channel-atom"), True),
    Place("channel/podcast:funding", "url", podcasting("funding"), True),
    Place("channel/podcast:image", "href", podcasting("image"), True, True),
    Place("channel/podcast:license", "url", podcasting("license"), False),
    Place("channel/podcast:person", "href", podcasting("person"), False),
    Place("channel/podcast:person", "img", podcasting("person"), False),
    Place("channel/podcast:podroll/podcast:remoteItem", "feedUrl", podcasting("podroll"), False),
    Place("channel/podcast:trailer", "url", podcasting("trailer"), True, True),
    Place("item/link", "", rss("hrelementsOfLtitemgt"), False),
    Place("item/enclosure", "url", APPLE, False, True),
    Place("item/itunes:image", "href", APPLE, True, True),
    Place("item/podcast:chapters", "url", podcasting("chapters"), True, True),
    Place("item/podcast:contentLink", "href", podcasting("content-link"), True),
    Place("item/podcast:funding", "url", podcasting("funding"), True),
    Place("item/podcast:image", "href", podcasting("image"), True, True),
    Place("item/podcast:license", "url", podcasting("license"), False),
    Place("item/podcast:person", "href", podcasting("person"), False),
    Place("item/podcast:person", "img", podcasting("person"), False),
    Place("item/podcast:transcript", "url", podcasting("transcript"), True, True),
    Place("item/psc:chapters/psc:chapter", "href", PSC, False),
    Place("item/psc:chapters/psc:chapter", "image", PSC, False),
)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _addresses(feed: Feed, *places: Place) -> Iterator[tuple[int, str | None, Place]]:
    for place in places:
        for node in feed.at(place.path):
            if place.attribute:
                value = node.attributes.get(place.attribute)
                yield node.line, None if value is None else value.strip(), place
            elif node.text.strip():
                yield node.line, node.text.strip(), place


def rule_id(place: Place) -> str:
    """Return the id of the rule of one place, such as ``item-podcast-transcript-url``."""
    parts = f"{place.path}-{place.attribute or 'address'}".replace("podcast:podroll/", "")
    parts = parts.replace("psc:chapters/", "")
    return _CAMEL.sub("-", parts).replace("/", "-").replace(":", "-").casefold()


def _absolute(place: Place) -> Rule[Feed]:
    tag = place.path.rpartition("/")[2]
    name = f"{place.attribute} på <{tag}>" if place.attribute else f"<{tag}>"

    def find(feed: Feed) -> Iterator[Hit]:
        for line, value, _ in _addresses(feed, place):
            # The channel's own picture and an enclosure that are not there have rules that say so.
            if value is None and not place.required:
                continue
            if value == "" and place.path in ("channel/itunes:image", "item/enclosure"):
                continue
            if not value or not is_web_address(value):
                yield Hit(line, {"value": value or ""})

    sentence = f"{name} er »{{value}}«. Skriv en hel adresse: https://eksempel.dk/…"
    return Rule(rule_id(place), place.source, Level.ERROR, sentence, find)


def _unencoded(feed: Feed) -> Iterator[Hit]:
    for line, value, _ in _addresses(feed, *PLACES):
        if value and is_web_address(value) and not is_written_as_address(value):
            bad = next(char for char in value if not is_written_as_address(char))
            yield Hit(line, {"value": value, "bad": "mellemrum" if bad == " " else f"»{bad}«"})


def _insecure(feed: Feed) -> Iterator[Hit]:
    for line, value, _ in _addresses(feed, *(place for place in PLACES if place.secure)):
        if value and value.casefold().startswith("http://") and is_web_address(value):
            yield Hit(line, {"value": value})


def _picture(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/itunes:image", "item/itunes:image"):
        value = node.attributes.get("href", "").strip()
        if is_web_address(value) and ending(value) not in (".jpg", ".jpeg", ".png"):
            yield Hit(node.line, {"value": value})


ADDRESS_RULES: tuple[Rule[Feed], ...] = (
    *(_absolute(place) for place in PLACES),
    Rule(
        "address-encoded",
        RFC_3986,
        Level.ERROR,
        "Der er {bad} i adressen »{value}«. Skriv det procentkodet: mellemrum er %20, æ er %C3%A6.",
        _unencoded,
    ),
    Rule(
        "address-secure",
        APPLE_SERVER,
        Level.ADVICE,
        "»{value}« er ikke krypteret. Skriv https:// i stedet for http://.",
        _insecure,
    ),
    Rule(
        "image-ending",
        APPLE,
        Level.ERROR,
        "Billedet »{value}« ender ikke på .jpg eller .png, og så viser Apple det ikke.",
        _picture,
    ),
)
