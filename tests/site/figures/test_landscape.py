"""Landscapes: decorative, small, and the same for the same case."""

import re
from itertools import permutations
from pathlib import Path

import pytest
from lxml import etree

from laboratorium.base.palette import SIX_P
from laboratorium.site.figures.dice import Dice
from laboratorium.site.figures.landscape import colours_of, landscape
from laboratorium.site.figures.terrain import ridge

CSS = Path(__file__).parents[3] / "docs" / "assets" / "css" / "figures.css"
SEEDS = [
    "Føns",
    "Musicon",
    "",
    "Tingbjerg <&>",
    "x" * 500,
    "🌊",
    *(f"sted {at}" for at in range(8)),
]
CHOICES = [ps for count in (1, 2, 3) for ps in permutations(SIX_P, count)]
ATTRIBUTES = {"class", "viewBox", "preserveAspectRatio", "aria-hidden", "focusable", "d"}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_choice_of_ps_gives_a_small_decorative_drawing(seed: str) -> None:
    for ps in CHOICES:
        svg = landscape(seed, ps)
        assert len(svg.encode()) <= 1600, ps
        root = etree.fromstring(svg)
        assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
        assert root.find("title") is None
        names = {name for node in root.iter() for name in node.attrib}
        assert names <= ATTRIBUTES


def test_a_drawing_is_the_same_every_time_and_another_for_another_place() -> None:
    assert len({landscape(f"sted {at}", ["place"]) for at in range(50)}) == 50
    assert landscape("Føns", ("planet", "place")) == landscape("Føns", ["planet", "place"])


def test_the_main_p_makes_the_scene() -> None:
    drawn = {key: landscape("Føns", [key]) for key in SIX_P}
    assert len(set(drawn.values())) == 6
    water = {key for key, svg in drawn.items() if "w-peace" in svg and key in ("peace", "planet")}
    assert water == {"peace", "planet"}
    around_the_table = re.findall(r"b-(\w+)", drawn["participation"])
    assert set(SIX_P) <= set(around_the_table)


@pytest.mark.parametrize(
    ("given", "main"),
    [
        ([], "place"),
        (["ukendt"], "place"),
        (["ukendt", "peace"], "peace"),
        (["planet"] * 3, "planet"),
    ],
)
def test_keys_that_are_no_ps_are_passed_over(given: list[str], main: str) -> None:
    colours = colours_of(given)
    assert colours[0] == main
    assert len(set(colours)) == 3
    assert landscape("x", given) == landscape("x", [main])


@pytest.mark.parametrize(("width", "height"), [(480, 240), (640, 400), (320, 320), (1200, 300)])
def test_the_proportions_are_those_asked_for(width: int, height: int) -> None:
    for key in SIX_P:
        root = etree.fromstring(landscape("Føns", [key], width=width, height=height))
        _, _, wide, high = (float(part) for part in root.get("viewBox").split())
        assert wide / high == pytest.approx(width / height, rel=0.01)


@pytest.mark.parametrize(("width", "height"), [(0, 0), (240, 480), (10, -1)])
def test_a_picture_that_is_not_wide_is_refused(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="wide"):
        landscape("Føns", ["place"], width=width, height=height)


def test_every_class_that_is_drawn_with_has_its_colour() -> None:
    declared = set(re.findall(r"\.([a-z]-?[a-z-]+)", CSS.read_text("utf-8")))
    for seed in SEEDS:
        for ps in CHOICES:
            used = set(" ".join(re.findall(r'class="([^"]+)"', landscape(seed, ps))).split())
            assert used <= declared


def test_the_dice_throw_every_number_and_never_another() -> None:
    dice = Dice("Føns")
    assert {dice.roll(-2, 3) for _ in range(300)} == set(range(-2, 4))
    again = Dice("Føns")
    assert [again.roll(0, 9) for _ in range(20)] == [
        *(3, 4, 3, 5, 8, 7, 8, 9, 8, 7),
        *(9, 6, 3, 0, 0, 7, 1, 0, 3, 7),
    ]


@pytest.mark.parametrize("width", [240, 480, 961])
def test_the_height_of_a_ridge_is_that_of_its_line(width: int) -> None:
    """Follows the path as a browser does and compares with the heights looked up."""
    land = ridge(Dice(f"{width}"), width, 120, 20)
    numbers = [int(part) for part in re.findall(r"-?\d+", land.outline().split("V")[0])]
    x, y, cx, cy = numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]
    ends = [(numbers[4], numbers[5]), *zip(numbers[6::2], numbers[7::2], strict=True)]
    for dx, dy in ends:
        end_x, end_y = x + dx, y + dy
        for t in (0.1, 0.5, 0.9):
            on_line = (1 - t) ** 2 * y + 2 * t * (1 - t) * cy + t * t * end_y
            assert land.y(x + t * dx) == pytest.approx(on_line, abs=0.51)
        x, y, cx, cy = end_x, end_y, 2 * end_x - cx, 2 * end_y - cy
    assert x >= width
