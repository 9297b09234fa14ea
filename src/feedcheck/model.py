"""What a rule is and what it finds: one shape for a feed's rules and a server's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

MOST_PER_RULE = 20
_LONGEST_QUOTE = 150

T = TypeVar("T")


class Level(StrEnum):
    """Whether a rule must be kept or it is wise to keep it; the values are Danish."""

    ERROR = "fejl"
    ADVICE = "forslag"


class Source(NamedTuple):
    """Where a rule comes from: a name to say and an address to read."""

    name: str
    url: str


class Hit(NamedTuple):
    """A line that breaks a rule; ``values`` fill the names in the rule's sentence.

    They are made to text only when the finding is told: what takes time to say may wait.
    """

    line: int
    values: Mapping[str, object] = {}


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One rule.

    ``find`` yields each place in its subject that breaks the rule. ``sentence`` is Danish: what
    is wrong and what to write instead.
    """

    id: str
    source: Source
    level: Level
    find: Callable[[T], Iterable[Hit]] = field(repr=False)
    sentence: str


def error(id: str, source: Source, find: Callable[[T], Iterable[Hit]], sentence: str) -> Rule[T]:
    """Return a rule that must be kept."""
    return Rule(id, source, Level.ERROR, find, sentence)


def advice(id: str, source: Source, find: Callable[[T], Iterable[Hit]], sentence: str) -> Rule[T]:
    """Return a rule that it is wise to keep."""
    return Rule(id, source, Level.ADVICE, find, sentence)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a feed or its server.

    ``line`` counts from 1 in the feed's file; ``rule`` is the rule's id; ``message`` is its
    sentence filled in.
    """

    line: int
    rule: str
    level: Level
    message: str
    source: Source


def findings(rules: Iterable[Rule[T]], subject: T) -> Iterator[Finding]:
    """Yield what the rules find, at most ``MOST_PER_RULE`` of each; the rest is counted and said.

    A feed of a thousand episodes can break one rule in each.
    """
    for rule in rules:
        hits = sorted(rule.find(subject), key=lambda hit: hit.line)
        for hit in hits[:MOST_PER_RULE]:
            values = {name: quote(str(value)) for name, value in hit.values.items()}
            message = rule.sentence.format(**values)
            yield Finding(hit.line, rule.id, rule.level, message, rule.source)
        rest = hits[MOST_PER_RULE:]
        if rest:
            message = f"Det samme er galt {len(rest)} steder mere. Ret de første, og tjek igen."
            yield Finding(rest[0].line, rule.id, rule.level, message, rule.source)


def quote(text: str) -> str:
    """Return text that can be shown on one line of a terminal: short, nothing unprintable."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"


def format_finding(finding: Finding, name: str) -> str:
    """Return ``feed.xml:12: fejl: … [rule] Kilde: …``; ``name`` is the feed's file or address."""
    return (
        f"{name}:{finding.line}: {finding.level.value}: {finding.message} "
        f"[{finding.rule}] Kilde: {finding.source.name}, {finding.source.url}"
    )
