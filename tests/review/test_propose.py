"""A good issue becomes a branch and a pull request, through the API alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from content_project import PROJECT, write
from fake_github import REPOSITORY, FakeGitHub
from proposal_project import EVENTS
from pydantic import ValidationError

from laboratorium.review import __main__ as program
from laboratorium.review.events import EventError
from laboratorium.review.github import BOT
from laboratorium.review.issue_answer import MARKER
from laboratorium.review.propose import Proposal, propose, read_proposal

BASE = f"/repos/{REPOSITORY}"
BRANCH = f"{BASE}/git/ref/heads/bidrag/12"
PATH = "cases/foens/learning-points/2026-11-24-en-lav-pris.md"
DIGEST = "d" * 64
READY = Proposal(number=12, ready=True, path=PATH, text="---\n---\n", answer=MARKER)


def github(**answers: Any) -> FakeGitHub:
    plain: dict[str, Any] = {
        f"GET {BASE}/pulls": [],
        f"GET {BASE}/git/ref/heads/main": {"object": {"sha": "base"}},
        f"GET {BASE}/git/commits/base": {"tree": {"sha": "base-tree"}},
        f"POST {BASE}/git/trees": {"sha": "tree"},
        f"POST {BASE}/git/commits": {"sha": "commit"},
    }
    return FakeGitHub({**plain, **answers})


def with_branch(login: str, *pulls: Any) -> FakeGitHub:
    return github(
        **{
            f"GET {BRANCH}": {"object": {"sha": "tip"}},
            f"GET {BASE}/commits/tip": {"author": {"login": login}},
            f"GET {BASE}/pulls": list(pulls),
        }
    )


def test_a_branch_with_one_file_and_a_pull_request_are_made() -> None:
    call = github()
    assert propose(call, REPOSITORY, "main", READY, "borger", DIGEST) == "made"
    tree, commit, ref, pull = (data for _, _, data in call.changes)
    assert tree == {
        "base_tree": "base-tree",
        "tree": [{"path": PATH, "mode": "100644", "type": "blob", "content": "---\n---\n"}],
    }
    assert commit["parents"] == ["base"]
    assert commit["message"] == (
        "Læringspointe: 2026-11-24-en-lav-pris\n\nSkrevet af @borger i #12.\n\n"
        f"Godkendt i udgaven {DIGEST}."
    )
    assert ref == {"ref": "refs/heads/bidrag/12", "sha": "commit"}
    assert (pull["head"], pull["base"]) == ("bidrag/12", "main")
    assert pull["body"].startswith("Closes #12\n") and f"`{DIGEST[:12]}`" in pull["body"]


def test_an_edited_issue_renews_the_branch_it_has() -> None:
    call = with_branch(BOT, {"state": "open", "merged_at": None})
    assert propose(call, REPOSITORY, "main", READY, "borger", DIGEST) == "changed"
    method, place, data = call.changes[-1]
    assert (method, place) == ("PATCH", f"{BASE}/git/refs/heads/bidrag/12")
    assert data == {"sha": "commit", "force": True}


@pytest.mark.parametrize(
    ("call", "proposal", "told"),
    [
        (with_branch("redaktoer"), READY, "En redaktør har skrevet"),
        (with_branch(BOT, {"merged_at": "2026-11-25"}), READY, "allerede taget med"),
        (github(), READY.model_copy(update={"ready": False}), "ikke klar"),
    ],
)
def test_what_people_have_done_is_left_alone(
    call: FakeGitHub, proposal: Proposal, told: str
) -> None:
    assert told in propose(call, REPOSITORY, "main", proposal, "borger", DIGEST)
    assert call.changes == []


@pytest.mark.parametrize("login", ["", "a b", "x\n@everyone", "github-actions[bot]", "@x"])
def test_a_login_that_is_none_is_not_repeated(login: str) -> None:
    call = github()
    propose(call, REPOSITORY, "main", READY, login, DIGEST)
    assert "Skrevet af" not in call.changes[1][2]["message"]


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/x.yml",
        "cases/../hooks/x.md",
        "cases/foens/learning-points/../../../lab.md",
        "hooks/build.py",
        "cases/foens/x.md",
        "docs/index.md",
        f"{PATH}\n",
        "cases/Foens/index.md",
    ],
)
def test_no_other_path_can_be_proposed(path: str) -> None:
    with pytest.raises(ValidationError):
        Proposal(number=12, ready=True, path=path, text="x", answer="x")


def test_an_artifact_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EventError):
        read_proposal(tmp_path / "proposal.json")
    (tmp_path / "proposal.json").write_text('{"number": 1}')
    with pytest.raises(EventError):
        read_proposal(tmp_path / "proposal.json")


def test_the_workflow_s_steps_go_from_issue_to_proposal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = github(**{f"GET {BASE}/issues/12/comments": []})
    output = tmp_path / "output"
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    monkeypatch.setattr(program, "ROOT", write(tmp_path / "projekt", PROJECT))
    monkeypatch.setattr(program, "caller", lambda token: call)
    monkeypatch.setenv("GH_TOKEN", "x")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "issues.learning-point.json"))
    made = str(tmp_path / "made")
    for step, told in (("issue", ""), ("say", "made\n"), ("propose", "made\n")):
        result = CliRunner().invoke(program.main, [step, made])
        assert (result.exit_code, result.output) == (0, told), result.exception
    assert output.read_text(encoding="utf-8") == "approved=false\n"
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "issues.case.json"))
    other = CliRunner().invoke(program.main, ["propose", made])
    assert isinstance(other.exception, EventError)
