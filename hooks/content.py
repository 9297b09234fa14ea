"""Read and check all content before MkDocs sees a page; refuse to build on errors, leaving the last
site alone.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from laboratorium.catalogue import Catalogue
from laboratorium.content.loader import load
from laboratorium.content.problems import format_problem
from laboratorium.pages import site_pages
from laboratorium.pages.model import Settings
from laboratorium.pages.navigation import menu
from laboratorium.vocabulary import vocabularies
from site_state import Site, current


def on_config(config: MkDocsConfig) -> None:
    vocabularies.cache_clear()
    loaded = load(Path(config.config_file_path).parent)
    if loaded.errors:
        lines = [format_problem(problem) for problem in loaded.errors]
        raise PluginError("\n".join(["Indholdet har fejl, så siden bliver ikke bygget:", *lines]))
    catalogue = Catalogue.of(loaded.content)
    settings = Settings(config.site_name, (config.site_url or "/").rstrip("/") + "/")
    pages = {
        page.document or f"{page.address}index.md": page for page in site_pages(catalogue, settings)
    }
    current.site = Site(catalogue, settings, pages, menu(config.nav or [], pages))
