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
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from laboratorium.base.files import write
from laboratorium.tagging import model as running
from laboratorium.tagging.model import Model
from laboratorium.tagging.six_p import cues, margins
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
    six_p,
)
from tagging.learning import (
    Held,
    abstaining,
    apart,
    best_sparing,
    calibrated,
    fit,
    out_of_fold,
    sparing,
    weighed,
)

WEIGHTS = Path(__file__).parents[2] / "src/laboratorium/tagging/weights"
WITHOUT_GOAL = 0.95
WITHOUT_P = 0.9
MOST_GOALS = 1.6
TOGETHER = 3


def danish_model(documents: Sequence[Document], **choices: Any) -> Model:
    """Danish weights; the threshold is the lowest at which 95 % of our texts without a goal, each
    judged by a model that has not seen it, get none.
    """

    def fit_(given: Sequence[Document]) -> Model:
        return fit(given, "da", **choices)

    held = out_of_fold(documents, lambda one: one.kind in (TEXT, NONE), fit_)
    chosen = {"threshold": abstaining(held, WITHOUT_GOAL), "calibration": calibrated(held)}
    return running.read({**fit_(documents).data, **chosen})


def six_p_model(documents: Sequence[Document]) -> Model:
    """Weights of the Ps; the threshold is the lowest at which 90 % of our texts without a P, each
    judged by a model that has not seen it, get none.
    """
    held = ps_out_of_fold(documents)
    chosen = {"threshold": abstaining(held, WITHOUT_P), "calibration": calibrated(held)}
    return running.read({**fit(documents, "six_p").data, **chosen})


def ps_out_of_fold(documents: Sequence[Document]) -> Held:
    """The margins of the Ps in each text, by a model that has not seen it."""
    held = out_of_fold(documents, lambda _: True, partial(fit, name="six_p"), margins=margins)
    none = len(cues()) + 1
    return [(replace(one, goals=one.goals - {none}), each) for one, each in held]


def english_model(documents: Sequence[Document], **choices: Any) -> Model:
    """English weights.

    With pairs of the benchmark among the documents, what lists count is learnt for each goal from
    pairs that the model had not seen, and the threshold is the one with the best mean F1 over them
    of those that give a text at most 1.6 goals. Else it is the lowest at which the UN's own texts,
    unseen and put together to the length of a paragraph, get at most 1.6 goals each.
    """
    if any(one.kind == PAIR for one in documents):
        return _with_pairs(documents, **choices)

    def fit_(given: Sequence[Document]) -> Model:
        return fit(given, "en", **choices)

    held = out_of_fold(documents, lambda one: one.kind == UN, fit_, TOGETHER)
    chosen = {"threshold": sparing(held, MOST_GOALS), "calibration": calibrated(held)}
    return running.read({**fit_(documents).data, **chosen})


def _with_pairs(documents: Sequence[Document], **choices: Any) -> Model:
    def fit_(given: Sequence[Document]) -> Model:
        return fit(given, "en", hit=0.0, **choices)

    parted = out_of_fold(documents, lambda one: one.kind == PAIR, fit_, margins=apart)
    biases, hits = weighed(parted)
    held = [
        (one, [each[at] + biases[at] + hits[at] * each[17 + at] for at in range(17)])
        for one, each in parted
    ]
    own = fit_(documents)
    chosen = {
        "bias": [round(one + more, 3) for one, more in zip(own.bias, biases, strict=True)],
        "hit": hits,
        "threshold": best_sparing(held, MOST_GOALS),
        "calibration": calibrated(held),
    }
    return running.read({**own.data, **chosen})


def keep(own: Model, path: Path) -> int:
    """Write a model's file, and return its size in bytes."""
    text = json.dumps(own.data, ensure_ascii=False, separators=(",", ":"))
    write(path, text + "\n")
    return len(text.encode())


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    parser.add_argument("--without-benchmark", action="store_true")
    given = parser.parse_args()
    made = {"da": danish_model(danish()), "six_p": six_p_model(six_p())}
    if given.data:
        paired = [] if given.without_benchmark else pairs(given.data / "benchmark-dev.csv")
        made["en"] = english_model([*english(given.data), *as_documents(paired)])
    for name, own in made.items():
        size = keep(own, given.to / f"{name}.json")
        print(f"{name}: {len(own.terms)} terms, {size:,} bytes, from {own.threshold}")


if __name__ == "__main__":
    main()
