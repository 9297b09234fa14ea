"""Weights from texts: one logistic regression a goal, made small enough to send to a browser.

Everything is determined: no seed is drawn anywhere, and folds are digests of the texts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from laboratorium.tagging import model as running
from laboratorium.tagging.model import GOALS, Model
from laboratorium.tagging.words import tokens
from tagging.corpus import NAME, NONE, PAIR, TARGET, TERM, TERMS, TEXT, UN, Document, fold

PENALTY = {"da": 2.0, "en": 2.0}
"""How little the size of weights is held down (the inverse of the ridge)."""
COUNTS: Mapping[str, Mapping[str, float]] = {
    "da": {NAME: 1, TARGET: 1, TERM: 0.5, TEXT: 2, NONE: 2, UN: 0.5},
    "en": {UN: 1, TERM: 0.7, TERMS: 2, PAIR: 3},
}
"""How much a text of each kind counts, by language."""
UNKNOWN = 0.5
"""What a word that is not known counts, beside the rarest that is."""
SCALE = 0.02
RARE = 2
"""A pair of words is kept when so many texts have it."""
LEAST_WEIGHT = {"da": 16, "en": 10}
"""Smaller weights, in units of `SCALE`, are left out: fewer say as much, or a little more."""
HIT = {"da": 0.5, "en": 1.0}
"""What the square root of the number of listed terms adds to a margin."""
ELSEWHERE = 0.1
"""What a pair counts against a goal that it was not judged by: most texts speak of few goals."""
FOLDS = 5


def fit(
    documents: Sequence[Document],
    language: str,
    threshold: float = 0.0,
    calibration: tuple[float, float] = (1.0, 0.0),
    pairs: bool | None = None,
    least: int | None = None,
    hit: float | None = None,
) -> Model:
    """Train on documents. Weights are whole numbers of `SCALE`; those below `least` go."""
    pairs = language == "en" if pairs is None else pairs
    bare = running.read(
        {
            "language": language,
            "terms": {},
            "bias": [0.0] * len(GOALS),
            "scale": SCALE,
            "unknown": 0.0,
            "threshold": threshold,
            "calibration": calibration,
            "pairs": pairs,
            "hit": HIT[language] if hit is None else hit,
            "lists": lists_of(documents, language),
        }
    )
    counted = [
        Counter(term for term, _, _ in bare.terms_of(tokens(one.text, language)))
        for one in documents
    ]
    seen = Counter(term for counts in counted for term in counts)
    order = sorted(seen)
    size = len(documents)
    idf = {term: round(100 * (math.log((1 + size) / (1 + seen[term])) + 1)) for term in order}
    matrix = _matrix(counted, {term: at for at, term in enumerate(order)}, idf)
    weights, bias = _regressions(matrix, documents, language)
    kept = LEAST_WEIGHT[language] if least is None else least
    whole = np.rint(weights / SCALE).astype(int)
    terms: dict[str, list[int]] = {}
    for at, term in enumerate(order):
        if " " in term and seen[term] < RARE:
            continue
        row = [
            number
            for goal in range(len(GOALS))
            if abs(whole[goal, at]) >= kept
            for number in (goal + 1, int(whole[goal, at]))
        ]
        if row:
            terms[term] = [idf[term], *row]
    rarest = max(idf.values()) / 100
    return running.read(
        {
            **bare.data,
            "terms": terms,
            "bias": [round(float(value), 3) for value in bias],
            "unknown": round(UNKNOWN * UNKNOWN * rarest * rarest, 3),
        }
    )


def lists_of(documents: Sequence[Document], language: str) -> dict[str, list[str]]:
    """The terms of our lists by goal, each as the stems of its words."""
    found: dict[str, list[str]] = {goal: [] for goal in GOALS}
    for one in documents:
        if one.kind == TERM:
            heads = " ".join(token.head for token in tokens(one.text.lower(), language))
            for goal in one.goals:
                if heads and heads not in found[str(goal)]:
                    found[str(goal)].append(heads)
    return found


def _matrix(
    counted: Sequence[Mapping[str, int]], column: Mapping[str, int], idf: Mapping[str, int]
) -> Any:
    rows, columns, values = [], [], []
    for row, counts in enumerate(counted):
        own = {term: idf[term] / 100 * math.sqrt(count) for term, count in counts.items()}
        length = math.sqrt(sum(value * value for value in own.values())) or 1.0
        for term, value in own.items():
            rows.append(row)
            columns.append(column[term])
            values.append(value / length)
    return csr_matrix((values, (rows, columns)), shape=(len(counted), len(column)))


def _regressions(matrix: Any, documents: Sequence[Document], language: str) -> tuple[Any, Any]:
    counts = np.array([COUNTS[language][one.kind] for one in documents])
    found = [_regression(matrix, documents, counts, goal, language) for goal in range(1, 18)]
    return np.array([one[:-1] for one in found]), np.array([one[-1] for one in found])


def _regression(
    matrix: Any, documents: Sequence[Document], counts: Any, goal: int, language: str
) -> Any:
    """One goal's weights, and its bias last; texts for and against count alike together."""
    signs = np.array([1.0 if goal in one.goals else -1.0 for one in documents])
    known = [not one.known or goal in one.known for one in documents]
    own = counts * np.where(known, 1.0, ELSEWHERE)
    whole = own.sum() / 2
    own = np.where(
        signs > 0, own * whole / own[signs > 0].sum(), own * whole / own[signs < 0].sum()
    )
    own *= PENALTY[language]

    def loss(values: Any) -> tuple[float, Any]:
        margin = signs * (matrix @ values[:-1] + values[-1])
        slope = -own * signs * np.exp(-np.logaddexp(0, margin))
        cost = (own * np.logaddexp(0, -margin)).sum() + 0.5 * values[:-1] @ values[:-1]
        return float(cost), np.append(matrix.T @ slope + values[:-1], slope.sum())

    start = np.zeros(matrix.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


Fit = Callable[[Sequence[Document]], Model]


def out_of_fold(
    documents: Sequence[Document], judged: Callable[[Document], bool], fit_: Fit, together: int = 1
) -> list[tuple[Document, tuple[float, ...]]]:
    """The margins of every document that is judged, by a model that has not seen its fold.

    So many of a goal's documents are judged `together` as one text: the UN's are short.
    """
    found: list[tuple[Document, tuple[float, ...]]] = []
    for number in range(FOLDS):
        inside = [one for one in documents if judged(one) and fold(one, FOLDS, "inner") == number]
        left = set(map(id, inside))
        own = fit_([one for one in documents if id(one) not in left])
        found += [
            (one, own.margins(tokens(one.text, own.language)))
            for one in (joined(inside, together) if together > 1 else inside)
        ]
    return found


def joined(documents: Sequence[Document], together: int) -> list[Document]:
    """Texts of one goal each, of so many documents."""
    by_goal: dict[frozenset[int], list[str]] = {}
    for one in documents:
        by_goal.setdefault(one.goals, []).append(one.text)
    return [
        Document(UN, " ".join(texts[at : at + together]), goals)
        for goals, texts in by_goal.items()
        for at in range(0, len(texts), together)
    ]


STEPS = tuple(round(-2 + 0.05 * step, 2) for step in range(81))


def abstaining(held: Sequence[tuple[Document, tuple[float, ...]]], share: float) -> float:
    """The lowest threshold at which that share of the texts without a goal get none."""
    tops = [max(margins) for one, margins in held if not one.goals]
    return next(at for at in STEPS if sum(top < at for top in tops) >= share * len(tops))


def sparing(held: Sequence[tuple[Document, tuple[float, ...]]], most: float) -> float:
    """The lowest threshold at which texts are given at most so many goals each."""
    each = [margin for _, margins in held for margin in margins]
    return next(at for at in STEPS if sum(m >= at for m in each) <= most * len(held))


def calibrated(held: Sequence[tuple[Document, tuple[float, ...]]]) -> tuple[float, float]:
    """Platt's a and b: how a margin becomes the probability that the goal is right."""
    margins, right = [], []
    for one, each in held:
        for goal in one.known or range(1, 18):
            margins.append(each[goal - 1])
            right.append(1.0 if goal in one.goals else -1.0)
    x, signs = np.array(margins), np.array(right)

    def loss(ab: Any) -> float:
        return float(np.logaddexp(0, -signs * (ab[0] * x + ab[1])).sum())

    a, b = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return round(float(a), 3), round(float(b), 3)
