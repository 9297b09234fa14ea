"""Read a file's front matter strictly: python-frontmatter with a handler of our own.

The default handler turns ``0101`` into 65 and ``12:30`` into 750, dies on ``2026-13-01`` and takes
a file without its closing fence for plain text. Ours keeps every scalar as it was written, knows
where it stands, and reports every mistake it can find instead of stopping at the first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from laboratorium.base.problems import START, Position, Problem, advice, error
from laboratorium.base.text import clean, decode
from laboratorium.base.yaml_text import LOADER
from laboratorium.reading import unseen
from laboratorium.reading.fences import Split, split
from laboratorium.reading.wrappings import unwrapped
from laboratorium.reading.yaml_tree import Path, Tree, read_tree

MAX_FRONT = 64 * 1024

_UNMERGED = re.compile(r"^<{7} .*(?:\n(?!<{7} |>{7} ).*)*\n>{7} .*|^[<>]{7} .*", re.MULTILINE)
_TAB = re.compile(r"\t")


@dataclass(frozen=True)
class ParsedFile:
    """A file taken apart. ``meta`` holds only str, list and dict.

    ``positions`` gives the place of each value by its path, such as ``("sources", 0, "url")``;
    ``keys`` the place of the name before it. ``broken`` holds the paths of values that could not
    be read; they are reported in ``problems`` and stand as an empty string, or not at all, in
    ``meta``. ``body_line`` is the line of the file on which ``body`` begins. A file that is nothing
    but rows is ``listed``: the name under which ``meta`` holds them.
    """

    path: str
    meta: dict[str, Any]
    positions: Mapping[Path, Position]
    keys: Mapping[Path, Position]
    broken: frozenset[Path]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())
    listed: str = ""

    @classmethod
    def unread(cls, path: str, problems: Iterable[Problem] = ()) -> "ParsedFile":
        """Return what there is of a file that cannot be read."""
        return cls(path, {}, {}, {}, frozenset({()}), "", 1, tuple(problems))

    def position(self, *where: str | int) -> Position:
        """Return the place of the value at ``where``, or of the nearest thing around it."""
        for length in range(len(where), 0, -1):
            if found := self.positions.get(where[:length]):
                return found
        return START

    def key_position(self, *where: str | int) -> Position:
        """Return the place of the name of the value at ``where``, or else of the value."""
        return self.keys.get(where) or self.position(*where)

    def records(self, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the records in the list ``key``, each with its place in the list."""
        listed = self.meta.get(key)
        for index, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, dict):
                yield index, item

    def with_problems(self, before: Iterable[Problem]) -> "ParsedFile":
        """Return the same with what was wrong before it was taken apart."""
        return replace(self, problems=(*before, *self.problems))

    def lines(self) -> dict[str, int]:
        """Return the line on which each field at the top begins."""
        return {str(where[0]): at.line for where, at in self.keys.items() if len(where) == 1}


