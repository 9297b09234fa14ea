"""What must be the site's own before it is published: addresses in its settings and its show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from laboratorium.base.paths import PODCASTS
from laboratorium.base.problems import START, Position, Problem, error
from laboratorium.base.settings import CONFIG, is_example
from laboratorium.base.yaml_text import LOADER

SHOW = f"{PODCASTS}/show.yml"
_NEEDED = {
    "site_url": "sidens adresse, fx https://viden.kommune.dk/",
    "repo_url": "adressen på projektets egen kopi hos GitHub",
    "extra.mail": "redaktionens fælles mailadresse, som læsere kan skrive til",
}


def unready(root: Path) -> Iterator[Problem]:
    """Yield each address that is missing, or is still an example that the project came with.

    What counts as an example is `laboratorium.base.settings.is_example`.
    """
    for file, needed in ((CONFIG, _NEEDED), (SHOW, {})):
        if not (root / file).is_file():
            continue
        try:
            node = yaml.compose((root / file).read_text(encoding="utf-8"), Loader=LOADER)
        except (yaml.YAMLError, UnicodeDecodeError):
            continue  # Whoever reads the file says what is wrong with it.
        found = {name: (value, place) for name, value, place in _scalars(node, ())}
        for name, (value, place) in found.items():
            if is_example(value):
                what = needed.get(name, "jeres egen")
                message = f"»{name}« er stadig et eksempel: {value}. Ret linjen til {what}."
                yield error(file, place, "example-setting", message)
        for name in needed:
            if not found.get(name, ("", START))[0]:
                message = f"»{name}« mangler. Skriv {needed[name]}."
                yield error(file, found.get(name, ("", START))[1], "missing-setting", message)


def _scalars(node: yaml.Node | None, path: Sequence[str]) -> Iterator[tuple[str, str, Position]]:
    """Every single value in a file: its name (`extra.mail`), the value, and its place."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, path)
    elif isinstance(node, yaml.ScalarNode):
        at = Position(node.start_mark.line + 1, node.start_mark.column + 1)
        yield ".".join(path), node.value, at
