"""What hangs on a real wall of a prototype: a poster, a sheet of labels, and the code that leads
from there to its page.

They are made of what hangs in an exhibition, and of nothing else: 50 ms and 70 kB each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from laboratorium.base import addresses
from laboratorium.base.fingerprint import of_file
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.drawing import File, Work
from laboratorium.site.pages.cards import Cards
from laboratorium.site.posters.sheets import Shown, sheets, shown

__all__ = ["Shown", "sheets", "shown", "works"]


def works(catalogue: Catalogue, settings: Settings, root: Path) -> Iterator[Work]:
    """What makes the sheets of each prototype that hangs in an exhibition, once each."""
    cards = Cards(catalogue)
    hung = (name for page in catalogue.content.exhibitions for name in page.meta.hanging)
    for name in dict.fromkeys(hung):
        prototype = catalogue.prototype_by_reference[name]
        case = catalogue.case_by_slug[prototype.case]
        told = shown(prototype, cards.prototype(prototype), case, settings)
        address = addresses.prototype(prototype.case, prototype.slug)
        picture = of_file(root / told.picture) if told.picture else b""
        yield Work(partial(_files, root, address, told), (_files, address, told, picture))


def _files(root: Path, address: str, told: Shown) -> Iterable[File]:
    return ((f"{address}{name}", data) for name, data in sheets(root, told))
