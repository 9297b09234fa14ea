"""The immutable whole: every record, every facet and every relation, computed once from the loaded
content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from laboratorium.model.facets import carried
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.podcast_parts import Person
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import (
    CaseRecord,
    Content,
    EpisodeRecord,
    LearningPointRecord,
    PartRecord,
    PrototypeRecord,
    ShowRecord,
)
from laboratorium.model.vocabulary import Municipality, Vocabularies, vocabularies


@dataclass(frozen=True)
class Carriers:
    """What carries one vocabulary term: cases, and what lies in them by the key of its kind, each
    in the catalogue's order.
    """

    cases: tuple[CaseRecord, ...] = ()
    parts: Mapping[str, tuple[PartRecord[Any], ...]] = field(default_factory=dict)

    @property
    def learning_points(self) -> tuple[LearningPointRecord, ...]:
        return self.parts.get(LEARNING_POINT.key, ())

    @property
    def prototypes(self) -> tuple[PrototypeRecord, ...]:
        return self.parts.get(PROTOTYPE.key, ())

    @cached_property
    def updated(self) -> date | None:
        """When anything in the facet last changed; None for an empty facet."""
        # Of the cases the newest stands first.
        dates = [case.meta.updated for case in self.cases[:1]]
        dates += [point.meta.date for point in self.learning_points]
        return max(dates, default=None)


EMPTY = Carriers()


@dataclass(frozen=True)
class Catalogue:
    """All content, read once, with lookups that never scan it again.

    Cases are in order of `updated`, newest first; among those of one day the latest begun comes
    first, then by slug.
    """

    content: Content
    vocabularies: Vocabularies

    @classmethod
    def of(cls, content: Content) -> Catalogue:
        return cls(content, vocabularies())

    @cached_property
    def cases(self) -> tuple[CaseRecord, ...]:
        by_slug = sorted(self.content.cases, key=lambda case: case.slug)
        return tuple(
            sorted(
                by_slug,
                key=lambda case: (case.meta.updated, case.meta.period.start.first),
                reverse=True,
            )
        )

    @cached_property
    def case_by_slug(self) -> Mapping[str, CaseRecord]:
        return {case.slug: case for case in self.cases}

    @cached_property
    def learning_points(self) -> tuple[LearningPointRecord, ...]:
        return tuple(point for case in self.cases for point in case.learning_points)

    @cached_property
    def prototypes(self) -> tuple[PrototypeRecord, ...]:
        return tuple(prototype for case in self.cases for prototype in case.prototypes)

    @cached_property
    def prototype_by_reference(self) -> Mapping[str, PrototypeRecord]:
        """Prototypes by `<case>/<prototype>`, the way an exhibition names them."""
        return {f"{prototype.case}/{prototype.slug}": prototype for prototype in self.prototypes}

    @cached_property
    def facets(self) -> Mapping[str, Mapping[str, Carriers]]:
        """Vocabulary name → term key → what carries the term; terms that nothing carries are
        absent.
        """
        found: dict[str, dict[str, _Collected]] = defaultdict(lambda: defaultdict(_Collected))
        for case in self.cases:
            for name, key, _ in carried(case):
                found[name][key].add_case(case)
            for parts in case.parts.values():
                for part in parts:
                    for name, key, lent in carried(part):
                        found[name][key].add_part(case, part, lent)
        return {
            name: {key: collected.freeze() for key, collected in terms.items()}
            for name, terms in found.items()
        }

    def facet(self, vocabulary: str, key: str) -> Carriers:
        """What carries the term `key` of the vocabulary named `vocabulary`; an empty facet when
        nothing does.
        """
        return self.facets.get(vocabulary, {}).get(key, EMPTY)

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {case.slug: index for index, case in enumerate(self.cases)}

    def neighbours(self, case: CaseRecord) -> tuple[CaseRecord | None, CaseRecord | None]:
        """The case before and the case after this one in the catalogue's order."""
        index = self._position[case.slug]
        before = self.cases[index - 1] if index else None
        after = self.cases[index + 1] if index + 1 < len(self.cases) else None
        return before, after

    def municipality(self, case: CaseRecord) -> Municipality:
        return self.vocabularies.municipalities[case.meta.municipality]

    @property
    def show(self) -> ShowRecord | None:
        """The podcast as a whole; None when there is none."""
        return self.content.show

    @cached_property
    def episodes(self) -> tuple[EpisodeRecord, ...]:
        """The episodes that can be heard, newest first; those withdrawn are not among them."""
        return tuple(one for one in self.content.episodes if one.withdrawn is None)

    @cached_property
    def withdrawn_episodes(self) -> tuple[EpisodeRecord, ...]:
        """The episodes of which nothing is left but that they were withdrawn."""
        return tuple(one for one in self.content.episodes if one.withdrawn is not None)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those behind the podcast; whoever has withdrawn is not among them."""
        persons = self.show.meta.persons if self.show else ()
        return tuple(person for person in persons if person.basis.withdrawn is None)

    def people_of(self, episode: EpisodeRecord) -> tuple[Person, ...]:
        """Everybody in an episode that can be heard: its own people, after those hosts of the
        podcast whom it does not name; where it names nobody, all of the podcast's.
        """
        own = episode.meta.persons
        names = {person.name for person in own}
        others = (one for one in self.people if one.role == "host" and one.name not in names)
        return (*others, *own) if own else self.people

    @cached_property
    def _episodes_by_case(self) -> Mapping[str, tuple[EpisodeRecord, ...]]:
        found: dict[str, list[EpisodeRecord]] = defaultdict(list)
        for episode in self.episodes:
            for slug in episode.meta.cases:
                found[slug].append(episode)
        return {slug: tuple(episodes) for slug, episodes in found.items()}

    def episodes_of(self, case: CaseRecord) -> tuple[EpisodeRecord, ...]:
        """The episodes about a case that can be heard, newest first."""
        return self._episodes_by_case.get(case.slug, ())

    @cached_property
    def _episodes_by_p(self) -> Mapping[str, tuple[EpisodeRecord, ...]]:
        found: dict[str, list[EpisodeRecord]] = defaultdict(list)
        for episode in self.episodes:
            for key in episode.meta.six_p:
                found[key].append(episode)
        return {key: tuple(episodes) for key, episodes in found.items()}

    def episodes_on(self, p: str) -> tuple[EpisodeRecord, ...]:
        """The episodes about one of the six Ps that can be heard, newest first."""
        return self._episodes_by_p.get(p, ())

    def cases_of(self, episode: EpisodeRecord) -> tuple[CaseRecord, ...]:
        """The cases an episode is about, in the episode's order."""
        slugs = episode.meta.cases
        return tuple(self.case_by_slug[slug] for slug in slugs if slug in self.case_by_slug)

    @cached_property
    def updated(self) -> date | None:
        """When the newest case was last changed; None when there are no cases."""
        return self.cases[0].meta.updated if self.cases else None


class _Collected:
    """A facet while it is being gathered; each case is listed once however many of its points carry
    the term.
    """

    def __init__(self) -> None:
        self.cases: list[CaseRecord] = []
        self.parts: dict[str, list[PartRecord[Any]]] = defaultdict(list)

    def add_case(self, case: CaseRecord) -> None:
        if not self.cases or self.cases[-1] is not case:
            self.cases.append(case)

    def add_part(self, case: CaseRecord, part: PartRecord[Any], lent: bool) -> None:
        if lent:
            self.add_case(case)
        self.parts[part.kind].append(part)

    def freeze(self) -> Carriers:
        return Carriers(
            tuple(self.cases), {kind: tuple(parts) for kind, parts in self.parts.items()}
        )
