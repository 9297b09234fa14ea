"""Files for a case that is there already: new, the same, or corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.base.paths import case_file, in_case
from laboratorium.reading.files import case_files
from laboratorium.reading.files import read as read_file
from laboratorium.reading.frontmatter import parse


@dataclass(frozen=True)
class There:
    """A file that lies in a case: its name without `.md`, its front matter, and its text."""

    name: str
    meta: Mapping[str, Any]
    body: str
    text: str


@dataclass
class FilesThere:
    """The files of each kind that lie in the cases of a project, read when they are asked for."""

    root: Path
    _known: dict[tuple[str, str], list[There]] = field(default_factory=dict)
    _around: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def of(self, case: str, folder: str) -> list[There]:
        """What lies in a folder of a case, in the order of the names."""
        if (case, folder) not in self._known:
            lying = sorted((self.root / case_file(case, folder)).glob("*.md"))
            self._known[case, folder] = [_read(path) for path in lying]
        return self._known[case, folder]

    def around(self, case: str) -> dict[str, bytes]:
        """A case's own text, and its pictures without what is in them, by their paths in it."""
        if case not in self._around:
            found = case_files(self.root, case)
            self._around[case] = {in_case(path): b"" for path in found.images}
            if found.index:
                data, _ = read_file(self.root, found.index)
                self._around[case]["index.md"] = data or b""
        return self._around[case]

    def same(self, case: str, folder: str, name: str, title: str) -> There | None:
        """The file of that name, or else with that title, or None."""
        files = self.of(case, folder)
        named = next((one for one in files if name and one.name == name), None)
        if named or not title:
            return named
        wanted = slugify(title)
        return next(
            (one for one in files if slugify(str(one.meta.get("title", ""))) == wanted), None
        )


def _read(path: Path) -> There:
    text = path.read_text(encoding="utf-8", errors="replace")
    parsed = parse(text.encode(), "")
    return There(path.stem, parsed.meta, parsed.body, text)


def says_the_same(there: There, meta: Mapping[str, Any], body: str) -> bool:
    """Whether a file has these values and this text, however it is laid out."""
    return all(_plain(there.meta.get(key)) == _plain(value) for key, value in meta.items()) and (
        _squeezed(there.body) == _squeezed(body)
    )


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return "" if value is None else str(value)


def _squeezed(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
