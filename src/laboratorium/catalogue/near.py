"""How far it is from a municipality to the cases, as the crow flies."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from laboratorium.base.once import once
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import Municipality

# A degree in kilometres where Denmark lies: the error is below 2 % from Gedser to Skagen.
NORTH_KM = 111.2
EAST_KM = NORTH_KM * cos(radians(56))


class Near(NamedTuple):
    """A case, and the whole kilometres to its place from the middle of a municipality."""

    case: CaseRecord
    km: int


def point(lat: float, lon: float) -> tuple[float, float]:
    """A place in kilometres (north, east) of the origin; degrees by WGS 84."""
    return lat * NORTH_KM, lon * EAST_KM


def place_of(case: CaseRecord, catalogue: Catalogue) -> tuple[float, float]:
    """Where a case lies, in kilometres: its own place, or else the middle of its municipality."""
    place, middle = case.meta.place, catalogue.municipality(case)
    lat = middle.lat if place.lat is None else place.lat
    lon = middle.lon if place.lon is None else place.lon
    return point(lat, lon)


def nearest(catalogue: Catalogue, town: Municipality, most: int) -> tuple[Near, ...]:
    """The cases nearest to the middle of a municipality, at most so many; equals by slug."""
    north, east = point(town.lat, town.lon)
    if not catalogue.cases:
        return ()
    away = _places(catalogue) - (north, east)
    km = numpy.hypot(away[:, 0], away[:, 1])
    # Some more than asked for, so that equals stand in an order that no processor decides.
    likely = numpy.argsort(km, kind="stable")[: most + 10].tolist()
    found = [(_whole(away[at]), catalogue.cases[at].slug, at) for at in likely]
    return tuple(Near(catalogue.cases[at], away) for away, _, at in sorted(found)[:most])


def _whole(away: NDArray[numpy.float64]) -> int:
    return round(hypot(float(away[0]), float(away[1])))


@once
def _places(catalogue: Catalogue) -> NDArray[numpy.float64]:
    return numpy.array([place_of(case, catalogue) for case in catalogue.cases]).reshape(-1, 2)
