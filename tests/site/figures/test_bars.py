"""Bars before and after: as long as the numbers are, and told apart without colour."""

from decimal import Decimal

import pytest
from lxml import etree

from laboratorium.site.figures.bars import Number, Reading, before_after

FULL = 356.0


def rects(before: Reading | None, after: Reading, **kwargs: str) -> list[tuple[float, float]]:
    """(x, width) of each bar."""
    root = etree.fromstring(before_after("Indikator", "stk.", before, after, "m", **kwargs))
    return [(float(bar.get("x")), float(bar.get("width"))) for bar in root.findall("rect")]


@pytest.mark.parametrize(
    ("before", "after", "widths", "zero"),
    [
        (37, 47, (37 / 47, 1), 0),
        (47, 37, (1, 37 / 47), 0),
        (0, 5, (0, 1), 0),
        (5, 0, (1, 0), 0),
        (0, 0, (0, 0), 0),
        (-4, 12, (0.25, 0.75), 0.25),
        (12, -4, (0.75, 0.25), 0.25),
        (-10, -5, (1, 0.5), 1),
        (Decimal("19.7"), 39.4, (0.5, 1), 0),
        (0.001, 0.002, (0.5, 1), 0),
        (Decimal("1e400"), Decimal("2e400"), (0.5, 1), 0),
    ],
)
def test_lengths_are_proportional_and_begin_at_zero(
    before: Number, after: Number, widths: tuple[float, float], zero: float
) -> None:
    bars = rects((before, "2013"), (after, "2018"))
    origin = 2 + zero * FULL
    for (x, width), share, value in zip(bars, widths, (before, after), strict=True):
        assert width == pytest.approx(share * FULL, abs=0.02)
        assert (x + width if value < 0 else x) == pytest.approx(origin, abs=0.02)


@pytest.mark.parametrize(("value", "share"), [(7, 1), (-7, 1), (0, 0)])
def test_a_measurement_without_a_before_is_one_bar(value: int, share: int) -> None:
    assert [width for _, width in rects(None, (value, ""))] == [share * FULL]


def texts(svg: str) -> list[str]:
    return [text.text for text in etree.fromstring(svg).findall("text")]


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (
            (37, "oktober 2013"),
            (47, "december 2018"),
            "husstande",
            ["Før, oktober 2013", "37\u00a0husstande", "Efter, december 2018", "47\u00a0husstande"],
        ),
        (None, (Decimal("19.70"), "2018"), "%", ["Målt, 2018", "19,70\u00a0%"]),
        (None, (1500, ""), "", ["Målt", "1.500"]),
        (None, (-3.5, ""), "point", ["Målt", "−3,5\u00a0point"]),
    ],
)
def test_the_words_are_danish_with_unbroken_units(
    before: Reading | None, after: Reading, unit: str, said: list[str]
) -> None:
    svg = before_after("Husstande", unit, before, after, "m")
    assert texts(svg) == said
    description = etree.fromstring(svg).findtext("desc")
    assert all(word in description for word in said)


def test_before_and_after_differ_by_more_than_colour() -> None:
    root = etree.fromstring(before_after("I", "u", (1, ""), (2, ""), "m"))
    first, second = root.findall("rect")
    assert first.get("fill") == f"url(#{root.find('pattern').get('id')})"
    assert second.get("fill") is None
    assert (first.get("class"), second.get("class")) == ("bar-before", "bar-after")


def test_the_ids_begin_with_the_prefix_and_are_all_referred_to() -> None:
    root = etree.fromstring(before_after("I", "u", (1, ""), (2, ""), "maaling-3"))
    ids = sorted(node.get("id") for node in root.iter() if node.get("id"))
    assert ids == ["maaling-3-d", "maaling-3-h", "maaling-3-t"]
    assert root.get("aria-labelledby") == "maaling-3-t"
    assert root.get("aria-describedby") == "maaling-3-d"
    assert root.get("role") == "img"


def test_hostile_words_stay_words() -> None:
    bad = "</title><script>&\"'"
    root = etree.fromstring(before_after(bad, bad, (1, bad), (2, bad), "m"))
    assert root.findtext("title") == bad
    assert root.find(".//script") is None
    assert root.findtext("text") == f"Før, {bad}"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_a_value_that_is_no_number_is_refused(value: Number) -> None:
    with pytest.raises(ValueError, match="finite"):
        before_after("I", "u", None, (value, ""), "m")


@pytest.mark.parametrize("with_before", [True, False])
def test_a_bad_prefix_is_refused_with_or_without_a_before(with_before: bool) -> None:
    before: Reading | None = (1, "") if with_before else None
    with pytest.raises(ValueError, match="prefix"):
        before_after("I", "u", before, (2, ""), "1 2")


LONGEST = "kubikmeter regnvand pr. døgn m"


def test_long_words_do_not_run_into_each_other_and_all_lies_in_the_picture() -> None:
    reading: Reading = (Decimal("1234567.89"), "26. september 2013")
    root = etree.fromstring(before_after("x" * 100, LONGEST, reading, reading, "maaling-12"))
    height = float(root.get("viewBox").split()[3])
    lines: dict[str, float] = {}
    for text in root.findall("text"):
        lines[text.get("y")] = lines.get(text.get("y"), 0) + len(text.text) * 7
        assert float(text.get("y")) < height
    assert max(lines.values()) < 360
    for bar in root.findall("rect"):
        assert float(bar.get("y")) + float(bar.get("height")) <= height


def test_a_figure_stays_small() -> None:
    reading: Reading = (Decimal("1234567.89"), "26. september 2013")
    svg = before_after("x" * 100, LONGEST, reading, reading, "maaling-12")
    assert len(svg.encode()) <= 2000
    assert before_after("x" * 100, LONGEST, reading, reading, "maaling-12") == svg
