"""MkDocs as `./lab` runs it: what it finds wrong is told in Danish, and then there is no site.

python hooks/run_mkdocs.py FOLDER          in the folder of the project
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from laboratorium.base.problems import Level, format_problem, in_order
from laboratorium.base.settings import CONFIG
from laboratorium.base.visible import visible
from laboratorium.reading.configuration import check_configuration
from mkdocs_words import problems


class Heard(logging.Handler):
    """Everything that MkDocs warns of or refuses, which it tells its log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def heard() -> Iterator[list[str]]:
    """What MkDocs tells its log meanwhile, and nobody else."""
    log, ears = logging.getLogger("mkdocs"), Heard()
    before, log.propagate = log.propagate, False
    log.addHandler(ears)
    try:
        yield ears.said
    finally:
        log.removeHandler(ears)
        log.propagate = before


def render(root: Path, folder: str) -> None:
    """Make the site of the project in `root`, or end with what is wrong with it; advice is told."""
    with heard() as said:
        try:
            config = load_config(str(root / CONFIG), site_dir=folder, strict=False)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, ConfigurationError) as error:
            if not error.message.startswith("Aborted with"):  # What it counts has been heard.
                said.append(error.message)
    if said:
        _tell(root, said)


def _tell(root: Path, said: list[str]) -> None:
    found = {one: list(problems(root, one)) for one in said}
    known = in_order(problem for these in found.values() for problem in these)
    unknown = [one for one in found if not found[one]]
    told = visible("\n".join([*map(format_problem, known), *unknown]), "\n\t")
    if unknown or any(problem.level is Level.ERROR for problem in known):
        sys.exit(told)
    print(told, file=sys.stderr)


if __name__ == "__main__":
    here = Path.cwd()
    if not (here / CONFIG).is_file():
        sys.exit(f"{CONFIG} mangler. Hent filen frem igen.")
    if unreadable := list(check_configuration(here)):
        sys.exit("\n".join(map(format_problem, unreadable)))
    render(here, sys.argv[1])
