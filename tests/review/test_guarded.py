"""What moves subscribers or widens the policy is an error from outside until an editor lifts it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from podcast_project import SHOW
from proposal_project import event, git, merged

from laboratorium.base.problems import Level, Problem
from laboratorium.model.declare import fields_of
from laboratorium.model.podcast import Show
from laboratorium.review import __main__ as program
from laboratorium.review.changes import Change, blob
from laboratorium.review.events import PullRequestEvent
from laboratorium.review.guarded import CODES, LABEL, guarded
from laboratorium.review.report import kept_verdict

PATH = "podcasts/show.yml"
MKDOCS = "site_name: x\nsite_url: https://a.example/\nextra: {mail: a@b.example}\n"


def told(
    path: str,
    before: str | None,
    after: str | None,
    insider: bool = False,
    approved: bool = False,
) -> list[Problem]:
    status = "D" if after is None else "M"
    both = tuple(None if text is None else text.encode() for text in (before, after))
    change = Change(path, status, "000000" if after is None else "100644", "0" * 40)
    return list(guarded([change], lambda _: (both[0], both[1]), insider, approved))


def edited(line: str, new: str) -> str:
    """The show with what begins with ``line`` written otherwise."""
    lines = [new if one.startswith(line) else one for one in SHOW.splitlines() if line]
    return "\n".join(lines if new in lines else [*lines, new]) + "\n"


def test_what_leads_subscribers_or_the_policy_is_declared_guarded() -> None:
    found = {one.name for one in fields_of(Show) if one.declared.guarded}
    wanted = {"feed", "former_feeds", "guid", "owner", "locked", "audio_base_url"}
    assert found == wanted | {"feeds_per_season", "feeds_per_lab", "hub"}


@pytest.mark.parametrize(
    ("line", "new", "before", "after"),
    [
        ("feed:", "feed: podcast/ny.xml", "podcast/feed.xml", "podcast/ny.xml"),
        (
            "guid:",
            "guid: 00000000-0000-5000-8000-000000000000",
            "",
            "00000000-0000-5000-8000-000000000000",
        ),
        ("locked:", "locked: false", "ja", "nej"),
        (
            "audio_base_url:",
            "audio_base_url: https://lyd.example.com/",
            "tom",
            "https://lyd.example.com/",
        ),
        (
            "former_feeds:",
            'former_feeds: ["https://x.example.com/f.xml"]',
            "tom",
            "https://x.example.com/f.xml",
        ),
    ],
)
def test_a_change_is_an_error_with_the_values_before_and_after(
    line: str, new: str, before: str, after: str
) -> None:
    changed = edited(line, new)
    (problem,) = told(PATH, SHOW, changed)
    assert (problem.level, problem.code) == (Level.ERROR, "guarded")
    assert before in problem.message and f"»{after}«" in problem.message
    assert LABEL in problem.message
    assert changed.splitlines()[problem.line - 1].startswith(line)


def test_a_field_is_read_whatever_name_and_place_it_has() -> None:
    assert told(PATH, SHOW, f"# En bemærkning.\n{SHOW}") == []
    assert told(PATH, SHOW, SHOW.replace("description:", "summary:")) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("podcasts/ledger.yml", "ledger"),
        ("podcasts/Ledger.YML", "ledger"),
        (PATH, "show-deleted"),
    ],
)
def test_a_deletion_is_judged_like_a_change(path: str, code: str) -> None:
    (problem,) = told(path, SHOW, None)
    assert (problem.level, problem.code) == (Level.ERROR, code)


def test_the_ledger_is_not_for_outsiders_to_write() -> None:
    assert [p.code for p in told("podcasts/ledger.yml", "a", "b")] == ["ledger"]
    assert told("podcasts/ledger.yml", "a", "b", insider=True) == []


@pytest.mark.parametrize(
    ("after", "names"),
    [
        (MKDOCS.replace("https://a.example/", "https://evil.example/"), ["site_url"]),
        (MKDOCS.replace("a@b.example", "c@d.example"), ["extra.mail"]),
        (MKDOCS + "INHERIT: other.yml\n", ["INHERIT"]),
        (MKDOCS.replace("site_name: x", "site_name: y"), []),
        (None, ["site_url", "extra.mail"]),
        ("site_url: [", ["site_url", "extra.mail"]),
        (MKDOCS + "a: &a [x,x]\nb: &b [*a,*a]\nhooks: [*b,*b]\n", ["hooks"]),
    ],
)
def test_the_address_of_the_site_and_of_its_feed_is_guarded(
    after: str | None, names: list[str]
) -> None:
    problems = told("mkdocs.yml", MKDOCS, after)
    assert [problem.message.split("«")[0][1:] for problem in problems] == names
    assert all(problem.level is Level.ERROR for problem in problems)


def test_an_editor_is_told_and_not_stopped() -> None:
    changed = edited("locked:", "locked: false")
    for problem in (
        *told(PATH, SHOW, changed, insider=True),
        *told(PATH, SHOW, changed, approved=True),
        *told("podcasts/ledger.yml", "a", None, approved=True),
    ):
        assert problem.level is Level.ADVICE and problem.code in CODES


def test_a_value_cannot_hide_what_it_is() -> None:
    moved = MKDOCS.replace("https://a.example/", '"https://a.example\\u202e/x"')
    (problem,) = told("mkdocs.yml", MKDOCS, moved)
    assert "https://a.example‹U+202E›/x" in problem.message


@pytest.mark.parametrize(
    ("action", "label", "given"),
    [
        ("labeled", LABEL, True),
        ("unlabeled", LABEL, False),
        ("labeled", "case", False),
        ("synchronize", None, False),
        ("reopened", None, False),
    ],
)
def test_the_label_counts_for_the_state_on_which_it_was_set(
    action: str, label: str | None, given: bool
) -> None:
    data = event("pull_request.fork") | {"action": action}
    data["pull_request"]["labels"] = [{"name": LABEL}]
    data["label"] = {"name": label} if label else None
    assert PullRequestEvent.model_validate(data).is_given(LABEL) is given


def test_a_file_is_read_from_a_commit_whatever_it_is_called(tmp_path: Path) -> None:
    clone = merged(tmp_path / "clone", {"docs/*.md": "a", "docs/b.md": "b"})
    assert blob(clone, "HEAD", "docs/*.md") == b"a"
    assert blob(clone, "HEAD^1", "docs/b.md") is None
    assert blob(clone, "HEAD", "docs") is None
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.parametrize(("action", "errors"), [("synchronize", 1), ("labeled", 0)])
def test_the_workflow_s_step_holds_the_label_to_the_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, errors: int
) -> None:
    proposal = merged(tmp_path / "proposal", {"mkdocs.yml": MKDOCS})
    data = event("pull_request.fork") | {"action": action, "label": {"name": LABEL}}
    (tmp_path / "event.json").write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setattr(program, "ROOT", tmp_path)
    folder = tmp_path / "review"
    result = CliRunner().invoke(program.main, ["prepare", str(proposal), str(folder)])
    assert result.exit_code == 0, result.output
    problems = kept_verdict(folder / program.VERDICT).problems
    assert {problem.code for problem in problems} == {"guarded"}
    assert sum(p.level is Level.ERROR for p in problems) == 2 * errors
