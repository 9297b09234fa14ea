"""The table `data/form-inputs.yml`: what people write, and what the checker says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from laboratorium.model.kinds import KIND
from laboratorium.reading import body_rules
from laboratorium.reading.body import read
from laboratorium.reading.messages import explain
from laboratorium.reading.validate import field_names

TABLE = Path(__file__).parent / "data/form-inputs.yml"
Said = tuple[tuple[str | int, ...], str, str]
_TIMES = re.compile(r"(\[a\]\(b\) |\S{1,3})\*(\d+)")
_BODIES = {
    "case": body_rules.check_case,
    "learning-point": lambda seen: body_rules.check_part(seen, KIND["learning-point"]),
    "prototype": lambda seen: body_rules.check_part(seen, KIND["prototype"]),
}


@dataclass(frozen=True)
class Input:
    """One contribution, and the codes that must be said of it, sorted."""

    kind: str
    meta: dict[str, Any]
    body: str
    codes: tuple[str, ...]


def inputs() -> Iterator[Input]:
    # Every value stays a text, as the reader of files has it.
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for row in table["inputs"]:
        base = deepcopy(table["base"][row["kind"]])
        for path, value in row.get("set", {}).items():
            put(base["meta"], [int(p) if p.isdigit() else p for p in path.split(".")], value)
        written = spelt_out(row.get("body", base["body"]))
        yield Input(row["kind"], base["meta"], written, tuple(sorted(row["codes"])))


def put(meta: Any, path: list[str | int], value: Any) -> None:
    *above, last = path
    for part in above:
        meta = meta[part]
    if value == "":
        del meta[last]
    else:
        meta[last] = spelt_out(value)


def spelt_out(value: Any) -> Any:
    """A value with `x*91` written as 91 letters, or as 91 words."""
    if isinstance(value, list):
        return [spelt_out(item) for item in value]
    if isinstance(value, dict):
        return {key: spelt_out(item) for key, item in value.items()}
    match = _TIMES.fullmatch(value)
    if not match:
        return value
    return " ".join([match[1]] * int(match[2])) if match[1] == "ord" else match[1] * int(match[2])


def said(one: Input) -> list[Said]:
    """What the checker says: place, code and sentence, in order."""
    model = KIND[one.kind].model
    found: list[Said] = []
    try:
        model.model_validate(one.meta)
    except ValidationError as failure:
        faults = failure.errors(include_url=False)
        inside = {f["loc"][:length] for f in faults for length in range(len(f["loc"]))}
        for fault in faults:
            where = fault["loc"]
            if fault["type"] == "too_short" and where in inside:
                continue
            names = () if fault["type"] == "missing" else field_names(model, where, False)
            told = explain(fault["type"], where, fault["input"], fault.get("ctx"), names, model)
            found.append((where, *told))
    seen = read(one.body, "x.md")
    problems = [*body_rules.check_safe(seen)]
    if check := _BODIES.get(one.kind):
        problems += check(seen)
    found += ((("body",), problem.code, problem.message) for problem in problems)
    return sorted(found, key=str)
