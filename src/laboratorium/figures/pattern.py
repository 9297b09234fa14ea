"""Wood anemones for the cards of prototypes: what came up, six petals to a flower, as the mark."""

import math
from collections.abc import Sequence

from laboratorium.figures.dice import Dice
from laboratorium.figures.landscape import colours_of
from laboratorium.figures.svg import Svg, decoration, element
from laboratorium.figures.svg import path_data as d

_HEIGHT = 160


def pattern(seed: str, six_p: Sequence[str], *, width: int = 480, height: int = 160) -> Svg:
    """A decorative pattern of anemones in the colours of the P's, at most about 1 kB.

    The same for the same seed and P's; `width` and `height` set the proportions only. Raises
    ValueError for a picture that is not at least as wide as high.
    """
    if not 0 < height <= width:
        raise ValueError(f"a pattern is wide, not {width} × {height}")
    colours = colours_of(six_p)
    dice = Dice(f"{seed}/{' '.join(colours)}")
    wide = round(_HEIGHT * width / height)
    count = max(2, min(5, round(wide / 112)))
    blooms = dict.fromkeys(colours, "")
    veins = points = ""
    turn = dice.roll(0, 1)
    for at in range(count):
        x = wide * (2 * at + 1) // (2 * count) + dice.roll(-12, 12)
        y = (34, 122)[(at + turn) % 2] + dice.roll(-14, 14)
        petals, lines = _flower(x, y, dice.roll(84, 114), dice.roll(0, 59))
        blooms[colours[at % 3]] += petals
        veins += lines
        points += d("M", x, y, "h0")
    painted = [(f"b-{colour}", data) for colour, data in blooms.items() if data]
    painted += [("fine", veins), ("eye", points)]
    paths = (element("path", class_=class_, d=data) for class_, data in painted)
    light = dice.pick(("dawn", "noon", "dusk"))
    return decoration((wide, _HEIGHT), *paths, class_=f"landscape {light}", fills=True)


def _flower(x: int, y: int, size: int, turn: int) -> tuple[str, str]:
    """Six petals, each one curve out from the middle and back, and the veins along them."""

    def away(distance: float, degrees: int) -> tuple[int, int]:
        angle = math.radians(turn + degrees)
        return round(distance * math.sin(angle)), -round(distance * math.cos(angle))

    petals: list[str | float] = ["M", x, y]
    for at in range(0, 360, 60):
        petals += ["c", *away(size, at - 33), *away(size, at + 33), 0, 0]
    veins = ""
    for at in (0, 60, 120):
        dx, dy = away(size * 0.48, at)
        veins += d("M", x - dx, y - dy, "l", 2 * dx, 2 * dy)
    return d(*petals, "z"), veins
