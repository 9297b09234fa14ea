"""Stories in triangles and on lines: where a ternary library puts them, none upon another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from laboratorium.site.figures.density import HEIGHT, contours, heights
from laboratorium.site.figures.placed import MANY, Mark, dyad, in_triangle, triad
from laboratorium.site.figures.spots import gather

POSITIONS = Path(__file__).parents[2] / "data/ternary-positions.tsv"
CORNERS = ("dem, det handlede om", "dem, der arbejder med det", "ledelse eller politikere")
ENDS = ("alt for langsomt", "alt for stærkt")
SVG = "{http://www.w3.org/2000/svg}"

unit = st.floats(0, 1)


@st.composite
def shares(draw: st.DrawFn) -> tuple[float, ...]:
    low, high = sorted((draw(unit), draw(unit)))
    return low, high - low, 1 - high


def marks(count: int, seed: int = 1, size: int = 3) -> list[Mark]:
    chance = Random(seed)
    drawn = []
    for number in range(count):
        parts = [chance.gammavariate(2, 1) for _ in range(size)]
        whole = tuple(part / sum(parts) for part in parts) if size > 1 else (chance.random(),)
        drawn.append(Mark(whole, f"side-2/#f-{number:010d}", "»En fortælling« 60 % dem"))
    return drawn


def test_positions_are_those_of_a_ternary_library() -> None:
    lines = POSITIONS.read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) > 40
    for line in lines:
        right, top, left, x, y = map(float, line.split("\t"))
        ours = in_triangle((top, left, right))
        assert ours == pytest.approx((x, HEIGHT - y), abs=1e-8)


@given(st.lists(st.tuples(unit, unit), max_size=60), st.floats(0.02, 0.5))
def test_no_two_spots_are_closer_than_asked(
    points: list[tuple[float, float]], apart: float
) -> None:
    spots = gather(points, apart)
    for one, other in combinations(spots, 2):
        away = (one.at[0] - other.at[0]) ** 2 + (one.at[1] - other.at[1]) ** 2
        assert away >= apart**2
    assert sorted(number for spot in spots for number in spot.points) == list(range(len(points)))


@given(st.lists(st.tuples(unit, unit), min_size=1, max_size=40))
def test_a_point_more_at_the_end_moves_none_of_the_others(
    points: list[tuple[float, float]],
) -> None:
    before, after = gather(points[:-1], 0.1), gather(points, 0.1)
    assert [spot.at for spot in before] == [spot.at for spot in after][: len(before)]


def circles(svg: str) -> list[tuple[float, float, float]]:
    root = etree.fromstring(svg)
    return [
        (float(one.get("cx")), float(one.get("cy")), float(one.get("r")))
        for one in root.iter("circle")
    ]


@given(st.lists(shares(), min_size=1, max_size=80))
def test_nothing_is_piled_and_all_lies_in_the_frame(found: list[tuple[float, ...]]) -> None:
    svg = triad("Hvem bestemte?", CORNERS, [Mark(one) for one in found], "t")
    apart(svg)
    assert svg == triad("Hvem bestemte?", CORNERS, [Mark(one) for one in found], "t")


@given(st.lists(unit, min_size=1, max_size=80))
def test_nothing_is_piled_on_a_line(found: list[float]) -> None:
    apart(dyad("Tempoet", ENDS, [Mark((one,)) for one in found], "d"))


def apart(svg: str) -> None:
    root = etree.fromstring(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    drawn = circles(svg)
    for x, y, radius in drawn:
        assert radius <= x <= width - radius
        assert radius <= y <= height - radius
    for (x1, y1, r1), (x2, y2, r2) in combinations(drawn, 2):
        # The places are rounded to a tenth, so two may touch by so much.
        assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 >= max(r1, r2) + min(r1, r2) - 2.2


@pytest.mark.parametrize("count", [MANY, MANY + 1, 2_000, 20_000])
def test_a_figure_stays_small(count: int) -> None:
    assert len(triad("T", CORNERS, marks(count), "t").encode()) < 60_000
    assert len(dyad("T", ENDS, marks(count, size=1), "d").encode()) < 60_000


def test_every_spot_leads_to_a_story_and_says_what_it_is() -> None:
    root = etree.fromstring(triad("T", CORNERS, marks(40), "t"))
    links = list(root.iter("a"))
    assert root.get("role") == "group"
    assert all(link.get("href") and link.get("aria-label") for link in links)
    told = [link.findtext("text") for link in links]
    assert sum(int(text or 1) for text in told) == 40


def test_all_in_one_spot_is_one_spot_that_says_how_many() -> None:
    root = etree.fromstring(triad("T", CORNERS, [Mark((0.2, 0.3, 0.5))] * 90, "t"))
    assert root.get("role") == "img"
    assert [one.text for one in root.iter("text") if "count" in one.get("class")] == ["90"]


def test_contours_surround_where_most_lie() -> None:
    chance = Random(4)
    points = [(0.3 + chance.gauss(0, 0.03), 0.6 + chance.gauss(0, 0.03)) for _ in range(400)]
    for lines in contours(points):
        (line,) = lines
        assert line[0] == pytest.approx(line[-1])
        x, y = zip(*line, strict=True)
        assert min(x) < 0.3 < max(x)
        assert min(y) < 0.6 < max(y)
        assert max(x) - min(x) < 0.4


def test_an_even_spread_has_no_hills_at_its_edges() -> None:
    even = heights([(number + 0.5) / 600 for number in range(600)])
    assert min(even) > 0.95
