"""What may be wrong with a recording, its cover or its transcript."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to put right; `line` and `column` count from 1, 0 where the file has no lines."""

    line: int
    column: int
    level: str
    """`fejl` (must be put right) or `forslag` (advice)."""
    code: str
    message: str
    """Danish: what is wrong, and what to write instead."""
