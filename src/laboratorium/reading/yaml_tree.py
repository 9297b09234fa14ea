"""YAML events to a tree of plain strings, lists and dicts that remembers every position.

We read events instead of loading, for four reasons: no scalar is ever turned into a number, date or
truth value; aliases are refused where they stand, so none can explode; depth and size are bounded
before anything is built; and line and column of every key and value are at hand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from laboratorium.base.problems import Position, Problem, ProblemError, error
from laboratorium.base.text import bad_character, describe
from laboratorium.base.yaml_text import LOADER
from laboratorium.reading import yaml_errors

Path = tuple[str | int, ...]

MAX_DEPTH = 6
MAX_NODES = 5_000

_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_HALF = re.compile("[\ud800-\udfff]")
_CHUNK = re.compile(r"[^\s#\-\[\]{},\"'][^\n:]*:(?:\s|$)|\w+:\S")
_CHUNK_KEY = re.compile(r"([^\s:#][^:]*):")


class Places(Mapping[Path, Position]):
    """Positions by path. Marks are turned into positions only when asked for: most never are."""

    def __init__(self, marks: dict[Path, Any], offset: int) -> None:
        self._marks, self._offset = marks, offset

    def __getitem__(self, path: Path) -> Position:
        mark = self._marks[path]
        return Position(mark.line + self._offset, mark.column + 1)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


EMPTY = "har ingen værdi. Skriv en. Kan feltet undværes, så slet linjen."
"""What is told of a field without a value, after its name."""


@dataclass
class Tree:
    """What was read. Positions are lines and columns of the whole file, from 1.

    ``broken`` holds the paths of values that could not be read and have been reported already.
    """

    meta: dict[str, Any] = field(default_factory=dict)
    positions: Mapping[Path, Position] = field(default_factory=dict)
    keys: Mapping[Path, Position] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def _is_plain(event: Any) -> bool:
    """Whether a scalar has no quotes and can be taken as it stands; most can."""
    return not (event.style or event.anchor or event.tag or event.value in _EMPTY)


def read_tree(
    front: str, first_line: int, path: str, loader: Any = LOADER, most: int = MAX_NODES
) -> Tree:
    """Read the YAML in ``front``, whose first line is number ``first_line`` of the file, with at
    ``most`` so many values.

    When it is malformed, each top-level entry is read by itself, so that one mistake does not
    hide the others.
    """
    try:
        return _Builder(path, first_line - 1, loader, most).build(front)
    except ProblemError as stop:
        first = stop.problem
    parts: list[Tree] = []
    problems: list[Problem] = []
    broken: set[Path] = set()
    for line, chunk in _chunks(front) if first.code != "yaml-too-big" else ():
        try:
            parts.append(_Builder(path, first_line - 2 + line, loader, most).build(chunk))
        except ProblemError as stop:
            problems.append(stop.problem)
            if match := _CHUNK_KEY.match(chunk):
                broken.add((match.group(1).strip(),))
    whole = _merge(parts, path)
    whole.broken |= broken
    # Where each entry is sound, it is how they stand together that is wrong.
    whole.problems += problems or [first]
    return whole


def _chunks(front: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, text) of each top-level entry."""
    start, held = 1, ""
    for number, line in enumerate(front.splitlines(keepends=True), start=1):
        if _CHUNK.match(line) and held.strip():
            yield start, held
            start, held = number, ""
        held += line
    if held.strip():
        yield start, held


def _merge(parts: list[Tree], path: str) -> Tree:
    """Return one tree of many; of a name that stands twice the first counts."""
    meta: dict[str, Any] = {}
    positions: dict[Path, Position] = {}
    keys: dict[Path, Position] = {}
    whole = Tree(meta, positions, keys)
    for part in parts:
        for key, value in part.meta.items():
            if key in meta:
                here = part.keys[(key,)]
                whole.problems.append(_duplicate(path, key, here, keys[(key,)]))
            else:
                meta[key] = value
        positions |= {at: place for at, place in part.positions.items() if at not in positions}
        keys |= {at: place for at, place in part.keys.items() if at not in keys}
        whole.broken |= part.broken
        whole.problems += part.problems
    return whole


def _duplicate(path: str, key: str, here: Position, first: Position) -> Problem:
    message = f"»{key}« står allerede i linje {first.line}. Behold kun den ene."
    return error(path, here, "duplicate-key", message)


