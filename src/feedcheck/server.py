"""Rules of the server that a feed and its files lie on, asked of one file at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from feedcheck.asking import Answer
from feedcheck.model import Hit, Rule, Source
from feedcheck.sources import (
    APPLE,
    APPLE_SERVER,
    PODCASTING_CHAPTERS,
    PODCASTING_TRANSCRIPTS,
    RFC_9110,
)
from laboratorium.base.problems import Level

FEED, AUDIO, TRANSCRIPT, CHAPTERS, PICTURE = (
    "feedet",
    "lyden",
    "udskriften",
    "kapitlerne",
    "billedet",
)
ORIGIN = "https://en-anden-side.example"
_RANGE = re.compile(r"bytes 0-1/(\d{1,18}|\*)")


@dataclass(frozen=True)
class Probe:
    """A file that the feed names and what its server answered.

    ``types`` are the media types that will do, the best first; ``declared`` the bytes that the
    feed says it has. ``head`` and ``again`` (asked with the validator of ``got``) are there for
    the kinds of file whose rules ask for them.
    """

    kind: str
    url: str
    line: int
    types: tuple[str, ...]
    got: Answer
    head: Answer | None = None
    again: Answer | None = None
    declared: int | None = None


def _reached(probe: Probe) -> Iterator[Hit]:
    if not probe.got.fine:
        reason = probe.got.problem or f"serveren svarer {probe.got.status}"
        yield Hit(probe.line, {"url": probe.url, "kind": probe.kind, "reason": reason})


def _of(
    *kinds: str,
) -> Callable[[Callable[[Probe], Iterator[Hit]]], Callable[[Probe], Iterator[Hit]]]:
    """Ask only of these kinds of file, and only when the server gave the file at all."""

    def keep(find: Callable[[Probe], Iterator[Hit]]) -> Callable[[Probe], Iterator[Hit]]:
        return lambda probe: find(probe) if probe.kind in kinds and probe.got.fine else iter(())

    return keep


@_of(FEED, AUDIO, PICTURE)
def _head(probe: Probe) -> Iterator[Hit]:
    if probe.head and not probe.head.fine:
        reason = probe.head.problem or str(probe.head.status)
        yield Hit(probe.line, {"url": probe.url, "reason": reason})


@_of(AUDIO)
def _ranges(probe: Probe) -> Iterator[Hit]:
    span = probe.got.headers.get("content-range", "")
    if probe.got.status != 206 or not _RANGE.fullmatch(span) or len(probe.got.body) != 2:
        yield Hit(probe.line, {"url": probe.url, "status": probe.got.status})


def length(probe: Probe) -> int | None:
    """Return the whole file's bytes as the server says it, or nothing when it does not."""
    span = _RANGE.fullmatch(probe.got.headers.get("content-range", ""))
    told = span[1] if span else ""
    if not told.isdigit() and probe.got.status == 200:
        told = probe.got.headers.get("content-length", "")
    if not told.isdigit() and probe.head and probe.head.fine:
        told = probe.head.headers.get("content-length", "")
    return int(told) if told.isdigit() and told.isascii() else None


@_of(AUDIO)
def _length(probe: Probe) -> Iterator[Hit]:
    told = length(probe)
    if told is not None and probe.declared is not None and told != probe.declared:
        yield Hit(probe.line, {"url": probe.url, "told": told, "declared": probe.declared})


@_of(FEED, AUDIO)
def _validator(probe: Probe) -> Iterator[Hit]:
    if not {"etag", "last-modified"} & set(probe.got.headers):
        yield Hit(probe.line, {"url": probe.url})


@_of(FEED, AUDIO)
def _unchanged(probe: Probe) -> Iterator[Hit]:
    if probe.again and not probe.again.problem and probe.again.status != 304:
        yield Hit(probe.line, {"url": probe.url, "status": probe.again.status})


@_of(FEED, AUDIO, TRANSCRIPT, CHAPTERS, PICTURE)
def _type(probe: Probe) -> Iterator[Hit]:
    told = probe.got.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if probe.types and told not in probe.types:
        yield Hit(probe.line, {"url": probe.url, "told": told or "ingen", "right": probe.types[0]})


def _cors(kind: str) -> Callable[[Probe], Iterator[Hit]]:
    @_of(kind)
    def find(probe: Probe) -> Iterator[Hit]:
        if probe.got.headers.get("access-control-allow-origin", "") not in ("*", ORIGIN):
            yield Hit(probe.line, {"url": probe.url})

    return find


_OPEN = "Andre sider må ikke læse {url}. Lad serveren sende Access-Control-Allow-Origin: *."


def _rule(
    name: str,
    source: Source,
    sentence: str,
    find: Callable[[Probe], Iterator[Hit]],
    level: Level = Level.ERROR,
) -> Rule[Probe]:
    return Rule(f"server-{name}", source, level, sentence, find)


SERVER_RULES: tuple[Rule[Probe], ...] = (
    _rule(
        "reached",
        APPLE_SERVER,
        "Kan ikke hente {kind}, {url}: {reason}. Tjek adressen, og at filen ligger der.",
        _reached,
    ),
    _rule(
        "head",
        APPLE,
        "Serveren svarer ikke på HEAD for {url} ({reason}). Tillad HEAD; Apple spørger sådan.",
        _head,
    ),
    _rule(
        "ranges",
        APPLE_SERVER,
        "Serveren kan ikke sende en del af {url} (svarer {status} og skal svare 206 med "
        "Content-Range). Slå byte ranges til, så man kan spole.",
        _ranges,
    ),
    _rule(
        "length",
        APPLE,
        "{url} fylder {told} bytes, men length siger {declared}. Skriv filens rigtige størrelse.",
        _length,
    ),
    _rule(
        "validator",
        RFC_9110,
        "{url} har hverken ETag eller Last-Modified, så apps henter alt igen. Slå ETag til.",
        _validator,
        Level.ADVICE,
    ),
    _rule(
        "unchanged",
        RFC_9110,
        "{url} er ikke ændret, men serveren svarer {status} og ikke 304. Lad den svare på "
        "If-None-Match.",
        _unchanged,
        Level.ADVICE,
    ),
    _rule(
        "type",
        RFC_9110,
        "{url} bliver sendt som {told}. Lad serveren sende Content-Type: {right}.",
        _type,
    ),
    _rule("cors-transcript", PODCASTING_TRANSCRIPTS, _OPEN, _cors(TRANSCRIPT)),
    _rule("cors-chapters", PODCASTING_CHAPTERS, _OPEN, _cors(CHAPTERS)),
)
