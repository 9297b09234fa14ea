"""Read and check all content before MkDocs sees a page; refuse to build on errors."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from laboratorium.base.problems import format_problem
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.vocabulary import VocabularyError, vocabularies
from laboratorium.podcast import ledger
from laboratorium.podcast import outputs as podcast
from laboratorium.reading.loader import load
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.navigation import menu
from site_state import Site, current


def on_startup(command: str, dirty: bool) -> None:
    current.command = command
    if command == "build":
        gc.disable()  # A build ends soon and makes hardly a cycle; looking for them takes its time.


def on_config(config: MkDocsConfig) -> None:
    vocabularies.cache_clear()
    root = Path(config.config_file_path).parent
    serving = current.command == "serve"
    try:
        loaded = load(root, workers=current.workers())
    except VocabularyError as error:
        raise PluginError(f"En ordliste har en fejl: {error}") from error
    if loaded.errors:
        problems = "\n".join(format_problem(problem) for problem in loaded.errors)
        if serving and hasattr(current, "site"):
            # MkDocs would leave the reader's browser waiting; show the last good content instead.
            click.secho(f"Ret fejlen. Imens vises det gamle:\n{problems}", fg="red", err=True)
            return
        raise PluginError(f"Indholdet har fejl, så siden bliver ikke bygget:\n{problems}")
    settings = Settings.of(config, serving or os.environ.get("LAB_PREVIEW") == "1")
    # What is served on a desk has an address of its own and tells no app of it.
    if refused := () if serving else ledger.check(root, loaded.content, settings):
        problems = "\n".join(format_problem(problem) for problem in refused)
        raise PluginError(f"Podcasten kan ikke udgives sådan:\n{problems}")
    catalogue = Catalogue.of(loaded.content)
    sounds = podcast.sounds(catalogue, settings, root, root / ".cache")
    made = site_pages(catalogue, settings, current.workers(), sounds)
    pages = {page.document or f"{page.address}index.md": page for page in made}
    current.site = Site(catalogue, settings, pages, menu(config.nav or [], pages))
