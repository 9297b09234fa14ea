"""The programs of others that the tests meet: found where they are, installed on a build server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quality.machine import apt_install, can_apt, in_ci, say, works

# Where system programs lie that are not on everybody's PATH.
_PLACES = ("/usr/local/sbin", "/usr/sbin", "/sbin")


@dataclass(frozen=True)
class Program:
    """What it is started as, and what it is to the tests."""

    name: str
    packages: tuple[str, ...] = ()
    """Debian's packages that bring it; none for a program that nobody installs here."""
    version: str = ""
    """The argument that it answers at once, where being a file of that name is not enough."""
    is_nightly: bool = False
    """Whether only tests of the nightly tier need it."""


# Apache's program and modules without its service, and the types of files.
_ALL = (
    Program("node", version="--version"),
    Program("java", ("default-jre-headless",), "-version"),
    Program("nginx", ("nginx-light",), "-v"),
    Program("caddy", ("caddy",), "version"),
    Program("apache2", ("apache2-bin", "media-types"), "-v"),
    Program("gpo", ("gpodder",), is_nightly=True),
    Program("ffprobe", ("ffmpeg",), is_nightly=True),
    Program("espeak-ng", ("espeak-ng",), is_nightly=True),
    Program("strace", ("strace",), is_nightly=True),
    Program(
        "soffice",
        ("libreoffice-calc-nogui", "libreoffice-writer-nogui"),
        is_nightly=True,
    ),
)
PROGRAMS = {program.name: program for program in _ALL}


def find(name: str) -> Path | None:
    """Return one of `PROGRAMS` that starts, or None: the one that a variable names, then PATH's.

    A variable is the program's name in capitals: ``JAVA``, or ``JAVA_HOME`` for its folder.
    """
    version = PROGRAMS[name].version
    return next((p for p in _candidates(name) if not version or works(p, version)), None)


def ensure(names: list[str]) -> None:
    """Install what is missing of `names`, if this is a build server that lets us."""
    missing = [PROGRAMS[name] for name in names if find(name) is None]
    packages = list(dict.fromkeys(name for program in missing for name in program.packages))
    if packages and in_ci() and can_apt() and not apt_install(*packages):
        say("Det lykkedes ikke; det, der mangler, er nævnt nedenfor.")


def _candidates(name: str) -> Iterator[Path]:
    named, home = os.environ.get(name.upper()), os.environ.get(f"{name.upper()}_HOME")
    if named:
        yield Path(named)
    if home:
        yield Path(home, "bin", f"{name}.exe" if os.name == "nt" else name)
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *_PLACES)))
    if found:
        yield Path(found)
