"""All in a text that may lead to a person."""

import re
from collections.abc import Iterator
from heapq import merge

from laboratorium.base.problems import Level
from laboratorium.model.privacy.birth_numbers import find_birth_numbers
from laboratorium.model.privacy.mail import find_mails
from laboratorium.model.privacy.numbers import CPR, find_numbers
from laboratorium.model.privacy.persons import find_persons
from laboratorium.model.privacy.places import find_addresses
from laboratorium.model.privacy.rules import rules
from laboratorium.model.privacy.text import Found, Text


def find(written: str) -> Iterator[Found]:
    """Yield each thing in a text that may lead to a person, in no order; in linear time."""
    text = Text(written)
    yield from _numbers(text)
    yield from find_mails(text)
    yield from find_addresses(text)
    yield from find_persons(text)


def _numbers(text: Text) -> Iterator[Found]:
    """Yield each number once; where two overlap, the surer, or the one that begins first."""
    last: Found | None = None
    for found in merge(find_numbers(text), sorted(find_birth_numbers(text))):
        if last is None or found.start >= last.end:
            if last is not None:
                yield last
            last = found
        elif (found.code == CPR, found.level is Level.ERROR) > (
            last.code == CPR,
            last.level is Level.ERROR,
        ):
            last = found
    if last is not None:
        yield last


def strictly_private(value: str) -> str | None:
    """Return the kind of the first mail address, telephone or CPR number, or ``None``.

    Values that name a role or a group have no room at all for how to reach somebody.
    """
    found = (kind for kind, shape in rules()["strict"].items() if re.search(shape, value))
    return next(found, None)
