"""A facet and a kind of content that nobody has heard of, declared in a copy of the project and
nowhere else: they are on the pages, in the filter, the search, the data, the form and the import.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, PROTOTYPE, PROTOTYPE_PATH, write
from lxml import html

from site_build import BUILD_SECONDS, copy_project

# The facet: its vocabulary and its field.
AUDIENCES = """
title: Målgrupper
slug: maalgrupper
intro: Hvem det er for.
terms:
  - key: night_workers
    label: Natarbejdere
    slug: natarbejdere
    description: De, der arbejder om natten.
  - key: lighthouse_keepers
    label: Fyrpassere
    slug: fyrpassere
    description: De, der passer et fyr.
"""
FIELD = """
    audience: Annotated[tuple[Annotated[str, TermOf("audiences")], ...], Unique] = field(
        "Målgruppe",
        "Hvem det er for.",
        ["night_workers"],
        asked=Asked(help="Vælg dem, der passer."),
        facet=Facet(45, "maalgruppe", likeness=0.6, same=("samme målgruppe", "samme målgrupper")),
        default=(),
        max_length=2,
    )
    project_kind: """
FACET_FILES = {
    "src/laboratorium/model/vocabularies/audiences.yml": ("", AUDIENCES),
    "src/laboratorium/model/case.py": ("\n    project_kind: ", FIELD),
}

# A plain field, and a page of a new type.
MOTTO = """
    motto: Text | None = field(
        "Motto", "Casens motto.", "Vi begynder her.", default=None, max_length=80
    )
    period: """
FIELD_FILES = {"src/laboratorium/model/case_task.py": ("\n    period: ", MOTTO)}
MOTTOS = '''"""All mottos on one page."""

from collections.abc import Iterator

from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.pages.model import SitePage


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    mottos = [case.meta.motto for case in catalogue.cases if case.meta.motto]
    yield SitePage("mottoer/", "Mottoer", "Alle mottoer.", "mottos.html", lambda: mottos)
'''
PAGE_FILES = {
    "src/laboratorium/site/pages/mottos.py": ("", MOTTOS),
    "src/laboratorium/site/pages/__init__.py": (
        "    yield from search.pages(catalogue)\n",
        "    yield from search.pages(catalogue)\n    yield from mottos.pages(catalogue)\n",
    ),
    "overrides/mottos.html": (
        "",
        """{% extends "base.html" %}
{% block content %}<h1>Mottoer</h1>{% for motto in view %}<p>{{ motto }}</p>{% endfor %}
{% endblock %}
""",
    ),
}
PAGE_IMPORT = ("    listings,\n", "    listings,\n    mottos,\n")

# The kind: its model and declaration, its place among the kinds, its template.
RECIPES = '''"""A recipe: something to do again, step by step."""

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.parts import Record
from laboratorium.model.types import SixPs, Text


class Recipe(Record):
    """Something others can do again: the front matter of a file in ``opskrifter/``."""

    title: Text = field("Navn", "Opskriftens navn.", "Fællesspisning", max_length=90)
    hours: Text = field("Tid", "Hvor lang tid det tager.", "Tre timer", max_length=40)
    six_p: SixPs = field("De seks P’er", "Et til tre af de seks P'er.", ["place"])


RECIPE = Kind(
    key="recipe",
    model=Recipe,
    name="Opskrift",
    plural="Opskrifter",
    folder="opskrifter",
    in_case=True,
    sections=(Section("Sådan gør man", "Skriv trinene.", "Stil bordene op."),),
    page="recipe.html",
    offered=Offered(
        "opskrift",
        "Del en opskrift",
        "En opskrift",
        "Noget, andre kan gøre igen. Den hører til en case.",
        ("case", "title", "hours", "body"),
    ),
)
'''
TEMPLATE = """{% extends "base.html" %}
{% block content %}
<article class="wrap"><h1>{{ view.card.title }}</h1><p>{{ view.part.meta.hours }}</p>
<div class="md-typeset prose">{{ view.html|safe }}</div></article>
{% endblock %}
"""
KIND_FILES = {
    "src/laboratorium/model/recipes.py": ("", RECIPES),
    "src/laboratorium/model/kinds.py": (
        "from laboratorium.model.kind import Kind",
        "from laboratorium.model.kind import Kind\nfrom laboratorium.model.recipes import RECIPE",
    ),
    "overrides/recipe.html": ("", TEMPLATE),
}
IN_LIST = ("REUSE, EPISODE_IDEA)", "REUSE, RECIPE, EPISODE_IDEA)")

RECIPE_PATH = "cases/foens/opskrifter/lang-bordrække.md".replace("æ", "ae")
RECIPE = """---
title: Langbord i landsbygaden
hours: En aften
six_p: [place]
---
Stil alle borde i én række midt på gaden, og bed hver husstand om en skål kartoffelsalat.
"""


def declare(root: Path, files: dict[str, tuple[str, str]]) -> None:
    for path, (before, after) in files.items():
        file = root / path
        if before:
            text = file.read_text(encoding="utf-8")
            assert text.count(before) == 1, path
            after = text.replace(before, after)
        file.write_text(after, encoding="utf-8")


def run(root: Path, *arguments: str) -> str:
    """Run a module with the copy's own library."""
    found = subprocess.run(
        [sys.executable, "-P", "-m", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=BUILD_SECONDS,
    )
    assert found.returncode == 0, found.stdout
    return found.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one case, in which a facet and a kind are declared and used."""
    root = copy_project(tmp_path_factory.mktemp("made-up"), "docs", "src/laboratorium")
    for files in (FACET_FILES, FIELD_FILES, KIND_FILES, PAGE_FILES):
        declare(root, files)
    declare(root, {"src/laboratorium/model/kinds.py": IN_LIST})
    declare(root, {"src/laboratorium/site/pages/__init__.py": PAGE_IMPORT})
    more = "\nmotto: Alle hånd i jorden\naudience: [Natarbejdere]\ntitle:"
    case = CASE.replace("\ntitle:", more, 1)
    written = {CASE_PATH: case, POINT_PATH: POINT, PROTOTYPE_PATH: PROTOTYPE, RECIPE_PATH: RECIPE}
    write(root, written)
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    run(project, "mkdocs", "build", "--strict", "-f", "mkdocs.yml")
    return project / "site"


def page(site: Path, address: str) -> html.HtmlElement:
    return html.parse(str(site / address / "index.html")).getroot()


def text_of(site: Path, pattern: str) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(site.glob(pattern)))


def data(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text(encoding="utf-8"))


def test_a_facet_takes_at_most_three_files_and_a_kind_at_most_six() -> None:
    assert len(FACET_FILES) <= 3
    assert len(KIND_FILES) <= 6


def test_the_facet_is_on_the_case_and_has_pages_of_its_own(site: Path) -> None:
    (fact,) = page(site, "cases/foens").xpath("//dl/div[dt='Målgruppe']/dd/a")
    assert (fact.get("href"), fact.text) == ("../../maalgrupper/natarbejdere/", "Natarbejdere")
    assert page(site, "maalgrupper").xpath("//h1/text()") == ["Målgrupper"]
    listed = page(site, "maalgrupper/natarbejdere").xpath("//ul[@class='case-list']//h3/a/@href")
    assert listed == ["../../cases/foens/"]


def test_the_facet_is_a_filter(site: Path) -> None:
    boxes = page(site, "cases").xpath("//fieldset//input[@name='maalgruppe']/@value")
    assert boxes == ["natarbejdere"]
    (facet,) = (
        one for one in data(site, "data/facets.json")["facets"] if one["key"] == "maalgruppe"
    )
    assert facet["terms"] == [["natarbejdere", "Natarbejdere"]]


def test_the_facet_is_found_by_search(site: Path) -> None:
    assert "natarbejd" in text_of(site, "soeg/indeks/ord/*.json")
    assert "maalgrupper/natarbejdere/" in text_of(site, "soeg/indeks/tekst/*.json")


def test_the_facet_is_in_the_data_its_schema_and_the_feed(site: Path) -> None:
    (case,) = data(site, "data/cases.json")["cases"]
    assert case["audience"] == ["night_workers"]
    assert case["audience_names"] == ["Natarbejdere"]
    schema = data(site, "data/schema/cases.json")["properties"]["cases"]["items"]["properties"]
    assert schema["audience"]["items"]["enum"] == ["night_workers", "lighthouse_keepers"]
    assert 'label="Natarbejdere"' in text_of(site, "feeds/cases.xml")


def test_the_facet_is_asked_for(site: Path) -> None:
    boxes = page(site, "bidrag/case").xpath("//*[@data-field='audience']//input")
    assert [box.get("value") for box in boxes] == ["night_workers", "lighthouse_keepers"]
    schema = data(site, "data/schema/bidrag-case.json")["properties"]["audience"]
    assert schema["items"]["x-vocabulary"] == "audiences"


def test_the_kind_has_a_page_and_is_on_its_case_and_its_terms(site: Path) -> None:
    address = "cases/foens/opskrifter/lang-bordraekke"
    assert page(site, address).xpath("//h1/text()") == ["Langbord i landsbygaden"]
    case = page(site, "cases/foens").xpath("//section[h2='Opskrifter']//a/@href")
    assert case == [f"../../{address}/"]
    assert "Langbord" not in page(site, "seks-p/peace").text_content()


def test_the_kind_is_found_by_search_under_its_own_name(site: Path) -> None:
    facts = data(site, "soeg/indeks/fakta.json")
    assert facts["names"]["opskrift"] == ["Opskrifter", "opskrift", "opskrifter"]
    assert "opskrift" in facts["kinds"]
    assert "kartoffelsalat" in text_of(site, "soeg/indeks/tekst/*.json")


def test_the_kind_is_in_the_data(site: Path) -> None:
    (case,) = data(site, "data/cases.json")["cases"]
    (recipe,) = case["opskrifter"]
    assert (recipe["title"], recipe["hours"]) == ("Langbord i landsbygaden", "En aften")
    assert recipe["url"].endswith("/cases/foens/opskrifter/lang-bordraekke/")


def test_the_kind_is_asked_for(site: Path) -> None:
    form = page(site, "bidrag/opskrift")
    assert form.xpath("//h1/text()") == ["Del en opskrift"]
    assert form.xpath("//section[@data-kind='recipe']")
    assert form.xpath("//*[@data-field='hours']//input")
    assert data(site, "data/schema/bidrag-opskrift.json")["title"] == "Opskrift"


def test_a_field_is_asked_for_and_in_the_data(site: Path) -> None:
    (case,) = data(site, "data/cases.json")["cases"]
    assert case["motto"] == "Alle hånd i jorden"
    assert page(site, "bidrag/case").xpath("//*[@data-field='motto']//input")
    assert data(site, "data/schema/bidrag-case.json")["properties"]["motto"]["maxLength"] == 80
    assert "`motto`" in text_of(site, "data/index.html").replace("<code>", "`").replace(
        "</code>", "`"
    )


def test_a_page_of_a_new_type_is_drawn(site: Path) -> None:
    assert "Alle hånd i jorden" in page(site, "mottoer").xpath("//main//p/text()")
    assert "mottoer/" in text_of(site, "sitemap.xml")


def test_an_import_knows_both(project: Path) -> None:
    sheet = project / "ark.csv"
    sheet.write_text(
        "Titel;Målgruppe;Opskrift 1: Navn;Opskrift 1: Tid;Opskrift 1: tekst\n"
        "En ny case;Fyrpassere;Suppe;En time;Kog suppen længe nok til alle.\n",
        encoding="utf-8",
    )
    before = set(project.glob("cases/*"))
    shutil.copytree(project, project / "kopi", ignore=shutil.ignore_patterns("site", "docs"))
    told = run(project / "kopi", "laboratorium", "import", "--yes", "ark.csv")
    (folder,) = (path for path in (project / "kopi/cases").iterdir() if path.name != "foens")
    assert "audience: [lighthouse_keepers]" in (folder / "index.md").read_text(encoding="utf-8")
    recipe = (folder / "opskrifter/suppe.md").read_text(encoding="utf-8")
    assert "hours: En time" in recipe and "Kog suppen" in recipe, told
    assert set(project.glob("cases/*")) == before
