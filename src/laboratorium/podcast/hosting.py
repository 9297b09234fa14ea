"""What a web server must be told about the site, in the words of four kinds of server.

One table says which files have which type, who else may read them, and how long they may be kept.
Each function below writes that table out for one kind of server. Everything is text from the table
and the arguments: nothing is read, nothing is written.

Sources: Podcasting 2.0 namespace 1.0 (types of transcripts and chapters; players on other sites
fetch both, so by CORS); Apple's podcaster guide (audio/mpeg, audio/x-m4a; HEAD and byte ranges);
RFC 9111 (caching), RFC 8246 (`immutable`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import splitext
from urllib.parse import urlsplit

from laboratorium.podcast import links

MINUTE = 60
YEAR = 365 * 24 * 60 * MINUTE
KEPT = f"public, max-age={10 * MINUTE}"
FRESH = f"public, max-age={5 * MINUTE}"
FOREVER = f"public, max-age={YEAR}, immutable"
ROOT = "/srv/www"
"""Where the examples take the site's files to lie on a server of one's own."""

COMPRESSED = (
    *("application/atom+xml", "application/geo+json", "application/javascript"),
    *("application/json", "application/json+chapters", "application/ld+json"),
    *("application/rss+xml", "application/x-subrip", "application/xml", "image/svg+xml"),
    *("text/css", "text/csv", "text/javascript", "text/plain", "text/vtt", "text/x-opml"),
    *("text/xml", "text/xsl"),
)
"""What is packed on its way, beside text/html: text only. Audio is packed already, and a server
that packs it gives up byte ranges, without which nobody can skip in an episode."""

# What may stand between double quotes in all four formats; `$`, `{` and `%` begin variables there.
_POLICY = re.compile(r"[A-Za-z0-9 '*+,./:;=?_-]{1,1900}")
_PATH = re.compile(r"[A-Za-z0-9_./-]+")


@dataclass(frozen=True)
class Hosting:
    """The site as a server sees it.

    `url` is the site's address, with a slash at the end. `policy` is a Content-Security-Policy for
    every page, or empty; it must not forbid framing altogether, since the player may be set into
    other sites. `feeds` are the paths of the podcast's feeds, old ones included. `hashed` are the
    files whose names change with their content, `*` standing for anything: a file that keeps its
    name must not be among them, or readers keep its old content for a year.

    Raises ValueError for values that cannot be written safely into a server's configuration.
    """

    url: str
    policy: str = ""
    feeds: tuple[str, ...] = ("podcast/feed.xml",)
    hashed: tuple[str, ...] = ("assets/css/site.*.css",)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", self.host):
            raise ValueError(f"not a site's address: {self.url!r}")
        if self.policy and not _POLICY.fullmatch(self.policy):
            raise ValueError(f"not a policy for one line of a configuration: {self.policy!r}")
        paths = (self.base, *self.feeds, *(path.replace("*", "") for path in self.hashed))
        for path in paths:
            if not _PATH.fullmatch(path):
                raise ValueError(f"not a path on the site: {path!r}")

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").encode("idna").decode("ascii")

    @property
    def base(self) -> str:
        """The site's own folder on its host: `/`, or `/lab/`."""
        return "/" + f"{urlsplit(self.url).path.strip('/')}/".lstrip("/")


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
        )
        return tuple((name, value) for name, value in found if value)

    def pattern(self, base: str) -> str:
        """A regular expression for the whole path, as all servers here understand it."""
        return _pattern(base + self.path)


def _pattern(path: str) -> str:
    """`/a/:slug/*.vtt` as a regular expression; only dots in a path have another meaning there."""
    path = re.sub(r":[a-z]+", "[^/]+", path.replace(".", r"\.").replace("*", ".*"))
    return f"^{path}$"


