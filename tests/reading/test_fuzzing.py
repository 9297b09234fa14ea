"""Front matter of every kind, spoilt in every way: no crash, and each problem has its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
from content_project import CASE_PATH, PAGE, POINT_PATH, PROTOTYPE_PATH, line_of, write
from hypothesis import given
from hypothesis import strategies as st
from podcast_project import AUDIO_PATH, COVER_PATH, EPISODE_PATH, SHOW_PATH, podcast

from laboratorium.base.problems import Problem
from laboratorium.model import kinds
from laboratorium.model.records import Loaded
from laboratorium.reading.loader import load
from pace import is_quick

ORGANISATION = """\
---
title: Skovlyst
description: Et botilbud ved skoven.
kind: owner
municipality: Middelfart
groups: [{key: haven, name: Haven, roles: [Gartner]}]
website: https://example.org
---
Om Skovlyst.
"""
LAB = """\
---
title: Det første laboratorium
description: Fire grupper og en havn.
number: 1
year: 2026
date: 2026-01-26
six_p: [people]
themes: [Havnen]
---
Om laboratoriet.
"""
MEETING = """\
---
title: Møde i havnen
description: Vi gik en tur.
date: 2026-03-12
place: Havnen
programme: [{title: Havnen, cases: [foens], groups: [skovlyst/haven]}]
---
Vi mødtes.
"""
EXHIBITION = """\
---
title: Fernisering 2026
description: Vi viste det frem.
date: 2026-11-23
place: På nettet
prototypes: [foens/vaerket]
---
Kom og se.
"""
CHAPTER = """\
---
title: Et kapitel
description: Om at begynde.
phase: anchoring
order: 1
levels: [organisation]
updated: 2026-11-23
---
## Et afsnit

Spørg først. [[case: foens]] [[pointe: foens/lav-afgift]]
"""
PAGES = {
    "docs/drejebog/index.md": PAGE,
    "docs/drejebog/begynd.md": CHAPTER,
    "docs/organisationer/skovlyst.md": ORGANISATION,
    "docs/laboratorier/2026-1.md": LAB,
    "docs/netvaerk/2026-03-12-havnen.md": MEETING,
    "docs/fernisering/2026.md": EXHIBITION,
}
KINDS = (CASE_PATH, POINT_PATH, PROTOTYPE_PATH, SHOW_PATH, EPISODE_PATH, *PAGES, "docs/index.md")
# What could forge another line in a log, or turn the words around.
CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ENDS = re.compile(rb"\r\n|\r|\n")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of each kind; without sound and cover, which would be looked through a thousand times."""
    large = (AUDIO_PATH, COVER_PATH)
    files = {path: text for path, text in podcast().items() if path not in large}
    return write(tmp_path_factory.mktemp("fuzzing"), {**files, **PAGES})


def text_of(project: Path, path: str) -> str:
    text = {**podcast(), **PAGES}[path]
    assert isinstance(text, str)
    return text


def loaded_with(project: Path, path: str, data: bytes) -> tuple[Loaded, list[Problem]]:
    """What the project holds with one file changed, and what is said of that file."""
    file = project / path
    kept = file.read_bytes()
    file.write_bytes(data)
    try:
        loaded = load(project)
    finally:
        file.write_bytes(kept)
    return loaded, [problem for problem in loaded.problems if problem.path == path]


def check(project: Path, path: str, data: bytes) -> list[Problem]:
    """Load the file; every problem in it has a line and a column of it, and is a sentence."""
    loaded, told = loaded_with(project, path, data)
    lines = len(ENDS.split(data))
    for problem in told:
        assert 1 <= problem.line <= lines, (problem, lines)
        assert problem.column >= 1
        assert re.search(r"[.?]$", problem.message), problem.message
        assert not CONTROLS & {category(letter) for letter in problem.message}, problem.message
    for problem in loaded.problems:
        assert problem.line >= 1 and problem.column >= 1
    return told


def test_each_kind_is_sound_before_it_is_spoilt(project: Path) -> None:
    found = load(project)
    # The recording and the cover are all that is missing.
    missing = ((EPISODE_PATH, "varmevaerket.mp3"), (SHOW_PATH, "forside.png"))
    said = [(problem.path, problem.message) for problem in found.errors]
    assert sorted(path for path, _ in said) == sorted(path for path, _ in missing)
    assert all(any(name in text for _, text in said) for _, name in missing)
    assert found.content.cases and found.content.pages
    assert found.content.typed.keys() == {kind.key for kind in kinds.PAGES}


