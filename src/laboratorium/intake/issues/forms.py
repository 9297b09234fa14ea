"""GitHub's issue forms, made from the models: names, help, lengths and choices have one source.

    python -m laboratorium.review forms       write .github/ISSUE_TEMPLATE/ anew

Syntax: docs.github.com, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from laboratorium.intake.kinds import Kind, form
from laboratorium.model.vocabulary import Term, vocabularies
from laboratorium.reading.body import HEADINGS

FOLDER = ".github/ISSUE_TEMPLATE"
LABEL = "bidrag"
READY = "klar"
CASE, BODY, PROMISE, LEFTOVER = "case", "body", "promise", "leftover"

_NOTE = "# Made from the models by `python -m laboratorium.review forms`; not to be edited here.\n"


@dataclass(frozen=True)
class Question:
    """One question of a form.

    ``field`` is the dotted name of a field of the model, or ``case``, ``body:<number>``,
    ``leftover`` or ``promise``. ``control`` is GitHub's: input, textarea, dropdown, checkboxes.
    """

    field: str
    control: str
    vocabulary: str = ""
    required: bool = False
    help: str = ""
    example: str = ""


_PLAIN: Mapping[str, tuple[Question, ...]] = {
    "learning-point": (
        Question(CASE, "input", required=True),
        Question("title", "input", required=True),
        Question("body:0", "textarea", required=True),
        Question("kind", "dropdown", "learning_kinds", required=True),
        Question("level", "dropdown", "levels", required=True),
        Question("phase", "dropdown", "phases", required=True),
        Question("six_p", "checkboxes", "six_p", help="Vælg et til tre."),
    ),
    "case": (
        Question("title", "input", required=True),
        Question("summary", "textarea", required=True),
        Question("organisation", "input", required=True),
        Question("municipality", "input", required=True),
        Question("place.name", "input", required=True),
        Question("period.from", "input", required=True),
        Question("period.to", "input"),
        Question("status", "dropdown", "statuses", required=True),
        Question("origin", "dropdown", "origins", required=True),
        *(Question(f"body:{number}", "textarea") for number in range(len(HEADINGS))),
        Question(
            "trial_actions",
            "textarea",
            help="Én på hver linje: navn, tidspunkt, hvad I gjorde, og hvad der kom ud af det, "
            "med lodret streg imellem. Det sidste kan udelades.",
            example="Studietur til Samsø | 2012-05 | Beboerne besøgte en ø med fælles varme. | "
            "Halvdelen skrev under samme aften.",
        ),
        Question("six_p", "checkboxes", "six_p", help="Vælg et til tre."),
        Question("sdg", "checkboxes", "sdg", help="Vælg et til fem."),
        Question("challenges", "checkboxes", "challenges", help="Vælg en til tre."),
        Question("fields", "checkboxes", "fields", help="Vælg et til tre."),
        Question("project_kind", "dropdown", "project_kinds"),
        Question("partners", "textarea", help="Én på hver linje."),
        Question(
            "actors",
            "textarea",
            help="Én på hver linje, med kolon imellem. Skriv roller og aldrig personers navne.",
            example="Beboere i andelsselskabet: Tog initiativet og ejer værket",
        ),
        Question(
            "measurements",
            "textarea",
            help="Én på hver linje: hvad der er målt, enhed, tal før og tal efter, med lodret "
            "streg imellem. Sæt tidspunktet i parentes. Lad feltet før stå tomt, hvis I ikke "
            "kender tallet.",
            example="Husstande med nærvarme | husstande | 37 (2013-10) | 47 (2018-12)",
        ),
        Question(
            "sources",
            "textarea",
            help="Én på hver linje: titel, adresse og udgiver, med lodret streg imellem.",
            example="Historie | https://example.org/historie | Føns Nærvarme",
        ),
        Question(
            "contact",
            "input",
            help="En rolle og en organisation med komma imellem. Skriv ikke navn, mail eller "
            "telefonnummer.",
            example="Projektleder, Middelfart Kommune",
        ),
        Question(
            "lab",
            "input",
            help="Nummer og år, hvis casen kommer fra et laboratorium.",
            example="Laboratorium 1, 2023",
        ),
    ),
    "prototype": (
        Question(CASE, "input", required=True),
        Question("title", "input", required=True),
        Question("summary", "textarea", required=True),
        Question("stage", "dropdown", "stages", required=True),
        Question("body:0", "textarea", required=True),
        Question("try_it", "textarea"),
        Question("transferable_to", "textarea", help="Én på hver linje, højst fem."),
    ),
}
LAST = (
    Question(LEFTOVER, "textarea"),
    Question(PROMISE, "checkboxes", required=True),
)
# What the forms do not ask for, and who sees to it instead.
LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "learning-point": {"date": "the day the issue was opened"},
    "case": {
        "images": "uploaded in the proposal, with credit and basis",
        "licence": "the promise says CC BY 4.0",
        "updated": "the day the issue was opened",
        "former_slugs": "kept by editors",
    },
    "prototype": {"images": "uploaded in the proposal, with credit and basis"},
}
_FILES = {"learning-point": "laeringspointe", "case": "case", "prototype": "prototype"}
_NAMES = {
    CASE: "Hvilken case hører det til?",
    LEFTOVER: "Er der mere, vi skal vide?",
    PROMISE: "Før du sender",
}
PROMISES = (
    "Jeg har lov til at dele teksten, og den må bruges af andre under CC BY 4.0.",
    "Der er ingen navne på borgere, ingen CPR-numre og ingen private telefonnumre eller "
    "mailadresser i den.",
)
_INTRO = (
    "Skriv det, du har. Det er i orden, at noget mangler: så spørger vi. Du kan ikke ødelægge "
    "noget, og du kan altid rette bagefter. Alle kan se det, så snart du har sendt det."
)


def kinds() -> tuple[str, ...]:
    """Return the kinds that there is a form for, by their keys in ``contribute``."""
    return tuple(_PLAIN)


def questions(kind: str) -> tuple[Question, ...]:
    """Return the questions of a form in their order."""
    return (*_PLAIN[kind], *LAST)


@cache
def label(kind: str, question: Question) -> str:
    """Return the question as the form shows it, and as GitHub writes it into the issue."""
    if question.field in _NAMES:
        return _NAMES[question.field]
    about = form().kind(kind)
    if question.field.startswith(f"{BODY}:"):
        return about.bodies[int(question.field.partition(":")[2])].title
    model, name = _owner(about.record, question.field)
    return form().labels[model.__name__][name]


def options(question: Question) -> dict[str, str]:
    """Return the choices of a question as they are shown, each with its key."""
    if not question.vocabulary:
        return {}
    terms: tuple[Term, ...] = tuple(vocabularies()[question.vocabulary])
    if question.vocabulary == "sdg":
        return {f"{term.key}: {term.label}": term.key for term in terms}
    if question.vocabulary == "six_p":
        return {f"{term.label}: {term.question}": term.key for term in vocabularies().six_p}
    return {term.label: term.key for term in terms}


def forms() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file in ``FOLDER``."""
    for kind in kinds():
        yield f"{FOLDER}/{_FILES[kind]}.yml", _NOTE + _yaml(_form(form().kind(kind)))
    yield f"{FOLDER}/config.yml", _NOTE + _yaml({"blank_issues_enabled": True})


