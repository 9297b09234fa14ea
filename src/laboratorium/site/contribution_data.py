"""What the forms at /bidrag/ check by: schemas, sentences, vocabularies and the checker's rules.

It is a file of its own, which all forms share; a form's page holds only what readers see.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from laboratorium.intake.form_fields import parts
from laboratorium.intake.schema import schemas
from laboratorium.model.declare import fields_of
from laboratorium.model.vocabulary import Vocabulary, vocabularies
from laboratorium.reading.messages import table
from laboratorium.site.contribution_rules import rules

PATHS = ("data/bidrag-regler.json",)
"""Where the file lies on the site."""
# What a script needs to know of a value; the words that explain it stand in the page.
_NEEDED = (
    *("title", "type", "items", "properties", "required", "default"),
    *("maxLength", "minLength", "maxItems", "minItems", "minimum", "maximum"),
    *("x-rules", "x-vocabulary", "x-record"),
)


def files() -> Iterator[tuple[str, bytes]]:
    """The file: its path on the site and its bytes (UTF-8)."""
    text = json.dumps(client_data(), ensure_ascii=False, separators=(",", ":"))
    yield PATHS[0], f"{text}\n".encode()


def client_data() -> dict[str, Any]:
    """What the form's script checks by: schemas, sentences, vocabularies and rules."""
    kinds: list[dict[str, Any]] = [
        {
            "key": part.kind.key,
            "slug": part.offered.slug,
            "title": part.kind.name,
            "inCase": part.kind.in_case,
            "folder": part.kind.folder,
            "file": part.kind.file,
            "dated": part.kind.dated,
            "mostWords": part.kind.most_words,
            "headings": [section.title for section in part.kind.sections],
            "schema": _needed(_asked(part.kind.model, schemas()[part.kind.key])),
        }
        for part in parts()
    ]
    used = sorted({name for kind in kinds for name in _vocabularies(kind["schema"])} | {"sdg"})
    words = {name: _words(name, vocabularies()[name]) for name in used}
    return {"kinds": kinds, "sentences": table(), "words": words, "rules": rules()}


def _asked(model: type[BaseModel], schema: Mapping[str, Any]) -> dict[str, Any]:
    """A record's schema without what the form never asks for."""
    asked: dict[str, Any] = {}
    for field in fields_of(model):
        found = schema["properties"][field.name]
        if field.declared.hidden and not field.required:
            continue
        if field.record and "items" in found:
            found = {**found, "items": _asked(field.record, found["items"])}
        elif field.record:
            found = _asked(field.record, found)
        asked[field.name] = found
    return {**schema, "properties": asked}


def _needed(schema: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: value for key, value in schema.items() if key in _NEEDED}
    if "items" in found:
        found["items"] = _needed(found["items"])
    if "properties" in found:
        found["properties"] = {key: _needed(value) for key, value in found["properties"].items()}
    return found


def _vocabularies(schema: Mapping[str, Any]) -> set[str]:
    found = {schema["x-vocabulary"]} if "x-vocabulary" in schema else set()
    inner = [*schema.get("properties", {}).values(), *filter(None, [schema.get("items")])]
    return found.union(*map(_vocabularies, inner))


def _words(name: str, vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    terms = [[term.key, term.label, term.slug, *term.aliases] for term in vocabulary]
    found: dict[str, Any] = {"title": vocabulary.title, "terms": terms}
    if name == "sdg":
        found["targets"] = {goal.key: goal.targets for goal in vocabulary}
    return found
