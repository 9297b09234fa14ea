"""Draw pages with Jinja templates into files, on as many processors as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from laboratorium.base.parallel import WORTH_SHARING, spread
from laboratorium.base.settings import Settings
from laboratorium.site import linked_data
from laboratorium.site.pages.model import Crumb, SitePage
from laboratorium.site.pages.navigation import MenuItem, section_of

Work = Callable[[], Iterable[str]]
"""Makes files and tells their paths."""
# How many pages a process draws at a time: few, so that all processes end together.
BATCH = 25


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

    def draw(self, page: SitePage) -> list[str]:
        """Write the page's `index.html` and return its path."""
        html = self.templates.get_template(page.template).render(self.context(page))
        path = f"{page.address}index.html"
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8", newline="\n")
        return [path]


def draw_all(
    pages: Sequence[SitePage],
    studio: Studio,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
    others: Sequence[Work] = (),
) -> set[str]:
    """Draw every page, and return the paths of all that was made. `progress` is told how many are
    done and how many there are.

    `others` write files that are no pages; they begin first and one by one, since each is long. The
    files are the same for any number of workers. Raises what a template, a view or one of the
    others raises.
    """
    for name in {page.template for page in pages}:
        studio.templates.get_template(name)  # Compiled once, before the work is shared.
    total = len(others) + len(pages)
    batches: list[Sequence[Work]] = [(other,) for other in others]
    for start in range(0, len(pages), BATCH):
        batches.append([partial(studio.draw, page) for page in pages[start : start + BATCH]])
    made: set[str] = set()
    done = 0
    results = spread(_do, batches, workers if total >= WORTH_SHARING else 1, chunk=1)
    for batch, paths in zip(batches, results, strict=True):
        made.update(paths)
        done += len(batch)
        progress(done, total)
    return made


def _do(batch: Sequence[Work]) -> list[str]:
    return [path for work in batch for path in work()]
