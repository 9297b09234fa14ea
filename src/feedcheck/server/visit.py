"""A feed at an address: the feed against the rules, and the server it and its files lie on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import quote as encode

from feedcheck.examine import examine
from feedcheck.feed import Feed
from feedcheck.model import Finding, findings, quote
from feedcheck.server.asking import Answer, ask, is_private
from feedcheck.server.rules import (
    AUDIO,
    CHAPTERS,
    FEED,
    ORIGIN,
    PICTURE,
    PRIVATE,
    SERVER_RULES,
    TRANSCRIPT,
    Probe,
    Target,
)
from feedcheck.tree import LARGEST, Node
from feedcheck.values import ending, is_web_address

EPISODES = 10
_FILES_PER_EPISODE = 8
_MOST_SLOW = 3
"""How many files a server may be too slow with before the rest are left."""

_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_ALIKE = {
    "audio/x-m4a": ("audio/x-m4a", "audio/mp4", "audio/m4a"),
    "audio/m4a": ("audio/x-m4a", "audio/mp4", "audio/m4a"),
    "application/json+chapters": ("application/json+chapters", "application/json"),
}
_PICTURES = {".png": ("image/png",), ".jpg": ("image/jpeg",), ".jpeg": ("image/jpeg",)}


def check_server(
    url: str, tell: Callable[[str], None] = lambda _: None, episodes: int = EPISODES
) -> list[Finding]:
    """Return what is wrong with the feed at an address and with its server, by line in the feed.

    ``url`` is a web address; Danish letters in it are encoded. ``tell`` is given a Danish line
    for each file that is asked for, and the files of the newest ``episodes`` are. A feed on this
    machine that names the site it will be published on is asked for its files where the feed
    itself lies; a feed elsewhere never leads into a private net. Nothing is raised for a server
    that does not answer: that is a finding.
    """
    url = _written(url)
    tell(f"Henter {quote(url)}")
    got = ask(url, most=LARGEST + 1)
    itself = Target(FEED, 1, url, _FEED_TYPES)
    if not got.fine:
        return sorted(findings(SERVER_RULES, Probe(itself, got)))
    found, feed = examine(got.body)
    probes = [_probe(itself, got)]
    targets = _targets(feed, episodes) if feed else []
    where = _moved(feed.address if feed else "", url)
    for number, target in enumerate(targets, 1):
        if sum(probe.got.slow for probe in probes) >= _MOST_SLOW:
            tell("Serveren er for langsom; resten af filerne er ikke prøvet.")
            break
        target = replace(target, url=where(_written(target.url)))
        tell(f"{number}/{len(targets)} {quote(target.url)}")
        if is_private(target.url) and not is_private(url):
            found += findings([PRIVATE], target)
        else:
            probes.append(_probe(target))
    return sorted(found + [f for probe in probes for f in findings(SERVER_RULES, probe)])


def _written(url: str) -> str:
    """A person may write an address with Danish letters; a request may not."""
    return encode(url, safe="%/:=&?~#+!$,;'@()*[]")


def _targets(feed: Feed, episodes: int) -> list[Target]:
    """Each address once: several episodes may have the same picture."""
    first: dict[str, Target] = {}
    for target in _named(feed, episodes):
        if is_web_address(target.url):
            first.setdefault(target.url, target)
    return list(first.values())


def _named(feed: Feed, episodes: int) -> Iterator[Target]:
    yield from _pictures(feed.channel)
    for item in feed.items[:episodes]:
        yield from _pictures(item)
        for node in item.all("enclosure")[:1]:
            size = node.get("length")
            declared = int(size) if re.fullmatch(r"[0-9]{1,18}", size) else None
            yield replace(_typed(AUDIO, node), declared=declared)
        for node in item.all("podcast:transcript")[:_FILES_PER_EPISODE]:
            yield _typed(TRANSCRIPT, node)
        for node in item.all("podcast:chapters")[:1]:
            yield _typed(CHAPTERS, node)


def _pictures(parent: Node) -> Iterator[Target]:
    for node in parent.all("itunes:image")[:1]:
        url = node.get("href")
        yield Target(PICTURE, node.line, url, _PICTURES.get(ending(url), ()))


def _typed(kind: str, node: Node) -> Target:
    told = node.get("type")
    return Target(kind, node.line, node.get("url"), _ALIKE.get(told, (told,) if told else ()))


def _moved(own: str, url: str) -> Callable[[str], str]:
    """Where to ask for an address in the feed: at the feed's own server while it is tried here."""
    here, there = url.split("/"), own.split("/")
    shared = 0
    if is_private(url) and is_web_address(own) and not is_private(own):
        while shared < min(len(here), len(there)) - 3 and here[-1 - shared] == there[-1 - shared]:
            shared += 1
    if not shared:
        return lambda address: address
    old, new = "/".join(there[:-shared]) + "/", "/".join(here[:-shared]) + "/"
    return lambda address: new + address.removeprefix(old) if address.startswith(old) else address


def _probe(target: Target, got: Answer | None = None) -> Probe:
    kind, url = target.kind, target.url
    if got is None and kind == AUDIO:
        got = ask(url, headers={"Range": "bytes=0-1"}, most=3)
    got = got or ask(url, headers={"Origin": ORIGIN})
    condition = _condition(got)
    head = ask(url, "HEAD") if got.fine and kind in (FEED, AUDIO, PICTURE) else None
    asked_again = got.fine and condition and kind in (FEED, AUDIO)
    again = ask(url, headers=condition) if asked_again else None
    return Probe(target, got, head, again)


def _condition(got: Answer) -> dict[str, str]:
    """The headers that ask for a file only if it has changed since that answer."""
    if "etag" in got.headers:
        return {"If-None-Match": got.headers["etag"]}
    if "last-modified" in got.headers:
        return {"If-Modified-Since": got.headers["last-modified"]}
    return {}
