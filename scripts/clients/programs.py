"""Clients that are programs of their own: gPodder, ffprobe, and two libraries that need Node."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import file_digest
from pathlib import Path
from typing import Any

from clients.libraries import on_the_web, podcastparser, utc
from clients.reading import Episode
from laboratorium import ROOT

NODE = ROOT / "tests/clients/node"
_SECONDS = 300
# A file that is fetched may not lead ffprobe to files of this machine.
_SHOWN = (
    *("-v", "error", "-protocol_whitelist", "http,https,tcp,tls,crypto"),
    *("-show_chapters", "-show_format", "-print_format", "json"),
)


class Failed(Exception):
    """A program did not end well; the text is what it said."""


def absent(program: str) -> str:
    """Why a program cannot be asked, in Danish; empty when it is there."""
    return "" if shutil.which(program) else f"{program} findes ikke på maskinen"


def absent_package(package: str) -> str:
    """Why a package for Node cannot be asked; empty when it is there."""
    if why := absent("node"):
        return why
    if not (NODE / "node_modules" / package / "package.json").is_file():
        return f"{package} er ikke installeret (kør npm ci i tests/clients/node)"
    return ""


def run(command: Sequence[str | Path], feed: bytes = b"", **environment: str) -> str:
    """What a program answers. Raises `Failed`."""
    try:
        done = subprocess.run(
            list(map(str, command)),
            input=feed,
            capture_output=True,
            env=os.environ | environment,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failed(str(error)) from error
    if done.returncode:
        told = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise Failed(told or f"{command[0]} stoppede med {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def node(library: str, feed: bytes) -> Iterator[Episode]:
    """`partytime` or `feedsmith`."""
    yield from map(Episode.of, json.loads(run(["node", NODE / "read.mjs", library], feed)))


def ffprobe(url: str, data: bytes) -> Iterator[Episode]:
    """The tags and chapters in each audio file itself, which is read over the net."""
    for known in podcastparser(url, data):
        told = json.loads(run(["ffprobe", *_SHOWN, on_the_web(known.url)]))
        about: dict[str, Any] = told["format"]
        tags = about.get("tags", {})
        yield Episode(
            url=known.url,
            title=tags.get("title"),
            day=tags.get("date"),
            length=int(about["size"]),
            seconds=round(float(about["duration"])),
            season=_first(tags.get("disc")),
            number=_first(tags.get("track")),
            chapters=tuple(
                (float(mark["start_time"]), mark.get("tags", {}).get("title", ""))
                for mark in told["chapters"]
            ),
        )


def _first(text: str | None) -> int | None:
    """`3` of `3` and of `3/12`."""
    return int(text.partition("/")[0]) if text else None


def gpodder(url: str) -> Iterator[Episode]:
    """Subscribe, list and download as a listener does, in a folder of its own, and see what gPodder
    has written down before and after: once it has the audio, it knows the length from there.
    """
    with tempfile.TemporaryDirectory(prefix="gpodder-") as home:
        run(["gpo", "subscribe", url], GPODDER_HOME=home)
        listed = run(["gpo", "episodes", url], GPODDER_HOME=home)
        rows = _rows(Path(home))
        run(["gpo", "download", url], GPODDER_HOME=home)
        fetched = {row["url"]: _sound(Path(home), row) for row in _rows(Path(home))}
    for row in rows:
        if row["title"] not in listed:
            raise Failed(f"gpo episodes viser ikke »{row['title']}«")
        sound = fetched[row["url"]]
        yield Episode(
            url=row["url"],
            title=row["title"],
            guid=row["guid"],
            link=row["link"],
            published=utc(row["published"]),
            length=row["file_size"],
            type=row["mime_type"],
            seconds=row["total_time"],
            chapters=tuple(
                (mark["start"], mark["title"]) for mark in json.loads(row["chapters"] or "[]")
            ),
            downloaded=sound[0],
            digest=sound[1],
        )


def _rows(home: Path) -> list[sqlite3.Row]:
    """gPodder's episodes, newest first."""
    with closing(sqlite3.connect(home / "Database")) as database:
        database.row_factory = sqlite3.Row
        return database.execute(
            "SELECT episode.*, podcast.download_folder FROM episode"
            " JOIN podcast ON podcast.id = podcast_id ORDER BY published DESC, episode.id"
        ).fetchall()


def _sound(home: Path, row: sqlite3.Row) -> tuple[int, str]:
    """How many bytes were downloaded, and their SHA-256."""
    name = row["download_filename"]
    file = home / "Downloads" / row["download_folder"] / name if name else None
    if file is None or not file.is_file():
        raise Failed(f"gPodder har ikke hentet »{row['title']}«")
    with file.open("rb") as stream:
        return file.stat().st_size, file_digest(stream, "sha256").hexdigest()
