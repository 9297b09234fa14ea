"""Text by others, shown so that nothing in it goes unseen: in terminals, comments and reports."""

from __future__ import annotations

import re
import unicodedata

# Nobody sees these, or they turn what stands around them: by their category, and the few that
# Unicode counts as letters, marks or signs but draws as nothing (Default_Ignorable_Code_Point in
# Unicode's DerivedCoreProperties.txt, and the empty Braille pattern).
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_EMPTY = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
# A picture sign, its shade of skin, and what joins it to the next or asks for it in colour.
_SIGNS = "\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff"
_PICTURE_SIGN = re.compile(f"([{_SIGNS}])(\ufe0f?\u200d(?=[{_SIGNS}])|\ufe0f)")


def visible(text: str, keep: str = "") -> str:
    """Return text in which each character that nobody can see stands as its number, such as
    ``‹U+202E›``: direction marks, spaces without width, control characters, bytes that are no text.

    What joins picture signs to one is let be, and so are the characters in ``keep``; a line break
    is a control character too.
    """
    if text.isascii() and text.isprintable():
        return text
    joins = (found.span(2) for found in _PICTURE_SIGN.finditer(text))
    let_be = {at for first, end in joins for at in range(first, end)}
    return "".join(
        char if char in keep or at in let_be or not _is_unseen(char) else f"‹U+{ord(char):04X}›"
        for at, char in enumerate(text)
    )


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or _EMPTY.match(char) is not None
