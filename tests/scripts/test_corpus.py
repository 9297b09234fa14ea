"""The made-up cases are valid, plainly made up, and the same every time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.timed import program
from laboratorium.base.problems import format_problem
from laboratorium.reading.loader import load
from laboratorium.reading.tag_advice import SUGGESTED, UNSUPPORTED


def generate(folder: Path, count: int, seed: int = 1, **environment: str) -> Path:
    command = program("make.corpus", count, "--out", folder, "--seed", seed)
    subprocess.run(command, check=True, env=environment or None)
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("corpus"), 60)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_case_is_valid(corpus: Path) -> None:
    loaded = load(corpus)
    # What made-up words say of a goal is nothing.
    told = [problem for problem in loaded.problems if problem.code not in (SUGGESTED, UNSUPPORTED)]
    assert [format_problem(problem) for problem in told] == []
    assert len(loaded.content.cases) == 60
    assert {len(case.learning_points) for case in loaded.content.cases} == {3}


def test_no_case_can_be_taken_for_a_real_one(corpus: Path) -> None:
    for case in load(corpus).content.cases:
        assert case.meta.title.startswith("Prøvecase")
        assert "Prøve" in case.meta.organisation
        assert all("example.org" in str(source.url) for source in case.meta.sources)


def test_bodies_have_the_length_of_real_ones(corpus: Path) -> None:
    lengths = [len(case.body.split()) for case in load(corpus).content.cases]
    assert min(lengths) >= 400
    assert max(lengths) <= 550


def test_the_same_seed_gives_the_same_files(corpus: Path, tmp_path: Path) -> None:
    again = generate(tmp_path, 60, PYTHONHASHSEED="99", LC_ALL="C")
    assert contents(again) == contents(corpus)


def test_another_seed_gives_other_files(corpus: Path, tmp_path: Path) -> None:
    other = contents(generate(tmp_path, 60, seed=2))
    name = "cases/proevecase-00001/index.md"
    assert other[name] != contents(corpus)[name]


def test_a_case_does_not_depend_on_how_many_there_are(corpus: Path, tmp_path: Path) -> None:
    few = contents(generate(tmp_path, 10))
    # All but the last, which links back to the first.
    kept = {name: text for name, text in few.items() if "00010" not in name}
    assert kept.items() <= contents(corpus).items()
