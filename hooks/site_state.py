"""What the hooks share while MkDocs builds; made anew at the start of every build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from laboratorium.base.parallel import available_workers
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.drawing import Studio
from laboratorium.site.pages.model import SitePage
from laboratorium.site.pages.navigation import MenuItem


@dataclass(frozen=True)
class Site:
    catalogue: Catalogue
    settings: Settings
    pages: dict[str, SitePage]
    """Every page by the path that MkDocs knows it by: `cases/x/index.md`."""
    menu: tuple[MenuItem, ...]


class _Current:
    site: Site
    studio: Studio
    others: tuple[Callable[[], None], ...] = ()
    """What writes files beside the pages."""
    command: str = "build"

    def workers(self) -> int:
        """A preview server has threads, and a process with threads cannot be forked safely."""
        return available_workers() if self.command == "build" else 1


current = _Current()
