"""Hand MkDocs the pages that the library makes, and the pictures that lie beside the cases."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from laboratorium.pages import pictures
from laboratorium.pages.model import SitePage
from site_state import current

UNDATED = "1970-01-01"


class GeneratedPage(Page):
    """A page whose text is made by the library when its template is drawn: nothing to read, nothing
    to render.
    """

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for uri, page in current.site.pages.items():
        if not page.document:
            files.append(_file(uri, page, config))
    root = Path(config.config_file_path).parent
    for path in pictures(current.site.catalogue):
        files.append(File.generated(config, path, abs_src_path=str(root / path)))
    return files


def _file(uri: str, page: SitePage, config: MkDocsConfig) -> File:
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if page.source:
        file.edit_uri = f"../{page.source}"
    GeneratedPage(page.title, file, config)
    return file


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    site_page = current.site.pages[page.file.src_uri]
    page.meta = {
        "title": site_page.title,
        "description": site_page.description,
        "template": site_page.template,
    }
    page.update_date = site_page.updated.isoformat() if site_page.updated else UNDATED
    return markdown
