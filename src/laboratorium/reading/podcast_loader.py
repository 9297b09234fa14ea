"""Read one episode with its audio and transcript, and the show; what ties them is looked at after.

A withdrawn episode's audio and transcript are neither read nor asked for: they may be deleted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from laboratorium.base.danish import format_number
from laboratorium.base.fingerprint import digest, of_file
from laboratorium.base.problems import START, Level, Position, Problem, advice, error
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.podcast_types import MAX_BYTES, is_remote, main_category
from laboratorium.model.privacy.mail import EMAIL
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import EpisodeRecord, ShowRecord
from laboratorium.reading import body_rules, files, podcast_files, privacy, references, rules
from laboratorium.reading import podcast_rules as own
from laboratorium.reading.body import Body, read
from laboratorium.reading.frontmatter import ParsedFile, parse, parse_yaml
from laboratorium.reading.podcast_files import SHOW, PodcastFiles
from laboratorium.reading.references import Outline
from laboratorium.reading.validate import validate

if TYPE_CHECKING:
    from laboratorium.media.audio import AudioFacts
    from laboratorium.media.transcript import Transcript


@dataclass(frozen=True)
class Said:
    """A value that must agree with those of other episodes, and where it stands."""

    value: str
    at: Position


@dataclass(frozen=True)
class LoadedEpisode:
    """An episode as far as it could be read; ``said`` is what its file says, by field."""

    slug: str
    path: str
    record: EpisodeRecord | None
    outline: Outline
    withdrawn: bool
    kind: str = "full"
    said: Mapping[str, Said] = field(default_factory=dict)
    cases: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """The files in ``podcasts/`` that the episode names."""
        return (
            self.said[key].value for key in ("audio", "transcript", "cover") if key in self.said
        )


def _said(parsed: ParsedFile, *where: str | int) -> Said | None:
    value = own.text(parsed, *where)
    return Said(unicodedata.normalize("NFC", value), parsed.position(*where)) if value else None


def _all_said(parsed: ParsedFile, *keys: str) -> dict[str, Said]:
    return {key: said for key in keys if (said := _said(parsed, key))}


@dataclass
class _Work:
    root: Path
    media: dict[str, str]
    parsed: ParsedFile
    problems: list[Problem] = field(default_factory=list)

    def file(self, key: str, what: str, suffixes: tuple[str, ...]) -> str | None:
        """Return the path of the file that the front matter names, or report that it is missing."""
        said = _said(self.parsed, key)
        if said is None or "/" in said.value or "\\" in said.value:
            return None
        if said.value not in self.media:
            message = podcast_files.missing(said.value, what, self.media, suffixes)
            self.problems.append(error(self.parsed.path, said.at, f"{key}-missing", message))
        return self.media.get(said.value) or None


def made_of(root: Path, media: dict[str, str], path: str) -> bytes | None:
    """A digest of all that ``load_episode`` reads; ``None`` when that is known only afterwards."""
    data, _ = files.read(root, path)
    text = unicodedata.normalize("NFC", (data or b"").decode("utf-8", "replace"))
    if not text or "\\" in text or "''" in text:
        return None  # A name may be written otherwise than it is.
    said = " ".join(text.split())
    named = [(name, at) for name, at in sorted(media.items()) if " ".join(name.split()) in said]
    heard = [of_file(root / at) if at else b"" for _, at in named]
    if None in heard:
        return None
    there = (part for one in sorted(media.items()) for part in one)
    return digest(path, data or b"", *(one or b"" for one in heard), "", *there)


def load_episode(root: Path, media: dict[str, str], path: str) -> LoadedEpisode:
    """Read ``podcasts/<slug>.md``; ``media`` is where the files that it may name lie.

    Never raises for anything that lies there.
    """
    slug = next(files.stems([path]))
    data, problems = files.read(root, path)
    if data is None:
        parsed = ParsedFile.unread(path)
        return LoadedEpisode(slug, path, None, Outline(slug, path), False, problems=tuple(problems))
    parsed = parse(data, path)
    work = _Work(root, media, parsed)
    meta, faults = validate(parsed, Episode)
    seen = read(parsed.body, path, parsed.body_line)
    work.problems += (*parsed.problems, *faults, *_check_body(seen, own.is_withdrawn(parsed)))
    work.problems += privacy.check_file(data, parsed, faults)
    work.problems += rules.check_slug_name(path, slug, "filen")
    withdrawn = own.is_withdrawn(parsed)
    readable = () not in parsed.broken
    audio, audio_path, seconds, transcript = None, None, None, None
    if readable and not withdrawn:
        audio, audio_path, seconds = _audio(work)
        transcript = _transcript(work, seconds)
    if readable:
        work.problems += _rules(parsed, seconds)
    record = None
    if meta is not None:
        record = EpisodeRecord(
            slug,
            path,
            meta,
            parsed.body,
            parsed.body_line,
            audio,
            transcript,
            audio_path=audio_path,
            lines=parsed.lines(),
        )
    return _loaded(slug, record, seen, withdrawn, work)


def _rules(parsed: ParsedFile, seconds: float | None) -> Iterator[Problem]:
    yield from own.check_type(parsed)
    yield from own.check_brackets(parsed)
    yield from own.check_chapters(parsed, seconds)
    yield from own.check_soundbites(parsed, seconds)
    yield from own.check_synthetic(parsed)
    yield from own.check_cover_alt(parsed)


def _check_body(seen: Body, withdrawn: bool) -> Iterator[Problem]:
    size = len(seen.shown.strip().encode("utf-8", "replace"))
    if size > MAX_BYTES:
        message = (
            f"Noterne fylder {format_number(size)} byte. Apps viser de første "
            f"{format_number(MAX_BYTES)} og et link til resten."
        )
        yield advice(seen.path, Position(seen.line, 1), "notes-long", message)
    for problem in (*body_rules.check_safe(seen), *body_rules.check_part(seen, PROTOTYPE)):
        if problem.code == "image-in-body":
            message = "Billeder i noterne bliver ikke vist. Slet billedet."
            yield replace(problem, message=message)
        elif problem.code == "body-empty" and withdrawn:
            continue  # Of what is gone there is nothing more to tell.
        elif problem.code == "body-empty":
            message = "Afsnittet har ingen noter. Skriv et par linjer om, hvad man hører."
            yield replace(problem, message=message)
        else:
            yield problem


def _audio(work: _Work) -> tuple[AudioFacts | None, str | None, float | None]:
    """Return what the audio is, its path, and how many seconds it lasts."""
    parsed = work.parsed
    work.problems += own.check_audio_named(parsed)
    name = own.text(parsed, "audio")
    if name is None:
        return None, None, None
    work.problems += own.check_remote(parsed, is_remote(name))
    if is_remote(name):
        return None, None, own.seconds_at(parsed, "audio_seconds")
    path = work.file("audio", "Lydfilen", podcast_files.AUDIO)
    if path is None:
        return None, None, None
    # What reads audio is slow to import, and most projects have none.
    from laboratorium.media.audio import AudioError, read_audio

    try:
        facts = read_audio(work.root / path)
    except AudioError as fault:
        work.problems.append(error(parsed.path, parsed.position("audio"), "audio", str(fault)))
        return None, path, None
    return facts, path, facts.seconds


def _transcript(work: _Work, seconds: float | None) -> Transcript | None:
    """Read the transcript; what is wrong in it is told of its own lines."""
    work.problems += own.check_transcript_named(work.parsed)
    path = work.file("transcript", "Udskriften", podcast_files.TRANSCRIPTS)
    if path is None:
        return None
    from laboratorium.media.transcript import lint, renamed
    from laboratorium.media.transcript import parse as read_transcript

    data, problems = files.read(work.root, path, podcast_files.MAX_TRANSCRIPT)
    work.problems += problems
    if data is None:
        return None
    private = list(privacy.check_text(data, path))
    work.problems += private
    found, problems = read_transcript(data, path)
    work.problems += problems
    if found:
        found = renamed(found, own.speakers_of(work.parsed))
        work.problems += lint(found, seconds, path)
        cues = [(cue.line, cue.text) for cue in found.cues]
        work.problems += privacy.check_spoken(cues, path, private)
    return found


def _loaded(
    slug: str, record: EpisodeRecord | None, seen: Body, withdrawn: bool, work: _Work
) -> LoadedEpisode:
    parsed = work.parsed

    def listed(key: str) -> tuple[Said, ...]:
        values = parsed.meta.get(key)
        found = (
            _said(parsed, key, n) for n in range(len(values) if isinstance(values, list) else 0)
        )
        return tuple(value for value in found if value)

    outline = Outline(
        slug=slug,
        path=parsed.path,
        sources=0,
        former=tuple((value.value, value.at) for value in listed("former_slugs")),
        links=references.keep_links(seen),
    )
    return LoadedEpisode(
        slug=slug,
        path=parsed.path,
        record=record,
        outline=outline,
        withdrawn=withdrawn,
        kind=record.meta.type if record else own.text(parsed, "type") or "full",
        said=_all_said(parsed, "title", "audio", "transcript", "cover", "guid", "number", "season"),
        cases=listed("cases"),
        problems=tuple(work.problems),
    )


@dataclass(frozen=True)
class LoadedShow:
    """The show as far as it could be read; ``said`` is what its file says, by field, and ``moved``
    whether it has had another feed.
    """

    record: ShowRecord | None
    kind: str = "episodic"
    moved: bool = False
    said: Mapping[str, Said] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_show(root: Path, found: PodcastFiles) -> LoadedShow | None:
    """Read ``podcasts/show.yml``; ``None`` when there is none."""
    if found.show is None:
        return None
    data, problems = files.read(root, found.show)
    if data is None:
        return LoadedShow(None, problems=tuple(problems))
    parsed = parse_yaml(data, found.show)
    meta, faults = validate(parsed, Show)
    return LoadedShow(
        ShowRecord(found.show, meta) if meta else None,
        meta.type if meta else own.text(parsed, "type") or "episodic",
        bool(parsed.meta.get("former_feeds")),
        _all_said(parsed, "title", "cover"),
        (
            *parsed.problems,
            *faults,
            *_check_privacy(data, parsed, faults),
            *_check_show(parsed, meta),
        ),
    )


def _check_privacy(data: bytes, parsed: ParsedFile, faults: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what may lead to a person; that a shared mailbox is no person's is what the owner's
    address is for.
    """
    mailbox = parsed.position("owner", "email").line
    for problem in privacy.check_file(data, parsed, faults):
        shared = problem.code == EMAIL and problem.level is Level.ADVICE
        if not (shared and problem.line == mailbox):
            yield problem


