"""Files in which a program keeps what others have been told: strict YAML, and on which line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from laboratorium.base.problems import Position, Problem, error, in_order
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.validate import validate
from laboratorium.reading.yaml_tree import read_tree

M = TypeVar("M", bound=BaseModel)

MOST_VALUES = 500_000
"""Of tens of thousands of entries."""


def read_kept(
    data: bytes, path: str, model: type[M], code: str
) -> tuple[M | None, ParsedFile, tuple[Problem, ...]]:
    """What a file holds, or the first thing that is wrong with it: a broken one protects nobody."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = broken(path, code)(1, "Hovedbogen er ikke gemt i UTF-8.")
        return None, ParsedFile.unread(path), (told,)
    tree = read_tree(text, 1, path, most=MOST_VALUES)
    parsed = ParsedFile(path, tree.meta, tree.positions, tree.keys, frozenset(tree.broken), "", 1)
    found, problems = validate(parsed, model)
    if wrong := in_order((*tree.problems, *problems)):
        return None, parsed, (broken(path, code)(wrong[0].line, wrong[0].message),)
    return found, parsed, ()


def broken(path: str, code: str) -> Callable[[int, str], Problem]:
    """What says of a line that the file cannot be used."""

    def told(line: int, message: str) -> Problem:
        advice = "Hent den seneste udgave af filen fra versionshistorien."
        return error(path, Position(line, 1), code, f"{message} {advice}")

    return told
