"""Make the outline of the map of Denmark: `.venv/bin/python scripts draw.denmark ATLAS`.

For maintainers, when the map's size, its projection or the atlas changes; the result is committed
as src/laboratorium/site/figures/denmark.json.

ATLAS is countries-10m.json from the npm package world-atlas (`npm pack world-atlas@2.0.2` fetches
it; the file lies in the archive's folder `package`). It is Natural Earth's Admin 0, 1:10m, version
4.1.0, as TopoJSON. Natural Earth is in the public domain; the package's own licence is ISC.

What is done: the arcs of Denmark (ISO 3166-1 numeric 208) are decoded, projected as the map is
(`laboratorium.site.figures.denmark_places`, which moves Bornholm into its frame), thinned by
Visvalingam's method and rounded to whole units. The land of Germany (276) that lies inside the
drawing comes along, thinned harder, so that Jutland does not end as an island. The same atlas gives
the same bytes.
"""

import heapq
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from laboratorium import ROOT
from laboratorium.base.files import write
from laboratorium.site.figures.denmark_places import MAINLAND, Point, place, project
from laboratorium.site.figures.svg import path_data

TARGET = ROOT / "src/laboratorium/site/figures/denmark.json"
BUDGET = 12_000  # bytes of path data
DENMARK, NEIGHBOURS = "208", ("276",)
# The least triangle, in square units, that a point must make with the points beside it to stay.
FINE, COARSE = 1.2, 12.0

Ring = list[Point]
Projection = Callable[[float, float], Point]


def main(atlas: Path) -> int:
    """Write the outline; 1 when it is over the budget."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    land = [thinned(ring, FINE) for ring in rings(topology, DENMARK, place)]
    beside = [
        thinned(clipped, COARSE)
        for country in NEIGHBOURS
        for ring in rings(topology, country, project)
        if len(clipped := clip(ring)) > 3
    ]
    outline = {"land": written(land), "neighbours": written(beside)}
    text = json.dumps(outline, indent=0)
    write(TARGET, f"{text}\n")
    for name, data in outline.items():
        print(f"{name}: {len(data)} bytes")
    return int(sum(map(len, outline.values())) > BUDGET)


def rings(topology: dict[str, Any], country: str, projected: Projection) -> Iterator[Ring]:
    """The outer ring of each of a country's polygons, projected (TopoJSON 1.0, 2.1.2 and 2.1.4)."""
    geometries = topology["objects"]["countries"]["geometries"]
    geometry = next(geometry for geometry in geometries if geometry.get("id") == country)
    for polygon in geometry["arcs"]:
        ring: Ring = []
        for index in polygon[0]:
            points = arc(topology, index if index >= 0 else ~index, projected)
            ring += (points if index >= 0 else points[::-1])[bool(ring) :]
        yield ring[:-1]  # The last point is the first one again.


def arc(topology: dict[str, Any], index: int, projected: Projection) -> Ring:
    """One arc, from the differences between whole numbers that it is stored as."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"].values()
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][index]:
        x, y = x + dx, y + dy
        points.append(projected(x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def thinned(ring: Ring, least: float) -> Ring:
    """The ring without the points that matter least (Visvalingam and Whyatt, 1993).

    Small islands keep their shape: no ring is thinned below 8 points.
    """
    before = [index - 1 for index in range(len(ring))]
    after = [(index + 1) % len(ring) for index in range(len(ring))]
    before[0] = len(ring) - 1
    gone = [False] * len(ring)

    def size(index: int) -> float:
        return triangle(ring[before[index]], ring[index], ring[after[index]])

    sizes = [size(index) for index in range(len(ring))]
    heap = [(area, index) for index, area in enumerate(sizes)]
    heapq.heapify(heap)
    left = len(ring)
    while heap and left > 8:
        area, index = heapq.heappop(heap)
        if gone[index] or area != sizes[index]:
            continue
        if area >= least:
            break
        gone[index], left = True, left - 1
        one, other = before[index], after[index]
        after[one], before[other] = other, one
        for beside in (one, other):
            # Never smaller than what was taken away, or a line would be eaten point by point.
            sizes[beside] = max(size(beside), area)
            heapq.heappush(heap, (sizes[beside], beside))
    return [point for point, is_gone in zip(ring, gone, strict=True) if not is_gone]


def triangle(one: Point, two: Point, three: Point) -> float:
    return (
        abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2
    )


def clip(ring: Ring) -> Ring:
    """The part of a ring inside the drawing (Sutherland and Hodgman, 1974)."""
    edges: Sequence[tuple[int, float, int]] = (
        (0, MAINLAND.x, 1),
        (0, MAINLAND.x + MAINLAND.width, -1),
        (1, MAINLAND.y, 1),
        (1, MAINLAND.y + MAINLAND.height, -1),
    )
    for axis, edge, sign in edges:
        ring = list(cut(ring, lambda point: sign * (point[axis] - edge)))  # noqa: B023
    return ring


def cut(ring: Ring, inside: Callable[[Point], float]) -> Iterator[Point]:
    """A ring cut along a line: `inside` is a point's distance to it, negative on the far side."""
    for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
        far, near = inside(start), inside(end)
        if (far < 0) != (near < 0):
            share = far / (far - near)
            yield (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )
        if near >= 0:
            yield end


def written(land: Sequence[Ring]) -> str:
    """Path data in whole units, each point relative to the one before."""
    parts: list[str] = []
    for ring in land:
        points = [(round(x), round(y)) for x, y in ring]
        x, y = points[0]
        steps: list[str | float] = ["M", x, y, "l"]
        for next_x, next_y in points[1:]:
            if (next_x, next_y) != (x, y):
                steps += [next_x - x, next_y - y]
            x, y = next_x, next_y
        parts.append(path_data(*steps, "z"))
    return "".join(parts)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
