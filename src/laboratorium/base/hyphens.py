"""Where a long Danish word may break at the end of a line, told to browsers by soft hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import parts_of

SOFT = "\N{SOFT HYPHEN}"
LONG = 12
"""Words with fewer letters find room on a phone's line, also in a heading."""
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_LEAST = 3
"""So many letters stay on either side."""


def hyphened(text: str) -> str:
    """The text with soft hyphens where the parts of its long compounds meet, as a Dane would break
    them: lærings-pointer. For headings and cards, where lines are short.

    The Danish patterns of TeX, which hyphenation libraries carry, break inside parts
    (lærings-po-in-ter, pyphen 0.18.1) and miss where they meet.
    """
    return _LONG_WORD.sub(lambda found: _hyphened(found[0]), text)


@cache
def _hyphened(word: str) -> str:
    seams = [at for at in _seams(word) if _LEAST <= at <= len(word) - _LEAST]
    ends = [*seams, len(word)]
    return SOFT.join(word[start:end] for start, end in zip([0, *seams], ends, strict=True))


def _seams(word: str) -> Iterator[int]:
    """Where each part but the first begins."""
    folded = fold(word)
    # A letter may fold into two: where each letter of the folded word comes from.
    origin = [at for at, letter in enumerate(word) for _ in fold(letter)]
    if len(origin) != len(folded):
        return
    parts = parts_of(folded)
    begin = 0
    for before, part in pairwise(parts):
        # A part may be inflected, and the one before it joined with a letter or shortened by one.
        known = part[: max(_LEAST, len(part) - 2)]
        begin = folded.find(known, begin + max(_LEAST - 1, len(before) - 2))
        if begin < 0:
            return
        yield origin[begin]
