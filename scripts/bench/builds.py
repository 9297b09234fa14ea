"""Build the same made-up cases with this project and with stock MkDocs + Material; compare.

    .venv/bin/python scripts bench.builds                    100, 1,000 and 5,000 cases
    .venv/bin/python scripts bench.builds 500 1000 --runs 5  other sizes, more runs

The stock site has Material's defaults with its search plugin, the same Markdown bodies (learning
points below the case's own text), and the cases out of the nav, which is the fastest way that
stock knows. Ours also makes the pages of every vocabulary, municipality and the rest of docs/.
Builds alternate, each in a fresh process, into an empty folder, without any cache. A second table
weighs full-text search over the same cases, as `bench.search` does; --no-search leaves it
out. A third times the podcast's files over as many made-up episodes, as `bench.podcast`
does; --no-podcast leaves it out. The tables go to stdout as Markdown, progress to stderr. For Linux
and macOS.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import podcast, search
from bench.projects import build, make_ours, make_stock
from bench.tables import Row, table
from bench.timed import Timed
from make.arguments import at_least_one, sizes_parser
from make.corpus import write_corpus

SIZES = (100, 1_000, 5_000)


@dataclass(frozen=True)
class Size:
    """What a build leaves behind: number of HTML pages and sizes in bytes."""

    pages: int
    total: int
    largest_case: int
    median_case: int


@dataclass(frozen=True)
class Result:
    """One builder at one number of cases."""

    cases: int
    builder: str
    builds: tuple[Timed, ...]
    size: Size

    @property
    def seconds(self) -> float:
        return statistics.median(build.seconds for build in self.builds)

    @property
    def memory(self) -> float:
        return max(build.memory for build in self.builds)


def measure_size(site: Path) -> Size:
    files = [path for path in site.rglob("*") if path.is_file()]
    cases = [path.stat().st_size for path in site.glob("cases/proevecase-*/index.html")]
    return Size(
        pages=sum(path.suffix == ".html" for path in files),
        total=sum(path.stat().st_size for path in files),
        largest_case=max(cases),
        median_case=int(statistics.median(cases)),
    )


def measure(cases: int, runs: int, seed: int, work: Path) -> list[Result]:
    """Build `cases` cases `runs` times with both, taking turns; return ours, then stock."""
    corpus = work / "corpus"
    write_corpus(corpus, cases, seed)
    projects = {"ours": work / "ours", "stock": work / "stock"}
    make_ours(projects["ours"], corpus)
    make_stock(projects["stock"], corpus)
    builds: dict[str, list[Timed]] = {name: [] for name in projects}
    for turn in range(runs):
        for name, project in projects.items():
            builds[name].append(build(project))
            done = builds[name][-1]
            say(f"{cases} cases, run {turn + 1} of {runs}, {name}: {done.seconds:.2f} s")
    return [
        Result(cases, name, tuple(builds[name]), measure_size(project / "site"))
        for name, project in projects.items()
    ]


def growth(smaller: Result, larger: Result) -> float:
    """Return by what the time grows per doubling of cases, between two sizes of one builder."""
    doublings = math.log2(larger.cases / smaller.cases)
    return float((larger.seconds / smaller.seconds) ** (1 / doublings))


def report(results: Sequence[Result], runs: int) -> str:
    """Return the whole comparison as Markdown."""
    rows: list[Row] = []
    before: dict[str, Result] = {}
    stock = {result.cases: result for result in results if result.builder == "stock"}
    for result in results:
        ours, smaller = result.builder == "ours", before.get(result.builder)
        seconds = [build.seconds for build in result.builds]
        rows.append(
            {
                "cases": f"{result.cases:,}",
                "builder": result.builder,
                "seconds": f"{result.seconds:.2f}",
                "fastest–slowest": f"{min(seconds):.2f}–{max(seconds):.2f}",
                "pages": f"{result.size.pages:,}",
                "pages/s": f"{result.size.pages / result.seconds:,.0f}",
                "peak MiB": f"{result.memory:,.0f}",
                "site kB": f"{result.size.total / 1000:,.0f}",
                "largest case B": f"{result.size.largest_case:,}",
                "median case B": f"{result.size.median_case:,}",
                "ours/stock": f"{result.seconds / stock[result.cases].seconds:.2f}" if ours else "",
                "× per doubling": f"{growth(smaller, result):.2f}" if smaller else "",
            }
        )
        before[result.builder] = result
    python = sys.version.split()[0]
    about = f"Median of {runs} runs, taking turns. Python {python}, {os.cpu_count()} processors."
    return f"{about}\n\n{table(rows)}"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = sizes_parser(__doc__, SIZES)
    parser.add_argument("--runs", type=at_least_one, default=3, help="builds of each kind")
    parser.add_argument("--no-search", action="store_true", help="leave the second table out")
    parser.add_argument("--no-podcast", action="store_true", help="leave the third table out")
    options = parser.parse_args()
    results: list[Result] = []
    searches: list[Row] = []
    podcasts: list[Row] = []
    for cases in sorted(set(options.sizes)):
        with tempfile.TemporaryDirectory(prefix="benchmark-") as work:
            results += measure(cases, options.runs, options.seed, Path(work))
            if not options.no_search:
                say(f"{cases} cases, search")
                searches += search.compare(cases, Path(work), Path(work, "stock/site"))
        if not options.no_podcast:
            say(f"{cases} episodes")
            with tempfile.TemporaryDirectory(prefix="podcast-") as work:
                made = podcast.measure(cases, options.seed, Path(work))
                podcasts += podcast.rows(cases, made)
    print(report(results, options.runs))
    for rows in filter(None, (searches, podcasts)):
        print(f"\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
