"""Rules of feeds in several pages (RFC 5005, section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import RFC_4287, RFC_5005
from feedcheck.tree import Node
from laboratorium.base.problems import Level

_PAGES = ("first", "last", "next", "prev", "previous")


def _links(feed: Feed) -> dict[str, list[Node]]:
    links: dict[str, list[Node]] = {}
    for node in feed.at("channel/atom:link"):
        links.setdefault(node.attributes.get("rel", "alternate").strip(), []).append(node)
    return links


def _address(nodes: list[Node]) -> str:
    return nodes[0].attributes.get("href", "").strip() if nodes else ""


def _repeated(feed: Feed) -> Iterator[Hit]:
    for rel, nodes in _links(feed).items():
        if rel in _PAGES:
            for node in nodes[1:]:
                yield Hit(node.line, {"rel": rel, "first": nodes[0].line})


def _loop(feed: Feed) -> Iterator[Hit]:
    links = _links(feed)
    own = _address(links.get("self", []))
    for rel in ("next", "prev", "previous"):
        if own and rel in links and _address(links[rel]) == own:
            yield Hit(links[rel][0].line, {"rel": rel})


def _ends(feed: Feed) -> Iterator[Hit]:
    links = _links(feed)
    between = links.get("next") or links.get("prev") or links.get("previous")
    if between:
        for end in ("first", "last"):
            if end not in links:
                yield Hit(between[0].line, {"rel": end})


def _at_the_end(feed: Feed) -> Iterator[Hit]:
    """The first page has none before it and the last none after it."""
    links = _links(feed)
    own = _address(links.get("self", []))
    for end, beyond in (("first", ("prev", "previous")), ("last", ("next",))):
        for rel in beyond:
            beside = links.get(rel, [])
            if own and beside and _address(links.get(end, [])) == own != _address(beside):
                yield Hit(beside[0].line, {"rel": rel, "end": end})


def _no_relation(feed: Feed) -> Iterator[Hit]:
    for node in feed.at("channel/atom:link"):
        if not node.attributes.get("rel", "").strip():
            yield Hit(node.line)


PAGING_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "page-repeated",
        RFC_5005,
        Level.ERROR,
        'Der er flere links med rel="{rel}"; det første står på linje {first}. Fjern det ene.',
        _repeated,
    ),
    Rule(
        "page-loop",
        RFC_5005,
        Level.ERROR,
        'Linket med rel="{rel}" fører tilbage til den samme side, så en app går i ring. Skriv '
        "den rigtige sides adresse, eller fjern linket.",
        _loop,
    ),
    Rule(
        "page-ends",
        RFC_5005,
        Level.ADVICE,
        'Feedet er delt i sider og mangler et link med rel="{rel}". Skriv <atom:link '
        'rel="{rel}" href="https://…"/>.',
        _ends,
    ),
    Rule(
        "page-beyond",
        RFC_5005,
        Level.ERROR,
        'Siden er den, som rel="{end}" fører til, og har alligevel et link med rel="{rel}". Fjern '
        "det ene.",
        _at_the_end,
    ),
    Rule(
        "link-relation",
        RFC_4287,
        Level.ADVICE,
        'Et <atom:link> siger ikke, hvad det er. Skriv for eksempel rel="self".',
        _no_relation,
    ),
)
