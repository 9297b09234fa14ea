"""GitHub's issue forms, made from the models: names, help, lengths and choices have one source.

    python -m laboratorium.review forms       write .github/ISSUE_TEMPLATE/ anew

Syntax: docs.github.com, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from laboratorium.base.yaml_text import document
from laboratorium.intake.form_fields import BEFORE_SENDING, LONG_TEXT
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kind import Kind, Offered
from laboratorium.model.kinds import KIND, OFFERED
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import Term, vocabularies

FOLDER = ".github/ISSUE_TEMPLATE"
LABEL = "bidrag"
READY = "klar"
CASE, BODY, PROMISE, LEFTOVER = "case", "body", "promise", "leftover"

_NOTE = "# Made from the models by `python -m laboratorium.review forms`; not to be edited here.\n"


@dataclass(frozen=True)
class Question:
    """One question of a form.

    ``name`` is the dotted name of a field of the model, or ``case``, ``body:<number>``,
    ``leftover`` or ``promise``. ``control`` is GitHub's: input, textarea, dropdown, checkboxes.
    ``field`` is the field's declaration, where the question is of one.
    """

    name: str
    control: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    field: FieldOf | None = None

    @property
    def vocabulary(self) -> str:
        return self.field.vocabulary if self.field else ""


PROMISES = (
    "Jeg har lov til at dele teksten, og den må bruges af andre under CC BY 4.0.",
    "Der er ingen navne på borgere, ingen CPR-numre og ingen private telefonnumre eller "
    "mailadresser i den.",
)
_PUBLIC = (
    "**Alle kan læse det her, så snart du har sendt det.** Skriv ikke, hvem mennesker er: ingen "
    "navne, CPR-numre, telefonnumre, mailadresser eller adresser, og intet om et menneskes "
    "helbred, økonomi eller familie. Skriv en rolle i stedet, for eksempel »en nabo«."
)
_INTRO = (
    "Skriv det, du har. Det er i orden, at noget mangler: så spørger vi. Du kan ikke ødelægge "
    "noget, og du kan altid rette bagefter."
)


_LAST = (
    Question(
        *(LEFTOVER, "textarea", "Er der mere, vi skal vide?"),
        help="Kan udelades. Billeder kan du lægge op i forslaget bagefter.",
    ),
    Question(PROMISE, "checkboxes", BEFORE_SENDING, required=True),
)
_CASE = Question(
    *(CASE, "input", "Hvilken case hører det til?", "Casens navn, eller adressen på casens side."),
    *("Landsbyen, der byggede et varmeværk", True),
)


def kinds() -> tuple[str, ...]:
    """Return the kinds that there is a form for, by their keys."""
    return tuple(kind.key for kind in OFFERED if kind.offered and kind.offered.on_github)


@cache
def questions(key: str) -> tuple[Question, ...]:
    """Return the questions of a kind's form in their order: what comes first in the site's own
    form, the texts, and the rest as the model has it.
    """
    kind = KIND[key]
    assert kind.offered
    fields = {field.name: field for field in fields_of(kind.model)}
    bodies = [_body(kind, number) for number in range(len(kind.sections))]
    found: list[Question] = []
    for name in kind.offered.quick:
        if name == CASE:
            found.append(_CASE)
        elif name == BODY:
            found += bodies
        else:
            found += _asked(fields.pop(name))
    found += [] if BODY in kind.offered.quick else bodies
    for field in fields.values():
        found += _asked(field)
    return (*found, *_LAST)


def _body(kind: Kind, number: int) -> Question:
    section = kind.sections[number]
    # One text is what the file is about; of several some may still be empty.
    required = len(kind.sections) == 1
    text = (section.title, section.help, section.example)
    return Question(f"{BODY}:{number}", "textarea", *text, required)


def _asked(field: FieldOf) -> Iterator[Question]:
    asked = field.declared.asked
    if asked.left_out:
        return
    if field.shape is Shape.RECORD and field.record and not asked.help:
        # A place or a period: what can be written on a line is asked for by itself.
        for inner in fields_of(field.record):
            if inner.shape in (Shape.TEXT, Shape.PARTIAL_DATE):
                yield _question(inner, f"{field.name}.{inner.name}", field.required)
    else:
        yield _question(field, field.name, True)


def _question(field: FieldOf, name: str, needed: bool) -> Question:
    control = _CONTROLS.get(field.shape, "input")
    if field.shape is Shape.TEXT and (field.most or 0) > LONG_TEXT:
        control = "textarea"
    if field.vocabulary == "municipalities":
        control = "input"
    asked = field.declared.asked
    help = field.guidance if (field.most or 0) > _SHORT else field.help
    example = field.example
    if isinstance(example, list):
        example = "\n".join(str(one) for one in example if not isinstance(one, dict))
    return Question(
        name,
        control,
        field.label,
        asked.help or help,
        asked.example or ("" if isinstance(example, dict) else str(example)),
        needed and field.required and field.shape is not Shape.RECORDS,
        field,
    )


_SHORT = 60
_CONTROLS = {
    Shape.TERM: "dropdown",
    Shape.TERMS: "checkboxes",
    Shape.TEXTS: "textarea",
    Shape.RECORDS: "textarea",
}


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
    for key in kinds():
        kind = KIND[key]
        if kind.offered:
            yield f"{FOLDER}/{kind.offered.slug}.yml", _NOTE + document(_form(kind, kind.offered))
    yield f"{FOLDER}/config.yml", _NOTE + document({"blank_issues_enabled": True})


def _form(kind: Kind, offered: Offered) -> dict[str, Any]:
    intro = {
        "type": "markdown",
        "attributes": {"value": f"{_PUBLIC}\n\n{offered.lead}\n\n{_INTRO}\n"},
    }
    return {
        "name": kind.name,
        "description": offered.lead,
        "title": f"{kind.name}: ",
        "labels": [LABEL, offered.slug],
        "body": [intro, *map(_written, questions(kind.key))],
    }


def _written(question: Question) -> dict[str, Any]:
    """A question as GitHub wants it."""
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.control == "dropdown":
        attributes["options"] = list(options(question))
    elif question.name == PROMISE:
        attributes["options"] = [{"label": text, "required": True} for text in PROMISES]
    elif question.control == "checkboxes":
        attributes["options"] = [{"label": text} for text in options(question)]
    elif question.example:
        attributes["placeholder"] = question.example
    built: dict[str, Any] = {
        "type": question.control,
        "id": question.name.replace(".", "-").replace(":", "-"),
        "attributes": attributes,
    }
    if question.required and question.control != "checkboxes":
        built["validations"] = {"required": True}
    return built