_RULES = (
    Rule("vtt", "podcast/:slug/*.vtt", "text/vtt", charset=True, shared=True),
    Rule("srt", "podcast/:slug/*.srt", "application/x-subrip", charset=True, shared=True),
    Rule("json", "podcast/:slug/*.json", shared=True),
    Rule("chapters", "podcast/:slug/chapters.json", "application/json+chapters"),
    Rule("mp3", "podcast/:slug/*.mp3", "audio/mpeg"),
    Rule("m4a", "podcast/:slug/*.m4a", "audio/x-m4a"),
    Rule("opml", links.OPML, "text/x-opml", charset=True, shared=True),
    Rule("xsl", links.STYLESHEET, "text/xsl", charset=True),
    Rule("data", "data/*", shared=True),
    Rule("csv", "data/*.csv", "text/csv", charset=True),
    Rule("geojson", "data/*.geojson", "application/geo+json"),
    Rule("atom", "feeds/*.xml", "application/atom+xml", charset=True, shared=True),
)
# The feed with its pages, and those of seasons and laboratories.
_FEEDS = ("podcast/feed*.xml", "podcast/:part/feed*.xml")


def rules(hosting: Hosting) -> tuple[Rule, ...]:
    """Every rule for a site. Feeds with other names than usual have rules of their own."""
    paths = list(_FEEDS)
    for path in dict.fromkeys(hosting.feeds):
        if not any(re.search(_pattern(usual), path) for usual in _FEEDS):
            stem, ending = splitext(path)
            paths += [path, f"{stem}-*{ending}"]  # The feed, and the pages that follow it.
    feeds = (
        Rule(f"feed{n}", path, "application/rss+xml", charset=True, shared=True, cache=FRESH)
        for n, path in enumerate(paths)
    )
    hashed = (Rule(f"hashed{n}", path, cache=FOREVER) for n, path in enumerate(hosting.hashed))
    return (*_RULES, *feeds, *hashed)


def files(hosting: Hosting) -> Iterator[tuple[str, str]]:
    """(path from the project's root, text) of each server's file."""
    yield "deploy/_headers", headers_file(hosting)
    yield "deploy/nginx.conf", nginx(hosting)
    yield "deploy/Caddyfile", caddyfile(hosting)
    yield "deploy/.htaccess", htaccess(hosting)


def headers_file(hosting: Hosting) -> str:
    """`_headers` for Netlify and Cloudflare Pages.

    Cloudflare joins the values when two rules give one header, so there is no rule for "the rest":
    both hosts have files without a Cache-Control of their own asked for anew each time, by ETag.
    """
    lines = [
        "# Til Netlify og Cloudflare Pages: Læg filen i roden af den byggede side.",
        "# Alt andet får værtens egen Cache-Control, som spørger efter ændringer hver gang (ETag).",
        "# Værten pakker selv tekst og svarer selv på byte ranges.",
    ]
    if hosting.policy:
        lines += ["", f"{hosting.base}*", f"  Content-Security-Policy: {hosting.policy}"]
    for rule in rules(hosting):
        lines += ["", hosting.base + rule.path]
        lines += [f"  {name}: {value}" for name, value in rule.headers]
    return "\n".join(lines) + "\n"


def nginx(hosting: Hosting) -> str:
    """A site for nginx' `conf.d`, which is read inside `http { … }`.

    Headers come from maps, because an `add_header` in a location silences all those above it. Types
    come from locations, because `default_type` knows no variables.
    """
    found = rules(hosting)
    base = hosting.base
    lines = [
        "# Til nginx: Læg filen i /etc/nginx/conf.d/, og ret stien i root og TLS til.",
        f"# Siden skal ligge i {ROOT}{base}",
        "# Byte ranges, HEAD og ETag har nginx i forvejen. ETag er tid og størrelse på filen.",
        "",
        "map $uri $laboratorium_cache {",
        f'    default "{KEPT}";',
        *(f'    ~{rule.pattern(base)} "{rule.cache}";' for rule in found if rule.cache),
        "}",
        "",
        "# En tom værdi bliver ikke sendt.",
        "map $uri $laboratorium_cors {",
        '    default "";',
        *(f'    ~{rule.pattern(base)} "*";' for rule in found if rule.shared),
        "}",
        "",
        "server {",
        "    listen 80;",
        f"    server_name {hosting.host};",
        f"    root {ROOT};",
        f"    error_page 404 {base}404.html;",
        "",
        "    add_header Cache-Control $laboratorium_cache;",
        "    add_header Access-Control-Allow-Origin $laboratorium_cors;",
    ]
    if hosting.policy:
        lines.append(f'    add_header Content-Security-Policy "{hosting.policy}" always;')
    text = " ".join(COMPRESSED)
    spelt = dict.fromkeys(rule.type for rule in found if rule.charset)
    lines += [
        "",
        "    charset utf-8;",
        f"    charset_types {' '.join(spelt)} text/css text/javascript text/plain text/xml;",
        "",
        "    # Kun tekst. Har nginx modulet ngx_brotli, så skriv også: brotli on; brotli_types …;",
        "    gzip on;",
        "    gzip_vary on;",
        "    gzip_min_length 1000;",
        f"    gzip_types {text};",
    ]
    for rule in found:
        if rule.type:
            lines += [
                "",
                f"    location ~ {rule.pattern(base)} {{",
                "        types { }",
                f"        default_type {rule.type};",
                "    }",
            ]
    return "\n".join([*lines, "}"]) + "\n"


