"""Search engines to hold ours against, each laid out in a folder that a browser can search in.

Every engine ends as a module `search.mjs` in its folder with one function,
`search(query) → [id, …]`: the ten best, with all fetched that it takes to show them. Ours has one
more, `first`, which fetches what the search page shows: the five best of every kind. Stock Material
is the exception; it is asked through its own search box.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.projects import STOCK_CONFIG
from laboratorium import ROOT
from laboratorium.base.danish_words import terms
from laboratorium.base.files import write_all
from laboratorium.site.search import index
from laboratorium.site.search.model import Record
from make.local_site import blank_page, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MODULE = "search.mjs"
OURS = """\
import { openIndex } from "./assets/js/search/index.js";
import { search as ask } from "./assets/js/search/engine.js";
import { rank } from "./assets/js/search/rank.js";
let index;
export async function search(query) {
  index ??= await openIndex(new URL("soeg/indeks/", import.meta.url));
  const { hits } = await rank(index, query);
  return Promise.all(hits.slice(0, 10).map(async ({ unit }) => {
    const [record, place] = index.placeOf(unit);
    return (await index.texts(record)).u[place][1];
  }));
}
export async function first(query) {
  const { found, show } = await ask(query);
  await Promise.all(found.flatMap(({ units }) => units.slice(0, 5).map(show)));
}
"""
PAGEFIND = """\
import * as pagefind from "./pagefind/pagefind.js";
await pagefind.options({ excerptLength: 30 });
export async function search(query) {
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, 10).map(async (found) => (await found.data()).meta.id));
}
"""
# Its Python API reads one answer every tenth of a second (pagefind 1.5.2, service/__init__.py), so
# that 40,000 records would take more than an hour; here it does not sleep.
PAGEFIND_MAKER = """\
import asyncio, json, sys
from pagefind.index import IndexConfig, PagefindIndex

sleep = asyncio.sleep
asyncio.sleep = lambda seconds: sleep(0)

async def main(source, target):
    config = IndexConfig(output_path=target, force_language="da")
    async with PagefindIndex(config=config) as index:
        rows = [json.loads(line) for line in open(source, encoding="utf-8")]
        for first in range(0, len(rows), 500):
            await asyncio.gather(*(
                index.add_custom_record(
                    url="/" + id, content=text, language="da", meta={"title": title, "id": id}
                )
                for id, title, text in rows[first : first + 500]
            ))

asyncio.run(main(*sys.argv[1:]))
"""
# Stems and parts of compounds come from Python, for documents and queries alike; its own
# tokeniser then only has to cut at spaces.
MINISEARCH = """\
import MiniSearch from "./minisearch.js";
const options = {
  fields: ["title", "text"], storeFields: ["name"], tokenize: (text) => text.split(" "),
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
};
export async function make() {
  const documents = await (await fetch("documents.json")).json();
  const engine = new MiniSearch(options);
  engine.addAll(documents.map(([id, name, title, text]) => ({ id, name, title, text })));
  return JSON.stringify(engine);
}
let engine;
export async function search(query) {
  engine ??= MiniSearch.loadJSON(await (await fetch("minisearch.json")).text(), options);
  return engine.search(query).slice(0, 10).map(({ id }) => id);
}
"""
# Its list is emptied when an answer comes, so a mark in it shows that the answer is the new one.
STOCK_MARK = "document.querySelector('.md-search-result__list').innerHTML = '<li id=old></li>'"
STOCK_ANSWERED = "!document.querySelector('#old')"
STOCK_LINKS = """items => items.slice(0, 10).map(
    item => new URL(item.querySelector('a').href).pathname.split('/')[1])"""


@dataclass(frozen=True)
class Document:
    """One thing to find."""

    id: str
    title: str
    text: str


def lay_out_ours(folder: Path, records: Sequence[Record]) -> None:
    """Write our index with the site's own scripts beside it."""
    shutil.copytree(ROOT / "docs/assets/js", folder / "assets/js")
    write_all(folder, index.files(records))
    (folder / MODULE).write_text(OURS, encoding="utf-8")


def lay_out_pagefind(folder: Path, documents: Iterable[Document], python: str) -> None:
    """Let the interpreter ``python``, which has Pagefind, make its index of the documents.

    A title that the text does not open with is put before it. Raises CalledProcessError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as records:
        for each in documents:
            opens = each.text.startswith(each.title.rstrip(" …"))
            text = each.text if opens else f"{each.title}. {each.text}"
            records.write(json.dumps([each.id, each.title, text]) + "\n")
    command = [python, "-c", PAGEFIND_MAKER, str(folder / "records.jsonl")]
    subprocess.run([*command, str(folder / "pagefind")], check=True, stdout=subprocess.DEVNULL)
    (folder / MODULE).write_text(PAGEFIND, encoding="utf-8")


def lay_out_minisearch(
    folder: Path, documents: Iterable[Document], source: Path, browser: Browser
) -> None:
    """Let MiniSearch, whose ES module ``source`` is, make its index in a page."""
    shutil.copy(source, folder / "minisearch.js")
    (folder / MODULE).write_text(MINISEARCH, encoding="utf-8")
    rows = [
        (each.id, each.title, with_terms(each.title), with_terms(each.text)) for each in documents
    ]
    (folder / "documents.json").write_text(json.dumps(rows), encoding="utf-8")
    with serving(folder) as site, blank_page(browser, site) as page:
        made: str = page.evaluate(f"import('/{MODULE}').then(module => module.make())")
    (folder / "minisearch.json").write_text(made, encoding="utf-8")


def lay_out_stock(folder: Path, documents: Sequence[Document]) -> None:
    """Build a stock site with one page a document; raises CalledProcessError."""
    docs = folder / "project/docs"
    docs.mkdir(parents=True)
    (folder / "project/mkdocs.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("---\nsearch: {exclude: true}\n---\n# Forside\n", "utf-8")
    for number, each in enumerate(documents):
        text = f"# {each.title}\n\n{each.text}\n"
        (docs / f"{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(folder / "site")]
    subprocess.run(command, check=True, cwd=folder / "project", capture_output=True)


def with_terms(text: str) -> str:
    """Our words for an engine of another make: stems and the stems of compounds' parts."""
    return " ".join(terms(text))


def answers(page: Page, queries: Sequence[str]) -> list[list[str]]:
    """Ask the engine laid out in the page's folder."""
    found: list[list[str]] = page.evaluate(
        f"""async queries => {{
            const {{ search }} = await import("/{MODULE}");
            const found = [];
            for (const query of queries) found.push(await search(query));
            return found;
        }}""",
        list(queries),
    )
    return found


def stock_answers(
    page: Page, documents: Sequence[Document], queries: Sequence[str]
) -> list[list[str]]:
    """Ask a stock site, open in ``page``, through its search box."""
    box = page.locator("[data-md-component=search-query]")
    box.click()
    found = []
    for query in queries:
        page.evaluate(STOCK_MARK)
        box.fill(query)
        box.press("End")  # It listens to keys alone.
        page.wait_for_function(STOCK_ANSWERED)
        numbers = page.eval_on_selector_all(".md-search-result__item", STOCK_LINKS)
        found.append([documents[int(number)].id for number in numbers if number.isdigit()])
    return found
