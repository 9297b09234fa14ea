"""What the renderer of editors' pages has made, kept until it would make something else.

Quick to load, since a build asks here first.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from laboratorium.base import unchanged
from laboratorium.base.memory import Memory
from laboratorium.base.paths import DOCS
from laboratorium.base.unchanged import HOOKS, TEMPLATES

RENDER_ONLY = "LAB_RENDER_ONLY"
"""The variable that tells the renderer to make editors' pages and leave the rest."""
_BESIDE = ".rendered"


@dataclass(frozen=True)
class Rendered:
    """What the renderer has made of the project: the HTML of each page that editors write, by its
    path under docs/; every other file, by its path on the site, with its bytes or where it lies;
    the stylesheet among them; and every path that a link could lead to.
    """

    contents: Mapping[str, str]
    files: tuple[tuple[str, bytes | str], ...]
    stylesheet: str
    targets: frozenset[str]

    def write(self, told: Path) -> None:
        """Write it beside the file that tells what was made."""
        told.with_suffix(_BESIDE).write_bytes(pickle.dumps(self))

    @classmethod
    def read(cls, told: Path) -> Rendered | None:
        """What was written so; None when there is nothing."""
        try:
            found = pickle.loads(told.with_suffix(_BESIDE).read_bytes())
        except OSError:
            return None
        return found if isinstance(found, cls) else None

    def holds_for(self, targets: Set[str], pages: Set[str]) -> bool:
        """Whether the renderer would say the same of a site with these targets and these pages of
        editors: nothing that it could link to is gone. That there is more makes no link lead
        elsewhere.
        """
        return self.targets <= targets and self.contents.keys() == pages


def made_of(root: Path) -> bytes | None:
    """A digest of what the renderer reads; ``None`` when nobody can tell."""
    return unchanged.made_of(root, (DOCS, TEMPLATES, HOOKS))


def remember(root: Path, rendered: Rendered | None, seen: bytes | None, memory: Memory) -> None:
    """Keep what the renderer has made, if what it read is still what was `seen` before."""
    if seen and rendered and made_of(root) == seen:
        memory.keep_all([(memory.key("rendered", seen), rendered)])


def recalled(seen: bytes | None, memory: Memory) -> Rendered | None:
    """What the renderer has made of the same before."""
    key = memory.key("rendered", seen) if seen else b""
    found = memory.recall([key]).get(key) if seen else None
    return found if isinstance(found, Rendered) else None
