"""The files that a show and its episodes become, and what must be found elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from laboratorium.base.danish import slugify
from laboratorium.base.slugs import free, shortened
from laboratorium.base.yaml_text import document, front_matter
from laboratorium.intake.feeds.reading import OldEpisode, OldPerson, OldShow
from laboratorium.intake.importing.html_text import from_html
from laboratorium.intake.importing.markdown_text import without_struck
from laboratorium.media.audio import M4A_TYPE, MP3_TYPE, SUFFIXES
from laboratorium.media.chapter_files import read_chapters
from laboratorium.media.chapters import Chapter
from laboratorium.media.times import format_time
from laboratorium.model.danish_time import parse_danish_time
from laboratorium.model.podcast_types import categories
from laboratorium.model.records import guid_of_feed
from laboratorium.model.vocabulary import vocabularies

_SUMMARY = 300
_MOST_CHAPTERS = 300
_TITLE = 128
_TYPES = {"audio/mp3": "audio/mpeg", "audio/mp4": "audio/x-m4a", "audio/m4a": "audio/x-m4a"}
_ENDING = re.compile(r"\.(mp3|m4a)(?=[?#]|$)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_STRUCK = re.compile(r"\s?<(del|s|strike)\b[^<>]{0,500}>[^<]{0,2000}</\1>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br\s*/?|/p|/li|/div|/h\d)>", re.IGNORECASE)
_TIMED = re.compile(r"[(\[]?\d{1,3}:\d\d", re.ASCII)
_MANY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Draft:
    """An episode's file, the files that go with it, and what somebody must see to."""

    slug: str
    title: str
    text: str
    copies: Mapping[str, Path]
    """By name in podcasts/, the files that are taken along."""
    missing: tuple[str, ...]


@dataclass
class Folder:
    """Files that somebody has fetched from the old host, by their names."""

    files: Mapping[str, Path] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path | None) -> Folder:
        if path is None:
            return cls()
        return cls({one.name.lower(): one for one in sorted(path.rglob("*")) if one.is_file()})

    def named(self, url: str) -> Path | None:
        """The file by an address's last part, which may be an escaped address itself."""
        name = unquote(unquote(urlsplit(url).path)).rpartition("/")[2].lower()
        return self.files.get(name)

    def audio(self, episode: OldEpisode, slug: str) -> Path | None:
        """The recording: by its name, else by the episode's, else by its length, if one has it."""
        for found in (self.named(episode.audio), *(self.files.get(f"{slug}{e}") for e in _ENDINGS)):
            if found and found.suffix.lower() in _ENDINGS:
                return found
        if not episode.audio_length.isdecimal():
            return None
        size = int(episode.audio_length)
        alike = [
            path
            for path in self.files.values()
            if path.suffix.lower() in _ENDINGS and path.stat().st_size == size
        ]
        return alike[0] if len(alike) == 1 else None


_ENDINGS = tuple(SUFFIXES.values())


def show_text(old: OldShow, feed: str) -> tuple[str, list[str]]:
    """The text of show.yml, and what is missing. `feed` is the feed's address, if it is known."""
    missing = []
    category = categories().find(old.category)
    if category is None or category.parent:
        missing.append(f"Kategorien »{old.category}« er ikke en af Apples. Vælg en i show.yml.")
    sub = categories().find(old.subcategory) if old.subcategory else None
    guid = old.guid or (guid_of_feed(feed) if feed else "")
    if not feed:
        missing.append(
            "Feedet siger ikke sin egen adresse. Skriv den under »former_feeds«, så apps finder "
            "med, og skriv »guid«."
        )
    missing.append(
        f"Forsiden: Hent {old.cover or 'billedet'}, gem det som podcasts/forside.jpg, og skriv, "
        "hvad det viser."
    )
    licence = vocabularies().licences.find(old.licence) if old.licence else None
    if licence is None:
        missing.append("Licensen står ikke i feedet. Skriv den i show.yml, når I kender den.")
    meta: dict[str, Any] = {
        "title": old.title,
        "description": plain(old.description),
        "language": old.language or "da",
        "author": old.author or old.owner,
        "owner": {"name": old.owner or old.author, "email": old.email},
        "category": category.apple if category and not category.parent else "",
        **({"subcategory": sub.apple} if sub and sub.parent else {}),
        "explicit": old.explicit,
        "cover": "forside.jpg",
        "cover_alt": "",
        "guid": guid.lower(),
        "licence": licence.key if licence else "",
        **({"type": "serial"} if old.type == "serial" else {}),
        **(_funding(old.funding) if old.funding else {}),
        **_persons(old.persons, missing),
        "former_feeds": [feed] if feed else [],
    }
    return document(meta), missing


def episodes(old: OldShow, folder: Folder, is_taken: Iterable[str]) -> Iterator[Draft]:
    """A draft of each item, in the order of the feed; `is_taken` are slugs that are in use."""
    taken = set(is_taken)
    for episode in old.episodes:
        wanted = shortened(slugify(episode.title)) or "afsnit"
        slug = free(wanted, taken.__contains__)
        taken.add(slug)
        yield _draft(episode, slug, folder)


