"""The petal that the mark and the wheel are made of.

Six petals stand around a point, as in the wood anemone (hvid anemone), the flower of the
Danish spring: the point is the place, each petal one of the six P's.
"""

import math

from laboratorium.site.figures.svg import path_data

# The petal upright, its foot near the centre (0, 0) and its tip about 100 above it: a start, then
# cubic curves of two handles and an end. The two sides differ a little, as if cut by hand.
_START = (0.0, -14.0)
_CURVES = (
    ((-8.0, -22.0), (-33.0, -56.0), (-37.0, -71.0)),
    ((-40.5, -87.0), (-22.0, -99.0), (2.0, -98.5)),
    ((23.0, -98.0), (39.5, -86.0), (37.0, -70.0)),
    ((34.0, -55.0), (8.0, -22.0), (0.0, -14.0)),
)


def petal(centre: tuple[float, float], radius: float, degrees: float) -> str:
    """Path data of one petal: around `centre`, its tip `radius` away, turned clockwise from up."""
    turn = math.radians(degrees)
    cosine, sine = math.cos(turn), math.sin(turn)
    digits = 1 if radius < 150 else 0

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = (part * radius / 100 for part in point)
        return (
            round(centre[0] + x * cosine - y * sine, digits),
            round(centre[1] + x * sine + y * cosine, digits),
        )

    parts: list[str | float] = ["M", *place(_START)]
    for curve in _CURVES:
        parts.append("C")
        for point in curve:
            parts.extend(place(point))
    return path_data(*parts, "z")
