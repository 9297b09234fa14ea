"""Text that someone else wrote, made harmless for GitHub's Markdown and for a workflow's log."""

from __future__ import annotations

import re
from urllib.parse import quote

from laboratorium.base.visible import visible

# Zero-width: it parts what GitHub would join to a mention, a reference or a link.
_JOINER = "\u2060"
# What means something in the middle of a line; callers put words of their own in front.
_PUNCTUATION = re.compile(r"[\\`*_\[\]<>|~$&]")
_MENTION = re.compile(r"@(?=\S)")
_REFERENCE = re.compile(r"(?<=#)(?=\d)|(?<=(?i:gh))(?=-\d)")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=(?i:www))(?=\.)|(?<=(?i:mailto))(?=:)|(?<=(?i:xmpp))(?=:)")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def one_line(text: str, limit: int) -> str:
    """Return text on one line, at most ``limit`` characters long, in which characters that nobody
    can see stand as their numbers; what is cut off is shown by an ellipsis.
    """
    seen = visible(" ".join(text[: 4 * limit + 100].removeprefix("\ufeff").split()))
    cut = len(seen) > limit or len(text) > 4 * limit + 100
    return f"{seen[: limit - 1].rstrip()}…" if cut else seen


def markdown(text: str, limit: int = 500) -> str:
    """Return text that GitHub shows as it stands: no markup, link, mention or reference."""
    safe = one_line(text, limit)
    for pattern in (_ADDRESS, _REFERENCE):
        safe = pattern.sub(_JOINER, safe)
    safe = _MENTION.sub(f"@{_JOINER}", safe)
    return _PUNCTUATION.sub(lambda m: _ENTITIES.get(m[0], f"\\{m[0]}"), safe)


def code(text: str, limit: int = 200) -> str:
    """Return text as a code span, in which GitHub reads nothing; an empty text gives nothing."""
    safe = one_line(text, limit)
    if not safe:
        return ""
    longest = max((len(run) for run in re.findall("`+", safe)), default=0)
    fence = "`" * (longest + 1)
    space = " " if safe[0] == "`" or safe[-1] == "`" else ""
    return f"{fence}{space}{safe}{space}{fence}"


def command_value(text: str) -> str:
    """Return the message of a workflow command, by the escapes of actions/toolkit's command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """Return the value of a workflow command's property, such as its file."""
    return command_value(text).replace(":", "%3A").replace(",", "%2C")


def path_in_address(path: str) -> str:
    """Return a path for use in an address, every character but a–z, digits, ``-_.~/`` quoted."""
    return quote(path.encode("utf-8", "replace"), safe="/")
