"""Draw pages with Jinja templates into files, on as many processors as there are."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from laboratorium.outputs import linked_data
from laboratorium.pages.model import Crumb, Settings, SitePage
from laboratorium.pages.navigation import MenuItem, section_of

# Below this many pages, starting processes costs more than it saves.
WORTH_SHARING = 150
CHUNK = 50


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


def available_workers() -> int:
    """How many processes can share the drawing: 1 where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def draw_all(
    pages: Sequence[SitePage],
    studio: Studio,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Draw every page. `progress` is told how many are done and how many there are.

    The files are the same for any number of workers. Raises what a template or view raises.
    """
    for name in {page.template for page in pages}:
        studio.templates.get_template(name)  # Compiled once, before the work is shared.
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    drawer = _shared if workers > 1 and len(pages) >= WORTH_SHARING else _alone
    done = 0
    for drawn in drawer(chunks, studio, workers):
        done += drawn
        progress(done, len(pages))


def _alone(chunks: Sequence[Sequence[SitePage]], studio: Studio, workers: int) -> Iterator[int]:
    for chunk in chunks:
        for page in chunk:
            studio.draw(page)
        yield len(chunk)


# Forked workers inherit the work instead of being sent it: pages hold functions, which cannot be.
_work: tuple[Sequence[Sequence[SitePage]], Studio]


def _shared(chunks: Sequence[Sequence[SitePage]], studio: Studio, workers: int) -> Iterator[int]:
    global _work
    _work = (chunks, studio)
    gc.freeze()  # Else the collector would touch, and so copy, every inherited object.
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            for future in as_completed([pool.submit(_draw_chunk, at) for at in range(len(chunks))]):
                yield future.result()
    finally:
        gc.unfreeze()
        del _work


def _draw_chunk(at: int) -> int:
    chunks, studio = _work
    for page in chunks[at]:
        studio.draw(page)
    return len(chunks[at])
