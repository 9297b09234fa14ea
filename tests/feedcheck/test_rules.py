"""The rules refuse what they must, where it is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutating import ITEM, Mutation, find, mutate, parse
from mutations import MUTATIONS

from feedcheck import RULES, Level, check, format_finding, tree
from feedcheck.model import MOST_PER_RULE, quote
from feedcheck.vocabulary import CATEGORIES, PARENTS
from pace import is_quick

GOOD = (Path(__file__).parent / "good-feed.xml").read_bytes()
OF_A_FEED = [rule for rule in RULES if not rule.id.startswith("server-")]


def test_a_good_feed_has_nothing_wrong() -> None:
    assert [format_finding(finding, "feed.xml") for finding in check(GOOD)] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.what}")
def test_a_mutation_is_refused_by_its_own_rule_on_its_own_line(
    mutation: Mutation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 5_000)
    spoilt, line = mutate(GOOD, mutation)
    assert [(found.rule, found.line) for found in check(spoilt)] == [(mutation.rule, line)]


def test_the_show_s_name_is_looked_for_word_by_word() -> None:
    def told(title: str, show: str = "Haven") -> list[str]:
        root = parse(GOOD)
        find(root, "channel/title").text = show
        find(root, f"{ITEM}/title").text = title
        return [one.rule for one in check(etree.tostring(root)) if one.rule == "title-show"]

    assert told("Havens ven") == told("Skovhaven") == []
    assert told("I haven, altid") == told("Haven: begynd") == ["title-show"]
    assert told("En – Grøn — By", "Grøn By") == ["title-show"]
    assert told("Grønne By", "Grøn By") == []


@pytest.mark.parametrize("value", ["no", "No", "Yes"])
def test_a_feed_that_is_not_blocked_says_so_without_fault(value: str) -> None:
    root = parse(GOOD)
    block = etree.SubElement(
        find(root, "channel"), "{http://www.itunes.com/dtds/podcast-1.0.dtd}block"
    )
    block.text = value
    assert [one.rule for one in check(etree.tostring(root)) if one.rule == "block-yes"] == []


def test_the_time_that_is_recommended_is_read_by_feedparser() -> None:
    from feedparser.namespaces.psc import _parse_psc_chapter_start

    (rule,) = (rule for rule in RULES if rule.id == "psc-start")
    advised = re.findall(r"\d\d[\d:.]*\d", rule.sentence)
    assert advised and all(_parse_psc_chapter_start(time) for time in advised)


def test_every_rule_has_a_mutation_and_every_mutation_a_rule() -> None:
    assert {mutation.rule for mutation in MUTATIONS} == {rule.id for rule in OF_A_FEED}


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
    (finding,) = check(spoilt)
    told = format_finding(finding, "feed.xml")
    assert told.isprintable()
    assert re.match(r"feed\.xml:\d+: fejl: .*Mente du »podcast«\? .*\[medium-value\] Kilde: ", told)


def test_what_a_rule_finds_over_and_over_is_counted() -> None:
    root = parse(GOOD)
    item = find(root, ITEM)
    for _ in range(100):
        bad = parse(b'<podcast:person xmlns:podcast="https://podcastindex.org/namespace/1.0"/>')
        item.append(bad)
    found = check(etree.tostring(root))
    assert {finding.rule for finding in found} == {"person-name"}
    assert len(found) == MOST_PER_RULE + 1
    assert "80 steder mere" in "".join(finding.message for finding in found)


def test_apple_has_19_categories_and_91_below_them() -> None:
    assert (len(CATEGORIES), sum(map(len, CATEGORIES.values()))) == (19, 91)


def test_an_element_that_stands_in_another_is_itself_known() -> None:
    parents = {parent for parents in PARENTS.values() for parent in parents}
    assert {parent for parent in parents if ":" in parent} <= set(PARENTS)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_checker(data: bytes) -> None:
    assert check(data)


SLOTS = [part.encode() for part in ("Bæredygtigt, lige her", "181", "00:00:00.000", "1.2",
         "https://eksempel.dk/podcast/haven/haven.mp3", "1234567", "geo:55.5059,9.7305",
         "Mon, 23 Nov 2026 06:00:00 +0100", "FREQ=MONTHLY", "73.0", "host", "R2184073",
         "false", "9b024349-ccf0-5f69-a609-6b82873eab3c", "podcast")]  # fmt: skip


@given(st.sampled_from(SLOTS), st.text(max_size=60))
def test_no_text_in_any_place_breaks_the_checker(slot: bytes, text: str) -> None:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    spoilt = GOOD.replace(b">" + slot + b"<", b">" + safe.encode("utf-8", "replace") + b"<")
    spoilt = spoilt.replace(b'"' + slot + b'"', b'"' + safe.encode("utf-8", "replace") + b'"')
    for finding in check(spoilt):
        assert finding.line >= 1
        assert format_finding(finding, "feed.xml").isprintable()


HOSTILE = {
    "unclosed attributes": b"&lt;a " + b'a="' * 200_000 + b"&gt;",
    "long words": b"&lt;a " + b"a" * 500_000 + b"&gt;",
    "opened tags": b"&lt;a" * 200_000,
    "digits": b"9" * 500_000,
    "entities": b"&amp;" * 100_000,
}


def test_a_crowd_of_misspellings_takes_no_time() -> None:
    crowd = b"".join(b"<podcast:trnscript%d/>" % number for number in range(30_000))
    crowded = GOOD.replace(b"</channel>", crowd + b"</channel>")
    assert "Mente du »podcast:transcript«?" in check(crowded)[0].message
    assert is_quick(lambda: check(crowded), 5)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_no_time(text: bytes) -> None:
    spoilt = GOOD
    for old in (b"Om mennesker, deltagelse og sted.", b"Haven, der blev til et m\xc3\xb8dested",
                b"00:02:30.000", b">181<"):  # fmt: skip
        new = b">" + text + b"<" if old.startswith(b">") else text
        assert old in spoilt
        spoilt = spoilt.replace(old, new, 1)
    assert check(spoilt)
    assert is_quick(lambda: check(spoilt), 5)


def test_nothing_unprintable_is_quoted() -> None:
    assert quote("a\x1b[31m\u202eb\n") == "a�[31m�b�"
    assert len(quote("a" * 1000)) == 150
