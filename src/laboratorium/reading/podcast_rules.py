"""Rules for one episode that need more than one of its values, or what the audio was found to be.

Like ``rules``, they look at what was written, so that they speak up also when something else in the
file is wrong.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from laboratorium.base.danish import fold
from laboratorium.base.problems import Position, Problem, advice, error
from laboratorium.media import chapters
from laboratorium.media.chapters import Chapter
from laboratorium.media.times import format_time
from laboratorium.model.podcast import SYNTHETIC, Episode
from laboratorium.model.podcast_types import (
    AUDIO_ENDINGS,
    AUDIO_TYPE,
    parse_flag,
    parse_seconds,
)
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import explain, quote

_BRACKETS = re.compile(r"</?[A-Za-zÆØÅæøå!][^<>]*>")
REMOTE_KEYS = ("audio_length", "audio_type", "audio_seconds")


def text(parsed: ParsedFile, *where: str | int) -> str | None:
    """Return the text written at a place in the front matter, or ``None`` when there is none."""
    value: Any = parsed.meta
    for part in where:
        if isinstance(part, str):
            value = value.get(part) if isinstance(value, dict) else None
        else:
            value = value[part] if isinstance(value, list) and part < len(value) else None
    return value.strip() or None if isinstance(value, str) else None


def entries(parsed: ParsedFile, key: str) -> Iterator[int]:
    """Yield the index of each entry that is a record in the list ``key``."""
    return (index for index, _ in parsed.records(key))


def is_withdrawn(parsed: ParsedFile) -> bool:
    """Whether the episode, or a person in it, has been withdrawn."""
    return text(parsed, "withdrawn") is not None or any(
        text(parsed, "persons", index, "basis", "withdrawn") for index in entries(parsed, "persons")
    )


def seconds_at(parsed: ParsedFile, *where: str | int) -> float | None:
    """Return the seconds written at a place, or ``None`` when none can be read."""
    try:
        return parse_seconds(text(parsed, *where))
    except ValueError:
        return None


def check_type(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem when a trailer has a number."""
    if text(parsed, "number") and fold(text(parsed, "type") or "") in ("trailer", "smagsproeve"):
        message = "En trailer har ikke noget nummer. Slet linjen."
        yield error(parsed.path, parsed.key_position("number"), "trailer-number", message)


