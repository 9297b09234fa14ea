"""The towns and islands that a question may name beside the municipalities: `places.tsv`.

The file says where it comes from; `scripts make.places` writes it.
"""

from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, cast

Kind = Literal["by", "ø"]


class Place(NamedTuple):
    """A town, or an island that is no municipality; its middle in degrees (WGS 84)."""

    name: str
    kind: Kind
    lat: float
    lon: float


@cache
def places() -> tuple[Place, ...]:
    """Every town and island, in the file's order."""
    text = (resources.files("laboratorium.model") / "places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Place(name, cast(Kind, kind), float(lat), float(lon)) for name, kind, lat, lon in rows
    )
