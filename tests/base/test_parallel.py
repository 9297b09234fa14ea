"""Work gives the same results, in the same order, however many processes share it."""

import os

import pytest

from laboratorium.base.parallel import CHUNK, WORTH_SHARING, available_workers, spread

forks = pytest.mark.skipif(
    available_workers() == 1, reason="processes cannot be forked safely here"
)


@pytest.mark.parametrize("count", [0, 1, WORTH_SHARING - 1, WORTH_SHARING, 4 * CHUNK + 3])
@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=forks), pytest.param(3, marks=forks)])
def test_results_come_in_order(count: int, workers: int) -> None:
    assert list(spread(lambda n: n * n, range(count), workers)) == [n * n for n in range(count)]


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=forks)])
def test_what_fails_is_raised(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda n: 1 // (n - WORTH_SHARING), range(WORTH_SHARING + 1), workers))


@forks
@pytest.mark.parametrize(
    ("count", "chunk", "shared"), [(3, 1, True), (2, 1, False), (3, 50, False)]
)
def test_long_work_is_shared_however_little_there_is(count: int, chunk: int, shared: bool) -> None:
    doers = set(spread(lambda n: os.getpid(), range(count), 2, chunk=chunk))
    assert (os.getpid() not in doers) == shared
