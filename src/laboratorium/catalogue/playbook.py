"""The playbook as one book: chapters in reading order, their references as numbered notes, and the
learning points that no chapter refers to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import format_date, slugify
from laboratorium.base.once import once
from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.told import told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.citing import MEASUREMENT, STORY, Target, Targets, references
from laboratorium.model.playbook import CHAPTER, Chapter
from laboratorium.model.records import (
    CaseRecord,
    EpisodeRecord,
    LearningPointRecord,
    PageRecord,
    PartRecord,
)
from laboratorium.model.stories import PER_PAGE
from laboratorium.model.vocabulary import SixP, Term, vocabularies
from laboratorium.reading.body import body_of

_EXCERPT = 90


@dataclass(frozen=True)
class Note:
    """What a number in a chapter's text stands for: ``what`` it is, such as »Læringspointe«, its
    ``title``, ``where`` it is from, and its page's address from the site's root.
    """

    number: int
    what: str
    title: str
    where: str
    address: str


@dataclass(frozen=True)
class Link:
    title: str
    address: str


@dataclass(frozen=True)
class BookChapter:
    """A chapter; in ``text`` (Markdown) each reference is a link to the note of its number,
    ``[1](#kilde-1)``, the same for the same thing.
    """

    number: int
    slug: str
    path: str
    title: str
    description: str
    lead: str
    phase: Term | None
    levels: tuple[Term, ...]
    six_p: tuple[SixP, ...]
    after: tuple[Link, ...]
    updated: date
    text: str
    notes: tuple[Note, ...]

    @property
    def address(self) -> str:
        return addresses.chapter(self.slug)


@dataclass(frozen=True)
class Line:
    """A learning point where it is only listed."""

    title: str
    where: str
    address: str


@dataclass(frozen=True)
class ByP:
    term: SixP
    points: tuple[Line, ...]


@dataclass(frozen=True)
class ByLevel:
    term: Term
    groups: tuple[ByP, ...]


@dataclass(frozen=True)
class Uncited:
    """The learning points of one phase that no chapter refers to, by level and then by the P that
    each has first.
    """

    number: int
    phase: Term
    levels: tuple[ByLevel, ...]

    @property
    def count(self) -> int:
        return sum(len(group.points) for level in self.levels for group in level.groups)

    @property
    def title(self) -> str:
        return f"Flere pointer: {self.phase.label}"

    @property
    def address(self) -> str:
        return addresses.uncited(self.phase.slug)


@dataclass(frozen=True)
class Book:
    """``updated`` is when anything in it last changed."""

    chapters: tuple[BookChapter, ...]
    uncited: tuple[Uncited, ...]
    updated: date


@dataclass(frozen=True)
class _Made:
    book: Book
    citing: Mapping[str, tuple[Link, ...]]


def playbook(catalogue: Catalogue) -> Book | None:
    """The playbook; None where no chapter is written. Worked out once for each catalogue."""
    made = _made(catalogue)
    return made.book if made else None


def citing_chapters(catalogue: Catalogue, path: str) -> tuple[Link, ...]:
    """The chapters that refer to what the file at a path holds, in reading order."""
    made = _made(catalogue)
    return made.citing.get(path, ()) if made else ()


@once
def _made(catalogue: Catalogue) -> _Made | None:
    records = sorted(catalogue.content.typed.get(CHAPTER.key, ()), key=_reading_order)
    if not records:
        return None
    targets = Targets(catalogue.cases, catalogue.episodes)
    links = {one.slug: Link(one.meta.title, addresses.chapter(one.slug)) for one in records}
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    dates = [one.meta.updated for one in records]
    dates += [point.meta.date for point in catalogue.learning_points]
    chapters = []
    for number, record in enumerate(records, start=1):
        chapter, cited = _chapter(number, record, targets, links, catalogue)
        chapters.append(chapter)
        for target in cited:
            found[target.path][record.slug] = links[record.slug]
            dates.append(_day(target.record))
    book = Book(
        tuple(chapters), tuple(_uncited(catalogue, found.keys(), len(chapters))), max(dates)
    )
    return _Made(book, {path: tuple(by.values()) for path, by in found.items()})


def _reading_order(record: PageRecord[Chapter]) -> tuple[int, int, str]:
    phases = [term.key for term in vocabularies().phases]
    place = phases.index(record.meta.phase) if record.meta.phase else -1
    return place, record.meta.order, record.slug


def _chapter(
    number: int,
    record: PageRecord[Chapter],
    targets: Targets,
    links: Mapping[str, Link],
    catalogue: Catalogue,
) -> tuple[BookChapter, list[Target]]:
    meta, words = record.meta, catalogue.vocabularies
    text = body_of(record).shown
    numbers: dict[str, int] = {}
    notes: list[Note] = []
    cited: list[Target] = []
    pieces, end = [], 0
    for reference in references(text):
        leads_to = targets.find(reference)
        if len(leads_to) != 1:
            continue  # Refused where content is checked; shown as it is written.
        target = leads_to[0]
        own = f"{target.what.word}:{target.key}"
        if own not in numbers:
            numbers[own] = len(numbers) + 1
            notes.append(_note(numbers[own], target, catalogue))
            cited.append(target)
        pieces += [text[end : reference.start], f"[{numbers[own]}](#kilde-{numbers[own]})"]
        end = reference.end
    chapter = BookChapter(
        number=number,
        slug=record.slug,
        path=record.path,
        title=meta.title,
        description=meta.description,
        lead=meta.lead or "",
        phase=words.phases[meta.phase] if meta.phase else None,
        levels=tuple(words.levels[key] for key in meta.levels),
        six_p=tuple(words.six_p[key] for key in meta.six_p or ()),
        after=tuple(links[slug] for slug in meta.after if slug in links),
        updated=meta.updated,
        text="".join((*pieces, text[end:])),
        notes=tuple(notes),
    )
    return chapter, cited


def _note(number: int, target: Target, catalogue: Catalogue) -> Note:
    what, record = target.what.name, target.record
    match record:
        case EpisodeRecord():
            day = format_date(record.meta.published.date())
            return Note(number, what, record.meta.title, day, addresses.episode(record.slug))
        case PartRecord():
            address = addresses.of_source(record.path) or addresses.case_page(record.case)
            case = catalogue.case_by_slug[record.case]
            return Note(number, what, record.meta.title, _where(case, catalogue), address)
    where = _where(record, catalogue)
    if target.what is MEASUREMENT:
        one = next(one for one in measured(record) if slugify(one.indicator) == target.named)
        last = one.points[-1]
        when = f" ({format_date(last.date)})" if last.date else ""
        title = f"{one.indicator}: {one.amount(last.value)}{when}"
        return Note(number, what, title, where, addresses.measurement(record.slug, one.anchor))
    if target.what is STORY:
        shown = told(record)
        at = next(at for at, one in enumerate(shown) if one.anchor == target.named)
        text = shown[at].text
        said = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rsplit(' ', 1)[0]} …"
        address = addresses.story(record.slug, at // PER_PAGE + 1, target.named)
        return Note(number, what, f"»{said}«", where, address)
    place = catalogue.municipality(record).full_name
    return Note(number, what, record.meta.title, place, addresses.case_page(record.slug))


def _where(case: CaseRecord, catalogue: Catalogue) -> str:
    return f"{case.meta.title}, {catalogue.municipality(case).full_name}"


def _day(record: CaseRecord | PartRecord[Any] | EpisodeRecord) -> date:
    match record:
        case EpisodeRecord():
            return record.meta.published.date()
        case CaseRecord():
            return record.meta.updated
    return getattr(record.meta, "date", date.min)


def _uncited(catalogue: Catalogue, cited: Iterable[str], before: int) -> Iterator[Uncited]:
    words, known = catalogue.vocabularies, set(cited)
    left: dict[tuple[str, str, str], list[LearningPointRecord]] = defaultdict(list)
    for point in catalogue.learning_points:
        if point.path not in known:
            left[point.meta.phase, point.meta.level, point.meta.six_p[0]].append(point)
    for phase in words.phases:
        levels = []
        for level in words.levels:
            groups = tuple(
                ByP(p, tuple(_line(point, catalogue) for point in points))
                for p in words.six_p
                if (points := left.get((phase.key, level.key, p.key)))
            )
            if groups:
                levels.append(ByLevel(level, groups))
        if levels:
            before += 1
            yield Uncited(before, phase, tuple(levels))


def _line(point: LearningPointRecord, catalogue: Catalogue) -> Line:
    where = _where(catalogue.case_by_slug[point.case], catalogue)
    return Line(point.meta.title, where, addresses.learning_point(point.case, point.anchor))
