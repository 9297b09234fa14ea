"""`./lab check`, the report on a proposal and the build look at content in one and the same way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import BODY, CASE, CASE_PATH, FRONT, POINT_PATH, PROTOTYPE_PATH, write
from podcast_project import AUDIO_PATH, EPISODE, EPISODE_PATH, TRANSCRIPT_PATH, podcast
from proposal_project import fork_pull

from laboratorium import cli
from laboratorium.base.problems import format_problem
from laboratorium.base.settings import Settings
from laboratorium.review.changes import Change
from laboratorium.review.path_guard import judge
from laboratorium.review.report import make_report
from laboratorium.site.assembly import Refused, assemble
from laboratorium.site.clock import build_time
from site_build import ROOT as PROJECT

SETTINGS = Settings("Lab", "https://example.org/")
FALSE_HEADER = b"ID3\x04\x00\x40\x00\x00\x01\x00\x7f\x7f\x7f\x7f\x01\x00" + b"\x00" * 300
BAD: dict[str, tuple[str, str | bytes]] = {
    "a reference of a thousand digits": (CASE_PATH, f"{CASE}\n&#{'1' * 1000};\n"),
    "lists hundreds deep": (CASE_PATH, f"{CASE}\n{'- ' * 300}a\n"),
    "quotes hundreds deep": (PROTOTYPE_PATH, ">" * 300),
    "a long word": (CASE_PATH, f"{CASE}\n{'x' * 3000}\n"),
    "a long paragraph": (CASE_PATH, CASE + "\nord" * 4000),
    "many links": (CASE_PATH, CASE + "\n" + "[a](b) " * 300),
    "many accents": (CASE_PATH, CASE + "\ne" + "\u0301" * 20),
    "HTML": (CASE_PATH, f"{CASE}\n<script>\n"),
    "a link that is none": (CASE_PATH, f"{CASE}\n[a](javascript:b)\n"),
    "a CPR number": (CASE_PATH, f"{CASE}\nCPR 290200-4123\n"),
    "a telephone number": (POINT_PATH, "---\ntitle: Ring 40 50 60 71\n---\n"),
    "no front matter": (CASE_PATH, BODY),
    "broken front matter": (CASE_PATH, f"{FRONT}".replace("title:", "title: [") + BODY),
    "an unknown field": (CASE_PATH, CASE.replace("title:", "titel:")),
    "a missing case": (CASE_PATH, CASE.replace("En landsby.", "[a](../b/index.md)")),
    "no source": (CASE_PATH, CASE.replace("#kilde-1", "#kilde-9")),
    "bytes": (CASE_PATH, b"\xff\xfe\x00"),
    "nothing": (CASE_PATH, b""),
    "direction marks": (CASE_PATH, f"{CASE}\na \u202e b\n"),
    "a wrong cell": ("cases/foens/measurements.csv", "indicator;date;value\na;i går;mange\n"),
    "a wrong mapping": ("cases/foens/mapping.yml", "nodes: [a, b]\n"),
    "a false header": (AUDIO_PATH, FALSE_HEADER),
    "no sound": (AUDIO_PATH, b"x" * 500),
    "a bad transcript": (TRANSCRIPT_PATH, "WEBVTT\n\n00:09.000 --> 00:01.000\nx\n"),
    "a wrong episode": (EPISODE_PATH, EPISODE.replace("2026-11-20", "i går")),
}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = (PROJECT / "mkdocs.yml").read_bytes()
    return write(tmp_path_factory.mktemp("one-way"), {**podcast(), "mkdocs.yml": settings})


def errors(lines: str) -> set[str]:
    return {line for line in lines.splitlines() if ": fejl: " in line}


def by_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.setattr(cli, "ROOT", root)
    return errors(CliRunner().invoke(cli.main, ["check"]).stdout)


def by_report(root: Path, path: str) -> set[str]:
    verdict = judge([Change(path, "M", "100644", "0" * 40)], False, ())
    _, problems = make_report(root, fork_pull(), verdict)
    return errors("\n".join(map(format_problem, problems)))


def by_build(root: Path) -> set[str]:
    try:
        assemble(root, SETTINGS, published=False, at=build_time(root).at)
    except Refused as refused:
        return errors(refused.places)
    return set()


@pytest.mark.parametrize("name", BAD)
def test_all_three_tell_the_same(
    name: str, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(clean, tmp_path / "project")
    path, content = BAD[name]
    write(root, {path: content})
    told = by_check(root, monkeypatch)
    assert told
    assert by_report(root, path) == told
    assert by_build(root) == told


def test_all_three_are_content_with_what_is_good(
    clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(clean, tmp_path / "project")
    assert not by_check(root, monkeypatch) | by_report(root, CASE_PATH) | by_build(root)
