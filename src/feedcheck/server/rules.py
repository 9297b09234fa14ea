"""Rules of the server that a feed and its files lie on, asked of one file at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from feedcheck.model import Hit, Rule, advice, error
from feedcheck.server.asking import Answer
from feedcheck.sources import (
    APPLE,
    APPLE_SERVER,
    PODCASTING_CHAPTERS,
    PODCASTING_TRANSCRIPTS,
    RFC_9110,
)

FEED, AUDIO, PICTURE = "feedet", "lyden", "billedet"
TRANSCRIPT, CHAPTERS = "udskriften", "kapitlerne"
ORIGIN = "https://en-anden-side.example"
_RANGE = re.compile(r"bytes 0-1/(\d{1,18}|\*)")


@dataclass(frozen=True)
class Target:
    """A file that the feed names on a line, and where to ask for it.

    ``types`` are the media types that will do, the best first; ``declared`` the bytes that the
    feed says it has.
    """

    kind: str
    line: int
    url: str
    types: tuple[str, ...] = ()
    declared: int | None = None


@dataclass(frozen=True)
class Probe:
    """What a file's server answered.

    ``head`` and ``again`` (asked with the validator of ``got``) are there for the kinds of file
    whose rules ask for them.
    """

    target: Target
    got: Answer
    head: Answer | None = None
    again: Answer | None = None


Values = Mapping[str, object]
Find = Callable[[Probe], Iterator[Hit]]


def _of(*kinds: str) -> Callable[[Callable[[Probe], Values | None]], Find]:
    """Ask only of these kinds of file, and only when the server gave the file at all.

    The question returns the values of a sentence when the rule is broken, and nothing otherwise.
    """

    def check(question: Callable[[Probe], Values | None]) -> Find:
        def find(probe: Probe) -> Iterator[Hit]:
            if probe.target.kind in kinds and probe.got.fine:
                values = question(probe)
                if values is not None:
                    yield Hit(probe.target.line, {"url": probe.target.url, **values})

        return find

    return check


def _reached(probe: Probe) -> Iterator[Hit]:
    if not probe.got.fine:
        reason = probe.got.problem or f"serveren svarer {probe.got.status}"
        values = {"url": probe.target.url, "kind": probe.target.kind, "reason": reason}
        yield Hit(probe.target.line, values)


@_of(FEED, AUDIO, PICTURE)
def _head(probe: Probe) -> Values | None:
    if probe.head is None or probe.head.fine:
        return None
    return {"reason": probe.head.problem or probe.head.status}


@_of(AUDIO)
def _ranges(probe: Probe) -> Values | None:
    span = _RANGE.fullmatch(probe.got.headers.get("content-range", ""))
    right = probe.got.status == 206 and span and len(probe.got.body) == 2
    return None if right else {"status": probe.got.status}


def _size(probe: Probe) -> int | None:
    """Return the whole file's bytes as the server says it, or nothing when it does not."""
    span = _RANGE.fullmatch(probe.got.headers.get("content-range", ""))
    told = span[1] if span else ""
    if not told.isdigit() and probe.got.status == 200:
        told = probe.got.headers.get("content-length", "")
    if not told.isdigit() and probe.head and probe.head.fine:
        told = probe.head.headers.get("content-length", "")
    return int(told) if told.isdigit() and told.isascii() else None


@_of(AUDIO)
def _length(probe: Probe) -> Values | None:
    told, declared = _size(probe), probe.target.declared
    wrong = told is not None and declared is not None and told != declared
    return {"told": told, "declared": declared} if wrong else None


@_of(FEED, AUDIO)
def _validator(probe: Probe) -> Values | None:
    return None if {"etag", "last-modified"} & set(probe.got.headers) else {}


@_of(FEED, AUDIO)
def _unchanged(probe: Probe) -> Values | None:
    if probe.again is None or probe.again.problem or probe.again.status == 304:
        return None
    return {"status": probe.again.status}


@_of(FEED, AUDIO, TRANSCRIPT, CHAPTERS, PICTURE)
def _type(probe: Probe) -> Values | None:
    told = probe.got.headers.get("content-type", "").partition(";")[0].strip().casefold()
    types = probe.target.types
    return {"told": told or "ingen", "right": types[0]} if types and told not in types else None


def _closed(probe: Probe) -> Values | None:
    opened = probe.got.headers.get("access-control-allow-origin", "")
    return None if opened in ("*", ORIGIN) else {}


_OPEN = "Andre sider må ikke læse {url}. Lad serveren sende Access-Control-Allow-Origin: *."

PRIVATE: Rule[Target] = error("server-private", APPLE_SERVER,
    lambda target: [Hit(target.line, {"url": target.url})],
    "{url} er på en privat adresse, som ingen lytter kan nå. Skriv den offentlige adresse.",
)  # fmt: skip

SERVER_RULES: tuple[Rule[Probe], ...] = (
    error("server-reached", APPLE_SERVER, _reached,
        "Kan ikke hente {kind}, {url}: {reason}. Tjek adressen, og at filen ligger der."),
    error("server-head", APPLE, _head,
        "Serveren svarer ikke på HEAD for {url} ({reason}). Tillad HEAD; Apple spørger sådan."),
    error("server-ranges", APPLE_SERVER, _ranges,
        "Serveren kan ikke sende en del af {url} (svarer {status} og skal svare 206 med "
        "Content-Range). Slå byte ranges til, så man kan spole."),
    error("server-length", APPLE, _length,
        "{url} fylder {told} bytes, men length siger {declared}. Skriv filens rigtige størrelse."),
    advice("server-validator", RFC_9110, _validator,
        "{url} har hverken ETag eller Last-Modified, så apps henter alt igen. Slå ETag til."),
    advice("server-unchanged", RFC_9110, _unchanged,
        "{url} er ikke ændret, men serveren svarer {status} og ikke 304. Lad den svare på "
        "If-None-Match."),
    error("server-type", RFC_9110, _type,
        "{url} bliver sendt som {told}. Lad serveren sende Content-Type: {right}."),
    error("server-cors-transcript", PODCASTING_TRANSCRIPTS, _of(TRANSCRIPT)(_closed), _OPEN),
    error("server-cors-chapters", PODCASTING_CHAPTERS, _of(CHAPTERS)(_closed), _OPEN),
)  # fmt: skip
