"""The configuration, mkdocs.yml: whether it can be read at all. What it says is for others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from laboratorium.base.problems import Problem
from laboratorium.base.settings import CONFIG
from laboratorium.reading import files
from laboratorium.reading.frontmatter import parse_yaml

_ALLOWED = frozenset(("yaml-decoration", "empty-value"))
"""What is no error here: a tag such as `!!python/name:`, and a name without a value."""


def check_configuration(root: Path) -> Iterator[Problem]:
    """Yield what keeps the configuration of the project from being read, and each name in it that
    stands twice; nothing where there is none.
    """
    if not (root / CONFIG).is_file():
        return
    data, faults = files.read(root, CONFIG)
    found = faults if data is None else parse_yaml(data, CONFIG).problems
    yield from (problem for problem in found if problem.code not in _ALLOWED)
