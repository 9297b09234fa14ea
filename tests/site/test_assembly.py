"""A project becomes a site without a renderer: all that was promised is made, or it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PROJECT, write
from jinja2 import Environment, FileSystemLoader
from podcast_project import podcast

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.settings import Settings
from laboratorium.podcast import ledger
from laboratorium.reading.loader import load
from laboratorium.site.assembly import Refused, assemble
from laboratorium.site.stylesheet import SHEETS, stylesheets

ROOT = Path(__file__).parents[2]
SITE = Settings("Laboratoriet", "https://example.org/lab/")


def test_every_page_and_file_that_was_promised_is_made(tmp_path: Path) -> None:
    root = write(tmp_path / "projekt", podcast())
    site = assemble(root, SITE, [{"Cases": "cases/index.md"}], published=False)
    assert [item.title for item in site.menu] == ["Cases"]
    assert site.pages["cases/foens/index.md"] in site.generated
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    studio = site.studio(templates, "assets/css/site.css", tmp_path / "site")
    done: list[tuple[int, int]] = []
    site.make(studio, lambda *told: done.append(told))
    made = {path.relative_to(studio.folder).as_posix() for path in studio.folder.rglob("*.*")}
    assert {*site.paths(), *(f"{page.address}index.html" for page in site.generated)} <= made
    assert done[-1][0] == done[-1][1] > len(site.generated)
    assert templates.autoescape is True


def test_every_page_and_file_says_what_it_is_made_of(tmp_path: Path) -> None:
    site = assemble(write(tmp_path / "projekt", podcast()), SITE, published=False)
    studio = site.studio(
        Environment(loader=FileSystemLoader(ROOT / "overrides")), "x.css", tmp_path
    )
    prints = Fingerprints()
    told = [prints.of(*site.work(studio, page).made_of) for page in site.generated]
    assert len(set(told)) == len(told) > 150


def test_content_with_errors_is_refused_with_every_place(tmp_path: Path) -> None:
    root = write(tmp_path, {**PROJECT, CASE_PATH: CASE.replace("\nstatus:", "\nstatu:")})
    with pytest.raises(Refused, match="bliver ikke bygget") as refused:
        assemble(root, SITE)
    assert len(refused.value.places.splitlines()) == len(load(root).errors)
    assert str(refused.value).endswith(refused.value.places)


def test_what_would_lose_listeners_is_refused_only_where_it_is_published(tmp_path: Path) -> None:
    root = write(tmp_path, podcast())
    publication = assemble(root, SITE).publication
    assert publication
    write(root, {"podcasts/ledger.yml": ledger.updated(root, publication)})
    assemble(root, SITE)
    moved = Settings("Laboratoriet", "https://andetsteds.example.org/")
    with pytest.raises(Refused, match="kan ikke udgives"):
        assemble(root, moved)
    assert assemble(root, moved, published=False).settings is moved


def test_vocabularies_are_read_anew_when_the_program_is_another(tmp_path: Path) -> None:
    root = write(tmp_path, PROJECT)
    memory, found = Memory(), []
    for memory.program in (b"one", b"one", b"another"):
        found.append(assemble(root, SITE, memory=memory).catalogue.vocabularies)
    assert found[0] is found[1]
    assert found[1] is not found[2]


def test_every_style_is_in_one_sheet(tmp_path: Path) -> None:
    own = ROOT / "docs/assets/css"
    held = [name for names in SHEETS.values() for name in names]
    assert sorted(held) == sorted(path.stem for path in own.glob("*.css"))
    site = assemble(write(tmp_path, PROJECT), SITE)
    made = stylesheets("a{}", own, site.catalogue.vocabularies)
    assert {name.split(".")[0] for name in made} == {*SHEETS, "prose"}
    assert next(iter(made)).startswith("site.") and next(iter(made.values())).startswith(".p-")
    assert len({name.split(".")[1] for name in made}) == 1
