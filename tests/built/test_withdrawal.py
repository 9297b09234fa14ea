"""Once an episode or a person in it is withdrawn, the next build has no byte of it anywhere."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT_PATH, PROJECT, PROTOTYPE_PATH, write
from lxml import etree
from lxml import html as pages
from podcast_project import podcast, publication_of

from laboratorium.base.paths import LEDGER
from laboratorium.podcast import ledger
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load
from marked_episode import (
    AUDIO,
    COVER,
    EPISODE,
    PATH,
    SLUG,
    TRANSCRIPT,
    WORDS,
    everything,
    stem,
    told,
)
from site_build import build_project, copy_project

CHANGES = {
    "the episode": ("sdg: [7]", "sdg: [7]\nwithdrawn: 2026-11-23"),
    "a person": ("date: 2026-11-01}", "date: 2026-11-01, withdrawn: 2026-11-23}"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pages with two cases and two episodes, built and entered in the ledger."""
    folder = copy_project(tmp_path_factory.mktemp("withdrawal"), "docs")
    cases = {path: PROJECT[path] for path in (CASE_PATH, POINT_PATH, PROTOTYPE_PATH)}
    other = CASE.replace("../../cases/foens", "../../cases/toender")
    assert other.count("title:") >= 1
    first = {path: text for path, text in podcast().items() if path.startswith("podcasts/")}
    second = {
        PATH: EPISODE,
        f"podcasts/{SLUG}.vtt": TRANSCRIPT,
        f"podcasts/{SLUG}.mp3": AUDIO,
        f"podcasts/{SLUG}.png": COVER,
    }
    write(folder, {**cases, "cases/toender/index.md": other, **first, **second})
    build_project(folder)
    told = ledger.updated(folder, published(folder))
    assert SLUG in told
    (folder / LEDGER).write_text(told, encoding="utf-8")
    return folder


def published(folder: Path) -> Publication:
    loaded = load(folder)
    made = publication_of(folder, loaded.content)
    assert made is not None and loaded.errors == ()
    return made


def pieces(site: Path) -> dict[str, bytes]:
    """Parts of what was recorded and drawn, each long enough to be found only where it is."""
    page = pages.parse(str(site / "podcast" / SLUG / "index.html"))
    waves = page.xpath("//*[local-name()='svg']//*[local-name()='path']/@d")
    return {
        "audio": AUDIO[len(AUDIO) // 2 :][:600],
        "cover": COVER[len(COVER) // 2 :][:200],
        "waveform": max(waves, key=len)[:300].encode(),
    }


@pytest.fixture(scope="module")
def before(folder: Path) -> tuple[dict[str, bytes], frozenset[str]]:
    """What is searched for as bytes, and the names of all files, before anything is withdrawn.

    Everything that is to be gone is there, else looking for it would prove nothing.
    """
    site = folder / "site"
    found, names = pieces(site), set()
    files = list(everything(site))
    for _, data, text in files:
        names |= {name for name, piece in found.items() if piece in data}
        names |= {name for name, word in WORDS.items() if stem(word) in text}
    assert names == {*found, *WORDS}
    index = " ".join(text for path, _, text in files if path.startswith("soeg/indeks/"))
    assert all(stem(WORDS[name]) in index for name in ("title", "chapter", "what is said"))
    for path in ("cases/foens/index.html", "cases/toender/index.html", "podcast/feed.xml"):
        assert stem(WORDS["title"]) in told(site / path)[1], path
    for ending in ("mp3", "vtt", "srt", "json"):
        assert (site / "podcast" / SLUG / f"{SLUG}.{ending}").is_file()
    return found, frozenset(path for path, _, _ in files)


NIGHTLY = pytest.param("a person", marks=pytest.mark.nightly)


@pytest.fixture(scope="module", params=["the episode", NIGHTLY])
def after(
    request: pytest.FixtureRequest,
    folder: Path,
    before: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The same project, its cache and its site, built again once something is withdrawn."""
    again = tmp_path_factory.mktemp("after") / "project"
    shutil.copytree(folder, again)
    old, new = CHANGES[request.param]
    assert EPISODE.count(old) == 1
    (again / PATH).write_text(EPISODE.replace(old, new), encoding="utf-8")
    build_project(again)
    return again


@pytest.mark.parametrize("place", ["site", ".cache/podcast"])
def test_no_word_and_no_byte_of_it_is_left(
    after: Path, before: tuple[dict[str, bytes], frozenset[str]], place: str
) -> None:
    sought, _ = before
    files = list(everything(after / place))
    assert len(files) >= 5
    left = [
        (name, path)
        for path, data, text in files
        for name, there in (
            *((name, piece in data) for name, piece in sought.items()),
            *((name, stem(word) in text) for name, word in WORDS.items()),
        )
        if there
    ]
    assert left == []
    digest = sha256(AUDIO).hexdigest()
    assert [path for path, _, _ in files if digest in path] == []


def test_all_that_stands_at_its_address_is_that_it_is_withdrawn(after: Path) -> None:
    site = after / "site"
    here = {
        path.relative_to(site / "podcast" / SLUG).as_posix()
        for path in (site / "podcast" / SLUG).rglob("*")
        if path.is_file()
    }
    assert here == {"index.html", "afspiller/index.html"}
    for path in sorted(here):
        page = pages.parse(str(site / "podcast" / SLUG / path))
        assert page.xpath("string(//h1)").strip() == "Afsnit 2 i sæson 1 er trukket tilbage"
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert "23. november 2026" in page.xpath("string(//main)")
        assert page.xpath("//audio") == []
        linked = page.xpath("//script[@type='application/ld+json']/text()")
        assert {json.loads(text)["@type"] for text in linked} <= {"BreadcrumbList"}


def test_nothing_else_leads_to_it(after: Path) -> None:
    pointing = [path for path, _, text in everything(after / "site") if SLUG in text]
    assert set(pointing) <= {f"podcast/{SLUG}/index.html", f"podcast/{SLUG}/afspiller/index.html"}


def test_the_other_episode_is_all_that_is_left_and_is_whole(after: Path) -> None:
    site = after / "site"
    items = etree.parse(str(site / "podcast/feed.xml")).findall("channel/item")
    assert [item.findtext("link").rpartition("podcast/")[2] for item in items] == ["varmevaerket/"]
    length = items[0].find("enclosure").get("length")
    copy = site / "podcast/varmevaerket/varmevaerket.mp3"
    assert str(copy.stat().st_size) == length
    assert (site / "podcast/varmevaerket/varmevaerket.vtt").is_file()


def test_the_ledger_accepts_it_also_when_the_files_are_deleted(after: Path) -> None:
    assert ledger.check(after, published(after)) == ()
    for ending in ("vtt", "mp3", "png"):
        (after / f"podcasts/{SLUG}.{ending}").unlink(missing_ok=True)
    assert ledger.check(after, published(after)) == ()
    told = ledger.updated(after, published(after))
    assert "withdrawn: 2026-11-23" in told.replace("'", "").replace('"', "")
