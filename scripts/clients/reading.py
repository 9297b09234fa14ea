"""What a podcast client has read of a feed, in one shape for all clients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

Times = tuple[tuple[float, str], ...]
"""Seconds into the audio, and what begins there."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Episode:
    """One episode as a client understood it; None is what the client does not read.

    `url` is the enclosure's and tells the episodes apart. `published` is ISO 8601 in UTC, `day` the
    day alone. `length` and `downloaded` are bytes: told, and really fetched; `digest` is SHA-256 of
    what was fetched. `transcripts` are addresses with their types, `persons` names with their roles
    in small letters. `vtt` and `srt` are the words of those transcripts, line by line.
    """

    url: str
    title: str | None = None
    guid: str | None = None
    link: str | None = None
    published: str | None = None
    day: str | None = None
    length: int | None = None
    type: str | None = None
    seconds: int | None = None
    season: int | None = None
    number: int | None = None
    kind: str | None = None
    chapters: Times | None = None
    chapters_file: str | None = None
    transcripts: Pairs | None = None
    persons: Pairs | None = None
    vtt: Times | None = None
    srt: Times | None = None
    downloaded: int | None = None
    digest: str | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Episode:
        """An episode from JSON, where tuples are lists and what is not read may be left out.

        Raises TypeError when there is anything else in it.
        """
        return cls(**{name: _frozen(value) for name, value in told.items()})


FIELDS = tuple(field.name for field in fields(Episode))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, (list, tuple)) else value


@dataclass(frozen=True)
class Reading:
    """What one client read, newest first as the client gave it; or why there is nothing."""

    client: str
    episodes: tuple[Episode, ...] = ()
    missing: str = ""
    failed: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Reading:
        """A reading from JSON."""
        episodes = tuple(map(Episode.of, told["episodes"]))
        return cls(told["client"], episodes, told["missing"], told["failed"])


def table(readings: Iterable[Reading]) -> str:
    """What each client read, as a Markdown table in Danish that ends in a line break."""
    lines = [
        "| Klient | Afsnit | Kapitler | Udskrifter | Personer | Lyd i byte | Hentet i byte |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for reading in readings:
        if reading.missing or reading.failed:
            why = reading.missing or f"fejl: {_one_line(reading.failed)}"
            lines.append(f"| {reading.client} | {why} | | | | | |")
            continue
        read = reading.episodes
        cells = (
            len(read),
            _count(one.chapters for one in read),
            _count(one.transcripts or _files(one) for one in read),
            _count(one.persons for one in read),
            _sum(one.length for one in read),
            _sum(one.downloaded for one in read),
        )
        lines.append(f"| {reading.client} | {' | '.join(map(_number, cells))} |")
    return "\n".join(lines) + "\n"


def _files(episode: Episode) -> tuple[Times, ...] | None:
    """The transcripts whose words were read."""
    return tuple(words for words in (episode.vtt, episode.srt) if words) or None


def _one_line(text: str) -> str:
    """The last line says what went wrong; a bar would begin a new cell."""
    lines = text.strip().splitlines() or ["ukendt"]
    return lines[-1].replace("|", "/")[:120]


def _count(lists: Iterable[tuple[object, ...] | None]) -> int | None:
    return _sum(len(one) if one is not None else None for one in lists)


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def _number(number: int | None) -> str:
    return "–" if number is None else f"{number:,}".replace(",", ".")
