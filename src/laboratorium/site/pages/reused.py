"""Where prototypes and learning points have been used: a page for each time, and a line wherever
what was used, or who used it, is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import CaseRecord, PartRecord
from laboratorium.model.reuse import REUSE, Reuse
from laboratorium.model.vocabulary import Municipality, Term
from laboratorium.reading.markdown import render
from laboratorium.site.pages.cards import Cards, CaseCard
from laboratorium.site.pages.model import CASES, HOME, Crumb, SitePage


@dataclass(frozen=True)
class ReuseCard:
    """That something was used, as a line. `place` is the municipality's whole name."""

    title: str
    address: str
    organisation: str
    place: str
    when: str


@dataclass(frozen=True)
class ReuseView:
    """What the template `reuse.html` shows; `html` is already safe.

    `used` is what was used; without an address when it is not out. `organisation` has the address
    of the organisation's page, when it has one.
    """

    card: ReuseCard
    used: Crumb
    used_is: str
    organisation: Crumb
    municipality: Municipality
    basis: Term
    source: str
    case: CaseCard
    html: str


def cards_of(case: CaseRecord, used: str, catalogue: Catalogue) -> tuple[ReuseCard, ...]:
    """The lines about one thing in a case, the latest first."""
    told = (part for part in case.parts.get(REUSE.key, ()) if part.meta.used == used)
    return listed(told, catalogue)


def listed(told: Iterable[PartRecord[Reuse]], catalogue: Catalogue) -> tuple[ReuseCard, ...]:
    """A line for each, the latest first."""
    latest = sorted(told, key=lambda part: (part.meta.when.last, part.slug), reverse=True)
    return tuple(card(part, catalogue) for part in latest)


def card(part: PartRecord[Reuse], catalogue: Catalogue) -> ReuseCard:
    return ReuseCard(
        title=part.meta.title,
        address=addresses.part_page(part.case, REUSE.folder, part.slug),
        organisation=part.meta.organisation,
        place=catalogue.vocabularies.municipalities[part.meta.municipality].full_name,
        when=format_date(part.meta.when),
    )


def pages(catalogue: Catalogue, cards: Cards) -> Iterator[SitePage]:
    known = {
        page.meta.title: addresses.document(page.uri) for page in catalogue.content.organisations
    }
    words = catalogue.vocabularies
    held = ((case, part) for case in catalogue.cases for part in case.parts.get(REUSE.key, ()))
    for case, part in held:
        meta = part.meta
        used, used_is = _used(part, case)
        shown = card(part, catalogue)
        yield SitePage(
            address=shown.address,
            title=shown.title,
            description=f"{shown.organisation}, {shown.place}, brugte »{used.title}«.",
            template=REUSE.page,
            view=partial(
                _view,
                part,
                shown,
                used,
                used_is,
                Crumb(meta.organisation, known.get(meta.organisation, "")),
                words.municipalities[meta.municipality],
                words["reuse_bases"][meta.basis],
                cards.case(case),
            ),
            trail=(HOME, CASES, Crumb(case.meta.title, addresses.case_page(case.slug))),
            source=part.path,
            updated=case.meta.updated,
        )


def _view(
    part: PartRecord[Reuse],
    shown: ReuseCard,
    used: Crumb,
    used_is: str,
    organisation: Crumb,
    municipality: Municipality,
    basis: Term,
    case: CaseCard,
) -> ReuseView:
    root = addresses.to_root(shown.address)
    html = render(part.body, partial(addresses.resolve, source=part.path, root=root))
    source = str(part.meta.source or "")
    return ReuseView(shown, used, used_is, organisation, municipality, basis, source, case, html)


def _used(part: PartRecord[Reuse], case: CaseRecord) -> tuple[Crumb, str]:
    """What was used, and what it is in Danish; nothing but the case of what is not out."""
    for prototype in case.prototypes:
        if prototype.slug == part.meta.used:
            address = addresses.prototype(case.slug, prototype.slug)
            return Crumb(prototype.meta.title, address), PROTOTYPE.name
    for point in case.learning_points:
        if point.slug == part.meta.used:
            address = addresses.learning_point(case.slug, point.anchor)
            return Crumb(point.meta.title, address), "Læringspointe"
    return Crumb(case.meta.title, addresses.case_page(case.slug)), "Case"
