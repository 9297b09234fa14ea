"""Which browser is taken, and what is fetched when there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from quality import browser

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Make a program that ends with `code` whatever it is asked."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder on PATH of a machine without any browser."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("CHROME", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser, "USUAL_PLACES", {})
    monkeypatch.setattr(browser, "playwright_path", lambda: None)
    return folder


def test_the_named_browser_comes_first(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path, "chromium")
    named = program(tmp_path / "elsewhere", "min-chrome")
    monkeypatch.setenv("CHROME", str(named))
    assert browser.find_browser() == named
    monkeypatch.setenv("CHROME", "chromium")
    assert browser.find_browser() == path / "chromium"


def test_a_named_browser_that_is_missing_is_not_replaced_in_silence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path, "chromium")
    monkeypatch.setenv("CHROME", "/findes/ikke")
    monkeypatch.setattr(browser, "fetch_playwright_browser", lambda: pytest.fail("fetched one"))
    assert browser.ensure_browser() is None


@pytest.mark.parametrize("name", [*browser.SHELLS, *browser.NAMES])
def test_a_browser_on_path_is_found(path: Path, name: str) -> None:
    expected = program(path, name)
    assert browser.find_browser() == expected


def test_a_program_that_does_not_start_is_passed_over(path: Path) -> None:
    program(path, "chromium", code=1)
    expected = program(path, "google-chrome")
    assert browser.find_browser() == expected


def test_the_usual_places_and_playwrights_own_come_after_path(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = program(tmp_path / "cache", "chrome")
    monkeypatch.setattr(browser, "playwright_path", lambda: own)
    assert browser.find_browser() == own
    usual = program(tmp_path / "opt", "chrome")
    monkeypatch.setenv("OPT", str(usual.parent))
    monkeypatch.setattr(browser, "USUAL_PLACES", {sys.platform: ("$OPT/chrome",)})
    assert browser.find_browser() == usual
    assert browser.find_browser() != program(path, "chromium")
    assert browser.find_browser() == path / "chromium"


def test_none_is_none(path: Path) -> None:
    assert browser.find_browser() is None


@pytest.mark.parametrize(
    ("playwright_gives", "root", "expected", "asked"),
    [
        (True, True, True, ["playwright"]),
        (False, True, True, ["playwright", "apt"]),
        (False, False, False, ["playwright"]),
    ],
)
def test_a_missing_browser_is_fetched(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    playwright_gives: bool,
    root: bool,
    expected: bool,
    asked: list[str],
) -> None:
    log: list[str] = []

    def fetch() -> None:
        log.append("playwright")
        if playwright_gives:
            program(path, "chrome")

    def apt(*packages: str) -> bool:
        log.append("apt")
        assert browser.SHELLS[0] in packages
        program(path, browser.SHELLS[0])
        return True

    monkeypatch.setattr(browser, "fetch_playwright_browser", fetch)
    monkeypatch.setattr(browser, "can_apt", lambda: root)
    monkeypatch.setattr(browser, "apt_install", apt)
    assert (browser.ensure_browser() is not None) is expected
    assert log == asked


def test_a_browser_that_is_there_is_not_fetched(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path, "chromium")
    monkeypatch.setattr(browser, "fetch_playwright_browser", lambda: pytest.fail("fetched one"))
    assert browser.ensure_browser() == path / "chromium"


def test_a_shell_comes_first_unless_it_is_to_be_a_whole_browser(path: Path) -> None:
    whole = program(path, "chromium")
    shell = program(path, browser.SHELLS[0])
    assert browser.find_browser() == shell
    assert browser.find_browser(whole=True) == whole
    assert browser.ensure_browser(whole=True) == whole


@pytest.mark.parametrize("works", [True, False])
def test_a_build_server_gets_the_quick_shell_beside_its_browser(
    path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    whole = program(path, "chromium")
    asked: list[str] = []

    def apt(*packages: str) -> bool:
        asked.append(packages[0])
        if works:
            program(path, packages[0])
        return works

    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(browser, "can_apt", lambda: True)
    monkeypatch.setattr(browser, "apt_install", apt)
    assert browser.ensure_browser() == (path / browser.SHELLS[0] if works else whole)
    assert asked == [browser.SHELLS[0]]
    assert browser.ensure_browser(whole=True) == whole
    assert len(asked) == 1


def test_playwright_is_asked_for_its_own_while_it_is_at_work() -> None:
    with sync_playwright():
        assert browser.playwright_path()
