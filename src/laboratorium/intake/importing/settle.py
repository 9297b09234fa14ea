"""Hold what was read to the models: what they refuse is taken out, with the checker's sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from laboratorium.intake.importing.drafts import MODELS, Draft, Loose, Part
from laboratorium.intake.importing.fields import Path
from laboratorium.reading.messages import explain
from laboratorium.reading.validate import field_names

# Left in place: the file shows what must be mended, and where it is.
_STAYS = frozenset(
    ("string_too_long", "span", "half_coordinate", "before_after", "sources_missing", "missing")
)
_MUCH_TOO_LONG = 3
_ROUNDS = 20

_EMPTY_LISTS = frozenset(("six_p", "sdg", "challenges", "fields", "trial_actions"))


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
    for path, value in sorted(part.values.items(), key=lambda item: _sortable(item[0])):
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
    _, why = explain(fault["type"], where, fault.get("input"), fault.get("ctx"), names)
    holder: Any = meta
    for step in where[:-1]:
        holder = holder[step]
    value = holder[where[-1]]
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
    for key, field in model.model_fields.items():
        name = field.alias or key
        if name not in meta:
            continue
        value, inner = meta[name], _model_of(field.annotation)
        if isinstance(value, dict) and inner:
            value = _in_order(value, inner)
        elif isinstance(value, list) and inner:
            value = [_in_order(item, inner) if isinstance(item, dict) else item for item in value]
        found[name] = value
    return found


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_of, get_args(annotation))), None)


def with_room(meta: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The same with an empty place for each required field that has no value, in order."""
    for key, field in model.model_fields.items():
        if not field.is_required() or key in meta:
            continue
        inner = _model_of(field.annotation)
        if key in _EMPTY_LISTS:
            meta[key] = []
        elif inner is not None:
            names = {one.alias or name: one for name, one in inner.model_fields.items()}
            meta[key] = {name: "" for name, one in names.items() if one.is_required()}
        else:
            meta[key] = ""
    return _in_order(meta, model)
