"""From a fork's proposal to the comment on it: both workflows' steps, one after the other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import markdown as python_markdown
import pytest
from click.testing import CliRunner
from content_project import CASE, CASE_PATH, PROJECT, line_of, write
from fake_github import REPOSITORY, FakeGitHub
from lxml import html
from proposal_project import EVENTS, HEAD, NEW_POINT, POINT, event, merged

from laboratorium.review import __main__ as program
from laboratorium.review.lacking import SENTENCES

HOSTILE = "](https://evil.example) <img src=x> @octocat #1 **x** `y`"
SHORT = POINT.partition("\nVi tegnede")[0] + "\nVi tegnede, før vi spurgte.\n"


def commented(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str | bytes | None],
    pull: str = "pull_request.fork",
) -> str:
    """The comment's text after the read-only workflow and then the writing one have run."""
    proposal = merged(tmp_path / "proposal", changes)
    monkeypatch.setattr(program, "ROOT", write(tmp_path / "base", PROJECT))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / f"{pull}.json"))
    monkeypatch.setenv("BUILD", "success")
    folder = tmp_path / "review"
    for arguments in (["prepare", str(proposal), str(folder)], ["report", str(folder)]):
        result = CliRunner().invoke(program.main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    run: dict[str, Any] = event("workflow_run.fork")
    told = event(pull)["pull_request"]
    run["workflow_run"]["head_sha"] = told["head"]["sha"]
    there = f"/repos/{REPOSITORY}/pulls/{told['number']}"
    comments = f"/repos/{REPOSITORY}/issues/{told['number']}/comments"
    call = FakeGitHub({f"GET {there}": told, f"GET {comments}": []})
    (tmp_path / "run.json").write_text(json.dumps(run), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "run.json"))
    monkeypatch.setenv("GH_TOKEN", "x")
    monkeypatch.setattr(program, "caller", lambda token: call)
    result = CliRunner().invoke(program.main, ["comment", str(folder)])
    assert result.output == "made\n"
    ((_, _, data),) = call.changes
    return str(data["body"])


def shown(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{python_markdown.markdown(text)}</div>")


def test_a_fork_is_told_what_is_good_and_what_is_missing_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(commented(tmp_path, monkeypatch, {NEW_POINT: SHORT}))
    headings = [h.text_content() for h in page.iter("h3")]
    assert headings == ["Det er godt", "Mangler endnu", "Se, hvordan det bliver"]
    line = line_of(SHORT, "Vi tegnede")
    said = [li.text_content() for li in page.iter("li")]
    assert f"Linje {line}: {SENTENCES['learning-point.text']}" in said
    at = f"https://github.com/borger/laboratorium/blob/{HEAD}/{NEW_POINT}?plain=1#L{line}"
    assert at in [a.get("href") for a in page.iter("a")]


def test_what_is_unplaced_stops_nobody_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = f"{CASE}\n## Ikke placeret\n\n- **Pris**: 3 kr.\n"
    page = shown(commented(tmp_path, monkeypatch, {CASE_PATH: case}))
    assert "Det skal rettes" not in [h.text_content() for h in page.iter("h3")]
    line = line_of(case, "## Ikke placeret")
    said = [li.text_content() for li in page.iter("li")]
    assert f"Linje {line}: {SENTENCES['case.placed']}" in said


def test_a_hostile_title_is_shown_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = SHORT.replace("Spørg naboen, før I tegner", json.dumps(HOSTILE))
    text = commented(tmp_path, monkeypatch, {NEW_POINT: point})
    page = shown(text)
    assert not list(page.iter("img"))
    assert {a.get("href").partition("/laboratorium/")[0] for a in page.iter("a")} <= {
        "https://github.com/borger",
        "https://github.com/example",
    }
    (title,) = [b.text_content() for b in page.iter("strong") if "»" in b.text_content()]
    # Only what GitHub would join to a link or a mention is parted, by a sign without width.
    assert title.replace("\u2060", "") == f"»{HOSTILE}« {NEW_POINT}"
    assert not re.search(r"@octocat|(?<!\w)#1\b|https://evil", text)


def test_a_fork_that_is_gone_gets_its_comment_without_links_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = commented(tmp_path, monkeypatch, {NEW_POINT: SHORT}, "pull_request.deleted-fork")
    assert "- Linje " in text and "/blob/" not in text and "/edit/" not in text


@pytest.mark.parametrize(("built", "code"), [("success", 0), ("failure", 1)])
def test_a_site_that_cannot_be_built_fails_the_job_though_nothing_is_wrong_with_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: str, code: int
) -> None:
    proposal = merged(tmp_path / "proposal", {NEW_POINT: POINT})
    monkeypatch.setattr(program, "ROOT", write(tmp_path / "base", PROJECT))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "pull_request.fork.json"))
    monkeypatch.setenv("BUILD", built)
    folder = str(tmp_path / "review")
    assert CliRunner().invoke(program.main, ["prepare", str(proposal), folder]).exit_code == 0
    assert CliRunner().invoke(program.main, ["report", folder]).exit_code == code
