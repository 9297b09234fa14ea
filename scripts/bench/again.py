"""Time what a build remembers, beside stock MkDocs + Material and Hugo + Pagefind.

    .venv/bin/python scripts bench.again                         1,000 cases, five turns
    .venv/bin/python scripts bench.again 1000 5000 --runs 5 --others FOLDER

FOLDER is a virtual environment with `hugo` and `pagefind[bin]` from the package index; without it
their rows are left out, and that is said. In each turn all builders build the same bodies, one
after the other, each in a process of its own: ours with nothing remembered, then with nothing
changed, then with a sentence more in one case. The preview is timed from the save until the new
page has been answered. Ratios are of medians. The table goes to stdout as Markdown. For Linux and
macOS.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.projects import build, make_ours, make_stock
from bench.tables import Row, table
from bench.timed import Timed, run
from make.arguments import at_least_one, sizes_parser
from make.corpus import write_corpus

SIZES = (1_000,)
CASE = "proevecase-00050"
COMMAND = (
    "import sys; from pathlib import Path; from laboratorium import cli; "
    "cli.ROOT = Path(sys.argv.pop(1)); cli.main(sys.argv[1:])"
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
COLD, SAME, EDITED = "ours, cold", "ours, nothing changed", "ours, one case edited"
STOCK, OTHERS, SHOWN = "stock MkDocs + Material", "Hugo + Pagefind", "preview, save to page"
CHECK_COLD, CHECK = "`./lab check`, cold", "`./lab check`, nothing changed"
AIMS = {COLD: 0.6, SAME: 0.12, EDITED: 0.15}
"""What each is to take of stock's time."""


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
    return Timed(site.seconds + index.seconds, max(site.memory, index.memory))


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


def measure(cases: int, runs: int, seed: int, others: Path | None, work: Path) -> list[Row]:
    corpus, ours, stock = work / "corpus", work / "ours", work / "stock"
    write_corpus(corpus, cases, seed)
    make_ours(ours, corpus)
    make_stock(stock, corpus)
    if others:
        make_hugo(work / "hugo", stock)

    def forgetful(*arguments: str) -> Timed:
        for made in (ours / "site", ours / ".cache"):
            shutil.rmtree(made, ignore_errors=True)
        return lab(ours, *arguments)

    found: dict[str, list[Timed]] = defaultdict(list)
    for turn in range(runs):
        steps: dict[str, Callable[[], Timed]] = {
            CHECK_COLD: lambda: forgetful("check"),
            CHECK: lambda: lab(ours, "check"),
            COLD: lambda: forgetful("build"),
            SAME: lambda: lab(ours, "build"),
            EDITED: lambda: lab(ours, "build"),
            STOCK: lambda: build(stock),
        }
        if others:
            steps[OTHERS] = lambda: build_hugo(work / "hugo", others)
        for name, step in steps.items():
            if name == EDITED:
                edit(ours, turn)
            found[name].append(step())
            print(f"{cases} {name}: {found[name][-1].seconds:.2f} s", file=sys.stderr, flush=True)
    with preview(ours) as address:
        for turn in range(runs):
            found[SHOWN].append(shown_after(ours, address, runs + turn))
    return list(_rows(cases, found))


def _rows(cases: int, found: dict[str, list[Timed]]) -> Iterator[Row]:
    median = {
        name: statistics.median(one.seconds for one in timed) for name, timed in found.items()
    }
    for name, timed in found.items():
        seconds = [one.seconds for one in timed]
        base = median[CHECK_COLD] if name == CHECK else median[STOCK]
        aim = 0.3 if name == CHECK else AIMS.get(name)
        others = f"{median[name] / median[OTHERS]:.2f}" if OTHERS in median else ""
        yield {
            "cases": f"{cases:,}",
            "what": name,
            "s": f"{median[name]:.2f}",
            "fastest–slowest": f"{min(seconds):.2f}–{max(seconds):.2f}",
            "peak MiB": f"{max(one.memory for one in timed):,.0f}",
            "of stock (check: of cold)": f"{median[name] / base:.2f}",
            "aim": f"{aim:.2f}" if aim else "",
            "of Hugo + Pagefind": others,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = sizes_parser(__doc__, SIZES)
    parser.add_argument("--runs", type=at_least_one, default=5, help="turns")
    parser.add_argument("--others", type=Path, help="an environment with Hugo and Pagefind")
    options = parser.parse_args(arguments)
    if not options.others:
        print("Hugo + Pagefind are not given (--others) and left out.", file=sys.stderr)
    rows: list[Row] = []
    for cases in sorted(set(options.sizes)):
        with tempfile.TemporaryDirectory(prefix="again-") as work:
            rows += measure(cases, options.runs, options.seed, options.others, Path(work))
    print(f"Median of {options.runs} turns. {os.cpu_count()} processors.\n\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
