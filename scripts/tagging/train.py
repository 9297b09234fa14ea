"""Train the tagger: `scripts tagging.train [DIR]`; the same texts give the same weights.

The Danish weights are made of our own texts in `scripts/tagging/text/` alone; where DIR is named,
the English ones too. It holds `training-pool.csv` and `benchmark-dev.csv`, whose licences stand in
docs/redaktion/forslag.md. The weights go to src/laboratorium/tagging/weights, or to the folder
named with --to. --without-benchmark leaves the benchmark's pairs out.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from laboratorium.base.files import write
from laboratorium.tagging import model as running
from laboratorium.tagging.model import Model
from tagging.corpus import (
    NONE,
    PAIR,
    TEXT,
    UN,
    Document,
    as_documents,
    danish,
    english,
    pairs,
)
from tagging.learning import (
    STEPS,
    abstaining,
    calibrated,
    fit,
    out_of_fold,
    sparing,
)

WEIGHTS = Path(__file__).parents[2] / "src/laboratorium/tagging/weights"
WITHOUT_GOAL = 0.95
MOST_GOALS = 1.6
TOGETHER = 3
HALF_A_POINT = 0.005


def danish_model(documents: Sequence[Document], **choices: Any) -> Model:
    """Danish weights; the threshold is the lowest at which 95 % of our texts without a goal, each
    judged by a model that has not seen it, get none.
    """

    def fit_(given: Sequence[Document]) -> Model:
        return fit(given, "da", **choices)

    held = out_of_fold(documents, lambda one: one.kind in (TEXT, NONE), fit_)
    chosen = {"threshold": abstaining(held, WITHOUT_GOAL), "calibration": calibrated(held)}
    return running.read({**fit_(documents).data, **chosen})


def english_model(documents: Sequence[Document], **choices: Any) -> Model:
    """English weights.

    With pairs of the benchmark among the documents, the threshold is the highest within half a
    point of the best mean F1 over pairs that the model had not seen; else the lowest at which the
    UN's own texts, unseen and put together to the length of a paragraph, get at most 1.6 goals
    each.
    """

    def fit_(given: Sequence[Document]) -> Model:
        return fit(given, "en", **choices)

    paired = any(one.kind == PAIR for one in documents)
    judged = PAIR if paired else UN
    held = out_of_fold(documents, lambda one: one.kind == judged, fit_, 1 if paired else TOGETHER)
    threshold = _sparing_best(held) if paired else sparing(held, MOST_GOALS)
    chosen = {"threshold": threshold, "calibration": calibrated(held)}
    return running.read({**fit_(documents).data, **chosen})


def _sparing_best(held: Sequence[tuple[Document, tuple[float, ...]]]) -> float:
    def f1(at: float) -> float:
        total = 0.0
        for goal in range(1, 18):
            own = [
                (goal in one.goals, each[goal - 1] >= at) for one, each in held if goal in one.known
            ]
            both = sum(right and said for right, said in own)
            some = sum(right + said for right, said in own)
            total += 2 * both / some if some else 0.0
        return total / 17

    scores = {at: f1(at) for at in STEPS}
    return max(at for at, score in scores.items() if score >= max(scores.values()) - HALF_A_POINT)


def keep(own: Model, folder: Path) -> int:
    """Write a model's file, and return its size in bytes."""
    text = json.dumps(own.data, ensure_ascii=False, separators=(",", ":"))
    write(folder / f"{own.language}.json", text + "\n")
    return len(text.encode())


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    parser.add_argument("--without-benchmark", action="store_true")
    given = parser.parse_args()
    made = [danish_model(danish())]
    if given.data:
        paired = [] if given.without_benchmark else pairs(given.data / "benchmark-dev.csv")
        made.append(english_model([*english(given.data), *as_documents(paired)]))
    for own in made:
        size = keep(own, given.to)
        print(f"{own.language}: {len(own.terms)} terms, {size:,} bytes, from {own.threshold}")


if __name__ == "__main__":
    main()
