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

import argparse
import math
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.podcast import HEAD as PODCAST_HEAD
from bench.podcast import measure as measure_podcast
from bench.podcast import rows as podcast_rows
from bench.search import HEAD, measure_making, measure_ours, measure_stock, row
from bench.timed import Timed, run
from laboratorium import ROOT
from make.corpus import write_corpus
from make.local_site import chromium

SIZES = (100, 1_000, 5_000)
STOCK_CONFIG = """\
site_name: Stock
site_url: https://laboratorium.example.org/
theme: {name: material, language: da, font: false}
plugins: [search]
nav: [Forside: index.md]
validation: {nav: {omitted_files: ignore}, links: {anchors: ignore}}
"""
# What in docs/ points at real cases, which the made-up ones have taken the place of.
REFERENCES = re.compile(r"^(prototypes|cases):.*\n(?:(?:[ \t]|- ).*\n)*", re.MULTILINE)
FENCE = "---\n"


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


def make_ours(folder: Path, corpus: Path) -> None:
    """Lay out this project in `folder` with the corpus for its cases."""
    folder.mkdir()
    for name in ("hooks", "overrides", "src"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(REFERENCES.sub(r"\1: []" + "\n", text), encoding="utf-8")
    (folder / "cases").symlink_to(corpus / "cases")
    (folder / "podcasts").mkdir()  # The episodes speak of real cases.


def make_stock(folder: Path, corpus: Path) -> None:
    """Lay out a stock project in `folder` with the corpus' Markdown bodies."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Forside\n\n[Cases](cases/proevecase-00001/index.md)\n")
    for case in sorted((corpus / "cases").iterdir()):
        title, body = split(case / "index.md")
        points = [split(path) for path in sorted((case / "learning-points").glob("*.md"))]
        learned = "".join(f"\n### {point}\n\n{text}" for point, text in points)
        target = docs / "cases" / case.name
        target.mkdir(parents=True)
        whole = f"# {title}\n\n{body}\n## Læringspointer\n{learned}"
        (target / "index.md").write_text(whole, encoding="utf-8")


def split(path: Path) -> tuple[str, str]:
    """Return title and body of one of the corpus' files."""
    _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    title = next(line for line in front.splitlines() if line.startswith("title: "))
    return title.removeprefix("title: ").strip("'"), body


def build(project: Path) -> Timed:
    """Build `project` into its empty ``site``; raises RuntimeError with the output on failure."""
    for made in (project / "site", project / ".cache"):
        shutil.rmtree(made, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(project / "site")]
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    return run(command, project, environment | {"NO_MKDOCS_2_WARNING": "1"})


def measure_size(site: Path) -> Size:
    files = [path for path in site.rglob("*") if path.is_file()]
    cases = [path.stat().st_size for path in site.glob("cases/proevecase-*/index.html")]
    return Size(
        pages=sum(path.suffix == ".html" for path in files),
        total=sum(path.stat().st_size for path in files),
        largest_case=max(cases),
        median_case=int(statistics.median(cases)),
    )


def measure_search(cases: int, work: Path) -> list[str]:
    """Weigh search over what `measure` has built in `work`; return rows of the second table."""
    say(f"{cases} cases, search")
    making = measure_making(work / "corpus", work / "search")
    with chromium() as browser:
        if browser is None:
            say("neither Playwright nor a Chromium: what a first search loads is not measured")
            return [row(cases, "ours", making, None)]
        ours = measure_ours(work / "search", browser)
        stock = measure_stock(work / "stock/site", browser)
    return [row(cases, "ours", making, ours), row(cases, "stock", None, stock)]


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
    lines = [
        f"Median of {runs} runs, taking turns. Python {sys.version.split()[0]}, "
        f"{os.cpu_count()} processors.",
        "",
        "| cases | builder | seconds | fastest–slowest | pages | pages/s | peak MiB | site kB "
        "| largest case B | median case B | ours/stock | × per doubling |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    before: dict[str, Result] = {}
    stock = {result.cases: result for result in results if result.builder == "stock"}
    for result in results:
        ours = result.builder == "ours"
        ratio = f"{result.seconds / stock[result.cases].seconds:.2f}" if ours else ""
        grown = (
            f"{growth(before[result.builder], result):.2f}" if before.get(result.builder) else ""
        )
        seconds = [build.seconds for build in result.builds]
        cells = (
            f"{result.cases:,}",
            result.builder,
            f"{result.seconds:.2f}",
            f"{min(seconds):.2f}–{max(seconds):.2f}",
            f"{result.size.pages:,}",
            f"{result.size.pages / result.seconds:,.0f}",
            f"{result.memory:,.0f}",
            f"{result.size.total / 1000:,.0f}",
            f"{result.size.largest_case:,}",
            f"{result.size.median_case:,}",
            ratio,
            grown,
        )
        lines.append("| " + " | ".join(cells) + " |")
        before[result.builder] = result
    return "\n".join(lines)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind (default 3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-search", action="store_true", help="leave the second table out")
    parser.add_argument("--no-podcast", action="store_true", help="leave the third table out")
    options = parser.parse_args()
    if options.runs < 1 or min(options.sizes) < 1:
        parser.error("sizes and --runs must be at least 1")
    results: list[Result] = []
    searches: list[str] = []
    podcasts: list[str] = []
    for cases in sorted(set(options.sizes)):
        with tempfile.TemporaryDirectory(prefix="benchmark-") as work:
            results += measure(cases, options.runs, options.seed, Path(work))
            if not options.no_search:
                searches += measure_search(cases, Path(work))
        if not options.no_podcast:
            say(f"{cases} episodes")
            with tempfile.TemporaryDirectory(prefix="podcast-") as work:
                podcasts += podcast_rows(cases, measure_podcast(cases, options.seed, Path(work)))
    print(report(results, options.runs))
    if searches:
        print("\n" + "\n".join((HEAD, *searches)))
    if podcasts:
        print("\n" + "\n".join((PODCAST_HEAD, *podcasts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
