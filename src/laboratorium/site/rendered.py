"""What the renderer of editors' pages has made, kept until it would make something else.

Quick to load, since a build asks here first.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from laboratorium.base import unchanged
from laboratorium.base.memory import Memory
from laboratorium.base.moment import Span
from laboratorium.base.paths import DOCS
from laboratorium.base.unchanged import HOOKS, TEMPLATES

RENDER_ONLY = "LAB_RENDER_ONLY"
"""The variable that tells the renderer to make editors' pages and leave the rest."""


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

    def holds_for(self, targets: Set[str], pages: Set[str]) -> bool:
        """Whether the renderer would say the same of a site with these targets and these pages of
        editors: nothing that it could link to is gone. That there is more makes no link lead
        elsewhere.
        """
        return self.targets <= targets and self.contents.keys() == pages


@dataclass(frozen=True)
class Told:
    """What the renderer tells whoever started it: what it has made of editors' pages; all that lies
    on the site, each path with the digest of its file, or an empty one; and when that is so.
    """

    rendered: Rendered
    made: Mapping[str, bytes]
    lasts: Span

    def write(self, path: Path) -> None:
        """Write it as JSON, which holds nothing but what is said here, whoever wrote it."""
        one = self.rendered
        data = {
            "contents": dict(one.contents),
            "files": [
                [at, lies] if isinstance(lies, str) else [at, base64.b64encode(lies).decode(), True]
                for at, lies in one.files
            ],
            "stylesheet": one.stylesheet,
            "targets": sorted(one.targets),
            "made": {at: name.hex() for at, name in sorted(self.made.items())},
            "lasts": self.lasts.as_text(),
        }
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Told | None:
        """What was written so; None when there is nothing."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError:
            return None
        files = tuple(
            (at, base64.b64decode(lies) if packed else lies) for at, lies, *packed in data["files"]
        )
        rendered = Rendered(data["contents"], files, data["stylesheet"], frozenset(data["targets"]))
        made = {at: bytes.fromhex(name) for at, name in data["made"].items()}
        return cls(rendered, made, Span.of_text(data["lasts"]))


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
