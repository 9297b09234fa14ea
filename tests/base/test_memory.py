"""What is remembered is right or not remembered at all, whatever happens to the file."""

from __future__ import annotations

import os
import sqlite3
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base import memory as module
from laboratorium.base.fingerprint import digest
from laboratorium.base.memory import FILE, FOLDER, Memory
from laboratorium.base.parallel import WORTH_SHARING, available_workers

SECRET = "Hvidfjerdrup"


def file_of(root: Path) -> Path:
    return root / FOLDER / FILE


class Teller:
    """Says how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, item: str) -> str:
        self.asked.append(item)
        return item.upper()


def told(root: Path, items: list[str], workers: int = 1) -> tuple[list[str], list[str]]:
    """The answers, and what was asked for them."""
    memory, make = Memory.of(root), Teller()
    found = list(memory.each("shout", items, lambda item: digest(item), make, workers))
    for item, (_, made_of) in zip(items, found, strict=True):
        assert made_of in (digest(item), b"")
    memory.forget_others()
    memory.close()
    return [answer for answer, _ in found], make.asked


def test_an_answer_is_made_once_and_forgotten_when_nobody_asks(tmp_path: Path) -> None:
    assert told(tmp_path, ["a", "b"]) == (["A", "B"], ["a", "b"])
    assert told(tmp_path, ["b", "a", "c", "a"]) == (["B", "A", "C", "A"], ["c"])
    assert told(tmp_path, ["c"]) == (["C"], [])
    assert told(tmp_path, ["a", "c"]) == (["A", "C"], ["a"])


def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    told(tmp_path, [SECRET * 500, "b"])
    assert SECRET.upper().encode() in file_of(tmp_path).read_bytes()
    told(tmp_path, ["b"])
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.upper().encode() not in left


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
def test_several_processes_make_the_same(tmp_path: Path) -> None:
    many = [f"item {number}" for number in range(WORTH_SHARING + 3)]
    whole = [item.upper() for item in many]
    assert told(tmp_path, many, 2)[0] == whole
    assert told(tmp_path, many, 2) == (whole, [])


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    seen = iter((b"before", b"after", b"settled", b"settled", b"settled"))
    for _ in range(2):
        memory, make = Memory.of(tmp_path), Teller()
        ((answer, _),) = memory.each("shout", ["a"], lambda _: next(seen), make)
        assert answer == "A" and make.asked == ["a"]
        memory.close()


def test_nothing_is_kept_of_what_nobody_can_tell(tmp_path: Path) -> None:
    for _ in range(2):
        memory, make = Memory.of(tmp_path), Teller()
        assert list(memory.each("shout", ["a"], lambda _: None, make)) == [("A", b"")]
        assert make.asked == ["a"]
        memory.close()


def test_another_version_of_the_program_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path, ["a"])
    monkeypatch.setattr(module, "program", lambda: b"another")
    assert told(tmp_path, ["a"]) == (["A"], ["a"])


def test_a_table_of_another_shape_is_made_anew(tmp_path: Path) -> None:
    told(tmp_path, ["a"])
    with sqlite3.connect(file_of(tmp_path)) as database:
        database.execute("PRAGMA user_version = 9")
        database.execute("ALTER TABLE answers RENAME COLUMN data TO facts")
    database.close()
    assert told(tmp_path, ["a"]) == (["A"], ["a"])
    assert told(tmp_path, ["a"]) == (["A"], [])


@given(st.data())
def test_a_file_that_is_cut_off_or_altered_never_answers_wrongly(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("torn")
    items = [f"{number} {SECRET * 20}" for number in range(30)]
    told(root, items)
    file = file_of(root)
    whole = bytearray(file.read_bytes())
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole))) :]
    else:
        for _ in range(data.draw(st.integers(1, 20))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(whole)
    expected = [item.upper() for item in items]
    assert told(root, items)[0] == expected
    assert told(root, items)[0] == expected


def test_entries_that_have_changed_places_are_noticed(tmp_path: Path) -> None:
    told(tmp_path, ["a", "b"])
    with sqlite3.connect(file_of(tmp_path)) as database:
        (one, first), (other, second) = database.execute("SELECT key, data FROM answers")
        database.execute("UPDATE answers SET data = ? WHERE key = ?", (second, one))
        database.execute("UPDATE answers SET data = ? WHERE key = ?", (first, other))
    database.close()
    assert told(tmp_path, ["a", "b"]) == (["A", "B"], ["a", "b"])


def test_an_answer_of_a_class_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    key = memory.key("kind")
    memory._keep([(key, b"cno.such.module\nThing\n.")])
    assert memory.recall([key]) == {}


@pytest.mark.parametrize("trouble", ["folder", "file", "full"])
def test_without_a_file_all_is_made_and_that_is_said_once(
    tmp_path: Path,
    trouble: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if trouble == "folder":
        (tmp_path / ".cache").write_text("a file where the folder should be")
    elif trouble == "file":
        file_of(tmp_path).mkdir(parents=True)
    else:
        opened = module._opened

        def full(path: Path) -> sqlite3.Connection:
            database = opened(path)
            database.execute("PRAGMA max_page_count = 4")
            return database

        monkeypatch.setattr(module, "_opened", full)
    items = [f"{number} {SECRET * 100}" for number in range(50)]
    assert told(tmp_path, items) == ([item.upper() for item in items], items)
    said = capsys.readouterr().err
    assert said.count("Hukommelsen") == 1 and said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_folder_that_is_read_only_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert told(tmp_path, ["a"]) == (["A"], ["a"])
    finally:
        tmp_path.chmod(0o700)


def _build(root: str, first: int) -> None:
    for turn in range(5):
        items = [f"{number} {SECRET}" for number in range(first, first + 200 + turn)]
        answers, _ = told(Path(root), items)
        assert answers == [item.upper() for item in items]


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
def test_two_builds_at_once_disturb_each_other_in_nothing_but_time(tmp_path: Path) -> None:
    context = get_context("fork")
    both = [context.Process(target=_build, args=(str(tmp_path), first)) for first in (0, 100)]
    for one in both:
        one.start()
    for one in both:
        one.join(120)
    assert [one.exitcode for one in both] == [0, 0]
