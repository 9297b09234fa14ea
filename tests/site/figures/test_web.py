"""Mappings drawn: nothing upon anything, all inside, the same bytes, small changes small."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from laboratorium.site.figures.web import Box, Line, web

HEADS = ("Aktører", "Steder", "Ressourcer")
NAMES = st.text("abcdefg æøåW-", min_size=1, max_size=60).filter(str.strip)
BOXES = st.lists(
    st.builds(Box, NAMES, st.integers(0, 2), st.booleans(), st.booleans()), min_size=2, max_size=40
)


def lines_among(count: int) -> st.SearchStrategy[list[Line]]:
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=60)
    return pairs.map(lambda all_: [Line(a, b, n, f"{a}–{b}") for n, (a, b) in enumerate(all_, 1)])


MAPPINGS = BOXES.flatmap(lambda boxes: st.tuples(st.just(boxes), lines_among(len(boxes))))


def drawn(boxes: list[Box], lines: list[Line]) -> etree._Element:
    return etree.fromstring(web("Efter", HEADS, boxes, lines, "k"))


def rects(root: etree._Element) -> list[tuple[float, float, float, float]]:
    names = ("x", "y", "width", "height")
    return [tuple(float(r.get(n)) for n in names) for r in root.iter("rect")]  # type: ignore[misc]


@settings(max_examples=60, deadline=None)
@given(MAPPINGS)
def test_nothing_lies_upon_anything_and_all_lies_inside(
    mapping: tuple[list[Box], list[Line]],
) -> None:
    root = drawn(*mapping)
    assert etree.tostring(root) == etree.tostring(drawn(*mapping))
    width, height = map(float, root.get("viewBox", "").split()[2:])
    boxes = rects(root)
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    badges = [(float(c.get("cx")), float(c.get("cy"))) for c in root.iter("circle")]
    for one, other in combinations(badges, 2):
        assert (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 >= 22**2
    for x, y in badges:
        assert 11 <= x <= width - 11 and 11 <= y <= height - 11
        assert not any(
            bx - 11 < x < bx + w + 11 and by - 11 < y < by + h + 11 for bx, by, w, h in boxes
        )
    for group in root.iter("g"):
        (rect,) = group.iter("rect")
        x, y, w, h = (float(rect.get(n)) for n in ("x", "y", "width", "height"))
        for text in group.iter("text"):
            assert y < float(text.get("y")) < y + h and x < float(text.get("x")) < x + w
            assert len(text.text or "") <= 20
        assert x >= 0 and x + w <= width and y + h <= height


def test_one_part_more_moves_others_by_at_most_one_step() -> None:
    boxes = [Box(f"Del {n}", n % 3) for n in range(12)]
    before = rects(drawn(boxes, []))
    after = rects(drawn([*boxes[:6], Box("Ny", 1), *boxes[6:]], []))
    del after[6]
    moved = [abs(one[1] - other[1]) for one, other in zip(before, after, strict=True)]
    assert max(moved) <= 63 and moved.count(0) >= 10
    assert [one[0] for one in before] == [other[0] for other in after]


def test_a_link_past_a_column_goes_between_its_boxes() -> None:
    boxes = [Box("A", 0), Box("B", 1), Box("C", 1), Box("D", 2)]
    root = drawn(boxes, [Line(0, 3, 1, "A – D: hjælp")])
    (path,) = (one.get("d") or "" for one in root.iter("path"))
    assert path.count("C") == 1 and path.startswith("M")
    assert root.findtext("desc") == "1: A – D: hjælp. Uden forbindelser: B, C."


def test_a_hundred_parts_are_readable_and_small() -> None:
    boxes = [Box(f"Del nummer {n} i området", n % 3) for n in range(100)]
    lines = [
        Line(n % 100, (n * 7 + 1) % 100, n + 1, "x" * 80)
        for n in range(200)
        if n % 100 != (n * 7 + 1) % 100
    ]
    text = web("Efter", HEADS, boxes, lines, "k")
    assert len(text.encode()) < 150_000
    root = etree.fromstring(text)
    assert len(rects(root)) == 100
    # So many numbers could not be told apart: the lines are thin, and the table tells of each.
    assert root.get("class") == "web is-many"
    assert not [*root.iter("circle")]
    assert 'class="web"' in web("Efter", HEADS, boxes, lines[:60], "k")


def test_what_is_not_there_keeps_its_place() -> None:
    boxes = [Box("A", 0), Box("B", 0, shown=False), Box("C", 0)]
    whole = rects(drawn([Box(b.name, b.column) for b in boxes], []))
    assert rects(drawn(boxes, [])) == [whole[0], whole[2]]
