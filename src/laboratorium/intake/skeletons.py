"""Skeletons of new content, with help in Danish for those who fill them in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from laboratorium.base.danish import format_number, slugify
from laboratorium.base.files import refuse, write
from laboratorium.base.landing import landing
from laboratorium.base.paths import PODCASTS, index_of
from laboratorium.base.slugs import named_after, shortened
from laboratorium.base.yaml_text import flow, quoted
from laboratorium.intake.form_fields import few_terms
from laboratorium.intake.importing.settle import room
from laboratorium.media.audio import SUFFIXES, AudioFacts, read_audio
from laboratorium.media.chapter_files import SUFFIXES as CHAPTER_FILES
from laboratorium.media.chapter_files import read_chapters
from laboratorium.media.chapters import Chapter
from laboratorium.media.times import format_time
from laboratorium.model.cases import CASE, GROUP
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kind import Kind
from laboratorium.model.podcast import EPISODE
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.podcast_files import TRANSCRIPTS


@dataclass(frozen=True)
class NewCase:
    """What one must know to begin a case. `municipality` is its official name."""

    title: str
    organisation: str
    municipality: str
    place: str


def case_skeleton(new: NewCase, today: date) -> str:
    """The text of a new `index.md`. What is still to be written is left empty, so that the checker
    asks for it.
    """
    given = {
        "title": new.title,
        "status": "idea",
        "origin": GROUP,
        "organisation": new.organisation,
        "municipality": new.municipality,
        "place.name": new.place,
        "period.from": str(today.year),
        "trial_actions.from": str(today.year),
        "contact.organisation": new.organisation,
        "licence": "CC-BY-4.0",
        "updated": today.isoformat(),
    }
    body = (f"## {section.title}\n\n<!-- {section.help} -->\n" for section in CASE.sections)
    return _skeleton(CASE, given, "\n".join(body))


_HEAD = (
    "---",
    "# Linjer, der begynder med #, er hjælp til jer. De bliver ikke vist på siden og må gerne "
    "slettes.",
)


def _skeleton(kind: Kind, given: Mapping[str, str], body: str, *remarks: str) -> str:
    fields = (line for one in fields_of(kind.model) for line in _lines(one, given))
    return "\n".join((*_HEAD, *remarks, *fields, "---", body))


def _lines(field: FieldOf, given: Mapping[str, str]) -> Iterator[str]:
    """A field with its help above it; as a remark with an example where it may be left out."""
    if field.declared.hidden:
        return
    of_any_length = field.shape is Shape.TEXT and field.required and not field.most
    yield f"# {field.guidance}{f' Fx {field.example}.' if of_any_length else ''}"
    if not field.record and (listed := _choices(field)):
        yield f"#   {listed}"
    start = f"{field.name}."
    inner = {
        name.removeprefix(start): value for name, value in given.items() if name.startswith(start)
    }
    if not field.required and field.name not in given and not inner:
        example = field.example
        if field.shape is Shape.TERM:
            example = vocabularies()[field.vocabulary][example].label
        yield f"# {field.name}: {flow(example)}"
    elif field.record:
        yield f"{field.name}:"
        marks = iter(["  - "]) if field.shape is Shape.RECORDS else iter(())
        for one in fields_of(field.record):
            if one.required or one.name in inner:
                lead = next(marks, "    " if field.shape is Shape.RECORDS else "  ")
                said = " ".join(filter(None, (one.help, _choices(one))))
                yield f"{lead}{_filled(one, inner)}  # {said}"
    else:
        yield _filled(field, given)


def _choices(field: FieldOf) -> str:
    if field.record:
        return "; ".join(filter(None, map(_choices, fields_of(field.record))))
    return few_terms(field)


def _filled(field: FieldOf, given: Mapping[str, str]) -> str:
    if field.name not in given:
        return f"{field.name}: {flow(room(field))}"
    value = given[field.name]
    if field.vocabulary and value in vocabularies()[field.vocabulary]:
        return f"{field.name}: {vocabularies()[field.vocabulary][value].label}"
    return f"{field.name}: {quoted(value) if field.shape in (Shape.TEXT, Shape.TERM) else value}"


def write_case(root: Path, new: NewCase, today: date) -> Path:
    """Write the skeleton to `cases/<slug>/index.md` under `root` and return its path.

    The slug is the municipality's name and the first words of the title. Raises FileExistsError
    when there is a case with that slug, and ValueError when the title has no letters to make a slug
    of.
    """
    if not slugify(new.title):
        raise ValueError("Titlen skal have mindst ét bogstav eller tal.")
    path = index_of(named_after(new.municipality, new.title))
    refuse((root / path).parent, named=root / path)
    with landing(root) as staging:
        write(staging / path, case_skeleton(new, today))
    return root / path


@dataclass(frozen=True)
class NewEpisode:
    """What was written: the episode's file, its audio, what the audio is, the transcript that lay
    beside it, if one did, and the chapters that the audio has.
    """

    path: Path
    audio: Path
    facts: AudioFacts
    transcript: Path | None
    chapters: tuple[Chapter, ...] = ()


# What stands in the skeleton when the audio has no chapters.
_CHAPTERS = re.compile(r"^# chapters: .*$", re.MULTILINE)


def episode_skeleton(title: str, made: NewEpisode, season: int | None, number: int) -> str:
    """The text of a new `podcasts/<slug>.md`. What is still to be written is left empty, so that
    the checker asks for it.
    """
    given = {
        "title": title,
        "number": str(number),
        "audio": made.audio.name,
        "transcript": made.transcript.name if made.transcript else f"{made.path.stem}.vtt",
        "persons.role": "host",
        **({"season": str(season)} if season else {}),
    }
    notes = "<!-- Noter: Hvad hører man, og hvor kan man læse mere? Højst 4.000 byte vises. -->\n"
    text = _skeleton(EPISODE, given, notes, f"# Lyden: {describe(made.facts)}.")
    if not made.chapters:
        return text
    lines = (
        f"  - {flow({'start': format_time(each.start), 'title': each.title} | _link(each))}"
        for each in made.chapters
    )
    return _CHAPTERS.sub(lambda _: "\n".join(("chapters:", *lines)), text, count=1)


def _link(chapter: Chapter) -> dict[str, str]:
    return {"url": chapter.url} if chapter.url else {}


def write_episode(
    root: Path, audio: Path, title: str | None, chapters_file: Path | None = None
) -> NewEpisode:
    """Copy the audio to `podcasts/<slug>` under `root` and write the skeleton beside it.

    Without a title the audio's name is used. Audio that lies in `podcasts/` already is left as it
    is. A transcript with the audio's name is taken along. Chapters come from `chapters_file`, from
    a file with the audio's name, or from the audio itself. Raises AudioError (Danish) when the
    audio cannot be published, FileExistsError when there is such an episode, and ValueError when
    there are no letters to make a slug of or the file holds no chapters.
    """
    # FFmpeg's libraries take a while to load.
    from laboratorium.media.recorded import recorded

    facts = read_audio(audio)
    stem = " ".join(audio.stem.replace("_", " ").replace("-", " ").split())
    title = (title or f"{stem[:1].upper()}{stem[1:]}").strip()
    slug = shortened(slugify(title))
    if not slug:
        raise ValueError("Titlen skal have mindst ét bogstav eller tal.")
    folder = root / PODCASTS
    path = folder / f"{slug}.md"
    beside = next((file for file in map(audio.with_suffix, TRANSCRIPTS) if file.is_file()), None)
    sources = [audio, *([beside] if beside else [])]
    suffixes = [SUFFIXES[facts.type], *([beside.suffix] if beside else [])]
    goals = [folder / f"{slug}{suffix}" for suffix in suffixes]
    copies = list(zip(sources, goals, strict=True))
    if audio.resolve().parent == folder.resolve():
        goals = [folder / source.name for source in sources]
        copies = []
    for file in (path, *(goal for _, goal in copies)):
        refuse(file)
    season, number = _next_number(folder)
    chapters = _chapters_beside(audio, chapters_file) or recorded(audio, facts.type).chapters
    made = NewEpisode(path, goals[0], facts, goals[1] if beside else None, chapters)
    with landing(root) as staging:
        write(staging / PODCASTS / path.name, episode_skeleton(title, made, season, number))
        for source, goal in copies:
            shutil.copyfile(source, staging / PODCASTS / goal.name)
    return made


def _chapters_beside(audio: Path, given: Path | None) -> tuple[Chapter, ...]:
    if given:
        try:
            return read_chapters(given.read_bytes())
        except OSError as error:
            raise ValueError(f"»{given.name}« kan ikke læses. Ret navnet på filen.") from error
    beside = (audio.with_name(audio.stem + ending) for ending in CHAPTER_FILES)
    for path in filter(Path.is_file, beside):
        try:
            return read_chapters(path.read_bytes())
        except ValueError:
            continue  # Some other file that lies there by the same name.
    return ()


def describe(facts: AudioFacts) -> str:
    """What an audio file is, in Danish: `12:34, MP3, mono, 64 kbit/s, 5,9 MB`."""
    kind = "MP3" if SUFFIXES[facts.type] == ".mp3" else "M4A"
    channels = "mono" if facts.channels == 1 else "stereo"
    size = f"{format_number(round(facts.bytes / 1000))} kB"
    if facts.bytes >= 1_000_000:
        size = f"{format_number(round(facts.bytes / 1_000_000, 1))} MB"
    rate = round(facts.bitrate / 1000)
    return f"{format_time(facts.seconds)}, {kind}, {channels}, {rate} kbit/s, {size}"


def _next_number(folder: Path) -> tuple[int | None, int]:
    """The newest season, None when there are none, and the number after its last episode."""
    seen = [(0, 0)]
    for file in sorted(folder.glob("*.md")):
        meta = parse(file.read_bytes(), file.name).meta
        values = (str(meta.get(key, "")) for key in ("season", "number"))
        season, number = (int(text[:9]) if text.isdecimal() else 0 for text in values)
        seen.append((season, number))
    season, number = max(seen)
    return season or None, number + 1
