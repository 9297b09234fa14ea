"""What editors are told is missing: a box on each page in a preview, and one list of everything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, PROTOTYPE, PROTOTYPE_PATH, line_of
from jinja2 import Environment, FileSystemLoader
from lxml import html
from podcast_project import EPISODE, EPISODE_PATH, loaded_podcast, publication_of

from laboratorium.base.memory import Memory
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import lacking, site_pages
from laboratorium.site.pages.model import SitePage

ROOT = Path(__file__).parents[3]
SETTINGS = Settings("Laboratoriet", "https://example.org/", "https://example.org/edit/")
HOSTILE = '"><script>alert(1)</script>'
Changes = Mapping[str, str | bytes | None]


def pages_of(
    root: Path, content: Content, preview: bool, of: Settings = SETTINGS
) -> dict[str, SitePage]:
    settings, whole = replace(of, preview=preview), publication_of(root, content, of)
    pages = site_pages(Catalogue.of(content), settings, publication=whole)
    return {page.address: page for page in pages}


def drawn(page: SitePage, folder: Path, settings: Settings = SETTINGS) -> html.HtmlElement:
    """The page as the real templates draw it."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = "site.css"
    Studio(templates, settings, (), folder).draw(page)
    text = (folder / page.address / "index.html").read_text(encoding="utf-8")
    return html.document_fromstring(text)


def box(root: Path, address: str, changes: Changes | None = None) -> html.HtmlElement:
    content = loaded_podcast(root, changes).content
    page = drawn(pages_of(root, content, preview=True)[address], root / "site")
    (found,) = page.xpath("//aside[@aria-label='Til redaktionen']")
    return found


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_only_a_preview_tells_and_only_on_pages_that_content_is_written_for(tmp_path: Path) -> None:
    content = loaded_podcast(tmp_path).content
    told = {address for address, page in pages_of(tmp_path, content, True).items() if page.lacking}
    assert told == {"cases/foens/", "cases/foens/prototyper/vaerket/", "podcast/varmevaerket/"}
    public = pages_of(tmp_path, content, False)
    assert not any(page.lacking for page in public.values())
    assert not drawn(public["cases/foens/"], tmp_path / "site").find_class("lacking")


def test_the_box_says_how_far_it_is_and_where_to_write(tmp_path: Path) -> None:
    found = box(tmp_path, "cases/foens/")
    assert [text_of(p) for p in found.find_class("lacking-meter")] == [
        "7 af 12 ting er på plads.",
        "0 af 1 ting er på plads.",
    ]
    (first, _) = found.iter("meter")
    assert (first.get("value"), first.get("max")) == ("7", "12")
    assert first.get("aria-label") == "7 af 12 ting er på plads."
    links = {text_of(a): a.get("href") for a in found.iter("a")}
    edit = "https://example.org/edit/"
    place, trial = line_of(CASE, "place:"), line_of(CASE, "trial_actions:")
    assert links["Tilføj »images«"] == f"{edit}{CASE_PATH}"
    assert links[f"Ret »place« i linje {place}"] == f"{edit}{CASE_PATH}#L{place}"
    assert links[f"Ret »trial_actions« i linje {trial}"] == f"{edit}{CASE_PATH}#L{trial}"
    form = "../../bidrag/laeringspointe/?case=foens"
    assert links["Skriv den i formularen"] == form
    at = line_of(POINT, "Når det")
    assert links[f"Skriv i linje {at}"] == f"{edit}{POINT_PATH}#L{at}"
    assert links["Se, hvad der mangler i alt indhold"] == "../../redaktion/mangler/"


def test_the_box_is_closed_while_nothing_must_be_done(tmp_path: Path) -> None:
    (details,) = box(tmp_path / "a", "cases/foens/").iter("details")
    assert details.get("open") is None
    text = CASE.replace("## Stedet\n", "### Stedet\n")
    opened = box(tmp_path / "b", "cases/foens/", {CASE_PATH: text})
    assert next(opened.iter("details")).get("open") is not None
    assert text_of(opened).index("Skal på plads") < text_of(opened).index("Kan gøre det endnu")


def test_the_box_says_so_when_nothing_is_missing(tmp_path: Path) -> None:
    found = box(tmp_path, "podcast/varmevaerket/")
    assert text_of(next(found.iter("summary"))) == "Hvad mangler Der mangler ikke noget."
    assert not list(found.iter("li"))


def test_what_is_added_is_no_longer_missing(tmp_path: Path) -> None:
    words = " ".join(["ord"] * 60)
    prototype = PROTOTYPE.replace("---\nVærket", f"try_it: Besøg den.\n---\n{words}. Værket")
    found = box(tmp_path, "cases/foens/prototyper/vaerket/", {PROTOTYPE_PATH: prototype})
    assert [text_of(li) for li in found.iter("li")] == [
        "Læg et billede af prototypen i mappen med beskrivelse, fotograf og grundlag. "
        "Tilføj »images«"
    ]


