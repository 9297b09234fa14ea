"""A text as it is searched for what may lead to a person, and the words that stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from laboratorium.base.problems import Level
from laboratorium.model.privacy.rules import pattern, word
from laboratorium.model.privacy.words import find_names


class Found(NamedTuple):
    """Something that may lead to a person: where it begins and ends, its code, how sure that is."""

    start: int
    end: int
    code: str
    level: Level


class Text:
    """A text on one line, without unseen signs, its digits 0–9: ``plain``; the same as ``lower``.

    Each kind of word is looked for once, when it is first asked for, so that all that is asked
    takes time in proportion to the text.
    """

    def __init__(self, written: str) -> None:
        self._places: list[int] | None = None
        # A number may be wrapped at the end of a line; the places stay what they were.
        plain = written.replace("\n", " ")
        if not plain.isascii():
            unseen = pattern("unseen", "sign")
            if unseen.search(plain):
                self._places = [at for at, char in enumerate(plain) if not unseen.match(char)]
                plain = unseen.sub("", plain)
            for digit in {char for char in set(plain) if char > "9" and char.isdecimal()}:
                plain = plain.replace(digit, str(int(digit)))
        self.plain = plain
        # The one letter that in lower case is two.
        self.lower = plain.replace("İ", "I").lower()
        self._spots: dict[str, tuple[list[int], list[int]]] = {}
        self._any: dict[tuple[str, ...], list[int]] = {}
        self._searched: dict[re.Pattern[str] | None, tuple[list[int], list[int]]] = {}

    def place(self, at: int) -> int:
        """Where in the text as it was written a place of the plain one is."""
        return at if self._places is None else self._places[at]

    def spots(self, name: str) -> tuple[list[int], list[int]]:
        """Where the words of that name begin, and where they end."""
        if name not in self._spots:
            # Two kinds may be the same words, each with a gap of its own.
            pattern = None if name == "name" else word(name).word
            if pattern not in self._searched:
                spans = list(find_names(self.plain) if name == "name" else self._find(name))
                self._searched[pattern] = [start for start, _ in spans], [end for _, end in spans]
            self._spots[name] = self._searched[pattern]
        return self._spots[name]

    def _find(self, name: str) -> Iterator[tuple[int, int]]:
        text = self.plain if word(name).as_written else self.lower
        return (match.span() for match in word(name).word.finditer(text))

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether such a word stands there."""
        starts, ends = self.spots(name)
        at = bisect_left(starts, start)
        return at < len(starts) and ends[at] <= end

    def begins(self, names: tuple[str, ...], start: int, end: int) -> bool:
        """Whether a word of any of those names begins there: one look for all of them."""
        starts = self._any.get(names)
        if starts is None:
            starts = sorted(at for name in names for at in self.spots(name)[0])
            self._any[names] = starts
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def leads(self, name: str, start: int, end: int) -> bool:
        """Whether such a word stands there with nothing but its gap between it and ``end``."""
        starts, ends = self._spots.get(name) or self.spots(name)
        at = bisect_right(ends, end) - 1 if ends else -1
        while at >= 0 and starts[at] >= start:
            if word(name).gap.fullmatch(self.lower, ends[at], end):
                return True
            at -= 1
        return False

    def follows(self, name: str, at: int) -> bool:
        """Whether nothing but its gap stands between that place and the next such word."""
        starts, _ = self.spots(name)
        next_ = bisect_left(starts, at)
        if next_ == len(starts):
            return False
        return word(name).gap.fullmatch(self.lower, at, starts[next_]) is not None

    def near(self, name: str, at: int) -> bool:
        """Whether what stands at that place is of that kind."""
        return pattern("near", name).match(self.lower, at) is not None
