"""The facet table: every field whose values are terms, or fall in bands that are, and that readers
choose, count and compare by.

It is read off the declarations of the models, so a facet that is declared is on every page, filter,
search, feed and file of data that asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from pydantic import BaseModel

from laboratorium.base.once import once
from laboratorium.model.cases import Case
from laboratorium.model.declare import Facet, FieldOf, fields_of
from laboratorium.model.kinds import KINDS
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.records import CaseRecord, PartRecord
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import Term, Vocabulary, vocabularies

_ONE = (str, int, PartialDate)
"""What a value is that is not one of several."""


@dataclass(frozen=True)
class FacetOf:
    """A facet of one kind of record. ``path`` leads to the values from the record's front matter:
    one attribute, or two when they stand in the records of a list.
    """

    model: type[BaseModel]
    path: tuple[str, ...]
    field: FieldOf
    facet: Facet

    @cached_property
    def vocabulary(self) -> str:
        """The name of the vocabulary of its terms."""
        return self.facet.banded or self.field.vocabulary

    @property
    def words(self) -> Vocabulary[Term]:
        return vocabularies()[self.vocabulary]

    @property
    def title(self) -> str:
        """Its heading where readers choose: of the facet, else of the vocabulary."""
        return self.facet.title or self.words.title

    def keys(self, meta: BaseModel) -> tuple[str, ...]:
        """The keys of the terms that a record carries, each once, in the record's order; of a part
        of a term, such as a goal's target, the term's.
        """
        found = getattr(meta, self.path[0])
        if len(self.path) > 1:
            found = [getattr(one, self.path[1]) for one in found]
        if isinstance(found, _ONE):
            found = (found,)
        if not found:
            return ()
        return tuple(dict.fromkeys(map(self._term_of, found) if self._term_of else found))

    @cached_property
    def _term_of(self) -> Callable[[Any], str] | None:
        """What gives the key of a value's term, where the value is not the key itself."""
        if self.facet.banded:
            return partial(band_of, vocabulary=self.vocabulary)
        return goal_of if self.vocabulary == "sdg" else None

    def of(self, record: CaseRecord | PartRecord[Any]) -> tuple[str, ...]:
        """The same of a record, found out once for each."""
        return _carried(record)[self.path]

    def terms(self, meta: BaseModel) -> tuple[Term, ...]:
        """The terms that a record carries, in the record's order."""
        words = self.words
        return tuple(words[key] for key in self.keys(meta))

    def says(self, term: Term) -> str:
        """A chosen term as it is said where its facet is not named."""
        if term.title != term.label:
            return term.title
        return self.facet.chosen.format(key=term.key, label=term.label)


@once
def carried(record: CaseRecord | PartRecord[Any]) -> tuple[tuple[str, str, bool], ...]:
    """Every term that a record carries: its vocabulary, its key, and whether a part lends it to its
    case.
    """
    model: type[BaseModel] = type(record.meta)
    held = _carried(record)
    return tuple(
        (facet.vocabulary, key, facet.facet.lent)
        for facet in facets(model)
        for key in held[facet.path]
    )


@once
def _carried(record: CaseRecord | PartRecord[Any]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    model: type[BaseModel] = type(record.meta)
    return {facet.path: facet.keys(record.meta) for facet in facets(model)}


def goal_of(target: str) -> str:
    """The goal that a target belongs to: of ``11.7`` it is ``11``."""
    return target.partition(".")[0]


def band_of(value: int | PartialDate, vocabulary: str) -> str:
    """The band that a number, or the year of a date, falls in."""
    number = value.year if isinstance(value, PartialDate) else value
    lows = (int(term.key) for term in vocabularies()[vocabulary])
    return str(max(low for low in lows if low <= number))


@cache
def facets(model: type[BaseModel]) -> tuple[FacetOf, ...]:
    """The facets of one kind of record, in the order in which readers are offered them."""
    return tuple(sorted(_declared(model), key=lambda one: one.facet.rank))


def _declared(model: type[BaseModel]) -> Iterator[FacetOf]:
    for field in fields_of(model):
        if facet := field.declared.facet:
            yield FacetOf(model, (field.attribute,), field, facet)
        if field.shape is Shape.RECORDS and field.record:
            for inner in fields_of(field.record):
                if facet := inner.declared.facet:
                    yield FacetOf(model, (field.attribute, inner.attribute), inner, facet)


@cache
def browsed() -> tuple[str, ...]:
    """The names of the vocabularies that have pages, in the order in which readers are offered
    them: those of facets, then what only explains.
    """
    ranked = [one for kind in KINDS if kind.folder for one in facets(kind.model)]
    names = [one.vocabulary for one in sorted(ranked, key=lambda one: one.facet.rank)]
    return tuple(dict.fromkeys([*names, "organisation_kinds"]))


@cache
def followed() -> tuple[str, ...]:
    """The names of the vocabularies of which every term can be followed in a feed."""
    models = (Case, LearningPoint)
    ranked = sorted((one for model in models for one in facets(model)), key=lambda o: o.facet.rank)
    return tuple(dict.fromkeys(one.vocabulary for one in ranked if one.facet.followed))


@cache
def topics() -> tuple[str, ...]:
    """The names of the vocabularies whose terms readers look for by name."""
    return tuple(one.vocabulary for one in facets(Case) if one.facet.topic)
