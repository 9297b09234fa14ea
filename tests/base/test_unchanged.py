"""What was just published is told as a look at every file would tell it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from laboratorium.base import looks
from laboratorium.base.memory import Memory
from laboratorium.base.publish import publish
from laboratorium.base.settings import CONFIG
from laboratorium.base.shelf import Shelf, of_content
from laboratorium.base.unchanged import lies, listing, made_of, published

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no numbers here")

LATER = 10 * looks.TICK_NS
SITE = {"index.html": b"home", "a/index.html": b"a", "b/index.html": b"b"}


@pytest.fixture
def clean() -> Iterator[None]:
    """Nothing is known of files before or after."""
    looks.begin(0, {})
    yield
    looks.begin(0, {})


def built(folder: Path, shelf: Shelf, site: dict[str, bytes]) -> dict[str, bytes]:
    for path, data in site.items():
        if not shelf.place(f"{folder}/{path}", of_content(data)):
            shelf.put(f"{folder}/{path}", data)
    return {path: of_content(data) for path, data in site.items()}


@pytest.mark.parametrize("changed", [{}, {"a/index.html": b"new"}, {"c/index.html": b"more"}])
def test_it_says_the_same_as_a_look_and_looks_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean: None, changed: dict[str, bytes]
) -> None:
    shelf, site = Shelf(tmp_path / "shelf"), tmp_path / "site"
    first = built(tmp_path / "one", shelf, SITE)
    publish(tmp_path / "one", site, first)
    looks.begin((site / "index.html").stat().st_ctime_ns + LATER, {})
    made = built(tmp_path / "two", shelf, SITE | changed)
    result = publish(tmp_path / "two", site, made)
    looked: list[str] = []
    asked = os.lstat
    with monkeypatch.context() as patched:
        patched.setattr(os, "lstat", lambda path: (looked.append(str(path)), asked(path))[1])
        found = published(site, made, result)
    assert looked == [f"{site}/{path}" for path in changed]
    assert found == listing(site) == made


@pytest.mark.parametrize("path", list(SITE))
def test_what_is_altered_meanwhile_is_noticed_by_the_next_build(
    tmp_path: Path, clean: None, path: str
) -> None:
    shelf, site = Shelf(tmp_path / "shelf"), tmp_path / "site"
    publish(tmp_path / "one", site, built(tmp_path / "one", shelf, SITE))
    looks.begin((site / path).stat().st_ctime_ns + LATER, {})
    made = built(tmp_path / "two", shelf, SITE)
    (tmp_path / "two" / path).write_bytes(b"x" * len(SITE[path]))
    listed = published(site, made, publish(tmp_path / "two", site, made))
    looks.begin((site / path).stat().st_ctime_ns + LATER, dict(looks.met()))
    assert listed and not lies(site, listed)


def test_a_folder_that_was_just_walked_is_walked_again_the_second_time(tmp_path: Path) -> None:
    case = tmp_path / "cases/a"
    case.mkdir(parents=True)
    (case / "index.md").write_text("before")
    (tmp_path / CONFIG).write_text("")
    memory = Memory()
    whole = made_of(tmp_path, ["cases"], memory.walked)
    before = Memory().of_folder(case)
    (case / "index.md").write_text("after it")
    assert memory.of_folder(case) == before
    assert memory.of_folder(case) == Memory().of_folder(case) != before
    assert made_of(tmp_path, ["cases"]) not in (whole, None)
