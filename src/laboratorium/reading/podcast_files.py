"""Which files lie in ``podcasts/``: the show, its episodes, and what they may name."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from laboratorium.base.danish import Nearest
from laboratorium.base.paths import PODCASTS
from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.reading import files
from laboratorium.reading.messages import quote

SHOW = f"{PODCASTS}/show.yml"
AUDIO = (".mp3", ".m4a")
TRANSCRIPTS = (".vtt", ".srt", ".json", ".sbv", ".tsv")
COVERS = (".jpg", ".jpeg", ".png")
MAX_AUDIO = 500 * 1024 * 1024
MAX_TRANSCRIPT = 10 * 1024 * 1024
"""Three hours, word by word and indented, are about 5 MB."""

# Files that belong to the podcast but are no episode: prose for editors, and the record of guids
# and enclosures that have been published.
_OWN = frozenset(("README.md", "ledger.yml"))
_SCRIPTS = "manuskripter"


@dataclass
class PodcastFiles:
    """The paths of the show and the episodes; ``media`` is the path of each other file by name.

    Names are in composed letters (NFC), which is how front matter is read; macOS may store others.
    """

    show: str | None = None
    episodes: list[str] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def find(root: Path) -> PodcastFiles:
    """Return what lies in ``podcasts/``, in order of name, and all that should not lie there."""
    listed, problems = files.entries(root, PODCASTS)
    found = PodcastFiles(problems=problems)
    for entry in listed:
        name, path = entry.name, f"{PODCASTS}/{files.printable(entry.name)}"
        if name in _OWN or name == _SCRIPTS:
            continue
        if problem := files.leaving(root, PODCASTS, path, entry):
            found.problems.append(problem)
        elif entry.is_dir() and not name.endswith(".md"):
            message = "Alt i podcasten ligger i selve mappen podcasts/. Flyt filerne op i den."
            found.problems.append(error(path, START, "unexpected-folder", message))
        elif name.startswith("."):
            found.problems.append(files.hidden(path))
        else:
            _take(path, entry, found)
    return found


def _take(path: str, entry: os.DirEntry[str], found: PodcastFiles) -> None:
    name = unicodedata.normalize("NFC", path.rpartition("/")[2])
    if problem := files.look_at(path, entry, _limit(name.lower())):
        found.problems.append(problem)
        # Kept, so that the episode that names it is not told that it does not exist.
        found.media[name] = ""
    elif path == SHOW:
        found.show = path
    elif name.endswith(".md"):
        found.episodes.append(path)
    elif path != f"{PODCASTS}/{entry.name}":
        message = "Filens navn er ikke gyldig tekst. Omdøb filen."
        found.problems.append(error(path, START, "file-name", message))
    else:
        found.media[name] = path


def _limit(name: str) -> int:
    if name.endswith(TRANSCRIPTS):
        return MAX_TRANSCRIPT
    if name.endswith(COVERS):
        return files.MAX_IMAGE
    return files.MAX_TEXT if name.endswith((".md", ".yml")) else MAX_AUDIO


def missing(
    name: str, what: str, media: Mapping[str, str], suffixes: tuple[str, ...], it: str = "den"
) -> str:
    """Return what is said of a file that is named and does not lie there."""
    near = Nearest(other for other in media if other.lower().endswith(suffixes)).find(name)
    hint = f"Mente du »{near}«?" if near else f"Læg {it} her, eller ret navnet."
    return f"{what} »{quote(name)}« findes ikke i mappen podcasts/. {hint}"


def unused(found: PodcastFiles, used: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield advice about each file that nothing names.

    ``used`` has the names that show and episodes give; it is false for what only withdrawn episodes
    name.
    """
    for name, path in found.media.items():
        if not path or used.get(name):
            continue
        if name in used:
            message = "Afsnittet er trukket tilbage. Slet filen, så ingen kan hente den."
            yield advice(path, START, "withdrawn-file", message)
        elif name in ("show.yaml", "Show.yml"):
            message = "Filen skal hedde show.yml. Omdøb den."
            yield error(path, START, "unexpected-file", message)
        else:
            message = "Intet afsnit bruger filen. Skriv dens navn i afsnittet, eller slet den."
            yield advice(path, START, "file-unused", message)
