"""A Java for the Nu HTML checker, which is a Java program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from quality.machine import apt_install, can_apt, in_ci, works


def find_java() -> Path | None:
    """Return a Java that starts, or None: from ``JAVA``, then ``JAVA_HOME``, then PATH."""
    return next((path for path in candidates() if works(path, "-version")), None)


def ensure_java() -> Path | None:
    """Return a Java, installed if need be on a build server that lets us, or None."""
    found = find_java()
    if found is None and in_ci() and can_apt() and apt_install("default-jre-headless"):
        found = find_java()
    return found


def candidates() -> Iterator[Path]:
    """Yield where Java may be, best first; the paths need not exist."""
    named, home = os.environ.get("JAVA"), os.environ.get("JAVA_HOME")
    if named:
        yield Path(named)
    if home:
        yield Path(home, "bin", "java.exe" if os.name == "nt" else "java")
    found = shutil.which("java")
    if found:
        yield Path(found)
