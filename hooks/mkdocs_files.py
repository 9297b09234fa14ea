"""MkDocs' own list of files, and ours in it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from laboratorium.site.building import Building

# Of Material's own files its prose styles alone are used, in a stylesheet of ours.
PROSE = "assets/stylesheets/main."
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "assets/css/")
LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class GeneratedPage(Page):
    """A page whose text the library makes: nothing to read, nothing to render."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def told(files: Files, config: MkDocsConfig, building: Building) -> Files:
    """Tell MkDocs of every file, picture and page, and of none that is not to be on the site."""
    prose = next(file for file in files.css_files() if file.src_uri.startswith(PROSE))
    known = building.known(prose.content_string, Path(config.docs_dir) / "assets/css")
    pages = building.site.pages
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for file in [file for file in files.documentation_pages() if file.src_uri not in pages]:
        files.remove(file)  # It is not out.
    for path, content in known:
        files.append(File.generated(config, path, content=content))
    for page in building.site.generated:
        hidden = InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content="", inclusion=hidden)
        GeneratedPage(page.title, file, config)
        files.append(file)
    return files


def hand_over(files: Files, config: MkDocsConfig, building: Building, env: Environment) -> None:
    """Let the library make all files, and MkDocs nothing but the HTML of what editors write."""
    stylesheet = next(file.url for file in files.css_files() if "/site." in file.url)
    for path in (*building.site.paths(), *(page.path for page in building.site.generated)):
        files.remove(files.src_uris[path])
    building.furnish(env, stylesheet, Path(config.site_dir))
    left = (file for file in files if file.inclusion not in LEFT_OUT)
    pictures = {path for path, _ in building.site.pictures()}
    building.take_over(f for f in left if not (f.is_documentation_page() or f.src_uri in pictures))
