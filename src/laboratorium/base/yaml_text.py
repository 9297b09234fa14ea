"""YAML as we write it, and as the package's own data files are read.

What is written reads like what people write: as few quotes as can be, short lists on one line. The
project's own reader gets the same values back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

import yaml

from laboratorium.base.text import BAD

# libyaml's parser where PyYAML was built with it, else the pure Python one: slower, same result.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Everything else is quoted: what YAML gives a meaning, and what another reader might.
PLAIN = re.compile(r"[A-Za-zÆØÅæøåÉéÄÖÜäöü0-9][\w .,()/%+&–—’'!?:;-]*")
FLOW_BREAKS = re.compile(r"[,\[\]{}:?]")
# Numbers in any base, days and times.
NUMBER = re.compile(r"\d[\dA-Fa-fOoTtXxZz_.:+\s-]*")
MEANS_SOMETHING = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_WIDE = 96

Scalar = Callable[[Any, bool], str]


def load(text: str) -> Any:
    """What YAML of our own holds, every scalar as it is written: a code such as 0101 is no number.

    Raises yaml.YAMLError.
    """
    return yaml.load(text, Loader=LOADER)


def front_matter(meta: Mapping[str, Any]) -> str:
    """The front matter with its fences; values are texts, and lists and dicts of such."""
    return "".join(("---\n", *(f"{line}\n" for line in _lines(meta, _scalar)), "---\n"))


def document(meta: Mapping[str, Any]) -> str:
    """A document for other programs, which take a text like 2011 for a number unless it is quoted;
    values may be truth values too.
    """
    return "".join(f"{line}\n" for line in _lines(meta, partial(_scalar, typed=True)))


def flow(value: Any) -> str:
    """A value on one line, as people write it."""
    return _flow(value, _scalar)


def quoted(text: str) -> str:
    """A scalar in double quotes: JSON's, and what YAML allows in no file by its number."""
    return BAD.sub(lambda bad: f"\\U{ord(bad[0]):08X}", json.dumps(text, ensure_ascii=False))


def _lines(meta: Mapping[str, Any], scalar: Scalar) -> Iterator[str]:
    for key, value in meta.items():
        if not isinstance(value, (list, dict)):
            yield f"{key}: {scalar(value, False)}"
            continue
        short = f"{key}: {_flow(value, scalar)}"
        holds_records = isinstance(value, list) and value and isinstance(value[0], dict)
        if len(short) <= _WIDE and not holds_records:
            yield short
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value, scalar))
        else:
            yield f"{key}:"
            yield from _items(value, scalar)


def _items(values: list[Any], scalar: Scalar) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            first, *rest = _lines(value, scalar)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
        else:
            yield f"  - {scalar(value, False)}"


def _flow(value: Any, scalar: Scalar) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{key}: {_flow(inner, scalar)}" for key, inner in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(inner, scalar) for inner in value)}]"
    return scalar(value, True)


def _scalar(value: Any, in_flow: bool, typed: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _written(str(value), in_flow, typed)


@lru_cache(maxsize=1024)
def _written(text: str, in_flow: bool, typed: bool) -> str:
    """A scalar as it stands where that is safe, else in double quotes."""
    safe = (
        PLAIN.fullmatch(text)
        and text == text.strip()
        and ": " not in text
        and not text.endswith(":")
        and text.lower() not in MEANS_SOMETHING
        and not (in_flow and FLOW_BREAKS.search(text))
        and not (typed and NUMBER.fullmatch(text))
    )
    return text if safe else quoted(text)
