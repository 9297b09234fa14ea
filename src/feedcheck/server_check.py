"""`./lab check-feed`: a feed against the rules and, at an address, its running server too."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote as encode
from urllib.parse import urlsplit

from feedcheck import LARGEST, check_feed, examine
from feedcheck.asking import Answer, ask, is_private
from feedcheck.feed import Feed
from feedcheck.model import Finding, Hit, Rule, findings, format_finding, quote
from feedcheck.server import AUDIO, CHAPTERS, FEED, ORIGIN, PICTURE, SERVER_RULES, TRANSCRIPT, Probe
from feedcheck.sources import APPLE_SERVER
from feedcheck.tree import Node
from laboratorium.base.problems import Level

EPISODES = 10
"""How many of the newest episodes the server is asked about."""
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

PRIVATE: Rule[tuple[Node, str]] = Rule(
    "server-private",
    APPLE_SERVER,
    Level.ERROR,
    "{url} er på en privat adresse, som ingen lytter kan nå. Skriv den offentlige adresse.",
    lambda named: [Hit(named[0].line, {"url": named[1]})],
)


@dataclass(frozen=True)
class Target:
    """A file that the feed names, and where to ask for it."""

    kind: str
    node: Node
    url: str
    types: tuple[str, ...]
    declared: int | None = None


def check_url(
    url: str, tell: Callable[[str], None] = lambda _: None, episodes: int = EPISODES
) -> list[Finding]:
    """Return what is wrong with the feed at an address and with the server, by line in the feed.

    ``tell`` is given a line for each file that is asked for. A feed on this machine that names
    the site it will be published on is asked for its files where the feed itself lies.
    """
    url = _written(url)
    tell(f"Henter {quote(url)}")
    got = ask(url, most=LARGEST + 1)
    node = Node("rss", 1, {}, None)
    if not got.fine:
        probe = Probe(FEED, url, 1, (), got)
        return sorted(findings(SERVER_RULES, probe))
    found, feed = examine(got.body)
    probes = [_probe(Target(FEED, node, url, _FEED_TYPES), got)]
    if feed is not None:
        targets = _once(_targets(feed, episodes))
        where = _moved(feed, url)
        for number, target in enumerate(targets, 1):
            if sum(probe.got.slow for probe in probes) >= _MOST_SLOW:
                tell("Serveren er for langsom; resten af filerne er ikke prøvet.")
                break
            address = where(_written(target.url))
            tell(f"{number}/{len(targets)} {quote(address)}")
            if is_private(address) and not is_private(url):
                found += findings([PRIVATE], (target.node, address))
            else:
                asked = Target(target.kind, target.node, address, target.types, target.declared)
                probes.append(_probe(asked))
    return sorted(found + [f for probe in probes for f in findings(SERVER_RULES, probe)])


def _written(url: str) -> str:
    """A person may write an address with Danish letters; a request may not."""
    return encode(url, safe="%/:=&?~#+!$,;'@()*[]")


def _once(targets: Iterator[Target]) -> list[Target]:
    """Each address once: several episodes may have the same picture."""
    first: dict[str, Target] = {}
    for target in targets:
        first.setdefault(target.url, target)
    return list(first.values())


def _targets(feed: Feed, episodes: int) -> Iterator[Target]:
    yield from _pictures(feed.channel)
    for item in feed.items[:episodes]:
        yield from _pictures(item)
        for node in item.all("enclosure")[:1]:
            size = node.attributes.get("length", "").strip()
            declared = int(size) if re.fullmatch(r"[0-9]{1,18}", size) else None
            yield from _named(AUDIO, node, "url", declared)
        for node in item.all("podcast:transcript")[:_FILES_PER_EPISODE]:
            yield from _named(TRANSCRIPT, node, "url")
        for node in item.all("podcast:chapters")[:1]:
            yield from _named(CHAPTERS, node, "url")


def _pictures(parent: Node) -> Iterator[Target]:
    for node in parent.all("itunes:image")[:1]:
        url = node.attributes.get("href", "").strip()
        ending = urlsplit(url).path.casefold().rpartition(".")[2] if _is_web(url) else ""
        if _is_web(url):
            yield Target(PICTURE, node, url, _PICTURES.get(f".{ending}", ()))


def _named(kind: str, node: Node, name: str, declared: int | None = None) -> Iterator[Target]:
    url = node.attributes.get(name, "").strip()
    told = node.attributes.get("type", "").strip()
    if _is_web(url):
        yield Target(kind, node, url, _ALIKE.get(told, (told,) if told else ()), declared)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _moved(feed: Feed, url: str) -> Callable[[str], str]:
    """Where to ask for an address in the feed: at the feed's own server while it is tried here."""
    own = next(
        (
            node.attributes.get("href", "")
            for node in feed.at("channel/atom:link")
            if node.attributes.get("rel") == "self"
        ),
        "",
    )
    if not is_private(url) or not _is_web(own) or is_private(own):
        return lambda address: address
    shared = 0
    here, there = url.split("/"), own.split("/")
    while shared < min(len(here), len(there)) - 3 and here[-1 - shared] == there[-1 - shared]:
        shared += 1
    if not shared:
        return lambda address: address
    old, new = "/".join(there[:-shared]) + "/", "/".join(here[:-shared]) + "/"
    return lambda address: new + address.removeprefix(old) if address.startswith(old) else address


def _probe(target: Target, got: Answer | None = None) -> Probe:
    kind, url = target.kind, target.url
    if got is None:
        if kind == AUDIO:
            got = ask(url, headers={"Range": "bytes=0-1"}, most=3)
        else:
            got = ask(url, headers={"Origin": ORIGIN})
    head = again = None
    if got.fine and kind in (FEED, AUDIO, PICTURE):
        head = ask(url, "HEAD")
    condition = _condition(got)
    if got.fine and condition and kind in (FEED, AUDIO):
        again = ask(url, headers=condition)
    return Probe(kind, url, target.node.line, target.types, got, head, again, target.declared)


def _condition(got: Answer) -> dict[str, str]:
    """The headers that ask for a file only if it has changed since that answer."""
    if "etag" in got.headers:
        return {"If-None-Match": got.headers["etag"]}
    if "last-modified" in got.headers:
        return {"If-Modified-Since": got.headers["last-modified"]}
    return {}


def main(target: str) -> int:
    """Check the feed in a file or at an address; print in Danish; return 1 when it has errors."""
    if re.match(r"https?://", target, re.IGNORECASE):
        if not _is_web(target):
            print(f"»{quote(target)}« er ikke en adresse.", file=sys.stderr)
            return 2
        found = check_url(target, lambda line: print(line, file=sys.stderr, flush=True))
    else:
        try:
            with Path(target).open("rb") as file:
                found = check_feed(file.read(LARGEST + 1))
        except FileNotFoundError:
            print(f"Der er ingen fil, der hedder »{quote(target)}«.", file=sys.stderr)
            return 2
        except (OSError, ValueError) as error:
            reason = "det er en mappe" if isinstance(error, IsADirectoryError) else error
            print(f"»{quote(target)}« kan ikke læses: {reason}.", file=sys.stderr)
            return 2
    report(found, target)
    return int(any(finding.level is Level.ERROR for finding in found))


def report(found: Sequence[Finding], name: str) -> None:
    """Print the findings and, last, how many there are."""
    for finding in found:
        print(format_finding(finding, name))
    errors = sum(finding.level is Level.ERROR for finding in found)
    print(f"{errors} fejl · {len(found) - errors} forslag")
