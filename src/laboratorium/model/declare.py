"""One declaration of a field: every room derives what it needs of a field from here.

A model's field is declared with ``field``; ``fields_of`` gives a model's declarations back, in the
model's order, joined with what the annotation says. Nothing else tells what a field is called.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as also
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from pydantic.fields import FieldInfo

from laboratorium.model.partial_date import PartialDate
from laboratorium.model.shape import SEVERAL, Shape


@dataclass(frozen=True)
class Facet:
    """How readers meet a field whose values are terms of a vocabulary.

    ``rank`` is its place among all facets. ``parameter`` is its name in the address of ``/cases/``;
    without one it is no filter there. ``title`` is its heading in the filter, else the
    vocabulary's; ``chosen`` is how a chosen term is said there. ``likeness`` is how much a shared
    term says about two cases, ``same`` how that is said (one, several), and ``named`` how many
    shared terms are named.

    ``about``: its words are searched with the case. ``topic``: its terms' pages are found by
    search. ``led``: the list of cases leads to them. ``followed``: Atom entries are filed under it,
    and each of its terms has a feed.
    ``keyword``: JSON-LD names it. ``fact``: it stands in the facts on the page. ``lent``: a case
    carries the terms that its learning points carry. ``banded`` names the vocabulary of bands that
    dates (by year) or numbers fall in: the key of each term is the least that belongs to it.
    """

    rank: int
    parameter: str = ""
    title: str = ""
    chosen: str = "{label}"
    likeness: float = 0.0
    same: tuple[str, str] = ("", "")
    named: int = 2
    about: bool = True
    topic: bool = True
    led: bool = True
    followed: bool = True
    keyword: bool = False
    fact: bool = True
    lent: bool = True
    banded: str = ""


@dataclass(frozen=True)
class Asked:
    """How GitHub's form asks for a field, where the field's own help does not do.

    ``left_out`` says who sees to the field instead when the form does not ask for it.
    """

    help: str = ""
    example: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Wanted:
    """That a record should have the field: ``short`` names it in a table, ``sentence`` asks for it
    and says why others need it. ``key`` is stable.
    """

    key: str
    short: str
    sentence: str


@dataclass(frozen=True)
class Declared:
    """What a field is to people, beside its type and limits.

    ``label`` is its name in the form, ``heading`` its short name over a column, ``names`` what else
    people call it there; ``inner`` has the same three for the fields of a record inside it, by
    name. ``one`` is what one of a list of records is called, and ``more`` the button that adds one.
    ``data`` explains the column of the open data (empty: it is none). ``filled`` is what the form
    writes beforehand. ``hidden`` fields are for those who keep house; the form leaves them out.
    ``templated`` fields stand in the spreadsheet and the document that people fill in. A change of
    a ``guarded`` field can move subscribers or let another host in; from outside it needs an
    editor's word.
    """

    label: str
    heading: str
    names: tuple[str, ...] = ()
    inner: Mapping[str, tuple[str, ...]] = also(default_factory=dict)
    one: str = ""
    more: str = ""
    data: str = ""
    filled: str = ""
    hidden: bool = False
    templated: bool = True
    facet: Facet | None = None
    asked: Asked = Asked()
    wanted: Wanted | None = None
    guarded: bool = False


def field(
    label: str,
    help: str,
    example: Any,
    *,
    heading: str = "",
    names: tuple[str, ...] = (),
    inner: Mapping[str, tuple[str, ...]] | None = None,
    one: str = "",
    more: str = "",
    data: str | None = None,
    filled: str = "",
    hidden: bool = False,
    templated: bool = True,
    facet: Facet | None = None,
    asked: Asked | None = None,
    wanted: Wanted | None = None,
    guarded: bool = False,
    **limits: Any,
) -> Any:
    """Declare a field; ``help`` and ``example`` are Danish and shown to contributors.

    ``data`` explains the open data's column where the help does not do. ``limits`` are pydantic's:
    default, alias, max_length and so on; ``max_length`` of a list is the number of its items.
    """
    info = Field(description=help, examples=[example], **limits)
    said = help if data is None else data
    info.metadata.append(
        Declared(
            *(label, heading or label, names, inner or {}, one or label, more, said, filled),
            *(hidden, templated, facet, asked or Asked(), wanted, guarded),
        )
    )
    return info


@dataclass(frozen=True)
class FieldOf:
    """A field of a model: its declaration, and what its annotation says.

    ``name`` is how files write it, ``attribute`` what the record calls it. ``vocabulary`` names the
    vocabulary of its terms; ``record`` is the model inside it. ``metadata`` is what stands beside
    the type, ``item`` the same of each value of a list.
    """

    name: str
    attribute: str
    declared: Declared
    shape: Shape
    vocabulary: str
    record: type[BaseModel] | None
    required: bool
    default: Any
    help: str
    example: Any
    metadata: tuple[Any, ...] = also(repr=False, default=())
    item: tuple[Any, ...] = also(repr=False, default=())

    @property
    def label(self) -> str:
        return self.declared.label

    @property
    def guidance(self) -> str:
        """The help, and how long a text may be."""
        limit = f" Højst {self.most} tegn." if self.shape is Shape.TEXT and self.most else ""
        return f"{self.help}{limit}"

    @property
    def most(self) -> int | None:
        """The most characters of a text, or items of a list."""
        return _limit(self.metadata, "max_length")

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the checker's own functions for the value, in the order they are called."""
        return _rules(self.metadata, self.shape)

    @property
    def item_rules(self) -> tuple[str, ...]:
        """The same for each value of a list."""
        return _rules(self.item, Shape.TEXT)


