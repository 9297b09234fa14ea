"""The palette: its contrast, and that the style sheets say the same."""

import re
from itertools import product
from pathlib import Path

import pytest

from laboratorium.base.palette import DARK, LIGHT, MIDDLE, SIX_P, contrast, luminance

CSS = Path(__file__).parents[3] / "docs" / "assets" / "css"
WORDS = ("ink", "muted", "primary", "accent")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["red", "#FFF", "", "123456#", "#GGGGGG"])
def test_a_colour_written_otherwise_is_refused(colour: str) -> None:
    with pytest.raises(ValueError):
        luminance(colour)


@pytest.mark.parametrize("key", SIX_P)
def test_each_p_carries_words_by_day_and_by_night(key: str) -> None:
    assert contrast(LIGHT[key], "#FFFFFF") >= 5.4
    assert contrast(LIGHT[key], LIGHT["paper"]) >= 4.5
    assert contrast(DARK[key], DARK["paper"]) >= 8


@pytest.mark.parametrize(("palette", "key"), list(product((LIGHT, DARK), WORDS)))
def test_words_can_be_read_on_the_ground(palette: dict[str, str], key: str) -> None:
    assert contrast(palette[key], palette["paper"]) >= 4.5


@pytest.mark.parametrize(("key", "ground"), list(product(MIDDLE, (LIGHT, DARK))))
def test_the_middle_colours_stand_out_on_any_ground(key: str, ground: dict[str, str]) -> None:
    assert contrast(MIDDLE[key], ground["paper"]) >= 3


@pytest.mark.parametrize("key", LIGHT)
def test_the_style_sheet_has_the_same_colours(key: str) -> None:
    name = f"p-{key}" if key in SIX_P else key
    declared = re.findall(rf"--{name}:\s*([^;]+);", (CSS / "tokens.css").read_text("utf-8"))
    assert declared == [LIGHT[key], f"light-dark({LIGHT[key]}, {DARK[key]})"]


def test_the_figures_take_every_colour_from_the_palette() -> None:
    sheet = (CSS / "figures.css").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet) == []
    known = {f"--p-{key}" if key in SIX_P else f"--{key}" for key in LIGHT}
    used = set(re.findall(r"var\((--[\w-]+)", sheet))
    assert used - known <= {"--sans", "--serif", "--wash", "--sheet", "--on-primary"}
    assert {f"--p-{key}" for key in SIX_P} <= used
