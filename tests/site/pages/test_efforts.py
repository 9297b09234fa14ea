"""Amounts are said as people say them."""

from __future__ import annotations

import pytest

from laboratorium.site.pages.efforts import kroner


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "0 kr."),
        (150, "150 kr."),
        (315_000, "315.000 kr."),
        (1_000_000, "1 mio. kr."),
        (1_790_000, "1,79 mio. kr."),
        (28_400_000, "28,4 mio. kr."),
        (100_000_000, "100 mio. kr."),
        (1_400_000_000, "1.400 mio. kr."),
    ],
)
def test_kroner_are_said_in_millions_from_one(amount: int, said: str) -> None:
    assert kroner(amount) == said