def _check_show(parsed: ParsedFile, meta: Show | None) -> Iterator[Problem]:
    for index in own.entries(parsed, "persons"):
        if own.text(parsed, "persons", index, "basis", "withdrawn"):
            message = (
                "Personen har trukket sig. Skriv »withdrawn« (trukket tilbage) i de afsnit, hvor "
                "stemmen høres, og slet personen her."
            )
            at = parsed.position("persons", index, "basis", "withdrawn")
            yield error(parsed.path, at, "show-withdrawn", message)
    if meta and meta.subcategory and main_category(meta.subcategory) != meta.category:
        main = main_category(meta.subcategory)
        message = f"»{meta.subcategory}« hører under »{main}«. Ret den ene."
        yield error(parsed.path, parsed.position("subcategory"), "subcategory", message)
    if meta and not meta.owner.email:
        message = (
            "Der er ingen mailadresse under »Ejer«. Tjenester som Apple og Spotify spørger efter "
            "en fælles postkasse for at se, at podcasten er jeres."
        )
        yield advice(parsed.path, parsed.position("owner"), "owner-email", message)


def missing_show(episode: str) -> Problem:
    """Return the problem of episodes without a show, told of the first of them."""
    message = f"Der er afsnit, men {SHOW} mangler. Skriv den med podcastens titel m.m."
    return error(episode, START, "show-missing", message)
