"""The one rule of slugs: what folders, files and their pages are called in addresses."""

import re
from collections.abc import Callable
from itertools import count

from laboratorium.base.danish import slugify

MAX_SLUG = 80
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""As a pattern: words of a–z and digits with single hyphens between."""

_SLUG = re.compile(SLUG)
_DATED = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})-{SLUG}")
_WORDS = 7


def is_slug(text: str) -> bool:
    """Whether a text has the form of a slug; it may still be longer than ``MAX_SLUG``."""
    return _SLUG.fullmatch(text) is not None


def day_of(stem: str) -> str | None:
    """The day in ``2026-11-23-kort-navn``; ``None`` for what is not named so."""
    match = _DATED.fullmatch(stem)
    return match[1] if match else None


def shortened(slug: str, room: int = 0) -> str:
    """A slug cut to the most characters one may have, less ``room`` for what is put after it."""
    return slug[: MAX_SLUG - room].strip("-")


def named_after(*texts: str) -> str:
    """The slug of the first words of some texts together; empty when they have no letters."""
    words = "-".join(filter(None, map(slugify, texts))).split("-")
    return shortened("-".join(words[:_WORDS]))


def free(slug: str, is_taken: Callable[[str], bool], number: int = 2) -> str:
    """The slug itself, or with the first number from ``number`` that makes it nobody's."""
    if not is_taken(slug):
        return slug
    numbered = (f"{shortened(slug, 6)}-{one}" for one in count(number))
    return next(one for one in numbered if not is_taken(one))
