"""A Chrome or Chromium for the browser tests: one that is there, or one that can be fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from quality.machine import apt_install, can_apt, say, works

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


def find_browser() -> Path | None:
    """Return a browser that starts, or None; installs nothing.

    In this order: the one that the variable ``CHROME`` names (and then no other), the first on
    PATH, one in the system's usual places, one that Playwright has fetched before.
    """
    return next((path for path in candidates() if starts(path)), None)


def ensure_browser() -> Path | None:
    """Return a browser, fetched if need be, or None where none can be had.

    First Playwright's own, which needs no rights; then, for root on Debian and its kin, the
    system's package.
    """
    found = find_browser()
    if found or os.environ.get("CHROME"):
        return found
    fetch_playwright_browser()
    found = find_browser()
    if found is None and can_apt() and apt_install("chromium", "fonts-liberation"):
        found = find_browser()
    return found


def candidates() -> Iterator[Path]:
    """Yield where a browser may be, best first; the paths need not exist."""
    named = os.environ.get("CHROME")
    if named:
        yield Path(shutil.which(named) or named)
        return
    for name in NAMES:
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
    """Return where Playwright keeps, or would put, its own Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


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
