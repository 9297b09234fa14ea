"""Measure the tagger: `scripts tagging.evaluate DIR`, or `./lab evaluate-tagging --data DIR`.

DIR holds what `tagging.train` needs and `danish-dev.jsonl`. Printed as Markdown: the English
benchmark beside public systems and baselines, each goal, abstaining, calibration, Danish texts with
baselines, the six Ps, and speed. Public systems' answers stand in the data. Everything is trained
here anew, and no threshold has seen what it is measured on: --held FILE names pairs kept apart,
which are then measured instead of folds. --docs writes the tables into docs/redaktion/forslag.md.
"""

from __future__ import annotations

import json
import re
import sys
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from laboratorium.base.danish import fold as folded
from laboratorium.base.files import write
from laboratorium.model.vocabulary import vocabularies
from laboratorium.tagging import words
from laboratorium.tagging.model import GOALS, Model, model
from laboratorium.tagging.suggest import margins, passages
from laboratorium.tagging.words import tokens
from tagging.corpus import (
    NONE,
    SYSTEMS,
    TEXT,
    Pair,
    as_documents,
    danish,
    danish_un,
    english,
    fold,
    goal_files,
    listed,
    pairs,
)
from tagging.learning import FOLDS
from tagging.six_p import six_p_part
from tagging.train import danish_model, english_model

DOCS = Path(__file__).parents[2] / "docs/redaktion/forslag.md"
BEGIN, END = (
    "*Herfra er tallene skrevet af `./lab evaluate-tagging`.*",
    "*Hertil er tallene skrevet af kommandoen.*",
)


def masked(text: str) -> str:
    """The text without goals' numbers and official names: naming a goal must not help."""
    names = "|".join(re.escape(goal.label) for goal in vocabularies().sdg)
    return re.sub(rf"(?:verdensmål|SDGs?|goals?) ?\d+|{names}", " ", text, flags=re.IGNORECASE)


Said = Sequence[tuple[Pair, bool]]


def scores(said: Said) -> tuple[list[float], list[float]]:
    """Accuracy and F1 of each goal."""
    accuracy, f1 = [], []
    for goal in range(1, 18):
        own = [(pair.label, answer) for pair, answer in said if pair.goal == goal]
        both = sum(label and answer for label, answer in own)
        some = sum(label + answer for label, answer in own)
        accuracy.append(sum(label == answer for label, answer in own) / len(own))
        f1.append(2 * both / some if some else 0.0)
    return accuracy, f1


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


@dataclass(frozen=True)
class Judged:
    """A pair with the margins of every goal by a model that had not seen its document."""

    pair: Pair
    margins: tuple[float, ...]
    threshold: float

    @property
    def answer(self) -> bool:
        return self.margins[self.pair.goal - 1] >= self.threshold

    @property
    def goals(self) -> int:
        return sum(margin >= self.threshold for margin in self.margins)


def judge(own: Model, given: Sequence[Pair]) -> list[Judged]:
    found = []
    for pair in given:
        text = masked(pair.text)
        said = tokens(text, "en")
        found.append(Judged(pair, tuple(margins(list(passages(text, said)), own)), own.threshold))
    return found


def without(data: Path, given: Sequence[Pair], held: Sequence[Pair]) -> list[Judged]:
    return judge(english_model(english(data)), held)


def with_folds(data: Path, given: Sequence[Pair], held: Sequence[Pair]) -> list[Judged]:
    """Trained with the benchmark's other documents: by five folds, or on all if others are held."""
    base = english(data)
    if held is not given:
        return judge(english_model([*base, *as_documents(given)]), held)
    found = []
    for number in range(FOLDS):
        inside = [one for one in given if _fold(one) == number]
        rest = [one for one in given if _fold(one) != number]
        found += judge(english_model([*base, *as_documents(rest)]), inside)
    return found


def _fold(pair: Pair) -> int:
    return fold(as_documents([pair])[0], FOLDS)


def keyword_list(data: Path, given: Sequence[Pair], held: Sequence[Pair]) -> list[tuple[Pair, int]]:
    """Our own English terms as a plain list: a goal for any hit."""
    lists = {next(iter(one.goals)): [] for one in english(data) if one.kind == "term"}  # type: dict[int, list[str]]
    for one in english(data):
        if one.kind == "term":
            lists[next(iter(one.goals))].append(folded(one.text))
    found = []
    for pair in held:
        text = f" {' '.join(words.WORD.findall(folded(pair.text)))} "
        hits = {goal for goal, terms in lists.items() if any(f" {term} " in text for term in terms)}
        found.append((pair, len(hits) if pair.goal in hits else -len(hits)))
    return found


