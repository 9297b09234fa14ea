"""Which field somebody means by a heading or a column: one table for import and templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from pydantic import BaseModel

from laboratorium.base.danish import slugify
from laboratorium.model.cases import CASE
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.kind import Kind, Section
from laboratorium.model.kinds import IN_CASE as KINDS_IN_CASE
from laboratorium.model.parts import Contact, Image, LabRef, Period
from laboratorium.model.shape import Shape

Path = tuple[str | int, ...]

_LONGEST_HEADING = 120
MOST_NUMBERED = 50


class Form(Enum):
    """How a value is written that has no shape of its own in the models."""

    MARKDOWN = auto()
    PERIOD = auto()
    LAB = auto()
    CONTACT = auto()
    PICTURES = auto()
    DERIVED = auto()


# Records that can be written in one cell.
_OF_RECORD: dict[type[BaseModel], Form] = {
    Period: Form.PERIOD,
    LabRef: Form.LAB,
    Contact: Form.CONTACT,
    Image: Form.PICTURES,
}


@dataclass(frozen=True)
class Field:
    """A field: its path in the front matter, its Danish name, what else it is called, its form.

    `shown` says whether the templates have it; `declared` is the model's own declaration.
    """

    path: tuple[str, ...]
    label: str
    form: Form | Shape
    aliases: tuple[str, ...] = ()
    vocabulary: str = ""
    shown: bool = True
    declared: FieldOf | None = None
    required: bool = False

    def names(self) -> Iterator[str]:
        """Every name of the field, as `slugify` writes it."""
        for name in (self.label, " ".join(self.path), *self.aliases):
            yield slugify(name)

    def asked_as(self) -> Iterator[str]:
        """Every name, and how else a question may ask for the field."""
        yield from self.names()
        if self.declared:
            yield slugify(self.declared.declared.label)


@dataclass(frozen=True)
class Group:
    """Something a case may have several of; `key` is its list, or the folder of its files.

    `fields` start with the one that is meant when only the group's name is given. `templates` is
    how many the spreadsheet's template has room for; `kind` is what its files are, when it has any.
    """

    key: str
    label: str
    names: tuple[str, ...]
    fields: tuple[Field, ...]
    templates: int = 2
    kind: Kind | None = None


@dataclass(frozen=True)
class Slot:
    """Where a value belongs: a field, and for a group's the group and its number from 0."""

    field: Field
    group: Group | None = None
    number: int = 0


SECTION = "body"
TEXT = Field((SECTION,), "Tekst", Form.MARKDOWN, ("text", "brødtekst", "body"), shown=False)
SECTIONS = tuple(
    Field((SECTION, section.title), section.title, Form.MARKDOWN, section.names)
    for section in CASE.sections
)


def _fields(model: type[BaseModel]) -> Iterator[Field]:
    """The fields that a column or a line can hold, those of a record inside flattened."""
    for field in fields_of(model):
        declared = field.declared
        form = _OF_RECORD.get(field.record) if field.record else None
        if field.shape is Shape.RECORD and field.record:
            for inner in fields_of(field.record):
                label, *others = declared.inner[inner.name]
                path = (field.name, inner.name)
                needed = field.required and inner.required
                yield _field(path, label, tuple(others), inner, declared.templated, needed)
            if form:
                yield Field((field.name,), declared.heading, form, shown=False, declared=field)
        elif field.shape is not Shape.RECORDS or form:
            names = declared.names
            needed = field.required
            at = (field.name,)
            yield _field(at, declared.heading, names, field, declared.templated, needed, form)


def _field(
    path: tuple[str, ...],
    label: str,
    names: tuple[str, ...],
    field: FieldOf,
    shown: bool,
    required: bool,
    form: Form | None = None,
) -> Field:
    return Field(path, label, form or field.shape, names, field.vocabulary, shown, field, required)


def _group(field: FieldOf) -> Group:
    declared = field.declared
    record = field.record
    assert record
    names = (declared.heading, *declared.names)
    return Group(field.name, declared.one, names, tuple(_fields(record)))


def _group_of(kind: Kind) -> Group:
    section: Section = kind.sections[0]
    text = Field((SECTION,), "tekst", Form.MARKDOWN, section.names)
    own = list(_fields(kind.model))
    shown = [field for field in own if field.shown]
    hidden = [field for field in own if not field.shown]
    fields = (
        *(*shown, text, *hidden),
        Field(("slug",), "filnavn", Shape.SLUG, shown=False),
        Field(("url",), "side", Form.DERIVED, shown=False),
    )
    names = (kind.plural, *kind.names)
    return Group(kind.folder, kind.name, names, fields, kind.templates, kind)


