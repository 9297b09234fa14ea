"""A preview shows what a build from nothing would, tells a page only of what changed on it, and
goes on showing the last good site.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from content_project import CASE, CASE_PATH, POINT, PROJECT, write
from podcast_project import EPISODE, EPISODE_PATH, podcast

from laboratorium.site.preview import Preview, _bytes
from laboratorium.site.preview_server import Server
from laboratorium.site.rendered import Rendered

ROOT = Path(__file__).parents[2]
URL = "http://127.0.0.1:8000/"
FOENS = "cases/foens/index.html"


def project(root: Path) -> Path:
    for name in ("overrides", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    more = {f"cases/by-{number}/index.md": CASE for number in range(3)}
    return write(root, {**podcast(), **more})


def rendered() -> Rendered:
    files = (("assets/css/site.css", b"p{}"), ("assets/js/site.js", b"//"))
    return Rendered({"index.md": "<p>Tekst.</p>"}, files, "assets/css/site.css", frozenset())


def preview_of(root: Path) -> Preview:
    preview = Preview(root, URL, rendered)
    preview.refresh()
    return preview


def everything(preview: Preview) -> dict[str, bytes]:
    shown = preview._shown
    assert shown
    preview.find("no/such/file")  # By now all has been made that is not known before.
    return {path: _bytes(preview.find(path)) for path in {*shown.works, *shown.made}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "projekt").mkdir()
    return project(tmp_path / "projekt")


def test_a_saved_file_is_shown_and_other_pages_stay_as_they_are(root: Path) -> None:
    preview = preview_of(root)
    before = {path: preview.version(path) for path in (FOENS, "om/index.html", "index.html")}
    text = PROJECT[CASE_PATH].replace("En landsby.", "En by ved vandet.")
    write(root, {CASE_PATH: text})
    preview.refresh()
    assert "En by ved vandet." in _bytes(preview.find(FOENS)).decode()
    after = {path: preview.version(path) for path in before}
    assert [path for path in before if before[path] != after[path]] == [FOENS]


def test_a_mistake_is_told_while_the_last_good_page_stays(root: Path) -> None:
    preview = preview_of(root)
    page, version = preview.find(FOENS), preview.version(FOENS)
    write(root, {CASE_PATH: CASE.replace("\nstatus:", "\nstatu:")})
    preview.refresh()
    assert f"{CASE_PATH}:" in preview.trouble and "»statu«" in preview.trouble
    assert (preview.find(FOENS), preview.version(FOENS)) == (page, version)
    write(root, {CASE_PATH: CASE})
    preview.refresh()
    assert preview.trouble == "" and preview.version(FOENS) == version


def test_a_mistake_in_a_template_is_told_too(root: Path) -> None:
    preview = preview_of(root)
    page = preview.find(FOENS)
    template = root / "overrides/case.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{% if %}", encoding="utf-8")
    preview.refresh()
    assert "case.html:" in preview.trouble and preview.find(FOENS) == page
    template.write_text(text.replace("<article", "<!-- ny --><article", 1), encoding="utf-8")
    preview.refresh()
    assert preview.trouble == "" and "<!-- ny -->" in _bytes(preview.find(FOENS)).decode()


def test_a_page_that_cannot_be_rendered_is_told_too(root: Path) -> None:
    preview = Preview(root, URL, lambda: None)
    preview.refresh()
    assert "docs/" in preview.trouble and preview.find(FOENS) is None


def test_whatever_is_edited_is_shown_as_from_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns
    # What was touched just now is looked at each time.
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10**10)
    preview = preview_of(root)
    dice = random.Random(1)
    for turn in range(12):
        slug = f"by-{dice.randrange(4)}"
        case, point = f"cases/{slug}/index.md", f"cases/{slug}/learning-points/2026-11-23-p.md"
        match dice.randrange(5):
            case 0:
                write(root, {case: CASE.replace("title: Et", f"title: Vores {turn}.")})
            case 1:
                write(root, {case: CASE, point: POINT.replace("mange ja", f"{turn} ja")})
            case 2:
                shutil.rmtree(root / "cases" / slug, ignore_errors=True)
            case 3:
                write(root, {EPISODE_PATH: EPISODE.replace("title: ", f"title: {turn} ", 1)})
            case _:
                write(root, {case: CASE.replace("updated: 2026-11-23", "updated: 2026-11-20")})
        if dice.random() < 0.7:
            preview.find(f"cases/{slug}/index.html")
        touched = [root / case, root / point, root / EPISODE_PATH, root / "cases" / slug]
        preview.refresh(touched if dice.random() < 0.7 else None)
        assert preview.trouble == ""
    own = everything(preview)
    copy = tmp_path / "from-nothing"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache"))
    whole = everything(preview_of(copy))
    assert sorted(own) == sorted(whole)
    assert [path for path in own if own[path] != whole[path]] == []


@pytest.fixture
def served(root: Path) -> Iterator[tuple[Preview, str]]:
    preview = preview_of(root)
    with Server(0, preview) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield preview, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def got(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        text: str = answer.read().decode()
        return text


def test_pages_and_files_are_served_and_each_page_watches(served: tuple[Preview, str]) -> None:
    preview, address = served
    page = got(f"{address}cases/foens")
    assert "<h1>Et fælles varmeværk</h1>" in page
    assert f'data-version="{preview.version(FOENS)}"></script></body>' in page
    assert "location.reload()" in got(f"{address}-/preview.js")
    assert json.loads(got(f"{address}soeg/indeks/fakta.json"))["units"] > 4
    for lost in ("no/such/page/", "..%2f..%2fmkdocs.yml", "../mkdocs.yml", "-/"):
        with pytest.raises(HTTPError) as raised:
            got(address + lost)
        assert raised.value.code == 404
        assert "Siden findes ikke" in raised.value.read().decode()


def test_a_waiting_page_hears_of_itself_and_of_trouble(
    served: tuple[Preview, str], root: Path
) -> None:
    preview, address = served
    version = preview.version(FOENS)

    def news(seen: str, trouble: str = "") -> dict[str, str]:
        about = {"side": "/cases/foens/", "udgave": seen, "fejl": trouble}
        told: dict[str, str] = json.loads(got(f"{address}-/nyt?{urlencode(about)}"))
        return told

    assert news("another") == {"version": version, "trouble": ""}
    heard: list[dict[str, str]] = []
    waiting = Thread(target=lambda: heard.append(news(version)))
    waiting.start()
    write(root, {CASE_PATH: "---\ntitle: [\n---\n"})
    preview.refresh()
    waiting.join(30)
    assert heard[0]["version"] == version and CASE_PATH in heard[0]["trouble"]
    write(root, {CASE_PATH: CASE.replace("title: Et", "title: Vores")})
    preview.refresh()
    assert news(version, heard[0]["trouble"])["version"] not in ("", version)
