"""Read a podcast's feed with other people's programs, and tell what each of them understood.

    .venv/bin/python scripts clients.ask https://example.org/podcast/feed.xml

feedparser, podcastparser and webvtt-py come with the project. gPodder (`gpo`) and ffprobe are
asked when they are installed (on Debian and Ubuntu: `apt install gpodder ffmpeg`);
the others need Node and `npm ci --ignore-scripts` in tests/clients/node. What is not there is said
in the table.

gPodder downloads every episode that the feed tells of, to a folder that is deleted afterwards. The
table goes to stdout as Markdown; with --json all that was read comes instead. Ends with 1 when a
client failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial

from clients import libraries as libraries
from clients import programs as programs
from clients.reading import Episode, Reading, table


@dataclass(frozen=True)
class Client:
    """A client by the name that people know; `absent` tells why it cannot be asked."""

    name: str
    read: Callable[[str, bytes], Iterator[Episode]]
    absent: Callable[[], str] = str


def _package(name: str, told: str = "") -> Client:
    """A package for Node; `told` is its name where another has the same."""
    return Client(
        told or name,
        lambda url, data: programs.node(name, data),
        partial(programs.absent_package, name),
    )


CLIENTS = (
    Client("feedparser", libraries.feedparser),
    Client("podcastparser", libraries.podcastparser),
    Client(
        "podcast-partytime",
        lambda url, data: programs.node("partytime", data),
        partial(programs.absent_package, "podcast-partytime"),
    ),
    Client(
        "feedsmith",
        lambda url, data: programs.node("feedsmith", data),
        partial(programs.absent_package, "feedsmith"),
    ),
    _package("rss-parser"),
    _package("@rowanmanning/feed-parser"),
    _package("feedparser", "feedparser (npm)"),
    Client("gPodder", lambda url, data: programs.gpodder(url), partial(programs.absent, "gpo")),
    _package("music-metadata"),
    _package("node-id3"),
    Client("ffprobe", programs.ffprobe, partial(programs.absent, "ffprobe")),
    Client("webvtt-py", libraries.webvtt),
)


def readings(url: str) -> Iterator[Reading]:
    """What every client makes of the feed, in the order of the table. Raises OSError or ValueError
    when the feed itself cannot be fetched.
    """
    data = libraries.fetch(url)
    for client in CLIENTS:
        if why := client.absent():
            yield Reading(client.name, missing=why)
            continue
        try:
            yield Reading(client.name, tuple(client.read(url, data)))
        except Exception as error:
            # Whatever a client stumbles over is the answer that was asked for.
            yield Reading(client.name, failed=f"{type(error).__name__}: {error}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Læs en podcasts feed med andres programmer.")
    parser.add_argument("feed", help="feedets adresse, http:// eller https://")
    parser.add_argument("--json", action="store_true", help="skriv alt, hvad der blev læst")
    options = parser.parse_args()
    try:
        read = list(readings(options.feed))
    except (OSError, ValueError) as error:
        print(f"Feedet kan ikke hentes: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps([asdict(one) for one in read], ensure_ascii=False, indent=1))
    else:
        print(table(read), end="")
    return 1 if any(one.failed for one in read) else 0


if __name__ == "__main__":
    sys.exit(main())
