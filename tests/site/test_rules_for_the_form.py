"""What the form gets with its page: all that its scripts need, and not too much of it."""

from __future__ import annotations

import gzip
import json
import re

from laboratorium.model.privacy.words import first_names, mailboxes
from laboratorium.site.contribution_data import client_data
from laboratorium.site.contribution_rules import rules


def test_the_page_carries_little() -> None:
    assert len(gzip.compress(json.dumps(client_data(), ensure_ascii=False).encode())) < 30_000


def test_what_may_stand_in_content_is_told_by_numbers_alone() -> None:
    assert rules()["allowed"].isascii()
    assert re.fullmatch(r"(?:\\u\{[0-9a-f]+\}-\\u\{[0-9a-f]+\})+", rules()["allowed"])


def test_references_that_can_begin_an_address_are_known() -> None:
    entities = rules()["entities"]
    assert entities["colon;"] == ":" and entities["Tab;"] == "\t"
    assert "amp;" not in entities


def test_lists_hold_every_word_of_theirs() -> None:
    privacy = rules()["privacy"]
    assert set(privacy["names"]["first"].split()) == first_names()
    assert set(privacy["mail"]["mailboxes"].split()) == {
        word for word in mailboxes() if " " not in word
    }
    assert privacy["reach"]["number"] == 60
