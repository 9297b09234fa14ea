"""What was worked out before, kept by what it was made of, so that it need not be made again.

An answer's key is a digest of all that it depends on, so an answer is never out of date: it is
either asked for or not. Answers lie in one SQLite file under ``.cache/``, each with a digest of its
own, so that one that is cut off or altered is noticed and made anew. What the last whole build did
not ask for is forgotten, which keeps the file as small as the site and takes along whatever was
withdrawn. Without the file (another version's, a full disk, a folder that is read only) everything
is made as if for the first time, and that is said once.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self, TypeVar

from laboratorium.base import looks
from laboratorium.base.faults import reason
from laboratorium.base.fingerprint import Fingerprints, digest, of_folder, program
from laboratorium.base.folders import Folders
from laboratorium.base.looks import SIZE
from laboratorium.base.own_key import own_key
from laboratorium.base.parallel import spread

T = TypeVar("T")
R = TypeVar("R")

FOLDER = ".cache/memory"
FILE = "answers.sqlite"
# Raised when the table changes; the answers themselves change with the library's own digest.
VERSION = 2
# How long a build waits for another one that is writing, in seconds.
PATIENCE = 10
# SQLite takes so many values in one question everywhere.
AT_ONCE = 500
_LOST = object()
_REASONS = {
    "SQLITE_FULL": "disken er fuld",
    "SQLITE_IOERR": "disken svarer med en fejl",
    "SQLITE_CANTOPEN": "der er ikke adgang til den",
    "SQLITE_PERM": "der er ikke adgang til den",
    "SQLITE_READONLY": "den kan kun læses, ikke skrives",
    "SQLITE_BUSY": "et andet program bruger den",
}
_TORN = "filen er gået i stykker"
_BAD = (sqlite3.Error, OSError, sqlite3.Warning)


class Memory:
    """Answers by key. ``folder`` is where they lie, or ``None`` to remember nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.program = program()
        self.prints = Fingerprints()
        """Digests of values that do not change while this is asked."""
        self._used: set[bytes] = set()
        self._database: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection] = []
        self._process = os.getpid()
        self._alive: dict[bytes, Any] | None = None
        self._folders: Folders | None = None
        self.walked: dict[str, bytes] = {}
        """Digests of folders that were walked just now, each until it is asked for."""
        if folder:
            self._open(folder / FILE)

    @classmethod
    def of(cls, root: Path) -> Memory:
        """The memory of the project in the folder ``root``."""
        return cls(root / FOLDER)

    def alive(self) -> Memory:
        """Keep what is asked for in this process as well, for one that asks again and again."""
        self._alive, self._folders = {}, Folders()
        return self

    def renewed(self, now: int, touched: Collection[Path] | None = None) -> Memory:
        """Begin to ask anew at a moment (nanoseconds): the program's own words may have been
        edited. Of what has been touched since the last time nothing is known, or all paths are.
        """
        self.program = program()
        if self._folders is not None:
            self._folders.renew(now, touched)
        self.prints = Fingerprints()
        self._used.clear()
        return self

    def of_folder(self, folder: Path) -> bytes | None:
        """A digest of a folder, see ``fingerprint``. What was just walked is not walked again, but
        who asks once more asks what has changed meanwhile. See ``Folders`` for what a process does
        that asks again and again.
        """
        if self._folders is not None:
            return self._folders.digest(folder)
        return self.walked.pop(os.fspath(folder), None) or of_folder(folder)

    def forget_unused_alive(self) -> None:
        """Let go of what has not been asked for since ``renewed``."""
        if self._alive is not None:
            self._alive = {key: self._alive[key] for key in self._used if key in self._alive}

    def key(self, kind: str, *parts: bytes | str) -> bytes:
        """The key of an answer of this kind, made of these digests by this version of the program.

        ``kind`` names what is done with them.
        """
        return digest(self.program, kind, *parts)

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Return the answers that are known, by key."""
        wanted = list(dict.fromkeys(keys))
        self._used.update(wanted)
        found: dict[bytes, Any] = {}
        if self._alive is not None:
            found = {key: self._alive[key] for key in wanted if key in self._alive}
            wanted = [key for key in wanted if key not in found]
        bad: list[bytes] = []
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT key, data FROM answers WHERE key IN ({marks})"
            for key, kept in self._ask(question, some):
                answer = _unsealed(key, kept)
                if answer is _LOST:
                    bad.append(key)
                else:
                    found[key] = answer
        if bad:
            self._change("DELETE FROM answers WHERE key = ?", [(key,) for key in bad])
        if self._alive is not None:
            self._alive |= found
        return found

    def keep_all(self, answers: Iterable[tuple[bytes, object]]) -> None:
        """Keep answers by their keys."""
        if self._database is None and self._alive is None:
            return
        answers = list(answers)
        if self._alive is not None:
            self._alive |= answers
        self._keep((key, pickle.dumps(one, pickle.HIGHEST_PROTOCOL)) for key, one in answers)

    def _keep(self, answers: Iterable[tuple[bytes, bytes]]) -> None:
        rows = [(key, _sealed(key, data), None) for key, data in answers]
        self._used.update(key for key, _, _ in rows)
        self._change("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def each(
        self,
        kind: str,
        items: Sequence[T],
        made_of: Callable[[T], bytes | None],
        make: Callable[[T], R],
        workers: int = 1,
    ) -> Iterator[tuple[R, bytes]]:
        """Yield ``make(item)`` for each item, in order, and a digest of what it was made of, empty
        when nobody can tell; those known already are not made.

        ``made_of`` gives a digest of all that ``make`` reads of the item, its name among it, or
        ``None`` when nobody can tell. It is asked again afterwards: what has changed meanwhile is
        not kept.
        """
        if self._database is None:
            yield from ((made, b"") for made in spread(make, items, workers))
            return
        before = [made_of(item) for item in items]
        keys = [self.key(kind, seen) if seen else None for seen in before]
        known = self.recall(key for key in keys if key)
        places = [at for at, key in enumerate(keys) if key not in known]
        work = [(items[at], before[at]) for at in places]
        made = spread(partial(_made, made_of, make), work, workers)
        new: list[tuple[bytes, bytes]] = []
        live: dict[bytes, Any] = {}
        for key, seen in zip(keys, before, strict=True):
            if key and key in known:
                yield known[key], seen or b""
                continue
            data, settled = next(made)
            answer = pickle.loads(data)
            if key and settled:
                new.append((key, data))
                live[key] = answer
            yield answer, (settled and seen) or b""
        self._keep(new)
        if self._alive is not None:
            self._alive |= live

    def spare(self, kind: str, items: Iterable[T], made_of: Callable[[T], bytes | None]) -> None:
        """Do not forget what `each` would ask for, though nobody needs it now."""
        self.hold(self.key(kind, seen) for seen in map(made_of, items) if seen)

    def hold(self, keys: Iterable[bytes]) -> None:
        """Do not forget what is kept under these keys, though it may not be asked for."""
        self._used.update(keys)

    def book(self, name: str) -> Book:
        """Many small answers that are used together: read and written in one go; see ``Book``."""
        return Book(self, self.key("book", name))

    @contextmanager
    def looking(self, name: str, now: int) -> Iterator[None]:
        """Let no file be read for its digest that looks as it did the last time; see `looks`.
        ``now`` is the time in nanoseconds.
        """
        key = self.key("looks", name)
        before = self.recall([key]).get(key, {})
        looks.begin(now, before)
        yield
        if looks.met() != before:
            self.write_book(key, looks.met())

    def write_book(self, key: bytes, answers: Mapping[Any, Any]) -> None:
        """Keep a book until it is written again or the program is another."""
        data = pickle.dumps(dict(answers), pickle.HIGHEST_PROTOCOL)
        row = (key, _sealed(key, data), self.program)
        if self._alive is not None:
            self._alive[key] = dict(answers)
        self._change("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", [row])

    def forget_others(self) -> None:
        """Forget every answer that has not been asked for or kept since this memory was opened."""
        if self._database is None:
            return
        self._change("CREATE TEMP TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY)", [()])
        self._change("INSERT OR IGNORE INTO used VALUES (?)", [(key,) for key in self._used])
        # Books forget by themselves, but those of another version are nobody's.
        unused = "key NOT IN (SELECT key FROM used) AND program IS NOT ?"
        self._change(f"DELETE FROM answers WHERE {unused}", [(self.program,)])
        self._change("DELETE FROM used", [()])

    def close(self) -> None:
        if self._database is not None:
            with suppress(*_BAD):
                self._database.close()
            self._database = None

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._database = _opened(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database at all, or a torn one
                _delete(path)
                self._database = _opened(path)
        except _BAD as error:
            self._give_up(error)

    def _ask(self, question: str, values: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        self._be_own()
        if self._database is None:
            return []
        try:
            return self._database.execute(question, values).fetchall()
        except _BAD as error:
            self._give_up(error)
            return []

    def _change(self, order: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self._be_own()
        if self._database is None or not rows:
            return
        try:
            with self._database:
                self._database.executemany(order, rows)
        except _BAD as error:
            self._give_up(error)

    def _be_own(self) -> None:
        """Let a process that was forked have a connection of its own, as SQLite asks."""
        if self._process != os.getpid() and self._database is not None and self.folder:
            self._inherited.append(self._database)  # Never to be closed here.
            self._database, self._process = None, os.getpid()
            self._open(self.folder / FILE)

    def _give_up(self, error: Exception) -> None:
        """Go on without, and say so; a file that is broken is deleted for the next one's sake."""
        self.close()
        broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        )
        if broken and self.folder:
            _delete(self.folder / FILE)
        print(
            f"Hukommelsen i {FOLDER} kan ikke bruges: {_why(error)}. Alt bliver lavet forfra.",
            file=sys.stderr,
        )


