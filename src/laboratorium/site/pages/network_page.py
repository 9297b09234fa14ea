"""The page of the whole network: who takes part, when they meet, and how to follow along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.settings import Settings
from laboratorium.calendar.events import PATH
from laboratorium.catalogue.network import Network
from laboratorium.model.pages import Organisation
from laboratorium.model.records import PageRecord
from laboratorium.site.pages.network import ListedMeeting, listed


@dataclass(frozen=True)
class ListedOrganisation:
    """An organisation as a list shows it."""

    title: str
    address: str
    description: str
    municipality: str
    groups: int
    cases: int


@dataclass(frozen=True)
class NetworkView:
    """The page of the whole network. `past` are years with their meetings, the newest first,
    `organisations` are roles with those that play them; `calendar` and `webcal` are whole addresses
    of the calendar.
    """

    lead: str
    next: ListedMeeting | None
    later: tuple[ListedMeeting, ...]
    past: tuple[tuple[str, tuple[ListedMeeting, ...]], ...]
    organisations: tuple[tuple[str, tuple[ListedOrganisation, ...]], ...]
    examples: tuple[ListedMeeting, ...]
    calendar: str
    webcal: str


def network_view(page: PageRecord[Any], network: Network, settings: Settings) -> NetworkView:
    words = network.catalogue.vocabularies
    coming = [listed(one, words) for one in network.coming]
    years: dict[str, list[ListedMeeting]] = {}
    for one in network.past:
        years.setdefault(str(one.meta.day.year), []).append(listed(one, words))
    roles: dict[str, list[ListedOrganisation]] = {}
    for organisation in network.organisations:
        role = words["organisation_kinds"][organisation.meta.kind].label
        roles.setdefault(role, []).append(_listed_organisation(organisation, network))
    calendar = settings.canonical(PATH)
    return NetworkView(
        lead=page.meta.lead or "",
        next=coming[0] if coming else None,
        later=tuple(coming[1:]),
        past=tuple((year, tuple(meetings)) for year, meetings in years.items()),
        organisations=tuple((role, tuple(those)) for role, those in roles.items()),
        examples=tuple(listed(one, words) for one in network.examples),
        calendar=calendar,
        webcal=f"webcal://{calendar.partition('://')[2]}",
    )


def _listed_organisation(page: PageRecord[Organisation], network: Network) -> ListedOrganisation:
    meta = page.meta
    place = (
        network.catalogue.vocabularies.municipalities[meta.municipality]
        if meta.municipality
        else None
    )
    return ListedOrganisation(
        title=meta.title,
        address=addresses.document(page.uri),
        description=meta.description,
        municipality=place.full_name if place else "",
        groups=len(meta.groups),
        cases=len(network.cases_of(page)),
    )
