"""The site as a server sees it, and the one table of what its files are served with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import splitext
from urllib.parse import urlsplit

from laboratorium.base import addresses
from laboratorium.base.urls import ascii_host
from laboratorium.podcast.publication import (
    CHAPTERS,
    OPML,
    PLAIN_STYLESHEET,
    STYLESHEET,
    TRANSCRIPTS,
)

MINUTE = 60
YEAR = 365 * 24 * 60 * MINUTE
KEPT = f"public, max-age={10 * MINUTE}"
FRESH = f"public, max-age={5 * MINUTE}"
FOREVER = f"public, max-age={YEAR}, immutable"
ROOT = "/srv/www"
"""Where the examples take the site's files to lie on a server of one's own."""
PLAYERS = f"{addresses.episode_player(':slug')}*"
"""The players, the only pages that other sites may show in a frame."""

COMPRESSED = (
    *("application/atom+xml", "application/geo+json", "application/javascript"),
    *("application/json", CHAPTERS, "application/ld+json"),
    *("application/rss+xml", "application/x-subrip", "application/xml", "image/svg+xml"),
    *("text/calendar", "text/css", "text/csv", "text/javascript", "text/plain", "text/vtt"),
    *("text/x-opml", "text/xml", "text/xsl"),
)
"""What is packed on its way, beside text/html: text only. Audio is packed already, and a server
that packs it gives up byte ranges, without which nobody can skip in an episode."""

# What may stand between double quotes in all four formats; `$`, `{` and `%` begin variables there.
_VALUE = re.compile(r"[A-Za-z0-9 '()*+,./:;=?_-]{1,1900}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:/_~?=&+-]{1,300}")
_NAME = re.compile(r"[A-Za-z][A-Za-z-]*")
_PATH = re.compile(r"[A-Za-z0-9_./-]+")


@dataclass(frozen=True)
class Hosting:
    """The site as a server sees it.

    `url` is the site's address, with a slash at the end. `policy` is a Content-Security-Policy for
    every page, or empty; `player_policy` is the players' own where theirs is another, since they
    alone may be set into other sites. `headers` go with every answer, errors too. `feeds` are the
    paths of the podcast's feeds, old ones included. `hashed` are the files whose names change with
    their content, `*` standing for anything: a file that keeps its name must not be among them, or
    readers keep its old content for a year.

    `hub` is the address of a WebSub hub that is told of new episodes, and is named in the header of
    the first of the feeds.

    Raises ValueError for values that cannot be written safely into a server's configuration.
    """

    url: str
    policy: str = ""
    feeds: tuple[str, ...] = ("podcast/feed.xml",)
    hashed: tuple[str, ...] = ("assets/css/*.css",)
    player_policy: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    hub: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", self.host):
            raise ValueError(f"not a site's address: {self.url!r}")
        for policy in filter(None, (self.policy, self.player_policy)):
            if not _VALUE.fullmatch(policy):
                raise ValueError(f"not a policy for one line of a configuration: {policy!r}")
        if self.player_policy and not self.policy:
            raise ValueError("not a policy for the players alone: the other pages need theirs")
        for name, value in self.headers:
            if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
                raise ValueError(f"not a header for one line of a configuration: {name}: {value}")
        if self.hub and not _ADDRESS.fullmatch(self.hub):
            raise ValueError(f"not a hub for one line of a configuration: {self.hub!r}")
        paths = (self.base, *self.feeds, *(path.replace("*", "") for path in self.hashed))
        for path in paths:
            if not _PATH.fullmatch(path):
                raise ValueError(f"not a path on the site: {path!r}")

    @property
    def host(self) -> str:
        return ascii_host(urlsplit(self.url).hostname or "")

    @property
    def base(self) -> str:
        """The site's own folder on its host: `/`, or `/lab/`."""
        return "/" + f"{urlsplit(self.url).path.strip('/')}/".lstrip("/")

    @property
    def players(self) -> str:
        """The players' paths as a regular expression."""
        return pattern(self.base + PLAYERS)


