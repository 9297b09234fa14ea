"""The site's build as MkDocs runs it: an event in, one call of the library, a value out.

MkDocs knows our pages and files so that it can check links to them and the menu; all but what
editors write in docs/ is then made by the library. A build begins with `on_config` and takes
nothing over from the one before, unless a preview must go on showing it.
"""

from __future__ import annotations

import gc
import gzip
import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from laboratorium.base.children import follow
from laboratorium.base.faults import fault_of, sentence, tell_once
from laboratorium.base.files import remove
from laboratorium.base.progress import progress
from laboratorium.base.publish import MADE
from laboratorium.base.settings import Settings
from laboratorium.base.spare import SPARE
from laboratorium.base.turns import HELD, turn_if_writable
from laboratorium.model.vocabulary import VocabularyError
from laboratorium.site.again import files_of, targets
from laboratorium.site.assembly import Assembly, Refused, assemble
from laboratorium.site.clock import BadTimeError, build_time
from laboratorium.site.drawing import Studio
from laboratorium.site.rendered import RENDER_ONLY, Rendered, Told
from laboratorium.site.stylesheet import stylesheets

# Of Material's own files its prose styles alone are used, in a stylesheet of ours.
PROSE = "assets/stylesheets/main."
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "assets/css/")
MANY_PAGES = 500
LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class GeneratedPage(Page):
    """A page whose text the library makes: nothing to read, nothing to render."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class Build:
    """The events in the order in which MkDocs tells of them."""

    serving = False
    site: Assembly
    studio: Studio
    made: dict[str, bytes]
    """The paths of all that is to lie on the site, each with the digest of its file if known."""
    contents: dict[str, str]
    """What MkDocs has made of each page that editors write."""
    files: tuple[tuple[str, bytes | str], ...]
    stylesheet: str

    def __init__(self) -> None:
        self.turn = ExitStack()

    def on_startup(self, command: str, dirty: bool) -> None:
        follow()
        tell_once()
        self.serving = command == "serve"
        if not self.serving:
            gc.disable()  # A build ends soon and makes hardly a cycle; looking for them takes time.

    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check all content before MkDocs sees a page; refuse to build on errors."""
        root = Path(config.config_file_path).parent
        self._take_turn(root)
        settings = Settings.of(config, self.serving or os.environ.get("LAB_PREVIEW") == "1")
        try:
            # What is served on a desk has an address of its own and tells no app of it.
            published = not (self.serving or os.environ.get(RENDER_ONLY))
            moment = build_time(root)
            self.site = assemble(root, settings, config.nav or [], published, at=moment.at)
        except BadTimeError as error:
            raise PluginError(str(error)) from error
        except VocabularyError as error:
            raise PluginError(f"En ordliste har en fejl: {error}") from error
        except Refused as error:
            if not (self.serving and hasattr(self, "site")):
                raise PluginError(str(error)) from error
            # MkDocs would leave the reader's browser waiting; show the last good content instead.
            told = f"Ret fejlen. Imens vises det gamle:\n{error.places}"
            click.secho(told, fg="red", err=True)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Tell MkDocs of the stylesheets and of every file, picture and page."""
        prose = next(file for file in files.css_files() if file.src_uri.startswith(PROSE))
        styles = Path(config.docs_dir) / "assets/css"
        terms = self.site.catalogue.vocabularies
        sheets = stylesheets(prose.content_string, styles, terms)
        for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
            files.remove(file)
        for file in [file for file in files.documentation_pages() if self._waits(file)]:
            files.remove(file)
        made: list[tuple[str, str | bytes]] = []
        made += [(f"assets/css/{name}", text) for name, text in sheets.items()]
        made += [(path, "") for path in self.site.paths()]
        made += self.site.pictures()
        for path, content in made:
            files.append(File.generated(config, path, content=content))
        for site_page in self.site.generated:
            hidden = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, site_page.path, content="", inclusion=hidden)
            GeneratedPage(site_page.title, file, config)
            files.append(file)
        return files

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        page.meta["template"] = self.site.pages[page.file.src_uri].template
        return markdown

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make everything that is the library's to make, and let MkDocs leave it be."""
        stylesheet = next(file.url for file in files.css_files() if "/site." in file.url)
        self.studio = self.site.studio(env, stylesheet, Path(config.site_dir))
        self.stylesheet, self.contents = stylesheet, {}
        for path in (*self.site.paths(), *(page.path for page in self.site.generated)):
            files.remove(files.src_uris[path])
        self.made = {}
        if not os.environ.get(RENDER_ONLY):
            with progress("Tegner sider", MANY_PAGES) as step:
                self.made = self.site.make(self.studio, step)
        others = [file.dest_uri for file in files if file.inclusion not in LEFT_OUT]
        self.made |= dict.fromkeys((*others, *config.theme.static_templates), b"")
        pictures = {path for path, _ in self.site.pictures()}
        as_they_are = (
            file
            for file in files
            if not (file.is_documentation_page() or file.src_uri in pictures)
            and file.inclusion not in LEFT_OUT
        )
        self.files = tuple(files_of(Path(config.config_file_path).parent, as_they_are))
        return env

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        site_page = self.site.pages[page.file.src_uri]
        self.contents[page.file.src_uri] = page.content or ""
        return context | self.studio.context(site_page, page.content or "")

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Tell what was to be made, and let others have their turn."""
        # MkDocs' own carries the day of the build.
        sitemap = Path(config.site_dir, "sitemap.xml")
        packed = gzip.compress(sitemap.read_bytes(), mtime=0)
        sitemap.with_suffix(".xml.gz").write_bytes(packed)
        if told := os.environ.get(MADE):
            rendered = Rendered(self.contents, self.files, self.stylesheet, targets(self.site))
            Told(rendered, self.made, self.site.lasts).write(Path(told))
        self.turn.close()

    def on_build_error(self, error: Exception) -> None:
        """Say what the system refuses; a preview goes on, and a build ends."""
        self.turn.close()
        if fault := fault_of(error):
            raise Abort(sentence(fault)) from error

    def _waits(self, file: File) -> bool:
        """Whether a page in docs/ is not out."""
        return file.src_uri not in self.site.pages

    def on_shutdown(self) -> None:
        self.turn.close()

    def _take_turn(self, root: Path) -> None:
        """Wait until nobody else builds or writes here, unless who started us has the turn."""
        self.turn.close()
        if os.environ.get(HELD):
            return
        work = "forhåndsvisningen" if self.serving else "mkdocs build"
        told = partial(click.echo, err=True)
        self.turn.enter_context(turn_if_writable(root, work, told))
        if not self.serving:
            remove(root / SPARE)  # MkDocs is about to make another site than it was left by.


_build = Build()
on_startup, on_config, on_files = _build.on_startup, _build.on_config, _build.on_files
on_page_markdown, on_env = _build.on_page_markdown, _build.on_env
on_page_context = _build.on_page_context
on_post_build, on_build_error, on_shutdown = (
    _build.on_post_build,
    _build.on_build_error,
    _build.on_shutdown,
)
