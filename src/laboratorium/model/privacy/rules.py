"""The rules for what may lead to a person, from ``rules.yml``: patterns, word lists, levels.

They are data, so that the form in the browser follows the very same: ``rules`` is what it gets.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from laboratorium.base.problems import Level
from laboratorium.base.yaml_text import load


class Word(NamedTuple):
    """A word that says what stands near it, and what may part it from that."""

    word: re.Pattern[str]
    gap: re.Pattern[str]
    as_written: bool


@cache
def rules() -> Mapping[str, Any]:
    """Everything in ``rules.yml`` as texts, lists and mappings, each part put in its place."""
    file = files("laboratorium.model.privacy") / "rules.yml"
    read: dict[str, Any] = load(file.read_text(encoding="utf-8"))
    parts: dict[str, str] = read.pop("parts")
    name = re.compile(f"<({'|'.join(parts)})>")

    def whole(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: whole(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [whole(inner) for inner in value]
        while name.search(value):
            value = name.sub(lambda found: parts[found[1]], value)
        return value

    filled: dict[str, Any] = whole(read)
    return filled


@cache
def pattern(part: str, name: str) -> re.Pattern[str]:
    """The pattern of that name in a part of the rules."""
    return re.compile(rules()[part][name])


@cache
def listed(part: str, name: str) -> tuple[str, ...]:
    """The words of that list in a part of the rules."""
    return tuple(rules()[part][name].split())


@cache
def reach(name: str) -> int:
    """How many characters away a word of that kind still says what something is."""
    return int(rules()["reach"][name])


@cache
def word(name: str) -> Word:
    """The words of that name."""
    told = rules()["words"][name]
    return Word(re.compile(told["word"]), re.compile(told.get("gap", "")), "as_written" in told)


@lru_cache(4096)
def decide(table: str, facts: frozenset[str]) -> Level | None:
    """How sure it is by a table of levels, given what holds; ``None`` says nothing."""
    for holds, fails, level in _table(table):
        if holds <= facts and not fails & facts:
            return level
    return None


def can_say(table: str, facts: frozenset[str], absent: frozenset[str]) -> bool:
    """Whether a table of levels can say anything of what has these facts, none of ``absent``."""
    for holds, fails, level in _table(table):
        if level and not holds & absent and not fails & facts:
            return True
        if not level and holds <= facts and fails <= absent:
            return False
    return False


@cache
def _table(name: str) -> list[tuple[frozenset[str], frozenset[str], Level | None]]:
    return [
        (
            frozenset(row.get("if", "").split()),
            frozenset(row.get("unless", "").split()),
            Level(row["level"]) if "level" in row else None,
        )
        for row in rules()["levels"][name]
    ]
