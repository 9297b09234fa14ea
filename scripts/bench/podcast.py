"""Time the podcast's own files over made-up episodes: made for the first time, and once more.

    .venv/bin/python scripts bench.podcast            1,000 and 5,000 episodes
    .venv/bin/python scripts bench.podcast 200        another size

What is timed is the feed's pages, chapters, transcripts in three formats, cover and stylesheets:
»files s«, by all processors. Reading the content and making the audio's tagged copies come before
and are told beside it; the copies of the corpus are short, real ones are as long as the recording.
The second run finds the files and the cache of the first. Each run is a process of its own. The
goals for 5,000 episodes on 2 processors: 30 s at first, 3 s when nothing has changed, a first feed
page of at most 500 kB, and no file written again. For Linux and macOS.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from argparse import SUPPRESS
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bench.tables import Row, table
from bench.timed import program, run
from laboratorium.base.files import write_all
from laboratorium.base.parallel import available_workers, spread
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.podcast.outputs import Share, audio_files, shares
from laboratorium.podcast.publication import Publication
from laboratorium.reading.loader import load
from make.arguments import sizes_parser
from make.podcast_corpus import write_podcast

SIZES = (1_000, 5_000)
SITE = Settings("Prøvepodcasten", "https://laboratorium.example.org/")
MOST_SECONDS = {"first": 30, "unchanged": 3}
MOST_FIRST_PAGE = 500_000


@dataclass(frozen=True)
class Clock:
    """Seconds that passed, and those that processors worked, in this process and its children."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Clock:
        return cls(time.perf_counter(), sum(os.times()[:4]))

    def since(self, start: Clock) -> Clock:
        return Clock(self.wall - start.wall, self.cpu - start.cpu)


@dataclass(frozen=True)
class Run:
    """One making of everything. `written` counts files that are new or were written again."""

    reading: Clock
    audio: Clock
    files: Clock
    memory: float
    total: int
    written: int
    first_page: int


def make(project: Path, site: Path) -> None:
    """Write the podcast's files into `site`; print what each part took."""
    workers, cache = available_workers(), project / ".cache"
    start = Clock.now()
    loaded = load(project, workers=workers)
    assert not loaded.errors, loaded.errors[0]
    publication = Publication.of(Catalogue.of(loaded.content), SITE, project, cache)
    assert publication is not None
    read = Clock.now()
    write_all(site, audio_files(publication))
    heard = Clock.now()
    work = shares(publication, cache)
    for _ in spread(partial(_write, site), work, workers, chunk=1):
        pass
    parts = {
        "reading": read.since(start),
        "audio": heard.since(read),
        "files": Clock.now().since(heard),
    }
    (project / "made.json").write_text(json.dumps({name: asdict(c) for name, c in parts.items()}))


def _write(site: Path, share: Share) -> None:
    write_all(site, share())


def measure(count: int, seed: int, work: Path) -> tuple[Run, Run]:
    """Make the podcast of `count` episodes below `work` twice; return the first run, the second."""
    write_podcast(work, count, seed)
    return _measure_once(work), _measure_once(work)


def _measure_once(project: Path) -> Run:
    """Raises RuntimeError with the output when the podcast cannot be made."""
    site = project / "site"
    before = times(site)
    command = program("bench.podcast", "--make", project, site)
    memory = run(command, project, os.environ).memory
    parts = json.loads((project / "made.json").read_text(encoding="utf-8"))
    after = times(site)
    return Run(
        **{name: Clock(**clock) for name, clock in parts.items()},
        memory=memory,
        total=len(after),
        written=len(after.items() - before.items()),
        first_page=(site / "podcast/feed.xml").stat().st_size,
    )


def times(site: Path) -> dict[Path, tuple[int, int, int]]:
    """When each file was last written, which one it is on the disk, and its size."""
    stats = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    return {path: (s.st_mtime_ns, s.st_ino, s.st_size) for path, s in stats.items()}


def rows(count: int, runs: Sequence[Run]) -> list[Row]:
    """Return the rows of the table for a first and a second run."""
    return [
        {
            "episodes": f"{count:,}",
            "run": name,
            "files s": f"{run.files.wall:.2f}",
            "files CPU s": f"{run.files.cpu:.2f}",
            "audio s": f"{run.audio.wall:.2f}",
            "audio CPU s": f"{run.audio.cpu:.2f}",
            "reading s": f"{run.reading.wall:.2f}",
            "peak MiB": f"{run.memory:,.0f}",
            "files": f"{run.total:,}",
            "written": f"{run.written:,}",
            "first feed page kB": f"{run.first_page / 1000:,.0f}",
            "goals": f"missed: {', '.join(missed)}" if (missed := [*_missed(name, run)]) else "met",
        }
        for name, run in zip(("first", "unchanged"), runs, strict=True)
    ]


def _missed(name: str, run: Run) -> Iterator[str]:
    if run.files.wall > MOST_SECONDS[name]:
        yield "time"
    if run.first_page > MOST_FIRST_PAGE:
        yield "first page"
    if name == "unchanged" and run.written:
        yield "files written again"


def main() -> int:
    parser = sizes_parser(__doc__, SIZES)
    parser.add_argument("--make", nargs=2, type=Path, help=SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(*options.make)
        return 0
    made: list[Row] = []
    for count in sorted(set(options.sizes)):
        with tempfile.TemporaryDirectory(prefix="podcast-") as work:
            made += rows(count, measure(count, options.seed, Path(work)))
    print(table(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
