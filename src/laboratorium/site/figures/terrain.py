"""Ground to draw upon: soft ridges whose height is known at every point, so that a house or a
tree can be set down exactly on the line."""

from dataclasses import dataclass

from laboratorium.site.figures.dice import Dice
from laboratorium.site.figures.svg import path_data

HEIGHT = 240
"""Every landscape is drawn 240 units high; its width follows from the proportions asked for."""

_MARGIN = 4  # the outline runs this far outside the picture, where its ends are not seen


@dataclass(frozen=True)
class Ridge:
    """A horizon: a quadratic B-spline through even heights at even distances, from left to right.

    The even spacing makes x linear in the curve's parameter (heights can be looked up) and lets
    every piece but the first be written with SVG's shortest curve, `t`.
    """

    step: int
    heights: tuple[int, ...]

    def knot(self, index: int) -> int:
        """The height where piece number `index` begins."""
        if index == 0:
            return self.heights[0]
        if index == len(self.heights):
            return self.heights[-1]
        return (self.heights[index - 1] + self.heights[index]) // 2

    def y(self, x: float) -> int:
        """The ground's y at x, both in units of the drawing."""
        index = min(max(int((x + _MARGIN) // self.step), 0), len(self.heights) - 1)
        t = min(max((x + _MARGIN) / self.step - index, 0), 1)
        start, middle, end = self.knot(index), self.heights[index], self.knot(index + 1)
        return round((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t * t * end)

    def outline(self) -> str:
        """Path data of the ground below the ridge, down past the picture's lower edge."""
        parts: list[str | float] = ["M", -_MARGIN, self.knot(0)]
        for index, height in enumerate(self.heights):
            start, end = self.knot(index), self.knot(index + 1)
            if index == 0:
                parts += ["q", self.step // 2, height - start, self.step, end - start]
            else:
                parts += ["t", self.step, end - start]
        return path_data(*parts, "V", HEIGHT + _MARGIN, "H", -_MARGIN, "z")


def ridge(dice: Dice, width: int, level: int, swing: int, pieces: int = 4) -> Ridge:
    """A ridge thrown around y = `level`, at most `swing` above or below it."""
    step = -(-(width + 2 * _MARGIN) // pieces)
    # Even numbers, so that the points half-way between them are whole: then `t` mirrors exactly.
    heights = (level + dice.roll(-swing, swing) for _ in range(pieces))
    return Ridge(step + step % 2, tuple(height - height % 2 for height in heights))
