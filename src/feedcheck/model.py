"""What a rule is and what it finds: one shape for a feed's rules and a server's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from laboratorium.base.problems import Level

MOST_PER_RULE = 20
_LONGEST_QUOTE = 150

T = TypeVar("T")


class Source(NamedTuple):
    """Where a rule comes from: a name to say and an address to read."""

    name: str
    url: str


class Hit(NamedTuple):
    """A place that breaks a rule; ``values`` fill the names in the rule's sentence."""

    line: int
    values: Mapping[str, object] = {}


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One rule.

    ``sentence`` is Danish: what is wrong and what to write instead. ``find`` yields each place
    that breaks the rule.
    """

    id: str
    source: Source
    level: Level
    sentence: str
    find: Callable[[T], Iterable[Hit]] = field(repr=False)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a feed or its server. ``line`` counts from 1 in the feed's file."""

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
        left_out = 0
        first_left_out = 0
        for number, hit in enumerate(rule.find(subject)):
            if number < MOST_PER_RULE:
                values = {name: quote(str(value)) for name, value in hit.values.items()}
                message = rule.sentence.format(**values)
                yield Finding(hit.line, rule.id, rule.level, message, rule.source)
            else:
                first_left_out = first_left_out or hit.line
                left_out += 1
        if left_out:
            message = f"Det samme er galt {left_out} steder mere. Ret de første, og tjek igen."
            yield Finding(first_left_out, rule.id, rule.level, message, rule.source)


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
