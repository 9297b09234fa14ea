"""A parsed file and a model in; a typed record or problems with line and column out."""

from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from laboratorium.base.problems import Position, Problem, error
from laboratorium.model.declare import look
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import describe_place, explain, nearest_name
from laboratorium.reading.yaml_tree import EMPTY

M = TypeVar("M", bound=BaseModel)

Where = tuple[str | int, ...]


def validate(parsed: ParsedFile, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return the record, or ``None`` and every problem with its values.

    What the reader of the YAML could not make out, and has reported, is not reported again.
    """
    if () in parsed.broken:
        return None, ()
    try:
        record = model.model_validate(parsed.meta)
    except ValidationError as failure:
        faults = failure.errors(include_url=False)
        inside = {f["loc"][:length] for f in faults for length in range(len(f["loc"]))}
        # pydantic counts only a list's valid items, so it calls a list of wrong ones too short.
        real = (f for f in faults if f["type"] != "too_short" or f["loc"] not in inside)
        meant = _meant(model, faults)
        problems = (
            _problem(parsed, model, fault)
            for fault in real
            if fault["type"] not in _ABSENT or fault["loc"] not in meant
        )
        return None, tuple(problem for problem in problems if problem is not None)
    return (None if parsed.broken else record), ()


# What is said of a field that is not there.
_ABSENT = frozenset(
    (
        "missing",
        "sources_missing",
        "source_missing",
        "status_as_of_missing",
        "end_missing",
        "nowhere",
    )
)


def named(parsed: ParsedFile, model: type[BaseModel]) -> ParsedFile:
    """The same, with what is told of its empty values by what people call the fields."""
    if not any(problem.code == "empty-value" for problem in parsed.problems):
        return parsed
    fields = {place: where for where, place in parsed.keys.items()}

    def told(problem: Problem) -> Problem:
        where = fields.get(Position(problem.line, problem.column))
        if problem.code != "empty-value" or where is None:
            return problem
        return replace(problem, message=f"{describe_place(where, model)} {EMPTY}")

    return replace(parsed, problems=tuple(map(told, parsed.problems)))


def _meant(model: type[BaseModel], faults: list[Any]) -> set[Where]:
    """Return the places of the fields that were surely meant by a name that is unknown.

    Such a field is there under another name, so nobody is told that it is missing as well.
    """
    unknown = (fault["loc"] for fault in faults if fault["type"] == "extra_forbidden")
    near = (
        (where, nearest_name(str(where[-1]), field_names(model, where, True))) for where in unknown
    )
    return {(*where[:-1], name) for where, name in near if name is not None}


def _problem(parsed: ParsedFile, model: type[BaseModel], fault: Any) -> Problem | None:
    where: Where = fault["loc"]
    if any(where[:length] in parsed.broken for length in range(1, len(where) + 1)):
        return None
    wrong = fault["type"]
    names = () if wrong == "missing" else field_names(model, where, wrong == "extra_forbidden")
    facts = (fault.get("input"), fault.get("ctx"), names, model, parsed.listed)
    code, message = explain(wrong, where, *facts)
    return error(parsed.path, _place(parsed, where, wrong), code, message)


def _place(parsed: ParsedFile, where: Where, wrong: str) -> Position:
    if wrong == "missing":
        return parsed.position(*where[:-1])
    if wrong == "status_as_of_missing":
        return parsed.key_position("status")
    if wrong == "english_half":
        return parsed.positions.get(where) or parsed.position("title_en")
    if wrong == "source_missing":
        return parsed.key_position("basis")
    if wrong in {"end_missing", "nowhere"}:
        return parsed.position("date")
    if wrong in {"extra_forbidden", "sources_missing"}:
        return parsed.key_position(*where)
    return parsed.position(*where)


def field_names(model: type[BaseModel], where: Where, of_parent: bool) -> tuple[str, ...]:
    """Return the names that may stand in the record at ``where``, or in the one around it."""
    current: type[BaseModel] | None = model
    for part in where[:-1] if of_parent else where:
        if current is None:
            return ()
        if isinstance(part, str):
            current = _below(current).get(part)
    return tuple(_below(current)) if current else ()


@cache
def _below(model: type[BaseModel]) -> dict[str, type[BaseModel] | None]:
    """Return each field's name as it is written, and the record that it holds, if it holds one."""
    fields = model.model_fields.items()
    return {info.alias or name: look(info.annotation).record for name, info in fields}
