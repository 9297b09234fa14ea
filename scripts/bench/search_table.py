"""Score full-text search by judged queries, ours beside other engines on the same documents.

    .venv/bin/python scripts bench.search_table --pagefind PYTHON --minisearch FILE

The judged set is a folder with `documents.jsonl` (id, kind, title, text) and `queries.yml` (query,
type, relevant); without --data it is `tests/data/search`. PYTHON is an interpreter with Pagefind:
`python3 -m venv /a/folder`, then `/a/folder/bin/pip install 'pagefind[bin]'`. FILE is MiniSearch's
`dist/es/index.js`: `npm install minisearch`. Engines that are not given are left out.

recall@5 is the share of the judged answers among the first five results; MRR is one over the rank
of the first of them, 0 beyond the tenth; both are means over the queries. A case counts as found by
itself or any of its learning points. The table goes to stdout as Markdown.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import snowballstemmer
import yaml

from bench.engines import (
    Document,
    answers,
    lay_out_minisearch,
    lay_out_ours,
    lay_out_pagefind,
    lay_out_stock,
    stock_answers,
    with_terms,
)
from bench.tables import table
from laboratorium import ROOT
from laboratorium.model.kinds import KIND
from laboratorium.site.search.model import Record, Section, Unit
from make.local_site import blank_page, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DATA = ROOT / "tests/data/search"
ALL = "all"
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Query:
    query: str
    type: str
    relevant: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """Documents, and queries with the ids of the documents a person would want."""

    documents: tuple[Document, ...]
    kinds: tuple[str, ...]
    queries: tuple[Query, ...]

    @property
    def texts(self) -> list[str]:
        return [query.query for query in self.queries]

    def records(self) -> list[Record]:
        """The documents as our index takes them: a case and its learning points are one record."""
        units: dict[str, list[Unit]] = {}
        for each, kind in zip(self.documents, self.kinds, strict=True):
            unit = Unit(kind, each.title, each.id, (Section("", "", each.text),))
            units.setdefault(case_of(each.id), []).append(unit)
        return [Record(case, "", tuple(found)) for case, found in units.items()]


@dataclass(frozen=True)
class Score:
    recall: float
    mrr: float


def read(folder: Path) -> Judged:
    """Read a judged set; raises OSError when it is not there."""
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    queries = yaml.safe_load((folder / "queries.yml").read_text(encoding="utf-8"))
    return Judged(
        tuple(Document(row["id"], row["title"], row["text"]) for row in rows),
        tuple(KIND[row["kind"]].slug for row in rows),
        tuple(Query(row["query"], row["type"], tuple(row["relevant"])) for row in queries),
    )


def case_of(id: str) -> str:
    return id.partition("#")[0]


def rank_of(wanted: str, found: Sequence[str]) -> int | None:
    """The rank, from 1, of the first result that counts for a judged id."""
    exact = "#" in wanted
    fits = (
        rank
        for rank, id in enumerate(found, 1)
        if id == wanted or (not exact and case_of(id) == wanted)
    )
    return next(fits, None)


def score(judged: Judged, found: Sequence[Sequence[str]]) -> Mapping[str, Score]:
    """Score the results of every query, by type and over all."""
    recalls: dict[str, list[float]] = defaultdict(list)
    firsts: dict[str, list[float]] = defaultdict(list)
    for query, ids in zip(judged.queries, found, strict=True):
        ranks = [rank_of(wanted, ids[:10]) for wanted in query.relevant]
        for key in (query.type, ALL):
            recalls[key].append(fmean(rank is not None and rank <= 5 for rank in ranks))
            firsts[key].append(1 / min((rank for rank in ranks if rank), default=math.inf))
    return {key: Score(fmean(recalls[key]), fmean(firsts[key])) for key in recalls}


def ours(judged: Judged, folder: Path, browser: Browser) -> list[list[str]]:
    """The site's own index and the site's own scripts, answering in Chromium."""
    lay_out_ours(folder, judged.records())
    return _asked(folder, browser, judged.texts)


def pagefind(
    judged: Judged, folder: Path, browser: Browser, python: str, treat: Callable[[str], str] = str
) -> list[list[str]]:
    documents = [Document(d.id, treat(d.title), treat(d.text)) for d in judged.documents]
    lay_out_pagefind(folder, documents, python)
    return _asked(folder, browser, [treat(text) for text in judged.texts])


def minisearch(judged: Judged, folder: Path, browser: Browser, source: Path) -> list[list[str]]:
    lay_out_minisearch(folder, judged.documents, source, browser)
    return _asked(folder, browser, [with_terms(text) for text in judged.texts])


def _asked(folder: Path, browser: Browser, queries: list[str]) -> list[list[str]]:
    with serving(folder) as site, blank_page(browser, site) as page:
        return answers(page, queries)


def stock(judged: Judged, folder: Path, browser: Browser) -> list[list[str]]:
    lay_out_stock(folder, judged.documents)
    with serving(folder / "site") as site, blank_page(browser, site) as page:
        page.goto(site.address, wait_until="networkidle")
        return stock_answers(page, judged.documents, judged.texts)


def bm25(judged: Judged) -> list[list[str]]:
    """Snowball's Danish stems of the words as they stand, ranked by BM25 (k1 1.2, b 0.75)."""
    stemmer = snowballstemmer.stemmer("danish")

    def words(text: str) -> list[str]:
        return list(stemmer.stemWords(WORD.findall(text.lower())))

    texts = {d.id: Counter(words(f"{d.title} {d.text}")) for d in judged.documents}
    average = fmean(counts.total() for counts in texts.values())
    found = []
    for query in judged.queries:
        sums: Counter[str] = Counter()
        for word in words(query.query):
            holding = [id for id, counts in texts.items() if word in counts]
            rarity = math.log(1 + (len(texts) - len(holding) + 0.5) / (len(holding) + 0.5))
            for id in holding:
                times, length = texts[id][word], texts[id].total() / average
                sums[id] += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length))  # type: ignore[assignment]
        found.append([id for id, _ in sums.most_common(10)])
    return found


