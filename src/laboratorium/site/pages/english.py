"""What the site says in English: a list of what is written so, and a short page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.english import Told, told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.parts import Period
from laboratorium.model.records import CaseRecord, PageRecord
from laboratorium.model.vocabulary import SixP
from laboratorium.site import linked_data
from laboratorium.site.pages.cards import place_name
from laboratorium.site.pages.model import HOME, Crumb, SitePage

URI = "en/index.md"
"""The editors' page that says in English what the site is."""
ADDRESS = addresses.document(URI)


@dataclass(frozen=True)
class EnglishItem:
    """A case or an episode as it is told in English; the place is named in Danish."""

    what: str
    title: str
    summary: str
    address: str
    danish: str
    danish_title: str
    place: str
    when: str
    six_p: tuple[SixP, ...]
    goals: tuple[str, ...]
    """The numbers of the SDGs, the first ones first."""
    json_ld: str


@dataclass(frozen=True)
class EnglishView:
    lead: str
    cases: tuple[EnglishItem, ...]
    episodes: tuple[EnglishItem, ...]


def items(catalogue: Catalogue, site: str) -> tuple[EnglishItem, ...]:
    """All that is told in English; `site` is the site's own address."""
    return tuple(_item(one, catalogue, site) for one in told(catalogue))


def _item(one: Told, catalogue: Catalogue, site: str) -> EnglishItem:
    meta = one.record.meta
    is_case = isinstance(one.record, CaseRecord)
    goals = dict.fromkeys(code.partition(".")[0] for code in meta.sdg)
    return EnglishItem(
        what="Case" if is_case else "Podcast episode, in Danish",
        title=one.title,
        summary=one.summary,
        address=one.address,
        danish=one.danish,
        danish_title=meta.title,
        place=place_name(one.record, catalogue) if isinstance(one.record, CaseRecord) else "",
        when=_period(one.record.meta.period)
        if isinstance(one.record, CaseRecord)
        else str(one.updated.year),
        six_p=tuple(catalogue.vocabularies.six_p[key] for key in meta.six_p),
        goals=tuple(sorted(goals, key=int)),
        json_ld=linked_data.script_json(linked_data.english(one, site)),
    )


def _period(period: Period) -> str:
    """The years alone: `since 2011`, `2011–2015`, `2014`."""
    if period.end is None:
        return f"since {period.start.year}"
    years = dict.fromkeys((period.start.year, period.end.year))
    return "–".join(map(str, years))


def view(page: PageRecord[Any], catalogue: Catalogue, site: str) -> EnglishView:
    found = items(catalogue, site)
    return EnglishView(
        page.meta.lead or "",
        tuple(one for one in found if one.what == "Case"),
        tuple(one for one in found if one.what != "Case"),
    )


def pages(catalogue: Catalogue, site: str) -> Iterator[SitePage]:
    """A page for each case and episode that is told in English."""
    home = (HOME, Crumb("In English", ADDRESS)) if has_home(catalogue) else (HOME,)
    for one, item in zip(told(catalogue), items(catalogue, site), strict=True):
        yield SitePage(
            address=one.address,
            title=one.title,
            description=one.summary,
            template="english_item.html",
            view=partial(_known, item),
            trail=home,
            source=one.record.path,
            updated=one.updated,
        )


def _known(item: EnglishItem) -> EnglishItem:
    return item


def has_home(catalogue: Catalogue) -> bool:
    return any(page.uri == URI for page in catalogue.content.pages)


def paired(pages: Iterable[SitePage], catalogue: Catalogue) -> Iterator[SitePage]:
    """The same pages; those that there are in both languages know of each other."""
    pairs = {one.danish: one.address for one in told(catalogue)}
    if has_home(catalogue):
        pairs[HOME.address] = ADDRESS
    other: Mapping[str, str] = pairs | {english: danish for danish, english in pairs.items()}
    for page in pages:
        found = other.get(page.address)
        yield page if found is None else replace(page, other=found)
