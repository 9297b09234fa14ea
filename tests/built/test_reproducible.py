"""Output is a function of input: no clock, no random order, no machine in it."""

from __future__ import annotations

import filecmp
import os
from pathlib import Path

from site_build import build


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    """The other build's hashes have a seed of their own: no set's order may be seen in any file.

    What MkDocs takes for the day of the build is another one too.
    """
    other = tmp_path / "site"
    result = build(
        other,
        cwd=tmp_path,
        PYTHONHASHSEED="4711",
        TZ="Pacific/Auckland",
        SOURCE_DATE_EPOCH="4000000000",
        LC_ALL="C",
        HOME=str(tmp_path),
    )
    assert result.returncode == 0, result.stdout
    assert files(site) == files(other)
    _, differing, unread = filecmp.cmpfiles(site, other, sorted(files(site)), shallow=False)
    assert (differing, unread) == ([], [])


def test_no_file_names_the_machine_or_the_folder_it_was_built_in(site: Path) -> None:
    root = os.fsencode(Path(__file__).parents[2])
    naming = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and (root in path.read_bytes() or os.fsencode(site) in path.read_bytes())
    ]
    assert naming == []


def test_nothing_empty_is_published(site: Path) -> None:
    assert [
        str(path) for path in site.rglob("*") if path.is_file() and not path.stat().st_size
    ] == []
