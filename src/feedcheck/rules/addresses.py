"""Rules of addresses: absolute, encoded, secure, and pictures that end as pictures do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from feedcheck.feed import Feed
from feedcheck.finds import hit, value
from feedcheck.model import Hit, Rule, Source, advice, error
from feedcheck.sources import APPLE, APPLE_SERVER, PSC, RFC_3986, podcasting, psp, rss
from feedcheck.values import ending, is_web_address, is_written_as_address


class Address(NamedTuple):
    """A path where an address stands."""

    path: str
    source: Source
    required: bool = False
    secure: bool = False
    """Whether apps fetch what is there, so that it ought to be https."""
    empty: bool = False
    """Whether another rule tells of it when it is empty."""


ADDRESSES = (
    Address("channel/link", psp("channel-link")),
    Address("channel/itunes:image@href", APPLE, secure=True, empty=True),
    Address("channel/itunes:new-feed-url", APPLE, secure=True),
    Address("channel/atom:link@href", psp("channel-atom"), required=True),
    Address("channel/podcast:funding@url", podcasting("funding"), required=True),
    Address("channel/podcast:image@href", podcasting("image"), required=True, secure=True),
    Address("channel/podcast:license@url", podcasting("license")),
    Address("channel/podcast:person@href", podcasting("person")),
    Address("channel/podcast:person@img", podcasting("person")),
    Address("channel/podcast:podroll/podcast:remoteItem@feedUrl", podcasting("podroll")),
    Address("channel/podcast:trailer@url", podcasting("trailer"), required=True, secure=True),
    Address("item/link", rss("hrelementsOfLtitemgt")),
    Address("item/enclosure@url", APPLE, secure=True, empty=True),
    Address("item/itunes:image@href", APPLE, required=True, secure=True),
    Address("item/podcast:chapters@url", podcasting("chapters"), required=True, secure=True),
    Address("item/podcast:contentLink@href", podcasting("content-link"), required=True),
    Address("item/podcast:funding@url", podcasting("funding"), required=True),
    Address("item/podcast:image@href", podcasting("image"), required=True, secure=True),
    Address("item/podcast:license@url", podcasting("license")),
    Address("item/podcast:person@href", podcasting("person")),
    Address("item/podcast:person@img", podcasting("person")),
    Address("item/podcast:transcript@url", podcasting("transcript"), required=True, secure=True),
    Address("item/psc:chapters/psc:chapter@href", PSC),
    Address("item/psc:chapters/psc:chapter@image", PSC),
)


def rule_id(path: str) -> str:
    """Return the id of the rule of one address, such as ``item-podcast-transcript-url``."""
    inner = re.sub("podcast:podroll/|psc:chapters/", "", path)
    parts = inner if "@" in inner else f"{inner}-address"
    return re.sub("[/:@]|(?<=[a-z])(?=[A-Z])", "-", parts).casefold()


def _absolute(address: Address) -> Rule[Feed]:
    tag, _, attribute = address.path.rpartition("/")[2].partition("@")
    name = f"{attribute} på <{tag}>" if attribute else f"<{tag}>"
    find = value(
        lambda text: is_web_address(text) or (address.empty and not text),
        address.path,
        required=address.required,
    )
    sentence = f"{name} er »{{value}}«. Skriv en hel adresse: https://eksempel.dk/…"
    return error(rule_id(address.path), address.source, find, sentence)


def _unencoded(feed: Feed) -> Iterator[Hit]:
    for node, text in feed.values(*(address.path for address in ADDRESSES)):
        if text and is_web_address(text) and not is_written_as_address(text):
            bad = next(char for char in text if not is_written_as_address(char))
            yield hit(node, value=text, bad="mellemrum" if bad == " " else f"»{bad}«")


def _is_secure(text: str) -> bool:
    return not (text.casefold().startswith("http://") and is_web_address(text))


def _is_picture(text: str) -> bool:
    return ending(text) in (".jpg", ".jpeg", ".png") or not is_web_address(text)


ADDRESS_RULES: tuple[Rule[Feed], ...] = (
    *map(_absolute, ADDRESSES),
    error("address-encoded", RFC_3986, _unencoded,
        "Der er {bad} i adressen »{value}«. Skriv det procentkodet: mellemrum er %20, æ er "
        "%C3%A6."),
    advice("address-secure", APPLE_SERVER,
        value(_is_secure, *(address.path for address in ADDRESSES if address.secure)),
        "»{value}« er ikke krypteret. Skriv https:// i stedet for http://."),
    error("image-ending", APPLE,
        value(_is_picture, "channel/itunes:image@href", "item/itunes:image@href"),
        "Billedet »{value}« ender ikke på .jpg eller .png, og så viser Apple det ikke."),
)  # fmt: skip
