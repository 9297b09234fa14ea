"""A schema as the fields of a form: what to call each, how to help, and which control fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from laboratorium.intake.kinds import BodyPart, Kind, form
from laboratorium.intake.schema import schemas
from laboratorium.model.vocabulary import Term, vocabularies

# More choices than this are a list to pick from, fewer are cards to look at.
MOST_CARDS = 17
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
    texts), ``group`` (several fields that belong together) or ``items`` (any number of groups).
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


@dataclass(frozen=True)
class FormPart:
    """A kind of contribution: the fields that come first and the rest."""

    kind: Kind
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
    for kind in form().kinds:
        schema = schemas()[kind.key]
        own = {field.name: field for field in _fields(schema)}
        if kind.in_case:
            own = {"case": CASE, **own}
        bodies = tuple(_body(part, number, kind) for number, part in enumerate(kind.bodies))
        quick: list[Field] = []
        for name in kind.quick:
            quick += bodies if name == "body" else (own.pop(name),)
        left = () if "body" in kind.quick else bodies
        yield FormPart(kind, tuple(quick), (*own.values(), *left))


def _body(part: BodyPart, number: int, kind: Kind) -> Field:
    return Field(f"body-{number}", part.title, part.description, "body", False, part.example)


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    hidden = form().hidden.get(schema["x-record"], ())
    filled = form().filled.get(schema["x-record"], {})
    for name, value in schema["properties"].items():
        if name not in hidden:
            yield _field(name, value, name in schema["required"], filled)


def _field(name: str, value: Mapping[str, Any], required: bool, filled: Mapping[str, str]) -> Field:
    item = value.get("items", {})
    control = _control(name, value, item)
    options = _options((item or value).get("x-vocabulary") or ("sdg" if control == "goals" else ""))
    return Field(
        name=name,
        label=value["title"],
        help=value.get("description", ""),
        control=control,
        required=required,
        example=_example(value, options),
        default=filled.get(name, ""),
        more=form().more.get(name, ""),
        most=value.get("maxLength") or value.get("maxItems"),
        options=options,
        fields=tuple(_fields(value if control == "group" else item))
        if control in ("group", "items")
        else (),
    )


def _control(name: str, value: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    rules = value.get("x-rules", ())
    if "properties" in value:
        return "group"
    if "properties" in item:
        return "items"
    if "sdg" in item.get("x-rules", ()):
        return "goals"
    if item:
        return "choices" if "x-vocabulary" in item else "lines"
    if "x-vocabulary" in value:
        return "choice" if len(value["x-labels"]) <= MOST_CARDS else "select"
    if name == "case":
        return "case"
    if "full_date" in rules:
        return "day"
    return "text" if value.get("maxLength", 0) > LONG_TEXT and "url" not in rules else "line"


def _options(vocabulary: str) -> tuple[Option, ...]:
    if not vocabulary:
        return ()
    mark = {"six_p": "p", "sdg": "goal"}.get(vocabulary, "")
    terms = vocabularies()[vocabulary]
    return tuple(
        Option(term.key, term.label, "" if vocabulary in _PLAIN else _said(term), mark)
        for term in terms
    )


def _said(term: Term) -> str:
    return str(getattr(term, "question", "") or term.description)


def _example(value: Mapping[str, Any], options: tuple[Option, ...]) -> str:
    """The first example as a reader would write it; a choice is its own example."""
    examples = value.get("examples") or [""]
    if options or not examples[0] or isinstance(examples[0], dict):
        return ""
    if isinstance(examples[0], list):
        return "; ".join(str(one) for one in examples[0] if not isinstance(one, dict))
    return str(examples[0])
