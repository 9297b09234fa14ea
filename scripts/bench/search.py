"""Weigh full-text search over made-up cases: our index, and what a first search costs its reader.

    .venv/bin/python scripts bench.search 1000
    .venv/bin/python scripts bench.search 10000 --pagefind PYTHON --minisearch FILE --stock

`scripts bench.search_table --help` says what PYTHON and FILE are. Every engine is asked the same
queries in Chromium, each in a browser that has fetched nothing before. A first search is its
scripts, what it needs of its index, and the texts of the results it shows. Bytes are given as they
lie and as gzip sends them. Without Playwright and a Chromium only the making is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import SUPPRESS
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.engines import (
    MODULE,
    OURS,
    STOCK_ANSWERED,
    STOCK_MARK,
    Document,
    lay_out_minisearch,
    lay_out_pagefind,
)
from bench.projects import build, make_stock
from bench.tables import Row, table
from bench.timed import Timed, program, run
from laboratorium import ROOT
from laboratorium.base.files import write_all
from laboratorium.catalogue.whole import Catalogue
from laboratorium.reading.loader import load
from laboratorium.site.search import index
from laboratorium.site.search.records import records
from make.arguments import sizes_parser
from make.corpus import write_corpus
from make.local_site import Load, LocalSite, blank_page, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Common and rare words, one and many, an inflected one, a misspelt one, a compound, a question.
QUERIES = (
    *("køkkenhave", "kommune", "forening delebil landsby frivillige", "ensomme ældre og haver"),
    *("borgerinddragelse byudvikling skole børn", "udfordrnig", "klimatilpasningerne"),
    *("varmeværk regnvandsbed følgesvende", "hvem har gjort noget ved ensomme ældre tæt på os"),
    "biblioteket",
)
PATIENCE = 600_000


@dataclass(frozen=True)
class First:
    """A first search, in the middle of the queries, and the heaviest of them; milliseconds to the
    results, all fetched from this machine, and to the same results again.
    """

    middle: Load
    most: Load
    first_ms: float
    again_ms: float


@dataclass(frozen=True)
class Making:
    """Seconds to make the index of a loaded catalogue; memory in MiB of the process that did it,
    where that is known.
    """

    seconds: float
    memory: float | None = None


def make_index(cases: Path, target: Path) -> None:
    """Write the index of the cases below ``cases``; leave the seconds it took in ``made.json``."""
    catalogue = Catalogue.of(load(cases).content)
    started = time.perf_counter()
    write_all(target, index.files(records(catalogue)))
    seconds = time.perf_counter() - started
    (target / "made.json").write_text(json.dumps(seconds), encoding="utf-8")


def measure_making(cases: Path, target: Path) -> Making:
    """Make the index in a process of its own; raises RuntimeError when that fails."""
    target.mkdir(parents=True, exist_ok=True)
    command = program("bench.search", "--make", cases, target)
    done: Timed = run(command, ROOT, os.environ)
    seconds = json.loads((target / "made.json").read_text(encoding="utf-8"))
    return Making(seconds, done.memory)


def measure_first(folder: Path, browser: Browser, queries: Sequence[str] = QUERIES) -> First:
    """Ask the engine that `engines` has laid out in ``folder``."""

    def ask(page: Page, site: LocalSite, query: str) -> list[float]:
        times: list[float] = page.evaluate(
            f"""async query => {{
                const times = [];
                for (let turn = 0; turn < 2; turn++) {{
                    const started = performance.now();
                    const {{ first, search }} = await import("/{MODULE}");
                    await (first ?? search)(query);
                    times.push(performance.now() - started);
                }}
                return times;
            }}""",
            query,
        )
        return times

    return _measure(folder, browser, queries, ask)


def measure_ours(folder: Path, browser: Browser) -> First:
    """Ask our engine in a folder that has its index and, as a built site has, its scripts."""
    if not (folder / "assets").exists():
        (folder / "assets").symlink_to(ROOT / "docs/assets")
    (folder / MODULE).write_text(OURS, encoding="utf-8")
    return measure_first(folder, browser)


def measure_stock(folder: Path, browser: Browser, queries: Sequence[str] = QUERIES[:1]) -> First:
    """Ask a stock site as a reader does: open a page, go to the search box, write."""

    def ask(page: Page, site: LocalSite, query: str) -> list[float]:
        page.goto(site.address, wait_until="domcontentloaded")
        box = page.locator("[data-md-component=search-query]")
        times = []
        for _ in range(2):
            started = time.perf_counter()
            box.click()
            page.evaluate(STOCK_MARK)
            box.fill(query)
            box.press("End")
            page.wait_for_function(STOCK_ANSWERED, timeout=PATIENCE)
            times.append((time.perf_counter() - started) * 1000)
            box.fill("")
            box.press("End")
        # What it asks for because of search alone.
        site.asked = [path for path in site.asked if "search" in path or "lunr" in path]
        return times

    return _measure(folder, browser, queries, ask)


def _measure(
    folder: Path,
    browser: Browser,
    queries: Sequence[str],
    ask: Callable[[Page, LocalSite, str], list[float]],
) -> First:
    """`ask` gives the milliseconds of a query and of the same again, in a page that is new."""
    loads: list[Load] = []
    times: list[list[float]] = []
    with serving(folder) as site:
        for query in queries:
            with blank_page(browser, site) as page:
                site.load()
                times.append(ask(page, site, query))
                loads.append(site.load())
    loads.sort(key=lambda load: load.raw)
    first, again = map(median, zip(*times, strict=True))
    return First(loads[len(loads) // 2], loads[-1], first, again)


def documents(cases: Path) -> list[Document]:
    """Every unit of the catalogue as a document for other engines."""
    catalogue = Catalogue.of(load(cases).content)
    return [
        Document(unit.address, unit.title, " ".join(section.text for section in unit.sections))
        for record in records(catalogue)
        for unit in record.units
    ]


def row(cases: int, name: str, making: Making | None, first: First | None) -> Row:
    """What is not known is left empty."""
    middle, most = (first.middle, first.most) if first else (None, None)
    return {
        "cases": f"{cases:,}",
        "search": name,
        "index s": f"{making.seconds:.1f}" if making else "",
        "peak MiB": f"{making.memory:,.0f}" if making and making.memory else "",
        "requests": f"{middle.requests}" if middle else "",
        "kB": f"{middle.raw / 1000:,.0f}" if middle else "",
        "kB gzip": f"{middle.gzipped / 1000:,.0f}" if middle else "",
        "most kB": f"{most.raw / 1000:,.0f}" if most else "",
        "most kB gzip": f"{most.gzipped / 1000:,.0f}" if most else "",
        "first ms": f"{first.first_ms:,.0f}" if first else "",
        "again ms": f"{first.again_ms:,.0f}" if first else "",
    }


def compare(
    count: int,
    work: Path,
    stock: Path | None = None,
    pagefind: str | None = None,
    minisearch: Path | None = None,
) -> list[Row]:
    """Measure ours and the engines asked for over the ``count`` cases in ``work/corpus``.

    `stock` is a stock site that holds them. Returns the table's rows.
    """
    corpus = work / "corpus"
    made = measure_making(corpus, work / "search")
    with chromium() as browser:
        if browser is None:
            print("No Playwright or no Chromium: first searches not measured.", file=sys.stderr)
            return [row(count, "ours", made, None)]
        rows = [row(count, "ours", made, measure_ours(work / "search", browser))]
        units = documents(corpus) if pagefind or minisearch else []
        if pagefind:
            started = time.perf_counter()
            lay_out_pagefind(work / "pagefind", units, pagefind)
            made = Making(time.perf_counter() - started)
            found = measure_first(work / "pagefind", browser)
            rows.append(row(count, "Pagefind", made, found))
        if minisearch:
            folder = work / "minisearch"
            folder.mkdir()
            started = time.perf_counter()
            lay_out_minisearch(folder, units, minisearch, browser)
            made = Making(time.perf_counter() - started)
            found = measure_first(folder, browser, QUERIES[:3])
            rows.append(row(count, "MiniSearch, whole index", made, found))
        if stock:
            rows.append(row(count, "stock", None, measure_stock(stock, browser)))
    return rows


def main() -> int:
    parser = sizes_parser(__doc__, [1_000])
    parser.add_argument("--pagefind", metavar="PYTHON", help="an interpreter that has Pagefind")
    parser.add_argument("--minisearch", type=Path, metavar="FILE", help="its dist/es/index.js")
    parser.add_argument("--stock", action="store_true", help="build stock MkDocs + Material too")
    parser.add_argument("--make", nargs=2, type=Path, help=SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make_index(*options.make)
        return 0
    rows: list[Row] = []
    for count in sorted(set(options.sizes)):
        with tempfile.TemporaryDirectory(prefix="search-") as folder:
            work = Path(folder)
            write_corpus(work / "corpus", count, options.seed)
            if options.stock:
                make_stock(work / "stock", work / "corpus")
                build(work / "stock")
            stock = work / "stock/site" if options.stock else None
            try:
                rows += compare(count, work, stock, options.pagefind, options.minisearch)
            except subprocess.CalledProcessError as error:
                parser.error(str(error))
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
