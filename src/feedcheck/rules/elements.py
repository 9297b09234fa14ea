"""Rules of which elements there are, where they stand, and how many there may be."""

from __future__ import annotations

from collections.abc import Iterator

from feedcheck.feed import Feed
from feedcheck.finds import hit, repeats
from feedcheck.model import Hit, Rule, advice, error
from feedcheck.sources import PODCASTING, psp
from feedcheck.values import Hint
from feedcheck.vocabulary import PARENTS, SINGLE


def _unknown(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*feed.paths):
        if node.name.startswith(("itunes:", "podcast:", "psc:")) and node.name not in PARENTS:
            yield hit(node, nearest=Hint(node.name, PARENTS))


def _misplaced(feed: Feed) -> Iterator[Hit]:
    for node in feed.at(*feed.paths):
        places = PARENTS.get(node.name)
        if places and node.parent:
            parent = "item" if node.parent.name == "podcast:liveItem" else node.parent.name
            if parent not in places:
                where = " eller ".join(f"<{place}>" for place in places)
                yield hit(node, parent=parent, where=where)


def _repeated(feed: Feed) -> Iterator[Hit]:
    single = (
        ((id(parent), node.name), node)
        for name, names in SINGLE.items()
        for parent in feed.at(name)
        for node in parent.children
        if node.name in names
    )
    for _, node, first in repeats(single):
        yield hit(node, first=first.line)


ELEMENT_RULES: tuple[Rule[Feed], ...] = (
    advice("unknown-element", PODCASTING, _unknown,
        "<{tag}> findes ikke i navnerummet.{nearest} Ret navnet, eller fjern elementet."),
    error("misplaced-element", PODCASTING, _misplaced,
        "<{tag}> står i <{parent}> og skal stå i {where}."),
    error("single-element", psp("rss-feed-elements"), _repeated,
        "<{tag}> står allerede på linje {first}, og der må kun være én. Fjern den ene."),
)  # fmt: skip
