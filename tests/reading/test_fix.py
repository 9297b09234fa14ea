"""`./lab fix`: what it puts right, what it leaves, and that it never leaves half a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import CASE, CASE_PATH, PROJECT, write
from pictures import SECRETS, pixels, plain, telling

from laboratorium import cli
from laboratorium.reading.fix import Fixed, OutsideError, fix
from laboratorium.reading.loader import load

TEXTS: list[tuple[str, bytes, str, str]] = [
    ("a.md", b"\xef\xbb\xbfTekst\n", "Tekst\n", "BOM"),
    ("a.md", b"En\r\nTo\rTre\n", "En\nTo\nTre\n", "linjeskift"),
    ("a.md", b"En", "En\n", "linjeskift"),
    ("a.md", "En\u200b to\u202e\n".encode(), "En to\n", "usynlige"),
    ("a.md", "En\u2028to\n".encode(), "En to\n", "usynlige"),
    ("a.md", "En\xa0to, 5\xa0kg\n".encode(), "En to, 5\xa0kg\n", "mellemrum"),
    ("a.md", "A\u030arhus\n".encode(), "Århus\n", "bogstaver"),
    ("a.md", b"---\na:\n\t- b\n---\n\tc\n", "---\na:\n  - b\n---\n\tc\n", "tabulator"),
    ("a.yml", b"a:\n\t- b\n", "a:\n  - b\n", "tabulator"),
    ("a.md", "Kommune på Sjælland\n".encode("cp1252"), "Kommune på Sjælland\n", "UTF-8"),
    ("a.md", "Kommune på Sjælland\n".encode("utf-16"), "Kommune på Sjælland\n", "UTF-8"),
    ("a.vtt", b"\xef\xbb\xbfWEBVTT\r\n", "WEBVTT\n", "BOM"),
]


@pytest.mark.parametrize(("name", "data", "text", "words"), TEXTS)
def test_a_text_is_stored_as_it_should_be(
    tmp_path: Path, name: str, data: bytes, text: str, words: str
) -> None:
    write(tmp_path, {f"cases/x/{name}": data})
    (result,) = fix(tmp_path)
    assert (result.path, result.failed) == (f"cases/x/{name}", "")
    assert any(words in done for done in result.done)
    assert (tmp_path / result.path).read_bytes() == text.encode()
    assert list(fix(tmp_path)) == []


KEPT = [
    CASE.encode(),
    "👩‍👩‍👧 og 5 kg\n".encode(),
    b"Linje  \nbrudt med to mellemrum\n",
    b"",
    b"Tabel\tmed tabulator i teksten\n",
]


@pytest.mark.parametrize("data", KEPT)
def test_what_is_right_stands_untouched(tmp_path: Path, data: bytes) -> None:
    file = write(tmp_path, {"cases/x/index.md": data}) / "cases/x/index.md"
    before = file.stat().st_mtime_ns
    assert list(fix(tmp_path)) == []
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (data, before)


def test_pictures_lose_what_they_say_and_keep_their_pixels(tmp_path: Path) -> None:
    data = telling("JPEG")
    write(tmp_path, {"cases/x/images/a.jpg": data, "podcasts/b.png": telling("PNG", 6)})
    first, second = fix(tmp_path)
    mended = (tmp_path / "cases/x/images/a.jpg").read_bytes()
    assert pixels(mended) == pixels(data)
    assert not any(secret in mended for secret in SECRETS)
    assert any("stedet" in done for done in first.done)
    assert any("vendte" in done for done in second.done)
    assert list(fix(tmp_path)) == []


def test_what_cannot_be_mended_is_said_and_left(tmp_path: Path) -> None:
    broken = plain("JPEG")[:150]
    write(tmp_path, {"cases/x/a.jpg": broken, "cases/x/b.md": b"PK\x03\x04\x81\0\0"})
    results = list(fix(tmp_path))
    assert [result.path for result in results] == ["cases/x/a.jpg", "cases/x/b.md"]
    assert all(result.failed and not result.done for result in results)
    assert (tmp_path / "cases/x/a.jpg").read_bytes() == broken


def test_only_what_is_asked_for_is_touched(tmp_path: Path) -> None:
    write(tmp_path, {"cases/a/index.md": b"a\r\n", "cases/b/index.md": b"b\r\n", "docs/c.md": b"c"})
    assert [f.path for f in fix(tmp_path, (tmp_path / "cases/a",))] == ["cases/a/index.md"]
    assert [f.path for f in fix(tmp_path)] == ["cases/b/index.md"]
    assert (tmp_path / "docs/c.md").read_bytes() == b"c"


def test_nothing_outside_the_project_is_touched(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"a.md": b"a\r\n"})
    root = write(tmp_path / "inside", {"cases/x/index.md": b"a\n"})
    (root / "cases/x/link.md").symlink_to(outside / "a.md")
    (root / "cases/y").symlink_to(outside)
    assert list(fix(root)) == []
    for path in (outside, root / "cases/y", root / "../outside/a.md", root / "cases/nej.md"):
        with pytest.raises(OutsideError):
            list(fix(root, (path,)))
    assert (outside / "a.md").read_bytes() == b"a\r\n"


def test_rights_stay_and_no_half_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, {"cases/x/index.md": b"a\r\n"}) / "cases/x/index.md"
    file.chmod(0o640)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        (result,) = fix(tmp_path)
        assert result.failed
    assert file.read_bytes() == b"a\r\n"
    assert [path.name for path in file.parent.iterdir()] == ["index.md"]
    assert list(fix(tmp_path)) == [Fixed("cases/x/index.md", ("rettede linjeskiftene",))]
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_what_a_killed_run_left_is_read_by_nobody_and_cleared(tmp_path: Path) -> None:
    left = {".index.md.7.half": b"ti", "prototypes/.a.md.7.half": b"ti"}
    write(tmp_path, {**PROJECT, **{f"cases/foens/{name}": data for name, data in left.items()}})
    assert load(tmp_path).problems == load(write(tmp_path / "uden", PROJECT)).problems
    assert list(fix(tmp_path, (tmp_path / "cases",))) == []
    assert not [name for name in left if (tmp_path / "cases/foens" / name).exists()]


def test_the_command_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**PROJECT, CASE_PATH: CASE.replace("\n", "\r\n")})
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    result = CliRunner().invoke(cli.main, ["fix"])
    assert result.exit_code == 0
    assert result.output.splitlines() == [f"{CASE_PATH}: rettede linjeskiftene", "1 fil rettet."]
    assert CliRunner().invoke(cli.main, ["fix"]).output == "0 filer rettet.\n"
    failed = CliRunner().invoke(cli.main, ["fix", "/"])
    assert failed.exit_code == 1
    assert "uden for projektet" in failed.output
