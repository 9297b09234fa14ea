"""A transcript as a page shows it: cut at the chapters, every line with a place one can link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from laboratorium.media.chapters import Chapter
from laboratorium.media.cues import Cue
from laboratorium.media.times import format_time

# A line may begin a breath before the chapter that it opens.
EARLY = 0.25


@dataclass(frozen=True)
class ChapterView:
    """A chapter: `seconds` as a script reads it, `target` the whole second it is linked to by."""

    title: str
    time: str
    seconds: str
    target: int
    url: str = ""


@dataclass(frozen=True)
class CueView:
    """A line. `anchor` is whether `#t=<target>` leads to this line and not to something before it;
    `speaker` is empty while the same person goes on.
    """

    id: str
    anchor: bool
    time: str
    seconds: str
    target: int
    speaker: str
    text: str


@dataclass(frozen=True)
class SectionView:
    """The lines of one chapter, or those before the first chapter."""

    chapter: ChapterView | None
    cues: tuple[CueView, ...]


def chapter_views(chapters: Iterable[Chapter]) -> tuple[ChapterView, ...]:
    """Chapters in order of time; of two in the same second the first is kept, as in the address."""
    found: dict[int, ChapterView] = {}
    for one in sorted(chapters, key=lambda one: one.start):
        target, time = int(one.start), format_time(one.start)
        view = ChapterView(one.title, time, _number(one.start), target, one.url or "")
        found.setdefault(target, view)
    return tuple(found.values())


def sections(cues: Iterable[Cue], chapters: Sequence[ChapterView]) -> tuple[SectionView, ...]:
    """The transcript cut at the chapters. Every chapter has a section, also where nobody speaks."""
    taken = {chapter.target for chapter in chapters}
    lines = sorted(cues, key=lambda cue: cue.start)
    starts = [float(chapter.seconds) - EARLY for chapter in chapters]
    cuts = [*starts, float("inf")]
    made: list[SectionView] = []
    views = list(_cues(lines, taken, frozenset(starts)))
    place = 0
    for chapter, end in zip([None, *chapters], cuts, strict=True):
        begin = place
        while place < len(lines) and lines[place].start < end:
            place += 1
        if chapter or place > begin:
            made.append(SectionView(chapter, tuple(views[begin:place])))
    return tuple(made)


def _cues(
    lines: Sequence[Cue], taken: set[int], chapter_starts: frozenset[float]
) -> Iterator[CueView]:
    used: dict[int, int] = {}
    speaker: str | None = None
    # A chapter's first line says who speaks, unless nobody else does.
    begun = sorted(chapter_starts) if len({line.speaker for line in lines}) > 1 else []
    for line in lines:
        target = int(line.start)
        number = used[target] = used.get(target, 0) + 1
        while begun and line.start >= begun[0]:
            begun.pop(0)
            speaker = None
        yield CueView(
            id=f"t{target}" if number == 1 else f"t{target}-{number}",
            anchor=number == 1 and target not in taken,
            time=format_time(line.start),
            seconds=_number(line.start),
            target=target,
            speaker=line.speaker or "" if line.speaker != speaker else "",
            text=line.text,
        )
        speaker = line.speaker


def _number(seconds: float) -> str:
    """Seconds to the millisecond, as short as may be: `12`, `12.5`."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
