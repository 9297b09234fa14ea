"""Judged Danish queries, answered by the site's own index and scripts in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import search_table
from bench.engines import answers, lay_out_ours
from bench.search_table import ALL, DATA, Judged, Score
from make.local_site import blank_page, serving

RECALL, MRR = 0.95, 0.88


@pytest.fixture(scope="module")
def judged() -> Judged:
    return search_table.read(DATA)


@pytest.fixture(scope="module")
def found(
    judged: Judged, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> list[list[str]]:
    return search_table.ours(judged, tmp_path_factory.mktemp("judged"), browser)


def test_what_people_ask_for_stands_first(
    judged: Judged, found: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    scores = search_table.score(judged, found)
    with capsys.disabled():
        print("\n" + search_table.report(judged, {"ours": scores}))
    assert scores[ALL].recall >= RECALL
    assert scores[ALL].mrr >= MRR


def test_the_search_page_gets_the_same_units_in_the_same_order(
    judged: Judged, browser: Browser, tmp_path: Path, found: list[list[str]]
) -> None:
    lay_out_ours(tmp_path, judged.records())
    with serving(tmp_path) as site, blank_page(browser, site) as page:
        grouped = page.evaluate(
            """async queries => {
                const { search } = await import("/assets/js/search/engine.js");
                return Promise.all(queries.map(async query => {
                    const { found, show } = await search(query);
                    return Promise.all(found.map(async ({ kind, units }) =>
                        [kind, (await Promise.all(units.slice(0, 10).map(show)))
                            .map(({ address }) => address)]));
                }));
            }""",
            judged.texts,
        )
        assert answers(page, judged.texts) == found
    kinds = {each.id: kind for each, kind in zip(judged.documents, judged.kinds, strict=True)}
    for ranked, groups in zip(found, grouped, strict=True):
        assert [kind for kind, _ in groups][:1] == [kinds[id] for id in ranked[:1]]
        for kind, ids in groups:
            of_kind = [id for id in ranked if kinds[id] == kind]
            assert ids[: len(of_kind)] == of_kind


def test_the_score_counts_as_its_definition_says(judged: Judged) -> None:
    query = search_table.Query("vand", "need", ("a", "b#lp2"))
    one = Judged(judged.documents, judged.kinds, (query,))
    cases = [
        (["a", "b#lp2"], Score(1, 1)),
        (["x", "a#lp3", "b"], Score(0.5, 0.5)),
        (["1", "2", "3", "4", "5", "b#lp2"], Score(0, 1 / 6)),
        ([*"0123456789", "a"], Score(0, 0)),
        ([], Score(0, 0)),
    ]
    for ids, expected in cases:
        assert search_table.score(one, [ids])[ALL] == expected
