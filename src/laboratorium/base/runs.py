"""Answers for many things in order, kept for each and, put together, for each run of some of them.

What is made of all of them is made of the runs. So who has changed one thing makes the answer for
it, puts one run together again, and leaves the others be. Where a run ends is decided by what the
things are made of, so that one more or one less moves no other's end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from laboratorium.base.fingerprint import digest, mark
from laboratorium.base.memory import Memory

T = TypeVar("T")
R = TypeVar("R")
G = TypeVar("G")

# How long runs are on average, and at most.
LONG, LONGEST = 24, 96


@dataclass(frozen=True)
class Run(Generic[T]):
    """Things that follow each other, the keys of the answer for each, and that of the run's."""

    items: tuple[T, ...]
    keys: tuple[bytes, ...]
    key: bytes


@dataclass(frozen=True)
class Runs(Generic[T]):
    """All runs of the things. None of the answers is forgotten in this build."""

    memory: Memory
    runs: tuple[Run[T], ...]

    @classmethod
    def of(cls, memory: Memory, kind: str, items: Sequence[T]) -> Runs[T]:
        """Cut the things, each of which tells by itself what it is (see ``fingerprint``)."""
        keys = [memory.key(kind, memory.prints.of(item)) for item in items]
        runs, start = [], 0
        for end, key in enumerate(keys, start=1):
            if end == len(keys) or end - start == LONGEST or key[0] < 256 // LONG:
                own = tuple(keys[start:end])
                whole = memory.key(f"{kind}, together", *own)
                runs.append(Run(tuple(items[start:end]), own, whole))
                start = end
        memory.hold((*keys, *(run.key for run in runs)))
        made = cls(memory, tuple(runs))
        mark(made, digest(kind, *keys))
        return made

    @property
    def items(self) -> Iterator[T]:
        return (item for run in self.runs for item in run.items)

    def answers(
        self,
        make: Callable[[Sequence[T]], Iterable[R]],
        together: Callable[[Sequence[R]], G],
    ) -> Iterator[tuple[Run[T], G, Sequence[R]]]:
        """Yield each run, the answer for it, and those for its things, none where the run's own was
        known. ``make`` answers for things in order, and is asked once for all that are new.
        """
        known = self.memory.recall([run.key for run in self.runs])
        new = [run for run in self.runs if run.key not in known]
        ones = self.memory.recall([key for run in new for key in run.keys])
        asked = {
            key: item
            for run in new
            for key, item in zip(run.keys, run.items, strict=True)
            if key not in ones
        }
        made = iter(make(list(asked.values())) if asked else ())
        left = Counter(key for run in new for key in run.keys)
        for run in self.runs:
            if run.key in known:
                yield run, known[run.key], ()
                continue
            fresh = {key: next(made) for key in dict.fromkeys(run.keys) if key not in ones}
            ones |= fresh
            own = [ones[key] for key in run.keys]
            whole = together(own)
            self.memory.keep_all([*fresh.items(), (run.key, whole)])
            left.subtract(run.keys)
            for key in run.keys:
                if not left[key]:  # A large site's would not fit into memory together.
                    ones.pop(key, None)
            yield run, whole, own