IN_CASE = tuple(
    _group(field)
    for field in fields_of(CASE.model)
    if field.shape is Shape.RECORDS and field.record is not Image
)
"""What stands in the case's own file."""
OF_KINDS = tuple(map(_group_of, KINDS_IN_CASE))
"""What has files of its own in the case's folder."""
GROUPS = (*IN_CASE, *OF_KINDS)
GROUP = {group.key: group for group in GROUPS}

FIELDS: tuple[Field, ...] = (
    *_fields(CASE.model),
    Field(("slug",), "Mappe", Shape.SLUG, ("mappenavn",), shown=False),
    *SECTIONS,
    TEXT,
    *(Field((group.key,), group.names[0], Shape.RECORDS, shown=False) for group in IN_CASE),
    *(
        Field((group.key,), group.names[0], Shape.RECORDS, shown=False)
        for group in OF_KINDS
        if group.kind and not group.kind.dated
    ),
)

# What the open data works out from other columns; nothing is lost when it is left out.
_DERIVED = re.compile(r"url|region|position|learning-points|[a-z-]+-(?:names?|count)")
OPEN_DATA = frozenset(("municipality-code", "six-p-names", "trial-action-count"))
"""Columns that only the open data's own file of cases has."""

DERIVED_FIELD = Field((), "", Form.DERIVED)

_AND = re.compile(r"\s+og\s+|\s*[&/+]\s*")
_NUMBER = re.compile(r"-?(\d{1,4})-?")


@cache
def _by_name() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for field in FIELDS:
        for name in field.names():
            found.setdefault(name, field)
    return found


@cache
def _groups() -> dict[str, Group]:
    return {
        slugify(name): group for group in GROUPS for name in (group.key, group.label, *group.names)
    }


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_groups(), key=len, reverse=True))


@lru_cache(maxsize=4096)
def find_group(text: str) -> tuple[Group, int | None, str] | None:
    """The group that a heading names, the number beside it and what else it says, or None:
    `Prøvehandling 2: titel` gives the group, 2 and `titel`.
    """
    slug = slugify(text)
    for name in _longest_first():
        if slug == name or slug.startswith(f"{name}-"):
            rest = slug[len(name) :]
            match = _NUMBER.match(rest)
            number = int(match[1]) if match else None
            return _groups()[name], number, (rest[match.end() :] if match else rest).strip("-")
    return None


def find_part(group: Group, name: str) -> Field | None:
    """The group's field of that name, in Danish or English; without a name its first."""
    slug = slugify(name)
    return _parts(group.key).get(slug) if slug else group.fields[0]


@cache
def _parts(key: str) -> dict[str, Field]:
    """A group's fields by each of their names; what the group itself is called means its first."""
    group = GROUP[key]
    found: dict[str, Field] = {}
    for field in group.fields:
        for name in field.names():
            found.setdefault(name, field)
    for name in (group.label, *group.names):
        found.setdefault(slugify(name), group.fields[0])
    return found


@lru_cache(maxsize=4096)
def find_slot(header: str) -> Slot | None:
    """The place that a column's or a row's name means, or None."""
    slug = slugify(header)
    if field := _by_name().get(slug):
        return Slot(field)
    if _DERIVED.fullmatch(slug):
        return Slot(DERIVED_FIELD)
    if found := find_group(header):
        group, number, rest = found
        part = find_part(group, rest)
        if part and (number or 1) in range(1, MOST_NUMBERED + 1):
            return Slot(part, group, (number or 1) - 1)
    return None


def slot_of(kind: Kind, path: tuple[str, ...]) -> Slot | None:
    """The place of a field in the file of a kind, or None when no column or line can hold it."""
    group = GROUP.get(kind.folder)
    fields = (field for field in (group.fields if group else FIELDS) if field.path == path)
    return next((Slot(field, group) for field in fields), None)


def find_section(heading: str) -> str | None:
    """The heading of the five that somebody means, or None: `1. Baggrund og udfordring` too."""
    plain = re.sub(r"^[\d.)\s]+", "", heading)
    whole = _section(plain)
    parts = {_section(part) for part in _AND.split(plain)} - {None} if not whole else {whole}
    return parts.pop() if len(parts) == 1 else None


@cache
def _sections() -> dict[str, str]:
    return {name: field.label for field in reversed(SECTIONS) for name in field.names()}


def _section(name: str) -> str | None:
    return _sections().get(slugify(name))


def is_known(heading: str) -> bool:
    """Whether a column or a section is called so."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return False
    return find_slot(heading) is not None or find_section(heading) is not None
