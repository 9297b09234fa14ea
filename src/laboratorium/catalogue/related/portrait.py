"""What a case is compared by: its vocabulary terms, its most telling words, and where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy

from laboratorium.base.danish_roots import root_terms
from laboratorium.base.once import once
from laboratorium.catalogue.near import place_of
from laboratorium.catalogue.related.counting import WORD, Words
from laboratorium.catalogue.related.weights import (
    Numbers,
    Trait,
    Weights,
    compared,
    weights_of_traits,
    weights_of_words,
)
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.records import CaseRecord

# From this weight on a word that two cases share is worth telling a reader.
TELLING = 80

_SENTENCE_END = tuple(".:!?")


@dataclass(frozen=True)
class Portrait:
    """What a case is compared by: its terms, its most telling words, and where it lies, (north,
    east) in kilometres. Its number is its place among all portraits.
    """

    number: int
    case: CaseRecord
    town: str
    at: tuple[float, float]
    links: frozenset[str]
    """The slugs of the cases that its text links to."""
    weighed_traits: Weights[Trait]
    weighed_words: Weights[str]
    """Those of all portraits."""

    @cached_property
    def traits(self) -> Mapping[Trait, int]:
        return self.weighed_traits.of(self.number)

    @cached_property
    def words(self) -> Mapping[str, int]:
        return self.weighed_words.of(self.number)

    @cached_property
    def headwords(self) -> Mapping[str, str]:
        """The telling words of the title, summary and learning points, spelt as they stand there.

        The names of the place are not among them: that two cases share it is said by itself.
        """
        meta = self.case.meta
        points = (point.meta.title for point in self.case.learning_points)
        text = ". ".join([meta.title, meta.summary, *points])
        places = set(root_terms(f"{self.town} {meta.place.name}"))
        found: dict[str, str] = {}
        for match in WORD.finditer(text):
            said = match.group()
            whole = root_terms(said)[:1]
            if not whole or whole[0] in places or self.words.get(whole[0], 0) < TELLING:
                continue
            if text[: match.start()].rstrip("»\"' –").endswith(_SENTENCE_END) or not match.start():
                said = said.lower()
            found[whole[0]] = min(found.get(whole[0], said), said, key=by_length)
        return found


def by_slug(catalogue: Catalogue) -> list[CaseRecord]:
    """The cases in the order of their portraits: nothing depends on which was changed last."""
    return sorted(catalogue.cases, key=lambda case: case.slug)


@dataclass(frozen=True)
class Portraits:
    """The portrait of each case by slug, and what they have as arrays; `towns` has a number for the
    municipality of each.
    """

    each: tuple[Portrait, ...]
    traits: Weights[Trait]
    words: Weights[str]
    towns: Numbers

    @classmethod
    def of(cls, catalogue: Catalogue, counted: Iterable[Words]) -> Portraits:
        """Those of all cases; `counted` are the words of all of them by slug."""
        cases, held = by_slug(catalogue), [*counted]
        traits, words = weights_of_traits([*map(_traits, cases)]), weights_of_words(held)
        links = (frozenset(own) for some in held for own in some.links)
        towns: dict[str, int] = {}
        return cls(
            tuple(
                Portrait(
                    number,
                    case,
                    catalogue.municipality(case).label,
                    place_of(case, catalogue),
                    linked,
                    traits,
                    words,
                )
                for number, (case, linked) in enumerate(zip(cases, links, strict=True))
            ),
            traits,
            words,
            numpy.array(
                [towns.setdefault(case.meta.municipality, len(towns)) for case in cases],
                dtype=numpy.int64,
            ),
        )


@once
def _traits(case: CaseRecord) -> tuple[Trait, ...]:
    """The vocabulary terms of a case and of its learning points, each once."""
    return tuple(dict.fromkeys(_each_trait(case)))


def _each_trait(case: CaseRecord) -> Iterator[Trait]:
    for facet in compared():
        if facet.model is Case:
            held: Iterable[str] = facet.of(case)
        else:
            held = {key for point in case.learning_points for key in facet.of(point)}
        yield from ((facet.vocabulary, key) for key in sorted(held))


def by_length(said: str) -> tuple[int, bool, str]:
    """A key to sort spellings of one word by: the plainest first."""
    return len(said), said != said.lower(), said
