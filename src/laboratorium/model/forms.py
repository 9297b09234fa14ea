"""The forms in which values are written, as patterns that Python and JavaScript have in common.

The form at /bidrag/ gets the same with its page. ``\\d`` means the digits of all languages in both.
"""

import re
from collections.abc import Mapping
from functools import cache

from laboratorium.base.slugs import SLUG

FORMS: Mapping[str, str] = {
    "whole": r"[-−]?[0-9]{1,15}",
    "number": r"[-−]?[0-9]{1,15}(?:[.,][0-9]{1,10})?",
    "number_grouped": r"[-−]?[1-9][0-9]{0,2}(?:[., ][0-9]{3}){1,4}",
    "first_number": r"[-−]?[0-9][0-9., ]*",
    "target": r"([0-9]{1,2})\.([0-9]{1,2}|[a-dA-D])",
    "slug": SLUG,
    "host": r"[^\s.:@/]+(?:\.[^\s.:@/]+)+(?::\d{1,5})?",
    "not_in_url": r'[\s<>"\\^`{|}]',
    "date": r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?",
    "date_year_first": r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?",
    "date_day_first": r"(?:(\d{1,2})[-/. ]+)?(\d{1,2})[-/. ]+(\d{4})",
    "date_with_name": r"(?:(?:den )?(\d{1,2})\.? )?([a-zæøå]{3,9})\.? (\d{4})",
}


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(FORMS[name])


def fits(name: str, text: str) -> re.Match[str] | None:
    """The parts of a value that has this form from end to end."""
    return _form(name).fullmatch(text)


def within(name: str, text: str) -> re.Match[str] | None:
    """The first part of a text that has this form."""
    return _form(name).search(text)
