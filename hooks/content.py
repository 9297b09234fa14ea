"""Read and check all content before MkDocs sees a page; refuse to build on errors."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

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


def on_startup(command: str, dirty: bool) -> None:
    current.command = command


def on_config(config: MkDocsConfig) -> None:
    vocabularies.cache_clear()
    loaded = load(Path(config.config_file_path).parent)
    if loaded.errors:
        lines = [format_problem(problem) for problem in loaded.errors]
        raise PluginError("\n".join(["Indholdet har fejl, så siden bliver ikke bygget:", *lines]))
    catalogue = Catalogue.of(loaded.content)
    settings = _settings(config)
    pages = {
        page.document or f"{page.address}index.md": page for page in site_pages(catalogue, settings)
    }
    current.site = Site(catalogue, settings, pages, menu(config.nav or [], pages))


def _settings(config: MkDocsConfig) -> Settings:
    edit = ""
    if config.repo_url and config.edit_uri:
        # edit_uri leads to docs/; cases/ lies beside it.
        edit = urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri.rstrip('/')}/../")
    return Settings(config.site_name, f"{(config.site_url or '').rstrip('/')}/", edit)
