"""The page of one case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.base.late import Late
from laboratorium.base.settings import Settings
from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.playbook import Link, citing_chapters
from laboratorium.catalogue.related import Related
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import headed
from laboratorium.model.parts import Source, TrialAction
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality, Term, Vocabularies
from laboratorium.reading.body import body_of
from laboratorium.reading.markdown import render
from laboratorium.site import citing, linked_data
from laboratorium.site.citing import Citation, Cited
from laboratorium.site.citing.citation import of_case, of_point, of_prototype
from laboratorium.site.figures.qr import qr_file
from laboratorium.site.pages import mapped, told
from laboratorium.site.pages.cards import Cards, CaseCard, Picture, PrototypeCard, pictures
from laboratorium.site.pages.efforts import Effort, efforts
from laboratorium.site.pages.episode_cards import EpisodeCard
from laboratorium.site.pages.facts import Fact, facts
from laboratorium.site.pages.mapped import MappingView
from laboratorium.site.pages.measured import MeasuredView, views
from laboratorium.site.pages.model import CASES, HOME, Beside, Crumb, SitePage
from laboratorium.site.pages.parts import PartGroup, groups
from laboratorium.site.pages.reused import ReuseCard, cards_of
from laboratorium.site.pages.told import CaseStories

CODE = "adresse.svg"
"""The page's address as a QR code, for the short edition on paper."""
# Which part of the page follows which heading of the body.
TRIED, HAPPENED, USEFUL = "hvad-vi-proevede", "hvad-der-skete", "hvad-andre-kan-bruge"


@dataclass(frozen=True)
class LearningPointView:
    anchor: str
    title: str
    html: str
    kind: Term
    phase: Term
    six_p: tuple[Term, ...]
    date: str
    cited: Cited
    chapters: tuple[Link, ...]
    """The chapters of the playbook that refer to it."""
    reused: tuple[ReuseCard, ...]


@dataclass(frozen=True)
class LevelGroup:
    level: Term
    learning_points: tuple[LearningPointView, ...]


@dataclass(frozen=True)
class TrialActionView:
    when: str
    action: TrialAction


@dataclass(frozen=True)
class RelatedView:
    """Another case, and in Danish what the two share."""

    card: CaseCard
    municipality: str
    reason: str


@dataclass(frozen=True)
class CaseView:
    """Everything the template `case.html` shows; HTML fields are already safe."""

    case: CaseRecord
    card: CaseCard
    municipality: Municipality
    sections: dict[str, str]
    headings: tuple[Crumb, ...]
    facts: tuple[Fact, ...]
    efforts: tuple[Effort, ...]
    origin: Term
    from_public_sources: bool
    lab: Crumb | None
    trial_actions: tuple[TrialActionView, ...]
    measurements: tuple[MeasuredView, ...]
    mapping: MappingView | None
    stories: CaseStories | None
    levels: tuple[LevelGroup, ...]
    prototypes: tuple[PrototypeCard, ...]
    others: tuple[PartGroup, ...]
    pictures: tuple[Picture, ...]
    sources: tuple[Source, ...]
    episodes: tuple[EpisodeCard, ...]
    related: tuple[RelatedView, ...]
    newer: CaseCard | None
    older: CaseCard | None
    cited: Cited
    references: int
    """How many references the files beside the page hold."""
    json_ld: str
    chapters: tuple[Link, ...]
    """The chapters of the playbook that refer to the case itself, or to what it has measured."""


