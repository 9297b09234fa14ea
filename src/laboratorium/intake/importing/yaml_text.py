"""Front matter from plain values, so that the project's own reader gets the same values back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

# Everything else is quoted: what YAML gives a meaning, and what another reader might.
_PLAIN = re.compile(r"[A-Za-zÆØÅæøåÉéÄÖÜäöü0-9][\w .,()/%+&–—’'!?:;-]*")
_FLOW_BREAKS = re.compile(r"[,\[\]{}]")
_MEANS_SOMETHING = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_WIDE = 96


def front_matter(meta: Mapping[str, Any]) -> str:
    """The front matter with its fences; values are strings, lists and dicts of such."""
    return "".join(("---\n", *(f"{line}\n" for line in _lines(meta)), "---\n"))


def _lines(meta: Mapping[str, Any]) -> Iterator[str]:
    for key, value in meta.items():
        short = f"{key}: {_flow(value)}"
        holds_records = isinstance(value, list) and value and isinstance(value[0], dict)
        if isinstance(value, str):
            yield f"{key}: {scalar(value)}"
            continue
        if len(short) <= _WIDE and not holds_records:
            yield short
            continue
        yield f"{key}:"
        if isinstance(value, dict):
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield from _items(value)


def _items(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            lines = list(_lines(value))
            yield f"  - {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])
        else:
            yield f"  - {scalar(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return scalar(value, flow=True)


def scalar(text: str, flow: bool = False) -> str:
    """A YAML scalar: as it stands where that is safe, else in double quotes as JSON has them."""
    text = str(text)
    safe = (
        _PLAIN.fullmatch(text)
        and text == text.strip()
        and ": " not in text
        and not text.endswith(":")
        and text.lower() not in _MEANS_SOMETHING
        and not (flow and (_FLOW_BREAKS.search(text) or ":" in text))
    )
    return text if safe else json.dumps(text, ensure_ascii=False)
