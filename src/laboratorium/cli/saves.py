"""What is saved while a preview is shown."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from laboratorium.base.paths import CASES, DOCS, PODCASTS

TEMPLATES, WORDS = "overrides", "src/laboratorium/model/vocabularies"
# That files are opened and closed is told too unless it is left out: the first look at thousands of
# files would fill the system's queue (16,384 on Linux), and no save be told of afterwards.
_CHANGES: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]


class Saves:
    """What has been touched below the project in the folder `root` since somebody last took it."""

    def __init__(self, root: Path) -> None:
        self._any = Event()
        self._paths: set[Path] = set()
        observer = Observer()
        for name in (CASES, PODCASTS, DOCS, TEMPLATES, WORDS):
            # Where it is a link, what it leads to is what changes.
            folder = (root / name).resolve()
            if folder.is_dir():
                handler = _Handler(self, folder, root / name)
                observer.schedule(handler, str(folder), recursive=True, event_filter=_CHANGES)
        handler = _Handler(self, root, root)  # mkdocs.yml
        observer.schedule(handler, str(root), recursive=False, event_filter=_CHANGES)
        observer.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until something is touched; say whether it was, within so many seconds."""
        return self._any.wait(seconds)

    def take(self) -> frozenset[Path]:
        """The paths that were touched, as they are called below `root`."""
        self._any.clear()
        taken, self._paths = self._paths, set()
        return frozenset(taken)

    def add(self, path: Path) -> None:
        self._paths.add(path)
        self._any.set()


class _Handler(FileSystemEventHandler):
    """Tells of what happens in the folder `watched`, which is called `name` in the project."""

    def __init__(self, saves: Saves, watched: Path, name: Path) -> None:
        self._saves, self._watched, self._name = saves, watched, name

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            touched = Path(os.fsdecode(path))
            if path and touched.is_relative_to(self._watched):
                self._saves.add(self._name / touched.relative_to(self._watched))
