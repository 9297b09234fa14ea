"""What several commands do with the content: read it, refuse what is wrong with it, count."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from laboratorium.cli.saying import say

if TYPE_CHECKING:
    from datetime import datetime

    from laboratorium.base.moment import Moment
    from laboratorium.model.records import Content, Loaded
    from laboratorium.podcast.publication import Publication

MANY_FILES = 500


@contextmanager
def refusing(*errors: type[Exception], told: str = "{}") -> Iterator[None]:
    """End the command with the words of an error, which are for people, put into `told`."""
    try:
        yield
    except errors as error:
        raise click.ClickException(told.format(error)) from error


@contextmanager
def turn(root: Path, work: str) -> Iterator[None]:
    """Have the turn in the checkout for a command that writes; say for whom it waits."""
    from laboratorium.base.turns import turn

    with turn(root, work, lambda told: say(told, err=True)):
        yield


def load(root: Path, at: datetime | None = None) -> Loaded:
    """Read all content, mistakes and all, and what is out at a time pointing at what is not; what
    nobody has touched is remembered.
    """
    from laboratorium.base.memory import Memory
    from laboratorium.base.parallel import available_workers
    from laboratorium.base.progress import progress
    from laboratorium.model.vocabulary import VocabularyError
    from laboratorium.reading.loader import load

    memory = Memory.of(root)
    with (
        refusing(VocabularyError, told="En ordliste har en fejl: {}"),
        progress("Læser indhold", MANY_FILES) as step,
        memory.looking("check", time.time_ns()),
    ):
        return load(root, step, available_workers(), memory, at)


def sound_content(root: Path, at: datetime) -> Content:
    """Read what is out at a time, which is to be published, and so must be without errors."""
    from laboratorium.model.schedule import released

    loaded = load(root, at)
    if loaded.errors:
        raise click.ClickException("Indholdet har fejl. Kør ./lab check, og ret dem først.")
    return released(loaded.content, at)


def publication_of(root: Path, at: datetime | None = None) -> Publication | None:
    """The podcast as it is out now, or at another time."""
    return publication_in(root, sound_content(root, at or moment().at))


def publication_in(root: Path, content: Content) -> Publication | None:
    """The podcast in content that is out."""
    from laboratorium.base.settings import Settings
    from laboratorium.catalogue.whole import Catalogue
    from laboratorium.podcast.publication import Publication

    catalogue = Catalogue.of(content)
    return Publication.of(catalogue, Settings.read(root), root, root / ".cache")


def moment(root: Path | None = None) -> Moment:
    """The time of a build of a project; without one that of a command that people run by hand."""
    from laboratorium.site.clock import BadTimeError, at_the_desk, build_time

    with refusing(BadTimeError):
        return build_time(root) if root else at_the_desk()


def count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
