"""A project put together as a site: its pages, its menu, and what makes every other file.

No renderer is known here: whoever has templates and a folder to draw into can make all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, partial
from inspect import signature
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache

from laboratorium.base.danish import format_date
from laboratorium.base.fingerprint import of_folder_of_code
from laboratorium.base.hyphens import hyphened
from laboratorium.base.memory import Memory
from laboratorium.base.moment import ALWAYS, Span
from laboratorium.base.parallel import available_workers
from laboratorium.base.problems import Problem, format_problem
from laboratorium.base.progress import Progress
from laboratorium.base.runs import Runs
from laboratorium.base.settings import Settings
from laboratorium.calendar import ledger as calendar_ledger
from laboratorium.catalogue.playbook import playbook
from laboratorium.catalogue.whole import Catalogue
from laboratorium.hosting.security_policy import meta_policy
from laboratorium.media.picture_clean import for_publishing
from laboratorium.model import schedule
from laboratorium.model.vocabulary import Vocabularies, vocabularies
from laboratorium.podcast import ledger
from laboratorium.podcast import outputs as podcast
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load
from laboratorium.site import (
    atom,
    calendar_files,
    contribution_cases,
    contribution_data,
    contribution_schema,
    contribution_templates,
    facet_index,
    open_data,
    out_now,
    point_index,
    posters,
    search,
    tag_suggestions,
    topic_feeds,
)
from laboratorium.site.book import taken
from laboratorium.site.drawing import Studio, Work, make_all
from laboratorium.site.pages import english, pictures, site_pages
from laboratorium.site.pages.model import SitePage
from laboratorium.site.pages.navigation import MenuItem, menu

OUTPUTS = (
    *(search, facet_index, point_index, open_data, topic_feeds, atom, contribution_schema),
    *(contribution_data, contribution_cases, contribution_templates, tag_suggestions),
    *(out_now, calendar_files),
)
"""What makes files that are neither page nor picture, the longest work first."""
PATHS: tuple[str, ...] = tuple(path for output in OUTPUTS for path in output.PATHS)
"""Where those of the files lie that pages may link to."""


class Refused(Exception):
    """The project may not become a site; the text says why, in Danish, and then every place.

    `places` are the places alone, a line each.
    """

    def __init__(self, why: str, problems: Iterable[Problem]) -> None:
        self.places = "\n".join(map(format_problem, problems))
        super().__init__(f"{why}:\n{self.places}")


CACHE = ".cache"
"""The folder in the project's for what need not be made again."""
FILTERS = {"danish_date": format_date, "hyphened": hyphened}
"""What templates may do to a value."""


