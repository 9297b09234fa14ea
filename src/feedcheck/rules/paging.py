"""Rules of feeds in several pages (RFC 5005, section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import filled, hit, repeats
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import RFC_4287, RFC_5005
from feedcheck.tree import Node

_BACK, _ON = ("prev", "previous"), ("next",)
_PAGES = ("first", "last", *_ON, *_BACK)


def _links(feed: Feed) -> dict[str, Node]:
    """The first link of each relation to a page."""
    links: dict[str, Node] = {}
    for node in feed.at("channel/atom:link"):
        if node.get("rel") in _PAGES:
            links.setdefault(node.get("rel"), node)
    return links


def _repeated(feed: Feed) -> Iterator[Hit]:
    links = ((node.get("rel"), node) for node in feed.at("channel/atom:link"))
    for rel, node, first in repeats(link for link in links if link[0] in _PAGES):
        yield hit(node, rel=rel, first=first.line)


def _loop(feed: Feed) -> Iterator[Hit]:
    links = _links(feed)
    for rel in (*_ON, *_BACK):
        if feed.address and rel in links and links[rel].get("href") == feed.address:
            yield hit(links[rel], rel=rel)


def _ends(feed: Feed) -> Iterator[Hit]:
    links = _links(feed)
    between = next((links[rel] for rel in (*_ON, *_BACK) if rel in links), None)
    for end in ("first", "last"):
        if between and end not in links:
            yield hit(between, rel=end)


def _beyond(feed: Feed) -> Iterator[Hit]:
    """The first page has none before it and the last none after it."""
    links = _links(feed)
    for end, beyond in (("first", _BACK), ("last", _ON)):
        if feed.address and end in links and links[end].get("href") == feed.address:
            for rel in beyond:
                # A link back to the page itself is a loop, and another rule's.
                if rel in links and links[rel].get("href") != feed.address:
                    yield hit(links[rel], rel=rel, end=end)


PAGING_RULES: tuple[Rule[Feed], ...] = (
    error("page-repeated", RFC_5005, _repeated,
        'Der er flere links med rel="{rel}"; det første står på linje {first}. Fjern det ene.'),
    error("page-loop", RFC_5005, _loop,
        'Linket med rel="{rel}" fører tilbage til den samme side, så en app går i ring. Skriv '
        "den rigtige sides adresse, eller fjern linket."),
    advice("page-ends", RFC_5005, _ends,
        'Feedet er delt i sider og mangler et link med rel="{rel}". Skriv <atom:link '
        'rel="{rel}" href="https://…"/>.'),
    error("page-beyond", RFC_5005, _beyond,
        'Siden er den, som rel="{end}" fører til, og har alligevel et link med rel="{rel}". Fjern '
        "det ene."),
    advice("link-relation", RFC_4287, filled("channel/atom:link@rel"),
        'Et <atom:link> siger ikke, hvad det er. Skriv for eksempel rel="self".'),
)  # fmt: skip
