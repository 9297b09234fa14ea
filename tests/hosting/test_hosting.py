"""What four kinds of server are told, read back out of each one's own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from laboratorium.hosting import COMPRESSED, Hosting, Rule, files, rules

POLICY = "default-src 'self'; img-src 'self' data:; script-src 'sha256-Zm9v+/8='"
FRAMED = f"{POLICY}; frame-ancestors *"
EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Permissions-Policy": "camera=(), usb=()"}
SITE = Hosting(
    "https://lab.example.org/viden/",
    POLICY,
    ("podcast/feed.xml", "podcast/old.xml", "gammel/rss.xml"),
    player_policy=FRAMED,
    headers=tuple(EVERYWHERE.items()),
)
TEXTS = {Path(path).name: text for path, text in files(SITE)}
TEXTS["_headers netlify"] = TEXTS["_headers"]
Headers = dict[str, str]
Match = re.Match[str]


def found(pattern: str, text: str) -> list[tuple[str, ...]]:
    return [match.groups() for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL)]


def headers_file(text: str, path: str) -> Headers:
    """As Cloudflare reads it: every rule counts, and one header from two rules is joined, save
    where `!` takes away what the rules above have given.
    """
    headers: Headers = {}
    applies = False
    for line in text.splitlines():
        if line.startswith("/"):
            assert line.count("*") <= 1, "Cloudflare takes no more than one splat"
            assert len(line) < 2000
            pattern = re.sub(r":\w+", "[^/]+", re.escape(line)).replace(r"\*", ".*")
            applies = bool(re.fullmatch(pattern, path))
        elif applies and line.startswith("  ! "):
            del headers[line.removeprefix("  ! ")]
        elif applies and line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def netlify(text: str, path: str) -> Headers:
    """As Netlify reads it: a dot beside a `*` is any letter, a slash may follow, the last wins, and
    a line without a colon is none.
    """
    headers: Headers = {}
    applies = False
    for line in text.splitlines():
        if line.startswith("/"):
            parts = [
                "([^/]+)"
                if part.startswith(":")
                else "?(.*)"
                if part == "*"
                else part.replace("*", "(.*)")
                if "*" in part
                else re.escape(part)
                for part in line.split("/")
                if part
            ]
            applies = bool(re.fullmatch(f"/{'/'.join(parts)}/?", path, re.IGNORECASE))
        elif applies and line.startswith("  ") and ":" in line:
            name, value = line.strip().split(": ", 1)
            headers[name] = value
    return headers


def nginx(text: str, path: str) -> Headers:
    """As nginx reads it: maps in order, the first location that fits, charset by type."""
    values = {}
    for variable, body in found(r"^map \$uri (\$\w+) \{(.*?)^\}", text):
        [(default,)] = found(r'default "(.*?)";', body)
        fits = [
            value for regex, value in found(r'^    ~(\S+) "(.*?)";', body) if re.search(regex, path)
        ]
        values[variable] = fits[0] if fits else default
    server = text[text.index("server {") :]
    headers = {
        name: values.get(value, value.strip('"'))
        for name, value in found(r"^    add_header (\S+) (\".*?\"|\$\w+)(?: always)?;", server)
    }
    locations = found(r"^    location ~ (\S+) \{\s+types \{ \}\s+default_type (\S+);\s+\}", server)
    assert len(locations) == server.count("location")
    types = [kind for regex, kind in locations if re.search(regex, path)]
    if types:
        [(charset,)] = found(r"^    charset (\S+);", server)
        [(spelt,)] = found(r"^    charset_types (.*?);", server)
        headers["Content-Type"] = types[0] + (
            f"; charset={charset}" if types[0] in spelt.split() else ""
        )
    return {name: value for name, value in headers.items() if value}


def caddy(text: str, path: str) -> Headers:
    """As Caddy reads it: matchers by name; `?` sets only what is not set."""
    matchers = {
        name: bool(re.search(regex, path)) is not bool(without)
        for name, without, regex in found(r"^\t@(\w+) (not )?path_regexp (\S+)$", text)
    }
    headers: Headers = {}
    for matcher, name, value in found(r'^\theader (?:@(\w+) )?(\S+) "(.*?)"$', text):
        if not name.startswith("?") and (matcher is None or matchers[matcher]):
            assert name not in headers, "Caddy chooses the order"
            headers[name] = value
    for name, value in found(r'^\theader \?(\S+) "(.*?)"$', text):
        headers.setdefault(name, value)
    return headers


def htaccess(text: str, path: str) -> Headers:
    """As Apache reads it: what stands alone first, then each <If> that holds, the last one wins."""
    headers: Headers = {}
    blocks = [("", text[: text.index("<If ")])]
    blocks += [
        (regex, body)
        for regex, body in found(r'^<If "%\{REQUEST_URI\} =~ m#(.*?)#">(.*?)^</If>', text)
    ]
    assert len(blocks) == text.count("<If ") + 1
    for regex, body in blocks:
        if re.search(regex, path):
            given = r'^ +Header (?:always )?set (\S+) "(.*?)"(?: "expr=[^"]*")?$'
            assert len(found(given, body)) == len(re.findall(r"^ +Header ", body, re.MULTILINE))
            headers.update(dict(found(given, body)))
            headers.update(("Content-Type", kind) for (kind,) in found(r'ForceType "(.*?)"', body))
    return headers


READERS: dict[str, Callable[[str, str], Headers]] = {
    "_headers": headers_file,
    "_headers netlify": netlify,
    "nginx.conf": nginx,
    "Caddyfile": caddy,
    ".htaccess": htaccess,
}
KEPT, FRESH = "public, max-age=600", "public, max-age=300"
FOREVER = "public, max-age=31536000, immutable"
RSS = "application/rss+xml; charset=utf-8"

# path: type (None: the server's own), whether any site may read it, how long it is kept
EXPECTED = {
    "": (None, False, KEPT),
    "cases/langbordet/": (None, False, KEPT),
    "404.html": (None, False, KEPT),
    "podcast/": (None, False, KEPT),
    "podcast/afsnit/": (None, False, KEPT),
    "podcast/afsnit/afsnit.vtt": ("text/vtt; charset=utf-8", True, KEPT),
    "podcast/afsnit/afsnit.srt": ("application/x-subrip; charset=utf-8", True, KEPT),
    "podcast/afsnit/afsnit.json": (None, True, KEPT),
    "podcast/afsnit/chapters.json": ("application/json+chapters", True, KEPT),
    "podcast/afsnit/afsnit.mp3": ("audio/mpeg", False, KEPT),
    "podcast/afsnit/afsnit.m4a": ("audio/x-m4a", False, KEPT),
    "podcast/feed.xml": (RSS, True, FRESH),
    "podcast/feed-12.xml": (RSS, True, FRESH),
    "podcast/saeson-2/feed.xml": (RSS, True, FRESH),
    "podcast/old.xml": (RSS, True, FRESH),
    "podcast/old-3.xml": (RSS, True, FRESH),
    "gammel/rss.xml": (RSS, True, FRESH),
    "gammel/rss-2.xml": (RSS, True, FRESH),
    "gammel/andet.xml": (None, False, KEPT),
    "podcast/feeds.opml": ("text/x-opml; charset=utf-8", True, KEPT),
    "podcast/feed.xsl": ("text/xsl; charset=utf-8", False, KEPT),
    "podcast/feed.css": ("text/css; charset=utf-8", False, KEPT),
    "podcast/laboratorium-2023-1/feed-2.xml": (RSS, True, FRESH),
    "podcast/afsnit/afspiller/": (None, False, KEPT),
    "podcast/afsnit/afspiller/index.html": (None, False, KEPT),
    "podcast/omslag.jpg": (None, False, KEPT),
    "data/cases.json": (None, True, KEPT),
    "data/schema/cases.json": (None, True, KEPT),
    "data/cases.csv": ("text/csv; charset=utf-8", True, KEPT),
    "data/cases.geojson": ("application/geo+json", True, KEPT),
    "feeds/cases.xml": ("application/atom+xml; charset=utf-8", True, KEPT),
    "feeds/seks-p/planet.xml": ("application/atom+xml; charset=utf-8", True, KEPT),
    "netvaerk/kalender.ics": ("text/calendar; charset=utf-8", True, KEPT),
    "netvaerk/2027-03-12-moede/kalender.ics": ("text/calendar; charset=utf-8", True, KEPT),
    "laboratorier/2023-1/kalender.ics": ("text/calendar; charset=utf-8", True, KEPT),
    "fernisering/2026/kalender.ics": ("text/calendar; charset=utf-8", True, KEPT),
    "assets/css/site.0123456789.css": (None, False, FOREVER),
    "assets/fonts/sans-400.woff2": (None, False, KEPT),  # Its name does not follow its content.
    "assets/js/cases.js": (None, False, KEPT),
    "x/podcast/afsnit.vtt": (None, False, KEPT),
    "podcast/afsnitvtt": (None, False, KEPT),
    "podcast/om-mp3/": (None, False, KEPT),
    "podcast/hvad-er-xml/": (None, False, KEPT),
    "podcast/hvad-er-xml/afspiller/": (None, False, KEPT),
    "podcast/hvad-er-json/hvad-er-json.json": (None, True, KEPT),
}


@pytest.mark.parametrize("path", EXPECTED)
@pytest.mark.parametrize("server", READERS)
def test_each_server_is_told_the_same(server: str, path: str) -> None:
    kind, shared, cache = EXPECTED[path]
    framed = re.match("podcast/[^/]+/afspiller/", path)
    expected = {"Cache-Control": cache, "Content-Security-Policy": FRAMED if framed else POLICY}
    expected |= EVERYWHERE
    expected |= {"Content-Type": kind} if kind else {}
    expected |= {"Access-Control-Allow-Origin": "*"} if shared else {}
    if server.startswith("_headers") and cache == KEPT:
        del expected["Cache-Control"]  # Left to the host, which asks for changes each time.
    assert READERS[server](TEXTS[server], f"/viden/{path}") == expected


@pytest.mark.parametrize("server", READERS)
def test_files_beside_the_site_are_let_alone(server: str) -> None:
    own = READERS[server](TEXTS[server], "/andet/podcast/a/a.vtt")
    assert own.keys() <= {"Cache-Control", "Content-Security-Policy", *EVERYWHERE}
    assert own.get("Content-Security-Policy") != FRAMED


@pytest.mark.parametrize("path", EXPECTED)
def test_no_file_gets_a_header_from_two_rules(path: str) -> None:
    fits = [rule for rule in rules(SITE) if re.search(rule.pattern("/viden/"), f"/viden/{path}")]
    names = [name for rule in fits for name, _ in rule.headers]
    assert len(names) == len(set(names))


def test_every_rule_is_in_the_table() -> None:
    for rule in rules(SITE):
        assert any(re.search(rule.pattern("/"), f"/{path}") for path in EXPECTED), rule


def test_only_text_is_packed() -> None:
    kinds = ("text/", "application/", "image/svg+xml")
    assert all(kind.startswith(kinds) for kind in COMPRESSED) and len(set(COMPRESSED)) == len(
        COMPRESSED
    )
    for server in ("nginx.conf", "Caddyfile", ".htaccess"):
        packed = re.findall(
            r"^\s*(?:gzip_types|AddOutputFilterByType|header Content-Type) .*$", TEXTS[server], re.M
        )
        assert packed and not re.search(r"audio|video|jpeg|png|woff|octet", " ".join(packed))
        assert "text/vtt" in " ".join(packed)


@pytest.mark.parametrize("server", ["nginx.conf", "Caddyfile"])
def test_braces_are_closed(server: str) -> None:
    text = re.sub(r"^\s*#.*$", "", TEXTS[server], flags=re.MULTILINE)
    assert text.count("{") == text.count("}") > 3


@pytest.mark.parametrize("server", READERS)
def test_players_without_a_policy_of_their_own_have_that_of_all_pages(server: str) -> None:
    texts = {Path(path).name: text for path, text in files(Hosting(SITE.url, POLICY))}
    headers = READERS[server](texts[server.split()[0]], "/viden/podcast/afsnit/afspiller/")
    assert headers["Content-Security-Policy"] == POLICY
    assert "afspiller" not in texts[server.split()[0]]


def test_the_root_of_a_host_and_no_policy() -> None:
    site = Hosting("https://lab.example.org/")
    for path, text in files(site):
        reader = READERS[Path(path).name]
        assert reader(text, "/podcast/feed.xml")["Content-Type"] == RSS
        assert "Content-Security-Policy" not in text and "//" not in text.replace("https://", "")
        assert text.endswith("\n") and not text.endswith("\n\n")


def test_hashed_files_can_be_more_than_the_stylesheet() -> None:
    site = Hosting("https://a.example/", hashed=("assets/css/site.*.css", "assets/fonts/*.woff2"))
    for path, text in files(site):
        headers = READERS[Path(path).name](text, "/assets/fonts/sans.0a1b2c.woff2")
        assert headers["Cache-Control"] == FOREVER


WRONG = [
    {"url": "lab.example.org"},
    {"url": "ftp://lab.example.org/"},
    {"url": "https:///viden/"},
    {"url": "https://lab.example.org/a b/"},
    {"url": "https://lab.example.org/a{b}/"},
    {"url": "https://lab.example.org/", "policy": "default-src 'self'\n  X-Evil: 1"},
    {"url": "https://lab.example.org/", "policy": 'default-src "x"'},
    {"url": "https://lab.example.org/", "policy": "default-src $uri"},
    {"url": "https://lab.example.org/", "policy": "x" * 2000},
    {"url": "https://lab.example.org/", "policy": "x", "player_policy": "x\ny"},
    {"url": "https://lab.example.org/", "player_policy": "default-src 'self'"},
    {"url": "https://lab.example.org/", "headers": (("X-A", 'a"b'),)},
    {"url": "https://lab.example.org/", "headers": (("X A", "a"),)},
    {"url": "https://lab.example.org/", "feeds": ("a\nb.xml",)},
    {"url": "https://lab.example.org/", "hashed": ("a;b",)},
]


@pytest.mark.parametrize("values", WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_nothing_that_would_break_a_configuration_is_written(values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a"):
        Hosting(**values)  # type: ignore[arg-type]


def test_a_danish_host_is_written_in_ascii() -> None:
    assert (
        "server_name xn--bredygtig-g3a.example;"
        in dict(files(Hosting("https://bæredygtig.example/")))["deploy/nginx.conf"]
    )


def test_the_page_for_those_who_run_a_server_names_every_file() -> None:
    page = Path(__file__).parents[2] / "docs/redaktion/vaert.md"
    named = set(re.findall(r"^\| `(\S+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {Path(path).name for path, _ in files(SITE)}


def test_a_rule_has_only_the_headers_it_speaks_of() -> None:
    assert Rule("a", "a/*").headers == ()
