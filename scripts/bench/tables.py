"""Tables as Markdown."""

from __future__ import annotations

from collections.abc import Collection


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def head(*names: str, words: Collection[str] = ()) -> str:
    """The two lines that a table begins with; columns of `words` stand left, of numbers right."""
    return f"{row(*names)}\n{row(*('---' if name in words else '---:' for name in names))}"
