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
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from laboratorium.base.danish_roots import root_rules
from laboratorium.base.danish_words import asking_words, stop_words
from laboratorium.base.fingerprint import digest as of_parts
from laboratorium.base.memory import Book, Memory
from laboratorium.base.shelf import of_content
from laboratorium.site.search.model import Record
from laboratorium.site.search.postings import (
    LEVELS_PER_ONE,
    Counted,
    Gathered,
    Postings,
    Ranked,
    count,
    gather,
)
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
        return cls(text_of(record), tuple(u.kind for u in units), tuple(map(count, units)))


class Share(NamedTuple):
    """The share of some records in a row: the digests of their text files, the kinds of the units
    of each, and all their words.
    """

    texts: tuple[bytes, ...]
    kinds: tuple[tuple[str, ...], ...]
    words: Gathered

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Share:
        return cls(
            tuple(of_content(one.text) for one in pieces),
            tuple(one.kinds for one in pieces),
            gather(unit for one in pieces for unit in one.units),
        )


def files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """Every file of the index: its path on the site and its bytes, the same for the same records.

    Units are numbered in order of record, so that the browser can tell which text file a unit
    stands in from the shapes of the records alone.
    """
    pieces = [Piece.of(record) for record in records]
    for number, one in enumerate(pieces):
        yield text_file(number), one.text
    with Memory().book("search") as book:
        yield from files_of([Share.of(pieces)], book)


def text_file(number: int) -> str:
    """Where the text of the record of that number lies."""
    return f"{FOLDER}/tekst/{number}.json"


def files_of(shares: Iterable[Share], book: Book) -> Iterator[tuple[str, bytes]]:
    """The files that are made of all records, from the shares of these in order. `book` holds the
    pieces of terms that were made before.
    """
    postings = Postings()
    digest = hashlib.sha256()
    shapes: list[tuple[str, ...]] = []
    for one in shares:
        postings.add(one.words)
        digest.update(b"".join(one.texts))
        shapes += one.kinds
    ranked = postings.ranked()

    starts: list[str] = []
    for number, (first, end) in enumerate(_pieces(ranked)):
        starts.append(ranked.skeletons[first])
        text = book.ask(_seen(ranked, first, end), partial(_terms, ranked, first, end))
        digest.update(text)
        yield f"{FOLDER}/ord/{number}.json", text

    endings: list[str] = []
    backwards = sorted(
        (bones[::-1], name) for bones, name in zip(ranked.skeletons, ranked.names, strict=True)
    )
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
                "asking": sorted(asking_words()),
                "roots": root_rules(),
                "synonyms": synonyms(),
            }
        ),
    )


def dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def text_of(record: Record) -> bytes:
    """What a result shows: `u` holds `[title, address, [[anchor, heading, text], …]]` by unit."""
    units = [
        [
            unit.title,
            unit.address,
            [[section.anchor, section.heading, section.text] for section in unit.sections],
        ]
        for unit in record.units
    ]
    return dump({"t": record.title, "c": record.context, "u": units})


def _pieces(ranked: Ranked) -> Iterator[tuple[int, int]]:
    """Cut the terms into pieces: the place of the first term of each, and that behind its last.

    Terms with one skeleton are never parted.
    """
    start, size = 0, 0
    skeletons = ranked.skeletons
    for place, name in enumerate(ranked.names):
        if size > PIECE and skeletons[place] != skeletons[place - 1]:
            yield start, place
            start, size = place, 0
        size += len(name) + 10 + 4 * (ranked.levels[place] + ranked.kept(place))
    if skeletons:
        yield start, len(skeletons)


def _seen(ranked: Ranked, first: int, end: int) -> bytes:
    """A digest of all that a piece of terms says."""
    names = "\n".join(ranked.names[first:end])
    units = ",".join(map(str, ranked.units[first:end]))
    held = ranked.held[ranked.starts[first] : ranked.starts[end]]
    return of_parts(names, units, held.tobytes())


def _terms(ranked: Ranked, first: int, end: int) -> bytes:
    """A piece of terms."""
    return dump(
        {
            term.text: [
                term.units,
                *([level, units[0], *_steps(units)] for level, units in term.levels),
            ]
            for term in map(ranked.term, range(first, end))
        }
    )


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
