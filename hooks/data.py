"""Publish what is no page: open data, feeds, the search index, the podcast's files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from laboratorium.podcast import outputs as podcast
from laboratorium.site import (
    atom,
    contribution_schema,
    contribution_templates,
    facet_index,
    open_data,
    search,
)
from laboratorium.site.drawing import write
from site_state import current

Made = Iterable[tuple[str, bytes]]
OUTPUTS = (open_data, atom, contribution_schema, contribution_templates)
MAKERS = (search.files, facet_index.files, *(output.files for output in OUTPUTS))
PATHS = (facet_index.ADDRESS, *(path for output in OUTPUTS for path in output.PATHS))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in _paths():
        files.append(File.generated(config, path, content=""))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    for path in _paths():
        files.remove(files.src_uris[path])  # Made by `drawing`, not copied by MkDocs.
    root = Path(config.config_file_path).parent
    site = current.site
    shares = podcast.shares(site.catalogue, site.settings, root, root / ".cache")
    spoken = (_podcast_writer(share, config) for share in shares)
    current.others = (*(_writer(make, config) for make in MAKERS), *spoken)
    return env


def _paths() -> Iterator[str]:
    """Where the files will lie, so that MkDocs can tell whether links to them lead anywhere."""
    yield from PATHS
    yield from podcast.paths(current.site.catalogue, current.site.settings)


def _writer(make: Callable[..., Made], config: MkDocsConfig) -> Callable[[], None]:
    site = current.site
    return lambda: write(Path(config.site_dir), make(site.catalogue, site.settings))


def _podcast_writer(share: podcast.Share, config: MkDocsConfig) -> Callable[[], None]:
    return lambda: podcast.write(Path(config.site_dir), share())
