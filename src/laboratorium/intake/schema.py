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
from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator

from laboratorium.intake.kinds import Kind, form
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.types import TermOf
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
    "sdg": {
        "type": ["string", "number"],
        "pattern": r"^(1[0-7]|[1-9])(\.([0-9]{1,2}|[a-d]))?$",
        "exclusiveMaximum": 18,
    },
}
# What pydantic calls a limit that stands on a value that may be left out.
_LIMITS = {"ge": "minimum", "le": "maximum", "max_length": "maxLength", "min_length": "minLength"}


class _Kind(NamedTuple):
    """What an annotation says: the checker's functions, the vocabulary, the record, the items."""

    rules: tuple[str, ...]
    vocabulary: str
    record: type[BaseModel] | None
    item: Any


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind's front matter, nested records written out where they stand."""
    raw = kind.record.model_json_schema()
    record = _record(kind.record, raw, raw.get("$defs", {}))
    record |= {"title": kind.title, "description": kind.lead, "x-quick": list(kind.quick)}
    return {"$schema": DIALECT, **record}


def text(kind: Kind, address: str = "") -> str:
    """The schema as indented JSON; ``address`` is where it is published."""
    whole = schema(kind)
    if address:
        whole = {"$schema": whole.pop("$schema"), "$id": address, **whole}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(model: type[BaseModel], raw: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    labels = form().labels[model.__name__]
    properties: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        written = info.alias or name
        found = _value(raw["properties"][written], info.annotation, info.metadata, defs)
        properties[written] = {"title": labels[written], **found}
    return {
        "type": "object",
        "x-record": model.__name__,
        "required": raw.get("required", []),
        "additionalProperties": False,
        "properties": properties,
    }


def _value(
    raw: dict[str, Any], annotation: Any, metadata: list[Any], defs: dict[str, Any]
) -> dict[str, Any]:
    raw = _resolved(raw, defs)
    seen = _look(annotation, metadata)
    told = {key: raw[key] for key in ("description", "examples", "default") if raw.get(key)}
    if seen.record:
        return {**told, **_record(seen.record, raw, defs)}
    found = {
        _LIMITS.get(key, key): value
        for key, value in raw.items()
        if key not in ("title", "default", *told)
    }
    for rule in seen.rules:
        found |= _LOOSE.get(rule, {})
    if seen.rules:
        found["x-rules"] = list(seen.rules)
    if seen.vocabulary:
        found |= _terms(seen.vocabulary)
    if seen.item is not None:
        found["items"] = _value(raw["items"], seen.item, [], defs)
    return {**told, **found}


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


def _look(annotation: Any, metadata: list[Any]) -> _Kind:
    rules = list(_rules(metadata))
    vocabulary = next((one.vocabulary for one in metadata if isinstance(one, TermOf)), "")
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _joined(_look(inner, more), rules, vocabulary)
    if origin in (Union, UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not NoneType)
        return _joined(_look(inner, []), rules, vocabulary)
    if origin is tuple:
        return _Kind(tuple(rules), vocabulary, None, get_args(annotation)[0])
    if annotation is PartialDate:
        return _Kind(("partial_date", *rules), vocabulary, None, None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Kind(tuple(rules), vocabulary, annotation, None)
    return _Kind(tuple(rules), vocabulary, None, None)


def _joined(inner: _Kind, rules: list[str], vocabulary: str) -> _Kind:
    return inner._replace(rules=(*inner.rules, *rules), vocabulary=inner.vocabulary or vocabulary)


def _rules(metadata: list[Any]) -> Iterator[str]:
    for one in metadata:
        if isinstance(one, (BeforeValidator, AfterValidator)):
            name = getattr(one.func, "__name__", "")
            yield name.removeprefix("parse_").removeprefix("check_")


@cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """The schema of every kind by its key; not to be changed."""
    return {kind.key: schema(kind) for kind in form().kinds}
