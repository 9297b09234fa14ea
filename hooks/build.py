"""The site's build as MkDocs runs it: an event in, one call of the library, a value out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import mkdocs_files
from laboratorium.base.faults import fault_of, sentence
from laboratorium.site.assembly import Refused
from laboratorium.site.building import Building, NotBuiltError

BLANK = "blank.html"
_building: Building


def on_startup(command: str, dirty: bool) -> None:
    global _building
    _building = Building(command == "serve", partial(click.echo, err=True))


def on_config(config: MkDocsConfig) -> None:
    try:
        _building.begin(Path(config.config_file_path).parent, config, config.nav or [])
    except NotBuiltError as error:
        raise PluginError(str(error)) from error
    except Refused as error:
        # MkDocs would leave the reader's browser waiting; show the last good content instead.
        click.secho(f"Ret fejlen. Imens vises det gamle:\n{error.places}", fg="red", err=True)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    return mkdocs_files.told(files, config, _building)


def on_page_markdown(markdown: str, page: Page, **rest: Any) -> str:
    page.meta["template"] = BLANK  # The library draws it, as any other page.
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    mkdocs_files.hand_over(files, config, _building, env)
    return env


def on_page_content(html: str, page: Page, **rest: Any) -> str:
    _building.take_page(page.file.src_uri, html)
    return html


def on_post_build(**rest: Any) -> None:
    _building.finish()


def on_build_error(error: Exception) -> None:
    """Say what the system refuses; a preview goes on, and a build ends."""
    _building.end()
    if fault := fault_of(error):
        raise Abort(sentence(fault)) from error


def on_shutdown() -> None:
    _building.end()
