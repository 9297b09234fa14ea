"""Hold what was read to the models: what they refuse is taken out, with the checker's sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ValidationError

from laboratorium.intake.importing.drafts import MODELS, Draft, Loose, Part
from laboratorium.intake.importing.fields import Path
from laboratorium.model.declare import FieldOf, fields_of
from laboratorium.model.shape import SEVERAL
from laboratorium.reading.messages import explain
from laboratorium.reading.validate import field_names

# Left in place: the file shows what must be mended, and where it is.
_STAYS = frozenset(
    ("string_too_long", "span", "half_coordinate", "before_after", "sources_missing", "missing")
)
_MUCH_TOO_LONG = 3
_ROUNDS = 20


def settle(draft: Draft, part: Part, label: str) -> dict[str, Any]:
    """The front matter of one file: only values that the models take, in the models' order.

    What is taken out goes to the draft's `loose`; `label` names the file there, or is empty for
    the case itself. What must still be mended in the file is for the checker to say.
    """
    model = MODELS[part.kind]
    wheres, meta = _nested(part)
    for _ in range(_ROUNDS):
        try:
            model.model_validate(meta)
            break
        except ValidationError as failure:
            faults = [fault for fault in failure.errors(include_url=False) if not _stays(fault)]
        # From the back, so that the numbers of what comes before stay what they are.
        taken = [_take_out(draft, model, meta, fault, wheres, label) for fault in reversed(faults)]
        if not any(taken):
            break
    return _in_order(_without_empty(meta), model)


def unsettled(part: Part, model: type[BaseModel]) -> dict[str, Any]:
    """The same with every value as it was written, for the checker to say what is wrong with it."""
    _, meta = _nested(part)
    return _in_order(_without_empty(meta), model)


def _nested(part: Part) -> tuple[dict[Path, str], dict[str, Any]]:
    """The values as a tree, and where each came from; gaps in the numbering are closed."""
    used: dict[Path, set[int]] = defaultdict(set)
    for path in part.values:
        for index, step in enumerate(path):
            if isinstance(step, int):
                used[path[:index]].add(step)
    places = {
        list_path: {number: index for index, number in enumerate(sorted(numbers))}
        for list_path, numbers in used.items()
    }
    meta: dict[str, Any] = {}
    wheres: dict[Path, str] = {}
    # Numbers come in their order, so that each list is filled from its beginning.
    for path in sorted(part.values, key=_sortable) if used else part.values:
        value = part.values[path]
        closed = path
        if used:
            closed = tuple(
                places[path[:index]][step] if isinstance(step, int) else step
                for index, step in enumerate(path)
            )
        wheres[closed] = part.wheres.get(path, "")
        current: Any = meta
        for step, following in pairwise(closed):
            fresh: Any = [] if isinstance(following, int) else {}
            if isinstance(step, int):
                if len(current) == step:
                    current.append(fresh)
                current = current[step]
            else:
                current = current.setdefault(step, fresh)
        current[closed[-1]] = list(value) if isinstance(value, list) else value
    return wheres, meta


def _sortable(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _stays(fault: Any) -> bool:
    kind = fault["type"]
    if kind == "string_too_long":
        limit = int(fault["ctx"]["max_length"])
        return len(str(fault["input"])) <= _MUCH_TOO_LONG * limit
    return kind in _STAYS or kind == "too_short"


def _take_out(
    draft: Draft,
    model: type[BaseModel],
    meta: dict[str, Any],
    fault: Any,
    wheres: Mapping[Path, str],
    label: str,
) -> bool:
    where: Path = fault["loc"]
    names = field_names(model, where, fault["type"] == "extra_forbidden")
    _, why = explain(fault["type"], where, fault.get("input"), fault.get("ctx"), names, model)
    holder: Any = meta
    try:
        for step in where[:-1]:
            holder = holder[step]
        value = holder[where[-1]]
    except (KeyError, IndexError):
        return False  # Something is missing, which is for the checker to say.
    origin = _origin(wheres, where)
    if fault["type"] == "too_long" and isinstance(value, list):
        most = int(fault["ctx"]["max_length"])
        for item in value[most:]:
            _lose(draft, origin, label, item, f"Der er kun plads til {most}.")
        del value[most:]
        return True
    if fault["type"] == "repeated":
        holder[where[-1]] = list(dict.fromkeys(map(str, value)))
        return len(holder[where[-1]]) < len(value)
    del holder[where[-1]]
    _lose(draft, origin, label, value, why)
    return True


def _origin(wheres: Mapping[Path, str], where: Path) -> str:
    for length in range(len(where), 0, -1):
        if where[:length] in wheres:
            return wheres[where[:length]]
    inside = (wheres[path] for path in wheres if path[: len(where)] == where)
    return next(inside, "")


def _lose(draft: Draft, origin: str, label: str, value: Any, why: str) -> None:
    name, _, where = origin.removesuffix(")").rpartition(" (")
    name = f"{label}: {name or where}" if label else name or where
    draft.loose.append(Loose(name, where if _ else "", plain(value), why))


def plain(value: Any) -> str:
    """A value as text that says all that was in it."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(plain, value))
    return str(value)


def _without_empty(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        kept = {key: _without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ("", [], {}, None)}
    if isinstance(value, list):
        kept_items = [_without_empty(inner) for inner in value]
        return [inner for inner in kept_items if inner not in ("", [], {}, None)]
    return value


def _in_order(meta: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The same with the names in the model's order."""
    found: dict[str, Any] = {}
    for field in fields_of(model):
        if field.name in meta:
            found[field.name] = _ordered(meta[field.name], field.record)
    return found


def _ordered(value: Any, model: type[BaseModel] | None) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [_ordered(item, model) for item in value]
    return _in_order(value, model) if isinstance(value, dict) and model else value


def with_room(meta: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The same with an empty place for each required field that has no value, in order."""
    return _in_order({**_rooms(model), **meta}, model)


@cache
def _rooms(model: type[BaseModel]) -> dict[str, Any]:
    return {field.name: room(field) for field in fields_of(model) if field.required}


def room(field: FieldOf) -> Any:
    """An empty place for what a field holds."""
    if field.shape in SEVERAL.values():
        return []
    if field.record:
        return {one.name: "" for one in fields_of(field.record) if one.required}
    return ""