def row(name: str, said: Said, goals: float | None) -> str:
    accuracy, f1 = scores(said)
    count = "–" if goals is None else f"{goals:.2f}"
    return f"| {name} | {mean(accuracy):.3f} | {mean(f1):.3f} | {count} |"


def english_part(data: Path, held_file: Path | None) -> Iterator[str]:
    given = pairs(data / "benchmark-dev.csv")
    held = pairs(held_file) if held_file else given
    yield f"### Engelsk: {len(held)} par af tekst og mål"
    yield ""
    yield "| Metode | macro accuracy | macro F1 | mål pr. tekst |"
    yield "|---|---|---|---|"
    for name in SYSTEMS:
        if all(name in pair.answers for pair in held):
            yield row(name, [(pair, pair.answers[name]) for pair in held], None)
    listed_ = keyword_list(data, given, held)
    yield row(
        "ordliste (vores egen), ét ord nok",
        [(pair, hits > 0) for pair, hits in listed_],
        mean([abs(hits) for _, hits in listed_]),
    )
    single = judge(english_model(english(data), pairs=False), held)
    yield row("TF-IDF + logistisk regression, enkelte ord", _said(single), _goals(single))
    ours = without(data, given, held)
    yield row("**vores, uden tekster fra prøven**", _said(ours), _goals(ours))
    learnt = with_folds(data, given, held)
    yield row("**vores, med tekster fra prøven**", _said(learnt), _goals(learnt))
    yield ""
    yield "| mål | uden: accuracy | uden: F1 | med: accuracy | med: F1 |"
    yield "|---|---|---|---|---|"
    one, other = scores(_said(ours)), scores(_said(learnt))
    for at, goal in enumerate(GOALS):
        cells = (one[0][at], one[1][at], other[0][at], other[1][at])
        yield f"| {goal} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |"


def _said(judged: Sequence[Judged]) -> list[tuple[Pair, bool]]:
    return [(one.pair, one.answer) for one in judged]


def _goals(judged: Sequence[Judged]) -> float:
    return mean([one.goals for one in judged])


@dataclass(frozen=True)
class Text:
    """A labelled Danish text: its main goals, all its goals, and its Ps; None where unknown."""

    text: str
    main: frozenset[int]
    goals: frozenset[int]
    ps: tuple[str, ...] | None


def danish_texts(path: Path) -> list[Text]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Text(
            one["text"],
            frozenset(one["main"]),
            frozenset(one["sdg"]),
            None if one["six_p"] is None else tuple(one["six_p"]),
        )
        for one in rows
    ]


DANISH_COLUMNS = (
    *("top 1", "top 2", "precision@3", "hovedmålet foreslået"),
    *("uden mål: intet fået", "mål pr. tekst"),
)
Scorer = Callable[[str], Sequence[float]]


def by_model(own: Model, text: str) -> list[float]:
    clean = masked(text)
    return margins(list(passages(clean, tokens(clean, "da"))), own)


def by_list() -> Scorer:
    """Our own Danish terms as a plain list: how many of a goal's terms a text has."""
    lists = [
        {folded(term) for term in listed(own["lexicon"])}
        for own in sorted(goal_files(), key=lambda own: int(own["goal"]))
    ]

    def score(text: str) -> list[float]:
        plain = f" {' '.join(words.WORD.findall(folded(masked(text))))} "
        return [float(sum(f" {term} " in plain for term in terms)) for terms in lists]

    return score


def stems_alone() -> Model:
    """The same training, but with stems only: no compound is split."""
    split = words.danish_terms
    words.danish_terms = lambda word: split(word)[:1]  # type: ignore[assignment]
    try:
        return danish_model(danish())
    finally:
        words.danish_terms = split


