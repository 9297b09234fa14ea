"""Digests tell apart whatever differs, and say when nobody can tell."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from laboratorium.base.fingerprint import (
    CannotTellError,
    Fingerprints,
    digest,
    mark,
    of_file,
    of_folder,
)


class Term(BaseModel):
    model_config = ConfigDict(frozen=True)
    key: str
    number: int = 0


class Goal(Term):
    pass


@dataclass(frozen=True)
class Card:
    title: str
    terms: tuple[Term, ...] = ()


class Whole:
    told_whole = True

    def __init__(self, **held: int) -> None:
        vars(self).update(held)


def view(card: Card, number: int = 0) -> None:
    pass


def other_view(card: Card, number: int = 0) -> None:
    pass


DIFFERENT: tuple[object, ...] = (
    "",
    "a",
    b"a",
    1,
    1.0,
    None,
    False,
    (),
    [],
    {},
    frozenset("a"),
    frozenset("ab"),
    ("a", "b"),
    ("ab",),
    Term(key="a"),
    Term(key="a", number=1),
    Goal(key="a"),
    Card("a"),
    Card("a", (Term(key="a"),)),
    Card("a", (Goal(key="a"),)),
    partial(view, Card("a")),
    partial(view, Card("b")),
    partial(view, Card("a"), number=1),
    partial(other_view, Card("a")),
    view,
    Card,
    date(2026, 11, 29),
    date(2026, 11, 30),
    date(2026, 11, 29).toordinal(),
    f"{view.__module__}:view",
    f"{Card.__module__}:Card",
    Whole(a=1),
    Whole(a=2),
    Whole(b=1),
)


@pytest.mark.parametrize(("one", "other"), list(combinations(DIFFERENT, 2)))
def test_what_differs_is_told_apart(one: object, other: object) -> None:
    prints = Fingerprints()
    assert prints.of(one) != prints.of(other)


@given(st.recursive(st.text() | st.integers(), lambda inner: st.tuples(inner, inner)))
def test_equal_values_are_told_alike_whoever_holds_them(value: object) -> None:
    # The second is built anew, so that nothing in it is the same object.
    again = eval(repr(value))
    assert Fingerprints().of(value, value) == Fingerprints().of(again, value)


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_a_digest_knows_where_each_part_ends(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_marked_record_is_told_by_its_mark_and_a_changed_copy_by_its_fields() -> None:
    one, other = Card("a"), Card("b")
    mark(one, b"same")
    mark(other, b"same")
    prints = Fingerprints()
    assert prints.of(one) == prints.of(other)
    copy = replace(one, title="c")
    assert prints.of(copy) == Fingerprints().of(Card("c")) != prints.of(one)


def test_what_cannot_be_told_says_so() -> None:
    class Made:
        pass

    loop: list[object] = []
    loop.append(loop)
    for value in (lambda: 1, partial(lambda: 1), (letter for letter in "ab"), loop, Made):
        with pytest.raises(CannotTellError):
            Fingerprints().of(value)


def test_a_folder_is_its_names_and_its_bytes(tmp_path: Path) -> None:
    def of(files: dict[str, bytes]) -> bytes | None:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return of_folder(folder)

    trees: list[dict[str, bytes]] = [
        {},
        {"a": b""},
        {"b": b""},
        {"a": b"x"},
        {"a": b"x", "b": b""},
        {"a": b"", "b": b"x"},
        {"a/b": b"x"},
        {"a/b": b"", "x": b""},
        {"ab": b"x"},
        {".a": b"x"},
    ]
    found = [of(files) for files in trees]
    assert None not in found and len(set(found)) == len(trees)
    assert [of(files) for files in trees] == found


def test_a_folder_with_more_than_files_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("x")
    assert of_folder(tmp_path) and of_folder(tmp_path / "gone") is None
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert of_folder(tmp_path) is None
    (tmp_path / "link").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert of_folder(tmp_path) is None


def test_a_file_is_read_again_only_when_it_looks_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = tmp_path / "a", tmp_path / "b"
    file.write_text("one")
    fresh = of_file(file)
    file.write_text("two")  # At once and of the same size: its looks tell nothing yet.
    assert of_file(file) != fresh
    monkeypatch.setattr("laboratorium.base.looks._begun", file.stat().st_mtime_ns * 2)
    settled = of_file(file)
    monkeypatch.setattr("laboratorium.base.looks.file_digest", None)
    assert of_file(file) == settled
    link.symlink_to(file)
    assert of_file(link) is None
    with pytest.raises(TypeError):
        file.write_text("three")
        of_file(file)
