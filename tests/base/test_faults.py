"""What the system refuses is a Danish sentence, whoever says it first."""

from __future__ import annotations

import errno
import gc
import sys

import pytest

from laboratorium.base.faults import fault_of, sentence, tell_once


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (OSError(errno.ENOSPC, "No space left", "a/b.md"), "a/b.md: disken er fuld."),
        (OSError(errno.ENOSPC, "No space left"), "Disken er fuld."),
        (PermissionError(errno.EACCES, "no", b"a"), "a: der er ikke adgang til det."),
        (OSError(errno.EROFS, "no", "a"), "a: disken kan kun læses, ikke skrives."),
        (ChildProcessError("En proces blev stoppet."), "En proces blev stoppet."),
    ],
)
def test_a_fault_is_a_sentence(fault: OSError, told: str) -> None:
    assert sentence(fault) == told


def test_what_is_no_fault_of_the_system_is_none() -> None:
    assert fault_of(ValueError("IO_NOTHING")) is None
    assert fault_of(ZeroDivisionError("ENOSPC")) is None


def test_a_full_disk_told_by_another_library_is_one() -> None:
    fault = fault_of(RuntimeError("IO_ENOSPC"))
    assert fault and sentence(fault) == "Disken er fuld."


class _Fails:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def __del__(self) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "told"), [(OSError(errno.ENOSPC, "full"), 0), (ValueError("other"), 1)]
)
def test_only_what_fails_on_a_disk_again_is_not_told_again(
    error: Exception, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda failed: heard.append(failed.exc_value))
    tell_once()
    _Fails(error)
    gc.collect()
    assert len(heard) == told
