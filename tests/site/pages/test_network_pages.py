"""The pages of organisations, meetings and the network: what each shows of the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from content_project import LAB, LAB_PATH, PAGE, POINT_PATH, loaded
from content_project import POINT as POINT_TEXT

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.schedule import released
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.model import SitePage

MEETING = "docs/netvaerk/2027-03-12-moede.md"
AT = datetime(2026, 12, 1, tzinfo=UTC)
POINT = "foens/2026-11-23-lav-afgift"


def page(fields: str, title: str = "Om") -> str:
    text = PAGE.replace("---\nTekst", f"{fields.strip()}\n---\nTekst")
    return text.replace("title: Om", f"title: {title}")


FILES = {
    LAB_PATH: LAB.replace("date:", "status: held\ndate:"),
    "docs/netvaerk/index.md": page("lead: Mød hinanden.", "Netværk"),
    "docs/organisationer/skovlyst.md": page(
        "kind: owner\nsector: public\nmunicipality: Middelfart\ngroups:\n"
        "  - {key: haven, name: Haven, roles: [Gartner, Leder], cases: [foens],"
        " lab: {number: 1, year: 2023}}",
        "Skovlyst",
    ),
    MEETING: page(
        "date: 2027-03-12 09:00\nend: 2027-03-12 15:30\nplace: Rådhuset\n"
        "link: https://example.org/moede\nprogramme:\n"
        "  - {at: 09.15, title: Varmen, groups: [skovlyst/haven], cases: [foens],"
        f" points: [{POINT}], prototypes: [foens/vaerket]}}\n"
        "  - {title: Frokost}\n"
        "material:\n  - {title: Dagsorden, url: 'https://example.org/a.pdf'}\n"
        "changes:\n  - {date: 2027-02-01, what: Vi er flyttet.}\n",
        "Forårsmøde",
    ),
    "docs/netvaerk/2027-05-12-b.md": page("date: 2027-05-12\nplace: Her", "Uden program"),
    "docs/netvaerk/2026-05-12-c.md": page(
        "date: 2026-05-12\nplace: Her\nmade_up: true\n"
        f"programme: [{{title: A, points: [{POINT}]}}]",
        "Eksempel",
    ),
    "docs/netvaerk/2026-06-12-d.md": page(
        "date: 2026-06-12\nplace: Her\nstatus: cancelled\n"
        "changes: [{date: 2026-06-01, what: Aflyst.}]",
        "Aflyst",
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, SitePage]:
    found = loaded(tmp_path_factory.mktemp("network-pages"), FILES)
    assert not found.errors
    settings = Settings("L", "https://example.org/lab/")
    return {one.address: one for one in site_pages(Catalogue.of(found.content), settings)}


def view(pages: Mapping[str, SitePage], address: str) -> Any:
    return pages[address].view()


def test_the_network_shows_what_comes_what_was_and_who_takes_part(
    pages: Mapping[str, SitePage],
) -> None:
    shown = view(pages, "netvaerk/")
    assert pages["netvaerk/"].template == "network.html"
    assert shown.next.title == "Forårsmøde"
    assert [one.title for one in shown.later] == ["Uden program"]
    assert [(year, [one.title for one in those]) for year, those in shown.past] == [
        ("2026", ["Aflyst"]),
        ("2023", ["Laboratorium 1"]),
    ]
    assert [one.title for one in shown.examples] == ["Eksempel"]
    ((role, (skovlyst,)),) = shown.organisations
    assert (role, skovlyst.groups, skovlyst.cases) == ("Ejerskabsorganisation", 1, 1)
    assert shown.calendar == "https://example.org/lab/netvaerk/kalender.ics"
    assert shown.webcal == "webcal://example.org/lab/netvaerk/kalender.ics"


def test_an_organisation_shows_its_groups_cases_points_and_meetings(
    pages: Mapping[str, SitePage],
) -> None:
    shown = view(pages, "organisationer/skovlyst/")
    (group,) = shown.groups
    assert (group.name, group.roles, group.anchor) == (
        "Haven",
        ("Gartner", "Leder"),
        "gruppe-haven",
    )
    assert group.lab.address == "laboratorier/2023-1/"
    assert [card.slug for card in shown.cases] == ["foens"]
    assert (len(shown.points), shown.more_points) == (1, 0)
    assert [one.title for one in shown.meetings] == ["Forårsmøde"]
    assert (shown.sector, shown.municipality.title) == ("Offentlig", "Middelfart Kommune")


def test_a_meeting_shows_its_programme_and_how_to_keep_it(pages: Mapping[str, SitePage]) -> None:
    shown = view(pages, "netvaerk/2027-03-12-moede/")
    assert shown.facts.when == "12. marts 2027 kl. 9.00–15.30"
    assert shown.facts.changes == (("1. februar 2027", "Vi er flyttet."),)
    warmth, lunch = shown.programme
    assert (warmth.at, lunch.at, lunch.names_something) == ("9.15", "", False)
    (group,) = warmth.groups
    assert (group.name, group.organisation) == ("Haven", "Skovlyst")
    assert group.address == "organisationer/skovlyst/#gruppe-haven"
    assert [len(one) for one in (warmth.cases, warmth.points, warmth.prototypes)] == [1, 1, 1]
    assert shown.calendar == "netvaerk/2027-03-12-moede/kalender.ics"
    assert shown.preparation == "netvaerk/2027-03-12-moede/forberedelse/"


@pytest.mark.parametrize(
    ("address", "calendar", "preparation"),
    [
        ("netvaerk/2027-05-12-b/", True, False),
        ("netvaerk/2026-05-12-c/", False, True),
        ("netvaerk/2026-06-12-d/", True, False),
        ("laboratorier/2023-1/", False, False),
    ],
)
def test_what_is_made_up_or_over_is_not_offered_to_calendars(
    pages: Mapping[str, SitePage], address: str, calendar: bool, preparation: bool
) -> None:
    shown = view(pages, address)
    assert (bool(shown.calendar), bool(shown.preparation)) == (calendar, preparation)
    assert (f"{address}forberedelse/" in pages) == preparation


def test_the_preparation_has_the_points_in_full(pages: Mapping[str, SitePage]) -> None:
    shown = view(pages, "netvaerk/2027-03-12-moede/forberedelse/")
    point = shown.items[0].points[0]
    assert "siger mange ja" in point.html
    assert 'href="../../../cases/foens/#kilde-1"' in point.html
    assert [one.title for one in shown.material] == ["Dagsorden"]
    assert shown.meeting.address == "netvaerk/2027-03-12-moede/"
    assert "<svg" in str(shown.code)


def test_what_is_not_out_is_on_no_programme(tmp_path: Path) -> None:
    draft = {POINT_PATH: POINT_TEXT.replace("---\n", "---\ndraft: true\n", 1)}
    content = released(loaded(tmp_path, {**FILES, **draft}).content, AT)
    every = site_pages(Catalogue.of(content), Settings("L", "https://example.org/"))
    pages = {one.address: one for one in every}
    shown = view(pages, "netvaerk/2027-03-12-moede/")
    assert shown.programme[0].points == () and len(shown.programme[0].cases) == 1
    assert "netvaerk/2026-05-12-c/forberedelse/" not in pages
