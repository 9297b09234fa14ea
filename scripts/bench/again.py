"""Time builds and what they remember, beside stock MkDocs + Material and Hugo + Pagefind.

    .venv/bin/python scripts bench.again                         the whole table
    .venv/bin/python scripts bench.again 1000 --runs 5 --only cold edited stock
    .venv/bin/python scripts bench.again --others FOLDER         Hugo and Pagefind as well

FOLDER is a virtual environment with `hugo` and `pagefind[bin]` from the package index, which is
made when it is not there; without it their rows are left out, and that is said. In each turn all
builders build the same bodies, one after the other, each in a process of its own: ours with nothing
remembered, then with nothing changed, then with a sentence more in one case. The preview is timed
from the save until the new page has been answered. Ratios are of medians. Of more than 1,000 cases
there is one turn (`--many-runs`). Last come 10,000 cases, for growth and memory, and a site of
1,000 episodes. The table goes to stdout as Markdown; a row is told on stderr as it is measured.
The whole takes some ten minutes on a quiet machine. For Linux and macOS.
"""

from __future__ import annotations

import compileall
import math
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.projects import build, make_ours, make_stock
from bench.tables import Row, table
from bench.timed import Timed, run
from laboratorium import ROOT
from make.arguments import at_least_one, sizes_parser
from make.corpus import write_corpus
from make.podcast_corpus import write_podcast

SIZES = (100, 1_000, 5_000)
MANY = 1_000
# What growth is measured between, and how many episodes a site has.
SMALL, LARGE, EPISODES = 1_000, 10_000, 1_000
CASE = "proevecase-00050"
COMMAND = (
    "import sys; from pathlib import Path; from laboratorium import cli; "
    "cli.ROOT = Path(sys.argv.pop(1)); cli.run(sys.argv[1:])"
)
HUGO = """\
baseURL = 'https://laboratorium.example.org/'
languageCode = 'da'
title = 'Prøve'
disableKinds = ['taxonomy', 'term', 'rss']
"""
LAYOUT = """\
<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main></body></html>
"""
PACKAGES = ("hugo", "pagefind[bin]")
COLD, SAME, EDITED = "ours, cold", "ours, nothing changed", "ours, one case edited"
STOCK, OTHERS, SHOWN = "stock MkDocs + Material", "Hugo + Pagefind", "preview, save to page"
CHECK_COLD, CHECK = "`./lab check`, cold", "`./lab check`, nothing changed"
EPISODES_COLD, EPISODES_SAME = "episodes, cold", "episodes, nothing changed"
PARTS = {
    "check": (CHECK_COLD, CHECK),
    "cold": (COLD,),
    "same": (SAME,),
    "edited": (EDITED,),
    "stock": (STOCK,),
    "others": (OTHERS,),
    "preview": (SHOWN,),
    "growth": (),
    "episodes": (EPISODES_COLD, EPISODES_SAME),
}
"""What `--only` may name, and the rows that each makes."""
AIMS = {COLD: 0.6, SAME: 0.12, EDITED: 0.15, CHECK: 0.3, EPISODES_SAME: 0.15}
"""What each is to take of the time of what it is held to: stock, or its own first run."""
AIM_FEW = 1.2
"""The same of a first build of at most a hundred cases."""
OWN = {CHECK: CHECK_COLD, EPISODES_SAME: EPISODES_COLD}
Found = dict[str, list[Timed]]


def lab(project: Path, *arguments: str) -> Timed:
    """Run our command in a project."""
    command = [sys.executable, "-c", COMMAND, str(project), *arguments]
    return run(command, project, os.environ)


def edit(project: Path, number: int) -> str:
    """Write one sentence more into a case and return it."""
    said = f"Det er sætning nummer {number} efter den sidste."
    with (project / "cases" / CASE / "index.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{said}\n")
    return said


def make_hugo(folder: Path, stock: Path) -> None:
    """Lay out the stock project's bodies for Hugo, in a bare layout."""
    content, layouts = folder / "content", folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, encoding="utf-8")
    for page in (stock / "docs/cases").glob("*/index.md"):
        text = page.read_text(encoding="utf-8")
        title = text.splitlines()[0].removeprefix("# ")
        target = content / "cases" / f"{page.parent.name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: '{title}'\n---\n{text}", encoding="utf-8")


