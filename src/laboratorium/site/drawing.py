"""Draw pages with Jinja templates into files, on as many processors as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from laboratorium.base.files import write_all
from laboratorium.base.fingerprint import CannotTellError, Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.parallel import WORTH_SHARING, spread
from laboratorium.base.settings import Settings
from laboratorium.base.shelf import Kept, Shelf
from laboratorium.site import linked_data
from laboratorium.site.pages.model import Crumb, SitePage
from laboratorium.site.pages.navigation import MenuItem, section_of

File = tuple[str, bytes | Path | Kept]
"""A path on the site, and what lies there or the file that holds it."""
Make = Callable[[], Iterable[File]]
Made = tuple[tuple[str, bytes], ...]
"""The paths that some work has filled, each with the digest of what lies there, if it is known."""
# How many pages a process draws at a time: few, so that all processes end together.
BATCH = 25
# And how many pieces of work it puts in place that were done before.
KNOWN_BATCH = 250


@dataclass(frozen=True)
class Studio:
    """What it takes to draw any page: the templates, the site's facts and menu, where files go;
    `facts` are a digest of the templates and what else these have been told.
    """

    templates: Environment
    settings: Settings
    menu: tuple[MenuItem, ...]
    folder: Path
    facts: tuple[str | bytes, ...] = ()

    @cached_property
    def frame(self) -> bytes:
        """A digest of what every page depends on."""
        return Fingerprints().of(self.settings, self.menu, *self.facts)

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

    def files(self, page: SitePage, content: str = "") -> Iterator[tuple[str, bytes]]:
        """The page's `index.html`, and the files beside it."""
        html = self.templates.get_template(page.template).render(self.context(page, content))
        beside = page.beside.make() if page.beside else ()
        yield from zip(page.files, (html.encode(), *beside), strict=True)

    def ready(self, template: str) -> Callable[[], object]:
        """What compiles a template: the same function for the same template."""
        if template not in self._compiling:
            self._compiling[template] = partial(self.templates.get_template, template)
        return self._compiling[template]

    @cached_property
    def _compiling(self) -> dict[str, Callable[[], object]]:
        return {}

    def draw(self, page: SitePage) -> list[str]:
        """Write the page and what lies beside it, and return the paths."""
        return write_all(self.folder, self.files(page))


@dataclass(frozen=True)
class Work:
    """Something that makes files. `made_of` is all that they depend on, the maker itself among it;
    what cannot be told by its content (see `fingerprint`) is made anew each time. `is_long` says
    that it is worth a process of its own.
    """

    make: Make
    made_of: tuple[object, ...]
    is_long: bool = False
    prepare: Callable[[], object] | None = None
    """What is done once, before processes share the work that needs it."""

    def key(self, memory: Memory) -> bytes | None:
        try:
            return memory.key("files", memory.prints.of(*self.made_of))
        except CannotTellError:
            return None


class Order(NamedTuple):
    """Work to do, its key, and what it has made before."""

    work: Work
    key: bytes | None
    known: Made | None


def make_all(
    works: Sequence[Work],
    folder: Path,
    memory: Memory,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, bytes]:
    """Do all work, or put in place what it has made before; return the paths of all that was made,
    each with the digest of what lies there, or an empty one where that is not known. `progress` is
    told how much is done.

    What is not known begins first and in order, so put the longest first. The files are the same
    for any number of workers and whatever is remembered. Raises what a maker raises.
    """
    shelf = Shelf(memory.folder and memory.folder / "files")
    # This finds what is late too, which processes then share.
    told = [work.key(memory) for work in works]
    keys = told if memory.folder else [None] * len(works)
    known = memory.recall(key for key in keys if key)
    orders = [
        Order(work, key, known.get(key) if key else None)
        for work, key in zip(works, keys, strict=True)
    ]
    for prepare in dict.fromkeys(one.work.prepare for one in orders if one.known is None):
        if prepare:
            prepare()
    made: list[tuple[bytes | None, Made]] = []
    done, total = 0, len(works)
    batches = _batches(orders)
    # What a process is begun with costs more than few pages; putting files in place costs little.
    new = sum(order.known is None for order in orders)
    shared = workers if new >= WORTH_SHARING else 1
    results = spread(partial(_do, folder, shelf), batches, shared, chunk=1)
    for batch, result in zip(batches, results, strict=True):
        made += result
        done += len(batch)
        progress(done, total)
    memory.keep_all((key, lying) for key, lying in made if key and known.get(key) != lying)
    shelf.forget_others({name for key, lying in made if key for _, name in lying})
    return {path: name for _, lying in made for path, name in lying}


def _batches(orders: Sequence[Order]) -> list[Sequence[Order]]:
    """What one process does at a time: what is new first, each long piece of it by itself."""
    new = [one for one in orders if one.known is None]
    short = [one for one in new if not one.work.is_long]
    old = [one for one in orders if one.known is not None]
    return [
        *([one] for one in new if one.work.is_long),
        *(short[start : start + BATCH] for start in range(0, len(short), BATCH)),
        *(old[start : start + KNOWN_BATCH] for start in range(0, len(old), KNOWN_BATCH)),
    ]


def _do(folder: Path, shelf: Shelf, batch: Sequence[Order]) -> list[tuple[bytes | None, Made]]:
    """Return what each piece of work has made, with its key where that may be kept."""
    return [_done(folder, shelf, order) for order in batch]


def _done(folder: Path, shelf: Shelf, order: Order) -> tuple[bytes | None, Made]:
    work, key, known = order
    if known is not None and all(shelf.place(f"{folder}/{at}", name) for at, name in known):
        return key, known
    made = []
    for path, content in work.make():
        if isinstance(content, Kept):
            if key and shelf.place(f"{folder}/{path}", content.name):
                made.append((path, content.name))
                continue
            content = content.make()
        if key and isinstance(content, bytes):
            made.append((path, shelf.put(f"{folder}/{path}", content)))
        else:
            key = None  # What lies in another cache may leave it.
            write_all(folder, [(path, content)])
            made.append((path, b""))
    return key, tuple(made)
