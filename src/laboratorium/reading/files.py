"""Which files there are, and what may stand where: nothing is read here but names and sizes.

Everything that does not belong is reported; nothing is dropped in silence but the droppings of
operating systems.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.files import HALF
from laboratorium.base.paths import ASSETS, CASES, DOCS, index_of, source_of
from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.media.images import FORMATS
from laboratorium.model.kinds import TABLES as KINDS_OF_ONE
from laboratorium.reading import places
from laboratorium.reading.places import FOLDERS, TABLES

MAX_TEXT = 256 * 1024
MAX_IMAGE = 10 * 1024 * 1024
IMAGE_SUFFIXES = tuple(FORMATS)
MAX_TABLE = 2 * 1024 * 1024

# Written by operating systems and git, never by a contributor.
_DROPPINGS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"))
_MEANT = {
    **places.MEANT,
    **{
        f"{slugify(kind.plural)}-{kind.file.rpartition('.')[2]}": kind.file for kind in KINDS_OF_ONE
    },
    "readme-md": "index.md",
    "index-markdown": "index.md",
    "index-txt": "index.md",
}


@dataclass
class CaseFiles:
    """The files of one case folder, by kind: paths relative to the project's root."""

    index: str | None = None
    parts: dict[str, list[str]] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(root: Path, path: str, limit: int = MAX_TEXT) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of a text file that was found by ``case_files``, ``pages`` or
    ``podcast_files``.

    Those have refused it by size and kind before; no more than the limit is read even if the file
    has grown since.
    """
    try:
        with open(os.path.join(root, path), "rb") as file:  # noqa: PTH118, PTH123 - twice as fast
            return file.read(limit), []
    except (OSError, ValueError) as fault:
        return None, [_unreadable(path, fault)]


def _refusal(path: str, info: os.stat_result, limit: int) -> Problem | None:
    if stat.S_ISDIR(info.st_mode):
        message = "Her ligger en mappe, hvor der skal være en fil. Flyt eller omdøb mappen."
        return error(path, START, "folder-for-file", message)
    if not stat.S_ISREG(info.st_mode):
        message = "Det er ikke en almindelig fil. Slet den, og læg en rigtig fil her."
        return error(path, START, "not-a-file", message)
    if info.st_size > limit:
        return _too_big(path, info.st_size, limit)
    return None


def _unreadable(path: str, fault: Exception) -> Problem:
    if isinstance(fault, FileNotFoundError):
        return error(path, START, "file-missing", "Filen findes ikke. Læg den her.")
    message = "Filen kan ikke åbnes. Se efter, om den må læses, og om et link går i ring."
    return error(path, START, "file-unreadable", message)


def size_of(count: int) -> str:
    """Return a number of bytes as people say it, rounded up."""
    if count < 1024 * 1024:
        return f"{-(-count // 1024)} kB"
    return f"{-(-count // (1024 * 1024))} MB"


def entries(root: Path, folder: str) -> tuple[list[os.DirEntry[str]], list[Problem]]:
    """Return what lies in a folder, in order of name, without droppings."""
    try:
        with os.scandir(root / folder) as found:
            listed = [entry for entry in found if not _is_dropping(entry.name)]
    except FileNotFoundError:
        return [], []
    except NotADirectoryError:
        message = "Her ligger en fil, hvor der skal være en mappe. Flyt eller omdøb filen."
        return [], [error(folder, START, "file-for-folder", message)]
    except OSError as fault:
        return [], [_unreadable(folder, fault)]
    return sorted(listed, key=lambda entry: entry.name), []


def _is_dropping(name: str) -> bool:
    return name in _DROPPINGS or name.endswith(HALF)


def case_folders(root: Path) -> tuple[list[str], list[Problem]]:
    """Return the names of the case folders under ``cases/``."""
    listed, problems = entries(root, CASES)
    names: list[str] = []
    for entry in listed:
        path = f"{CASES}/{printable(entry.name)}"
        if entry.is_symlink():
            problems.append(symbolic_link(path))
        elif not entry.is_dir():
            message = "Filen hører ikke til her. Hver case skal have sin egen mappe med index.md."
            alone = error(path, START, "unexpected-file", message)
            problems.append(places.misplaced(path) or alone)
        elif slugify(entry.name) in places.MEANT and (inside := _misplaced(root, path)):
            problems += inside
        elif path != f"{CASES}/{entry.name}":
            message = "Mappens navn er ikke gyldig tekst. Brug kun a–z, 0–9 og bindestreger."
            problems.append(error(path, START, "slug", message))
        else:
            names.append(entry.name)
    return names, problems


def case_files(root: Path, slug: str) -> CaseFiles:
    """Return what lies in a case folder, sorted by kind, and all that should not lie there."""
    folder = f"{CASES}/{slug}"
    listed, problems = entries(root, folder)
    files = CaseFiles(problems=problems)
    for entry in listed:
        name, path = entry.name, f"{folder}/{printable(entry.name)}"
        if problem := leaving(root, folder, path, entry):
            files.problems.append(problem)
        elif name in FOLDERS:
            _sort_folder(root, folder, path, name, files)
        elif name == "index.md" or name in TABLES or name.lower().endswith(IMAGE_SUFFIXES):
            _take(path, entry, files)
        else:
            strange = _unexpected(path, name, [*FOLDERS, "index.md", *TABLES])
            files.problems += _misplaced(root, path) or [strange]
    if files.index is None and not any(p.path == index_of(slug) for p in files.problems):
        files.problems = _without_index(index_of(slug), files.problems)
    return files


def _without_index(path: str, problems: list[Problem]) -> list[Problem]:
    """The problems of a case without its file; the one text that lies there must be meant as it."""
    texts = [one for one in problems if one.code == "unexpected-file" and _is_text(one.path)]
    if len(texts) == 1:
        message = f"Casens fil skal hedde index.md. Omdøb »{texts[0].path.rpartition('/')[2]}«."
        others = [one for one in problems if one is not texts[0]]
        return [*others, error(texts[0].path, START, "file-missing", message)]
    message = "Casen mangler sin fil index.md. Læg den her, eller slet mappen."
    return [*problems, error(path, START, "file-missing", message)]


def _is_text(path: str) -> bool:
    return path.lower().endswith((".md", ".markdown", ".txt"))


def given_files(slug: str, given: Mapping[str, bytes]) -> CaseFiles:
    """Return the same of texts and pictures that are yet to be written, by their paths."""
    files = CaseFiles()
    for path, data in sorted(given.items()):
        is_image = path.lower().endswith(IMAGE_SUFFIXES)
        limit = MAX_IMAGE if is_image else MAX_TEXT
        source = source_of(path)
        if len(data) > limit:
            files.problems.append(_too_big(path, len(data), limit))
        elif is_image:
            files.images.append(path)
        elif source and source.case:
            files.parts.setdefault(source.folder, []).append(path)
        elif path == index_of(slug):
            files.index = path
    return files


def _too_big(path: str, size: int, limit: int) -> Problem:
    message = f"Filen er på {size_of(size)}, men må højst være på {size_of(limit)}."
    return error(path, START, "file-too-big", f"{message} Gør den mindre.")


def _sort_folder(root: Path, folder: str, path: str, name: str, files: CaseFiles) -> None:
    inside, problems = entries(root, path)
    files.problems += problems
    for item in inside:
        below = f"{path}/{printable(item.name)}"
        is_image = item.name.lower().endswith(IMAGE_SUFFIXES)
        if problem := leaving(root, folder, below, item):
            files.problems.append(problem)
        elif is_image if name == "images" else item.name.endswith(".md"):
            _take(below, item, files)
        else:
            strange = _unexpected(below, item.name, [], name)
            files.problems += _misplaced(root, below) or [strange]


def _misplaced(root: Path, path: str) -> list[Problem]:
    """What is told of a file, or of those in a folder, whose right place can be told."""
    paths = places.files_in(root, path) if (root / path).is_dir() else [path]
    return [found for one in paths if (found := places.misplaced(one))]


def _take(path: str, entry: os.DirEntry[str], files: CaseFiles) -> None:
    """Put a file in its heap, or report that it is no file, too big or badly named."""
    name = entry.name
    is_image = name.lower().endswith(IMAGE_SUFFIXES)
    most = MAX_TABLE if name in TABLES else MAX_TEXT
    problem = look_at(path, entry, MAX_IMAGE if is_image else most)
    if problem:
        files.problems.append(problem)
    elif is_image:
        stem, _, suffix = name.rpartition(".")
        if not stem.replace("-", "").replace("_", "").isalnum() or not name.isascii():
            fitting = f"{slugify(stem) or 'billede'}.{suffix.lower()}"
            message = f"Billedets navn må kun have a–z, 0–9 og bindestreger. Kald det {fitting}."
            files.problems.append(error(path, START, "image-name", message))
        files.images.append(path)
    elif source := source_of(path):
        if source.case:
            files.parts.setdefault(source.folder, []).append(path)
        else:
            files.index = path
    else:
        files.tables.append(path)


def pages(root: Path) -> tuple[list[str], list[Problem]]:
    """Return every Markdown file under ``docs/``, by path; ``docs/assets`` is not content."""
    found: list[str] = []
    problems: list[Problem] = []
    folders = [DOCS]
    while folders:
        folder = folders.pop()
        listed, faults = entries(root, folder)
        problems += faults
        for entry in listed:
            path = f"{folder}/{printable(entry.name)}"
            is_page = entry.name.endswith(".md")
            if path == ASSETS or entry.name.startswith("."):
                continue
            if entry.is_symlink() and (is_page or entry.is_dir()):
                problems.append(symbolic_link(path))
            elif is_page:
                problem = look_at(path, entry, MAX_TEXT)
                problems.extend([problem] if problem else [])
                found.extend([] if problem else [path])
            elif entry.is_dir():
                folders.append(path)
    return sorted(found), problems


def look_at(path: str, entry: os.DirEntry[str], limit: int) -> Problem | None:
    """Return a problem for what is no file, cannot be looked at, or is larger than ``limit``."""
    try:
        return _refusal(path, entry.stat(), limit)
    except OSError as fault:
        return _unreadable(path, fault)


def leaving(root: Path, folder: str, path: str, entry: os.DirEntry[str]) -> Problem | None:
    """Return a problem for a symbolic link that leads out of the case folder."""
    if not entry.is_symlink():
        return None
    home = os.path.realpath(root / folder)
    try:
        goal = os.path.realpath(entry.path, strict=True)
    except OSError as fault:
        return _unreadable(path, fault)
    return None if goal.startswith(home + os.sep) else symbolic_link(path)


def symbolic_link(path: str) -> Problem:
    """Return the problem with a symbolic link that leads elsewhere."""
    message = "Det er et symbolsk link, der fører et andet sted hen. Læg en rigtig fil her."
    return error(path, START, "symlink", message)


def _unexpected(path: str, name: str, expected: list[str], folder: str = "") -> Problem:
    if name.startswith("."):
        return hidden(path)
    meant = _MEANT.get(slugify(name))
    near = meant if meant in expected else Nearest(expected).find(name)
    if near:
        hint = f"Mente du »{near}«?"
    elif folder == "images" or slugify(name).endswith(("-gif", "-heic", "-svg", "-tif", "-bmp")):
        hint = "Gem billedet som .jpg, .png eller .webp."
    elif folder:
        hint = "Her skal kun ligge filer, der ender på .md."
    else:
        hint = f"Her kan ligge {', '.join(['index.md', *FOLDERS, *TABLES])} og billeder."
    message = f"»{name[:60]}« hører ikke til her. {hint}"
    return error(path, START, "unexpected-file", message)


def hidden(path: str) -> Problem:
    """Return the problem with a file that most programs do not show."""
    return advice(path, START, "hidden-file", "Skjulte filer hører ikke til her. Slet den.")


def printable(name: str) -> str:
    """Return a file name that can be printed; one that is not UTF-8 gets question marks."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode("utf-8")


def stems(paths: list[str]) -> Iterator[str]:
    """Yield the file names without ``.md``."""
    return (path.rsplit("/", 1)[-1].removesuffix(".md") for path in paths)
