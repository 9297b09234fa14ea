"""The towns and islands that a question may name."""

from __future__ import annotations

from laboratorium.base.danish import slugify
from laboratorium.model.places import places
from laboratorium.model.vocabulary import vocabularies


def test_every_place_lies_in_denmark_and_has_a_name_of_its_own() -> None:
    found = places()
    assert len(found) > 400
    assert all(54.5 < one.lat < 57.8 and 8 < one.lon < 15.3 for one in found)
    names = [slugify(one.name) for one in found]
    assert len(set(names)) == len(names)
    assert {one.kind for one in found} == {"by", "ø"}


def test_what_a_municipality_is_called_is_the_municipality() -> None:
    towns = vocabularies().municipalities
    assert [one.name for one in places() if towns.find(one.name)] == []


def test_known_places_lie_where_they_do() -> None:
    by_name = {one.name: one for one in places()}
    for name, kind, lat, lon in [
        ("Løkken", "by", 57.37, 9.71),
        ("Nykøbing Falster", "by", 54.77, 11.87),
        ("Skagen", "by", 57.72, 10.58),
        ("Als", "ø", 54.98, 9.85),
    ]:
        one = by_name[name]
        assert one.kind == kind
        assert abs(one.lat - lat) < 0.1 and abs(one.lon - lon) < 0.1
