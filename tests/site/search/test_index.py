"""The files of the index hold what was put in, in pieces of some size, always the same bytes."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from bisect import bisect_right
from itertools import accumulate
from typing import Any

import pytest

from laboratorium.base.danish_roots import root
from laboratorium.base.danish_words import parts_of, skeleton
from laboratorium.site.search import index
from laboratorium.site.search.model import Record, Section, Unit
from laboratorium.site.search.postings import Postings, count, gather

WORDS = [
    first + last
    for first in ("", "sø", "å", "klima", "ælde", "land", "bør", "zork", "qu", "velfærds")
    for last in ("vand", "hus", "by", "plan", "ven", "møde", "ændring", "råd", "x1", "tal")
]


def made_up(count: int, seed: int = 1) -> list[Record]:
    rng = random.Random(seed)
    kinds = ["laeringspointe", "prototype"]
    return [
        Record(
            f"Sag {number}",
            "Et sted",
            (
                *[_unit("case", number, rng)],
                *[_unit(rng.choice(kinds), number, rng) for _ in range(rng.randint(0, 3))],
            ),
        )
        for number in range(count)
    ]


def _unit(kind: str, number: int, rng: random.Random) -> Unit:
    text = " ".join(rng.choices(WORDS, k=30))
    section = Section("et-sted", "Overskrift", text)
    return Unit(kind, rng.choice(WORDS), f"cases/{number}/", (section,), rng.choice(WORDS))


def written(records: list[Record]) -> dict[str, Any]:
    made = [(path, json.loads(text)) for path, text in index.files(records)]
    assert len({path for path, _ in made}) == len(made)
    return {path.removeprefix(index.FOLDER + "/"): value for path, value in made}


def numbered(files: dict[str, Any], folder: str) -> list[Any]:
    count = sum(path.startswith(folder + "/") for path in files)
    return [files[f"{folder}/{number}.json"] for number in range(count)]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return made_up(60)


@pytest.fixture
def files(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(index, "PIECE", 700)
    return written(records)


def read_posting(posting: list[Any]) -> list[tuple[int, tuple[int, ...]]]:
    """A posting as `postings.Term` has it: levels with the numbers of their units."""
    return [(level, tuple(accumulate(steps))) for level, *steps in posting[1:]]


def test_the_pieces_hold_every_term_once_as_it_was_counted(
    files: dict[str, Any], records: list[Record]
) -> None:
    postings = Postings()
    postings.add(gather(count(unit) for record in records for unit in record.units))
    ranked = postings.ranked()
    terms = map(ranked.term, range(len(ranked.names)))
    pieces = numbered(files, "ord")
    found = [(text, posting) for piece in pieces for text, posting in piece.items()]
    assert len(pieces) > 3
    assert [(text, posting[0], read_posting(posting)) for text, posting in found] == [
        (term.text, term.units, list(term.levels)) for term in terms
    ]


def test_a_term_stands_in_the_piece_that_its_skeleton_leads_to(files: dict[str, Any]) -> None:
    starts = files["fakta.json"]["terms"]
    assert starts == sorted(set(starts))
    for number, piece in enumerate(numbered(files, "ord")):
        for text in piece:
            assert bisect_right(starts, skeleton(text)) - 1 == number


def test_no_piece_is_much_larger_than_it_should_be(files: dict[str, Any]) -> None:
    sizes = [len(json.dumps(piece)) for piece in numbered(files, "ord")]
    assert max(sizes) < 4 * 700


def test_the_endings_hold_every_term_in_order_from_behind(files: dict[str, Any]) -> None:
    terms = {text for piece in numbered(files, "ord") for text in piece}
    lists = numbered(files, "endelser")
    endings = [text for part in lists for text in part]
    assert len(lists) > 1
    assert sorted(endings) == sorted(terms)
    backwards = [skeleton(text)[::-1] for text in endings]
    assert backwards == sorted(backwards)
    assert files["fakta.json"]["endings"] == [skeleton(part[0])[::-1] for part in lists]


def test_the_shapes_say_which_record_a_unit_stands_in(
    files: dict[str, Any], records: list[Record]
) -> None:
    facts = files["fakta.json"]
    shapes = [facts["shapes"][row] for row in facts["records"]]
    kinds = [[facts["kinds"][kind] for kind in shape] for shape in shapes]
    assert kinds == [[unit.kind for unit in record.units] for record in records]
    assert facts["units"] == sum(map(len, kinds))


def test_a_text_file_holds_what_a_result_shows_and_nothing_hidden() -> None:
    section = Section("her", "Overskrift", "Tekst <b>")
    unit = Unit("case", "Titel", "cases/a/", (section,), hidden="skjultord")
    files = written([Record("Sagen", "Aarhus", (unit,))])
    assert files["tekst/0.json"] == {
        "t": "Sagen",
        "c": "Aarhus",
        "u": [["Titel", "cases/a/", [["her", "Overskrift", "Tekst <b>"]]]],
    }
    assert "skjultord" in files["ord/0.json"]


def test_the_facts_tell_what_the_words_are_treated_by() -> None:
    facts = written([])["fakta.json"]
    assert {"og", "paa"} <= {*facts["stop"]}
    assert facts["roots"]["forms"]["boern"] == "barn"
    assert "senior" in facts["synonyms"][root("ældre")]
    assert (facts["units"], facts["terms"], facts["endings"], facts["records"]) == (0, [], [], [])


def test_the_version_changes_with_any_word_and_only_then() -> None:
    def version(records: list[Record]) -> str:
        text = written(records)["fakta.json"]["version"]
        assert isinstance(text, str)
        return text

    assert version(made_up(5)) == version(made_up(5))
    other = Record("Sag", "Et andet sted", made_up(5)[0].units)
    assert version(made_up(5)) != version([other, *made_up(5)[1:]])


@pytest.mark.nightly
def test_the_bytes_are_the_same_whatever_the_seed_of_hashing() -> None:
    code = (
        "import hashlib, test_index as t; from laboratorium.site.search import index;"
        "print(hashlib.sha256(repr(list(index.files(t.made_up(20)))).encode()).hexdigest())"
    )
    folder = __file__.rpartition("/")[0] or "."
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": folder},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_made_up_words_have_compounds_among_them() -> None:
    assert sum(bool(parts_of(word)) for word in WORDS) > 10, "or the tests say little"