def check_brackets(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield advice about words that look like HTML: some apps decode a text twice, and then they
    are gone.
    """
    for key in ("title", "summary"):
        if found := _BRACKETS.search(text(parsed, key) or ""):
            message = (
                f"»{quote(found[0])}« står i spidse parenteser. Nogle apps tager det for HTML og "
                "viser det ikke. Skriv det uden, eller brug andre parenteser."
            )
            yield advice(parsed.path, parsed.position(key), "angle-brackets", message)


def check_remote(parsed: ParsedFile, is_remote: bool) -> Iterator[Problem]:
    """Yield what is missing of audio that lies elsewhere, or too much of a file beside it."""
    for key in REMOTE_KEYS:
        if is_remote and key not in parsed.meta and (key,) not in parsed.broken:
            message = f"Lyden ligger et andet sted, så »{key}« mangler. Tilføj linjen »{key}: …«."
            yield error(parsed.path, parsed.position("audio"), "remote-audio", message)
        elif not is_remote and key in parsed.meta:
            message = f"»{key}« bliver læst af lydfilen. Slet linjen."
            yield error(parsed.path, parsed.key_position(key), "remote-audio", message)
    if is_remote:
        yield from _check_address(parsed, text(parsed, "audio") or "")


def _check_address(parsed: ParsedFile, url: str) -> Iterator[Problem]:
    """Yield what the feed's own rules would say of the address of audio that lies elsewhere."""
    at = parsed.position("audio")
    try:
        kind = AUDIO_TYPE.check(text(parsed, "audio_type") or "")
        ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    except ValueError:
        return  # It has been told of.
    right = AUDIO_ENDINGS[kind]
    if ending not in right:
        message = (
            f"Lyden er {kind}, men adressen ender ikke på {' eller '.join(right)}, og så vil apps "
            "ikke have den. Ret »Lydens type«, eller brug en adresse, der ender sådan."
        )
        yield error(parsed.path, at, "remote-ending", message)
    if url.lower().startswith("http://"):
        message = (
            "Adressen er ikke krypteret. Browsere henter den ikke på en krypteret side, og apps "
            "advarer. Skriv https://."
        )
        yield advice(parsed.path, at, "remote-insecure", message)


def check_chapters(parsed: ParsedFile, seconds: float | None) -> Iterator[Problem]:
    """Yield what is wrong with the chapters; those that cannot be read are told of elsewhere."""
    listed: list[Chapter] = []
    places: list[Position] = []
    for index in entries(parsed, "chapters"):
        start, title = (
            seconds_at(parsed, "chapters", index, "start"),
            text(parsed, "chapters", index, "title"),
        )
        if start is not None and title:
            listed.append(Chapter(start, title))
            places.append(parsed.position("chapters", index, "start"))
    yield from chapters.check(listed, seconds, parsed.path, places)


def speakers_of(parsed: ParsedFile) -> dict[str, str]:
    """Return the names given to those whom a program that listens only called something."""
    pairs = (
        (text(parsed, "speakers", index, "label"), text(parsed, "speakers", index, "name"))
        for index in entries(parsed, "speakers")
    )
    return {label: name for label, name in pairs if label and name}


def check_soundbites(parsed: ParsedFile, seconds: float | None) -> Iterator[Problem]:
    """Yield a problem for each soundbite that does not lie within the audio."""
    for index in entries(parsed, "soundbites"):
        start = seconds_at(parsed, "soundbites", index, "start")
        duration = seconds_at(parsed, "soundbites", index, "duration")
        if seconds is None or start is None or start + (duration or 0) <= seconds:
            continue
        message = (
            f"Klippet slutter efter lyden, som er {format_time(seconds)} lang. "
            "Ret, hvor klippet begynder, eller hvor længe det varer."
        )
        at = parsed.position("soundbites", index, "start")
        yield error(parsed.path, at, "soundbite-beyond", message)


def check_synthetic(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem when a voice is synthetic and the episode does not say so."""
    try:
        if parse_flag(text(parsed, "synthetic_voice") or "nej"):
            return
    except ValueError:
        return
    for index in entries(parsed, "persons"):
        where = ("persons", index, "basis", "kind")
        term = vocabularies().voice_bases.find(text(parsed, *where) or "-")
        if term and term.key == SYNTHETIC:
            message = "En kunstig stemme skal siges højt. Tilføj linjen »synthetic_voice: true«."
            yield error(parsed.path, parsed.position(*where), "synthetic-voice", message)
            return


def check_cover_alt(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem when an episode's own picture is not described."""
    if text(parsed, "cover") and not text(parsed, "cover_alt"):
        message = (
            "Billedet er ikke beskrevet for dem, der ikke kan se det. Tilføj linjen »cover_alt: …«."
        )
        yield error(parsed.path, parsed.position("cover"), "cover-alt", message)


def check_transcript_named(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem when an episode has no transcript: WCAG 2.1, 1.2.1 (level A)."""
    if text(parsed, "transcript") is None and ("transcript",) not in parsed.broken:
        message = (
            "Afsnittet mangler en udskrift, og så er det lukket for dem, der ikke kan høre det "
            "(WCAG 1.2.1). Tilføj linjen »transcript: …« med navnet på en .vtt-fil."
        )
        at = parsed.key_position("audio")
        yield error(parsed.path, at, "transcript-missing", message)


def check_audio_named(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem when an episode that is not withdrawn names no audio."""
    if text(parsed, "audio") is None and ("audio",) not in parsed.broken:
        code, message = explain("missing", ("audio",), None, model=Episode)
        yield error(parsed.path, parsed.key_position("audio"), code, message)
