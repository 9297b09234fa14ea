"""The site made again without the renderer of editors' pages, as long as it has nothing to say.

Of what lies in `docs/` the renderer makes HTML, and it says which files go along as they are. That
depends on those files, on the configuration and on what can be linked to; while these are the same,
its last answer holds, and everything else is the library's own.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from laboratorium.base.fingerprint import of_file
from laboratorium.base.memory import Memory
from laboratorium.base.moment import Span
from laboratorium.base.progress import Progress
from laboratorium.base.settings import CONFIG, Settings
from laboratorium.base.spare import only
from laboratorium.base.unchanged import TEMPLATES
from laboratorium.base.yaml_text import load
from laboratorium.media.picture_clean import for_publishing
from laboratorium.site.assembly import Assembly, assemble
from laboratorium.site.drawing import File, Studio, Work
from laboratorium.site.pages import pictures
from laboratorium.site.rendered import Rendered, recalled

NOT_FOUND, SITEMAP = "404.html", "sitemap.xml"
ALONE = (NOT_FOUND, SITEMAP)
"""The templates that are files of their own and no page's."""


def targets(site: Assembly) -> frozenset[str]:
    """Every path that a link on an editor's page could lead to."""
    return frozenset((*site.pages, *site.paths(), *pictures(site.catalogue)))


def holds(rendered: Rendered, site: Assembly) -> bool:
    """Whether what was rendered is what the renderer would make of this site."""
    pages = {page.path for page in site.pages.values() if page.document}
    return rendered.holds_for(targets(site), pages)


def again(
    root: Path, seen: bytes | None, memory: Memory, preview: bool, at: datetime
) -> tuple[Assembly, Rendered] | None:
    """The project in `root` put together as it is at a time, and what the renderer has made of it;
    ``None`` when the renderer must be asked first.

    Raises what `assemble` does.
    """
    rendered = recalled(seen, memory)
    if rendered is None:
        return None
    site = assembled(root, memory, preview, at=at)
    if not holds(rendered, site) or any(
        isinstance(file, str) and not Path(root, file).is_file() for _, file in rendered.files
    ):
        return None
    return site, rendered


def make_again(
    site: Assembly, rendered: Rendered, folder: Path, progress: Progress
) -> tuple[dict[str, bytes], Span]:
    """Make the whole site in a folder, where an older one may lie; return the paths of all that was
    made (see `make_all`), beside which nothing lies there then, and the times at which it is the
    same.
    """
    templates = Environment(loader=FileSystemLoader(site.root / TEMPLATES), auto_reload=False)
    studio = site.studio(templates, rendered.stylesheet, folder)
    return make_whole(site, studio, rendered, progress), site.lasts


def make_whole(
    site: Assembly, studio: Studio, rendered: Rendered, progress: Progress
) -> dict[str, bytes]:
    """Make every file of the site, and leave nothing else in its folder; see `make_all`."""
    made = site.make(studio, progress, tuple(work for _, work in rest(site, studio, rendered)))
    only(studio.folder, made.keys())
    return made


def assembled(
    root: Path,
    memory: Memory,
    preview: bool,
    published: bool = True,
    at: datetime | None = None,
) -> Assembly:
    """The project put together as its own configuration has it; see `assemble`."""
    config = load((root / CONFIG).read_text(encoding="utf-8"))
    settings = Settings.of(config, preview)
    return assemble(root, settings, config.get("nav") or [], published, memory, at)


def rest(site: Assembly, studio: Studio, rendered: Rendered) -> Iterator[tuple[str, Work]]:
    """What the renderer makes otherwise, by its path on the site: editors' pages, templates of
    their own, other files.
    """
    for page in site.pages.values():
        if page.document:
            work = site.work(studio, page, rendered.contents[page.document])
            yield f"{page.address}index.html", work
    shown = tuple((page.address, page.indexed, page.updated) for page in site.pages.values())
    for name in ALONE:
        made_of = (draw_alone, name, shown, studio.frame)
        yield name, Work(partial(draw_alone, studio, name), made_of)
    for path in pictures(site.catalogue):
        source = site.root / path
        yield path, Work(partial(_picture, path, source), (_picture, path, of_file(source)))
    for path, file in rendered.files:
        if isinstance(file, bytes):
            yield path, Work(partial(_as_it_is, path, file), (_as_it_is, path, file))
        else:
            source = site.root / file
            yield path, Work(partial(_copied, path, source), (_copied, path, of_file(source)))


def draw_alone(studio: Studio, name: str) -> Iterator[File]:
    """A template that is a file of its own, and beside the list of pages the same packed."""
    # What is shown at any address whatever leads from the host's root.
    base = urlsplit(studio.settings.url).path if name == NOT_FOUND else "."
    data = studio.templates.get_template(name).render(base_url=base).encode()
    yield name, data
    if name == SITEMAP:
        yield f"{name}.gz", gzip.compress(data, mtime=0)


def _picture(path: str, source: Path) -> Iterable[File]:
    return ((path, for_publishing(source.read_bytes())),)


def _as_it_is(path: str, data: bytes) -> Iterable[File]:
    return ((path, data),)


def _copied(path: str, source: Path) -> Iterable[File]:
    return ((path, source.read_bytes()),)


class RendererFile(Protocol):
    """A file as the renderer has it: its path on the site, and where it lies or else its bytes."""

    dest_uri: str

    @property
    def abs_src_path(self) -> str | None: ...

    @property
    def content_bytes(self) -> bytes: ...


def files_of(root: Path, found: Iterable[RendererFile]) -> Iterator[tuple[str, str | bytes]]:
    """Files for `Rendered`: of each its path on the site, where it lies, or else its bytes."""
    for file in found:
        if file.abs_src_path is None:
            yield file.dest_uri, file.content_bytes
        else:
            place = Path(file.abs_src_path)
            inside = place.is_relative_to(root)
            yield file.dest_uri, place.relative_to(root).as_posix() if inside else str(place)
