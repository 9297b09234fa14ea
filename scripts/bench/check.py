"""Time `./lab check` on made-up cases: reading alone, and the whole command in a fresh process.

    .venv/bin/python scripts bench.check            1,000 cases, three runs
    .venv/bin/python scripts bench.check 500 5000 --runs 5

The command runs in a copy of the project that holds the corpus for its cases. The table goes to
stdout as Markdown, medians: reading with one process and with all processors, then the command's
wall-clock and processor seconds (the latter tell on a busy machine too) and its peak memory. For
Linux and macOS.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.projects import make_ours
from bench.tables import Row, table
from bench.timed import run
from laboratorium.base.parallel import available_workers
from laboratorium.reading.loader import load
from make.arguments import at_least_one, sizes_parser
from make.corpus import write_corpus

AIM_CASES, AIM_SECONDS = 1_000, 3.0
COMMAND = (
    "import sys; from pathlib import Path; from laboratorium import cli; "
    "cli.ROOT = Path(sys.argv.pop(1)); cli.main(['check'])"
)


def reading(root: Path, workers: int) -> float:
    """Return the seconds that one reading takes; raises RuntimeError on a faulty corpus."""
    started = perf_counter()
    loaded = load(root, workers=workers)
    if loaded.errors:
        raise RuntimeError(f"the corpus is not sound: {loaded.errors[0].message}")
    return perf_counter() - started


def processor_seconds() -> float:
    """Return what the processes that have been run and waited for have used in all."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(cases: int, runs: int, seed: int) -> Row:
    with tempfile.TemporaryDirectory(prefix="check-benchmark-") as work:
        corpus, project = Path(work, "corpus"), Path(work, "project")
        write_corpus(corpus, cases, seed)
        make_ours(project, corpus)
        alone = [reading(project, 1) for _ in range(runs)]
        shared = [reading(project, available_workers()) for _ in range(runs)]
        command = [sys.executable, "-c", COMMAND, str(project)]
        before = processor_seconds()
        whole = [run(command, project, os.environ) for _ in range(runs)]
        own = (processor_seconds() - before) / runs
    seconds = statistics.median(each.seconds for each in whole)
    within = ("yes" if seconds <= AIM_SECONDS else "no") if cases == AIM_CASES else ""
    return {
        "cases": f"{cases:,}",
        "read, one s": f"{statistics.median(alone):.2f}",
        "read, all s": f"{statistics.median(shared):.2f}",
        "`./lab check` s": f"{seconds:.2f}",
        "CPU s": f"{own:.2f}",
        "MiB": f"{max(each.memory for each in whole):,.0f}",
        "≤ 3 s": within,
    }


def main() -> int:
    parser = sizes_parser(__doc__, [AIM_CASES])
    parser.add_argument("--runs", type=at_least_one, default=3, help="how often each is done")
    options = parser.parse_args()
    print(f"Median of {options.runs} runs, {available_workers()} processors.\n")
    print(table([row(cases, options.runs, options.seed) for cases in sorted(set(options.sizes))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