@dataclass(frozen=True)
class Rule:
    """What the files at some paths are served with.

    In `path`, below the site's own folder, `:slug` stands for a folder and one `*` for anything,
    slashes too. A page such as `podcast/om-mp3/` must not be taken for a file: Netlify reads the
    dot before a file's ending as any letter, hence `:slug`. No file gets one and the same header
    from two rules: some hosts would join the values.
    """

    name: str
    path: str
    type: str = ""
    charset: bool = False
    shared: bool = False
    cache: str = ""
    link: str = ""

    @property
    def content_type(self) -> str:
        return f"{self.type}; charset=utf-8" if self.charset else self.type

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Names and values, without those that the rule says nothing of."""
        found = (
            ("Content-Type", self.content_type),
            ("Access-Control-Allow-Origin", "*" if self.shared else ""),
            ("Cache-Control", self.cache),
            ("Link", self.link),
        )
        return tuple((name, value) for name, value in found if value)

    def pattern(self, base: str) -> str:
        """A regular expression for the whole path, as all servers here understand it."""
        return pattern(base + self.path)


def pattern(path: str) -> str:
    """`/a/:slug/*.vtt` as a regular expression; only dots in a path have another meaning there."""
    path = re.sub(r":[a-z]+", "[^/]+", path.replace(".", r"\.").replace("*", ".*"))
    return f"^{path}$"


# The calendar of all meetings, and that of each: of laboratories and openings too.
_CALENDARS = (
    *("netvaerk/kalender.ics", "netvaerk/:slug/kalender.ics"),
    *("laboratorier/:slug/kalender.ics", "fernisering/:slug/kalender.ics"),
)
_RULES = (
    Rule("vtt", "podcast/:slug/*.vtt", TRANSCRIPTS["vtt"], charset=True, shared=True),
    Rule("srt", "podcast/:slug/*.srt", TRANSCRIPTS["srt"], charset=True, shared=True),
    Rule("json", "podcast/:slug/*.json", shared=True),
    Rule("chapters", addresses.episode_chapters(":slug"), CHAPTERS),
    Rule("mp3", "podcast/:slug/*.mp3", "audio/mpeg"),
    Rule("m4a", "podcast/:slug/*.m4a", "audio/x-m4a"),
    Rule("opml", OPML, "text/x-opml", charset=True, shared=True),
    Rule("xsl", STYLESHEET, "text/xsl", charset=True),
    Rule("css", PLAIN_STYLESHEET, "text/css", charset=True),
    Rule("data", "data/*", shared=True),
    Rule("csv", "data/*.csv", "text/csv", charset=True),
    Rule("geojson", "data/*.geojson", "application/geo+json"),
    *(
        Rule(f"calendar{n}", path, "text/calendar", charset=True, shared=True)
        for n, path in enumerate(_CALENDARS)
    ),
    Rule("atom", "feeds/*.xml", "application/atom+xml", charset=True, shared=True),
)
# The feed with its pages, and those of seasons and laboratories.
_FEEDS = ("podcast/feed*.xml", "podcast/:part/feed*.xml")


def rules(hosting: Hosting) -> tuple[Rule, ...]:
    """Every rule for a site. Feeds with other names than usual have rules of their own."""
    paths = list(_FEEDS)
    for path in dict.fromkeys(hosting.feeds):
        if not any(re.search(pattern(usual), path) for usual in _FEEDS):
            stem, ending = splitext(path)
            paths += [path, f"{stem}-*{ending}"]  # The feed, and the pages that follow it.
    feeds = (
        Rule(f"feed{n}", path, "application/rss+xml", charset=True, shared=True, cache=FRESH)
        for n, path in enumerate(paths)
    )
    hub = (
        # WebSub, section 4: who fetches the feed learns where to ask to be told of changes.
        Rule("hub", path, link=f"<{hosting.hub}>; rel=hub, <{hosting.url}{path}>; rel=self")
        for path in hosting.feeds[: 1 if hosting.hub else 0]
    )
    hashed = (Rule(f"hashed{n}", path, cache=FOREVER) for n, path in enumerate(hosting.hashed))
    return (*_RULES, *feeds, *hub, *hashed)


def headers_of(hosting: Hosting, path: str) -> dict[str, str]:
    """What a server that keeps to the table sends with the file at a path (`/cases/`)."""
    found = dict(hosting.headers)
    framed = re.search(hosting.players, path)
    if policy := hosting.player_policy if framed else hosting.policy:
        found["Content-Security-Policy"] = policy
    for rule in rules(hosting):
        if re.search(rule.pattern(hosting.base), path):
            found.update(rule.headers)
    return found
