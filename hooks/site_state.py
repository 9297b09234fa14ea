"""What the hooks share while MkDocs builds; made anew by `hooks/content.py` at the start of every
build.
"""

from __future__ import annotations

from dataclasses import dataclass

from laboratorium.catalogue import Catalogue
from laboratorium.pages.model import Settings, SitePage
from laboratorium.pages.navigation import MenuItem


@dataclass(frozen=True)
class Site:
    catalogue: Catalogue
    settings: Settings
    pages: dict[str, SitePage]
    """Every page by the path that MkDocs knows it by: `cases/x/index.md`."""
    menu: tuple[MenuItem, ...]


class _Current:
    site: Site


current = _Current()