@dataclass(frozen=True)
class Assembly:
    """A whole site. `root` is the project's folder, `pages` every page by its `path`; `memory`
    holds what need not be made again.
    """

    root: Path
    catalogue: Catalogue
    settings: Settings
    publication: Publication | None
    pages: dict[str, SitePage]
    menu: tuple[MenuItem, ...]
    memory: Memory
    lasts: Span = ALWAYS
    """The times at which a build of the same content is the same."""

    @property
    def vocabularies(self) -> Vocabularies:
        return self.catalogue.vocabularies

    @cached_property
    def found(self) -> Runs[search.Maker]:
        """What a search finds."""
        return search.found(self.catalogue, self.memory)

    @cached_property
    def written(self) -> Runs[open_data.Maker]:
        """What the tables of open data hold."""
        return open_data.written(self.catalogue, self.settings, self.memory)

    @cached_property
    def entries(self) -> atom.Entries:
        """What feeds hold."""
        return atom.Entries.of(self.memory)

    @property
    def generated(self) -> list[SitePage]:
        """The pages of which no editor has written the prose."""
        return [page for page in self.pages.values() if not page.document]

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """The pictures that pages show: where they lie, and their bytes without hidden facts."""
        for path in pictures(self.catalogue):
            yield path, for_publishing((self.root / path).read_bytes())

    def paths(self) -> Iterator[str]:
        """Where the files will lie that are neither page nor picture and that pages may link to."""
        yield from PATHS
        if self.publication:
            yield from podcast.paths(self.publication)
        if playbook(self.catalogue):
            yield from taken.PATHS

    def studio(self, templates: Environment, stylesheet: str, folder: Path) -> Studio:
        """Make templates ready for the site's pages, and return what draws them into `folder`.

        `stylesheet` is the path of the site's own.
        """
        # Jinja escapes nothing by itself; contributors' words must never become markup.
        templates.autoescape = True
        compiled = self.root / ".cache/templates"
        compiled.mkdir(parents=True, exist_ok=True)
        templates.bytecode_cache = FileSystemBytecodeCache(str(compiled))
        templates.filters |= FILTERS
        has_english = english.URI in self.pages
        policy = meta_policy(self.publication.audio_elsewhere if self.publication else ())
        templates.globals |= {
            "csp": policy,
            "site": self.settings,
            "menu": self.menu,
            "site_pages": self.pages.values(),
            "stylesheet": stylesheet,
            "has_english": has_english,
        }
        overrides = self.root / "overrides"
        drawn_by = of_folder_of_code(overrides) if overrides.is_dir() else b""
        return Studio(
            templates,
            self.settings,
            self.menu,
            folder,
            (drawn_by, stylesheet, policy, str(has_english)),
        )

    def make(
        self, studio: Studio, progress: Progress, more: Sequence[Work] = ()
    ) -> dict[str, bytes]:
        """Write every generated page, every file that is neither page nor picture, and what `more`
        there is to make; return what `make_all` does. Then forget what none of it has asked for.
        """
        pages = (self.work(studio, page) for page in self.generated)
        works = [*self.files(), *pages, *more]
        made = make_all(works, studio.folder, self.memory, available_workers(), progress)
        self.memory.forget_others()
        return made

    def files(self) -> Iterator[Work]:
        """What makes every file that is neither page nor picture."""
        for output in OUTPUTS:
            # A maker is given what it asks for by name, and depends on nothing else.
            asked = signature(output.files).parameters
            given = {name: getattr(self, name) for name in asked}
            made_of = (output.files, given)
            yield Work(partial(output.files, **given), made_of, is_long=True)
        yield from posters.works(self.catalogue, self.settings, self.root)
        if book := playbook(self.catalogue):
            make = partial(taken.files, book, self.settings, self.root / CACHE)
            yield Work(make, (make,), is_long=True)
        for share in podcast.shares(self.publication, self.root / CACHE):
            yield Work(share, (share,), is_long=True)

    def work(self, studio: Studio, page: SitePage, content: str = "") -> Work:
        """Drawing a page, and all that it depends on; `content` is the HTML of an editor's text."""
        made_of = (page, content, studio.frame)
        return Work(
            partial(studio.files, page, content), made_of, False, studio.ready(page.template)
        )


@lru_cache(1)
def _forget_words(program: bytes) -> None:
    """Let the vocabularies be read anew when they, or anything else of the program, are others."""
    vocabularies.cache_clear()


def assemble(
    root: Path,
    settings: Settings,
    nav: Sequence[Any] = (),
    published: bool = True,
    memory: Memory | None = None,
    at: datetime | None = None,
) -> Assembly:
    """Read, check and put together the project in the folder `root`; each file is read anew.

    What comes later than `at`, the time of the build, is not there, except in a preview, where it
    is marked; without a time nothing waits. `nav` is MkDocs' own: see `navigation.menu`. Raises
    VocabularyError, and `Refused` for content with errors or, where the site is to be `published`,
    a podcast that would lose its listeners.
    """
    workers = available_workers()
    memory = memory or Memory.of(root)
    _forget_words(memory.program)
    out = None if settings.preview else at
    loaded = load(root, workers=workers, memory=memory, at=out, advised=False)
    if loaded.errors:
        raise Refused("Indholdet har fejl, så siden bliver ikke bygget", loaded.errors)
    content = loaded.content
    if at:
        content = (schedule.marked if settings.preview else schedule.released)(content, at)
    catalogue = Catalogue.of(content)
    publication = Publication.of(catalogue, settings, root, root / CACHE)
    if published and (refused := ledger.check(root, publication)):
        raise Refused("Podcasten kan ikke udgives sådan", refused)
    if published and (refused := calendar_ledger.check(root, content)):
        raise Refused("Kalenderen kan ikke udgives sådan", refused)
    every = site_pages(catalogue, settings, workers, publication, memory, root / CACHE)
    pages = {page.path: page for page in every}
    lasts = schedule.span(loaded.content, at) if at else ALWAYS
    return Assembly(root, catalogue, settings, publication, pages, menu(nav, pages), memory, lasts)
