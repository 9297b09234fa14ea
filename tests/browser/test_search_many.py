"""Search over a thousand cases: how quickly an answer comes, and how little it takes to fetch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import search as search_benchmark
from bench.engines import MODULE, OURS
from make.corpus import write_corpus
from make.local_site import LocalSite, blank_page, serving
from site_build import ROOT

pytestmark = pytest.mark.nightly
CASES = 1_000
# The aim is 150 ms; a machine that tests in parallel may be three times as slow.
ANSWER_MS = 3 * 150
FIRST_BYTES = 300_000
TYPED = ("kø", "køk", "køkken", "køkkenhave", "køkkenhave ved", "køkkenhave ved havnen")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSite]:
    corpus = tmp_path_factory.mktemp("corpus")
    write_corpus(corpus, CASES)
    folder: Path = tmp_path_factory.mktemp("index")
    search_benchmark.make_index(corpus, folder)
    (folder / "assets").symlink_to(ROOT / "docs/assets")
    (folder / MODULE).write_text(OURS, encoding="utf-8")
    with serving(folder) as site:
        yield site


def test_a_first_search_is_light(
    many: LocalSite, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    found = search_benchmark.measure_first(many.folder, browser)
    with capsys.disabled():
        print(f"\n{CASES} cases, first search: middle {found.middle}, heaviest {found.most}")
    assert found.most.raw <= FIRST_BYTES


def test_each_letter_is_answered_at_once(
    many: LocalSite, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    with blank_page(browser, many) as page:
        times: list[float] = page.evaluate(
            f"""async typed => {{
                const {{ first }} = await import("/{MODULE}");
                await first("sol");
                const times = [];
                for (const query of typed) {{
                    const started = performance.now();
                    await first(query);
                    times.push(performance.now() - started);
                }}
                return times;
            }}""",
            list(TYPED),
        )
    with capsys.disabled():
        said = ", ".join(f"»{query}« {ms:.0f}" for query, ms in zip(TYPED, times, strict=True))
        print(f"\n{CASES} cases, ms from letter to answer, all that it takes fetched: {said}")
    assert max(times) < ANSWER_MS
