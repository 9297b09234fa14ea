"""A preview shows the site on one's own machine, with what is missing, and outlives errors."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

import pytest
from content_project import CASE as SMALL_CASE
from content_project import CASE_PATH, PROJECT, write
from lxml import html

from site_build import copy_project

CASE = "cases/middelfart-foens-naervarme/"


class Preview:
    """A running server; what it says is read as it comes, and waited for at most two minutes."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self.server = server
        self.address = self.wait_for(r"(?:Serving on|Siden vises på) (http://127\.0\.0\.1:\d+/)")[1]

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The next line that the pattern is found in."""
        said: list[str] = []
        timer = Timer(120, self.server.terminate)
        timer.start()
        try:
            for line in self.server.stdout or ():
                said.append(line)
                if found := re.search(pattern, line):
                    return found
        finally:
            timer.cancel()
        pytest.fail(f"{pattern} was never said:\n{''.join(said)}")

    def page(self, path: str) -> html.HtmlElement:
        with urlopen(self.address + path, timeout=30) as answer:
            return html.fromstring(answer.read())


@contextmanager
def preview(*command: str | Path, cwd: Path, **more: str) -> Iterator[Preview]:
    with subprocess.Popen(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"} | more,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as server:
        try:
            yield Preview(server)
        finally:
            server.terminate()


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The real site, served from a folder that is not the project's."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with preview("laboratorium", "serve", "--port", free_port(), cwd=elsewhere) as served:
        yield served


def test_a_case_is_shown_with_what_it_lacks(served: Preview) -> None:
    page = served.page(CASE)
    assert page.xpath("//h1")
    (box,) = page.find_class("lacking")
    assert list(box.iter("meter"))


def test_the_list_of_everything_is_there(served: Preview) -> None:
    assert served.page("redaktion/mangler/").xpath("//ol[@class='lacking-list']/li")


def test_a_mistake_is_told_while_the_last_good_site_is_shown_until_it_is_put_right(
    tmp_path: Path,
) -> None:
    copy_project(tmp_path, "docs")
    write(tmp_path, {CASE_PATH: PROJECT[CASE_PATH]})
    serve = ("mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{free_port()}")
    with preview(*serve, cwd=tmp_path) as served:
        (before,) = served.page("cases/foens/").xpath("//h1")
        write(tmp_path, {CASE_PATH: SMALL_CASE.replace("\nstatus:", "\nstatu:")})
        served.wait_for("Ret fejlen. Imens vises det gamle:")
        served.wait_for(rf"{CASE_PATH}:\d+:\d+: fejl: .*»statu«")
        served.wait_for("Reloading browsers")
        (shown,) = served.page("cases/foens/").xpath("//h1")
        assert shown.text_content() == before.text_content()
        write(tmp_path, {CASE_PATH: SMALL_CASE.replace("\ntitle: Et", "\ntitle: Vores")})
        served.wait_for("Reloading browsers")
        (after,) = served.page("cases/foens/").xpath("//h1")
        assert after.text_content().strip() == "Vores fælles varmeværk"


def test_what_is_saved_the_moment_the_site_is_shown_is_shown_too(tmp_path: Path) -> None:
    copy_project(tmp_path, "docs", "src/laboratorium")
    write(tmp_path, {CASE_PATH: PROJECT[CASE_PATH]})
    serve = ("laboratorium", "serve", "--port", free_port())
    with preview(*serve, cwd=tmp_path, PYTHONPATH=str(tmp_path / "src")) as served:
        write(tmp_path, {CASE_PATH: SMALL_CASE.replace("\ntitle: Et", "\ntitle: Vores")})
        served.wait_for("Vist på ny")
        (shown,) = served.page("cases/foens/").xpath("//h1")
        assert shown.text_content().strip() == "Vores fælles varmeværk"