def _form(kind: Kind) -> dict[str, Any]:
    intro = {"type": "markdown", "attributes": {"value": f"{kind.lead}\n\n{_INTRO}\n"}}
    return {
        "name": kind.title,
        "description": kind.lead,
        "title": f"{kind.title}: ",
        "labels": [LABEL, _FILES[kind.key]],
        "body": [intro, *(_question(kind, question) for question in questions(kind.key))],
    }


def _question(kind: Kind, question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": label(kind.key, question)}
    told = _help(kind, question)
    if told:
        attributes["description"] = told
    if question.control == "dropdown":
        attributes["options"] = list(options(question))
    elif question.field == PROMISE:
        attributes["options"] = [{"label": text, "required": True} for text in PROMISES]
    elif question.control == "checkboxes":
        attributes["options"] = [{"label": text} for text in options(question)]
    elif example := question.example or _example(kind, question):
        attributes["placeholder"] = example
    built: dict[str, Any] = {
        "type": question.control,
        "id": question.field.replace(".", "-").replace(":", "-"),
        "attributes": attributes,
    }
    if question.required and question.control != "checkboxes":
        built["validations"] = {"required": True}
    return built


def _help(kind: Kind, question: Question) -> str:
    if question.field == CASE:
        return "Casens navn, eller adressen på casens side."
    if question.field == LEFTOVER:
        return "Kan udelades. Billeder kan du lægge op i forslaget bagefter."
    if question.field == PROMISE:
        return ""
    if question.field.startswith(f"{BODY}:"):
        return kind.bodies[int(question.field.partition(":")[2])].description
    found = _info(kind.record, question.field)
    told = question.help or (found.description or "")
    longest = _longest(found)
    plain = question.control in ("input", "textarea") and not question.help
    return f"{told} Højst {longest} tegn." if plain and longest else told


def _example(kind: Kind, question: Question) -> str:
    if question.field == CASE:
        return "Landsbyen, der byggede et varmeværk"
    if question.field.startswith(f"{BODY}:"):
        return kind.bodies[int(question.field.partition(":")[2])].example
    if question.field == LEFTOVER:
        return ""
    examples = _info(kind.record, question.field).examples or [""]
    first = examples[0]
    return "\n".join(map(str, first)) if isinstance(first, list) else str(first)


def _longest(found: FieldInfo) -> int | None:
    limits = (getattr(item, "max_length", None) for item in found.metadata)
    limit = next((limit for limit in limits if limit), None)
    return limit if found.annotation is str or limit is None or limit > 60 else None


def _owner(model: type[BaseModel], field: str) -> tuple[type[BaseModel], str]:
    """Return the record in which a dotted field stands, and the field's own name."""
    first, _, rest = field.partition(".")
    if not rest:
        return model, field
    inner = _fields(model)[first].annotation
    assert isinstance(inner, type) and issubclass(inner, BaseModel)
    return _owner(inner, rest)


def _info(model: type[BaseModel], field: str) -> FieldInfo:
    owner, name = _owner(model, field)
    return _fields(owner)[name]


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
