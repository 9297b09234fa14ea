"""What an import is made of while it is being read: drafts of cases, and what fits nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from laboratorium.intake.importing.fields import OF_KINDS, Path, Slot
from laboratorium.intake.importing.own_file import OwnFile
from laboratorium.intake.importing.persons import PERSONS
from laboratorium.intake.importing.pictures import Picture
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
    """One case as far as it has been read; `where` is its row or its document (Danish).

    `key` is what its file calls it, such as the number in a column »Id«. What belongs to cases
    `is_part` of the one that it `belongs` to by name; `onto` is the slug of that case when it is
    there already. `own` is a file of ours that is taken in as it is. `licence` is that of
    other people's text, empty when nobody has said it, and None for what is handed in here.
    """

    where: str
    case: Part = field(default_factory=lambda: Part(CASE))
    parts: dict[tuple[str, int], Part] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    key: str = ""
    belongs: str = ""
    onto: str = ""
    own: OwnFile | None = None
    is_part: bool = False
    licence: str | None = None
    pictures: list[Picture] = field(default_factory=list)

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
        return bool(
            self.own or self.case or self.loose or self.pictures or any(self.parts.values())
        )


@dataclass
class Reading:
    """All that a file held: its cases, what was noticed about the file as a whole, and what is
    `left` over and goes into no file.
    """

    drafts: list[Draft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: list[Loose] = field(default_factory=list)

    def leave(self, name: str, where: str, text: str, why: str = "") -> None:
        """Keep a text for the report alone."""
        self.left.append(Loose(name, where, text, why))

    def leave_person(self, name: str, where: str, text: str) -> None:
        """Keep for the report alone what a field for persons holds."""
        self.leave(name, where, text, PERSONS)


def nameless(draft: Draft) -> Iterator[Loose]:
    """The names of files that have nothing else to hold."""
    for part in draft.parts.values():
        if part.slug and not part:
            yield Loose("Filnavn", draft.where, part.slug, "Der står ikke andet til filen.")


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