@dataclass(frozen=True)
class Seen:
    """What an annotation says; see ``FieldOf``."""

    shape: Shape
    vocabulary: str = ""
    record: type[BaseModel] | None = None
    metadata: tuple[Any, ...] = ()
    item: tuple[Any, ...] = ()


def look(annotation: Any, metadata: tuple[Any, ...] = ()) -> Seen:
    """Read an annotation: unwrap ``Annotated``, ``X | None`` and ``tuple[X, ...]``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return look(inner, (*more, *metadata))
    if origin is tuple:
        one = look(get_args(annotation)[0])
        shape = SEVERAL.get(one.shape, Shape.TEXTS)
        return Seen(shape, one.vocabulary, one.record, metadata, one.metadata)
    options = [one for one in get_args(annotation) if one is not NoneType]
    if options and not isinstance(annotation, type):
        return look(options[0], metadata)
    if annotation is PartialDate:
        return Seen(Shape.PARTIAL_DATE, metadata=metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Seen(Shape.RECORD, record=annotation, metadata=metadata)
    vocabulary = next((v for one in metadata if (v := getattr(one, "vocabulary", ""))), "")
    shape = next((one for one in metadata if isinstance(one, Shape)), Shape.TEXT)
    return Seen(Shape.TERM if vocabulary else shape, vocabulary, None, metadata)


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldOf, ...]:
    """Every declared field of a model, in the model's order."""
    return tuple(_fields_of(model))


def _fields_of(model: type[BaseModel]) -> Iterator[FieldOf]:
    for attribute, info in model.model_fields.items():
        declared = next((one for one in info.metadata if isinstance(one, Declared)), None)
        if declared is None:
            continue
        # On an optional field pydantic keeps the limits beside the annotation, not within it.
        seen = look(info.annotation, tuple(info.metadata))
        yield FieldOf(
            name=info.alias or attribute,
            attribute=attribute,
            declared=declared,
            shape=seen.shape,
            vocabulary=seen.vocabulary,
            record=seen.record,
            required=info.is_required(),
            default=None if info.is_required() else info.default,
            help=info.description or "",
            example=(info.examples or [""])[0],
            metadata=seen.metadata,
            item=seen.item,
        )


def field_of(model: type[BaseModel], path: tuple[str, ...]) -> FieldOf:
    """The field at a path of names such as ``("place", "lat")``. Raises KeyError."""
    first, *rest = path
    for one in fields_of(model):
        if one.name == first:
            if not rest:
                return one
            if one.record:
                return field_of(one.record, tuple(rest))
    raise KeyError(path)


def label_of(model: type[BaseModel], path: Sequence[str | int]) -> str:
    """What people call the field at a path, of names as files write them and numbers of a list's
    items; the last name itself when no field is called so.
    """
    record: type[BaseModel] | None = model
    label = ""
    for part in path:
        if isinstance(part, int):
            continue
        found = next((f for f in fields_of(record) if f.name == part), None) if record else None
        label, record = (found.label, found.record) if found else (part, None)
    return label


def _rules(metadata: tuple[Any, ...], shape: Shape) -> tuple[str, ...]:
    called = [one.func for one in metadata if isinstance(one, BeforeValidator | AfterValidator)]
    names = [getattr(one, "__name__", "") for one in called]
    first = ["partial_date"] if shape is Shape.PARTIAL_DATE else []
    return (*first, *(name.removeprefix("parse_").removeprefix("check_") for name in names))


def _limit(metadata: tuple[Any, ...], name: str) -> int | None:
    for one in metadata:
        inner = _metadata(one) if isinstance(one, FieldInfo) else (one,)
        for each in inner:
            if limit := getattr(each, name, None):
                return int(limit)
    return None


def _metadata(info: FieldInfo) -> tuple[Any, ...]:
    return tuple(info.metadata)
