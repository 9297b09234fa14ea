"""Every complaint about a value, in Danish: from error type to sentence.

The types are pydantic's own and those that ``types``, ``partial_date`` and the models raise. The
sentences stand in ``messages.yml``, which the form that validates in the browser reads too.
pydantic's English text is never shown: a type that is not in the table gets a Danish sentence too.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from pydantic import BaseModel

from laboratorium.base.danish import Nearest, format_number, slugify
from laboratorium.base.yaml_text import load
from laboratorium.model.declare import fields_of, label_of
from laboratorium.model.kinds import EVERY

LONGEST_QUOTE = 40


class Template(NamedTuple):
    """What is wrong; what to write when the nearest valid value is known; what to write if not.

    ``form`` takes the place of ``otherwise`` in the site's form, ``table`` in a file of rows. The
    names in braces are ``name`` (what people call the field, and where it is), ``key`` (how a file
    writes it), ``written`` (the value, shortened) and what the error itself brings.
    """

    wrong: str
    near: str = ""
    otherwise: str = ""
    form: str = ""
    table: str = ""


def _read() -> tuple[dict[str, Template], ...]:
    """Return the sentences about values, wholes, bodies, and personal data."""
    file = resources.files("laboratorium.reading") / "messages.yml"
    table = load(file.read_text(encoding="utf-8"))
    return tuple(
        {name: Template(**parts) for name, parts in table[part].items()}
        for part in ("values", "whole", "body", "privacy")
    )


TEMPLATES, WHOLE, BODY, PRIVACY = _read()
FALLBACK = TEMPLATES.pop("fallback")


def table() -> dict[str, dict[str, dict[str, str]]]:
    """Return the whole table as plain data, with the sentence for all other errors as `fallback`.

    Parts that say nothing are left out.
    """
    parts = {
        "values": {**TEMPLATES, "fallback": FALLBACK},
        "whole": WHOLE,
        "body": BODY,
        "privacy": PRIVACY,
    }
    return {
        part: {
            name: {place: text for place, text in template._asdict().items() if text}
            for name, template in templates.items()
        }
        for part, templates in parts.items()
    }


PRIVATE_KEYS = frozenset(
    [
        "name",
        "navn",
        "person",
        "mail",
        "email",
        "e-mail",
        "telefon",
        "phone",
        "tlf",
        "mobil",
        "adresse",
        "address",
        "cpr",
    ]
)
_HOLDS_PEOPLE = frozenset(("actors", "contact"))
# In a podcast people are named, but how to reach them is still nobody's business.
_NAMES = frozenset(("name", "navn", "person"))


def explain(
    wrong: str,
    where: Sequence[str | int],
    value: object,
    context: Mapping[str, Any] | None = None,
    names: Sequence[str] = (),
    model: type[BaseModel] | None = None,
    rows: str = "",
) -> tuple[str, str]:
    """Return the stable code and the Danish sentence for an error.

    ``wrong`` is pydantic's error type, ``where`` the path of the value, ``value`` what was written,
    ``context`` what the error brings along, ``names`` the fields that may stand at that place,
    ``model`` what the path begins in, ``rows`` the name of the list that a file of rows and columns
    holds: there the line tells which row it is, and people know the column by its head.
    """
    facts: dict[str, Any] = {key: _danish(item) for key, item in (context or {}).items()}
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    near = facts.get("near") or facts.get("meant")
    if wrong == "too_long" and isinstance(value, str):
        # In a list pydantic speaks of a text that is too long as if it were a list itself.
        wrong = "string_too_long"
    if wrong == "extra_forbidden":
        private = key in PRIVATE_KEYS and _HOLDS_PEOPLE.intersection(where[:1])
        if private or (key in PRIVATE_KEYS - _NAMES and where[:1] == ("persons",)):
            wrong = "private_key"
        near = nearest_name(key, names)
    elif wrong == "tuple_type" and isinstance(value, str):
        near = quote(value)
    elif wrong == "model_type" and isinstance(value, str) and isinstance(where[-1], str):
        near = f"{names[0]}: {quote(value)}" if names else None
    elif wrong == "string_too_long" and isinstance(value, str):
        facts["length"] = len(value.strip())
        facts["over"] = facts["length"] - int((context or {})["max_length"])
    elif wrong == "too_long":
        facts["over"] = (context or {})["actual_length"] - (context or {})["max_length"]
    around = where[:-1] if wrong == "extra_forbidden" else where
    facts.setdefault("all", None)
    facts["all"] = facts["all"] or ", ".join(_called_and_written(n, around, model) for n in names)
    facts["label"] = label_of(model, (*around, str(near))) if model and near else near
    told = describe_place(where, model, 2 if rows else 0)
    facts.update(name=told, key=key, written=quote(value), near=near)
    template = TEMPLATES.get(wrong, FALLBACK)
    code = wrong if wrong in TEMPLATES else "invalid-value"
    if rows and template.table:
        template = template._replace(otherwise=template.table)
    message = " ".join(_fill(template, facts, near is not None))
    return code.replace("_", "-"), message[:1].upper() + message[1:]


def _fill(template: Template, facts: Mapping[str, Any], has_near: bool) -> list[str]:
    hint = template.near if has_near and template.near else template.otherwise
    return [part.format_map(facts) for part in (template.wrong, hint) if part]


def about_whole(name: str, **facts: object) -> str:
    """Return the sentence of that name about what does not go together in a record."""
    return " ".join(_fill(WHOLE[name], facts, facts.get("near") is not None))


def about_body(name: str, **facts: object) -> str:
    """Return the sentence of that name about a body; ``near`` is the nearest valid value."""
    return " ".join(_fill(BODY[name], facts, facts.get("near") is not None))


def about_person(name: str, seen: str = "") -> str:
    """Return the sentence of that name about personal data; ``seen`` is quoted where it may be."""
    return " ".join(_fill(PRIVACY[name], {"seen": quote(seen)}, False))


def nearest_name(name: str, names: Sequence[str]) -> str | None:
    """Return the field that someone means by ``name``, or ``None`` when none comes near."""
    slug = slugify(name)
    meant = (known for called in _called() for known in names if slug in called.get(known, ()))
    return next(meant, None) or Nearest(names).find(name)


@cache
def _called() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return what fields are called in any kind of content, and what else people call them: by the
    field's name, as ``slugify`` writes it.
    """
    labels: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    models = [kind.model for kind in EVERY]
    for model in models:
        for field in fields_of(model):
            told = field.declared
            labels.setdefault(field.name, set()).update(map(slugify, (told.label, told.heading)))
            for key, words in {field.name: (told.one, *told.names), **told.inner}.items():
                others.setdefault(key, set()).update(map(slugify, words))
            models += [field.record] if field.record and field.record not in models else []
    return labels, others


def _called_and_written(
    name: str, around: Sequence[str | int], model: type[BaseModel] | None
) -> str:
    """What a field is called, and what to write in the file: ``»Periode« (period)``."""
    return f"»{label_of(model, (*around, name))}« ({name})" if model else name


def describe_place(
    where: Sequence[str | int], model: type[BaseModel] | None = None, first: int = 0
) -> str:
    """Return a path in Danish, innermost first: ``»Begyndte« i »Prøvehandlinger« nr. 2``; by what
    the ``model`` calls the fields, and without the ``first`` parts of it.
    """
    said: list[str] = []
    for at, part in enumerate(where[first:], start=first):
        if isinstance(part, int) and said:
            said[-1] += f" nr. {part + 1}"
        else:
            said.append(f"»{quote(label_of(model, where[: at + 1]) if model else part)}«")
    return " i ".join(reversed(said)) or "Filen"


def quote(value: object) -> str:
    """Return a value as one short line, fit to be shown."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"


def _danish(item: object) -> object:
    if isinstance(item, float) and item.is_integer():
        return format_number(int(item))
    if isinstance(item, (float, Decimal)):
        return format_number(item)
    return item