class _Handler(BaseHandler):
    """Our reader, made for one file; python-frontmatter calls ``split`` and then ``load``."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, path: str, first_line: int, loader: Any) -> None:
        super().__init__()
        self.path, self.first_line, self.loader = path, first_line, loader
        self.parts = Split("", 1, "", 1)
        self.tree = Tree()
        self.problems: list[Problem] = []
        self.unmerged: set[int] = set()

    def split(self, text: str) -> tuple[str, str]:
        self.parts = split(text, self.first_line, self.path)
        self.problems += self.parts.problems
        return self.parts.front, self.parts.body

    def load(self, fm: str) -> dict[str, Any]:
        if len(fm) > MAX_FRONT:
            message = (
                f"Oplysningerne øverst fylder mere end {MAX_FRONT // 1024} kB. Gør dem kortere."
            )
            at = Position(self.parts.front_line, 1)
            self.problems.append(error(self.path, at, "yaml-too-big", message))
            return {}
        self.unmerged = {self.parts.front_line + at for at in _unmerged(fm)}
        if "\t" in fm:
            fm = self._without_tabs(fm)
        if not fm.isascii():
            fm = self._seen(fm)
        self.tree = read_tree(fm, self.parts.front_line, self.path, self.loader)
        self.problems += self.tree.problems
        return self.tree.meta

    def parsed(
        self, meta: dict[str, Any], body: str, body_line: int, problems: list[Problem]
    ) -> ParsedFile:
        """Return the file that has been read, what was wrong with its text first."""
        unread = {()} if any(p.code in _UNREAD for p in self.problems) else set()
        broken = frozenset(self.tree.broken | unread)
        own = self.problems
        if any(problem.code == "conflict" for problem in problems):
            own = [one for one in own if not (_of_yaml(one) and one.line in self.unmerged)]
        told = (*problems, *own)
        return ParsedFile(
            self.path, meta, self.tree.positions, self.tree.keys, broken, body, body_line, told
        )

    def _seen(self, front: str) -> str:
        """The front matter as people see it; what they do not see in it is told."""
        for start, is_hidden, message in unseen.found(front):
            line = front.count("\n", 0, start)
            at = Position(self.parts.front_line + line, start - front.rfind("\n", 0, start))
            told = error if is_hidden else advice
            self.problems.append(told(self.path, at, "invisible-character", message))
        return unseen.mended(front)

    def _without_tabs(self, front: str) -> str:
        lines = front.split("\n")
        for index, line in enumerate(lines):
            if match := _TAB.search(line):
                at = Position(self.parts.front_line + index, match.start() + 1)
                message = "Her står et tabulatortegn. Brug mellemrum."
                self.problems.append(error(self.path, at, "tab", message))
                indent = len(line) - len(line.lstrip())
                lines[index] = line[:indent].replace("\t", "  ") + line[indent:].replace("\t", " ")
        return "\n".join(lines)


def _unmerged(front: str) -> Iterator[int]:
    """The lines, from 0, of two versions that were never merged, and of what marks them."""
    for found in _UNMERGED.finditer(front):
        first = front.count("\n", 0, found.start())
        yield from range(first, first + found[0].count("\n") + 1)


def _of_yaml(problem: Problem) -> bool:
    return problem.code.startswith("yaml-") or problem.code == "duplicate-key"


def parse(text_or_bytes: str | bytes, path: str, loader: Any = LOADER) -> ParsedFile:
    """Take a file apart; never raises, whatever the file holds.

    ``path`` is what the problems name. ``loader`` is a PyYAML loader class: libyaml's where it is
    at hand, else the pure Python one.
    """
    text, problems = _clean(text_or_bytes, path)
    if text is None:
        return ParsedFile.unread(path, problems)
    text, wrapped, fences = unwrapped(text)
    for line in fences:
        message = "Linjen er et hegn fra et andet program og hører ikke til i filen. Slet den."
        problems.append(advice(path, Position(line, 1), "fenced-file", message))
    # python-frontmatter strips the text before it hands it on, so the lines are counted here.
    blank = text[: len(text) - len(text.lstrip())].count("\n")
    if blank and not wrapped:
        message = "Filen begynder med tomme linjer. Slet dem, så --- står i første linje."
        problems.append(error(path, START, "leading-blank-lines", message))
    handler = _Handler(path, wrapped + blank + 1, loader)
    meta, body = frontmatter.parse(text, handler=handler)
    skipped = handler.parts.body[: len(handler.parts.body) - len(handler.parts.body.lstrip())]
    return handler.parsed(meta, body, handler.parts.body_line + skipped.count("\n"), problems)


def parse_yaml(data: bytes, path: str, loader: Any = LOADER) -> ParsedFile:
    """Take apart a file that is nothing but YAML, as strictly as front matter; never raises."""
    text, problems = _clean(data, path)
    if text is None:
        return ParsedFile.unread(path, problems)
    handler = _Handler(path, 1, loader)
    # A document may begin with a fence; without it the lines keep their numbers.
    meta = handler.load(text[3:] if text.startswith("---\n") else text)
    return handler.parsed(meta, "", 1, problems)


def _clean(data: str | bytes, path: str) -> tuple[str | None, list[Problem]]:
    text, problems = decode(data, path) if isinstance(data, bytes) else (data, [])
    if text is None:
        return None, problems
    text, unseen = clean(text, path)
    problems += unseen
    if text.strip():
        return text, problems
    return None, [*problems, error(path, START, "empty-file", EMPTY)]


EMPTY = "Filen er tom. Skriv det, der skal stå i den, eller slet den."
# With these, saying of every field that it is missing would only bury what is really wrong.
_UNREAD = frozenset(("missing-front-matter", "yaml-too-big", "yaml-too-deep"))
