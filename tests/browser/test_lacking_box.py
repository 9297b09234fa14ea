"""A preview tells editors what is missing, readably, at every width and in both schemes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from browser_visit import Open
from page_types import address
from page_walk import in_both_schemes
from range_server import RangeHandler
from site_build import build

BOX = ".lacking"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built as the check of a proposal builds it."""
    target = tmp_path_factory.mktemp("preview") / "site"
    result = build(target, LAB_PREVIEW="1")
    assert result.returncode == 0, result.stdout
    return target


class _Quiet(RangeHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server(preview: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(preview))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        httpd.daemon_threads = True
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["case", "prototype", "episode", "list"])
def test_it_can_be_read_by_everybody(visit: Open, preview: Path, name: str) -> None:
    place = "/redaktion/mangler/" if name == "list" else address(name, preview)
    page = visit(reduced_motion="reduce").go(place)
    if name != "list":
        page.locator(f"{BOX} summary").click()
        page.locator(f"{BOX} meter").first.wait_for(state="visible")
    assert in_both_schemes(page) == {}


def test_the_box_opens_by_keyboard_and_is_not_printed(visit: Open, preview: Path) -> None:
    page = visit().go(address("case", preview))
    summary = page.locator(f"{BOX} summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{BOX} li").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(BOX).is_hidden()
    assert page.locator("h1").is_visible()