def danish_row(name: str, scorer: Scorer, texts: Sequence[Text], threshold: float) -> str:
    first = second = right = main = none = found = 0
    for text in texts:
        each = scorer(text.text)
        order = sorted(range(17), key=lambda at: (-each[at], at))
        given = [at + 1 for at in order if each[at] >= threshold]
        found += len(given)
        if not text.goals:
            none += not given
            continue
        first += order[0] + 1 in text.main
        second += any(at + 1 in text.main for at in order[:2])
        right += sum(at + 1 in text.goals for at in order[:3])
        main += bool(text.main & set(given))
    some = sum(bool(text.goals) for text in texts)
    bare = len(texts) - some
    empty = f"{none} af {bare}" if bare else "–"
    return (
        f"| {name} | {first / some:.3f} | {second / some:.3f} | {right / (3 * some):.3f} "
        f"| {main / some:.2f} | {empty} | {found / len(texts):.2f} |"
    )


def danish_part(data: Path, path: Path) -> Iterator[str]:
    texts = danish_texts(path)
    yield f"### Dansk: {len(texts)} afsnit af andre"
    yield ""
    yield f"| Metode | {' | '.join(DANISH_COLUMNS)} |"
    yield "|---|---|---|---|---|---|---|"
    yield danish_row("ordliste (vores egen), ét ord nok", by_list(), texts, 1.0)
    plain = stems_alone()
    # Split words must not reach a model that knows none of them.
    split = words.danish_terms
    words.danish_terms = lambda word: split(word)[:1]  # type: ignore[assignment]
    yield danish_row("stammer uden deling", partial(by_model, plain), texts, plain.threshold)
    words.danish_terms = split
    ours = [one for one in danish() if one.kind in (NONE, TEXT)]
    silver = danish_model([*danish_un(data), *ours])
    yield danish_row(
        "FN's tekster og vores afsnit", partial(by_model, silver), texts, silver.threshold
    )
    both = danish_model([*danish_un(data), *danish()])
    yield danish_row("vores tekster og FN's", partial(by_model, both), texts, both.threshold)
    own = danish_model(danish())
    yield danish_row("**vores tekster alene**", partial(by_model, own), texts, own.threshold)
    yield ""
    yield from _calibration(own, texts)
    yield ""
    yield from six_p_part([(one.text, one.ps) for one in texts if one.ps is not None])


def _calibration(own: Model, texts: Sequence[Text]) -> Iterator[str]:
    """How often a goal is right, beside how sure the model was: what it said, and what was so."""
    cells: dict[int, list[tuple[float, bool]]] = {}
    for text in texts:
        for goal, margin in enumerate(by_model(own, text.text), start=1):
            score = own.score(margin)
            cells.setdefault(min(4, int(score * 5)), []).append((score, goal in text.goals))
    yield "| sikkerhed | par | sagt | rigtigt |"
    yield "|---|---|---|---|"
    for cell, found in sorted(cells.items()):
        said, right = mean([one for one, _ in found]), mean([float(one) for _, one in found])
        yield f"| {cell / 5:.1f}–{(cell + 1) / 5:.1f} | {len(found)} | {said:.2f} | {right:.2f} |"


def speed_part(data: Path) -> Iterator[str]:
    """Texts a second on one core, beside seesus where it is installed."""
    texts = [pair.text for pair in pairs(data / "benchmark-dev.csv")]
    own = model("en")

    def ours() -> None:
        for text in texts:
            said = tokens(text, "en")
            margins(list(passages(text, said)), own)

    ours()
    pace = len(texts) / _seconds(ours)
    yield f"Fart på én kerne: {pace:,.0f} tekster i sekundet"
    try:
        from seesus import SeeSus  # type: ignore[import-not-found]
    except ImportError:
        yield "(seesus er ikke installeret her, så der er ikke målt ved siden af)."
        return
    few = texts[:30]
    theirs = len(few) / _seconds(lambda: [SeeSus(text) for text in few])
    yield f"mod {theirs:,.0f} for seesus i de samme minutter: {pace / theirs:,.0f} gange så mange."


def _seconds(work: Callable[[], Any]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-9)


def report(data: Path, held: Path | None, judged: Path) -> str:
    parts = (english_part(data, held), danish_part(data, judged), speed_part(data))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--held", type=Path, help="pairs kept apart, as benchmark-dev.csv")
    parser.add_argument("--danish", type=Path, help="another file than danish-dev.jsonl")
    parser.add_argument("--docs", action="store_true")
    given = parser.parse_args()
    text = report(given.data, given.held, given.danish or given.data / "danish-dev.jsonl")
    sys.stdout.write(text)
    if given.docs:
        page = DOCS.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN, 1)
        write(DOCS, f"{before}{BEGIN}\n\n{text}\n{END}{rest.split(END, 1)[1]}")


if __name__ == "__main__":
    main()
