"""Weights from texts: a logistic regression a goal, or a P, small enough to send to a browser.

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
from laboratorium.tagging.words import Token, tokens
from tagging.corpus import NAME, NONE, PAIR, TARGET, TERM, TERMS, TEXT, UN, Document, fold, six_p

CLASSES = {"da": len(GOALS), "en": len(GOALS), "six_p": 7}
"""How many are told apart; the Ps' last is no P at all."""
PENALTY = {"da": 2.0, "en": 2.0, "six_p": 2.0}
"""How little the size of weights is held down (the inverse of the ridge)."""
COUNTS: Mapping[str, Mapping[str, float]] = {
    "da": {NAME: 1, TARGET: 1, TERM: 0.5, TEXT: 2, NONE: 2, UN: 0.5},
    "en": {UN: 1, TERM: 0.7, TERMS: 2, PAIR: 3},
    "six_p": {TEXT: 1, NONE: 1},
}
"""How much a text of each kind counts, by model."""
UNKNOWN = 0.5
"""What a word that is not known counts, beside the rarest that is."""
SCALE = 0.02
RARE = 2
"""A pair of words is kept when so many texts have it."""
RARE_OF_P = 3
"""So is each term that tells the Ps apart: there are few texts, and the file is to be small."""
LEAST_WEIGHT = {"da": 16, "en": 10, "six_p": 15}
"""Smaller weights, in units of `SCALE`, are left out: fewer say as much, or a little more."""
HIT = {"da": 0.5, "en": 1.0, "six_p": 0.75}
"""What the square root of the number of listed terms, or of the cues' weight, adds to a margin."""
GENERAL = 5
"""A word that texts of so many goals have, or of so many of the Ps and none, is a general one."""
ELSEWHERE = 0.1
"""What a pair counts against a goal that it was not judged by: most texts speak of few goals."""
FOLDS = 5


