"""Where the map of Denmark puts things: its projection, its frames, and room for fingers.

The projection is equirectangular, true at 56° N: right to within 3 % over Denmark, and two lines of
Python. One unit is half a kilometre. Bornholm is moved into a frame of its own, and the capital
area, where municipalities crowd, has an enlargement below the rest.
"""

import math
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def __contains__(self, point: Point) -> bool:
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def hold(self, point: Point, margin: float) -> Point:
        """The nearest point that lies `margin` inside."""
        return (
            min(max(point[0], self.x + margin), self.right - margin),
            min(max(point[1], self.y + margin), self.bottom - margin),
        )


WIDTH, HEIGHT = 608.0, 1132.0
_NORTH, _WEST = 57.83, 7.98
_DEGREE = 222.4  # of latitude: 111.2 km
_ACROSS = _DEGREE * math.cos(math.radians(56))

MAINLAND = Frame(0, 0, WIDTH, 744)
BORNHOLM = Frame(464, 22, 126, 130)
_TO_BORNHOLM = (-335.0, -505.0)
CAPITAL = Frame(482, 370, 108, 147)
ZOOM = 2.6
ENLARGED = Frame(
    CAPITAL.right - CAPITAL.width * ZOOM, 746, CAPITAL.width * ZOOM, CAPITAL.height * ZOOM
)

REACH = 23.0
"""Half the width of a link: 24 CSS pixels in all where the map is 328 pixels wide, as on a phone of
360 (WCAG 2.2, 2.5.8). Circles are never larger, and links never nearer to each other than twice
this, so a circle is always what a finger on it meets.
"""
_ROUNDS = 300


def project(lon: float, lat: float) -> Point:
    """Where a place (degrees, WGS 84) lies in the drawing."""
    return (lon - _WEST) * _ACROSS, (_NORTH - lat) * _DEGREE


def place(lon: float, lat: float) -> Point:
    """Where a place in Denmark lies in the drawing; Bornholm in its frame."""
    x, y = project(lon, lat)
    # Nothing else in Denmark lies east of the drawing.
    return (x + _TO_BORNHOLM[0], y + _TO_BORNHOLM[1]) if x > WIDTH else (x, y)


def settle(homes: dict[str, Point]) -> dict[str, Point]:
    """Where each link lies: in the frame that its municipality lies in, clear of its neighbours."""
    central = {key: enlarge(home) for key, home in homes.items() if home in CAPITAL}
    others = {key: home for key, home in homes.items() if key not in central}
    return _apart(central, ENLARGED) | _apart(others, MAINLAND)


def enlarge(point: Point) -> Point:
    return (
        ENLARGED.x + (point[0] - CAPITAL.x) * ZOOM,
        ENLARGED.y + (point[1] - CAPITAL.y) * ZOOM,
    )


def _apart(homes: dict[str, Point], frame: Frame) -> dict[str, Point]:
    """Push the points away from each other, two by two, until all are twice `REACH` apart."""
    keys = sorted(homes)
    spots = [frame.hold(homes[key], REACH) for key in keys]
    near = [
        (one, two)
        for two in range(len(keys))
        for one in range(two)
        if math.dist(spots[one], spots[two]) < 8 * REACH
    ]
    for _ in range(_ROUNDS):
        still = True
        for one, two in near:
            (x1, y1), (x2, y2) = spots[one], spots[two]
            dx, dy = x2 - x1, y2 - y1
            if dx * dx + dy * dy >= (2 * REACH + 0.5) ** 2:
                continue
            still = False
            away = math.hypot(dx, dy)
            # Two in the same spot part along a line of their own.
            dx, dy = (dx / away, dy / away) if away else (math.cos(two), math.sin(two))
            push = (2 * REACH + 1 - away) / 2
            spots[one] = frame.hold((x1 - dx * push, y1 - dy * push), REACH)
            spots[two] = frame.hold((x2 + dx * push, y2 + dy * push), REACH)
        if still:
            break
    return dict(zip(keys, spots, strict=True))
