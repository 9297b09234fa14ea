"""One build of the site, step by step as a renderer of editors' pages tells of it.

The renderer knows our pages and files so that it can check links to them and the menu. It makes
HTML of what editors write in docs/; every file is then made here. What it is, nobody here knows.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from jinja2 import Environment

from laboratorium.base.children import follow
from laboratorium.base.faults import tell_once
from laboratorium.base.files import remove
from laboratorium.base.progress import progress
from laboratorium.base.publish import MADE
from laboratorium.base.settings import Settings
from laboratorium.base.spare import SPARE
from laboratorium.base.turns import HELD, turn_if_writable
from laboratorium.model.vocabulary import VocabularyError
from laboratorium.site.again import RendererFile, files_of, make_whole, targets
from laboratorium.site.assembly import Assembly, Refused, assemble
from laboratorium.site.clock import BadTimeError, build_time
from laboratorium.site.drawing import Studio
from laboratorium.site.rendered import RENDER_ONLY, Rendered, Told
from laboratorium.site.stylesheet import stylesheets

MANY_PAGES = 500


class NotBuiltError(Exception):
    """There is nothing to show; the text says why, in Danish."""


class Building:
    """A site as it is being built, or as it is shown and built again and again while `serving`.

    `say` tells people for whom a build waits.
    """

    site: Assembly
    studio: Studio
    stylesheet: str
    contents: dict[str, str]
    """What the renderer has made of each page that editors write."""
    files: tuple[tuple[str, bytes | str], ...]

    def __init__(self, serving: bool, say: Callable[[str], None]) -> None:
        self.serving, self._say = serving, say
        self._turn = ExitStack()
        follow()
        tell_once()
        if not serving:
            gc.disable()  # A build ends soon and makes hardly a cycle; looking takes time.

    def begin(self, root: Path, config: Mapping[str, Any], nav: Sequence[Any]) -> None:
        """Wait for a turn, and read and check all content of the project in `root`; `config` and
        `nav` are as in mkdocs.yml. Nothing is taken over from the build before.

        Raises `NotBuiltError`; for content with errors `Refused` where the last good content can go
        on being shown.
        """
        self._take_turn(root)
        self.contents = {}
        settings = Settings.of(config, self.serving or os.environ.get("LAB_PREVIEW") == "1")
        # What is served on a desk has an address of its own and tells no app of it.
        published = not (self.serving or os.environ.get(RENDER_ONLY))
        try:
            at = build_time(root).at
            self.site = assemble(root, settings, nav, published, at=at)
        except BadTimeError as error:
            raise NotBuiltError(str(error)) from error
        except VocabularyError as error:
            raise NotBuiltError(f"En ordliste har en fejl: {error}") from error
        except Refused as error:
            if self.serving and hasattr(self, "site"):
                raise
            raise NotBuiltError(str(error)) from error

    def known(self, prose: str, styles: Path) -> Iterator[tuple[str, str | bytes]]:
        """The path of every file that is neither page nor editors', with what the renderer is to
        write: the stylesheets, pictures, and nothing for what is made at the end.

        `prose` is the theme's style for running text, and `styles` the folder of our own.
        """
        sheets = stylesheets(prose, styles, self.site.catalogue.vocabularies)
        yield from ((f"assets/css/{name}", text) for name, text in sheets.items())
        yield from ((path, "") for path in self.site.paths())
        yield from self.site.pictures()

    def furnish(self, templates: Environment, stylesheet: str, folder: Path) -> None:
        """Take over the renderer's templates, and the path of the stylesheet on the site that is
        built in the folder.
        """
        self.studio = self.site.studio(templates, stylesheet, folder)
        self.stylesheet = stylesheet

    def take_over(self, files: Iterable[RendererFile]) -> None:
        """Note what the renderer has that is neither page nor picture."""
        self.files = tuple(files_of(self.site.root, files))

    def take_page(self, path: str, content: str) -> None:
        """Note the HTML that the renderer has made of the text of a page."""
        if self.site.pages[path].document:
            self.contents[path] = content

    def finish(self) -> None:
        """Make the site, tell what it holds, and let others have their turn."""
        rendered = Rendered(self.contents, self.files, self.stylesheet, targets(self.site))
        made: dict[str, bytes] = {}
        if not os.environ.get(RENDER_ONLY):
            with progress("Tegner sider", MANY_PAGES) as step:
                made = make_whole(self.site, self.studio, rendered, step)
        if told := os.environ.get(MADE):
            Told(rendered, made, self.site.lasts).write(Path(told))
        self.end()

    def end(self) -> None:
        """Let others have their turn, however the build has ended."""
        self._turn.close()

    def _take_turn(self, root: Path) -> None:
        """Wait until nobody else builds or writes here, unless who started us has the turn."""
        self.end()
        if os.environ.get(HELD):
            return
        work = "forhåndsvisningen" if self.serving else "mkdocs build"
        self._turn.enter_context(turn_if_writable(root, work, self._say))
        if not self.serving:
            remove(root / SPARE)  # The renderer makes another site than it was left by.
