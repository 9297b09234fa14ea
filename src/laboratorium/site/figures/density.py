"""Where points lie close: contours over a triangle and the height of a line, by a Gaussian kernel.

A kernel at an edge would spill over it, so each density is divided by how much of its kernel lies
inside (the usual correction at a boundary; Jones, 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from contourpy import ContourGenerator

_CELLS = 48  # to a side of the triangle
_WIDTH = 0.05  # of the kernel, in sides
_LEVELS = (0.2, 0.5, 0.8)
_PAD = 8
_DIGITS = 6  # beyond which processors may round in ways of their own
HEIGHT = 3**0.5 / 2
"""Of a triangle whose side is 1."""

Point = tuple[float, float]


def contours(points: Sequence[Point]) -> list[list[list[Point]]]:
    """For each level from the lowest, the closed lines around where points lie at least so close.

    Points and lines are in sides of the triangle with corners (½, 0), (0, h) and (1, h). Lines may
    reach over its edges, and are to be cut there.
    """
    from contourpy import contour_generator  # A build that draws none need not wait for it.

    size = _CELLS + 2 * _PAD
    found = np.asarray(points, dtype=float) * _CELLS + _PAD
    rows = np.clip(found[:, 1].astype(int), 0, size - 1)
    counted: NDArray[np.float64] = np.zeros((size, size))
    np.add.at(counted, (rows, np.clip(found[:, 0].astype(int), 0, size - 1)), 1)
    spread = _spread(counted, _WIDTH * _CELLS)
    held = _spread(_inside(size).astype(float), _WIDTH * _CELLS)
    density = np.where(held > 0.05, spread / np.maximum(held, 0.05), 0.0)
    density = np.round(density / density.max(), _DIGITS)
    made = contour_generator(z=density)
    place = (np.asarray((0.5, 0.5)) - _PAD) / _CELLS
    return [
        [[(float(x), float(y)) for x, y in line / _CELLS + place] for line in _lines(made, level)]
        for level in _LEVELS
    ]


def _spread(values: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """Values with each spread by a Gaussian of a standard deviation in cells, cut off at four of
    them, along every axis; beyond the edges nothing lies.
    """
    reach = int(4 * width + 0.5)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    kernel /= kernel.sum()
    for axis in range(values.ndim):
        values = np.apply_along_axis(np.convolve, axis, values, kernel, "same")
    return values


def _lines(made: ContourGenerator, level: float) -> list[NDArray[np.float64]]:
    """The lines of a level, one array each as long as nothing else was asked for."""
    return cast(list[NDArray[np.float64]], made.lines(level))


def _inside(size: int) -> NDArray[np.bool_]:
    """Which cells have their middle in the triangle."""
    y, x = (np.mgrid[0:size, 0:size] + 0.5 - _PAD) / _CELLS
    inside: NDArray[np.bool_] = (y <= HEIGHT) & (np.abs(x - 0.5) <= y / (2 * HEIGHT))
    return inside


def heights(shares: Sequence[float], steps: int = 60) -> list[float]:
    """How close the shares lie at evenly spread places from 0 to 1; the most is 1."""
    cells = np.clip((np.asarray(shares) * steps).astype(int), 0, steps - 1)
    counted = np.bincount(cells, minlength=steps).astype(float)
    width = _WIDTH * steps
    spread = _spread(counted, width) / _spread(np.ones(steps), width)
    return [float(one) for one in np.round(spread / spread.max(), _DIGITS)]
