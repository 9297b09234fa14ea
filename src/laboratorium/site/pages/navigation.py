"""The site's main menu, from the `nav:` of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from laboratorium.site.pages.model import SitePage


@dataclass(frozen=True)
class MenuItem:
    """A page or, with `children`, a section, which is reached through its first page."""

    title: str
    address: str
    children: tuple[MenuItem, ...] = ()

    def holds(self, address: str) -> bool:
        """Whether the page at `address` lies in this part of the site."""
        own = bool(self.address) and address.startswith(self.address)
        return (
            own or address == self.address or any(child.holds(address) for child in self.children)
        )


def menu(nav: Sequence[Any], pages: Mapping[str, SitePage]) -> tuple[MenuItem, ...]:
    """Turn MkDocs' nav (a list of `{title: path}` and `{title: [..]}`) into menu items; unknown
    paths are skipped, because MkDocs itself complains of them.
    """
    return tuple(item for entry in nav if (item := _item(entry, pages)))


def _item(entry: Any, pages: Mapping[str, SitePage]) -> MenuItem | None:
    if isinstance(entry, str):
        page = pages.get(entry)
        return MenuItem(page.title, page.address) if page else None
    ((title, value),) = entry.items()
    if isinstance(value, str):
        page = pages.get(value)
        return MenuItem(title, page.address) if page else None
    children = menu(value, pages)
    return MenuItem(title, children[0].address, children) if children else None


def section_of(items: Sequence[MenuItem], address: str) -> MenuItem | None:
    """The section whose own pages include the one at `address`; None for pages outside all
    sections.
    """
    for item in items:
        if any(child.address == address for child in item.children):
            return item
    return None