def report(judged: Judged, scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Return the comparison as Markdown: recall@5 / MRR by type of query."""
    types = [*dict.fromkeys(query.type for query in judged.queries), ALL]
    counts = Counter(query.type for query in judged.queries) + Counter({ALL: len(judged.queries)})
    return table(
        [
            {"recall@5 / MRR": name}
            | {f"{t} ({counts[t]})": f"{found[t].recall:.2f} / {found[t].mrr:.2f}" for t in types}
            for name, found in scores.items()
        ]
    )


def main() -> int:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="the judged set")
    parser.add_argument("--pagefind", metavar="PYTHON", help="an interpreter that has Pagefind")
    parser.add_argument("--minisearch", type=Path, metavar="FILE", help="its dist/es/index.js")
    options = parser.parse_args()
    try:
        judged = read(options.data)
    except OSError as error:
        parser.error(f"no judged set: {error}")
    runs: dict[str, Callable[[Judged, Path, Browser], list[list[str]]]] = {
        "stock Material search (da)": stock,
        "Snowball BM25": lambda judged, folder, browser: bm25(judged),
    }
    if python := options.pagefind:
        runs["Pagefind"] = partial(pagefind, python=python)
        runs["Pagefind, our terms"] = partial(pagefind, python=python, treat=with_terms)
    if source := options.minisearch:
        runs["MiniSearch, our terms"] = partial(minisearch, source=source)
    runs["ours"] = ours
    scores: dict[str, Mapping[str, Score]] = {}
    with chromium() as browser, tempfile.TemporaryDirectory(prefix="search-") as work:
        if browser is None:
            parser.error("neither Playwright nor a Chromium is at hand")
        for number, (name, run) in enumerate(runs.items()):
            print(name, "…", file=sys.stderr, flush=True)
            folder = Path(work, str(number))
            folder.mkdir()
            scores[name] = score(judged, run(judged, folder, browser))
    print(report(judged, scores))
    left = [name for name in ("pagefind", "minisearch") if not getattr(options, name)]
    if left:
        print(f"\nNot given, so left out: {', '.join(left)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
