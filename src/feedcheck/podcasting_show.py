"""Rules of the Podcasting 2.0 namespace 1.0 for a show, and for what episodes have too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from feedcheck.checks import (
    advice,
    attribute,
    blank,
    error,
    missing,
    nearest,
    one_of,
    text,
    whole_from_1,
    without_child,
)
from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import RFC_5545, podcasting, psp
from feedcheck.vocabulary import ALL_ROLES, MEDIA_ENDINGS, MEDIUMS, PROTOCOLS, ROLES

_PERSON = ("channel/podcast:person", "item/podcast:person")
_LOCATION = ("channel/podcast:location", "item/podcast:location")
_LICENSE = ("channel/podcast:license", "item/podcast:license")
_TXT = ("channel/podcast:txt", "item/podcast:txt")
_SOCIAL = ("channel/podcast:socialInteract", "item/podcast:socialInteract")
_IMAGE = ("channel/podcast:image", "item/podcast:image")
_REMOTE = "channel/podcast:podroll/podcast:remoteItem"

_GEO = re.compile(r"geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(,-?\d+(\.\d+)?)?(;[\w.=;-]+)?")
_OSM = re.compile(r"[NWR]\d+(#\d+)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_RRULE = re.compile(
    r"FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*"
)
_ISO_DATE = re.compile(r"\d{4}-?\d\d-?\d\d(T\d\d:?\d\d(:?\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
# Licences that everybody knows; the namespace asks for an address with any other.
_KNOWN_LICENCE = re.compile(r"cc0-1\.0|cc-(by|pdm|pddc|publicdomain|sa|nc)[a-z0-9.-]*|arr", re.I)


def _is_guid(value: str) -> bool:
    try:
        return str(UUID(value)) == value.casefold()
    except ValueError:
        return False


def _is_show_guid(value: str) -> bool:
    return _is_guid(value) and UUID(value).version == 5


def _is_geo(value: str) -> bool:
    found = _GEO.fullmatch(value)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180


def _group(feed: Feed) -> Iterator[Hit]:
    known = {group.casefold(): [role.casefold() for role in ROLES[group]] for group in ROLES}
    everyone = {role.casefold() for role in ALL_ROLES}
    for node in feed.at(*_PERSON):
        group = node.attributes.get("group", "").strip()
        role = node.attributes.get("role", "host").strip()
        roles = known.get(group.casefold())
        if roles and role.casefold() in everyone and role.casefold() not in roles:
            yield Hit(node.line, {"role": role, "group": group})


def _host_restated(feed: Feed) -> Iterator[Hit]:
    def hosts(roles: list[str]) -> bool:
        return any(role.casefold() in ("host", "co-host", "guest host") for role in roles)

    if not hosts([p.attributes.get("role", "host") for p in feed.at(_PERSON[0])]):
        return
    for item in feed.items:
        persons = item.all("podcast:person")
        if persons and not hosts([p.attributes.get("role", "host") for p in persons]):
            yield Hit(persons[0].line)


def _licence_address(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_LICENSE):
        value = node.text.strip()
        if value and "url" not in node.attributes and not _KNOWN_LICENCE.fullmatch(value):
            yield Hit(node.line, {"value": value})


def _licence_case(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_LICENSE):
        value = node.text.strip()
        if _KNOWN_LICENCE.fullmatch(value) and value != value.casefold():
            yield Hit(node.line, {"value": value, "right": value.casefold()})


def _rule_start(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/podcast:updateFrequency"):
        rule, start = node.attributes.get("rrule", ""), node.attributes.get("dtstart")
        if (start is None and "COUNT=" in rule) or (start and not _ISO_DATE.fullmatch(start)):
            yield Hit(node.line, {"value": start or ""})


def _ai_content(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_TXT):
        value = node.text.strip()
        if node.attributes.get("purpose") == "ai-content" and value not in ("true", "false"):
            yield Hit(node.line, {"value": value})


def _social_address(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*_SOCIAL):
        disabled = node.attributes.get("protocol", "").strip() == "disabled"
        if not disabled and not node.attributes.get("uri", "").strip():
            yield Hit(node.line)


SHOW_RULES: tuple[Rule[Feed], ...] = (
    advice(
        "channel-guid",
        psp("channel-podcast-guid"),
        "Podcasten har intet guid, så den kan ikke kendes igen, når den flytter. Skriv "
        "<podcast:guid>…</podcast:guid>.",
        missing("channel", "podcast:guid"),
    ),
    error(
        "show-guid",
        podcasting("guid"),
        "Podcastens guid er »{value}« og skal være en UUID version 5 på 36 tegn.",
        text(_is_show_guid, "channel/podcast:guid"),
    ),
    advice(
        "channel-locked",
        psp("channel-podcast-locked"),
        "Feedet siger ikke, om andre må flytte podcasten. Skriv "
        "<podcast:locked>yes</podcast:locked>.",
        missing("channel", "podcast:locked"),
    ),
    error(
        "locked-value",
        podcasting("locked"),
        "<podcast:locked> er »{value}«. Skriv yes eller no.",
        text(one_of("yes", "no"), "channel/podcast:locked"),
    ),
    error(
        "block-value",
        podcasting("block"),
        "<podcast:block> er »{value}«. Skriv yes eller no.",
        text(one_of("yes", "no"), "channel/podcast:block"),
    ),
    error(
        "medium-value",
        podcasting("medium"),
        "<podcast:medium> er »{value}«, og det medie findes ikke.{nearest} Vælg et fra "
        "kildens liste.",
        nearest("", MEDIUMS, "channel/podcast:medium"),
    ),
    error(
        "update-rule",
        RFC_5545,
        "rrule på <{tag}> er »{value}«. Skriv for eksempel FREQ=MONTHLY.",
        attribute(
            lambda value: bool(_RRULE.fullmatch(value)), "rrule", "channel/podcast:updateFrequency"
        ),
    ),
    error(
        "update-start",
        podcasting("update-frequency"),
        'dtstart er »{value}«. En regel med COUNT skal have en dato: dtstart="2026-11-23".',
        _rule_start,
    ),
    error(
        "funding-text",
        podcasting("funding"),
        "<{tag}> siger ikke, hvad linket er. Skriv en kort tekst i den.",
        blank("channel/podcast:funding", "item/podcast:funding"),
    ),
    error(
        "podroll-empty",
        podcasting("podroll"),
        '<podcast:podroll> er tom. Skriv <podcast:remoteItem feedGuid="…"/> i den.',
        without_child("channel/podcast:podroll", "podcast:remoteItem", "feedGuid"),
    ),
    error(
        "remote-guid",
        podcasting("remote-item"),
        "feedGuid på <{tag}> er »{value}«. Skriv den anden podcasts guid, en UUID.",
        attribute(lambda value: not value or _is_guid(value), "feedGuid", _REMOTE),
    ),
    error(
        "trailer-title",
        podcasting("trailer"),
        "Traileren har ingen titel. Skriv den i <{tag}>.",
        blank("channel/podcast:trailer"),
    ),
    error(
        "trailer-date",
        podcasting("trailer"),
        'Traileren har ingen dato. Skriv pubdate="Mon, 23 Nov 2026 06:00:00 +0100" på <{tag}>.',
        attribute(bool, "pubdate", "channel/podcast:trailer", required=True),
    ),
    error(
        "trailer-type",
        podcasting("trailer"),
        "type på <{tag}> er »{value}«. Skriv audio/mpeg for MP3 og audio/x-m4a for M4A.",
        attribute(one_of(*MEDIA_ENDINGS), "type", "channel/podcast:trailer"),
    ),
    error(
        "trailer-length",
        podcasting("trailer"),
        "length på <{tag}> er »{value}«. Skriv filens størrelse i hele bytes.",
        attribute(whole_from_1, "length", "channel/podcast:trailer"),
    ),
)

SHARED_RULES: tuple[Rule[Feed], ...] = (
    error(
        "person-name",
        podcasting("person"),
        "<{tag}> er tom. Skriv personens navn.",
        blank(*_PERSON),
    ),
    error(
        "person-role",
        podcasting("person"),
        "Rollen »{value}« er ikke i Podcast Taxonomy.{nearest} Vælg en fra dens liste.",
        nearest("role", ALL_ROLES, *_PERSON),
    ),
    error(
        "person-group",
        podcasting("person"),
        "Gruppen »{value}« er ikke i Podcast Taxonomy.{nearest} Vælg en fra dens liste.",
        nearest("group", ROLES, *_PERSON),
    ),
    advice(
        "person-role-group",
        podcasting("person"),
        "Rollen »{role}« hører ikke til gruppen »{group}« i Podcast Taxonomy. Skriv rollens "
        "egen gruppe, eller udelad group.",
        _group,
    ),
    advice(
        "host-restated",
        podcasting("person"),
        "Afsnittets personer afløser podcastens, og her er ingen vært. Skriv også værten.",
        _host_restated,
    ),
    error(
        "location-name",
        podcasting("location"),
        "<{tag}> er tom. Skriv stedets navn.",
        blank(*_LOCATION),
    ),
    error(
        "location-rel",
        podcasting("location"),
        "rel på <{tag}> er »{value}«. Skriv subject (det handler om) eller creator (lavet her).",
        attribute(one_of("subject", "creator"), "rel", *_LOCATION),
    ),
    error(
        "location-geo",
        podcasting("location"),
        "geo på <{tag}> er »{value}«. Skriv bredde og længde: geo:55.5059,9.7305.",
        attribute(_is_geo, "geo", *_LOCATION),
    ),
    error(
        "location-osm",
        podcasting("location"),
        "osm på <{tag}> er »{value}«. Skriv N, W eller R og et nummer: R113314.",
        attribute(lambda value: bool(_OSM.fullmatch(value)), "osm", *_LOCATION),
    ),
    error(
        "location-country",
        podcasting("location"),
        "country på <{tag}> er »{value}«. Skriv to store bogstaver: DK.",
        attribute(lambda value: bool(_COUNTRY.fullmatch(value)), "country", *_LOCATION),
    ),
    error(
        "licence-case",
        podcasting("license"),
        "Licensen er »{value}«. Skriv den med små bogstaver: {right}.",
        _licence_case,
    ),
    error(
        "licence-address",
        podcasting("license"),
        'Licensen »{value}« er ikke en af de kendte. Skriv url="https://…" til dens tekst.',
        _licence_address,
    ),
    advice(
        "image-alt",
        podcasting("image"),
        'Billedet har ingen tekst til den, der ikke kan se det. Skriv alt="…" på <{tag}>.',
        attribute(bool, "alt", *_IMAGE, required=True),
    ),
    error(
        "ai-content",
        podcasting("txt"),
        '<podcast:txt purpose="ai-content"> er »{value}«. Skriv true eller false.',
        _ai_content,
    ),
    error(
        "social-protocol",
        podcasting("social-interact"),
        "protocol på <{tag}> er »{value}«. Skriv for eksempel activitypub eller disabled.",
        attribute(one_of(*PROTOCOLS), "protocol", *_SOCIAL, required=True),
    ),
    error(
        "social-address",
        podcasting("social-interact"),
        'Samtalen har ingen adresse. Skriv uri="https://…" på <podcast:socialInteract>.',
        _social_address,
    ),
)
