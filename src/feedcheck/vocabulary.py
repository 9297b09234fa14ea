"""The closed lists of `vocabulary.toml`, in the shapes that the rules ask of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

_LISTS = tomllib.loads(files("feedcheck").joinpath("vocabulary.toml").read_text("utf-8"))

CATEGORIES: Mapping[str, list[str]] = _LISTS["categories"]
ROLES: Mapping[str, list[str]] = _LISTS["roles"]
ALL_ROLES = sorted({role for roles in ROLES.values() for role in roles})
MEDIUMS = [*_LISTS["mediums"], *(f"{medium}L" for medium in _LISTS["mediums"]), "mixed"]
PROTOCOLS: list[str] = _LISTS["protocols"]
MEDIA_ENDINGS: Mapping[str, list[str]] = _LISTS["endings"]["media"]
TRANSCRIPT_ENDINGS: Mapping[str, list[str]] = _LISTS["endings"]["transcript"]

_ELEMENTS = {name: places.split() for name, places in _LISTS["elements"].items()}
PARENTS = {name: [each.rstrip("?") for each in places] for name, places in _ELEMENTS.items()}
"""The elements in which an element of the namespaces may stand."""
SINGLE = {
    parent: {*more, *(name for name, places in _ELEMENTS.items() if f"{parent}?" in places)}
    for parent, more in _LISTS["single"].items()
}
"""The elements of which a channel or an item has at most one."""
