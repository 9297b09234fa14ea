"""Chance without chance: numbers that look thrown and are always the same for the same seed."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A row of numbers drawn from a text by SHA-256; equal on every machine and in every run."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8", "surrogatepass")
        self._block = 0
        self._row: list[int] = []

    def roll(self, low: int, high: int) -> int:
        """The next whole number from `low` to `high`, both among the possible."""
        if len(self._row) < 2:
            digest = hashlib.sha256(self._seed + b"/%d" % self._block)
            self._row.extend(digest.digest())
            self._block += 1
        # Two bytes a throw: for ranges this small, the unevenness of % cannot be seen.
        value = self._row.pop(0) * 256 + self._row.pop(0)
        return low + value % (high - low + 1)

    def pick(self, things: Sequence[T]) -> T:
        """One of the things. Raises ZeroDivisionError when there is none."""
        return things[self.roll(0, len(things) - 1)]
