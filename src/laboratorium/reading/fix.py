"""Put right what can be put right without asking: how a text and its dates are written, what a
picture or a recording gives away.

A file is written whole or not at all, and only when something changes; twice gives the same as
once. What a text says is never touched.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from laboratorium.base.faults import reason
from laboratorium.base.files import clear, write
from laboratorium.base.paths import CASES, PODCASTS
from laboratorium.media.audio import SUFFIXES, AudioError, read_audio
from laboratorium.media.picture_clean import upright
from laboratorium.media.picture_metadata import inspect
from laboratorium.media.picture_parts import MetadataError
from laboratorium.reading import files
from laboratorium.reading.fix_dates import with_dates
from laboratorium.reading.unseen import HIDDEN, ODD_SPACE
from laboratorium.reading.wrappings import unwrapped

FOLDERS = (CASES, PODCASTS)
TEXTS = (".md", ".yml", ".csv", ".vtt", ".srt", ".sbv", ".tsv")
PICTURES = files.IMAGE_SUFFIXES
SOUNDS = tuple(SUFFIXES.values())
_MENDED = (*TEXTS, *PICTURES, *SOUNDS)
_LARGEST = 20 * 1024 * 1024

# What `text.clean` refuses and people never mean: controls, byte-order marks, marks that turn text
# round, zero-width spaces.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_LINE_SIGNS = re.compile("[\u2028\u2029\x85]")
_FRONT = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.DOTALL)
_TABS = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


@dataclass(frozen=True)
class Fixed:
    """A file that was changed or should have been: what was done or hindered it, in Danish."""

    path: str
    done: tuple[str, ...]
    failed: str = ""


class OutsideError(ValueError):
    """A path lies outside the project, or is none; its argument is the Danish sentence."""


class _NotTextError(ValueError):
    pass


def fix(root: Path, paths: tuple[Path, ...] = ()) -> Iterator[Fixed]:
    """Put the files right and yield those that changed or could not be.

    ``paths`` are files and folders of the project, by default all content. Symbolic links are left
    alone. Raises OutsideError before anything is written.
    """
    found = [file for path in (paths or _default(root)) for file in _below(root, path)]
    for file in dict.fromkeys(found):
        name = file.relative_to(root).as_posix()
        try:
            if file.suffix.lower() in SOUNDS:
                if done := _mend_sound(file):
                    yield Fixed(name, done)
                continue
            data = file.read_bytes() if file.stat().st_size <= _LARGEST else b""
            mended, changes = _mend(file.suffix.lower(), data, name)
            if mended != data:
                write(file, mended)
                yield Fixed(name, tuple(changes))
        except AudioError as fault:
            yield Fixed(name, (), str(fault))
        except MetadataError:
            yield Fixed(name, (), "Billedet er i stykker. Gem det igen, og læg det her på ny.")
        except _NotTextError:
            yield Fixed(name, (), "Filen er ikke tekst. Gem den igen som ren tekst i UTF-8.")
        except OSError as fault:
            yield Fixed(name, (), f"Filen kunne ikke skrives: {reason(fault)}.")


def _default(root: Path) -> Iterator[Path]:
    return (root / folder for folder in FOLDERS if (root / folder).is_dir())


def _below(root: Path, path: Path) -> list[Path]:
    home, goal = root.resolve(), path.resolve()
    if not goal.exists():
        raise OutsideError(f"Der er intet, der hedder »{path}«. Se efter, om navnet er rigtigt.")
    if not goal.is_relative_to(home):
        raise OutsideError(
            f"»{path}« ligger uden for projektet. Skriv en fil i cases/ eller podcasts/."
        )
    if goal.is_file():
        return [] if path.is_symlink() else [root / goal.relative_to(home)]
    found: list[Path] = []
    for folder, folders, names in os.walk(root / goal.relative_to(home)):
        clear(Path(folder))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = (Path(folder, name) for name in sorted(names))
        found += (f for f in inside if f.suffix.lower() in _MENDED and not f.is_symlink())
    return found


def _mend(suffix: str, data: bytes, path: str) -> tuple[bytes, list[str]]:
    if suffix in PICTURES and data:
        return _mend_picture(data)
    if suffix in TEXTS and data:
        text, done = _mend_text(data, suffix, path)
        return text.encode("utf-8"), done
    return data, []


def _mend_sound(path: Path) -> tuple[str, ...]:
    """Take away all but the sound and its chapters, if the file tells more. Raises AudioError."""
    # FFmpeg's libraries take a while to load.
    from laboratorium.media.recorded import recorded
    from laboratorium.media.tags import bare

    facts = read_audio(path)
    found = recorded(path, facts.type)
    if found.traces:
        write(path, bare(path, found.chapters, facts.seconds))
    return tuple(f"slettede {trace}" for trace in found.traces)


def _mend_picture(data: bytes) -> tuple[bytes, list[str]]:
    mended = upright(data)
    if mended == data:
        return data, []
    try:
        found = inspect(data)
    except MetadataError:
        return mended, ["er gemt på ny uden skjulte oplysninger"]
    done = [f"slettede {trace}" for trace in found.traces]
    if not done:
        done.append("slettede skjulte oplysninger om kamera og program")
    if found.orientation != 1:
        done.append("vendte billedet rigtigt")
    return mended, done


def _mend_text(data: bytes, suffix: str, path: str) -> tuple[str, list[str]]:
    text, done = _decoded(data)
    if text is None:
        raise _NotTextError
    for words, mended in _steps(text, suffix):
        if mended != text:
            done.append(words)
            text = mended
    text, dates = with_dates(text, path)
    return text, list(dict.fromkeys((*done, *dates)))


def _decoded(data: bytes) -> tuple[str | None, list[str]]:
    """Return the text and whether it was stored in another way than UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ["gemte teksten som UTF-8"]
        except UnicodeDecodeError:
            return None, []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, []
    is_text = not _UNSEEN.search(text) and not data.startswith((b"PK", b"%PDF", b"\xd0\xcf"))
    return (text, ["gemte teksten som UTF-8 (læs æ, ø og å efter)"]) if is_text else (None, [])


def _steps(text: str, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield what each step does and the text after it, each on top of the one before."""
    text = text.removeprefix("\ufeff")
    yield "slettede det usynlige mærke (BOM) i begyndelsen", text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield "rettede linjeskiftene", text
    text = _UNSEEN.sub("", _LINE_SIGNS.sub(" ", text))
    yield "slettede usynlige tegn", text
    text = ODD_SPACE.sub(" ", text)
    yield "skrev almindelige mellemrum i stedet for hårde", text
    text = unicodedata.normalize("NFC", text)
    yield "samlede bogstaver, der var skrevet i to dele", text
    if suffix == ".md":
        text = unwrapped(text).text
        yield "slettede hegn omkring filen", text
    if suffix in (".md", ".yml"):
        front = len(text) if suffix == ".yml" else _end_of_front(text)
        text = HIDDEN.sub("", text[:front]) + text[front:]
        yield "slettede usynlige tegn", text
        front = len(text) if suffix == ".yml" else _end_of_front(text)
        text = _TABS.sub(_spaces, text[:front]) + text[front:]
        yield "rykkede ind med mellemrum i stedet for tabulator", text
    if text and not text.endswith("\n"):
        text += "\n"
    yield "sluttede filen med et linjeskift", text


def _end_of_front(text: str) -> int:
    match = _FRONT.match(text)
    return match.end() if match else 0


def _spaces(match: re.Match[str]) -> str:
    return match.group().replace("\t", "  ")