def test_an_author_s_words_stay_words(tmp_path: Path) -> None:
    point = POINT.replace("En lav tilslutningsafgift får mange med", json.dumps(HOSTILE))
    found = box(tmp_path, "cases/foens/", {POINT_PATH: point})
    (part,) = found.find_class("lacking-part")
    assert text_of(part) == f"Læringspointen »{HOSTILE}«"
    assert not list(found.iter("script"))
    content = loaded_podcast(tmp_path, {POINT_PATH: point}).content
    page = pages_of(tmp_path, content, False)[lacking.ADDRESS]
    listed = drawn(page, tmp_path / "site")
    assert HOSTILE in [text_of(h2) for h2 in listed.iter("h2")]


def test_without_a_repository_there_is_nowhere_to_lead(tmp_path: Path) -> None:
    bare = Settings("x", "https://example.org/", preview=True)
    pages = pages_of(tmp_path, loaded_podcast(tmp_path).content, True, bare)
    found = drawn(pages["podcast/varmevaerket/"], tmp_path / "site", bare).find_class("lacking")[0]
    assert [a.get("href") for a in found.iter("a")] == ["../../redaktion/mangler/"]


def test_the_list_is_for_editors_alone(tmp_path: Path) -> None:
    page = pages_of(tmp_path, loaded_podcast(tmp_path).content, False)[lacking.ADDRESS]
    assert not page.indexed
    tree = drawn(page, tmp_path / "site")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_list_s_trail_leads_to_the_guide_when_there_is_one(tmp_path: Path) -> None:
    guide = "---\ntitle: Til redaktionen\ndescription: Sådan.\n---\nTekst.\n"
    for changes, trail in (
        ({}, [""]),
        ({"docs/redaktion/index.md": guide}, ["", "redaktion/"]),
    ):
        page = pages_of(tmp_path, loaded_podcast(tmp_path, changes).content, False)[lacking.ADDRESS]
        assert [crumb.address for crumb in page.trail] == trail


def test_the_neediest_stand_first_and_those_that_need_nothing_are_counted(tmp_path: Path) -> None:
    headless = CASE.replace("## Stedet\n", "### Stedet\n")
    content = loaded_podcast(
        tmp_path,
        {
            "cases/anden/index.md": headless,
            POINT_PATH.replace("lav", "god"): f"{POINT}{'Ord. ' * 30}\n",
        },
    ).content
    view = lacking.view(lacking.needs(content, Memory()), SETTINGS)
    assert view.rows[0].address == "cases/anden/" and view.rows[0].must == ("overskrifter",)
    shares = [row.done / row.total for row in view.rows[1:]]
    assert shares == sorted(shares) and shares[0] == 0
    sums = {one.title: (one.whole, one.count) for one in view.sums}
    assert sums == {
        "Cases": (0, 2),
        "Læringspointer": (1, 2),
        "Prototyper": (0, 1),
        "Podcastafsnit": (1, 1),
    }
    assert view.needy == len(view.rows) == 4
    words = {word for row in view.rows for word in (*row.must, *row.should)}
    assert {meaning.word for meaning in view.meanings} == words


def test_a_withdrawn_episode_is_not_in_the_list(tmp_path: Path) -> None:
    gone = EPISODE.replace("sdg: [7]", "sdg: [7]\nwithdrawn: 2026-11-22")
    content = loaded_podcast(tmp_path, {EPISODE_PATH: gone}).content
    assert content.episodes
    view = lacking.view(lacking.needs(content, Memory()), SETTINGS)
    assert "afsnit" not in {row.kind for row in view.rows}


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    content = loaded_podcast(tmp_path).content
    (case,) = content.cases
    many = tuple(
        replace(case, slug=f"c{n}", path=f"cases/c{n}/index.md", parts={}) for n in range(2000)
    )
    catalogue = Catalogue.of(Content(cases=many))
    (page,) = lacking.pages(catalogue, SETTINGS)
    tree = drawn(page, tmp_path / "site")
    assert len(tree.xpath("//ol[@class='lacking-list']/li")) == lacking.MOST_SHOWN
    assert "Her er de første 200 af 2000." in text_of(tree)
    assert (tmp_path / "site" / page.address / "index.html").stat().st_size < 150_000


@pytest.mark.parametrize(("extra", "mail"), [({"mail": "a@example.org"}, "a@example.org"),
                                             ({}, ""), (None, "")])  # fmt: skip
def test_the_settings_know_the_mailbox(extra: dict[str, str] | None, mail: str) -> None:
    settings = Settings.of({"site_name": "x", "extra": extra}, preview=True)
    assert (settings.mail, settings.preview) == (mail, True)
    assert Settings.of({"site_name": "x"}).preview is False


def test_the_mailbox_is_an_example_that_the_readme_says_to_change() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    assert config["extra"]["mail"].endswith(".example.org")
    deploy = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Deploy")[2]
    assert "`extra.mail`" in deploy
