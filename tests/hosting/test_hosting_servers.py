"""The files of `./lab hosting` in real servers, each with the whole built site behind it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from feedcheck import check_server
from laboratorium.hosting import Hosting, rules
from laboratorium.hosting.security_policy import HEADERS, policy
from laboratorium.site.stylesheet import PROSE, SHEETS
from web_servers import KINDS, Running, published, running

HOST = "https://laboratorium.example.org"
BASES = ("/", "/viden/")
KEPT, FRESH = "public, max-age=600", "public, max-age=300"
FOREVER = "public, max-age=31536000, immutable"
MP3 = "podcast/varmevaerket-og-bussen/varmevaerket-og-bussen.mp3"
PLAYER = "podcast/varmevaerket-og-bussen/afspiller/"
TEXT, OPEN = True, True

# What this site has not, but may have: later pages of the feed, feeds of parts, another format.
EXTRA = {
    "podcast/feed-2.xml": "podcast/feed.xml",
    "podcast/saeson-1/feed.xml": "podcast/feed.xml",
    "podcast/laboratorium-2023-1/feed.xml": "podcast/feed.xml",
    "podcast/laboratorium-2023-1/feed-2.xml": "podcast/feed.xml",
    "podcast/nyt-afsnit/nyt-afsnit.m4a": MP3,
}


class Row(NamedTuple):
    """What a file, the first that the pattern fits, is sent with; `type` is an expression."""

    pattern: str
    type: str
    packed: bool = False
    shared: bool = False
    cache: str = KEPT


RSS, JSON = r"application/rss\+xml; charset=utf-8", "application/json(; charset=utf-8)?"
ROWS = [
    Row("index.html", "text/html; charset=utf-8", TEXT),
    Row("cases/*/index.html", "text/html; charset=utf-8", TEXT),
    Row("404.html", "text/html; charset=utf-8", TEXT),
    Row("podcast/*/afspiller/index.html", "text/html; charset=utf-8", TEXT),
    Row("podcast/feed.xml", RSS, TEXT, OPEN, FRESH),
    *(Row(path, RSS, TEXT, OPEN, FRESH) for path in EXTRA if path.endswith("xml")),
    Row("podcast/feed.xsl", "text/xsl; charset=utf-8", TEXT),
    Row("podcast/feed.css", "text/css; charset=utf-8", TEXT),
    Row("podcast/feeds.opml", "text/x-opml; charset=utf-8", False, OPEN),
    Row("podcast/*/*.vtt", "text/vtt; charset=utf-8", TEXT, OPEN),
    Row("podcast/*/*.srt", "application/x-subrip; charset=utf-8", TEXT, OPEN),
    Row("podcast/*/chapters.json", r"application/json\+chapters", False, OPEN),
    Row("podcast/varme*/varme*.json", JSON, TEXT, OPEN),
    Row("podcast/*/*.mp3", "audio/mpeg"),
    Row("podcast/*/*.m4a", "audio/x-m4a"),
    Row("podcast/*.jpg", "image/jpeg"),
    Row("feeds/*.xml", r"application/atom\+xml; charset=utf-8", TEXT, OPEN),
    Row("netvaerk/kalender.ics", "text/calendar; charset=utf-8", TEXT, OPEN),
    Row("*/*/kalender.ics", "text/calendar; charset=utf-8", TEXT, OPEN),
    Row("data/*.csv", "text/csv; charset=utf-8", TEXT, OPEN),
    Row("data/*.geojson", r"application/geo\+json", TEXT, OPEN),
    Row("data/cases.json", JSON, TEXT, OPEN),
    Row("data/schema/*.json", JSON, TEXT, OPEN),
    Row("soeg/indeks/ord/*.json", JSON, TEXT),
    Row("assets/css/site.*.css", "text/css(; charset=utf-8)?", TEXT, cache=FOREVER),
    Row("assets/js/search/rank.js", "(text|application)/javascript(; charset=utf-8)?", TEXT),
    Row("assets/fonts/*.woff2", "(application/)?font[/-]woff2"),
    Row("assets/mark/*.svg", r"image/svg\+xml(; charset=utf-8)?"),
    Row("sitemap.xml", "(text|application)/xml(; charset=utf-8)?", TEXT),
    Row(
        "data/cases.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        shared=OPEN,
    ),
    Row("bidrag/**/*.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
]
MISSING = (
    *("findes-ikke/", "findes-ikke", "podcast/a/afspiller/b", "podcast/a/a.mp3", "podcast/a/a.vtt"),
    *("podcast/feed-99.xml", "data/a.csv", "feeds/a.xml", "assets/css/site.0123456789.css"),
)


def hosting(base: str = "/") -> Hosting:
    return Hosting(HOST + base, policy=policy(), player_policy=policy(framed=True), headers=HEADERS)


@pytest.fixture(scope="module", params=BASES, ids=["root", "folder"])
def tree(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[str, Path]]:
    """Where the site lies on its host, and the files that a server is given."""
    base: str = request.param
    extra = {path: site / source for path, source in EXTRA.items()}
    with published(site, hosting(base), extra) as root:
        yield base, root


@pytest.fixture(scope="module", params=KINDS)
def web(request: pytest.FixtureRequest, tree: tuple[str, Path]) -> Iterator[Running]:
    base, root = tree
    with running(request.param, root, hosting(base)) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tree: tuple[str, Path]) -> Path:
    base, root = tree
    return root / base.strip("/")


def first(folder: Path, pattern: str) -> tuple[str, bytes]:
    """The path that is asked for, and what lies there."""
    file = min(folder.glob(pattern))
    path = file.relative_to(folder).as_posix()
    return re.sub(r"(^|/)index\.html$", r"\1", path), file.read_bytes()


def test_the_server_likes_its_configuration(web: Running) -> None:
    said = web.tried.stdout + web.tried.stderr
    assert web.tried.returncode == 0, said
    assert not re.search(r"\[warn\]|\"warn\"|not formatted|deprecated", said), said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern)
def test_a_file_is_sent_as_it_should_be(web: Running, folder: Path, row: Row) -> None:
    path, content = first(folder, row.pattern)
    plain, packed = web.ask(path), web.ask(path, Accept_Encoding="gzip")
    assert (plain.status, plain.body, plain.all("Content-Encoding")) == (200, content, [])
    assert packed.status == 200
    if row.packed:
        assert packed.one("Content-Encoding") == "gzip"
        assert "accept-encoding" in packed.one("Vary").lower()
        assert gzip.decompress(packed.body) == content
    elif not row.type.startswith(("text/", "application/json", "image/svg")):
        assert (packed.body, packed.all("Content-Encoding")) == (content, [])
    framed = bool(re.fullmatch(r"podcast/[^/]+/afspiller/", path))
    for answer in (plain, packed):
        assert re.fullmatch(row.type, answer.one("Content-Type"), re.IGNORECASE)
        assert answer.all("Access-Control-Allow-Origin") == (["*"] if row.shared else [])
        assert answer.one("Cache-Control") == row.cache
        assert answer.one("Content-Security-Policy") == policy(framed=framed)
        for name, value in HEADERS:
            assert answer.one(name) == value
    for accept in ("identity", "gzip"):
        tag = web.ask(path, Accept_Encoding=accept).one("ETag")
        again = web.ask(path, Accept_Encoding=accept, If_None_Match=tag)
        assert (again.status, again.body) == (304, b"")
        assert web.ask(path, Accept_Encoding=accept, If_None_Match='"andet"').status == 200


def test_audio_can_be_asked_about_and_fetched_in_pieces(web: Running, folder: Path) -> None:
    content = (folder / MP3).read_bytes()
    size = len(content)
    head = web.ask(MP3, "HEAD")
    assert (head.status, head.body, head.one("Content-Length")) == (200, b"", str(size))
    assert (head.one("Content-Type"), head.one("Accept-Ranges")) == ("audio/mpeg", "bytes")
    for asked, start, end in (
        ("0-1", 0, 1),
        ("1000-1999", 1000, 1999),
        (f"{size - 10}-", size - 10, size - 1),
        ("-10", size - 10, size - 1),
    ):
        for more in ({}, {"If_Range": head.one("ETag")}):
            part = web.ask(MP3, Range=f"bytes={asked}", Accept_Encoding="gzip", **more)
            assert (part.status, part.body) == (206, content[start : end + 1])
            assert part.one("Content-Range") == f"bytes {start}-{end}/{size}"
            assert part.all("Content-Encoding") == []
    assert web.ask(MP3, Range=f"bytes={size}-").status == 416
    assert web.ask(MP3, Range="bytes=0-1", If_Range='"andet"').body == content


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_a_page_that_says_so(web: Running, folder: Path, path: str) -> None:
    answer = web.ask(path)
    assert (answer.status, answer.body) == (404, (folder / "404.html").read_bytes())
    assert answer.one("Content-Type").lower() == "text/html; charset=utf-8"
    assert answer.all("Cache-Control") == []
    assert answer.one("Content-Security-Policy") in (policy(), policy(framed=True))
    for name, value in HEADERS:
        assert answer.one(name) == value


def test_a_folder_without_its_slash_leads_to_the_page(web: Running) -> None:
    """Also where something else has taken the question on another port, as TLS often is."""
    answer = web.ask("cases", Host=HOST.removeprefix("https://"))
    assert answer.status in (301, 308)
    where = re.sub(r"^https?://laboratorium\.example\.org(?=/)", "", answer.one("Location"))
    assert where == f"{urlsplit(web.address).path}cases/"


def test_our_own_check_of_a_feeds_server_finds_nothing(web: Running, folder: Path) -> None:
    told: list[str] = []
    assert check_server(f"{web.address}podcast/feed.xml", told.append) == []
    asked = [line.split(" ", 1)[1] for line in told]
    # The feed names the example's address; while it lies here, its files are asked for here.
    assert all(url.startswith(web.address) for url in asked)
    episodes = len(list(folder.glob("podcast/*/*.mp3")))
    kinds = [url.rpartition(".")[2] for url in asked]
    for kind in ("mp3", "vtt", "srt"):
        assert kinds.count(kind) == episodes >= 4


def test_only_what_is_named_by_its_content_is_kept_forever(site: Path) -> None:
    found = [rule for rule in rules(hosting()) if rule.cache == FOREVER]
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    kept = {path for path in files if any(re.search(r.pattern(""), path) for r in found)}
    sheets = {Path(path).name.split(".")[0]: path for path in files if path[:11] == "assets/css/"}
    whole = b"".join(files[sheets[name]].read_bytes() for name in (*SHEETS, PROSE))
    digest = sha256(whole).hexdigest()[:10]
    assert kept == {f"assets/css/{name}.{digest}.css" for name in (*SHEETS, PROSE)}


def test_only_players_may_be_framed(site: Path) -> None:
    players = {
        f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("afspiller/*")
    }
    pages = {f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")}
    assert {page for page in pages if re.search(hosting().players, page)} == players
    assert len(players) >= 4
