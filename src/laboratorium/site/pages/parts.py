"""The pages of what lies in a case and has pages of its own, for every kind but the prototypes,
whose pages know exhibitions; those of what was used elsewhere know more, too, and are made apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import PartRecord
from laboratorium.model.reuse import REUSE
from laboratorium.reading.markdown import render
from laboratorium.site.pages.cards import Cards, CaseCard, PartCard
from laboratorium.site.pages.facts import Fact, facts
from laboratorium.site.pages.model import CASES, HOME, Crumb, SitePage

PAGED = tuple(kind for kind in IN_CASE if kind.page and kind is not PROTOTYPE)
PLAIN = tuple(kind for kind in PAGED if kind is not REUSE)


@dataclass(frozen=True)
class PartView:
    """What a kind's own template shows; `html` is already safe."""

    kind: Kind
    part: PartRecord[Any]
    card: PartCard
    case: CaseCard
    facts: tuple[Fact, ...]
    html: str


@dataclass(frozen=True)
class PartGroup:
    """Several of one kind, as a page lists them."""

    kind: Kind
    cards: tuple[PartCard, ...]


def groups(
    held: Mapping[str, Sequence[PartRecord[Any]]], cards: Cards, most: int | None = None
) -> Iterator[PartGroup]:
    """At most so many of what lies in cases and has pages of its own, by kind; `held` has them by
    the key of their kind.
    """
    for kind in PAGED:
        if parts := held.get(kind.key):
            yield PartGroup(kind, tuple(map(cards.part, parts[:most])))


def pages(catalogue: Catalogue, cards: Cards) -> Iterator[SitePage]:
    for case in catalogue.cases if PLAIN else ():
        for kind in PLAIN:
            for part in case.parts.get(kind.key, ()):
                card = cards.part(part)
                yield SitePage(
                    address=card.address,
                    title=card.title,
                    description=card.summary or f"{kind.name} fra casen {card.case_title}.",
                    template=kind.page,
                    view=partial(_view, kind, part, card, cards.case(case)),
                    trail=(HOME, CASES, Crumb(card.case_title, addresses.case_page(case.slug))),
                    source=part.path,
                    updated=case.meta.updated,
                )


def _view(kind: Kind, part: PartRecord[Any], card: PartCard, case: CaseCard) -> PartView:
    root = addresses.to_root(card.address)
    html = render(part.body, partial(addresses.resolve, source=part.path, root=root))
    return PartView(kind, part, card, case, tuple(facts(part.meta)), html)
