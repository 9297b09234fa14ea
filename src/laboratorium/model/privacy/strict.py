"""Values that name a role or a group have no room at all for how to reach somebody.

These three patterns are all there is to it, so that a form in the browser can hold the same. What
stands in running text is judged by its context: see ``privacy``.
"""

import re

_EMAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>().]{1,63}\.[^\s@<>()]{2}")
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)45[ .]?)?(?:\d[ .]?){7}\d(?!\d)")
_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def strictly_private(value: str) -> str | None:
    """Return the error type of the first e-mail address, telephone or CPR number, or ``None``."""
    if "@" in value and _EMAIL.search(value):
        return "private_email"
    if _PHONE.search(value):
        return "private_phone"
    if _CPR.search(value):
        return "private_cpr"
    return None
