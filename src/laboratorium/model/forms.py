"""The forms in which values are written, as patterns that Python and JavaScript have in common.

The form at /bidrag/ gets the same with its page. ``\\d`` means the digits of all languages in both.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from laboratorium.base.slugs import SLUG

_TIME = (
    r"(?:[t, ] ?(?:kl\.? ?)?(?:[01]?[0-9]|2[0-3])[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?:z|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_DAY_NAMED = r"(?:(?:[a-zæøå]{3,7}\.?,? )?(?:den |d\. ?)?"
DATES: Mapping[str, str] = {
    "date_year_first": r"(?P<year>[0-9]{4})(?:[-/. ](?P<month>[0-9]{1,2})"
    rf"(?:[-/. ](?P<day>[0-9]{{1,2}}){_TIME})?)",
    "date_day_first": r"(?:(?P<day>[0-9]{1,2})[-/. ]+)?(?P<month>[0-9]{1,2})[-/. ]+"
    rf"(?P<year>[0-9]{{4}}){_TIME}",
    "date_short_year": r"(?P<day>[0-9]{1,2})[-/. ]+(?P<month>[0-9]{1,2})[-/. ]+['’]?"
    rf"(?P<year>[0-9]{{2}}){_TIME}",
    "date_with_name": rf"{_DAY_NAMED}(?P<day>[0-9]{{1,2}})\.?[ -]?)?(?P<name>[a-zæøå]{{3,9}})\.?,?"
    rf"[ /-]*['’]?(?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}",
    "date_name_first": r"(?P<name>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? "
    r"(?P<year>[0-9]{4})",
    "date_year_and_name": r"(?P<year>[0-9]{4})[ ,/-]+(?P<name>[a-zæøå]{3,9})\.?",
    "date_digits": r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
}
"""How people write dates, by the names of their parts; tried in this order."""

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
    "wiki_link": r"\[\[[^\[\]\n]{1,100}\]\](?!\()",
    "footnote": r"\[\^[^\[\]\n]{1,40}\](?!:)",
    "table_line": r"(?<![^\n]\n)(?<![^\n])\|[^\n]{1,1000}\|[ ]*\n\|(?![ :|-]*(?:\n|$))",
    "template_mark": r"\{\{[^{}\n]{0,100}\}\}|\{%[^%\n]{0,100}%\}",
    **DATES,
}


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(FORMS[name])


def fits(name: str, text: str) -> re.Match[str] | None:
    """The parts of a value that has this form from end to end."""
    return _form(name).fullmatch(text)


def each(name: str, text: str) -> Iterator[re.Match[str]]:
    """Every part of a text that has this form."""
    return _form(name).finditer(text)


def within(name: str, text: str) -> re.Match[str] | None:
    """The first part of a text that has this form."""
    return _form(name).search(text)
