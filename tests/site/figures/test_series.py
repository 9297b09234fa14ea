"""Values over time: true to scale, nothing upon anything, readable without being seen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from laboratorium.site.figures.series import Dot, over_time

NS = {"s": "http://www.w3.org/2000/svg"}
DAY = date(2020, 1, 1)


def dot(days: int, value: float, low: float | None = None, high: float | None = None) -> Dot:
    day = DAY + timedelta(days)
    return Dot(day, f"{day}", value, f"{value:g} personer", f"{value:g}", low, high)


def drawn(*dots: Dot) -> etree._Element:
    return etree.fromstring(over_time("Frivillige <1>", "personer", dots, "m"))


def numbers(root: etree._Element, name: str, attribute: str) -> list[float]:
    return [float(one.get(attribute)) for one in root.iter(name)]


def test_the_places_are_in_proportion() -> None:
    root = drawn(dot(0, 10), dot(100, 20), dot(400, 40))
    across, up = numbers(root, "circle", "cx"), numbers(root, "circle", "cy")
    assert (across[1] - across[0]) * 3 == pytest.approx(across[2] - across[1], abs=0.1)
    assert (up[0] - up[1]) * 2 == pytest.approx(up[1] - up[2], abs=0.1)
    ticks = [one.text for one in root.iter("text") if one.get("class") == "series-tick"]
    assert ticks == ["0", "10", "20", "30", "40"]


def test_an_axis_need_not_begin_at_zero_when_nothing_could_be_seen() -> None:
    root = drawn(dot(0, 98.1), dot(10, 98.9))
    ticks = [one.text for one in root.iter("text") if one.get("class") == "series-tick"]
    assert ticks[0] == "98" and ticks[-1] == "99"
    assert not [one for one in root.iter("path") if one.get("class") == "series-zero"]


def test_it_is_told_in_words() -> None:
    root = drawn(dot(0, 1), dot(1, 2, 1, 3))
    assert root.findtext("title") == "Frivillige <1>"
    assert root.findtext("desc") == "2020-01-01: 1 personer. 2020-01-02: 2 personer."
    assert root.get("role") == "img" and root.get("aria-labelledby") == "m-t"
    assert len([one for one in root.iter("path") if one.get("class") == "series-between"]) == 1


@given(
    st.lists(
        st.tuples(st.integers(0, 20_000), st.floats(-1e12, 1e12)),
        min_size=1,
        max_size=40,
        unique_by=lambda pair: pair[0],
    )
)
def test_all_lies_inside_and_no_two_labels_touch(pairs: list[tuple[int, float]]) -> None:
    dots = [dot(days, value, value - 1, value + 1) for days, value in sorted(pairs)]
    text = over_time("A", "personer", dots, "m")
    assert text == over_time("A", "personer", dots, "m")
    root = etree.fromstring(text)
    width, height = map(float, root.get("viewBox", "").split()[2:])
    for one in (*root.iter("circle"), *root.iter("text")):
        x = float(one.get("cx") or one.get("x"))
        y = float(one.get("cy") or one.get("y"))
        assert 0 <= x <= width and 0 <= y <= height
    days = [one for one in root.iter("text") if one.get("class") == "series-day"]
    spans = sorted((float(one.get("x")), 7.6 * len(one.text or "")) for one in days)
    for (left, first), (right, second) in pairwise(spans):
        assert right - left >= (first + second) / 2


def test_many_values_are_a_line_and_no_cloud() -> None:
    text = over_time("A", "personer", [dot(n, n % 37) for n in range(500)], "m")
    assert len(text) < 10_000
    assert "500 tal. 2020-01-01: 0 personer. 2021-05-14: 18 personer. Mindst: 0 personer" in text
    assert text.count("<circle") == 0


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        over_time("A", "x", [dot(0, value)], "m")
    with pytest.raises(ValueError, match="no values"):
        over_time("A", "x", [], "m")
