"""A build step by step, with a renderer that makes no more than is said."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PROJECT, write
from jinja2 import Environment, FileSystemLoader

from laboratorium.base.publish import MADE
from laboratorium.base.turns import HELD
from laboratorium.site import building
from laboratorium.site.assembly import Refused
from laboratorium.site.building import Building, NotBuiltError
from laboratorium.site.rendered import RENDER_ONLY, Told

ROOT = Path(__file__).parents[2]
CONFIG = {"site_name": "Laboratoriet", "site_url": "https://example.org/"}
BROKEN = CASE.replace("\nstatus:", "\nstatu:")


@pytest.fixture(autouse=True)
def own_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a build do nothing to the process that the tests run in."""
    monkeypatch.setenv(HELD, "1")
    monkeypatch.setattr(building, "tell_once", lambda: None)
    yield
    gc.enable()


CASE_PAGE = "cases/foens/index.html"


def begun(root: Path, serving: bool = False) -> Building:
    made = Building(serving, print)
    made.begin(root, CONFIG, [])
    return made


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("", "", f"{CASE_PATH}:"),
        ("SOURCE_DATE_EPOCH", "i går", "SOURCE_DATE_EPOCH"),
    ],
)
@pytest.mark.parametrize("serving", [False, True])
def test_the_first_build_of_what_is_wrong_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    told: str,
    serving: bool,
) -> None:
    if name:
        monkeypatch.setenv(name, value)
    root = write(tmp_path, PROJECT if name else {**PROJECT, CASE_PATH: BROKEN})
    with pytest.raises(NotBuiltError, match=told):
        begun(root, serving)


def test_what_is_shown_goes_on_being_shown(tmp_path: Path) -> None:
    shown = begun(write(tmp_path, PROJECT), serving=True)
    site = shown.site
    (tmp_path / CASE_PATH).write_text(BROKEN, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        shown.begin(tmp_path, CONFIG, [])
    assert CASE_PATH in refused.value.places and shown.site is site


@pytest.mark.parametrize("only", [False, True])
def test_the_site_is_made_of_what_a_renderer_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only: bool
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "left.txt").write_text("by the renderer")
    monkeypatch.setenv(MADE, str(tmp_path / "told"))
    if only:
        monkeypatch.setenv(RENDER_ONLY, "1")
    build = begun(write(tmp_path / "projekt", PROJECT))
    known = dict(build.known("", ROOT / "docs/assets/css"))
    assert {path for path, text in known.items() if not text} >= set(build.site.paths())
    assert all(path.startswith("assets/css/") for path, text in known.items() if text)
    for page in build.site.pages.values():
        build.take_page(page.path, f"<p>Tekst på {page.title}</p>")
    build.furnish(Environment(loader=FileSystemLoader(ROOT / "overrides")), "site.css", folder)
    build.take_over(())
    build.finish()
    told = Told.read(tmp_path / "told")
    documents = [page for page in build.site.pages.values() if page.document]
    assert told and told.rendered.stylesheet == "site.css"
    assert told.rendered.contents.keys() == {page.path for page in documents}
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if only:
        assert told.made == {} and lying == {"left.txt"}
        return
    assert lying == told.made.keys() >= {"404.html", "sitemap.xml.gz", CASE_PAGE}
    for page in documents:
        html = (folder / page.address / "index.html").read_text(encoding="utf-8")
        assert f"<p>Tekst på {page.title}</p>" in html
