"""Hand MkDocs the library's pages, so that its links and menu are checked, and have them drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from laboratorium.media.picture_metadata import for_publishing
from laboratorium.site.drawing import draw_all
from laboratorium.site.pages import pictures
from site_state import current


class GeneratedPage(Page):
    """A page whose text the library makes: nothing to read, nothing to render."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for uri, page in current.site.pages.items():
        if not page.document:
            file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            GeneratedPage(page.title, file, config)
            files.append(file)
    root = Path(config.config_file_path).parent
    for path in pictures(current.site.catalogue):
        content = for_publishing((root / path).read_bytes())
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    page.meta["template"] = current.site.pages[page.file.src_uri].template
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    generated = [page for page in current.site.pages.values() if not page.document]
    for page in generated:
        files.remove(files.src_uris[f"{page.address}index.md"])  # Drawn here, not by MkDocs.
    total, few = len(generated) + len(current.others), len(generated) < 500
    with click.progressbar(length=total, label="Tegner sider", file=sys.stderr, hidden=few) as bar:
        step = lambda done, total: bar.update(done - bar.pos)  # noqa: E731
        draw_all(generated, current.studio, current.workers(), step, current.others)
    return env
