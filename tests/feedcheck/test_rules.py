"""The rules refuse what they must, where it is, and nothing else."""

from __future__ import annotations

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from mutating import ITEM, Mutation, find, mutate, parse
from mutations import MUTATIONS

from feedcheck import FEED_RULES, READING_RULES, SHAPE_RULES, check_feed, format_finding, tree
from feedcheck.dates import instant
from feedcheck.feed import decimal, seconds
from feedcheck.model import MOST_PER_RULE, quote
from feedcheck.vocabulary import CATEGORIES, PLACES
from laboratorium.base.problems import Level

GOOD = (Path(__file__).parent / "good-feed.xml").read_bytes()
RULES = (*READING_RULES, *SHAPE_RULES, *FEED_RULES)


def test_a_good_feed_has_nothing_wrong() -> None:
    assert [format_finding(finding, "feed.xml") for finding in check_feed(GOOD)] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.what}")
def test_a_mutation_is_refused_by_its_own_rule_on_its_own_line(
    mutation: Mutation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 5_000)
    spoilt, line = mutate(GOOD, mutation)
    assert [(found.rule, found.line) for found in check_feed(spoilt)] == [(mutation.rule, line)]


def test_every_rule_has_a_mutation_and_every_mutation_a_rule() -> None:
    assert {mutation.rule for mutation in MUTATIONS} == {rule.id for rule in RULES}


def test_no_two_rules_have_the_same_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_to_do_and_where_it_comes_from(rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert re.search(r"[.}…]$", rule.sentence)
    assert rule.source.name and urlsplit(rule.source.url).scheme == "https"
    assert isinstance(rule.level, Level)


def test_a_finding_is_one_line_that_an_editor_can_follow() -> None:
    strange = "<podcast:medium>podk\x9b\nast<".encode()
    spoilt = GOOD.replace(b"<podcast:medium>podcast<", strange)
    (finding,) = check_feed(spoilt)
    told = format_finding(finding, "feed.xml")
    assert told.isprintable()
    assert re.match(r"feed\.xml:\d+: fejl: .*Mente du »podcast«\? .*\[medium-value\] Kilde: ", told)


def test_what_a_rule_finds_over_and_over_is_counted() -> None:
    root = parse(GOOD)
    item = find(root, ITEM)
    for _ in range(100):
        bad = parse(b'<podcast:person xmlns:podcast="https://podcastindex.org/namespace/1.0"/>')
        item.append(bad)
    found = check_feed(etree.tostring(root))
    assert {finding.rule for finding in found} == {"person-name"}
    assert len(found) == MOST_PER_RULE + 1
    assert "80 steder mere" in "".join(finding.message for finding in found)


TIMES = [
    ("0", 0.0),
    ("754", 754.0),
    ("12:34", 754.0),
    ("1:02:03.5", 3723.5),
    ("00:00:00.000", 0.0),
    ("90:00", 5400.0),
    ("1:60", None),
    ("1:60:00", None),
    ("1:2:3:4", None),
    ("", None),
    ("1,5", None),
    ("-1", None),
    ("1:", None),
    ("٣", None),
    ("9" * 5000, None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_are_read(text: str, expected: float | None) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1.0),
        ("1.5", 1.5),
        ("1,5", None),
        ("", None),
        (".5", None),
        ("1.", None),
        ("1e5", None),
    ],
)
def test_decimals_are_read(text: str, expected: float | None) -> None:
    assert decimal(text) == expected


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 23 Nov 2026 06:00:00 +0100", "2026-11-23T06:00:00+01:00"),
        ("23 Nov 2026 06:00 GMT", "2026-11-23T06:00:00+00:00"),
        ("Mon, 23 Nov 2026 06:00:00 -0330", "2026-11-23T06:00:00-03:30"),
        ("Mon, 23 Nov 2026 06:00:00 +9900", None),
        ("Mon, 23 Nov 2026 25:00:00 +0100", None),
        ("Mon, 23 Nov 0000 06:00:00 +0100", None),
    ],
)
def test_dates_are_read(text: str, iso: str | None) -> None:
    moment = instant(text)
    assert (moment.isoformat() if moment else None) == iso


def test_apple_has_19_categories_and_91_below_them() -> None:
    assert (len(CATEGORIES), sum(map(len, CATEGORIES.values()))) == (19, 91)


def test_an_element_that_stands_in_another_is_itself_known() -> None:
    parents = {place for places in PLACES.values() for place in places}
    assert {parent for parent in parents if ":" in parent} <= set(PLACES)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_checker(data: bytes) -> None:
    assert check_feed(data)


SLOTS = [part.encode() for part in ("Bæredygtigt, lige her", "181", "00:00:00.000", "1.2",
         "https://eksempel.dk/podcast/haven/haven.mp3", "1234567", "geo:55.5059,9.7305",
         "Mon, 23 Nov 2026 06:00:00 +0100", "FREQ=MONTHLY", "73.0", "host", "R2184073",
         "false", "9b024349-ccf0-5f69-a609-6b82873eab3c", "podcast")]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SLOTS), st.text(max_size=60))
def test_no_text_in_any_place_breaks_the_checker(slot: bytes, text: str) -> None:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    spoilt = GOOD.replace(b">" + slot + b"<", b">" + safe.encode("utf-8", "replace") + b"<")
    spoilt = spoilt.replace(b'"' + slot + b'"', b'"' + safe.encode("utf-8", "replace") + b'"')
    for finding in check_feed(spoilt):
        assert finding.line >= 1
        assert format_finding(finding, "feed.xml").isprintable()


HOSTILE = {
    "unclosed attributes": b"&lt;a " + b'a="' * 200_000 + b"&gt;",
    "long words": b"&lt;a " + b"a" * 500_000 + b"&gt;",
    "opened tags": b"&lt;a" * 200_000,
    "digits": b"9" * 500_000,
    "entities": b"&amp;" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_no_time(text: bytes) -> None:
    spoilt = GOOD
    for old in (b"Om mennesker, deltagelse og sted.", b"Haven, der blev til et m\xc3\xb8dested",
                b"00:02:30.000", b">181<"):  # fmt: skip
        new = b">" + text + b"<" if old.startswith(b">") else text
        assert old in spoilt
        spoilt = spoilt.replace(old, new, 1)
    start = time.perf_counter()
    assert check_feed(spoilt)
    assert time.perf_counter() - start < 5


def test_nothing_unprintable_is_quoted() -> None:
    assert quote("a\x1b[31m\u202eb\n") == "a�[31m�b�"
    assert len(quote("a" * 1000)) == 150
