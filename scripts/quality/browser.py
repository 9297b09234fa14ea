"""A Chrome or Chromium for the browser tests: one that is there, or one that can be fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from quality.machine import apt_install, can_apt, in_ci, say, works

# The same engine without windows: a page costs it a third of the time.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Chromium\Application\chrome.exe",
    ),
    "linux": ("/opt/google/chrome/chrome", "/snap/bin/chromium"),
}


def find_browser(whole: bool = False) -> Path | None:
    """Return a browser that starts, or None; installs nothing.

    In this order: the one that the variable ``CHROME`` names (and then no other), the first on
    PATH, one in the system's usual places, one that Playwright has fetched before. A shell
    without windows comes before them unless it is to be a `whole` browser.
    """
    return next((path for path in candidates(whole) if starts(path)), None)


def ensure_browser(whole: bool = False) -> Path | None:
    """Return a browser, fetched if need be, or None where none can be had.

    First Playwright's own, which needs no rights; then, for root on Debian and its kin, the
    system's package. A build server that lets us gets the quick shell beside a browser, too.
    """
    found = find_browser(whole)
    if os.environ.get("CHROME"):
        return found
    if found is None:
        fetch_playwright_browser()
        found = find_browser(whole)
    could_be_quicker = in_ci() and not whole and found is not None and found.name not in SHELLS
    if can_apt() and (found is None or could_be_quicker):
        apt_install("chromium" if whole else SHELLS[0], "fonts-liberation")
        found = find_browser(whole)
    return found


def candidates(whole: bool = False) -> Iterator[Path]:
    """Yield where a browser may be, best first; the paths need not exist."""
    named = os.environ.get("CHROME")
    if named:
        yield Path(shutil.which(named) or named)
        return
    for name in NAMES if whole else (*SHELLS, *NAMES):
        found = shutil.which(name)
        if found:
            yield Path(found)
    for place in USUAL_PLACES.get(sys.platform, ()):
        yield Path(os.path.expandvars(place)).expanduser()
    own = playwright_path()
    if own:
        yield own


def starts(path: Path) -> bool:
    """Return whether the browser at `path` can be started."""
    if not path.is_file():
        return False
    # On Windows `--version` opens a window instead of answering.
    return sys.platform == "win32" or works(path, "--version")


def playwright_path() -> Path | None:
    """Return where Playwright keeps, or would put, its own Chromium.

    It is asked in a thread of its own: Playwright refuses to begin twice in one.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None

    def ask() -> Path:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(ask).result()


def fetch_playwright_browser() -> None:
    """Let Playwright download its Chromium; a failure shows in that it is still not found."""
    say("Henter en Chromium til browsertestene …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=600,
        )
    except subprocess.TimeoutExpired:
        say("Det tog mere end ti minutter og er opgivet.")
        return
    if result.returncode:
        lines = result.stdout.decode("utf-8", "replace").splitlines()
        reason = next((line.strip() for line in lines if "rror" in line), "ukendt årsag")
        say(f"Det lykkedes ikke: {reason}")
