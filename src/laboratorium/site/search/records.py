"""The catalogue as records to find: cases with their learning points and prototypes, episodes with
their transcripts, the pages of terms that have something, and the pages under docs/ but those that
only editors need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.playbook import BookChapter, playbook
from laboratorium.catalogue.told import told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.media.times import format_time
from laboratorium.model.cases import Case, headed
from laboratorium.model.facets import facets, topics
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import KIND, KINDS
from laboratorium.model.mapping import MAPPING
from laboratorium.model.playbook import Chapter
from laboratorium.model.podcast_parts import Person
from laboratorium.model.records import CaseRecord, EpisodeRecord, PageRecord, PartRecord
from laboratorium.model.stories import PER_PAGE, STORIES
from laboratorium.model.vocabulary import Municipality, Term
from laboratorium.reading.body import Body, Written, body_of, read
from laboratorium.reading.plain import plain
from laboratorium.site.search.model import Record, Section, Unit

Maker = Callable[[], Record]
CASE, EPISODE, TOPIC, PAGE = "case", "afsnit", "emne", "side"
NAMES: Mapping[str, tuple[str, str, str]] = {
    **{kind.slug: (kind.plural, kind.name.lower(), kind.plural.lower()) for kind in KINDS},
    STORIES.slug: ("Fortællinger", "side med fortællinger", "sider med fortællinger"),
    TOPIC: ("Emner", "emne", "emner"),
    EPISODE: ("Podcastafsnit", "afsnit", "afsnit"),
    PAGE: ("Sider", "side", "sider"),
}
"""What each kind of thing that is found is called: a heading, one, several."""


def records(catalogue: Catalogue) -> Iterator[Record]:
    """Everything that can be found, in an order that never changes for the same content."""
    return (make() for make in makers(catalogue))


def makers(catalogue: Catalogue) -> Iterator[Maker]:
    """What makes each record: a partial with all that the record depends on."""
    for case in catalogue.cases:
        yield partial(_case, case, catalogue.municipality(case))
    for episode in catalogue.episodes:
        yield partial(_episode, episode, catalogue.people_of(episode))
    for name in topics():
        words = catalogue.vocabularies[name]
        for term in words:
            held = catalogue.facet(name, term.key)
            if held.cases or held.learning_points:
                yield partial(_topic, term, words.slug, words.title)
    for page in catalogue.content.every_page:
        if not (page.uri.startswith(addresses.EDITORS) or isinstance(page.meta, Chapter)):
            yield partial(_page, page)
    book = playbook(catalogue)
    for chapter in book.chapters if book else ():
        yield partial(_chapter, chapter)


def _case(case: CaseRecord, municipality: Municipality) -> Record:
    meta = case.meta
    address = addresses.case_page(case.slug)
    about = " ".join(_about(case, municipality))
    actions = " ".join(
        f"{action.title}. {action.what} {action.outcome or ''}" for action in meta.trial_actions
    )
    figures = " ".join(
        f"{one.indicator}. {' '.join(dict.fromkeys(point.note for point in one.points))}"
        for one in measured(case)
    )
    parts = [
        Section("", "", plain(meta.summary)),
        *(replace(part, heading=headed(part.heading, meta)) for part in _sections(case)),
        Section("proevehandlinger", "Prøvehandlinger", " ".join(actions.split())),
        Section("maalinger", "Tal og målinger", " ".join(figures.split())),
        Section("kortlaegning", "Kortlægning", _mapped(case)),
    ]
    units = [
        Unit(CASE, meta.title, address, tuple(part for part in parts if part.text), about),
    ]
    units += _told(case)
    for kind, held in case.parts.items():
        units += (_part(KIND[kind], part, municipality.label) for part in held)
    return Record(meta.title, f"{meta.place.name}, {municipality.full_name}", tuple(units))


def _mapped(case: CaseRecord) -> str:
    """The names and the links of a case's mapping, if it has one."""
    table = case.tables.get(MAPPING.key)
    if table is None:
        return ""
    parts = (f"{part.name}. {part.note or ''}" for part in table.meta.parts)
    return " ".join(" ".join((*parts, *(f"{link.flows}." for link in table.meta.links))).split())


