"""Publish the content as open data and as feeds: made beside the pages, known to MkDocs' links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from laboratorium.drawing import write
from laboratorium.outputs import atom, facet_index, open_data
from site_state import current

Made = Iterable[tuple[str, bytes]]
PATHS = (*open_data.PATHS, *atom.PATHS, facet_index.ADDRESS)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in PATHS:
        files.append(File.generated(config, path, content=""))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    for path in PATHS:
        files.remove(files.src_uris[path])  # Made by `drawing`, not copied by MkDocs.
    makers = (open_data.files, atom.files, facet_index.files)
    current.others = tuple(_writer(make, config) for make in makers)
    return env


def _writer(make: Callable[..., Made], config: MkDocsConfig) -> Callable[[], None]:
    site = current.site
    return lambda: write(Path(config.site_dir), make(site.catalogue, site.settings))
