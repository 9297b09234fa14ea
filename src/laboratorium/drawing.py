"""Draw pages with Jinja templates into files, on as many processors as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from laboratorium.outputs import linked_data
from laboratorium.pages.model import Crumb, Settings, SitePage
from laboratorium.pages.navigation import MenuItem, section_of
from laboratorium.parallel import spread


@dataclass(frozen=True)
class Studio:
    """What it takes to draw any page: the templates, the site's facts and menu, where files go."""

    templates: Environment
    settings: Settings
    menu: tuple[MenuItem, ...]
    folder: Path

    def context(self, page: SitePage, content: str = "") -> dict[str, Any]:
        """What the page's template is given; `content` is the HTML of an editor's Markdown."""
        trail = [*page.trail, Crumb(page.title, page.address)]
        crumbs = [(crumb.title, self.settings.canonical(crumb.address)) for crumb in trail]
        return {
            "site": self.settings,
            "menu": self.menu,
            "site_page": page,
            "view": page.view(),
            "content": content,
            "section": section_of(self.menu, page.address),
            "breadcrumbs": linked_data.script_json(linked_data.breadcrumbs(crumbs)),
        }

    def draw(self, page: SitePage) -> None:
        """Write the page's `index.html`."""
        html = self.templates.get_template(page.template).render(self.context(page))
        target = self.folder / page.address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8", newline="\n")


def draw_all(
    pages: Sequence[SitePage],
    studio: Studio,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
    others: Sequence[Callable[[], None]] = (),
) -> None:
    """Draw every page. `progress` is told how many are done and how many there are.

    `others` write files that are no pages; they begin first, since each is long. The files are the
    same for any number of workers. Raises what a template, a view or one of the others raises.
    """
    for name in {page.template for page in pages}:
        studio.templates.get_template(name)  # Compiled once, before the work is shared.
    work: list[Callable[[], None]] = list(others)
    work += [partial(studio.draw, page) for page in pages]
    for done, _ in enumerate(spread(_do, work, workers), start=1):
        progress(done, len(work))


def _do(work: Callable[[], None]) -> None:
    work()


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files, given as paths relative to `folder` and their bytes."""
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
