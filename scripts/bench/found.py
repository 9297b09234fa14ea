"""Time what groups find out: 100 parts in a mapping, 2,000 stories in a case, 20,000 compared.

    .venv/bin/python scripts bench.found              10 cases with 2,000 stories each
    .venv/bin/python scripts bench.found 2 --stories 500

Builds the same cases without and with them, from nothing, and then once more with nothing changed.
The table goes to stdout as Markdown: seconds, what they add, and the largest page and figure of
those that show them. For Linux and macOS.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from bench.again import lab
from bench.projects import build, make_ours
from bench.tables import Row, table
from laboratorium.model.mapping import MOST_LINKS, MOST_PARTS
from laboratorium.model.stories import MOST_STORIES
from make.arguments import at_least_one, sizes_parser
from make.corpus import write_corpus
from make.stories import stories

CASES = 10
AIM_SECONDS, AIM_AGAIN, AIM_PAGE, AIM_FIGURE = 20.0, 1.0, 300_000, 150_000
_FIGURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
_KINDS = ("actor", "place", "resource", "hidden_resource")
_TIMES = ("both", "before", "after")


def mapping() -> str:
    """A `mapping.yml` with as many parts and links as one may hold."""
    parts = [
        f"  - {{name: Del nummer {n}, kind: {_KINDS[n % 4]}}}" for n in range(1, MOST_PARTS + 1)
    ]
    links = [
        f"  - {{from: Del nummer {n % MOST_PARTS + 1}, "
        f"to: Del nummer {(n * 7 + 3) % MOST_PARTS + 1}, "
        f"flows: Aftale nummer {n}, when: {_TIMES[n % 3]}}}"
        for n in range(MOST_LINKS)
        if n % MOST_PARTS != (n * 7 + 3) % MOST_PARTS
    ]
    return "\n".join(("parts:", *parts, "links:", *links, ""))


def fill(corpus: Path, number: int, seed: int) -> None:
    """Lay a mapping and `number` stories in each case of the corpus."""
    for turn, case in enumerate(sorted((corpus / "cases").iterdir())):
        (case / "mapping.yml").write_text(mapping(), encoding="utf-8")
        text = stories(number, seed + turn, example=False)
        # No made-up case was changed before 2026, and no story may be later than its case.
        (case / "stories.csv").write_text(text.replace(";2026-", ";2025-"), encoding="utf-8")


def largest(site: Path) -> tuple[int, int]:
    """The bytes of the largest page and the largest figure among those that show what was found."""
    pages = [*site.glob("cases/*/index.html"), *site.glob("cases/*/fortaellinger/**/index.html")]
    pages += [site / "fortaellinger/index.html", site / "kortlaegninger/index.html"]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    figures = (len(svg.encode()) for text in texts for svg in _FIGURE.findall(text))
    return max(len(text.encode()) for text in texts), max(figures)


def row(cases: int, number: int, seed: int) -> Row:
    with tempfile.TemporaryDirectory(prefix="found-benchmark-") as work:
        corpus, project = Path(work, "corpus"), Path(work, "project")
        write_corpus(corpus, cases, seed)
        make_ours(project, corpus)
        without = build(project)
        fill(corpus, number, seed)
        whole = build(project)
        page, figure = largest(project / "site")
        lab(project, "build")
        same = lab(project, "build")
    added = whole.seconds - without.seconds
    is_quick = added <= AIM_SECONDS and same.seconds <= AIM_AGAIN
    is_light = page <= AIM_PAGE and figure <= AIM_FIGURE
    return {
        "cases": f"{cases:,}",
        "stories": f"{cases * number:,}",
        "without s": f"{without.seconds:.2f}",
        "with s": f"{whole.seconds:.2f}",
        "added s": f"{added:.2f}",
        "again s": f"{same.seconds:.2f}",
        "MiB": f"{whole.memory:,.0f}",
        "page kB": f"{page / 1000:.0f}",
        "figure kB": f"{figure / 1000:.0f}",
        "within": "yes" if is_quick and is_light else "no",
    }


def main() -> int:
    parser = sizes_parser(__doc__, [CASES])
    parser.add_argument("--stories", type=at_least_one, default=MOST_STORIES, help="in each case")
    options = parser.parse_args()
    rows = [row(cases, options.stories, options.seed) for cases in sorted(set(options.sizes))]
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
