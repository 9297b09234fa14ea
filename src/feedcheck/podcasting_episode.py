"""Rules of the Podcasting 2.0 namespace 1.0 for an episode, each tag by its own page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedcheck.channel import is_language
from feedcheck.checks import (
    advice,
    attribute,
    blank,
    error,
    is_web_address,
    one_of,
    text,
    whole_from_1,
    without_child,
)
from feedcheck.feed import Feed, decimal, seconds
from feedcheck.item import ending
from feedcheck.model import Hit, Rule
from feedcheck.sources import APPLE_TRANSCRIPTS, podcasting
from feedcheck.vocabulary import TRANSCRIPT_ENDINGS

_ALTERNATE = "item/podcast:alternateEnclosure"
_TRANSCRIPT = "item/podcast:transcript"
_SRI = re.compile(r"sha(256-[A-Za-z0-9+/]{43}=|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{86}==)")


def _same_season(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        ours, theirs = item.value("podcast:season"), item.value("itunes:season")
        node = item.first("podcast:season")
        if node and whole_from_1(ours) and whole_from_1(theirs) and int(ours) != int(theirs):
            yield Hit(node.line, {"value": ours, "other": theirs})


def _transcript_ending(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(_TRANSCRIPT):
        kind = node.attributes.get("type", "").strip()
        address = node.attributes.get("url", "").strip()
        endings = TRANSCRIPT_ENDINGS.get(kind, ())
        others = {e for known in TRANSCRIPT_ENDINGS.values() for e in known} - {*endings}
        if endings and is_web_address(address) and ending(address) in others:
            yield Hit(node.line, {"kind": kind, "value": address})


def _timed(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        transcripts = item.all("podcast:transcript")
        kinds = {node.attributes.get("type", "").strip() for node in transcripts}
        if kinds and kinds <= {"text/html", "text/plain", "application/json"}:
            yield Hit(transcripts[0].line)


def _soundbite_length(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("item/podcast:soundbite"):
        length = decimal(node.attributes.get("duration", ""))
        if length is not None and not 15 <= length <= 120:
            yield Hit(node.line, {"value": node.attributes["duration"]})


def _soundbite_beyond(feed: Feed) -> Iterator[Hit]:
    for item in feed.items:
        end = seconds(item.value("itunes:duration"))
        for node in item.all("podcast:soundbite"):
            start = decimal(node.attributes.get("startTime", ""))
            length = decimal(node.attributes.get("duration", ""))
            if end and start is not None and length is not None and start + length > end + 1:
                yield Hit(node.line, {"end": round(end)})


EPISODE_RULES: tuple[Rule[Feed], ...] = (
    error(
        "podcast-season",
        podcasting("season"),
        "<podcast:season> er »{value}«. Skriv et helt tal på mindst 1.",
        text(whole_from_1, "item/podcast:season"),
    ),
    error(
        "season-agrees",
        podcasting("season"),
        "<podcast:season> er {value}, og <itunes:season> er {other}. Skriv det samme tal.",
        _same_season,
    ),
    advice(
        "season-name",
        podcasting("season"),
        "name på <{tag}> er over 128 tegn. Gør det kortere.",
        attribute(lambda value: len(value) <= 128, "name", "item/podcast:season"),
    ),
    error(
        "podcast-episode",
        podcasting("episode"),
        "<podcast:episode> er »{value}«. Skriv et tal, fx 3 eller 3.5.",
        text(lambda value: decimal(value) is not None, "item/podcast:episode"),
    ),
    advice(
        "episode-display",
        podcasting("episode"),
        "display på <{tag}> er over 32 tegn. Gør det kortere.",
        attribute(lambda value: len(value) <= 32, "display", "item/podcast:episode"),
    ),
    error(
        "transcript-type",
        podcasting("transcript"),
        "type på <{tag}> er »{value}«. Skriv text/vtt, application/x-subrip, application/json, "
        "text/html eller text/plain.",
        attribute(one_of(*TRANSCRIPT_ENDINGS), "type", _TRANSCRIPT, required=True),
    ),
    error(
        "transcript-ending",
        podcasting("transcript"),
        "Udskriften er af typen {kind}, og det passer ikke med »{value}«. Ret det, der er forkert.",
        _transcript_ending,
    ),
    error(
        "transcript-language",
        podcasting("transcript"),
        "language på <{tag}> er »{value}«. Skriv en sprogkode, fx da.",
        attribute(is_language, "language", _TRANSCRIPT),
    ),
    advice(
        "transcript-timed",
        APPLE_TRANSCRIPTS,
        "Ingen af udskrifterne er i VTT eller SRT, og dem læser Apple. Skriv også en med "
        'type="text/vtt".',
        _timed,
    ),
    error(
        "chapters-type",
        podcasting("chapters"),
        "type på <{tag}> er »{value}«. Skriv application/json+chapters.",
        attribute(
            one_of("application/json+chapters"), "type", "item/podcast:chapters", required=True
        ),
    ),
    error(
        "soundbite-start",
        podcasting("soundbite"),
        "startTime på <{tag}> er »{value}«. Skriv sekunder med punktum, fx 73.5.",
        attribute(
            lambda value: decimal(value) is not None,
            "startTime",
            "item/podcast:soundbite",
            required=True,
        ),
    ),
    error(
        "soundbite-duration",
        podcasting("soundbite"),
        "duration på <{tag}> er »{value}«. Skriv sekunder med punktum, fx 30.0.",
        attribute(
            lambda value: decimal(value) is not None,
            "duration",
            "item/podcast:soundbite",
            required=True,
        ),
    ),
    advice(
        "soundbite-length",
        podcasting("soundbite"),
        "Lydbidden er {value} sekunder. Den bør vare 15–120.",
        _soundbite_length,
    ),
    error(
        "soundbite-beyond",
        podcasting("soundbite"),
        "Lydbidden slutter efter afsnittet, der er {end} sekunder langt. Ret startTime eller "
        "duration.",
        _soundbite_beyond,
    ),
    error(
        "alternate-type",
        podcasting("alternate-enclosure"),
        'Den anden lydfil har ingen type. Skriv type="audio/…" på <{tag}>.',
        attribute(lambda value: "/" in value, "type", _ALTERNATE, required=True),
    ),
    error(
        "alternate-source",
        podcasting("alternate-enclosure"),
        'Den anden lydfil har ingen adresse. Skriv <podcast:source uri="https://…"/> i den.',
        without_child(_ALTERNATE, "podcast:source", "uri"),
    ),
    error(
        "integrity-type",
        podcasting("integrity"),
        "type på <{tag}> er »{value}«. Skriv sri eller pgp-signature.",
        attribute(
            one_of("sri", "pgp-signature"), "type", f"{_ALTERNATE}/podcast:integrity", required=True
        ),
    ),
    error(
        "integrity-value",
        podcasting("integrity"),
        "Kontrolsummen »{value}« er ikke en SRI. Skriv sha256-, sha384- eller sha512- og base64.",
        lambda feed: (
            Hit(node.line, {"value": node.attributes.get("value", "")})
            for node in feed.at(f"{_ALTERNATE}/podcast:integrity")
            if node.attributes.get("type") == "sri"
            and not _SRI.fullmatch(node.attributes.get("value", "").strip())
        ),
    ),
    error(
        "content-link-text",
        podcasting("content-link"),
        "<{tag}> siger ikke, hvor linket fører hen. Skriv en kort tekst i den.",
        blank("item/podcast:contentLink"),
    ),
)
