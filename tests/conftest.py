"""What many tests share: one real build of the real site, a server of it, a browser."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterator
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from laboratorium.base import fingerprint
from once import Once, once_in
from outside import judged
from quality.machine import EVERYTHING
from range_server import RangeHandler
from site_build import LATE, build
from site_tree import SiteTree

# Everything is out whenever the tests are run; those that schedule something have their own time.
os.environ["SOURCE_DATE_EPOCH"] = LATE

# Whatever is read depends on the library's files, which stay as they are while they are tested.
LIBRARY = Path(fingerprint.__file__).parents[1]
DIGEST = fingerprint.of_folder_of_code
DIGESTED = cache(DIGEST)
fingerprint.of_folder_of_code = lambda folder: (DIGESTED if folder == LIBRARY else DIGEST)(folder)

# Properties hold or not; how long one example takes says more of the machine. A push gets the same
# examples every time, so that it never fails by chance; the nightly tier gets new ones, and many.
ANYWHERE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("push", ANYWHERE, max_examples=60, derandomize=True)
settings.register_profile("nightly", ANYWHERE, max_examples=600, print_blob=True)
settings.load_profile("nightly" if os.environ.get(EVERYTHING) else "push")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--site",
        type=Path,
        metavar="DIR",
        help="test this built site instead of building the project's own",
    )


def pytest_collection_finish() -> None:
    """What has been collected is there until the end: no need to look for it again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return judged((yield))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Have one worker make something for all of them."""
    own = tmp_path_factory.getbasetemp()
    return once_in(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, once: Once) -> Path:
    """The folder of one real build, made by the first worker that asks and shared by all."""
    given: Path | None = request.config.getoption("--site")
    return given.resolve() if given else once("site", _built)[0]


def _built(target: Path) -> None:
    result = build(target)
    assert result.returncode == 0, f"the site does not build:\n{result.stdout}"


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

    def end_headers(self) -> None:
        # As hosts are told to. Its port is this server's as long as the tests run, so that no
        # browser keeps what was another's.
        self.send_header("Cache-Control", "public, max-age=600")
        super().end_headers()

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
