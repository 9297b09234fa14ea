"""The garbage collector rests while much is made, and is then as it was."""

from __future__ import annotations

import gc

import pytest

from laboratorium.base.collector import rested


def test_it_rests_and_wakes_also_after_trouble() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), rested():
        assert not gc.isenabled()
        raise ValueError("x")
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with rested():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
