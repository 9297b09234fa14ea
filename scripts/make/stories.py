"""Make up the stories that show how stories look: `scripts make.stories > stories.csv`.

    .venv/bin/python scripts make.stories --seed 1 > src/laboratorium/model/examples/stories.csv
    .venv/bin/python scripts make.stories --count 2000 --real > cases/<slug>/stories.csv

Texts are put together from `stories.yml`, and places are drawn around where such stories lie. The
same seed gives the same bytes. Each story says of itself that it is made up, unless it is for a
benchmark (`--real`), whose cases are thrown away.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import count, product
from pathlib import Path
from random import Random
from typing import Any

import yaml

from laboratorium.model.stories import STORIES, columns, scales
from laboratorium.model.vocabulary import Triad

COUNT, SEED = 120, 1
_PIECES = Path(__file__).with_name("stories.yml")
_CLOSE = 14.0  # how near to where they belong the stories lie
_IRRELEVANT = 0.06


def stories(number: int, seed: int, example: bool = True) -> str:
    """A `stories.csv` of so many made-up stories, as Danish spreadsheets save it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(field.name for field in STORIES.columns)
    writer.writerows(_rows(number, Random(seed), "ja" if example else ""))
    return out.getvalue()


def _rows(number: int, chance: Random, example: str) -> Iterator[list[str]]:
    pieces: dict[str, Any] = yaml.safe_load(_PIECES.read_text(encoding="utf-8"))
    tellers = pieces["tellers"]
    whole = sum(teller["count"] for teller in tellers.values())
    roles = [role for role, teller in tellers.items() for _ in range(teller["count"])]
    roles = (roles * (number // whole + 1))[:number]
    chance.shuffle(roles)
    told = {
        role: _texts(teller["begin"], pieces["events"], chance) for role, teller in tellers.items()
    }
    for role in roles:
        event, text = next(told[role])
        date = f"2026-0{chance.randint(3, 6)}"
        yield [text, role, chance.choice(pieces["levels"]), date, example, *_places(event, chance)]


def _texts(begin: list[str], events: list[Any], chance: Random) -> Iterator[tuple[Any, str]]:
    """What happened and how it is told, each only once."""
    every = [(one, event, end) for one, event in product(begin, events) for end in event["end"]]
    chance.shuffle(every)
    for turn in count(1):
        again = f" Det var gang nummer {turn}." if turn > 1 else ""
        yield from ((event, f"{one} {event['what']} {end}{again}") for one, event, end in every)


def _places(event: Any, chance: Random) -> Iterator[str]:
    triads, dyads = iter(event["triads"]), iter(event["dyads"])
    for scale in scales():
        around = next(triads if isinstance(scale, Triad) else dyads)
        if chance.random() < _IRRELEVANT:
            yield from ("" for _ in columns(scale))
            continue
        is_triad = isinstance(scale, Triad)
        drawn = _triangle(around, chance) if is_triad else [_line(around, chance)]
        yield from (f"{share / 100:.2f}".replace(".", ",") for share in drawn)


def _triangle(around: list[float], chance: Random) -> list[int]:
    """Whole percent around the shares (a Dirichlet distribution, by gamma variates)."""
    drawn = [chance.gammavariate(max(share, 0.04) * _CLOSE, 1) for share in around]
    first, second = (round(100 * one / sum(drawn)) for one in drawn[:2])
    return [first, second, 100 - first - second]


def _line(around: float, chance: Random) -> int:
    return round(100 * chance.betavariate(around * _CLOSE, (1 - around) * _CLOSE))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--real", action="store_true")
    given = parser.parse_args(arguments)
    sys.stdout.write(stories(given.count, given.seed, not given.real))
    return 0


if __name__ == "__main__":
    sys.exit(main())
