"""The site as an editor sees it while writing: kept in memory, and each page drawn when it is asked
for.

After a save, what was read is looked through and what the save touched is read again; a page that
nobody looks at costs nothing. With errors in the content the last good site goes on being shown.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from laboratorium.base.faults import sentence
from laboratorium.base.fingerprint import Fingerprints, digest
from laboratorium.base.memory import Memory
from laboratorium.base.settings import CONFIG, Settings
from laboratorium.base.shelf import Kept
from laboratorium.base.unchanged import TEMPLATES
from laboratorium.base.yaml_text import load
from laboratorium.hosting import Hosting, hosting_of
from laboratorium.model.vocabulary import VocabularyError
from laboratorium.site.again import ALONE, NOT_FOUND, holds, rest
from laboratorium.site.assembly import Assembly, Refused, assemble
from laboratorium.site.clock import BadTimeError, build_time
from laboratorium.site.drawing import Studio, Work
from laboratorium.site.rendered import Rendered, made_of, recalled, remember

Render = Callable[[], Rendered | None]
"""Asks the renderer what it makes of editors' pages; None when it has refused, and said why."""
Content = bytes | Path
ASSETS = "assets/"


@dataclass
class Shown:
    """One state of the project. What has been made of it is kept by its path on the site."""

    site: Assembly
    rendered: Rendered
    studio: Studio
    works: dict[str, Work]
    """The work that makes each file that is known before it is made."""
    others: Iterator[Work]
    """What must be done before it is known which files it makes."""
    made: dict[str, Content | Kept] = field(default_factory=dict)

    def find(self, path: str) -> Content | None:
        """What lies at a path on the site."""
        if path not in self.made and path in self.works:
            self._do(self.works[path])
        while path not in self.made and (work := next(self.others, None)):
            self._do(work)
        content = self.made.get(path)
        if isinstance(content, Kept):
            content = self.made[path] = content.make()
        return content

    @cached_property
    def look(self) -> bytes:
        """A digest of the styles, the scripts and whatever else pages look like."""
        return Fingerprints().of(
            *(work.made_of for path, work in sorted(self.works.items()) if path.startswith(ASSETS))
        )

    def _do(self, work: Work) -> None:
        self.made.update(work.make())


class Preview:
    """The project in the folder `root`, shown at the address `url`."""

    def __init__(self, root: Path, url: str, render: Render) -> None:
        self.root, self.url = root, url
        self._render = render
        self._memory = Memory.of(root).alive()
        self._shown: Shown | None = None
        self._lock = threading.RLock()
        self.changed = threading.Condition(self._lock)
        """Notified after each look at the project."""
        self.trouble = ""
        """What is wrong with the content, in Danish; empty when it is what is shown."""

    def refresh(self, touched: Collection[Path] | None = None) -> None:
        """Look at the project again: where something was touched, if that is known. What is wrong
        is told in `trouble`.
        """
        with self.changed:
            try:
                self._shown, self.trouble = self._look(touched), ""
            except Refused as error:
                self.trouble = error.places
            except BadTimeError as error:
                self.trouble = str(error)
            except VocabularyError as error:
                self.trouble = f"En ordliste har en fejl: {error}"
            except TemplateSyntaxError as error:
                self.trouble = f"{error.filename}:{error.lineno}: skabelonen har en fejl: {error}"
            except OSError as error:  # What was just there has been moved, say.
                self.trouble = sentence(error)
            except _NotRendered:
                self.trouble = "En side i docs/ kan ikke vises. Terminalen siger hvorfor."
            self.changed.notify_all()

    def find(self, path: str) -> Content | None:
        """What lies at a path on the site, from its root and without a query."""
        with self._lock:
            return self._shown.find(path) if self._shown else None

    def version(self, path: str) -> str:
        """A digest of what a reader sees of a page: the page, the style and the scripts."""
        with self._lock:
            if self._shown is None:
                return ""
            page = _bytes(self._shown.find(path))
            return digest(page, self._shown.look).hex()

    @property
    def hosting(self) -> Hosting | None:
        """What a server would be told of the site; None before anything can be shown."""
        with self._lock:
            site = self._shown.site if self._shown else None
            return hosting_of(site.settings, site.publication) if site else None

    def lost(self) -> bytes:
        """What is shown where nothing lies."""
        return _bytes(self.find(NOT_FOUND))

    def _look(self, touched: Collection[Path] | None) -> Shown:
        memory = self._memory.renewed(time.time_ns(), touched)
        rendered = self._rendered(memory)
        config = load((self.root / CONFIG).read_text(encoding="utf-8"))
        settings = replace(Settings.of(config, preview=True), url=self.url)
        at = build_time(self.root).at
        site = assemble(self.root, settings, config.get("nav") or [], False, memory, at)
        if not holds(rendered, site):
            rendered = self._asked(memory)
        templates = Environment(loader=FileSystemLoader(self.root / TEMPLATES), auto_reload=False)
        studio = site.studio(templates, rendered.stylesheet, self.root)
        for name in sorted({*ALONE, *(page.template for page in site.pages.values())}):
            templates.get_template(name)  # A mistake in one is told now, and not by a page.
        works = dict(_known(site, studio, rendered))
        memory.forget_unused_alive()
        return Shown(site, rendered, studio, works, site.files())

    def _rendered(self, memory: Memory) -> Rendered:
        return recalled(made_of(self.root), memory) or self._asked(memory)

    def _asked(self, memory: Memory) -> Rendered:
        seen = made_of(self.root)
        rendered = self._render()
        if rendered is None:
            raise _NotRendered
        remember(self.root, rendered, seen, memory)
        return rendered


class _NotRendered(Exception):
    pass


def _known(site: Assembly, studio: Studio, rendered: Rendered) -> Iterator[tuple[str, Work]]:
    for page in site.generated:
        work = site.work(studio, page)
        yield from ((path, work) for path in page.files)
    yield from rest(site, studio, rendered)


def _bytes(content: Content | None) -> bytes:
    if content is None:
        return b""
    return content if isinstance(content, bytes) else content.read_bytes()
