"""The texts that the tagger learns from and is judged by.

Ours stand in `text/`. What others have written is read from a folder that is pointed at: the UN's
goals, targets and indicators (`training-pool.csv`, `danish-silver-targets.csv`) and the SDG
classification benchmark's pairs (`benchmark-dev.csv`).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laboratorium.base.yaml_text import load
from laboratorium.tagging.six_p import cues

TEXTS = Path(__file__).parent / "text"
ENGLISH_POOL = "/en/"
NAME, TARGET, TERM, TERMS, TEXT, NONE, UN, PAIR = (
    *("name", "target", "term", "terms", "text", "none", "un", "pair"),
)


@dataclass(frozen=True)
class Document:
    """A text and the goals it speaks of. `known` holds the goals that it has been judged by; empty
    for all of them. `group` is what must stay together in a fold.
    """

    kind: str
    text: str
    goals: frozenset[int]
    known: frozenset[int] = frozenset()
    group: str = ""

    @property
    def fold_key(self) -> str:
        return self.group or self.text


def fold(document: Document, count: int, salt: str = "") -> int:
    """The fold of a document: by a digest, so always the same."""
    digest = hashlib.sha256((salt + document.fold_key).encode()).hexdigest()
    return int(digest, 16) % count


def goal_files() -> Iterator[dict[str, Any]]:
    """What stands in each goal's own file, in the goals' order."""
    for path in sorted(TEXTS.glob("goal-*.yml")):
        yield load(path.read_text(encoding="utf-8"))


def listed(terms: str) -> list[str]:
    """The terms of a list with commas."""
    return [term.strip() for term in terms.split(",")]


def danish() -> list[Document]:
    """Our Danish texts."""
    found: list[Document] = []
    for own in goal_files():
        goals = frozenset([int(own["goal"])])
        found.append(Document(NAME, own["name"], goals))
        found += [Document(TARGET, text, goals) for text in own["targets"].values()]
        found += [Document(TERM, term, goals) for term in listed(own["lexicon"])]
        found += [Document(TEXT, text, goals) for text in own["texts"]]
    return [*found, *_without_goal()]


def six_p() -> list[Document]:
    """Our Danish texts of the Ps, each of one, by its number; the last number is none of them, as
    are our texts without a goal.
    """
    found: list[Document] = []
    for order, key in enumerate([*cues(), "none"], start=1):
        own = load((TEXTS / f"p-{key}.yml").read_text(encoding="utf-8"))
        kind = NONE if key == "none" else TEXT
        found += [Document(kind, text, frozenset([order])) for text in own["texts"]]
    return [*found, *(Document(NONE, one.text, frozenset([order])) for one in _without_goal())]


def _without_goal() -> list[Document]:
    none = load((TEXTS / "none.yml").read_text(encoding="utf-8"))
    return [Document(NONE, text, frozenset()) for text in none["texts"]]


def danish_un(data: Path) -> list[Document]:
    """The UN's texts turned into Danish by machine: a baseline to measure beside ours."""
    rows = _rows(data / "danish-silver-targets.csv")
    return [Document(UN, row["text"], frozenset([int(row["goal"])])) for row in rows]


def english(data: Path) -> list[Document]:
    """Our English terms and the UN's texts in English."""
    found = [
        Document(UN, row["text"], frozenset(json.loads(row["labels"])))
        for row in _rows(data / "training-pool.csv")
        if ENGLISH_POOL in row["source"]
    ]
    own = load((TEXTS / "english.yml").read_text(encoding="utf-8"))
    for goal, terms in own.items():
        goals = frozenset([int(goal)])
        found += [Document(TERM, term, goals) for term in listed(terms)]
        found.append(Document(TERMS, terms, goals))
    return found


@dataclass(frozen=True)
class Pair:
    """A pair of the benchmark: does the text speak of the goal? `answers` are public systems'."""

    text: str
    goal: int
    label: bool
    document: str
    answers: dict[str, bool]


SYSTEMS = (
    *("osdg", "sdg-mapper", "aurora-sdg", "global-goals-directory", "text2sdg"),
    *("sdg-prospector", "openai-gpt-4o"),
)


def pairs(path: Path) -> list[Pair]:
    """The pairs of a benchmark file, in its order."""
    return [
        Pair(
            row["text"],
            int(row["sdg"]),
            row["label"] == "True",
            row["document"],
            {name: row[name] == "True" for name in SYSTEMS if row.get(name) in ("True", "False")},
        )
        for row in _rows(path)
    ]


def as_documents(given: Iterable[Pair]) -> list[Document]:
    """The pairs to learn from; a text is known only by the goal of its pair."""
    return [
        Document(
            PAIR,
            pair.text,
            frozenset([pair.goal] if pair.label else ()),
            frozenset([pair.goal]),
            pair.document,
        )
        for pair in given
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
