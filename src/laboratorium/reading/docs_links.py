"""Where a link in docs/ or a value in mkdocs.yml stands, and which file a wrong one means."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

from laboratorium.base.danish import Nearest
from laboratorium.base.paths import DOCS
from laboratorium.base.problems import Position
from laboratorium.base.settings import CONFIG

_LEADS = ("](", "](<", "]: ", "")
"""What stands before an address that a link leads to (CommonMark 6.3), and last anything else."""


def place_of(text: str, wanted: str, key: str = "") -> Position:
    """The place of an address in a page, or of a value within what its `key` begins in YAML; else
    that of the key, or the beginning.
    """
    begins = re.search(rf"^{re.escape(key)}:" if key else "", text, re.MULTILINE)
    start = begins.start() if begins else 0
    found = ((text.find(f"{lead}{wanted}", start), len(lead)) for lead in _LEADS if begins)
    at = next((at + length for at, length in found if at >= 0), start)
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def goal_of(page: str, address: str) -> str:
    """Where an address on a page leads, both counted from docs/: on `om/x.md` is `../y.md#z` the
    page `y.md`.
    """
    whole = posixpath.join(posixpath.dirname(page), address.partition("#")[0])
    return posixpath.normpath(whole)


def lies(root: Path, goal: str) -> bool:
    """Whether a file lies there in docs/, whoever knows of it."""
    return not goal.startswith(("/", "..")) and (root / DOCS / goal).is_file()


def nearest(root: Path, page: str, goal: str) -> str | None:
    """The address, on a page, of the file in docs/ or in the menu that is called nearly so."""
    near = Nearest(_known(root) - {goal}, cutoff=0.75).find(goal)
    return near and posixpath.relpath(near, posixpath.dirname(page) or ".")


@cache
def _known(root: Path) -> frozenset[str]:
    docs = root / DOCS
    lying = (file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file())
    menu = re.findall(r"[\w/-]+\.md", (root / CONFIG).read_text(encoding="utf-8"))
    return frozenset((*lying, *menu))