# Bytes, pieces of YAML, and other programs' ends of line.

PIECES = st.sampled_from(
    [
        *("---\n", "title: ", "summary:\n", "  - ", "- x", " ", "\n", "\t", '"', "'", "[", "]"),
        *("{", "}", ",", ":", "#", "|\n", "> ", "*a", "&a ", "!t ", "? ", "%", "@", "\\", "~"),
        *("no: ", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r", "\r\n", "\x00", "\x1b[31m"),
        *(
            "\ufeff",
            "\u202e",
            "\ud7ff",
            "\ufffd",
            "\U0001f600",
            "e\u0301",
            "²",
            "٣",
            "<<: ",
            "...\n",
        ),
    ]
)
BYTES = (
    st.binary(max_size=60)
    | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(PIECES, max_size=20).map(lambda parts: "".join(parts).encode())
)


@given(path=st.sampled_from(KINDS), data=BYTES)
def test_any_bytes_as_any_kind_are_told_with_a_line(project: Path, path: str, data: bytes) -> None:
    told = check(project, path, data)
    assert told, "nothing so short is a whole file"


@given(
    path=st.sampled_from(KINDS),
    start=st.integers(0, 1200),
    length=st.integers(0, 30),
    new=BYTES,
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_file_with_a_hole_in_it_is_read_or_told(
    project: Path, path: str, start: int, length: int, new: bytes, end: str
) -> None:
    whole = text_of(project, path).replace("\n", end).encode()
    start %= len(whole)
    check(project, path, whole[:start] + new + whole[start + length :])


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_programs_ends_of_line_change_nothing(project: Path, path: str, end: str) -> None:
    text = text_of(project, path)
    before = check(project, path, text.encode())
    assert check(project, path, text.replace("\n", end).encode()) == before


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_what_only_looks_like_an_end_of_line_is_told_on_its_own_line(
    project: Path, path: str, end: str
) -> None:
    text = text_of(project, path)
    start, _, rest = text.partition("title: ")
    told = check(project, path, f"{start}title: A{end}B{rest}".encode())
    assert line_of(text, "title: ") in {problem.line for problem in told}


# Bombs and giants: each field of each kind in turn, in processor time that only a bomb uses up.

FIELD = re.compile(r"^(\w+): (?![|>]$).+$", re.MULTILINE)
MOST_SECONDS = 4.0
SPOILT = {
    "aliases": "&a [*a, *a]",
    "doubling": "[&a [x, x], &b [*a, *a], &c [*b, *b], &d [*c, *c], [*d, *d]]",
    "merge": "{<<: *a}",
    "a tag": "!!python/object/apply:os.system [true]",
    "deep lists": "[" * 500 + "]" * 500,
    "deep mappings": "{a: " * 500 + "}" * 500,
    "many items": "[" + "x, " * 3000 + "]",
    "a giant": "x" * 60_000,
    "a giant of words": "æ " * 20_000,
    "a giant number": "9" * 5_000,
    "a giant power": "1e999999999",
    "a giant date": "99999999-99-99",
    "a giant address": "https://" + "a." * 5_000 + "dk",
    "nothing": "null",
    "a mapping": "{a: {b: [c]}}",
    "an endless quote": '"' + "\\x" * 200,
    "binary": "!!binary " + "A" * 4_000,
}

# In a field for text these are just that.
TEXTS = {"nothing", "a giant power", "a giant date"}


def fields(text: str) -> Iterator[re.Match[str]]:
    return FIELD.finditer(text.partition("\n---\n")[0])


@pytest.mark.parametrize("spoilt", SPOILT)
def test_no_field_of_any_kind_is_a_way_in_for_a_bomb(project: Path, spoilt: str) -> None:
    assert is_quick(lambda: spoil(project, spoilt), MOST_SECONDS)


def spoil(project: Path, spoilt: str) -> None:
    """Put it into the first and the last field of each kind of file."""
    for path in KINDS:
        text = text_of(project, path)
        found = list(fields(text))
        for field in (found[0], found[-1]):
            value = f"{field[1]}: {SPOILT[spoilt]}"
            told = check(
                project, path, (text[: field.start()] + value + text[field.end() :]).encode()
            )
            line = line_of(text, field[0])
            assert line in {problem.line for problem in told} or spoilt in TEXTS, (
                path,
                field[1],
            )
