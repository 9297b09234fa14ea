"""What is found late is found once, and told by what it is."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.late import Late


def test_it_is_found_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    def find() -> int:
        asked.append("")
        return 7

    late = Late(find)
    assert asked == []
    assert (late.found, late.found, len(asked)) == (7, 7, 1)


def test_it_is_told_by_what_is_found_and_not_by_how() -> None:
    # Nobody can tell what a function made on the spot depends on.
    told = [Fingerprints().of(Late(lambda: ("en", 1))), Fingerprints().of(Late(lambda: ("en", 1)))]
    assert told[0] == told[1] != Fingerprints().of(Late(lambda: ("en", 2)))


def test_it_is_told_inside_of_what_is_made_of_it() -> None:
    one, other = (partial(Path.joinpath, Path("a"), Late(partial(str, n))) for n in (1, 2))
    assert Fingerprints().of(one) != Fingerprints().of(other)


def test_it_is_the_same_in_another_process() -> None:
    late = Late(partial(sum, (1, 2)))
    assert pickle.loads(pickle.dumps(late)).found == late.found == 3