@dataclass(frozen=True)
class Given:
    """All that a case's page is made of: the case, and what it must know of the rest."""

    case: CaseRecord
    card: CaseCard
    municipality: Municipality
    lab: Crumb | None
    prototypes: tuple[PrototypeCard, ...]
    others: tuple[PartGroup, ...]
    episodes: tuple[EpisodeCard, ...]
    related: tuple[tuple[CaseCard, str, str], ...]
    """See `RelatedView`."""
    newer: CaseCard | None
    older: CaseCard | None
    settings: Settings
    words: Vocabularies
    chapters: Mapping[str, tuple[Link, ...]]
    """The chapters of the playbook that refer to any of its files, by the file's path."""
    reused: tuple[tuple[ReuseCard, ...], ...]
    """Where each of its learning points has been used."""

    @property
    def canonical(self) -> str:
        return self.settings.canonical(self.card.address)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Of the case, then of its learning points and its prototypes."""
        case, settings, words = self.case, self.settings, self.words
        return (
            of_case(case, settings, words),
            *(of_point(one, case, settings, words) for one in case.learning_points),
            *(of_prototype(one, case, settings, words) for one in case.prototypes),
        )


def given(
    case: CaseRecord,
    catalogue: Catalogue,
    cards: Cards,
    settings: Settings,
    related: Sequence[Related] = (),
) -> Given:
    """What the page of a case is made of."""
    newer, older = catalogue.neighbours(case)
    return Given(
        case=case,
        card=cards.case(case),
        municipality=catalogue.municipality(case),
        lab=_lab(case, catalogue),
        prototypes=tuple(cards.prototype(prototype) for prototype in case.prototypes),
        others=tuple(groups(case.parts, cards)),
        episodes=cards.episodes(catalogue.episodes_of(case)),
        related=tuple(_related(other, catalogue, cards) for other in related),
        newer=cards.case(newer) if newer else None,
        older=cards.case(older) if older else None,
        settings=settings,
        words=catalogue.vocabularies,
        chapters=_chapters(case, catalogue),
        reused=tuple(cards_of(case, one.slug, catalogue) for one in case.learning_points),
    )


def _chapters(case: CaseRecord, catalogue: Catalogue) -> dict[str, tuple[Link, ...]]:
    paths = (case.path, *(point.path for point in case.learning_points))
    found = ((path, citing_chapters(catalogue, path)) for path in paths)
    return {path: links for path, links in found if links}


def _view(given: Late[Given]) -> CaseView:
    return view(given.found)


def _beside(given: Late[Given]) -> tuple[bytes, ...]:
    found = given.found
    return (*citing.files(found.citations), qr_file(found.canonical))


def page(case: CaseRecord, give: Callable[[], Given]) -> SitePage:
    """The page of a case made of what is given when somebody asks."""
    given = Late(give)
    return SitePage(
        address=addresses.case_page(case.slug),
        title=case.meta.title,
        description=case.meta.summary,
        template="case.html",
        view=partial(_view, given),
        trail=(HOME, CASES),
        source=case.path,
        updated=max([case.meta.updated, *(point.meta.date for point in case.learning_points)]),
        beside=Beside((*citing.NAMES, CODE), partial(_beside, given)),
    )


def view(given: Given) -> CaseView:
    case, card, words = given.case, given.card, given.words
    meta = case.meta
    citation = given.citations[0]
    place = given.municipality
    data = linked_data.case(case, place, words, card.tags, given.canonical, citation)
    return CaseView(
        case=case,
        card=card,
        municipality=given.municipality,
        sections=_sections(case),
        headings=tuple(_headings(case)),
        facts=tuple(facts(meta)),
        efforts=tuple(efforts(meta)),
        origin=words.origins[meta.origin],
        from_public_sources=meta.origin == "public-sources",
        lab=given.lab,
        trial_actions=tuple(
            TrialActionView(_when(action), action) for action in meta.trial_actions
        ),
        measurements=tuple(views(measured(case), words)),
        mapping=mapped.of_case(case, words),
        stories=told.of_case(case, words),
        levels=tuple(_levels(given)),
        prototypes=given.prototypes,
        others=given.others,
        pictures=pictures(case.slug, meta.images),
        sources=meta.sources,
        episodes=given.episodes,
        related=tuple(RelatedView(*one) for one in given.related),
        newer=given.newer,
        older=given.older,
        cited=citing.cited(citation),
        references=len(given.citations),
        json_ld=linked_data.script_json(data),
        chapters=given.chapters.get(case.path, ()),
    )


def _related(other: Related, catalogue: Catalogue, cards: Cards) -> tuple[CaseCard, str, str]:
    case = catalogue.case_by_slug[other.slug]
    return cards.case(case), catalogue.municipality(case).full_name, other.reason


def _sections(case: CaseRecord) -> dict[str, str]:
    """The body's HTML cut at its level-2 headings: heading id → HTML, heading included."""
    root = addresses.to_root(addresses.case_page(case.slug))
    html = render(case.body, partial(addresses.resolve, source=case.path, root=root))
    sections: dict[str, str] = {}
    name, start = "", 0
    for section in body_of(case).sections:
        if section.heading and section.heading.anchor:
            at = html.index(f'<h2 id="{section.heading.anchor}"', start)
            title = section.heading.text
            if (shown := headed(title, case.meta)) != title:
                html = html[:at] + html[at:].replace(f">{title}</h2>", f">{shown}</h2>", 1)
            sections[name], name, start = html[start:at], section.heading.anchor, at
    return {key: piece for key, piece in {**sections, name: html[start:]}.items() if piece.strip()}


def _headings(case: CaseRecord) -> Iterator[Crumb]:
    """The body's level-2 headings, each with its place on the page."""
    for section in body_of(case).sections:
        if (heading := section.heading) and heading.anchor:
            yield Crumb(headed(heading.text, case.meta), f"#{heading.anchor}")


def _lab(case: CaseRecord, catalogue: Catalogue) -> Crumb | None:
    lab = case.meta.lab
    if lab is None:
        return None
    title = f"Laboratorium {lab.number}, {lab.year}"
    known = any(
        (page.meta.number, page.meta.year) == (lab.number, lab.year)
        for page in catalogue.content.labs
    )
    return Crumb(
        title, addresses.document(f"laboratorier/{lab.year}-{lab.number}.md") if known else ""
    )


def _when(action: TrialAction) -> str:
    start = format_date(action.start) if action.start else ""
    end = format_date(action.end) if action.end else ""
    if start and end and start != end:
        return f"{start} – {end}"
    return start or (f"indtil {end}" if end else "")


def _levels(given: Given) -> Iterator[LevelGroup]:
    """The learning points by level. The citations of the case's own come after its own."""
    case, words = given.case, given.words
    root = addresses.to_root(addresses.case_page(case.slug))
    told = tuple(zip(case.learning_points, given.citations[1:], given.reused, strict=False))
    for level in words.levels:
        points = tuple(
            LearningPointView(
                anchor=point.anchor,
                title=point.meta.title,
                html=render(point.body, partial(addresses.resolve, source=point.path, root=root)),
                kind=words.learning_kinds[point.meta.kind],
                phase=words.phases[point.meta.phase],
                six_p=tuple(words.six_p[key] for key in point.meta.six_p),
                date=format_date(point.meta.date),
                cited=citing.cited(citation),
                chapters=given.chapters.get(point.path, ()),
                reused=reused,
            )
            for point, citation, reused in told
            if point.meta.level == level.key
        )
        if points:
            yield LevelGroup(level, points)
