"""Our own open data, come back as a file: cells as they were before they were made safe."""

from __future__ import annotations

from collections.abc import Sequence

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.drafts import Draft
from laboratorium.intake.importing.headings import Column

_ESCAPES = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "|": r"\|"}


def unescaped(text: str) -> str:
    """A cell of our own open data as it was before it was made safe for a spreadsheet."""
    text = text.removeprefix("'")
    if "\\" not in text or text.startswith("["):
        return text
    parts: list[str] = []
    index = 0
    while index < len(text):
        following = text[index + 1 : index + 2]
        if text[index] == "\\" and following in _ESCAPES:
            parts.append(_ESCAPES[following])
            index += 2
        else:
            parts.append(text[index])
            index += 1
    return "".join(parts)


def without_middle(draft: Draft, cells: Sequence[str], columns: Sequence[Column]) -> None:
    """Drop the middle of the municipality, which the open data gives where a place has none."""
    at = next((one.index for one in columns if slugify(one.header) == "position"), None)
    if at is not None and at < len(cells) and cells[at] == "municipality":
        for key in ("lat", "lon"):
            draft.case.values.pop(("place", key), None)
