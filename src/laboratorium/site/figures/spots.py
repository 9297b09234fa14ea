"""Points gathered into spots, so that none lies upon another and each can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """What lies at one place: the numbers of the points, the first of which says where."""

    at: Point
    points: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.points)


def gather(points: Sequence[Point], apart: float) -> list[Spot]:
    """The points in as few spots as are at least `apart` from one another.

    A point joins the nearest spot that is closer than that, else it is a spot itself; so a point
    more at the end moves none of the others. Linear in the number of points.
    """
    places: list[Point] = []
    held: list[list[int]] = []
    grid: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(points):
        column, row = floor(x / apart), floor(y / apart)
        around = (
            spot
            for near in range(column - 1, column + 2)
            for by in range(row - 1, row + 2)
            for spot in grid.get((near, by), ())
        )
        found = min(((_squared((x, y), places[spot]), spot) for spot in around), default=None)
        if found and found[0] < apart**2:
            held[found[1]].append(number)
            continue
        grid.setdefault((column, row), []).append(len(places))
        places.append((x, y))
        held.append([number])
    return [Spot(at, tuple(numbers)) for at, numbers in zip(places, held, strict=True)]


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
