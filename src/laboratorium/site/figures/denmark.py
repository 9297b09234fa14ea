"""The map of Denmark: each municipality with cases a circle that links to them.

The outline is Natural Earth's (1:10m, public domain), made by `scripts/draw/denmark.py`. Where
things lie in the drawing is decided in `denmark_places`.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from laboratorium.model.vocabulary import Municipality
from laboratorium.site.figures.denmark_places import (
    BORNHOLM,
    CAPITAL,
    ENLARGED,
    HEIGHT,
    REACH,
    WIDTH,
    Frame,
    Point,
    enlarge,
    place,
    settle,
)
from laboratorium.site.figures.svg import Svg, check_prefix, element, image, number, path_data

MapPoint = tuple[Municipality, int, str]
"""A municipality, its number of cases and the address that its circle links to."""

_ONE_CASE = 10.0  # the radius for one case, unless the greatest number would become too large
_LEAST = 4.0
_LETTER = 12.2  # a generous mean width of the map's letters, which are 24 units high


def denmark(points: Sequence[MapPoint], *, prefix: str = "danmark") -> Svg:
    """The map, with a link for every municipality that has cases, in the order of `points`.

    A circle's area is proportional to the number of cases (but none is too small to be seen). Links
    that would lie too close for a finger are moved apart, no further than that takes.
    Municipalities without cases are faint dots. `prefix` begins the figure's ids and must be unique
    in the page. Raises ValueError for a number of cases below zero and for a prefix that ids cannot
    begin with.
    """
    if any(cases < 0 for _, cases, _ in points):
        raise ValueError("a municipality cannot have fewer than no cases")
    most = max((cases for _, cases, _ in points), default=0)
    homes = {term.key: place(term.lon, term.lat) for term, _, _ in points}
    spots = settle({term.key: homes[term.key] for term, cases, _ in points if cases})
    links = (
        _link(term, cases, href, spots[term.key], _radius(cases, most))
        for term, cases, href in points
        if cases
    )
    return image(
        prefix,
        "Danmarkskort med antal cases i kommunerne",
        "Hver cirkel er en kommune med cases og fører til dem. Jo større cirkel, jo flere cases. "
        "Bornholm og hovedstadsområdet vises i hver sin ramme.",
        (WIDTH, HEIGHT),
        _ground(check_prefix(prefix), points, homes),
        _legend(most, any(not cases for _, cases, _ in points)),
        *links,
        class_="map",
        role="group",
    )


def _radius(cases: int, most: int) -> float:
    unit = min(_ONE_CASE, REACH / math.sqrt(most))
    return max(unit * math.sqrt(cases), _LEAST)


def _link(term: Municipality, cases: int, href: str, spot: Point, radius: float) -> Svg:
    """A circle, what a finger can hit around it, and its words, shown on hover and focus."""
    words = f"{term.full_name}: {_count(cases)}"
    x, y = round(spot[0]), round(spot[1])
    half = len(words) * _LETTER / 2
    shift = min(max(x, half), WIDTH - half) - x
    # Above the circle, but for the northernmost.
    line = -radius - 12 if y > 60 else radius + 28
    return element(
        "a",
        element("circle", r=REACH),
        element("circle", r=round(radius, 1)),
        element("text", words, x=round(shift) or None, y=round(line)),
        href=href,
        transform=f"translate({x} {y})",
    )


def _count(cases: int) -> str:
    return "1 case" if cases == 1 else f"{cases} cases"


@cache
def outline() -> dict[str, str]:
    """Path data of the `land`, with Bornholm in its frame, and of the `neighbours` to the south."""
    file = resources.files("laboratorium.site.figures") / "denmark.json"
    read: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return read


def _ground(prefix: str, points: Sequence[MapPoint], homes: dict[str, Point]) -> Svg:
    """All that only adorns: land and sea, the frames, the dots."""
    land = f"{prefix}-l"
    empty = [homes[term.key] for term, cases, _ in points if not cases]
    central = [homes[term.key] for term, cases, _ in points if cases and homes[term.key] in CAPITAL]
    return element(
        "g",
        element(
            "linearGradient",
            element("stop", class_="map-beside", offset=0.4),
            element("stop", class_="map-beside", offset=1, stop_opacity=0),
            id=f"{prefix}-b",
            x2=0,
            y2=1,
        ),
        element("defs", element("path", class_="map-coast", d=outline()["land"], id=land)),
        *_sea(land),
        element("path", d=outline()["neighbours"], fill=f"url(#{prefix}-b)"),
        element("use", class_="map-land", href=f"#{land}"),
        element("path", class_="map-empty", d=_dots(empty)),
        element("path", class_="map-few", d=_dots(central)),
        element("path", class_="map-lead", d=_lead()),
        _box(CAPITAL),
        _box(BORNHOLM),
        _name("Bornholm", BORNHOLM),
        _enlarged(land, empty),
        _box(ENLARGED),
        _name("Hovedstadsområdet", ENLARGED),
        aria_hidden="true",
    )


def _sea(land: str) -> list[Svg]:
    """The water along the coasts of the path with the id `land`."""
    return [element("use", class_=f"map-sea-{depth}", href=f"#{land}") for depth in (3, 2, 1)]


def _dots(spots: Sequence[Point]) -> str:
    """Path data of lines without length, which round ends make into dots."""
    return "".join(path_data("M", round(x), round(y), "h", 0) for x, y in spots)


def _lead() -> str:
    """From the capital area to its enlargement."""
    return path_data("M", CAPITAL.right, CAPITAL.bottom, "V", ENLARGED.y) + path_data(
        "M", CAPITAL.x, CAPITAL.bottom, "L", round(ENLARGED.x), ENLARGED.y
    )


def _box(frame: Frame) -> Svg:
    return element(
        "rect",
        class_="map-frame",
        x=round(frame.x),
        y=frame.y,
        width=round(frame.width),
        height=round(frame.height),
        rx=4,
    )


def _name(words: str, frame: Frame) -> Svg:
    return element("text", words, class_="map-name", x=round(frame.x) + 10, y=frame.y + 8)


def _enlarged(land: str, empty: Sequence[Point]) -> Svg:
    inside = [enlarge(spot) for spot in empty if spot in CAPITAL]
    window = " ".join(map(number, (CAPITAL.x, CAPITAL.y, CAPITAL.width, CAPITAL.height)))
    return element(
        "g",
        element(
            "svg",
            *_sea(land),
            element("use", class_="map-land", href=f"#{land}"),
            x=round(ENLARGED.x),
            y=ENLARGED.y,
            width=round(ENLARGED.width),
            height=round(ENLARGED.height),
            viewBox=window,
        ),
        element("path", class_="map-empty", d=_dots(inside)),
    )


def _legend(most: int, any_empty: bool) -> Svg:
    """What the sizes mean; who cannot see it is told by the description."""
    rows = list(_legend_rows(most, any_empty))
    top = ENLARGED.bottom - 46 * len(rows)
    parts: list[Svg] = []
    for at, (radius, words) in enumerate(rows):
        y = round(top + 46 * at + 30)
        if radius:
            parts.append(element("circle", cx=38, cy=y, r=round(radius, 1)))
        else:
            parts.append(element("path", class_="map-empty", d=_dots([(38, y)])))
        parts.append(element("text", words, x=74, y=y + 8))
    return element("g", *parts, class_="map-legend", aria_hidden="true")


def _legend_rows(most: int, any_empty: bool) -> Iterator[tuple[float, str]]:
    """Radius and words of each size shown, the largest first; 0 is the dot of the empty ones."""
    if most:
        for cases in sorted({1, max(1, round(most / 4)), most}, reverse=True):
            yield _radius(cases, most), _count(cases)
    if any_empty:
        yield 0, "Ingen cases endnu"
