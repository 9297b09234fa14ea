"""What the form at /bidrag/ checks by beside its schemas and sentences: the checker's own rules.

They are patterns, limits and lists; the form's scripts only interpret them.
"""

from __future__ import annotations

import re
from functools import cache
from html.entities import html5
from typing import Any

from laboratorium.base import yaml_text
from laboratorium.base.danish import MONTHS
from laboratorium.base.slugs import MAX_SLUG
from laboratorium.base.text import ALLOWED
from laboratorium.model import measurements
from laboratorium.model.forms import DATES, FORMS
from laboratorium.model.partial_date import FIRST_YEAR, LAST_YEAR, MONTH_NAMES
from laboratorium.model.privacy import words
from laboratorium.model.privacy.rules import rules as privacy_rules
from laboratorium.model.types import MOST_CHOICES_LISTED
from laboratorium.model.vocabulary import MUNICIPALITY_SUFFIX
from laboratorium.reading import bounds, unseen
from laboratorium.reading.body import UNPLACED
from laboratorium.reading.files import MAX_TEXT
from laboratorium.reading.frontmatter import MAX_FRONT
from laboratorium.reading.messages import LONGEST_QUOTE


@cache
def rules() -> dict[str, Any]:
    """The rules as plain data; not to be changed."""
    return {
        "forms": {**FORMS, "municipality_suffix": MUNICIPALITY_SUFFIX.pattern},
        "limits": {
            "choices": MOST_CHOICES_LISTED,
            "quote": LONGEST_QUOTE,
            "years": [FIRST_YEAR, LAST_YEAR],
            "measured_from": measurements.FIRST_YEAR,
            "slug": MAX_SLUG,
            "bytes": MAX_TEXT,
            "front": MAX_FRONT,
            "quoted": bounds.QUOTED,
        },
        "bounds": {"most": dict(bounds.BOUNDS), "shapes": dict(bounds.SHAPES)},
        "months": MONTHS,
        "month_names": MONTH_NAMES,
        "dates": list(DATES),
        "yaml": {
            "plain": yaml_text.PLAIN.pattern,
            "breaks": yaml_text.FLOW_BREAKS.pattern,
            "number": yaml_text.NUMBER.pattern,
            "means_something": sorted(yaml_text.MEANS_SOMETHING),
        },
        "unseen": {"spaces": unseen.ODD_SPACE.pattern, "hidden": unseen.HIDDEN.pattern},
        "unplaced": UNPLACED,
        "allowed": "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in ALLOWED),
        "entities": _entities(),
        "privacy": _privacy(),
    }


def _entities() -> dict[str, str]:
    """The character references that can be a part of how an address begins, by their names."""
    part = re.compile(r"[A-Za-z0-9+.:\s-]+")
    return {name: sign for name, sign in html5.items() if part.fullmatch(sign)}


def _privacy() -> dict[str, Any]:
    known = privacy_rules()
    names = {"first": words.first_names(), "last": words.surnames(), "words": words.word_names()}
    mail = {
        "mailboxes": words.mailboxes(),
        "providers": words.private_providers(),
        "domains": words.public_domains(),
    }
    return {
        **known,
        "reach": {name: int(far) for name, far in known["reach"].items()},
        "names": {**known["names"], **_lists(names)},
        "mail": {**known["mail"], **_lists(mail)},
    }


def _lists(named: dict[str, frozenset[str]]) -> dict[str, str]:
    # A name of several words can be no part of an address, and would here be taken for several.
    return {
        name: " ".join(sorted(word for word in found if " " not in word))
        for name, found in named.items()
    }