def _draft(old: OldEpisode, slug: str, folder: Folder) -> Draft:
    missing: list[str] = []
    copies: dict[str, Path] = {}
    notes, struck = without_struck(to_markdown(old.notes))
    missing += [f"Streget over i noterne og ikke taget med: {one}" for one in struck]
    meta: dict[str, Any] = {
        "title": old.title,
        **({"number": old.number} if old.number.isdecimal() and old.type != "trailer" else {}),
        **({"season": old.season} if old.season.isdecimal() else {}),
        **({"type": old.type} if old.type in ("trailer", "bonus") else {}),
        "published": _published(old.published, missing),
        "summary": _summary(old),
        **_audio(old, slug, folder, copies, missing),
        **({"explicit": True} if old.explicit else {}),
        "guid": old.guid,
        **_transcript(old, slug, folder, copies, missing),
        **_persons(old.persons, missing),
        **_chapters(old, folder, missing),
    }
    if not old.guid.strip():
        missing.append("Afsnittet har intet guid i feedet. Apps henter det som et nyt.")
        del meta["guid"]
    if old.cover:
        missing.append(f"Afsnittets eget billede er ikke taget med: {old.cover}")
    return Draft(slug, old.title, f"{front_matter(meta)}\n{notes}\n", copies, tuple(missing))


def _published(text: str, missing: list[str]) -> str:
    try:
        moment: datetime = parse_danish_time(text)
    except ValueError:
        missing.append(f"Udgivelsestiden »{text}« kan ikke læses. Skriv den under »published«.")
        return ""
    # With its offset, since an hour in autumn comes twice.
    return f"{moment:%Y-%m-%d %H:%M:%S}{moment:%z}"[:-2] + ":" + f"{moment:%z}"[-2:]


def _audio(
    old: OldEpisode, slug: str, folder: Folder, copies: dict[str, Path], missing: list[str]
) -> dict[str, Any]:
    found = folder.audio(old, slug)
    if found:
        name = f"{slug}{found.suffix.lower()}"
        copies[name] = found
        return {"audio": name}
    if not old.audio:
        missing.append("Afsnittet har ingen lyd i feedet. Læg lydfilen ved siden af.")
        return {"audio": ""}
    given = {
        "audio": old.audio,
        "audio_length": old.audio_length if old.audio_length.isdecimal() else "",
        "audio_type": _audio_type(old),
        "audio_seconds": f"{old.seconds:g}" if old.seconds is not None else "",
    }
    for key, value in given.items():
        if not value or value == "0":
            missing.append(f"»{key}« står ikke i feedet. Skriv det, eller hent lyden.")
    return given


def _audio_type(old: OldEpisode) -> str:
    """As the feed says, unless it says none that is published and the address ends as one.

    Some programs that write feeds say »false« (podcast 2.0.1 in findings/), others octet-stream.
    """
    said = _TYPES.get(old.audio_type, old.audio_type)
    ending = _ENDING.search(old.audio)
    if said not in SUFFIXES and ending:
        return MP3_TYPE if ending.group(1).lower() == "mp3" else M4A_TYPE
    return said if "/" in said else ""


def _transcript(
    old: OldEpisode, slug: str, folder: Folder, copies: dict[str, Path], missing: list[str]
) -> dict[str, str]:
    for found in filter(None, map(folder.named, old.transcripts)):
        if found.suffix.lower() in (".vtt", ".srt", ".json"):
            name = f"{slug}{found.suffix.lower()}"
            copies[name] = found
            return {"transcript": name}
    if old.transcripts:
        missing.append(f"Udskriften skal hentes: {old.transcripts[0]}")
    else:
        missing.append("Afsnittet har ingen udskrift.")
    return {}


def _persons(persons: tuple[OldPerson, ...], missing: list[str]) -> dict[str, Any]:
    roles = vocabularies().podcast_roles
    given = []
    for person in persons:
        role = roles.find(person.role)
        basis = {"kind": "", "date": ""}
        given.append({"name": person.name, "role": role.key if role else "", "basis": basis})
    if given:
        missing.append("Skriv grundlaget for, at hver stemme må sendes, under »persons«.")
    return {"persons": given} if given else {}


def _chapters(old: OldEpisode, folder: Folder, missing: list[str]) -> dict[str, Any]:
    found = old.chapters
    if not found and old.chapters_file:
        path = folder.named(old.chapters_file)
        if path is None:
            missing.append(f"Kapitlerne ligger i en fil, der skal hentes: {old.chapters_file}")
        else:
            found = _read(path.read_bytes())
    found = found or _read(plain_lines(old.notes).encode())
    listed = [_chapter(each) for each in found[:_MOST_CHAPTERS]]
    return {"chapters": listed} if listed else {}


def _read(data: bytes) -> tuple[Chapter, ...]:
    try:
        return read_chapters(data)
    except ValueError:
        return ()


def _chapter(each: Chapter) -> dict[str, str]:
    link = {"url": each.url} if each.url else {}
    return {"start": format_time(each.start), "title": each.title[:_TITLE], **link}


def _funding(funding: tuple[str, str]) -> dict[str, Any]:
    return {"funding": {"url": funding[0], "title": funding[1]}}


def to_markdown(html: str) -> str:
    """Notes as Markdown; plain text stays as it is, with its lines."""
    if not _TAG.search(html):
        return html.strip()
    text = from_html(html, without=("img", "script", "style"))
    lines = (line.rstrip() for line in text.splitlines())
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def plain_lines(html: str) -> str:
    """The text with a line for each that a reader sees, without what is struck out."""
    return _TAG.sub("", _BREAK.sub("\n", _STRUCK.sub("", html)))


def plain(html: str) -> str:
    """The words alone, on one line."""
    return " ".join(unescape(plain_lines(html)).split())


def _summary(old: OldEpisode) -> str:
    """What the feed says in short, else the first lines of the notes that are no list of times."""
    if len(old.summary) > 1:
        return _shortened(plain(old.summary))
    lines = (plain(line) for line in plain_lines(old.notes).splitlines())
    kept = takewhile(lambda line: not _TIMED.match(line), filter(None, lines))
    return _shortened(" ".join(kept))


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return text[: _SUMMARY - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
