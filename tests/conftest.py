"""What many tests share: one real build of the real site, a server of it, a browser."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings

from range_server import RangeHandler
from site_build import BUILD_SECONDS, build
from site_tree import SiteTree

# Properties hold or not; how long one example takes says more of the machine. The same examples
# every time, so that a push never fails by chance.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--site",
        type=Path,
        metavar="DIR",
        help="test this built site instead of building the project's own",
    )


@pytest.fixture(scope="session")
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Path:
    """The folder of one real build, made by the first worker that asks and shared by all."""
    given: Path | None = request.config.getoption("--site")
    if given:
        return given.resolve()
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    target, outcome = shared / "site", shared / "site.json"
    try:
        os.close(os.open(shared / "site.lock", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait_for(outcome)
    else:
        try:
            result = build(target)
            told = {"code": result.returncode, "output": result.stdout}
        except Exception as error:
            told = {"code": -1, "output": repr(error)}
        half = outcome.with_suffix(".half")
        half.write_text(json.dumps(told), encoding="utf-8")
        half.replace(outcome)
    told = json.loads(outcome.read_text(encoding="utf-8"))
    if told["code"] != 0:
        pytest.fail(f"the site does not build:\n{told['output']}", pytrace=False)
    return target


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + BUILD_SECONDS + 30
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail("the worker that builds the site has not answered", pytrace=False)
        time.sleep(0.1)


@pytest.fixture(scope="session")
def tree(site: Path) -> SiteTree:
    """The built site, parsed once a worker."""
    return SiteTree(site)


class _Handler(RangeHandler):
    """Serve the tree below its prefix as a plain web host does: 404.html for what is missing."""

    def __init__(self, *args: Any, prefix: str, **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return os.devnull + "/"
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A browser that is closed in the middle of an answer is no error of ours.
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def server(site: Path, tree: SiteTree) -> Iterator[str]:
    """The address of a loopback server of the built site, without a slash at the end."""
    handler = partial(_Handler, directory=str(site), prefix=tree.prefix)
    with _Server(("127.0.0.1", 0), handler) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}{tree.prefix}".rstrip("/")
        httpd.shutdown()
        thread.join()
