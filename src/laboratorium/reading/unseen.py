"""Characters in front matter that nobody can see, and what stands there when they are mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laboratorium.base.text import called

# Between a number and what it counts, the hard space is good typography.
ODD_SPACE = re.compile(
    "(?<![0-9])[\xa0\u2000-\u200a\u202f\u205f\u3000]"
    "|[\xa0\u2000-\u200a\u202f\u205f\u3000](?![0-9A-Za-zÆØÅæøå%€])"
)
"""Spaces that a search, a list or YAML does not take for one."""
# What joins signs is a part of pictures and of some scripts, and none of Danish.
HIDDEN = re.compile("\xad|[\u200c\u200d](?=[ -\u024f])|(?<=[ -\u024f])[\u200c\u200d]")
"""Characters without any width, which part a word for whoever looks it up."""


def found(text: str) -> Iterator[tuple[int, bool, str]]:
    """Each such character: where it stands, whether it is hidden, and what to do (Danish)."""
    for match in ODD_SPACE.finditer(text):
        write = f"Her står {called(match[0])}. Skriv et almindeligt mellemrum, eller kør ./lab fix."
        yield match.start(), False, write
    for match in HIDDEN.finditer(text):
        yield match.start(), True, f"Her står {called(match[0])}. Slet tegnet, eller kør ./lab fix."


def mended(text: str) -> str:
    """The text with plain spaces, and without what is hidden."""
    return HIDDEN.sub("", ODD_SPACE.sub(" ", text))