def caddyfile(hosting: Hosting) -> str:
    """A site for Caddy 2, which fetches its own certificate and keeps byte ranges and ETag."""
    base = hosting.base
    lines = [
        "# Til Caddy 2: Ret stien i root til.",
        f"# Siden skal ligge i {ROOT}{base}",
        "",
        f"{hosting.host} {{",
        f"\troot * {ROOT}",
        "",
        "\t# Kun tekst. Caddy har zstd og gzip; br kræver et modul.",
        "\tencode zstd gzip {",
        "\t\tmatch {",
        *(f"\t\t\theader Content-Type {kind}*" for kind in ("text/html", *COMPRESSED)),
        "\t\t}",
        "\t}",
        "",
        "\t# Spørgsmålstegnet: kun hvor intet nedenfor siger andet.",
        f'\theader ?Cache-Control "{KEPT}"',
    ]
    if hosting.policy:
        lines.append(f'\theader Content-Security-Policy "{hosting.policy}"')
    for rule in rules(hosting):
        lines += ["", f"\t@{rule.name} path_regexp {rule.pattern(base)}"]
        lines += [f'\theader @{rule.name} {name} "{value}"' for name, value in rule.headers]
    lines += [
        "",
        "\tfile_server",
        "\thandle_errors {",
        f"\t\trewrite * {base}404.html",
        "\t\tfile_server",
        "\t}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def htaccess(hosting: Hosting) -> str:
    """`.htaccess` for Apache 2.4, in the site's own folder.

    `<If>` sections are merged after everything else (Apache, "Configuration Sections"), so what
    they set wins over what is set for the rest.
    """
    base = hosting.base
    text = " ".join(("text/html", *COMPRESSED))
    lines = [
        "# Til Apache 2.4: Læg filen i roden af den byggede side (kræver AllowOverride All).",
        "# Byte ranges og ETag har Apache i forvejen.",
        "",
        f"ErrorDocument 404 {base}404.html",
        "AddDefaultCharset utf-8",
        "",
        "# Kun tekst.",
        "<IfModule mod_brotli.c>",
        f"    AddOutputFilterByType BROTLI_COMPRESS {text}",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"    AddOutputFilterByType DEFLATE {text}",
        "</IfModule>",
        "",
        "<IfModule mod_headers.c>",
        f'    Header set Cache-Control "{KEPT}"',
    ]
    if hosting.policy:
        lines.append(f'    Header always set Content-Security-Policy "{hosting.policy}"')
    lines += [
        "    # En pakket fil får -gzip eller -br bag på sin ETag; uden det her svarer Apache",
        "    # aldrig 304 på den.",
        '    RequestHeader edit If-None-Match "^\\"(.+)-(gzip|br)\\"$" "\\"$1-$2\\", \\"$1\\""',
        "</IfModule>",
    ]
    for rule in rules(hosting):
        lines += ["", f'<If "%{{REQUEST_URI}} =~ m#{rule.pattern(base)}#">']
        if rule.type:
            lines.append(f'    ForceType "{rule.content_type}"')
        others = [(name, value) for name, value in rule.headers if name != "Content-Type"]
        if others:
            lines.append("    <IfModule mod_headers.c>")
            lines += [f'        Header set {name} "{value}"' for name, value in others]
            lines.append("    </IfModule>")
        lines.append("</If>")
    return "\n".join(lines) + "\n"
