"""A checker of a podcast's feed: Apple, PSP-1, Podcasting 2.0, RFC 5005, RSS 2.0 and psc.

Bytes or an address in, findings out; each finding names its line, what to write instead (in
Danish), and the source of its rule. This is the face: whatever is not named here may change.
"""

from __future__ import annotations

from typing import Any

from feedcheck.command import main
from feedcheck.examine import check
from feedcheck.model import Finding, Level, Rule, Source, format_finding
from feedcheck.rules import FEED_RULES
from feedcheck.rules.file import FILE_RULES, READING_RULES
from feedcheck.server.asking import ask, tell
from feedcheck.server.rules import PRIVATE, SERVER_RULES
from feedcheck.server.visit import check_server

__all__ = [
    "RULES",
    "Finding",
    "Level",
    "Rule",
    "Source",
    "ask",
    "check",
    "check_server",
    "format_finding",
    "main",
    "tell",
]

RULES: tuple[Rule[Any], ...] = (
    *READING_RULES,
    *FILE_RULES,
    *FEED_RULES,
    *SERVER_RULES,
    PRIVATE,
)
"""Every rule that there is."""
