"""All in a text that may lead to a person."""

import re
from collections.abc import Iterator

from laboratorium.model.privacy.mail import find_mails
from laboratorium.model.privacy.numbers import find_numbers
from laboratorium.model.privacy.places import find_addresses
from laboratorium.model.privacy.rules import rules
from laboratorium.model.privacy.text import Found, Text


def find(written: str) -> Iterator[Found]:
    """Yield each thing in a text that may lead to a person, in no order; in linear time."""
    text = Text(written)
    yield from find_numbers(text)
    yield from find_mails(text)
    yield from find_addresses(text)


def strictly_private(value: str) -> str | None:
    """Return the kind of the first mail address, telephone or CPR number, or ``None``.

    Values that name a role or a group have no room at all for how to reach somebody.
    """
    found = (kind for kind, shape in rules()["strict"].items() if re.search(shape, value))
    return next(found, None)
