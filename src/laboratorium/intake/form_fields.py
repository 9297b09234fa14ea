"""A schema as the fields of a form: what to call each, how to help, and which control fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kind import Kind, Offered, Section
from laboratorium.model.kinds import OFFERED
from laboratorium.model.shape import Shape
from laboratorium.model.stories import columns, scale_of
from laboratorium.model.vocabulary import Term, vocabularies

# More choices than this are a list to pick from, fewer are cards to look at.
MOST_CARDS = 17
BEFORE_SENDING = "Før du sender"
"""The last question of every form on GitHub."""
LONG_TEXT = 120
# A choice that says itself needs no explanation under it.
_PLAIN = frozenset(("municipalities", "licences", "sdg"))


@dataclass(frozen=True)
class Option:
    """One choice. ``mark`` is ``p`` or ``goal`` when it is drawn as a P or as a goal."""

    key: str
    label: str
    description: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Field:
    """One field. ``control`` is how it is asked for: ``line``, ``text``, ``day``, ``case``,
    ``choice`` (one of a few), ``select`` (one of many), ``choices``, ``goals``, ``lines`` (several
    texts), ``group`` (several fields that belong together), ``items`` (any number of groups) or
    ``share`` (a slider). The sliders of one ``scale`` are shares of a whole; one alone is a place.
    """

    name: str
    label: str
    help: str
    control: str
    required: bool
    example: str = ""
    default: str = ""
    most: int | None = None
    more: str = ""
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    scale: str = ""


@dataclass(frozen=True)
class FormPart:
    """A kind of contribution: the fields that come first and the rest."""

    kind: Kind
    offered: Offered
    quick: tuple[Field, ...]
    rest: tuple[Field, ...]


CASE = Field(
    name="case",
    label="Casen, den hører til",
    help="Skriv lidt af casens navn eller stedet, og vælg den på listen.",
    control="case",
    required=True,
    example="Føns",
)


def parts() -> Iterator[FormPart]:
    """The form of each kind, in the order in which they are offered."""
    for kind in OFFERED:
        assert kind.offered
        own = {field.name: field for field in _fields(kind.model)}
        if kind.in_case:
            own = {"case": CASE, **own}
        bodies = tuple(_body(section, number) for number, section in enumerate(kind.sections))
        quick: list[Field] = []
        for name in kind.offered.quick:
            quick += bodies if name == "body" else (own.pop(name),)
        left = () if "body" in kind.offered.quick else bodies
        yield FormPart(kind, kind.offered, tuple(quick), (*own.values(), *left))


def _body(section: Section, number: int) -> Field:
    return Field(f"body-{number}", section.title, section.help, "body", False, section.example)


def _fields(model: type[BaseModel]) -> Iterator[Field]:
    return (_field(field) for field in fields_of(model) if not field.declared.hidden)


def _field(field: FieldOf) -> Field:
    control = _control(field)
    options = _options(field.vocabulary)
    return Field(
        name=field.name,
        label=field.label,
        help=_help(field),
        control=control,
        required=field.required,
        example="" if control == "share" else _example(field.example, options),
        default=field.declared.filled,
        more=field.declared.more,
        most=field.most,
        options=options,
        fields=tuple(_fields(field.record)) if field.record else (),
        scale=_scale(field),
    )


def _scale(field: FieldOf) -> str:
    """The triangle that a slider is one of three of."""
    scale = scale_of(field.name) if field.shape is Shape.SHARE else None
    return scale.key if scale and len(columns(scale)) > 1 else ""


def _help(field: FieldOf) -> str:
    if field.shape is not Shape.SHARE:
        return field.help
    scale = scale_of(field.name)
    if scale and field.name == columns(scale)[0]:
        return _TRIAD_HELP if _scale(field) else _DYAD_HELP
    return ""


_TRIAD_HELP = "Jo længere, jo mere. Lad alle tre stå, hvis spørgsmålet ikke var relevant."
_DYAD_HELP = "Skub mærket derhen, hvor fortællingen ligger."


def _control(field: FieldOf) -> str:
    if field.shape is Shape.TERM:
        few = len(vocabularies()[field.vocabulary]) <= MOST_CARDS
        return "choice" if few else "select"
    if field.shape is Shape.TERMS:
        return "goals" if field.vocabulary == "sdg" else "choices"
    if field.name == "case":
        return "case"
    if field.shape is Shape.TEXT:
        return "text" if (field.most or 0) > LONG_TEXT else "line"
    return _CONTROLS.get(field.shape, "line")


_CONTROLS = {
    Shape.RECORD: "group",
    Shape.RECORDS: "items",
    Shape.TEXTS: "lines",
    Shape.SLUGS: "lines",
    Shape.PICTURE: "text",
    Shape.DAY: "day",
    Shape.PARTIAL_DATE: "date",
    Shape.SHARE: "share",
}


def _options(vocabulary: str) -> tuple[Option, ...]:
    if not vocabulary:
        return ()
    mark = {"six_p": "p", "sdg": "goal"}.get(vocabulary, "")
    return tuple(
        Option(term.key, term.label, "" if vocabulary in _PLAIN else _said(term), mark)
        for term in vocabularies()[vocabulary]
    )


def few_terms(field: FieldOf) -> str:
    """The terms to choose from on one line, when they are few and not known to everybody."""
    if field.vocabulary in ("", "sdg", "licences"):
        return ""
    terms = vocabularies()[field.vocabulary]
    return "; ".join(term.label for term in terms) if len(terms) <= MOST_CARDS else ""


def _said(term: Term) -> str:
    return str(getattr(term, "question", "") or term.description)


def _example(example: Any, options: tuple[Option, ...]) -> str:
    """An example as a reader would write it; a choice is its own example."""
    if options or not example or isinstance(example, dict):
        return ""
    if isinstance(example, list):
        return "; ".join(str(one) for one in example if not isinstance(one, dict))
    return str(example)
