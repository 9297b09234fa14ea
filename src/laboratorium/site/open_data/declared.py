"""The columns that follow from how a model's fields are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.open_data.columns import Column, ValueType

Get = Callable[[Any], Any]

_KINDS: Mapping[Shape, ValueType] = {
    Shape.TEXTS: ValueType.TEXTS,
    Shape.TERMS: ValueType.TEXTS,
    Shape.SLUGS: ValueType.TEXTS,
    Shape.PARTIAL_DATE: ValueType.PARTIAL_DATE,
    Shape.DAY: ValueType.DAY,
    Shape.WHOLE: ValueType.WHOLE,
    Shape.NUMBER: ValueType.NUMBER,
    Shape.COORDINATE: ValueType.NUMBER,
    Shape.ADDRESS: ValueType.ADDRESS,
    Shape.RECORDS: ValueType.OBJECTS,
}


def declared(
    model: type[BaseModel],
    instead: Mapping[str, tuple[Column[Any], ...]] | None = None,
    get: Get = lambda item: item,
    names: bool = False,
) -> tuple[Column[Any], ...]:
    """A column, or as many as it takes, for each field of a model that has any.

    ``instead`` holds the columns of single fields that are more than what was written, by name.
    ``get`` leads from a row to the record of the model. With ``names`` each field of terms is
    followed by their Danish names.
    """
    found: list[Column[Any]] = []
    for field in fields_of(model):
        if instead and field.name in instead:
            found += instead[field.name]
        elif field.declared.data:
            found += _columns(field, _of(get, field.attribute), names)
    return tuple(found)


def _columns(field: FieldOf, value: Get, names: bool) -> Iterator[Column[Any]]:
    optional = not field.required and field.default is None
    if field.shape is Shape.RECORD and field.record:
        for inner in declared(field.record, get=value):
            yield inner.within(field.name, optional)
        return
    yield Column(
        field.name,
        _KINDS.get(field.shape, ValueType.TEXT),
        field.declared.data,
        value,
        optional,
        field.vocabulary,
        fields=declared(field.record) if field.record else (),
    )
    if names and field.shape is Shape.TERM:
        label = _labels(field.vocabulary, lambda row: filter(None, [value(row)]))
        one: Get = lambda row: next(iter(label(row)), None)  # noqa: E731
        yield Column(f"{field.name}_name", ValueType.TEXT, "Det samme på dansk.", one, optional)
    elif names and field.shape is Shape.TERMS:
        many = _labels(field.vocabulary, value)
        yield Column(f"{field.name}_names", ValueType.TEXTS, "De samme på dansk.", many)


def _labels(vocabulary: str, keys: Get) -> Callable[[Any], list[str]]:
    return lambda row: [vocabularies()[vocabulary][key].label for key in keys(row)]


def _of(get: Get, attribute: str) -> Get:
    """What the attribute holds; nothing where the record itself is left out."""

    def value(row: Any) -> Any:
        record = get(row)
        return None if record is None else getattr(record, attribute)

    return value
