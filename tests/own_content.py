"""The project's own content, read once a worker: nothing of it can be changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from laboratorium.catalogue.whole import Catalogue
from laboratorium.reading.loader import Loaded, load


@cache
def own_loaded() -> Loaded:
    return load(Path(__file__).parents[1])


@cache
def own_catalogue() -> Catalogue:
    return Catalogue.of(own_loaded().content)
