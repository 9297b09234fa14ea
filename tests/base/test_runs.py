"""Answers for things in order are made once, put together in runs, and forgotten with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.fingerprint import Fingerprints
from laboratorium.base.memory import Memory
from laboratorium.base.runs import LONGEST, Runs


class Counting:
    """What is done with the things, and what it was asked for."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.joined = 0

    def make(self, items: Sequence[str]) -> Iterator[str]:
        for item in items:
            self.made.append(item)
            yield item.upper()

    def together(self, answers: Sequence[str]) -> str:
        self.joined += 1
        return "".join(answers)


def told(memory: Memory, items: Sequence[str]) -> tuple[str, Counting]:
    """All answers as one, and what was done for it in a build of its own."""
    count = Counting()
    runs = Runs.of(memory, "shout", items)
    whole = ""
    for run, joined, ones in runs.answers(count.make, count.together):
        assert joined == "".join(item.upper() for item in run.items)
        assert tuple(ones) in ((), tuple(item.upper() for item in run.items))
        whole += joined
    assert list(runs.items) == list(items)
    memory.forget_others()
    memory.renewed(0)
    return whole, count


def test_who_changes_one_thing_makes_one_answer_and_few_runs(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    items = [f"item {number}" for number in range(400)]
    whole, first = told(memory, items)
    assert whole == "".join(items).upper() and first.made == items
    assert 400 / LONGEST < first.joined < 100
    again, second = told(memory, items)
    assert (again, second.made, second.joined) == (whole, [], 0)
    changed = [*items[:200], "another", *items[201:]]
    other, third = told(memory, changed)
    assert other == "".join(changed).upper() and third.made == ["another"]
    assert 1 <= third.joined <= 3
    # What it was before is forgotten.
    assert told(memory, items)[1].made == ["item 200"]


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=120), max_size=3))
def test_things_that_are_the_same_have_the_same_answer(lists: list[list[str]]) -> None:
    memory = Memory()
    for items in lists:
        assert told(memory, items)[0] == "".join(items).upper()


def test_they_are_told_by_what_they_are_made_of(tmp_path: Path) -> None:
    def digest(memory: Memory, *items: str) -> bytes:
        return Fingerprints().of(Runs.of(memory, "shout", items))

    memory = Memory.of(tmp_path)
    assert digest(memory, "a", "b") == digest(Memory.of(tmp_path), "a", "b")
    assert len({digest(memory), digest(memory, "a"), digest(memory, "a", "b")}) == 3
