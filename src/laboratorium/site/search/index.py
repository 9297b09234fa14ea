"""The files of the index: facts, terms in pieces, endings in pieces, and the texts to show.

`facts.json` tells the browser what the pieces are called and what else it must know. A piece of
terms maps each term to `[units, [level, unit, step, step …], …]`, where a step leads from one
unit's number to the next; pieces are cut where they reach a size, in order of the terms' skeletons.
A piece of endings lists terms in order of their skeletons read backwards: for words that begin in
a way nobody knows. A text file holds one record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from laboratorium.base.danish_words import irregular_forms, skeleton, stop_words
from laboratorium.site.search.model import Record
from laboratorium.site.search.postings import LEVELS_PER_ONE, Counted, Postings, Term, count
from laboratorium.site.search.records import NAMES
from laboratorium.site.search.synonyms import synonyms

FOLDER = "soeg/indeks"
FACTS = f"{FOLDER}/fakta.json"
# In characters of JSON. Small pieces make a search light, large ones make for fewer files.
PIECE = 10_000


@dataclass(frozen=True)
class Piece:
    """A record's share of the index: its text file, the kinds of its units, and their words."""

    text: bytes
    kinds: tuple[str, ...]
    units: tuple[Counted, ...]

    @classmethod
    def of(cls, record: Record) -> Piece:
        units = record.units
        return cls(dump(_texts(record)), tuple(u.kind for u in units), tuple(map(count, units)))


def files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """Every file of the index: its path on the site and its bytes, the same for the same records.

    Units are numbered in order of record, so that the browser can tell which text file a unit
    stands in from the shapes of the records alone.
    """
    return files_of(map(Piece.of, records))


def files_of(pieces: Iterable[Piece]) -> Iterator[tuple[str, bytes]]:
    """The same from the pieces of the records."""
    postings = Postings()
    digest = hashlib.sha256()
    shapes: list[tuple[str, ...]] = []
    for number, one in enumerate(pieces):
        for unit in one.units:
            postings.add(unit)
        digest.update(one.text)
        shapes.append(one.kinds)
        yield f"{FOLDER}/tekst/{number}.json", one.text

    starts: list[str] = []
    names: list[str] = []
    for number, (start, piece) in enumerate(_pieces(postings.terms(), names)):
        starts.append(start)
        text = dump(piece)
        digest.update(text)
        yield f"{FOLDER}/ord/{number}.json", text

    endings: list[str] = []
    backwards = sorted((skeleton(name)[::-1], name) for name in names)
    size = max(1, PIECE // 14)
    for number, first in enumerate(range(0, len(backwards), size)):
        piece_of_endings = backwards[first : first + size]
        endings.append(piece_of_endings[0][0])
        text = dump([name for _, name in piece_of_endings])
        yield f"{FOLDER}/endelser/{number}.json", text

    yield (
        FACTS,
        dump(
            {
                "version": digest.hexdigest()[:12],
                "units": len(postings.lengths),
                "per_level": LEVELS_PER_ONE,
                "terms": starts,
                "endings": endings,
                **_shapes(shapes),
                "stop": sorted(stop_words()),
                "irregular": irregular_forms(),
                "synonyms": synonyms(),
            }
        ),
    )


def dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _texts(record: Record) -> dict[str, Any]:
    """What a result shows: `u` holds `[title, address, [[anchor, heading, text], …]]` by unit."""
    return {
        "t": record.title,
        "c": record.context,
        "u": [
            [
                unit.title,
                unit.address,
                [[section.anchor, section.heading, section.text] for section in unit.sections],
            ]
            for unit in record.units
        ],
    }


def _pieces(terms: Iterable[Term], names: list[str]) -> Iterator[tuple[str, dict[str, list[Any]]]]:
    """Cut the terms into pieces, each with the skeleton it starts at; `names` is told every term.

    Terms with one skeleton are never parted.
    """
    piece: dict[str, list[Any]] = {}
    start, size, last = "", 0, ""
    for term in terms:
        names.append(term.text)
        key = skeleton(term.text)
        if size > PIECE and key != last:
            yield start, piece
            piece, size = {}, 0
        if not piece:
            start = key
        last = key
        levels = [[level, units[0], *_steps(units)] for level, units in term.levels]
        piece[term.text] = [term.units, *levels]
        size += len(term.text) + 10 + sum(4 * len(level) for level in levels)
    if piece:
        yield start, piece


def _steps(units: Sequence[int]) -> Iterator[int]:
    return (after - before for before, after in pairwise(units))


def _shapes(shapes: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """The kinds of every record's units, each pattern of kinds written once."""
    kinds = list(dict.fromkeys(kind for shape in shapes for kind in shape))
    places: dict[tuple[int, ...], int] = {}
    rows = [
        places.setdefault(tuple(kinds.index(kind) for kind in shape), len(places))
        for shape in shapes
    ]
    names = {kind: NAMES[kind] for kind in kinds}
    return {"kinds": kinds, "names": names, "shapes": list(places), "records": rows}
