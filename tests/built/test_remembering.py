"""Cold = warm = edited, byte for byte, whatever is edited and whatever is remembered."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from laboratorium.cli.site import _rendered
from laboratorium.site.preview import Preview, _bytes
from quality.machine import EVERYTHING
from remembering import EDITS, Project, from_nothing, lab, tree

SEQUENCES = int(os.environ.get("LAB_SEQUENCES", "40"))


def machine(folder: Path) -> type[RuleBasedStateMachine]:
    class Editing(RuleBasedStateMachine):
        """An editor at work: each step is an edit or several, and a build after them."""

        number = 0

        @initialize()
        def begin(self) -> None:
            Editing.number += 1
            self.project = Project(folder / f"{Editing.number}")
            self.build()
            assert self.good, self.told.stdout

        def build(self) -> None:
            self.told = lab(self.project.root, "build")
            self.good = self.told.returncode == 0

        @rule(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999)), max_size=3))
        def edit(self, edits: list[tuple[object, int]]) -> None:
            for make, number in edits:
                make(self.project, number)  # type: ignore[operator]
            self.build()

        def teardown(self) -> None:
            root = self.project.root
            code, whole = from_nothing(self.project, folder / f"{Editing.number}-cold")
            assert (code == 0) == self.good, self.told.stdout
            if self.good:
                own = tree(root / "site")
                assert sorted(own) == sorted(whole)
                assert [path for path in own if own[path] != whole[path]] == []
                again = lab(root, "build")
                assert "er, som de skal være" in again.stdout and tree(root / "site") == whole

    return Editing


def sequences(number: int, steps: int) -> settings:
    return settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        phases=[Phase.generate],
        derandomize=not os.environ.get(EVERYTHING),
        suppress_health_check=list(HealthCheck),
    )


@pytest.mark.parametrize(
    ("number", "steps"), [(1, 2), pytest.param(SEQUENCES, 5, marks=pytest.mark.nightly)]
)
def test_what_is_remembered_builds_what_nothing_would(
    tmp_path: Path, number: int, steps: int
) -> None:
    run_state_machine_as_test(machine(tmp_path), settings=sequences(number, steps))


def test_a_preview_shows_what_a_build_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, and after a save as well."""
    project = Project(tmp_path / "projekt")
    root, url = project.root, "http://127.0.0.1:8000/"
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub("(?m)^site_url: .*$", f"site_url: {url}", text), encoding="utf-8")
    monkeypatch.setenv("LAB_PREVIEW", "1")
    preview = Preview(root, url, partial(_rendered, root, tmp_path / "made"))
    (tmp_path / "made").mkdir()
    for number in (3, 4):
        preview.refresh()
        assert not preview.trouble
        told = lab(root, "build")
        assert told.returncode == 0, told.stdout
        built = tree(root / "site")
        assert sorted(path for path in built if preview.find(path) is None) == []
        assert [path for path in built if _bytes(preview.find(path)) != built[path]] == []
        assert preview.find("cases/nowhere/index.html") is None
        project.change_a_case(number)
        project.change_an_episode(number)
