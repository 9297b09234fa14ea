"""What a web server must be told about the site, in the words of four kinds of server.

One table (`model`) says which files have which type, who else may read them, how long they may be
kept, and which policy a page is read under. Each other module writes that table out for one kind of
server. Everything is text from the table and the arguments: nothing is read, nothing is written.

Sources: Podcasting 2.0 namespace 1.0 (types of transcripts and chapters; players on other sites
fetch both, so by CORS); Apple's podcaster guide (audio/mpeg, audio/x-m4a; HEAD and byte ranges);
RFC 9111 (caching), RFC 8246 (`immutable`).
"""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.settings import Settings
from laboratorium.base.urls import ascii_url
from laboratorium.hosting.for_apache import htaccess
from laboratorium.hosting.for_caddy import caddyfile
from laboratorium.hosting.for_nginx import nginx
from laboratorium.hosting.for_pages import headers_file
from laboratorium.hosting.model import COMPRESSED, ROOT, Hosting, Rule, headers_of, rules
from laboratorium.hosting.security_policy import HEADERS, policy
from laboratorium.podcast.publication import Publication

__all__ = [
    "COMPRESSED",
    "ROOT",
    "Hosting",
    "Rule",
    "caddyfile",
    "files",
    "headers_file",
    "headers_of",
    "hosting_of",
    "htaccess",
    "nginx",
    "rules",
]


def hosting_of(settings: Settings, publication: Publication | None) -> Hosting:
    """The site with its podcast, if it has one."""
    audio = publication.audio_elsewhere if publication else ()
    return Hosting(
        settings.url,
        policy=policy(audio),
        player_policy=policy(audio, framed=True),
        headers=HEADERS,
        feeds=(publication.meta.feed, *publication.former_paths) if publication else (),
        hub=ascii_url(publication.meta.hub) if publication and publication.meta.hub else "",
    )


def files(hosting: Hosting) -> Iterator[tuple[str, str]]:
    """(path from the project's root, text) of each server's file."""
    yield "deploy/_headers", headers_file(hosting)
    yield "deploy/nginx.conf", nginx(hosting)
    yield "deploy/Caddyfile", caddyfile(hosting)
    yield "deploy/.htaccess", htaccess(hosting)
