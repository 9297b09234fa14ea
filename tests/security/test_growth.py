"""Every checker reads the worst text of each kind in time that grows as the text does."""

from __future__ import annotations

from functools import cache

import pytest

from bench.growth import GROWING, sizes, took
from pace import is_linear

_BETWEEN = 6.5
"""Four times the text: linear work takes four times as long, and sorting hardly more."""


@pytest.mark.parametrize("name", GROWING)
def test_the_worst_text_is_read_in_linear_time(name: str) -> None:
    one = GROWING[name]
    made = cache(one.make)
    least = sizes(one)[0]
    made(least), made(4 * least)  # Making it is none of the reading.
    assert is_linear(lambda size: one.read(made(size)), least)


@pytest.mark.nightly
@pytest.mark.parametrize("name", GROWING)
def test_the_largest_file_of_the_worst_text_takes_four_times_a_quarter(name: str) -> None:
    one = GROWING[name]
    _, quarter, whole = sizes(one)
    assert any(took(one, whole) <= _BETWEEN * max(took(one, quarter), 0.02) for _ in range(4))


@pytest.mark.parametrize("name", GROWING)
def test_every_text_is_as_large_as_it_says(name: str) -> None:
    """Else a bound would have refused it unread."""
    one = GROWING[name]
    for size in sizes(one):
        assert 0.9 * size <= len(one.make(size)) <= size + 64
