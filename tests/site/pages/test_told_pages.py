"""Stories on the pages of their case, compared, and made up: what may be shown and nothing else."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from content_project import CASE, loaded
from jinja2 import Environment, FileSystemLoader
from lxml import html

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site import atom, open_data
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.told import EXAMPLE
from laboratorium.site.search.records import records

OVERRIDES = Path(__file__).parents[3] / "overrides"
SETTINGS = Settings("Laboratoriet", "https://example.org/", "https://example.org/edit/")
HEAD = "text;role;level;date;example;decided_1;decided_2;decided_3;pace\n"
HOSTILE = "<img src=x onerror=alert(1)>"


def rows(what: str, count: int, role: str, example: str = "") -> str:
    return "".join(
        f"{what} {n}.;{role};;2026;{example};0,{n % 7};0,3;0,{7 - n % 7};0,{n % 10}\n"
        for n in range(count)
    )


MANY = HEAD + rows(f"Vi dansede {HOSTILE}", 8, "Borger") + rows("Vi talte", 6, "Medarbejder")
MANY += rows("Pengene kom", 2, "Leder") + rows("Kostald", 9, "Pårørende", "ja")
FEW = HEAD + rows("Hemmelighed", 4, "Borger")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    found = loaded(
        tmp_path_factory.mktemp("told"),
        {
            "cases/foens/stories.csv": MANY,
            "cases/faa/index.md": CASE,
            "cases/faa/stories.csv": FEW,
        },
    )
    assert found.errors == ()
    return Catalogue.of(found.content)


@pytest.fixture(scope="module")
def drawn(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page by its address."""
    folder = tmp_path_factory.mktemp("site")
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = "assets/css/site.css"
    studio = Studio(templates, SETTINGS, (), folder)
    found = {}
    for page in site_pages(catalogue, SETTINGS):
        studio.draw(page)
        found[page.address] = (folder / page.address / "index.html").read_text(encoding="utf-8")
    return found


def read_text(data: bytes) -> str:
    """A file's text; that of every part of a spreadsheet, which is packed."""
    if not is_zipfile(BytesIO(data)):
        return data.decode()
    with ZipFile(BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def test_few_and_made_up_stories_are_nowhere(catalogue: Catalogue, drawn: dict[str, str]) -> None:
    everything = {
        **drawn,
        **{path: read_text(data) for path, data in open_data.whole(catalogue, SETTINGS)},
        **{path: data.decode() for path, data in atom.files(catalogue, SETTINGS)},
        "search": repr(list(records(catalogue))),
    }
    for word in ("Hemmelighed", "Kostald"):
        assert [where for where, text in everything.items() if word in text] == []
    assert "de bliver vist, når der er mindst fem" in drawn["cases/faa/"].replace("De", "de")
    told = html.document_fromstring(drawn["tal/"])
    (count,) = told.xpath("//a[contains(@href, 'fortaellinger/')]/b/text()")
    assert count == "16"


def test_a_role_of_too_few_is_told_nowhere(catalogue: Catalogue, drawn: dict[str, str]) -> None:
    of_stories = [drawn[a] for a in drawn if "fortaellinger" in a and a.startswith("cases/")]
    of_stories += [drawn["fortaellinger/"], drawn["cases/foens/"]]
    for text in of_stories:
        assert "Leder eller politiker" not in text
        # Two less than the whole would be the leaders, so six go with them.
        assert "Medarbejder</th>" not in text
    data = json.loads(dict(open_data.whole(catalogue, SETTINGS))["data/stories.json"])
    roles = [row["role"] for row in data["stories"]]
    assert (roles.count("citizen"), roles.count(None), len(roles)) == (8, 8, 16)


def test_every_spot_leads_to_a_story_that_there_is(drawn: dict[str, str]) -> None:
    page = html.document_fromstring(drawn["cases/foens/"])
    anchors = {
        one.get("id")
        for one in html.document_fromstring(drawn["cases/foens/fortaellinger/"]).iter("article")
    }
    links = page.xpath("//*[local-name()='svg'][contains(@class, 'placed')]//*[@href]/@href")
    assert len(links) > 10
    assert {link.removeprefix("fortaellinger/#") for link in links} <= anchors
    example = html.document_fromstring(drawn[EXAMPLE])
    inner = example.xpath("//*[contains(@class, 'placed')]//*[@href]/@href")
    assert {link[1:] for link in inner} <= {one.get("id") for one in example.iter("article")}


def test_a_teller_s_words_are_never_markup(drawn: dict[str, str]) -> None:
    for address, text in drawn.items():
        assert not html.document_fromstring(text).xpath("//img[@src='x'] | //@onerror"), address
    assert (
        html.document_fromstring(drawn["cases/foens/fortaellinger/"]).text_content().count(HOSTILE)
        == 8
    )


def test_cases_are_compared_by_the_middle_of_their_stories(drawn: dict[str, str]) -> None:
    page = html.document_fromstring(drawn["fortaellinger/"])
    (row,) = page.xpath("//table[contains(@class, 'compared')]/tbody/tr")
    name, count, decided, *_, pace, responsibility = (
        " ".join(cell.text_content().split()) for cell in row
    )
    assert (name, count, responsibility) == ("Et fælles varmeværk", "16", "–")
    assert decided.endswith(" %")
    assert len(decided.split(" / ")) == 3
    assert len(pace.split(" / ")) == 2
    spots = page.xpath("//*[@id='alle-decided']/..//*[@href]")
    assert [spot.get("href") for spot in spots] == ["../cases/foens/#fortaellinger"]


def test_the_example_says_that_it_is_one(drawn: dict[str, str]) -> None:
    page = html.document_fromstring(drawn[EXAMPLE])
    (notice,) = page.find_class("notice")
    assert notice.text_content().startswith("Fortællingerne er opdigtede.")
    assert len(page.find_class("told")) == 120


def test_stories_are_found_where_they_are_read(catalogue: Catalogue) -> None:
    units = [u for record in records(catalogue) for u in record.units if u.kind == "fortaellinger"]
    (unit,) = units
    assert unit.address == "cases/foens/fortaellinger/"
    assert sum("Vi dansede" in section.text for section in unit.sections) == 8
    assert not any(role in repr(unit) for role in ("Borger", "citizen", "Leder"))
