"""Kinds of value: what is taken, what is refused, what is suggested instead."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from laboratorium.model import types

Check = Callable[[Any], Any]

TAKEN: list[tuple[Check, object, object]] = [
    (types.parse_whole, "3", 3),
    (types.parse_whole, " 0042 ", 42),
    (types.parse_whole, "-1", -1),
    (types.parse_whole, "−1", -1),
    (types.parse_whole, 7, 7),
    (types.parse_number, "19.7", Decimal("19.7")),
    (types.parse_number, "19,7", Decimal("19.7")),
    (types.parse_number, "1500", Decimal(1500)),
    (types.parse_number, "-3", Decimal(-3)),
    (types.parse_number, "−3,25", Decimal("-3.25")),
    (types.parse_number, "0.125", Decimal("0.125")),
    (types.parse_number, "12.3456", Decimal("12.3456")),
    (types.parse_number, Decimal("1.5"), Decimal("1.5")),
    (types.parse_coordinate, "55.676", 55.676),
    (types.parse_coordinate, "9,87", 9.87),
    (types.parse_coordinate, 9.87, 9.87),
    (types.check_url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    (types.check_url, "http://example.org:8080", "http://example.org:8080"),
    (types.check_url, "HTTPS://Example.org", "HTTPS://Example.org"),
    (types.check_url, "https://åben.dk/æ", "https://åben.dk/æ"),
    (types.check_slug, "a-1-b", "a-1-b"),
    (types.check_not_private, "Projektleder, 2 timer om ugen i 2023", None),
    (types.check_not_private, "47 husstande, 280 ton og 1.500 kr.", None),
    (types.check_image_path, "images/a.jpg", "images/a.jpg"),
    (types.check_image_path, "./a.jpg", "a.jpg"),
    (types.check_prototype_reference, "a-b/c", "a-b/c"),
    (types.check_sdg, "11", "11"),
    (types.check_sdg, "11.7", "11.7"),
    (types.check_sdg, "11.B", "11.b"),
    (types.check_sdg, "Klimaindsats", "13"),
    (types.check_no_repeats, ("a", "b"), ("a", "b")),
    (types.join_lines, "a\n  b", "a b"),
    (types.join_lines, "a  b", "a  b"),
]


@pytest.mark.parametrize(("check", "written", "value"), TAKEN)
def test_a_value_is_taken(check: Check, written: object, value: object) -> None:
    assert check(written) == (written if value is None else value)


# (check, what was written, error, the nearest valid value)
REFUSED: list[tuple[Check, object, str, object]] = [
    (types.parse_whole, "ja", "whole_number", None),
    (types.parse_whole, "12:30", "whole_number", None),
    (types.parse_whole, "1.0", "whole_number", None),
    (types.parse_whole, "1_000", "whole_number", None),
    (types.parse_whole, "٣", "whole_number", None),
    (types.parse_whole, "9" * 5000, "whole_number", None),
    (types.parse_whole, True, "whole_number", None),
    (types.parse_whole, [], "whole_number", None),
    (types.parse_number, "1.500", "number_grouped", "1500"),
    (types.parse_number, "1,500", "number_grouped", "1500"),
    (types.parse_number, "1 500", "number_grouped", "1500"),
    (types.parse_number, "2.000.000", "number_grouped", "2000000"),
    (types.parse_number, "ca. 40", "number", "40"),
    (types.parse_number, "40 %", "number", "40"),
    (types.parse_number, "19,7 mio.", "number", "19,7"),
    (types.parse_number, "mange", "number", None),
    (types.parse_number, "nan", "number", None),
    (types.parse_number, "inf", "number", None),
    (types.parse_number, "1e9", "number", "1"),
    (types.parse_number, "9" * 100_000, "number", None),
    (types.parse_number, None, "number", None),
    (types.parse_coordinate, "55° 40'", "coordinate", None),
    (types.parse_coordinate, None, "coordinate", None),
    (types.check_url, "www.example.org", "url", "https://www.example.org"),
    (types.check_url, "example.org/a", "url", "https://example.org/a"),
    (types.check_url, "//example.org", "url", "https://example.org"),
    (types.check_url, "javascript:alert(1)", "url", None),
    (types.check_url, "data:text/html,x", "url", None),
    (types.check_url, "ftp://example.org", "url", None),
    (types.check_url, "https://", "url", None),
    (types.check_url, "https://localhost", "url", None),
    (types.check_url, "https://user:pass@example.org", "url", None),
    (types.check_url, "https://example.org/a b", "url", None),
    (types.check_url, 'https://example.org/"onclick', "url", None),
    (types.check_url, "https://[::1", "url", None),
    (types.check_url, "bare tekst", "url", None),
    (types.check_slug, "Føns", "slug", "foens"),
    (types.check_slug, "a--b", "slug", "a-b"),
    (types.check_slug, "-a", "slug", "a"),
    (types.check_slug, "???", "slug", None),
    (types.check_not_private, "skriv til a.b@example.dk", "private_email", None),
    (types.check_not_private, "ring 12 34 56 78", "private_phone", None),
    (types.check_not_private, "+4512345678", "private_phone", None),
    (types.check_not_private, "010190-1234", "private_cpr", None),
    (types.check_image_path, "../b/a.jpg", "image_path", "a.jpg"),
    (types.check_image_path, "/etc/a.jpg", "image_path", "a.jpg"),
    (types.check_image_path, "C:\\a.jpg", "image_path", "a.jpg"),
    (types.check_image_path, "https://example.org/a.jpg", "image_path", "a.jpg"),
    (types.check_image_path, "images//a.jpg", "image_path", "a.jpg"),
    (types.check_prototype_reference, "a", "prototype_reference", None),
    (types.check_prototype_reference, "a/b/c", "prototype_reference", None),
    (types.check_prototype_reference, "A/b", "prototype_reference", None),
    (types.check_sdg, "18", "unknown_goal", None),
    (types.check_sdg, "klimaindsatser", "unknown_goal", "13 (Klimaindsats)"),
    (types.check_sdg, "11.99", "unknown_target", None),
    (types.check_sdg, "11.0", "unknown_target", None),
    (types.check_no_repeats, ("a", "b", "a"), "repeated", None),
    (types.TermOf("statuses").check, "ancored", "unknown_term", "Forankret"),
    (types.TermOf("municipalities").check, "Midelfart", "unknown_term", "Middelfart"),
    (types.TermOf("levels").check, "qqq", "unknown_term", None),
]


@pytest.mark.parametrize(("check", "written", "kind", "near"), REFUSED)
def test_a_value_is_refused_and_the_nearest_named(
    check: Check, written: object, kind: str, near: object
) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        check(written)
    facts = caught.value.context or {}
    assert caught.value.type == kind
    assert (facts.get("meant") or facts.get("near")) == near


@given(st.text())
def test_what_is_suggested_is_valid(text: str) -> None:
    checks: list[Check] = [types.check_url, types.check_slug, types.parse_number]
    for check in checks:
        try:
            check(text)
        except PydanticCustomError as fault:
            meant = (fault.context or {}).get("meant")
            if meant is not None:
                check(meant)


@pytest.mark.parametrize("text", ["a" * 60_000, "1" * 60_000, "a@" * 30_000, "1 " * 30_000])
def test_long_text_is_soon_searched_for_private_data(text: str) -> None:
    try:
        types.check_not_private(text)
    except PydanticCustomError as fault:
        assert fault.type.startswith("private_")
