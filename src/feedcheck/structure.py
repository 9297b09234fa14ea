"""Rules of where elements stand and how many there may be."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.checks import hint
from feedcheck.feed import Feed
from feedcheck.model import Hit, Rule
from feedcheck.sources import PODCASTING, psp
from feedcheck.tree import Node
from feedcheck.vocabulary import PLACES, SINGLE_IN_CHANNEL, SINGLE_IN_ITEM
from laboratorium.base.problems import Level

_OURS = ("itunes:", "podcast:", "psc:")


def _everything(feed: Feed) -> Iterator[Node]:
    waiting = [feed.channel]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def _unknown(feed: Feed) -> Iterator[Hit]:
    for node in _everything(feed):
        if node.name.startswith(_OURS) and node.name not in PLACES:
            yield Hit(node.line, {"tag": node.name, "nearest": hint(node.name, PLACES)})


def _misplaced(feed: Feed) -> Iterator[Hit]:
    for node in _everything(feed):
        places = PLACES.get(node.name)
        if not places or not node.parent:
            continue
        parent = "item" if node.parent.name == "podcast:liveItem" else node.parent.name
        if parent not in places:
            where = " eller ".join(f"<{place}>" for place in places)
            yield Hit(node.line, {"tag": node.name, "parent": parent, "where": where})


def _repeated(feed: Feed) -> Iterator[Hit]:
    for parents, names in (
        ([feed.channel], frozenset(SINGLE_IN_CHANNEL)),
        (feed.items, frozenset(SINGLE_IN_ITEM)),
    ):
        for parent in parents:
            first: dict[str, int] = {}
            for node in parent.children:
                if node.name in first and node.name in names:
                    yield Hit(node.line, {"tag": node.name, "first": first[node.name]})
                first.setdefault(node.name, node.line)


STRUCTURE_RULES: tuple[Rule[Feed], ...] = (
    Rule(
        "unknown-element",
        PODCASTING,
        Level.ADVICE,
        "<{tag}> findes ikke i navnerummet.{nearest} Ret navnet, eller fjern elementet.",
        _unknown,
    ),
    Rule(
        "misplaced-element",
        PODCASTING,
        Level.ERROR,
        "<{tag}> står i <{parent}> og skal stå i {where}.",
        _misplaced,
    ),
    Rule(
        "single-element",
        psp("rss-feed-elements"),
        Level.ERROR,
        "<{tag}> står allerede på linje {first}, og der må kun være én. Fjern den ene.",
        _repeated,
    ),
)
