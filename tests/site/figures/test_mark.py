"""The mark, its glyphs and the wheel."""

from collections.abc import Callable
from math import atan2, degrees

import pytest
from lxml import etree

from laboratorium.base.palette import SIX_P
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.figures.glyphs import glyph
from laboratorium.site.figures.mark import WheelItem, mark, wheel

ITEMS = [
    WheelItem(key, key.capitalize(), f"{at} cases", f"seks-p/{key}/")
    for at, key in enumerate(SIX_P)
]


def middle(data: str) -> tuple[float, float]:
    """The middle of the points named in path data of absolute coordinates."""
    numbers = [float(part) for part in data.strip("Mz").replace("C", " ").split()]
    xs, ys = numbers[0::2], numbers[1::2]
    return sum(xs) / len(xs), sum(ys) / len(ys)


@pytest.mark.parametrize("size", [16, 48, 480])
def test_the_petals_stand_clockwise_from_the_top_in_the_order_of_the_ps(size: int) -> None:
    root = etree.fromstring(mark(size))
    petals = root.findall("path")
    assert [petal.get("class") for petal in petals] == [f"f-{key}" for key in SIX_P]
    for at, petal in enumerate(petals):
        x, y = middle(petal.get("d"))
        turn = degrees(atan2(x - size / 2, size / 2 - y)) % 360
        assert min(abs(turn - 60 * at), 360 - abs(turn - 60 * at)) < 4


def test_the_mark_is_decorative_until_it_is_given_a_title() -> None:
    assert etree.fromstring(mark()).get("aria-hidden") == "true"
    named = etree.fromstring(mark(prefix="m", title="Laboratorium"))
    assert named.get("role") == "img"
    assert named.get("aria-hidden") is None
    assert named.findtext("title") == "Laboratorium"
    assert named.find("desc") is None
    with pytest.raises(ValueError, match="prefix"):
        mark(title="Laboratorium")


@pytest.mark.parametrize("key", SIX_P)
def test_each_p_has_a_glyph_of_one_colour_under_its_key_and_its_symbol(key: str) -> None:
    drawn = glyph(key)
    root = etree.fromstring(drawn)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("aria-hidden") == "true"
    colours = {path.get(name) for path in root for name in ("fill", "stroke")}
    assert colours <= {"currentColor", "none", None}
    assert glyph(vocabularies().six_p[key].symbol) == drawn
    assert len(drawn.encode()) < 900


def test_no_two_glyphs_are_alike_and_an_unknown_one_is_refused() -> None:
    assert len({glyph(key) for key in SIX_P}) == 6
    with pytest.raises(ValueError, match="profit"):
        glyph("profit")


def test_each_petal_of_the_wheel_is_a_link_that_says_where_it_leads() -> None:
    root = etree.fromstring(wheel(ITEMS))
    links = root.findall("a")
    assert [link.get("href") for link in links] == [item.href for item in ITEMS]
    for link, item in zip(links, ITEMS, strict=True):
        # What is seen is what is heard (WCAG 2.1, 2.5.3, label in name), word for word.
        assert link.get("aria-label") is None
        assert "".join(link.itertext()) == f"{item.label} {item.count_text}"
        assert [text.text for text in link.findall("text")] == [item.label, item.count_text]
        assert link.get("class") == "wheel-petal"


def test_the_wheel_is_a_named_group_so_that_its_links_are_not_hidden() -> None:
    root = etree.fromstring(wheel(ITEMS, prefix="h"))
    assert root.get("role") == "group"
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert sorted(ids) == ["h-d", "h-t"]
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == set(ids)


def test_the_wheels_words_lie_inside_the_picture() -> None:
    for text in etree.fromstring(wheel(ITEMS)).iter("text"):
        reach = len(text.text) * 23 * 0.55 / 2
        assert reach < float(text.get("x")) < 480 - reach
        assert 20 < float(text.get("y")) < 470


def test_hostile_words_stay_words() -> None:
    root = etree.fromstring(wheel([("people", "<b>&", "\"'", "a/?b=1&c=2")]))
    assert [text.text for text in root.iter("text")] == ["<b>&", "\"'"]
    with pytest.raises(ValueError, match="javascript"):
        wheel([("people", "P", "1", "javascript:alert(1)")])
    with pytest.raises(ValueError, match="profit"):
        wheel([("profit", "P", "1", "a/")])


@pytest.mark.parametrize("draw", [mark, lambda: wheel(ITEMS)])
def test_a_drawing_is_the_same_every_time_and_needs_no_style(draw: Callable[[], str]) -> None:
    once = draw()
    assert draw() == once
    assert all(node.get("style") is None for node in etree.fromstring(once).iter())
