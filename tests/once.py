"""What one worker makes for all of them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_build import BUILD_SECONDS

Once = Callable[[str, Callable[[Path], Any]], tuple[Path, Any]]
"""``once(name, make)`` gives a folder that all workers share, and what ``make(folder)`` returned in
the first of them that asked; it must be fit for JSON. An error there fails the test of each."""


def once_in(shared: Path) -> Once:
    """Return the function for those whose folders lie in `shared`."""

    def once(name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
        folder, outcome = shared / name, shared / f"{name}.json"
        try:
            os.close(os.open(shared / f"{name}.lock", os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            _wait_for(outcome)
        else:
            folder.mkdir()
            try:
                told = {"made": make(folder)}
            except Exception as error:
                told = {"error": str(error) or repr(error)}
            half = outcome.with_suffix(".half")
            half.write_text(json.dumps(told), encoding="utf-8")
            half.replace(outcome)
        told = json.loads(outcome.read_text(encoding="utf-8"))
        if "error" in told:
            pytest.fail(f"{name}: {told['error']}", pytrace=False)
        return folder, told["made"]

    return once


def _wait_for(outcome: Path) -> None:
    deadline = time.monotonic() + BUILD_SECONDS + 30
    while not outcome.exists():
        if time.monotonic() > deadline:
            pytest.fail(f"the worker that makes {outcome.stem} has not answered", pytrace=False)
        time.sleep(0.1)
