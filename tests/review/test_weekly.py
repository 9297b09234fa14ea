"""The weekly look-over: dead links are found, and one issue is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from content_project import CASE, CASE_PATH, POINT, POINT_PATH, loaded
from fake_github import REPOSITORY, FakeGitHub, by_bot

from laboratorium.intake.issues.forms import READY, forms
from laboratorium.review import __main__ as program
from laboratorium.review import outgoing, weekly
from laboratorium.review.outgoing import Found, State

PLACE = f"/repos/{REPOSITORY}/issues"
LABELS = f"/repos/{REPOSITORY}/labels"
THERE = [{"name": name.upper()} for name in weekly.LABELS]
WELL = {"newest": "success", "canary": "success", "links": "success"}


def test_links_are_gathered_from_sources_and_texts_once_each(tmp_path: Path) -> None:
    case = CASE.replace("https://example.org/historie", "https://foens.dk/historie")
    point = POINT + "\n[Mere](https://foens.dk/historie) og [her](https://samsoe.dk/a_(b)).\n"
    own = "[Casen](../index.md) [prøve](http://127.0.0.1/x) [eksempel](https://www.example.org/)\n"
    found = loaded(tmp_path, {CASE_PATH: case, POINT_PATH: point + own})
    assert outgoing.links(found.content) == (
        Found("https://foens.dk/historie", (CASE_PATH, POINT_PATH)),
        Found("https://samsoe.dk/a_(b)", (POINT_PATH,)),
    )


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, State.ALIVE),
        (308, State.ALIVE),
        (404, State.DEAD),
        (410, State.DEAD),
        (-1, State.DEAD),
        (0, State.DOUBTFUL),
        (403, State.DOUBTFUL),
        (429, State.DOUBTFUL),
        (503, State.DOUBTFUL),
    ],
)
def test_only_what_is_surely_gone_is_dead(status: int, state: State) -> None:
    one = Found("https://foens.dk/", ("a.md",))
    assert outgoing.look([one], lambda address: status)[state] == (one,)


def test_what_is_dead_is_told_with_its_files() -> None:
    answers = {"https://a.dk/": 404, "https://b.dk/": 500, "https://c.dk/": 200}
    found = [Found(address, ("cases/x/index.md",)) for address in answers]
    told = outgoing.as_markdown(outgoing.look(found, answers.__getitem__))
    assert "findes ikke mere**\n\n- `https://a.dk/` i `cases/x/index.md`" in told
    assert "b.dk" in told and "c.dk" not in told
    assert outgoing.as_markdown(outgoing.look([])) == ""


def test_nobody_answering_is_no_crash() -> None:
    assert outgoing.ask("http://127.0.0.1:9/") == 0
    assert outgoing.ask("http://[") == 0


@pytest.mark.parametrize(
    ("results", "dead", "headings"),
    [
        (WELL, "", None),
        ({**WELL, "newest": "failure"}, "", ["De nyeste pakker"]),
        ({**WELL, "canary": "failure"}, "- x", ["ProperDocs", "Links ud af huset"]),
        ({**WELL, "newest": "cancelled", "canary": "skipped"}, "", None),
        ({}, "", None),
    ],
)
def test_the_issue_says_what_is_wrong_or_is_not(
    results: dict[str, str], dead: str, headings: list[str] | None
) -> None:
    text = weekly.body(results, dead)
    found = text and [line[4:] for line in text.splitlines() if line.startswith("### ")]
    assert found == headings


def github(*issues: Any) -> FakeGitHub:
    return FakeGitHub({f"GET {PLACE}": list(issues), f"GET {LABELS}": list(THERE)})


OPEN = {**by_bot(1, ""), "number": 31}
FOREIGN = {"number": 30, "user": {"login": "borger"}, "title": weekly.TITLE}
PULL = {**OPEN, "number": 29, "pull_request": {}}


@pytest.mark.parametrize(
    ("call", "dead", "done", "change"),
    [
        (github(FOREIGN, PULL), "- x", "made", ("POST", PLACE)),
        (github(FOREIGN, OPEN), "- x", "changed", ("PATCH", f"{PLACE}/31")),
        (github(OPEN), "", "closed", ("PATCH", f"{PLACE}/31")),
        (github(FOREIGN), "", "nothing", None),
    ],
)
def test_one_issue_is_opened_renewed_and_closed(
    call: FakeGitHub, dead: str, done: str, change: tuple[str, str] | None
) -> None:
    assert weekly.tell(call, REPOSITORY, WELL, dead) == done
    assert [(method, place) for method, place, _ in call.changes] == ([change] if change else [])


def test_the_workflow_s_step_reads_what_the_jobs_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = github()
    monkeypatch.setattr(program, "caller", lambda token: call)
    for name, value in {
        "GH_TOKEN": "x",
        "GITHUB_REPOSITORY": REPOSITORY,
        "NEWEST": "failure",
        "CANARY": "success",
        "LINKS": "success",
    }.items():
        monkeypatch.setenv(name, value)
    result = CliRunner().invoke(program.main, ["weekly", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, "made\n")
    assert call.changes[0][2]["labels"] == [weekly.LABEL]


def test_labels_that_are_missing_are_made() -> None:
    call = FakeGitHub({f"GET {PLACE}": [], f"GET {LABELS}": THERE[1:]})
    assert weekly.tell(call, REPOSITORY, WELL, "") == "nothing"
    ((method, place, data),) = call.changes
    assert (method, place, data["name"]) == ("POST", LABELS, weekly.LABEL)


def test_the_labels_are_those_of_the_forms() -> None:
    used = {label for path, text in forms() for label in yaml.safe_load(text).get("labels", ())}
    assert used | {READY, weekly.LABEL, weekly.MOVE_APPROVED} == set(weekly.LABELS)
    assert all(len(told) <= 100 for told in weekly.LABELS.values())