def _told(case: CaseRecord) -> Iterator[Unit]:
    """A case's stories by the pages that they are read on; who tells them is not searched."""
    found = told(case)
    for first in range(0, len(found), PER_PAGE):
        address = addresses.case_page(case.slug) + "fortaellinger/"
        title = f"Fortællinger: {case.meta.title}"
        sections = tuple(
            Section(one.anchor, "Fortælling", one.text) for one in found[first : first + PER_PAGE]
        )
        page = addresses.numbered(address, first // PER_PAGE + 1)
        yield Unit(STORIES.slug, title, page, sections)


def _part(kind: Kind, part: PartRecord[Any], where: str) -> Unit:
    """What lies in a case, found where it is shown."""
    meta = part.meta
    address = addresses.of_source(part.path) or addresses.case_page(part.case)
    texts: tuple[Section, ...] = (Section("", "", plain(body_of(part).shown)),)
    if kind.page:
        summary = Section("", "", plain(getattr(meta, "summary", "")))
        texts = (summary, *_sections(part))
    return Unit(kind.slug, meta.title, address, texts, where)


def _about(case: CaseRecord, municipality: Municipality) -> Iterator[str]:
    """What the case's page says in its box of facts."""
    meta = case.meta
    yield from (meta.organisation, *meta.partners, meta.place.name)
    yield from (municipality.full_name, f"Region {municipality.region}")
    for facet in facets(Case):
        if facet.facet.about:
            yield from (name for term in facet.terms(meta) for name in (term.label, *term.aliases))
    yield from (f"{actor.who} {actor.role}" for actor in meta.actors)


def _sections(record: Written) -> Iterator[Section]:
    """A body cut where its page has anchors; what stands before the first has none."""
    yield from _passages(body_of(record))


def _passages(body: Body) -> Iterator[Section]:
    for heading, text in body.passages:
        anchor, title = (heading.anchor, plain(heading.text)) if heading else ("", "")
        if said := plain(text):
            yield Section(anchor, title, said)


def _episode(episode: EpisodeRecord, persons: tuple[Person, ...]) -> Record:
    """An episode; each thing said is a section of its own, so that a result leads to the second."""
    meta = episode.meta
    chapters = ". ".join(chapter.title for chapter in episode.chapters)
    written = (
        Section("", "", plain(meta.summary)),
        *_sections(episode),
        Section("kapitler", "Kapitler", chapters),
    )
    said = (
        Section(f"t={int(cue.start)}", f"Hør fra {format_time(cue.start)}", cue.text)
        for cue in (episode.transcript.cues if episode.transcript else ())
    )
    people = " ".join(person.name for person in persons)
    texts = (*(section for section in written if section.text), *said)
    unit = Unit(EPISODE, meta.title, addresses.episode(episode.slug), texts, people)
    return Record(meta.title, f"Podcast · {format_date(meta.published.date())}", (unit,))


def _topic(term: Term, slug: str, title: str) -> Record:
    text = Section("", "", plain(f"{term.description} {term.text}"))
    address = addresses.term(slug, term.slug)
    unit = Unit(TOPIC, term.title, address, (text,), " ".join(term.aliases))
    return Record(term.title, title, (unit,))


def _chapter(chapter: BookChapter) -> Record:
    """A chapter of the playbook; what it refers to is found where that is shown."""
    lead = Section("", "", plain(chapter.lead or chapter.description))
    body = read(chapter.text, chapter.path)
    unit = Unit(PAGE, chapter.title, chapter.address, (lead, *_passages(body)))
    return Record(chapter.title, "Drejebog", (unit,))


def _page(page: PageRecord[Any]) -> Record:
    meta = page.meta
    lead = Section("", "", plain(f"{meta.lead or meta.description}"))
    unit = Unit(PAGE, meta.title, addresses.document(page.uri), (lead, *_sections(page)))
    return Record(meta.title, "", (unit,))
