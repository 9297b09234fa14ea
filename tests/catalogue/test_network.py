"""Who takes part and when they meet, as the catalogue relates it."""

from __future__ import annotations

import pytest
from content_project import CASE, LAB, LAB_PATH, PAGE, loaded

from laboratorium.catalogue.network import Network
from laboratorium.catalogue.whole import Catalogue


def page(fields: str) -> str:
    return PAGE.replace("---\nTekst", f"{fields.strip()}\n---\nTekst")


MEETING = """
place: Her
programme:
  - title: Haven
    groups: [skovlyst/haven]
    points: [foens/2026-11-23-lav-afgift]
"""
FILES = {
    LAB_PATH: LAB.replace("date:", "status: held\ndate:"),
    "docs/organisationer/skovlyst.md": page(
        "kind: owner\ngroups: [{key: haven, name: Haven, roles: [Gartner], cases: [toender]}]"
    ).replace("title: Om", "title: Skovlyst"),
    "docs/organisationer/middelfart.md": page("kind: network").replace(
        "title: Om", "title: Middelfart Kommune"
    ),
    "docs/organisationer/sdu.md": page("kind: organiser").replace(
        "title: Om", "title: Syddansk Universitet"
    ),
    "docs/netvaerk/2027-03-12-a.md": page(f"date: 2027-03-12{MEETING}"),
    "docs/netvaerk/2026-03-12-b.md": page(f"date: 2026-03-12\nstatus: held{MEETING}"),
    "docs/netvaerk/2026-05-12-c.md": page(f"date: 2026-05-12\nstatus: cancelled{MEETING}"),
    "docs/netvaerk/2026-06-12-d.md": page(f"date: 2026-06-12\nmade_up: true{MEETING}"),
    "cases/toender/index.md": CASE.replace("Middelfart Kommune", "Tønder Kommune").replace(
        "partners: [Syddansk Universitet]", "partners: []"
    ),
}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    found = loaded(tmp_path_factory.mktemp("network"), FILES)
    assert not found.errors
    return Network(Catalogue.of(found.content))


def test_organisations_stand_by_their_role(network: Network) -> None:
    assert [page.slug for page in network.organisations] == ["sdu", "skovlyst", "middelfart"]


def test_meetings_are_coming_past_or_made_up(network: Network) -> None:
    assert [page.slug for page in network.coming] == ["2027-03-12-a"]
    assert [page.slug for page in network.past] == ["2026-05-12-c", "2026-03-12-b", "2023-1"]
    assert [page.slug for page in network.examples] == ["2026-06-12-d"]


@pytest.mark.parametrize(
    ("slug", "cases", "points", "meetings"),
    [
        ("skovlyst", ["toender"], 0, ["2027-03-12-a", "2026-03-12-b"]),
        ("middelfart", ["foens"], 1, []),
        ("sdu", ["foens"], 0, []),
    ],
)
def test_an_organisation_has_its_cases_points_and_meetings(
    network: Network, slug: str, cases: list[str], points: int, meetings: list[str]
) -> None:
    (page,) = (page for page in network.organisations if page.slug == slug)
    assert [case.slug for case in network.cases_of(page)] == cases
    assert len(network.points_of(page)) == points
    assert [meeting.slug for meeting in network.meetings_of(page)] == meetings