def fit(
    documents: Sequence[Document],
    name: str,
    threshold: float = 0.0,
    calibration: tuple[float, float] = (1.0, 0.0),
    pairs: bool | None = None,
    least: int | None = None,
    hit: float | None = None,
) -> Model:
    """Train a model by its name. Weights are whole numbers of `SCALE`; those below `least` go."""
    language = "en" if name == "en" else "da"
    pairs = name == "en" if pairs is None else pairs
    bare = running.read(
        {
            "language": language,
            "terms": {},
            "bias": [0.0] * CLASSES[name],
            "scale": SCALE,
            "unknown": 0.0,
            "threshold": threshold,
            "calibration": calibration,
            "pairs": pairs,
            "small": name == "six_p",
            "general": [],
            "hit": [HIT[name] if hit is None else hit] * CLASSES[name],
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
    general = general_words(documents, name)
    weights, bias = _regressions(matrix, documents, name)
    kept = LEAST_WEIGHT[name] if least is None else least
    whole = np.rint(weights / SCALE).astype(int)
    terms: dict[str, list[int]] = {}
    for at, term in enumerate(order):
        if seen[term] < (RARE_OF_P if name == "six_p" else RARE if " " in term else 1):
            continue
        row = [
            number
            for goal in range(CLASSES[name])
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
            "general": sorted(general & terms.keys()),
            "bias": [round(float(value), 3) for value in bias],
            "unknown": round(UNKNOWN * UNKNOWN * rarest * rarest, 3),
        }
    )


def general_words(documents: Sequence[Document], name: str) -> frozenset[str]:
    """The words that tell nothing of what a text is about: they stand in texts of many goals, or of
    many Ps, and no goal has them by themselves on its list. None in English: there are no such
    texts.
    """
    if name == "en":
        return frozenset()
    alone = set()
    for one in documents:
        words = tokens(one.text.lower(), "da") if one.kind == TERM else []
        if len(words) == 1:
            alone.add(words[0].head)
    spread = _spread(six_p()) | (_spread(documents) if name == "da" else set())
    return frozenset(spread - alone)


def _spread(documents: Sequence[Document]) -> set[str]:
    """The terms that texts of `GENERAL` different goals, or Ps, have."""
    having: dict[str, set[int]] = {}
    for one in documents:
        if one.kind in (TEXT, NONE):
            for word in tokens(one.text.lower(), "da"):
                for term in word.terms:
                    having.setdefault(term, set()).update(one.goals)
    return {term for term, goals in having.items() if len(goals) >= GENERAL}


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


def _regressions(matrix: Any, documents: Sequence[Document], name: str) -> tuple[Any, Any]:
    counts = np.array([COUNTS[name][one.kind] for one in documents])
    found = [
        _regression(matrix, documents, counts, goal, name) for goal in range(1, CLASSES[name] + 1)
    ]
    return np.array([one[:-1] for one in found]), np.array([one[-1] for one in found])


def _regression(
    matrix: Any, documents: Sequence[Document], counts: Any, goal: int, name: str
) -> Any:
    """One goal's weights, and its bias last; texts for and against count alike together."""
    signs = np.array([1.0 if goal in one.goals else -1.0 for one in documents])
    known = [not one.known or goal in one.known for one in documents]
    own = counts * np.where(known, 1.0, ELSEWHERE)
    whole = own.sum() / 2
    own = np.where(
        signs > 0, own * whole / own[signs > 0].sum(), own * whole / own[signs < 0].sum()
    )
    own *= PENALTY[name]

    def loss(values: Any) -> tuple[float, Any]:
        margin = signs * (matrix @ values[:-1] + values[-1])
        slope = -own * signs * np.exp(-np.logaddexp(0, margin))
        cost = (own * np.logaddexp(0, -margin)).sum() + 0.5 * values[:-1] @ values[:-1]
        return float(cost), np.append(matrix.T @ slope + values[:-1], slope.sum())

    start = np.zeros(matrix.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


Fit = Callable[[Sequence[Document]], Model]
Held = Sequence[tuple[Document, Sequence[float]]]
Margins = Callable[[Sequence[Token], Model], Sequence[float]]


def apart(words: Sequence[Token], own: Model) -> Sequence[float]:
    """The margins without what lists add, and then the root of each goal's number of listed terms;
    `own` is trained with a `hit` of 0.
    """
    counts = [0] * len(GOALS)
    for goals, _, _ in own.hits(words):
        for goal in goals:
            counts[goal - 1] += 1
    return [*own.margins(words), *map(math.sqrt, counts)]


def weighed(held: Held) -> tuple[list[float], list[float]]:
    """What to add to each goal's bias, and what its listed terms are to count, so that the pairs
    `held` out and taken `apart` are told best: one logistic regression over all goals, in which
    each may differ a little from the rest.
    """
    goal = np.array([next(iter(one.known)) - 1 for one, _ in held])
    signs = np.array([1.0 if one.goals else -1.0 for one, _ in held])
    margin = np.array([each[at] for (_, each), at in zip(held, goal, strict=True)])
    root = np.array([each[len(GOALS) + at] for (_, each), at in zip(held, goal, strict=True)])

    def loss(values: Any) -> float:
        (slope, hit, bias), biases, hits = values[:3], values[3:20], values[20:]
        said = slope * margin + (hit + hits[goal]) * root + bias + biases[goal]
        return float(np.logaddexp(0, -signs * said).sum() + (values[3:] ** 2).sum())

    start = np.array([1.0, 1.0, 0.0, *[0.0] * (2 * len(GOALS))])
    found = minimize(loss, start, method="L-BFGS-B").x
    biases, hits = (found[2] + found[3:20]) / found[0], (found[1] + found[20:]) / found[0]
    return [round(float(one), 3) for one in biases], [round(float(one), 3) for one in hits]


def of_goals(words: Sequence[Token], own: Model) -> Sequence[float]:
    return own.margins(words)


def out_of_fold(
    documents: Sequence[Document],
    judged: Callable[[Document], bool],
    fit_: Fit,
    together: int = 1,
    margins: Margins = of_goals,
) -> list[tuple[Document, Sequence[float]]]:
    """The margins of every document that is judged, by a model that has not seen its fold.

    So many of a goal's documents are judged `together` as one text: the UN's are short.
    """
    found: list[tuple[Document, Sequence[float]]] = []
    for number in range(FOLDS):
        inside = [one for one in documents if judged(one) and fold(one, FOLDS, "inner") == number]
        left = set(map(id, inside))
        own = fit_([one for one in documents if id(one) not in left])
        found += [
            (one, margins(tokens(one.text, own.language), own))
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


def abstaining(held: Held, share: float) -> float:
    """The lowest threshold at which that share of the texts without a goal get none."""
    tops = [max(margins) for one, margins in held if not one.goals]
    return next(at for at in STEPS if sum(top < at for top in tops) >= share * len(tops))


def sparing(held: Held, most: float) -> float:
    """The lowest threshold at which texts are given at most so many goals each."""
    each = [margin for _, margins in held for margin in margins]
    return next(at for at in STEPS if sum(m >= at for m in each) <= most * len(held))


def best_sparing(held: Held, most: float) -> float:
    """The highest threshold with the best mean F1 of those that give texts so many goals at most,
    each text counted for the goals that it is known by.
    """

    def f1(at: float) -> float:
        total = 0.0
        for goal in range(1, len(GOALS) + 1):
            own = [
                (goal in one.goals, each[goal - 1] >= at) for one, each in held if goal in one.known
            ]
            both = sum(right and said for right, said in own)
            some = sum(right + said for right, said in own)
            total += 2 * both / some if some else 0.0
        return total

    scores = {at: f1(at) for at in STEPS if at >= sparing(held, most)}
    return max(at for at, score in scores.items() if score == max(scores.values()))


def calibrated(held: Held) -> tuple[float, float]:
    """Platt's a and b: how a margin becomes the probability that the goal is right."""
    margins, right = [], []
    for one, each in held:
        for goal in one.known or range(1, len(each) + 1):
            margins.append(each[goal - 1])
            right.append(1.0 if goal in one.goals else -1.0)
    x, signs = np.array(margins), np.array(right)

    def loss(ab: Any) -> float:
        return float(np.logaddexp(0, -signs * (ab[0] * x + ab[1])).sum())

    a, b = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B").x
    return round(float(a), 3), round(float(b), 3)
