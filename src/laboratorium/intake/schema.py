"""The JSON Schema (2020-12) of each kind of contribution, made from its pydantic model.

It serves three readers: editors' YAML plug-ins, which check a file while it is written; the form
at /bidrag/, which is drawn from it and checks by it; and people. What JSON Schema has no word for
is told in ``x-`` keywords, which other programs pass over:

- ``x-rules``: the checker's own functions for the value, without ``parse_`` and ``check_``;
- ``x-vocabulary``: the vocabulary that the value is a term of; ``x-labels``: its Danish names;
- ``x-record``: the name of the record, for rules that need several of its values;
- ``x-quick``: the fields that the form asks for first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import EVERY
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# YAML gives 2013 as a number and 0101 as another one, while the checker reads both as written; so
# editors' plug-ins must let both pass.
_LOOSE: Mapping[str, dict[str, Any]] = {
    "whole": {"type": ["integer", "string"], "pattern": r"^[-−]?[0-9]{1,15}$"},
    "number": {"type": ["number", "string"]},
    "coordinate": {"type": ["number", "string"]},
    "partial_date": {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    "full_date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "share": {"type": ["number", "string"]},
    "seconds": {"type": ["string", "number"]},
    "flag": {"type": ["boolean", "string"]},
    "danish_time": {"type": "string"},
    "sdg": {
        "type": ["string", "number"],
        "pattern": r"^(1[0-7]|[1-9])(\.([0-9]{1,2}|[a-d]))?$",
        "exclusiveMaximum": 18,
    },
}
# What pydantic calls a limit that stands on a value that may be left out.
_LIMITS = {"ge": "minimum", "le": "maximum", "max_length": "maxLength", "min_length": "minLength"}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind's front matter, nested records written out where they stand."""
    raw = kind.model.model_json_schema()
    record = _record(kind.model, raw, raw.get("$defs", {}))
    if kind.offered:
        record |= {"description": kind.offered.lead, "x-quick": list(kind.offered.quick)}
    return {"$schema": DIALECT, **record, "title": kind.name}


def text(kind: Kind, address: str = "") -> str:
    """The schema as indented JSON; ``address`` is where it is published."""
    whole = schema(kind)
    if address:
        whole = {"$schema": whole.pop("$schema"), "$id": address, **whole}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(model: type[BaseModel], raw: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "x-record": model.__name__,
        "required": raw.get("required", []),
        "additionalProperties": False,
        "properties": {
            field.name: {
                "title": field.label,
                **_value(field, _resolved(raw["properties"][field.name], defs), defs),
            }
            for field in fields_of(model)
        },
    }


def _value(field: FieldOf, raw: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    told = {key: raw[key] for key in ("description", "examples", "default") if raw.get(key)}
    if field.shape is Shape.RECORD and field.record:
        return {**told, **_record(field.record, raw, defs)}
    several = "items" in raw
    found = _limited({key: value for key, value in raw.items() if key not in told}, field.rules)
    if several:
        item = _limited(_resolved(raw["items"], defs), field.item_rules)
        if field.record:
            item = _record(field.record, item, defs)
        found["items"] = item
    if field.shape in (Shape.TERM, Shape.TERMS) and "enum" in (found.get("items") or found):
        (found["items"] if several else found).update(_terms(field.vocabulary))
    return {**told, **found}


def _limited(raw: Mapping[str, Any], rules: Sequence[str]) -> dict[str, Any]:
    """A value's limits by JSON Schema's names, and the rules that it has no word for."""
    found = {
        _LIMITS.get(key, key): value
        for key, value in raw.items()
        if key not in ("title", "default", "items")
    }
    for rule in rules:
        found |= _LOOSE.get(rule, {})
    return found | ({"x-rules": list(rules)} if rules else {})


def _terms(name: str) -> dict[str, Any]:
    labels = {term.key: term.label for term in vocabularies()[name]}
    # The checker takes the Danish names too, so an editor must not frown upon them.
    both = dict.fromkeys((*labels, *labels.values()))
    return {"enum": list(both), "x-vocabulary": name, "x-labels": labels}


def _resolved(raw: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """The value's own schema, where it is a reference or may also be left out (null)."""
    rest = {key: value for key, value in raw.items() if key not in ("anyOf", "$ref")}
    if "anyOf" in raw:
        (one,) = (option for option in raw["anyOf"] if option.get("type") != "null")
        return {**_resolved(one, defs), **rest}
    if "$ref" in raw:
        return {**defs[raw["$ref"].removeprefix("#/$defs/")], **rest}
    return raw


@cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """The schema of every kind by its key; not to be changed."""
    return {kind.key: schema(kind) for kind in EVERY}
