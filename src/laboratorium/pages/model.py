"""What every page of the site is, whoever renders it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from urllib.parse import urljoin

from laboratorium import addresses
from laboratorium.pages.lacking_box import Lacking

T = TypeVar("T")


@dataclass(frozen=True)
class Settings:
    """The site's name; its address, e.g. `https://example.org/lab/`; where its files are edited;
    the editors' shared mailbox; and whether the pages are for editors to look at before they are
    published.

    Both addresses end in a slash; `edit` is empty when there is no public repository, `mail` when
    there is no mailbox.
    """

    name: str
    url: str
    edit: str = ""
    mail: str = ""
    preview: bool = False

    @classmethod
    def of(cls, config: Mapping[str, Any], preview: bool = False) -> Settings:
        """The settings that mkdocs.yml, or another file with its keys, gives."""
        edit, repository, way = "", config.get("repo_url"), config.get("edit_uri")
        if repository and way:
            # edit_uri leads to docs/; the project's root lies above it.
            edit = urljoin(f"{repository.rstrip('/')}/", f"{way.rstrip('/')}/../")
        url = f"{(config.get('site_url') or '').rstrip('/')}/"
        mail = (config.get("extra") or {}).get("mail") or ""
        return cls(config["site_name"], url, edit, mail, preview)

    def canonical(self, address: str) -> str:
        return self.url + address

    def edit_url(self, source: str | None, line: int | None = None) -> str:
        """Where a file of the project is edited; empty when that is nowhere."""
        at = f"#L{line}" if line else ""
        return f"{self.edit}{source}{at}" if self.edit and source else ""


@dataclass(frozen=True)
class Crumb:
    title: str
    address: str


HOME = Crumb("Forside", "")


@dataclass(frozen=True)
class SitePage:
    """One page: where it lies, what it is called, which template draws it, and how to make what the
    template shows.

    `view` is called once, when the page is drawn, so that a large site is never held in memory
    whole. `source` is the file an editor changes, relative to the project's root. `document` is the
    page's path under docs/ when its prose is an editor's Markdown there; generated pages have none.
    `trail` leads from the home page to the page's parent. `lacking` is what editors are told is
    missing, in a preview.
    """

    address: str
    title: str
    description: str
    template: str
    view: Callable[[], object]
    trail: tuple[Crumb, ...] = (HOME,)
    source: str | None = None
    document: str | None = None
    updated: date | None = None
    image: str | None = None
    indexed: bool = True
    lacking: Lacking | None = None

    @property
    def root(self) -> str:
        """The relative way from the page to the site's root."""
        return addresses.to_root(self.address)


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

    def numbered_title(self, title: str) -> str:
        return title if self.number == 1 else f"{title} – side {self.number}"


def parts(items: Sequence[T], size: int, address: str) -> Iterator[Part[T]]:
    """Cut a listing into pages of at most `size` items; an empty listing still has its one page."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        yield Part(
            tuple(items[(number - 1) * size : number * size]), number, pages, len(items), address
        )
