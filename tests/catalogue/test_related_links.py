"""Which cases name each other in their texts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from case_library import OTHER, PLAIN, case, library
from laboratorium.catalogue.related import _linked, related
from pace import is_linear


def test_a_link_in_the_text_counts_most_and_is_said_both_ways(tmp_path: Path) -> None:
    link = "\n\nSe også [musikken](../music/index.md).\n"
    catalogue = library(
        tmp_path,
        me=case(**PLAIN) + link,
        twin=case(**PLAIN),
        music=case(**OTHER),
    )
    found = related(catalogue)
    assert (found["me"][0].slug, found["me"][0].likeness) == ("music", 1)
    assert found["me"][0].reason.startswith("Nævnt i teksten")
    assert found["music"][0].slug == "me"
    assert found["music"][0].reason.startswith("Fortæller om denne case")
    assert "twin" in [other.slug for other in found["me"]]


def test_links_between_cases_are_gathered_in_time_that_grows_with_them() -> None:
    def linked(count: int) -> object:
        return _linked([_linking(number, (number + 1) % count) for number in range(count)])

    assert linked(3) == {0: (1, 2), 1: (0, 2), 2: (0, 1)}
    assert is_linear(linked, 2_000)


def test_a_link_to_itself_or_to_no_case_relates_nothing() -> None:
    assert _linked([_linking(0, 0), _linking(1, 9)]) == {}


def _linking(number: int, other: int) -> Any:
    return SimpleNamespace(case=SimpleNamespace(slug=f"c{number}"), links=frozenset({f"c{other}"}))
