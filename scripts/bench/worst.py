"""Worst texts of any size, and who reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from laboratorium.reading import files


@dataclass(frozen=True)
class Growing:
    """A text of any size, and who reads it."""

    make: Callable[[int], bytes]
    read: Callable[[bytes], object]
    most: int = files.MAX_TEXT
    """Bytes: what is larger is refused unread."""


def again(bit: str, before: str = "", after: str = "") -> Callable[[int], bytes]:
    """A text of one piece again and again, with something around it."""

    def make(size: int) -> bytes:
        # Every number is as long as every other.
        times = max(1, (size - len(before) - len(after)) // len(bit.format(n="00000").encode()))
        return (before + "".join(bit.format(n=f"{n:05}") for n in range(times)) + after).encode()

    return make
