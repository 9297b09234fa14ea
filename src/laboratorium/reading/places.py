"""Where a file belongs that lies in the wrong folder, as far as its path can tell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from laboratorium.base.danish import slugify
from laboratorium.base.paths import CASES, DOCS, PODCASTS, case_file, index_of
from laboratorium.base.problems import START, Problem, error
from laboratorium.base.slugs import day_of
from laboratorium.media.images import FORMATS
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.kinds import TABLES as KINDS_OF_ONE

TABLES = tuple(kind.file for kind in KINDS_OF_ONE)
FOLDERS = (*(kind.folder for kind in IN_CASE), "images")
MEANT = {
    **{slugify(kind.plural): kind.folder for kind in IN_CASE},
    **{slugify(kind.name): kind.folder for kind in IN_CASE},
    **{kind.folder: kind.folder for kind in IN_CASE},
    **{kind.folder.removesuffix("s"): kind.folder for kind in IN_CASE},
    "laeringspunkter": "learning-points",
    "pointer": "learning-points",
    "billeder": "images",
    "billede": "images",
    "images": "images",
    "image": "images",
}
"""The folders of a case by what people call them, as ``slugify`` writes it."""
A_CASE = "<casens mappe>"
_OF_CASES = frozenset(("case", "cases", "sag", "sager", "caser"))
_OF_EPISODES = frozenset(("podcast", "podcasts", "afsnit", "episodes", "episoder"))
# What a project holds beside its content; programs keep their own things in hidden folders.
_OTHERS = frozenset((DOCS, "src", "tests", "scripts", "hooks", "overrides", "site", "findings"))
_ANY = frozenset(MEANT) | _OF_CASES | _OF_EPISODES
_DATED = next(kind.folder for kind in IN_CASE if kind.dated)
_MOST, _DEEPEST = 200, 5


def right_place(path: str) -> str:
    """The path at which a text, a table or a picture of a case belongs, or an empty string when it
    lies there or is none of these; ``<casens mappe>`` stands for a case that is not told.
    """
    top, *inner = path.split("/")
    name = path.rpartition("/")[2]
    if top in _OTHERS or top.startswith(".") or not _is_ours(name):
        return ""
    if slugify(top) in _OF_EPISODES:
        return f"{PODCASTS}/{name}" if top != PODCASTS and inner else ""
    is_in_cases = slugify(top) in _OF_CASES and bool(inner)
    folders = inner[:-1] if is_in_cases else [top, *inner][:-1]
    if is_in_cases or _looks_like_case(folders, name):
        found = _within_cases(folders, name)
        return "" if found == path else found
    return ""


def _is_ours(name: str) -> bool:
    return name in TABLES or name.lower().endswith((".md", *FORMATS))


def _looks_like_case(folders: list[str], name: str) -> bool:
    """Whether what lies at the root can only be a case, or what a case has."""
    if not folders or name in TABLES:
        return name in TABLES
    meant = [slugify(folder) in MEANT for folder in folders]
    return meant[0] or (name == "index.md" and len(folders) == 1) or meant[1:2] == [True]


def _within_cases(folders: list[str], name: str) -> str:
    """The right path of what lies in these folders below the place of all cases."""
    at = next((n for n, folder in enumerate(folders) if slugify(folder) in MEANT), None)
    is_picture = name.lower().endswith(tuple(FORMATS))
    if at is not None:
        case = folders[at - 1] if at else A_CASE
        return case_file(case, f"{MEANT[slugify(folders[at])]}/{name}")
    case = folders[0] if folders else A_CASE
    if name in TABLES or is_picture:
        return case_file(case, name)
    if name == "index.md":
        return index_of(case)
    stem = name.removesuffix(".md")
    if day_of(stem):
        return case_file(case, f"{_DATED}/{name}")
    return "" if folders else index_of(slugify(stem) or A_CASE)


def misplaced(path: str) -> Problem | None:
    """The problem with a file that lies in the wrong folder, or None."""
    goal = right_place(path)
    if not goal:
        return None
    message = f"Filen ligger i en forkert mappe og bliver ikke læst. Læg den som {goal}."
    return error(path, START, "wrong-folder", message)


def at_root(root: Path) -> Iterator[Problem]:
    """Yield the problems with what lies at the root of a project and belongs into a case."""
    try:
        with os.scandir(root) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name in (*_OTHERS, CASES, PODCASTS) or entry.is_symlink():
            continue
        if not entry.is_dir():
            paths = [entry.name]
        elif slugify(entry.name) in _ANY or _holds_case(root / entry.name):
            paths = files_in(root, entry.name)
        else:
            continue
        yield from (one for path in paths if (one := misplaced(path)))


def _holds_case(folder: Path) -> bool:
    """Whether a folder has what only that of a case has."""
    names = ("index.md", *TABLES, *(kind.folder for kind in IN_CASE))
    return any((folder / name).exists() for name in names)


def files_in(root: Path, folder: str) -> list[str]:
    """Some of the files in a folder and in those within it, by path."""
    found: list[str] = []
    for here, folders, names in os.walk(root / folder):
        below = Path(here).relative_to(root)
        is_deep = len(below.parts) >= _DEEPEST
        folders[:] = [] if is_deep else sorted(one for one in folders if not one.startswith("."))
        found += [(below / name).as_posix() for name in sorted(names)]
        if len(found) > _MOST:
            break
    return found[:_MOST]