def build_hugo(project: Path, others: Path) -> Timed:
    """Build with Hugo and index with Pagefind."""
    shutil.rmtree(project / "public", ignore_errors=True)
    site = run([str(others / "bin/hugo"), "--quiet"], project, os.environ)
    python = str(others / "bin/python")
    index = run([python, "-m", "pagefind", "--site", "public"], project, os.environ)
    memory = max(site.memory, index.memory)
    return Timed(site.seconds + index.seconds, memory, site.worked + index.worked)


@contextmanager
def preview(project: Path) -> Iterator[str]:
    """Run `./lab serve` and give its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-c", COMMAND, str(project), "serve", "--port", port]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        for line in server.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        else:
            raise RuntimeError("the preview did not begin")
        try:
            yield found[0]
        finally:
            server.terminate()


def shown_after(project: Path, address: str, number: int) -> Timed:
    """How long it takes from a save until the page answered holds it."""
    said = edit(project, number)
    started = time.perf_counter()
    while True:
        with urlopen(f"{address}cases/{CASE}/", timeout=60) as answer:
            if said in answer.read().decode():
                return Timed(time.perf_counter() - started, 0)
        time.sleep(0.01)


def lay_out(cases: int, seed: int, work: Path, wanted: Collection[str]) -> Path:
    """Make the projects that are to be built below `work`, and return ours."""
    corpus, ours, stock = work / "corpus", work / "ours", work / "stock"
    write_corpus(corpus, cases, seed)
    make_ours(ours, corpus)
    if {"stock", "others"} & {*wanted}:
        make_stock(stock, corpus)
    if "others" in wanted:
        make_hugo(work / "hugo", stock)
    return ours


def measure(
    cases: int, runs: int, seed: int, others: Path | None, work: Path, wanted: Collection[str]
) -> Found:
    """Build `cases` cases in `runs` turns, those of `PARTS` that are wanted."""
    ours = lay_out(cases, seed, work, wanted)
    found: Found = defaultdict(list)
    steps: dict[str, Callable[[], Timed]] = {
        CHECK_COLD: lambda: forgetful(ours, "check"),
        CHECK: lambda: lab(ours, "check"),
        COLD: lambda: forgetful(ours, "build"),
        SAME: lambda: lab(ours, "build"),
        EDITED: lambda: lab(ours, "build"),
        STOCK: lambda: build(work / "stock"),
        OTHERS: lambda: build_hugo(work / "hugo", others or work),
    }
    asked = {name for part in wanted for name in PARTS[part]}
    if not asked & {COLD} and asked & {SAME, EDITED}:
        lab(ours, "build")
    for turn in range(runs):
        for name in (name for name in steps if name in asked):
            if name == EDITED:
                edit(ours, turn)
            _take(found, cases, name, steps[name]())
    if SHOWN in asked:
        with preview(ours) as address:
            for turn in range(runs):
                _take(found, cases, SHOWN, shown_after(ours, address, runs + turn))
    return found


def measure_episodes(count: int, seed: int, work: Path) -> Found:
    """Build a site of so many episodes with nothing remembered, and once more."""
    ours, found = lay_out(10, seed, work, ()), Found()
    write_podcast(ours, count, seed)
    _take(found, count, EPISODES_COLD, forgetful(ours, "build"))
    _take(found, count, EPISODES_SAME, lab(ours, "build"))
    return found


def forgetful(project: Path, *arguments: str) -> Timed:
    """Run our command where nothing is remembered and no site lies."""
    for made in (project / "site", project / ".cache"):
        shutil.rmtree(made, ignore_errors=True)
    return lab(project, *arguments)


def _take(found: Found, number: int, name: str, timed: Timed) -> None:
    found.setdefault(name, []).append(timed)
    told = f"{timed.seconds:.2f} s, {timed.worked:.2f} s worked, {timed.memory:,.0f} MiB"
    print(f"{number} {name}: {told}", file=sys.stderr, flush=True)


def _rows(number: int, found: Found) -> Iterator[Row]:
    median = {name: statistics.median(one.seconds for one in found[name]) for name in found}
    memory = {name: max(one.memory for one in found[name]) for name in found}
    for name, timed in found.items():
        seconds = [one.seconds for one in timed]
        aim = AIM_FEW if name == COLD and number <= 100 else AIMS.get(name)
        yield {
            "cases": f"{number:,}",
            "what": name,
            "s": f"{median[name]:.2f}",
            "fastest–slowest": f"{min(seconds):.2f}–{max(seconds):.2f}",
            "worked s": f"{statistics.median(one.worked for one in timed):.2f}",
            "of stock, or own cold": _share(median, name, OWN.get(name, STOCK)),
            "aim": f"{aim:.2f}" if aim else "",
            "of Hugo + Pagefind": _share(median, name, OTHERS),
            "peak MiB": f"{memory[name]:,.0f}" if memory[name] else "",
            "memory of stock": _share(memory, name, STOCK) if name != SHOWN else "",
        }


def _share(of: Mapping[str, float], name: str, other: str) -> str:
    return f"{of[name] / of[other]:.2f}" if other in of else ""


def growth(small: Timed, large: Timed) -> str:
    """By what time and memory grow from few cases to many, as a sentence."""
    doublings = math.log2(LARGE / SMALL)
    times = (large.seconds / small.seconds) ** (1 / doublings)
    return (
        f"From {SMALL:,} to {LARGE:,} cases a first build takes {times:.2f} times as long with "
        f"each doubling (aim 2.05), and {large.memory:,.0f} MiB in the end (aim 1,024)."
    )


def environment_of_others(folder: Path) -> Path:
    """An environment with Hugo and Pagefind; it is made when it is not there."""
    if not (folder / "bin/python").exists():
        venv.create(folder, with_pip=True)
        command = [str(folder / "bin/python"), "-m", "pip", "install", "-q", *PACKAGES]
        subprocess.run(command, check=True)
    return folder


def _alone(seed: int, cases: int) -> Timed:
    """One first build of so many cases."""
    with tempfile.TemporaryDirectory(prefix="again-") as work:
        (timed,) = measure(cases, 1, seed, None, Path(work), ("cold",))[COLD]
    return timed


def main(arguments: Sequence[str] | None = None) -> int:
    parser = sizes_parser(__doc__, SIZES)
    parser.add_argument("--runs", type=at_least_one, default=3, help="turns")
    parser.add_argument("--many-runs", type=at_least_one, default=1, help="turns of many cases")
    parser.add_argument("--others", type=Path, help="an environment with Hugo and Pagefind")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="some rows")
    options = parser.parse_args(arguments)
    wanted = {*options.only}
    if not options.others:
        wanted -= {"others"}
        print("Hugo + Pagefind are not given (--others) and left out.", file=sys.stderr)
    others = environment_of_others(options.others) if "others" in wanted else None
    compileall.compile_dir(ROOT / "src", quiet=2)
    rows: list[Row] = []
    small: Timed | None = None
    for cases in sorted(set(options.sizes)) if wanted - {"growth", "episodes"} else ():
        runs = options.runs if cases <= MANY else options.many_runs
        with tempfile.TemporaryDirectory(prefix="again-") as work:
            found = measure(cases, runs, options.seed, others, Path(work), wanted)
        rows += _rows(cases, found)
        if cases == SMALL and COLD in found:
            small = sorted(found[COLD], key=lambda one: one.seconds)[len(found[COLD]) // 2]
    if "episodes" in wanted:
        with tempfile.TemporaryDirectory(prefix="again-") as work:
            rows += _rows(EPISODES, measure_episodes(EPISODES, options.seed, Path(work)))
    if rows:
        turns = f"{options.runs} turns, {options.many_runs} of more than {MANY:,} cases"
        print(f"Median of {turns}. {os.cpu_count()} processors.\n\n{table(rows)}")
    if "growth" in wanted:
        first = small or _alone(options.seed, SMALL)
        print(f"\n{growth(first, _alone(options.seed, LARGE))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
