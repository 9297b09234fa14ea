"""Rules of the Podcasting 2.0 namespace 1.0, each tag by its own page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from feedcheck.feed import Feed
from feedcheck.finds import filled, fitting, hit, known, missing, required, value
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import APPLE_TRANSCRIPTS, RFC_5545, podcasting, psp
from feedcheck.tree import Node
from feedcheck.values import (
    at_most,
    decimal,
    is_geo,
    is_guid,
    is_language,
    is_whole_from_1,
    matches,
    one_of,
    seconds,
)
from feedcheck.vocabulary import (
    ALL_ROLES,
    MEDIA_ENDINGS,
    MEDIUMS,
    PROTOCOLS,
    ROLES,
    TRANSCRIPT_ENDINGS,
)


def _both(tag: str) -> tuple[str, str]:
    """A tag that shows and episodes have, with the attribute that it may name."""
    return f"channel/podcast:{tag}", f"item/podcast:{tag}"


_SOUNDBITE = "item/podcast:soundbite"
_TRAILER = "channel/podcast:trailer"
_TRANSCRIPT = "item/podcast:transcript"
_UPDATE = "channel/podcast:updateFrequency"
_ALTERNATE = "item/podcast:alternateEnclosure"
_INTEGRITY = f"{_ALTERNATE}/podcast:integrity"

_SRI = matches(r"sha(256-[A-Za-z0-9+/]{43}=|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{86}==)")
_RRULE = matches(
    r"FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*"
)
_ISO_DATE = matches(r"\d{4}-?\d\d-?\d\d(T\d\d:?\d\d(:?\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
# Licences that everybody knows; the namespace asks for an address with any other.
_is_known_licence = matches(r"cc0-1\.0|cc-(by|pdm|pddc|publicdomain|sa|nc)[a-z0-9.-]*|arr", re.I)


def _is_show_guid(text: str) -> bool:
    return is_guid(text) and UUID(text).version == 5


def _is_decimal(text: str) -> bool:
    return decimal(text) is not None


def _is_bite(text: str) -> bool:
    """Right when it lasts as it ought to, or so wrong that another rule says so."""
    length = decimal(text)
    return length is None or 15 <= length <= 120


def _role_group(feed: Feed) -> Iterator[Hit]:
    groups = {group.casefold(): [role.casefold() for role in ROLES[group]] for group in ROLES}
    everyone = {role.casefold() for role in ALL_ROLES}
    for node in feed.at(*_both("person")):
        group, role = node.get("group"), node.get("role", "host")
        roles = groups.get(group.casefold())
        if roles and role.casefold() in everyone and role.casefold() not in roles:
            yield hit(node, role=role, group=group)


def _has_host(persons: Iterable[Node]) -> bool:
    hosts = ("host", "co-host", "guest host")
    return any(person.get("role", "host").casefold() in hosts for person in persons)


def _host_restated(feed: Feed) -> Iterator[Hit]:
    if _has_host(feed.at("channel/podcast:person")):
        for item in feed.items:
            persons = item.all("podcast:person")
            if persons and not _has_host(persons):
                yield hit(persons[0])


def _licence_case(feed: Feed) -> Iterator[Hit]:
    for node, text in feed.values(*_both("license")):
        if text and _is_known_licence(text) and text != text.casefold():
            yield hit(node, value=text, right=text.casefold())


def _update_start(feed: Feed) -> Iterator[Hit]:
    for node, start in feed.values(f"{_UPDATE}@dtstart"):
        if (start is None and "COUNT=" in node.get("rrule")) or (start and not _ISO_DATE(start)):
            yield hit(node, value=start or "")


def _same_season(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        ours, theirs = item.value("podcast:season"), item.value("itunes:season")
        node = item.first("podcast:season")
        if node and is_whole_from_1(ours) and is_whole_from_1(theirs) and int(ours) != int(theirs):
            yield hit(node, value=ours, other=theirs)


def _timed(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        transcripts = item.all("podcast:transcript")
        kinds = {node.get("type") for node in transcripts}
        if kinds and kinds <= {"text/html", "text/plain", "application/json"}:
            yield hit(transcripts[0])


def _soundbite_beyond(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        end = seconds(item.value("itunes:duration"))
        for node in item.all("podcast:soundbite"):
            start, length = decimal(node.get("startTime")), decimal(node.get("duration"))
            if end and start is not None and length is not None and start + length > end + 1:
                yield hit(node, end=round(end))


_SHOW: tuple[Rule[Feed], ...] = (
    advice("channel-guid", psp("channel-podcast-guid"), missing("channel/podcast:guid"),
        "Podcasten har intet guid, så den kan ikke kendes igen, når den flytter. Skriv "
        "<podcast:guid>…</podcast:guid>."),
    error("show-guid", podcasting("guid"), value(_is_show_guid, "channel/podcast:guid"),
        "Podcastens guid er »{value}« og skal være en UUID version 5 på 36 tegn."),
    advice("channel-locked", psp("channel-podcast-locked"), missing("channel/podcast:locked"),
        "Feedet siger ikke, om andre må flytte podcasten. Skriv "
        "<podcast:locked>yes</podcast:locked>."),
    error("locked-value", podcasting("locked"),
        value(one_of("yes", "no"), "channel/podcast:locked"),
        "<podcast:locked> er »{value}«. Skriv yes eller no."),
    error("block-value", podcasting("block"),
        value(one_of("yes", "no"), "channel/podcast:block"),
        "<podcast:block> er »{value}«. Skriv yes eller no."),
    error("medium-value", podcasting("medium"),
        known(MEDIUMS, "channel/podcast:medium", required=True),
        "<podcast:medium> er »{value}«, og det medie findes ikke.{nearest} Vælg et fra kildens "
        "liste."),
    error("update-rule", RFC_5545, value(_RRULE, f"{_UPDATE}@rrule"),
        "rrule på <{tag}> er »{value}«. Skriv for eksempel FREQ=MONTHLY."),
    error("update-start", podcasting("update-frequency"), _update_start,
        'dtstart er »{value}«. En regel med COUNT skal have en dato: dtstart="2026-11-23".'),
    error("podroll-empty", podcasting("podroll"),
        missing("channel/podcast:podroll/podcast:remoteItem@feedGuid"),
        '<podcast:podroll> er tom. Skriv <podcast:remoteItem feedGuid="…"/> i den.'),
    error("remote-guid", podcasting("remote-item"),
        value(lambda text: not text or is_guid(text),
              "channel/podcast:podroll/podcast:remoteItem@feedGuid"),
        "feedGuid på <{tag}> er »{value}«. Skriv den anden podcasts guid, en UUID."),
    error("trailer-title", podcasting("trailer"), filled(_TRAILER),
        "Traileren har ingen titel. Skriv den i <{tag}>."),
    error("trailer-date", podcasting("trailer"), filled(f"{_TRAILER}@pubdate"),
        'Traileren har ingen dato. Skriv pubdate="Mon, 23 Nov 2026 06:00:00 +0100" på <{tag}>.'),
    error("trailer-type", podcasting("trailer"),
        value(one_of(*MEDIA_ENDINGS), f"{_TRAILER}@type"),
        "type på <{tag}> er »{value}«. Skriv audio/mpeg for MP3 og audio/x-m4a for M4A."),
    error("trailer-length", podcasting("trailer"), value(is_whole_from_1, f"{_TRAILER}@length"),
        "length på <{tag}> er »{value}«. Skriv filens størrelse i hele bytes."),
)  # fmt: skip

_SHOW_AND_EPISODE: tuple[Rule[Feed], ...] = (
    error("funding-text", podcasting("funding"), filled(*_both("funding")),
        "<{tag}> siger ikke, hvad linket er. Skriv en kort tekst i den."),
    error("person-name", podcasting("person"), filled(*_both("person")),
        "<{tag}> er tom. Skriv personens navn."),
    error("person-role", podcasting("person"), known(ALL_ROLES, *_both("person@role")),
        "Rollen »{value}« er ikke i Podcast Taxonomy.{nearest} Vælg en fra dens liste."),
    error("person-group", podcasting("person"), known(ROLES, *_both("person@group")),
        "Gruppen »{value}« er ikke i Podcast Taxonomy.{nearest} Vælg en fra dens liste."),
    advice("person-role-group", podcasting("person"), _role_group,
        "Rollen »{role}« hører ikke til gruppen »{group}« i Podcast Taxonomy. Skriv rollens egen "
        "gruppe, eller udelad group."),
    advice("host-restated", podcasting("person"), _host_restated,
        "Afsnittets personer afløser podcastens, og her er ingen vært. Skriv også værten."),
    error("location-name", podcasting("location"), filled(*_both("location")),
        "<{tag}> er tom. Skriv stedets navn."),
    error("location-rel", podcasting("location"),
        value(one_of("subject", "creator"), *_both("location@rel")),
        "rel på <{tag}> er »{value}«. Skriv subject (det handler om) eller creator (lavet her)."),
    error("location-geo", podcasting("location"), value(is_geo, *_both("location@geo")),
        "geo på <{tag}> er »{value}«. Skriv bredde og længde: geo:55.5059,9.7305."),
    error("location-osm", podcasting("location"),
        value(matches(r"[NWR]\d+(#\d+)?"), *_both("location@osm")),
        "osm på <{tag}> er »{value}«. Skriv N, W eller R og et nummer: R113314."),
    error("location-country", podcasting("location"),
        value(matches(r"[A-Z]{2}"), *_both("location@country")),
        "country på <{tag}> er »{value}«. Skriv to store bogstaver: DK."),
    error("licence-case", podcasting("license"), _licence_case,
        "Licensen er »{value}«. Skriv den med små bogstaver: {right}."),
    error("licence-address", podcasting("license"),
        value(_is_known_licence, *_both("license"), when=lambda node: "url" not in node.attributes),
        'Licensen »{value}« er ikke en af de kendte. Skriv url="https://…" til dens tekst.'),
    advice("image-alt", podcasting("image"), filled(*_both("image@alt")),
        'Billedet har ingen tekst til den, der ikke kan se det. Skriv alt="…" på <{tag}>.'),
    error("ai-content", podcasting("txt"),
        required(one_of("true", "false"), *_both("txt"),
                 when=lambda node: node.get("purpose") == "ai-content"),
        '<podcast:txt purpose="ai-content"> er »{value}«. Skriv true eller false.'),
    error("social-protocol", podcasting("social-interact"),
        required(one_of(*PROTOCOLS), *_both("socialInteract@protocol")),
        "protocol på <{tag}> er »{value}«. Skriv for eksempel activitypub eller disabled."),
    error("social-address", podcasting("social-interact"),
        filled(*_both("socialInteract@uri"), when=lambda node: node.get("protocol") != "disabled"),
        'Samtalen har ingen adresse. Skriv uri="https://…" på <podcast:socialInteract>.'),
)  # fmt: skip

_EPISODE: tuple[Rule[Feed], ...] = (
    error("podcast-season", podcasting("season"), value(is_whole_from_1, "item/podcast:season"),
        "<podcast:season> er »{value}«. Skriv et helt tal på mindst 1."),
    error("season-agrees", podcasting("season"), _same_season,
        "<podcast:season> er {value}, og <itunes:season> er {other}. Skriv det samme tal."),
    advice("season-name", podcasting("season"), value(at_most(128), "item/podcast:season@name"),
        "name på <{tag}> er over 128 tegn. Gør det kortere."),
    error("podcast-episode", podcasting("episode"), value(_is_decimal, "item/podcast:episode"),
        "<podcast:episode> er »{value}«. Skriv et tal, fx 3 eller 3.5."),
    advice("episode-display", podcasting("episode"),
        value(at_most(32), "item/podcast:episode@display"),
        "display på <{tag}> er over 32 tegn. Gør det kortere."),
    error("transcript-type", podcasting("transcript"),
        required(one_of(*TRANSCRIPT_ENDINGS), f"{_TRANSCRIPT}@type"),
        "type på <{tag}> er »{value}«. Skriv text/vtt, application/x-subrip, application/json, "
        "text/html eller text/plain."),
    error("transcript-ending", podcasting("transcript"),
        fitting(TRANSCRIPT_ENDINGS, _TRANSCRIPT, allow_unknown=True),
        "Udskriften er af typen {kind}, og det passer ikke med »{url}«. Ret det, der er forkert."),
    error("transcript-language", podcasting("transcript"),
        value(is_language, f"{_TRANSCRIPT}@language"),
        "language på <{tag}> er »{value}«. Skriv en sprogkode, fx da."),
    advice("transcript-timed", APPLE_TRANSCRIPTS, _timed,
        "Ingen af udskrifterne er i VTT eller SRT, og dem læser Apple. Skriv også en med "
        'type="text/vtt".'),
    error("chapters-type", podcasting("chapters"),
        required(one_of("application/json+chapters"), "item/podcast:chapters@type"),
        "type på <{tag}> er »{value}«. Skriv application/json+chapters."),
    error("soundbite-start", podcasting("soundbite"),
        required(_is_decimal, f"{_SOUNDBITE}@startTime"),
        "startTime på <{tag}> er »{value}«. Skriv sekunder med punktum, fx 73.5."),
    error("soundbite-duration", podcasting("soundbite"),
        required(_is_decimal, f"{_SOUNDBITE}@duration"),
        "duration på <{tag}> er »{value}«. Skriv sekunder med punktum, fx 30.0."),
    advice("soundbite-length", podcasting("soundbite"), value(_is_bite, f"{_SOUNDBITE}@duration"),
        "Lydbidden er {value} sekunder. Den bør vare 15–120."),
    error("soundbite-beyond", podcasting("soundbite"), _soundbite_beyond,
        "Lydbidden slutter efter afsnittet, der er {end} sekunder langt. Ret startTime eller "
        "duration."),
    error("alternate-type", podcasting("alternate-enclosure"),
        required(lambda text: "/" in text, f"{_ALTERNATE}@type"),
        'Den anden lydfil har ingen type. Skriv type="audio/…" på <{tag}>.'),
    error("alternate-source", podcasting("alternate-enclosure"),
        missing(f"{_ALTERNATE}/podcast:source@uri"),
        'Den anden lydfil har ingen adresse. Skriv <podcast:source uri="https://…"/> i den.'),
    error("integrity-type", podcasting("integrity"),
        required(one_of("sri", "pgp-signature"), f"{_INTEGRITY}@type"),
        "type på <{tag}> er »{value}«. Skriv sri eller pgp-signature."),
    error("integrity-value", podcasting("integrity"),
        required(_SRI, f"{_INTEGRITY}@value", when=lambda node: node.get("type") == "sri"),
        "Kontrolsummen »{value}« er ikke en SRI. Skriv sha256-, sha384- eller sha512- og base64."),
    error("content-link-text", podcasting("content-link"), filled("item/podcast:contentLink"),
        "<{tag}> siger ikke, hvor linket fører hen. Skriv en kort tekst i den."),
)  # fmt: skip

PODCASTING_RULES = (*_SHOW, *_SHOW_AND_EPISODE, *_EPISODE)
