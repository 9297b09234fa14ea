"""The rules of a feed, by what they are about."""

from __future__ import annotations

from feedcheck.feed import Feed
from feedcheck.model import Rule
from feedcheck.rules.addresses import ADDRESS_RULES
from feedcheck.rules.channel import CHANNEL_RULES
from feedcheck.rules.chapters import CHAPTER_RULES
from feedcheck.rules.dates import DATE_RULES
from feedcheck.rules.elements import ELEMENT_RULES
from feedcheck.rules.item import ITEM_RULES
from feedcheck.rules.paging import PAGING_RULES
from feedcheck.rules.podcasting import PODCASTING_RULES
from feedcheck.rules.words import WORD_RULES

FEED_RULES: tuple[Rule[Feed], ...] = (
    *CHANNEL_RULES,
    *ITEM_RULES,
    *ELEMENT_RULES,
    *WORD_RULES,
    *DATE_RULES,
    *ADDRESS_RULES,
    *PAGING_RULES,
    *CHAPTER_RULES,
    *PODCASTING_RULES,
)
