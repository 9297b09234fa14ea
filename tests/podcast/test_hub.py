"""A WebSub hub: named where apps look for it, and told when there is something new."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner
from content_project import write
from podcast_project import SHOW, SHOW_PATH, podcast
from podcast_records import SITE, episode, many, publication, show

from feedcheck import check
from laboratorium import cli
from laboratorium.hosting import files, hosting_of
from laboratorium.podcast.feed import feed_pages
from site_build import copy_project

HUB = "https://hub.example/push?a=1"
LINK = f"<{HUB}>; rel=hub, <{SITE.url}podcast/feed.xml>; rel=self"


def test_the_feed_s_first_page_names_it_and_is_right() -> None:
    made = publication(many(130), show(hub=HUB))
    first, *later = [make() for _, make in feed_pages(made, made.feeds[0])]
    named = '<atom:link rel="hub" href="https://hub.example/push?a=1"/>'
    assert first.decode().count(named) == 1
    assert later and all(b'rel="hub"' not in page for page in later)
    assert check(first) == check(later[0]) == []


def test_servers_send_it_with_the_feed_alone() -> None:
    made = hosting_of(SITE, publication((episode(),), show(hub=HUB)))
    without = hosting_of(SITE, publication((episode(),)))
    for (path, text), (_, plain) in zip(files(made), files(without), strict=True):
        assert text.count(LINK) == 1, path
        assert "rel=hub" not in plain


@pytest.mark.parametrize("hub", ["https://x.dk/$a", "https://x.dk/%41", "https://x.dk/ø"])
def test_an_address_that_would_be_more_in_a_configuration_is_refused(hub: str) -> None:
    with pytest.raises(ValueError, match="not a hub"):
        hosting_of(SITE, publication((episode(),), show(hub=hub)))


class Hub(HTTPServer):
    """Remembers what it is told, and answers as it is asked to."""

    told: list[dict[str, list[str]]]
    status = 204


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append(parse_qs(body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(("127.0.0.1", 0), _Handler) as server:
        server.told = []
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def project(tmp_path: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copy_project(tmp_path)
    named = f"{SHOW}hub: http://127.0.0.1:{hub.server_port}/\nfeeds_per_season: true\n"
    write(root, {**podcast(), SHOW_PATH: named})
    monkeypatch.setattr(cli, "ROOT", root)
    return root


def notify() -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["notify"])
    return result.exit_code, result.output


def test_it_is_told_of_every_feed(project: Path, hub: Hub) -> None:
    code, told = notify()
    assert code == 0, told
    feed = "https://laboratorium.example.org/podcast/feed.xml"
    assert hub.told == [{"hub.mode": ["publish"], "hub.url": [feed]}]
    assert told == f"Hubben har fået besked: {feed}\n"


def test_one_that_will_not_hear_is_told_of(project: Path, hub: Hub) -> None:
    hub.status = 403
    code, told = notify()
    assert code == 1 and "har ikke fået besked" in told and "403" in told


def test_without_one_nobody_is_told(project: Path, hub: Hub) -> None:
    write(project, {SHOW_PATH: SHOW})
    code, told = notify()
    assert code == 0 and "Der er ingen »hub«" in told
    assert hub.told == []
