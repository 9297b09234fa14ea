"""What an import is made of while it is being read: drafts of cases, and what fits nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from laboratorium.intake.importing.fields import OF_KINDS, Path, Slot
from laboratorium.model.cases import Case

CASE = "case"
MODELS: dict[str, type[BaseModel]] = {
    CASE: Case,
    **{group.key: group.kind.model for group in OF_KINDS if group.kind},
}


@dataclass(frozen=True)
class Loose:
    """What could not be placed: what it was called, where it stood, what it says, and why."""

    name: str
    where: str
    text: str
    why: str = ""


@dataclass
class Part:
    """What becomes one file: values by path, where each came from, and paragraphs by heading.

    The body of a learning point or a prototype stands under the empty heading.
    """

    kind: str
    values: dict[Path, Any] = field(default_factory=dict)
    wheres: dict[Path, str] = field(default_factory=dict)
    body: dict[str, list[str]] = field(default_factory=dict)
    slug: str = ""

    def put(self, path: Path, value: Any, where: str) -> bool:
        """Keep a value unless the path is taken already; say whether it was kept."""
        if path in self.values:
            return bool(self.values[path] == value)
        self.values[path] = value
        self.wheres[path] = where
        return True

    def write(self, heading: str, text: str) -> None:
        self.body.setdefault(heading, []).append(text)

    def __bool__(self) -> bool:
        return bool(self.values or self.body)


@dataclass
class Draft:
    """One case as far as it has been read; `where` is its row or its document (Danish)."""

    where: str
    case: Part = field(default_factory=lambda: Part(CASE))
    parts: dict[tuple[str, int], Part] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def at(self, slot: Slot) -> tuple[Part, Path]:
        """The file and the path in it that a slot means; a body is the path `("body", …)`."""
        path: Path = slot.field.path
        if slot.group is None:
            return self.case, path
        if slot.group.key in MODELS:
            key = (slot.group.key, slot.number)
            return self.parts.setdefault(key, Part(slot.group.key)), path
        return self.case, (slot.group.key, slot.number, *path)

    def next_number(self, key: str) -> int:
        """The first number that nothing has in a list, or among the files of a kind."""
        used = [path[1] for path in self.case.values if path[0] == key and len(path) > 1]
        used += [number for kind, number in self.parts if kind == key]
        return max((int(one) for one in used), default=-1) + 1

    def files(self) -> Iterator[Part]:
        """The case, then its learning points and prototypes in their order, without empty ones."""
        yield self.case
        yield from (self.parts[key] for key in sorted(self.parts) if self.parts[key])

    def __bool__(self) -> bool:
        return bool(self.case or self.loose or any(self.parts.values()))


@dataclass
class Reading:
    """All that a file held: its cases, and what was noticed about the file as a whole."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def given(model: type[BaseModel], day: str) -> dict[str, str]:
    """What a file has though nobody said so: its day, and the licence of all content."""
    every = {"licence": "CC-BY-4.0", "updated": day, "date": day}
    return {name: value for name, value in every.items() if name in model.model_fields}


def shortened(texts: Iterable[str], most: int = 12) -> str:
    """Some of many, for a sentence: `A1, A2 og 7 til`."""
    listed = list(texts)
    if len(listed) <= most:
        return ", ".join(listed)
    return f"{', '.join(listed[:most])} og {len(listed) - most} til"