class Book:
    """Answers by keys of their own, which say all that each depends on beside the program. What is
    not asked for between opening and closing it is forgotten.

        with memory.book("reasons") as book:
            said = book.ask(key, partial(reason, one, other))
    """

    def __init__(self, memory: Memory, key: bytes) -> None:
        self._memory, self._key = memory, key
        self._old: dict[bytes, Any] = {}
        self._used: dict[bytes, Any] = {}

    def __enter__(self) -> Self:
        self._old = self._memory.recall([self._key]).get(self._key, {})
        return self

    def __exit__(self, kind: type[BaseException] | None, *told: object) -> None:
        if kind is None and self._used.keys() != self._old.keys():
            self._memory.write_book(self._key, self._used)

    def knows(self, key: bytes) -> bool:
        return key in self._used or key in self._old

    def ask(self, key: bytes, make: Callable[[], Any]) -> Any:
        if key not in self._used:
            self._used[key] = self._old[key] if key in self._old else make()
        return self._used[key]


def _why(error: Exception) -> str:
    """What is wrong with the file, as the end of a Danish sentence."""
    if isinstance(error, OSError):
        return reason(error)
    name = getattr(error, "sqlite_errorname", "")
    return next((said for start, said in _REASONS.items() if name.startswith(start)), _TORN)


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    try:
        # What the system has been given outlives this process, and all of it can be made again.
        database.execute("PRAGMA synchronous = OFF")
        # What is forgotten is gone from the file too.
        database.execute("PRAGMA secure_delete = ON")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            with database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("DROP TABLE IF EXISTS answers")
                database.execute(
                    "CREATE TABLE answers (key BLOB PRIMARY KEY, data BLOB NOT NULL, program BLOB)"
                )
                database.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        database.close()
        raise
    return database


def _delete(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _sealed(key: bytes, data: bytes) -> bytes:
    return _seal(key, data) + data


def _seal(key: bytes, data: bytes | memoryview) -> bytes:
    seal = blake2b(key, digest_size=SIZE, key=own_key())
    seal.update(data)
    return seal.digest()


def _unsealed(key: bytes, kept: object) -> Any:
    """What was kept under a key; ``_LOST`` when it is not as it was written."""
    if not isinstance(kept, bytes):
        return _LOST
    data = memoryview(kept)[SIZE:]
    if _seal(key, data) != kept[:SIZE]:
        return _LOST
    try:
        return pickle.loads(data)
    except Exception:  # of a class that is gone, say
        return _LOST


def _made(
    made_of: Callable[[T], bytes | None], make: Callable[[T], R], work: tuple[T, bytes | None]
) -> tuple[bytes, bool]:
    item, before = work
    data = pickle.dumps(make(item), pickle.HIGHEST_PROTOCOL)
    return data, before is not None and made_of(item) == before