class _Builder:
    """Builds one tree from one run of events."""

    def __init__(self, path: str, line_offset: int, loader: Any, most: int) -> None:
        self.path, self.most = path, most
        self.offset = line_offset + 1
        self.loader = loader
        self.problems: list[Problem] = []
        self.broken: set[Path] = set()
        self.marks: dict[Path, Any] = {}
        self.key_marks: dict[Path, Any] = {}

    def build(self, text: str) -> Tree:
        parser = None
        try:
            parser = self.loader(text)
            self.get = parser.get_event
            meta = self._document()
        except (yaml.YAMLError, ValueError, OverflowError) as fault:
            at, code, message = yaml_errors.explain(fault, text.splitlines())
            at = Position(at.line + self.offset - 1, at.column)
            raise ProblemError(error(self.path, at, code, message)) from None
        finally:
            if parser is not None:
                parser.dispose()
        positions, keys = (Places(marks, self.offset) for marks in (self.marks, self.key_marks))
        return Tree(meta, positions, keys, self.broken, self.problems)

    def _document(self) -> dict[str, Any]:
        self.get()  # stream start
        if type(self.get()) is StreamEndEvent:
            return {}
        event = self.get()
        meta: dict[str, Any] = {}
        if type(event) is MappingStartEvent:
            meta = self._node(event, ())
        elif type(event) is not ScalarEvent or self._text(event) or event.style:
            message = "Oplysningerne øverst skal være linjer af formen »navn: værdi«."
            raise self._stop(event, "yaml-not-pairs", message)
        self.get()  # document end
        event = self.get()
        if type(event) is not StreamEndEvent:
            message = "Her begynder et nyt dokument. Slet linjen med ... eller ---."
            raise self._stop(event, "yaml-document", message)
        return meta

    def _stop(self, event: Any, code: str, message: str) -> ProblemError:
        """What to raise where nothing more of the YAML can be read."""
        return ProblemError(error(self.path, self._at(event), code, message))

    def _at(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(mark.line + self.offset, mark.column + 1)

    def _node(self, event: Any, where: Path) -> Any:
        """Return the value that begins with ``event``; its place is noted under ``where``."""
        self.marks[where] = event.start_mark
        what = type(event)
        self._check_size(event)
        if what is AliasEvent:
            self._refuse(event, where, "*")
            return ""
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, where, "&" if event.anchor is not None else "!")
        if what is ScalarEvent:
            return self._scalar(event, where)
        if len(where) >= MAX_DEPTH:
            message = "Værdierne ligger for dybt inde i hinanden. Skriv dem fladere."
            raise self._stop(event, "yaml-too-deep", message)
        return self._mapping(where) if what is MappingStartEvent else self._list(where)

    def _list(self, where: Path) -> list[Any]:
        result: list[Any] = []
        while type(event := self.get()) is not SequenceEndEvent:
            result.append(self._node(event, (*where, len(result))))
        return result

    def _mapping(self, where: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        get, node, key_marks, marks = self.get, self._node, self.key_marks, self.marks
        while type(event := get()) is not MappingEndEvent:
            # Names and values without quotes are most of every file, so they go the short way.
            key = (
                event.value if type(event) is ScalarEvent and _is_plain(event) else self._key(event)
            )
            below = (*where, key)
            if key in result:
                mark = key_marks[below]
                first = Position(mark.line + self.offset, mark.column + 1)
                self.problems.append(_duplicate(self.path, key, self._at(event), first))
                node(get(), ("", *below))
                continue
            key_marks[below] = event.start_mark
            event = get()
            if type(event) is ScalarEvent and _is_plain(event):
                marks[below] = event.start_mark
                result[key] = event.value
            else:
                result[key] = node(event, below)
        self._check_size(event)
        return result

    def _check_size(self, event: Any) -> None:
        if len(self.marks) > self.most:
            message = f"Der er mere end {self.most} værdier øverst i filen. Del den op."
            raise self._stop(event, "yaml-too-big", message)

    def _key(self, event: Any) -> str:
        if type(event) is not ScalarEvent or event.anchor or event.tag:
            message = "Navnet foran et kolon skal være almindelig tekst."
            raise self._stop(event, "yaml-key", message)
        key = self._text(event)
        if not key or (event.style and bad_character(key)):
            raise self._stop(event, *yaml_errors.KEY)
        return key

    def _text(self, event: Any) -> str:
        value: str = event.value
        # Half a character: libyaml refuses the escape, the Python parser lets it through.
        if event.style == '"' and _HALF.search(value):
            raise self._stop(event, *yaml_errors.ESCAPE)
        return value

    def _scalar(self, event: Any, where: Path) -> str:
        value = self._text(event)
        style = event.style
        if not value or value.isspace() or (not style and value in _EMPTY):
            message = "Her mangler en værdi. Skriv en, eller slet linjen."
            if where and isinstance(where[-1], str):
                message = f"»{where[-1]}« {EMPTY}"
            mark = self.key_marks.get(where, event.start_mark)
            at = Position(mark.line + self.offset, mark.column + 1)
            return self._break(where, at, "empty-value", message)
        # Only escapes can bring in what the reader of the file has not already seen.
        if style == '"' and (char := bad_character(value)):
            return self._break(where, self._at(event), "invisible-character", describe(char))
        return value

    def _refuse(self, event: Any, where: Path, sign: str) -> None:
        message = (
            f"En værdi må ikke begynde med »{sign}«, som betyder noget særligt her. "
            f"{yaml_errors.QUOTE_IT}, eller skriv den helt ud."
        )
        self._break(where, self._at(event), "yaml-decoration", message)

    def _break(self, where: Path, at: Position, code: str, message: str) -> str:
        self.problems.append(error(self.path, at, code, message))
        self.broken.add(where)
        return ""
