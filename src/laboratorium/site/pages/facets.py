"""Pages for the vocabularies: one for each vocabulary, and one for each term with everything that
carries it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.base.danish import collation_key, slugify
from laboratorium.base.once import once
from laboratorium.catalogue.near import nearest
from laboratorium.catalogue.whole import Carriers, Catalogue
from laboratorium.model.facets import browsed, followed
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality, Term, Vocabulary
from laboratorium.reading.markdown import render
from laboratorium.site.figures import Svg
from laboratorium.site.figures.denmark import denmark
from laboratorium.site.pages.cards import Cards, CaseCard, LearningPointCard, PrototypeCard
from laboratorium.site.pages.episode_cards import EpisodeCard
from laboratorium.site.pages.model import HOME, Crumb, Part, SitePage, View, late, parts
from laboratorium.site.pages.parts import PartGroup, groups

CASES_PER_PAGE = 60
SIX_P = "six_p"
"""The vocabulary whose terms episodes carry too."""


@dataclass(frozen=True)
class TermLink:
    term: Term
    address: str
    cases: int
    learning_points: int
    prototypes: int = 0
    episodes: int = 0

    @property
    def held(self) -> str:
        """What a reader finds there, in few words: the cases, or else what there is."""
        found = (
            (self.cases, "case", "cases"),
            (self.learning_points, "pointe", "pointer"),
            (self.prototypes, "prototype", "prototyper"),
            (self.episodes, "afsnit", "afsnit"),
        )
        said = [f"{count} {one if count == 1 else many}" for count, one, many in found if count]
        return " · ".join(said[:2]) or "0 cases"


@dataclass(frozen=True)
class VocabularyView:
    """`groups` are (heading, links): regions for the municipalities, one unnamed group for all
    others. Only the municipalities have a `figure`, the map.
    """

    name: str
    intro: str
    groups: tuple[tuple[str, tuple[TermLink, ...]], ...]
    figure: Svg | None = None


@dataclass(frozen=True)
class NearCase:
    card: CaseCard
    km: int


@dataclass(frozen=True)
class Around:
    """The cases nearest to a municipality; those of its region: how many, and the first few; and
    the municipalities with cases that are of its group.
    """

    nearest: tuple[NearCase, ...]
    region: str
    region_slug: str
    of_region: tuple[CaseCard, ...]
    total: int
    group: Term
    alike: tuple[TermLink, ...]


@dataclass(frozen=True)
class TermView:
    vocabulary: str
    term: Term
    part: Part[CaseCard]
    learning_points: tuple[LearningPointCard, ...]
    prototypes: tuple[PrototypeCard, ...]
    others: tuple[PartGroup, ...]
    more_learning_points: int
    siblings: tuple[TermLink, ...]
    episodes: tuple[EpisodeCard, ...] = ()
    around: Around | None = None
    """What a municipality without cases has around it."""
    feed: str = ""
    """Where its feed lies, when it can be followed."""

    @property
    def text(self) -> str:
        """What the term means, at greater length; the first page says it."""
        return render(self.term.text) if self.part.number == 1 else ""


def pages(catalogue: Catalogue, cards: Cards) -> Iterator[SitePage]:
    for name in browsed():
        words = catalogue.vocabularies[name]
        links = term_links(catalogue, name)
        yield SitePage(
            address=addresses.vocabulary(words.slug),
            title=words.title,
            description=_first_sentence(words.intro),
            template="vocabulary.html",
            view=partial(_vocabulary_view, name, words, links),
            updated=catalogue.updated,
        )
        for term in words:
            yield from _term_pages(catalogue, cards, name, words, term, links)


def term_links(catalogue: Catalogue, name: str) -> tuple[TermLink, ...]:
    """A link to the page of every term of the vocabulary, in the vocabulary's order, with what it
    holds.
    """
    words = catalogue.vocabularies[name]
    return tuple(
        TermLink(
            term,
            addresses.term(words.slug, term.slug),
            len(facet.cases),
            len(facet.learning_points),
            len(facet.prototypes),
            len(catalogue.episodes_on(term.key)) if name == SIX_P else 0,
        )
        for term in words
        for facet in [catalogue.facet(name, term.key)]
    )


def _vocabulary_view(
    name: str, words: Vocabulary[Any], links: tuple[TermLink, ...]
) -> VocabularyView:
    groups: dict[str, list[TermLink]] = {}
    for link in links:
        heading = f"Region {link.term.region}" if isinstance(link.term, Municipality) else ""
        groups.setdefault(heading, []).append(link)
    if name == "municipalities":
        for group in groups.values():
            group.sort(key=lambda link: collation_key(link.term.label))
    return VocabularyView(
        name,
        render(words.intro),
        tuple((heading, tuple(links)) for heading, links in groups.items()),
        _map(words, groups) if name == "municipalities" else None,
    )


def _map(words: Vocabulary[Any], groups: dict[str, list[TermLink]]) -> Svg:
    """The municipalities on the map, in the order of the list."""
    root = addresses.to_root(addresses.vocabulary(words.slug))
    return denmark(
        [
            (link.term, link.cases, root + link.address)
            for group in groups.values()
            for link in group
            if isinstance(link.term, Municipality)
        ]
    )


def _term_pages(
    catalogue: Catalogue,
    cards: Cards,
    name: str,
    words: Vocabulary[Any],
    term: Term,
    links: tuple[TermLink, ...],
) -> Iterator[SitePage]:
    facet = catalogue.facet(name, term.key)
    address = addresses.term(words.slug, term.slug)
    feed = addresses.term_feed(words.slug, term.slug)
    title = term.title
    about = cards.episodes(catalogue.episodes_on(term.key)) if name == SIX_P else ()
    around = None
    if isinstance(term, Municipality) and not facet.cases:
        around = _around(catalogue, cards, term, links)
    for part in parts(facet.cases, CASES_PER_PAGE, address):
        heading = part.numbered_title(title)
        yield SitePage(
            address=part.own_address,
            title=heading,
            description=_description(words, term, title, part),
            template="term.html",
            view=late(partial(_view, name, term, facet, part, cards, links, feed, about, around)),
            trail=(HOME, Crumb(words.title, addresses.vocabulary(words.slug))),
            updated=facet.updated,
        )


def _description(words: Vocabulary[Any], term: Term, title: str, part: Part[Any]) -> str:
    text = term.description or f"Cases fra {title}."
    count = "1 case" if part.total == 1 else f"{part.total or 'Ingen'} cases"
    page = f", side {part.number}" if part.number > 1 else ""
    return f"{text} {words.title}: {count}{page}."


LEARNING_POINTS_SHOWN = 60
NEAREST = 3
OF_REGION = 12


def _around(
    catalogue: Catalogue, cards: Cards, town: Municipality, links: tuple[TermLink, ...]
) -> Around | None:
    """What lies around a municipality, and which `links` lead to one like it; None where there are
    no cases at all.
    """
    near = nearest(catalogue, town, NEAREST)
    if not near:
        return None
    region = _by_region(catalogue).get(town.region, ())
    return Around(
        tuple(NearCase(cards.case(case), km) for case, km in near),
        town.region,
        slugify(town.region),
        tuple(map(cards.case, region[:OF_REGION])),
        len(region),
        catalogue.vocabularies["municipality_groups"][town.group],
        tuple(sorted(filter(partial(_is_like, town), links), key=_by_label)),
    )


def _is_like(town: Municipality, link: TermLink) -> bool:
    """Whether a link leads to cases of a municipality like the town."""
    term = link.term
    return link.cases > 0 and isinstance(term, Municipality) and term.group == town.group


def _by_label(link: TermLink) -> str:
    return collation_key(link.term.label)


@once
def _by_region(catalogue: Catalogue) -> Mapping[str, tuple[CaseRecord, ...]]:
    found: dict[str, list[CaseRecord]] = defaultdict(list)
    for case in catalogue.cases:
        found[catalogue.municipality(case).region].append(case)
    return {region: tuple(cases) for region, cases in found.items()}


def _view(
    name: str,
    term: Term,
    facet: Carriers,
    part: Part[Any],
    cards: Cards,
    links: tuple[TermLink, ...],
    feed: str,
    episodes: tuple[EpisodeCard, ...],
    around: Around | None,
) -> View:
    """What one page of a term shows of the cases and of what lies in them."""
    first = part.number == 1
    points = facet.learning_points[:LEARNING_POINTS_SHOWN] if first else ()
    prototypes = facet.prototypes[:LEARNING_POINTS_SHOWN] if first else ()
    return partial(
        TermView,
        name,
        term,
        part=part.of(map(cards.case, part.items)),
        learning_points=tuple(map(cards.learning_point, points)),
        prototypes=tuple(map(cards.prototype, prototypes)),
        others=tuple(groups(facet.parts, cards, LEARNING_POINTS_SHOWN)) if first else (),
        more_learning_points=len(facet.learning_points) - len(points) if first else 0,
        episodes=episodes if first else (),
        siblings=() if name == "municipalities" else links,
        feed=feed if name in followed() else "",
        around=around,
    )


def _first_sentence(text: str) -> str:
    return text.strip().split("\n\n")[0].replace("\n", " ")
