"""What every page of the site is, whoever renders it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from laboratorium.base import addresses
from laboratorium.base.late import Late
from laboratorium.site.pages.lacking_box import Lacking

T = TypeVar("T")
R = TypeVar("R")
View = Callable[[], object]
"""What makes what a page's template shows."""


@dataclass(frozen=True)
class Crumb:
    title: str
    address: str


HOME = Crumb("Forside", "")
CASES = Crumb("Cases", "cases/")


@dataclass(frozen=True)
class Beside:
    """Files that lie in the folder of a generated page. `make` is called when the page is drawn and
    gives the bytes of each of the `names`, in that order; like the page's `view` it is a partial of
    a plain function.
    """

    names: tuple[str, ...]
    make: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class SitePage:
    """One page: where it lies, what it is called, which template draws it, and how to make what the
    template shows.

    `view` is called when the page is drawn, so that a large site is never held in memory whole. It
    is a partial of a plain function, and what it is given is all that the page is made of: as long
    as that is the same, and the page's other fields and the templates are, nobody draws the page
    again. So give it records, cards and terms, and the whole catalogue only where nothing less
    will do. What takes long to gather for it is gathered `late`: a preview draws few pages.

    `source` is the file an editor changes, relative to the project's root. `document` is the page's
    path under docs/ when its prose is an editor's Markdown there; generated pages have none.
    `trail` leads from the home page to the page's parent. In a preview `lacks` tells editors what
    is missing, and `waits` that the page is not out. `other` is the address of the page that tells
    the same in the other language, where there is one; the home page's is empty.
    """

    address: str
    title: str
    description: str
    template: str
    view: View
    trail: tuple[Crumb, ...] = (HOME,)
    source: str | None = None
    document: str | None = None
    updated: date | None = None
    image: str | None = None
    indexed: bool = True
    lacks: Callable[[], Lacking] | None = None
    waits: str = ""
    beside: Beside | None = None
    other: str | None = None

    @property
    def language(self) -> str:
        """The language of the page's own words: `da` or `en`."""
        return "en" if self.address.startswith(addresses.ENGLISH) else "da"

    @property
    def other_language(self) -> str:
        return "da" if self.language == "en" else "en"

    @property
    def lacking(self) -> Lacking | None:
        """What editors are told is missing, in a preview."""
        return self.lacks() if self.lacks else None

    @property
    def path(self) -> str:
        """Where the page's Markdown lies below docs/, or would lie if an editor wrote it."""
        return self.document or f"{self.address}index.md"

    @property
    def files(self) -> tuple[str, ...]:
        """Where the page's file lies on the site, and then those beside it."""
        names = ("index.html", *(self.beside.names if self.beside else ()))
        return tuple(f"{self.address}{name}" for name in names)

    @property
    def root(self) -> str:
        """The relative way from the page to the site's root."""
        return addresses.to_root(self.address)


def late(gather: Callable[[], View]) -> View:
    """The view that `gather` returns, gathered when somebody asks what the page is made of, or for
    the view itself.
    """
    return partial(_late, Late(gather))


def _late(view: Late[View]) -> object:
    return view.found()


@dataclass(frozen=True)
class Part(Generic[T]):
    """One page's share of a long listing. Numbers count from 1; `total` counts items, not pages."""

    items: tuple[T, ...]
    number: int
    pages: int
    total: int
    address: str

    @property
    def previous(self) -> str | None:
        return addresses.numbered(self.address, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return (
            addresses.numbered(self.address, self.number + 1) if self.number < self.pages else None
        )

    @property
    def own_address(self) -> str:
        return addresses.numbered(self.address, self.number)

    def of(self, items: Iterable[R]) -> Part[R]:
        """The same share with something else in the place of its items."""
        return Part(tuple(items), self.number, self.pages, self.total, self.address)

    def numbered_title(self, title: str) -> str:
        return title if self.number == 1 else f"{title} – side {self.number}"


def parts(items: Sequence[T], size: int, address: str) -> Iterator[Part[T]]:
    """Cut a listing into pages of at most `size` items; an empty listing still has its one page."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        yield Part(
            tuple(items[(number - 1) * size : number * size]), number, pages, len(items), address
        )
