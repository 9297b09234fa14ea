"""The one comment: kind, complete and impossible to forge; and it lands on the right proposal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import markdown as python_markdown
import pytest
from click.testing import CliRunner
from fake_github import REPOSITORY, FakeGitHub, by_bot, by_person
from lxml import html
from proposal_project import EVENTS, HEAD, NEW_POINT, SOUND, event, fork_pull, fork_run, put

from laboratorium.review import __main__ as program
from laboratorium.review.answer import answer
from laboratorium.review.comment import LONGEST, MARKER, comment
from laboratorium.review.events import End, Pull, PullRequestEvent, Repository, read_event
from laboratorium.review.guarded import LABEL
from laboratorium.review.lacking import SENTENCES as SENTENCES_OF_METERS
from laboratorium.review.payload import Report, ReportError
from laboratorium.review.praise import SENTENCES

RUN = "https://github.com/example/laboratorium/actions/runs/1"
COMMENTS = f"/repos/{REPOSITORY}/issues/7/comments"
EVIL = "<script>x</script> [klik](https://evil.example) @octocat #1\n\n# Ny\n<!-- -->"


def report(**changes: Any) -> Report:
    return Report.model_validate({**SOUND, **changes})


def problem(message: str, level: str = "fejl", path: str = NEW_POINT, line: int = 3) -> Any:
    return {
        "path": path,
        "line": line,
        "column": 1,
        "level": level,
        "code": "x",
        "message": message,
    }


def shown(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{python_markdown.markdown(text)}</div>")


def headings(text: str) -> list[str]:
    return [element.text_content() for element in shown(text).iter("h2", "h3")]


def test_a_first_good_learning_point_is_welcomed() -> None:
    good = report(
        files=[NEW_POINT], errors=0, problems=[], meters=[], built=True,
        praise=[{"path": NEW_POINT, "code": "short-title"}],
    )  # fmt: skip
    text = comment(good, fork_pull(), RUN)
    assert text.startswith(f"{MARKER}\n")
    assert headings(text) == [
        "Tak for dit bidrag: en læringspointe",
        "Det er godt",
        "Se, hvordan det bliver",
    ]
    assert "Velkommen!" in text and SENTENCES["short-title"] in text
    assert "Du skal ikke gøre mere" in text
    assert "åbn `cases/foens/index.html`" in text


def test_a_bad_one_is_told_what_where_and_how() -> None:
    wrong = report(
        files=[NEW_POINT],
        errors=1,
        advice=1,
        problems=[problem("»level« mangler."), problem("Kunne være kortere.", "forslag")],
        meters=[
            {
                "path": NEW_POINT,
                "title": "Spørg *naboen*",
                "met": 2,
                "total": 4,
                "missing": [{"key": "learning-point.text", "line": 9}, {"key": "case.headings"}],
            }
        ],
    )
    text = comment(wrong, fork_pull(), RUN)
    assert headings(text) == [
        "Tak for dit bidrag: en læringspointe",
        "Det er godt",
        "Det skal rettes",
        "Forslag, som du må tage imod eller lade ligge",
        "Mangler endnu",
        "Sådan retter du",
    ]
    items = [element.text_content() for element in shown(text).iter("li")]
    assert "Linje 3: »level« mangler." in items
    assert "▰▰▰▰▰▱▱▱▱▱ 2 af 4" in text
    assert items.index(SENTENCES_OF_METERS["case.headings"]) < items.index(
        f"Linje 9: {SENTENCES_OF_METERS['learning-point.text']}"
    )
    assert f"»Spørg *naboen*« {NEW_POINT}" in [b.text_content() for b in shown(text).iter("strong")]
    links = [element.get("href") for element in shown(text).iter("a")]
    edit = "https://github.com/borger/laboratorium/edit/patch-1%22%3Becho%24%7BIFS%7Dhi%3B%23/"
    seen = f"https://github.com/borger/laboratorium/blob/{HEAD}/{NEW_POINT}?plain=1"
    whole = f"{edit}{NEW_POINT}"
    assert links == [whole, f"{seen}#L3", whole, f"{seen}#L3", f"{seen}#L9"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["cases/foens/measurements.csv"], "en fil med målinger"),
        (["cases/foens/mapping.yml", "cases/samsoe/mapping.yml"], "2 kortlægninger"),
        (["cases/foens/mapping.yml", "cases/foens/index.md"], "en kortlægning og en case"),
        (["cases/foens/stories.csv"], "en fil med fortællinger"),
        (["docs/mapping.yml", "cases/foens/mapping.yaml"], ""),
    ],
)
def test_what_has_one_file_in_a_case_is_named(files: list[str], told: str) -> None:
    text = comment(report(files=files, built=True), fork_pull(), RUN)
    assert text.splitlines()[2] == f"## Tak for dit bidrag{f': {told}' if told else ''}"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("cases/foens/index.md", "cases/foens/index.html"),
        (NEW_POINT, "cases/foens/index.html"),
        ("cases/foens/prototypes/v.md", "cases/foens/prototyper/v/index.html"),
        ("podcasts/trailer.md", "podcast/trailer/index.html"),
        ("cases/foens/images/torvet.jpg", "index.html"),
        ("cases/`x`/index.md", "index.html"),
    ],
)
def test_the_page_to_look_at_is_named(path: str, page: str) -> None:
    text = comment(report(files=[path], built=True), fork_pull(), RUN)
    assert f"åbn `{page}`." in text


def test_an_insider_is_not_welcomed_and_a_deleted_fork_has_no_link() -> None:
    pull = read_event(EVENTS / "pull_request.deleted-fork.json", PullRequestEvent).pull_request
    text = comment(report(), pull, RUN)
    assert "Velkommen" not in text
    assert "/edit/" not in text and "/blob/" not in text
    assert "- Linje 3: " in text


def test_hostile_words_in_a_report_stay_words() -> None:
    text = comment(
        report(
            errors=2,
            problems=[problem(EVIL), problem("x", path="cases/`a`/[x](y)/<b>.md")],
            files=[EVIL, "cases/foens/index.md"],
            praise=[{"path": EVIL, "code": "not-a-known-one"}],
            meters=[
                {
                    "path": path,
                    "title": EVIL,
                    "met": 1_000_000,
                    "total": 0,
                    "missing": [{"key": "case.x"}, {"key": "case.placed", "line": 10_000_000}],
                }
                for path in (EVIL, "cases/../x.md", "/etc/passwd", "cases/foens/index.md")
            ],
        ),
        fork_pull(),
        RUN,
    )
    allowed = {"div", "h2", "h3", "p", "ul", "ol", "li", "strong", "code", "a", "em", "sub"}
    tags = {element.tag for element in shown(text).iter() if isinstance(element.tag, str)}
    assert tags <= allowed
    assert {a.get("href").partition("/laboratorium/")[0] for a in shown(text).iter("a")} <= {
        "https://github.com/borger",
        "https://github.com/example",
    }
    # In a code span GitHub reads nothing.
    outside = re.sub(r"`[^`\n]+`", "", text)
    assert outside.count("<!--") == 1
    assert not re.search(r"@octocat|(?<!\w)#1\b", outside)


def test_a_huge_report_fits_in_a_comment() -> None:
    many = [problem("[" * 600, path=f"cases/{'x' * 200}{n}/index.md") for n in range(200)]
    text = comment(report(errors=5000, problems=many), fork_pull(), RUN)
    assert len(text) < LONGEST + 200
    assert "… og " in text


def test_a_proposal_of_code_is_told_so() -> None:
    text = comment(report(scope="code", files=[], errors=0, problems=[]), fork_pull(), RUN)
    assert "Forslaget ændrer i koden" in text


PULL = event("pull_request.fork")["pull_request"]


def github(pull: Any = PULL, comments: Any = ()) -> FakeGitHub:
    return FakeGitHub({f"GET /repos/{REPOSITORY}/pulls/7": pull, f"GET {COMMENTS}": list(comments)})


def test_the_first_comment_is_made(tmp_path: Path) -> None:
    call = github(comments=[by_person(1, MARKER)])
    assert answer(call, fork_run(), put(tmp_path, SOUND)) == "made"
    ((method, place, data),) = call.changes
    assert (method, place) == ("POST", COMMENTS)
    assert data["body"].startswith(MARKER)


@pytest.mark.parametrize(("level", "gone"), [("fejl", True), ("forslag", False)])
def test_a_label_that_does_not_hold_for_this_state_is_taken_off(
    tmp_path: Path, level: str, gone: bool
) -> None:
    call = github(PULL | {"labels": [{"name": LABEL}]})
    moved = {**SOUND["problems"][0], "path": "podcasts/show.yml", "level": level, "code": "guarded"}
    answer(call, fork_run(), put(tmp_path, {**SOUND, "problems": [moved]}))
    taken = [place for method, place, _ in call.changes if method == "DELETE"]
    assert taken == [f"/repos/{REPOSITORY}/issues/7/labels/{LABEL}"] * gone


def test_the_second_time_the_same_comment_is_changed_and_the_third_left(tmp_path: Path) -> None:
    others = [by_person(n, "hej") for n in range(150)]
    call = github(comments=[*others, by_bot(4711, f"{MARKER}\ngammel")])
    assert answer(call, fork_run(), put(tmp_path, SOUND)) == "changed"
    ((method, place, data),) = call.changes
    assert (method, place) == ("PATCH", f"/repos/{REPOSITORY}/issues/comments/4711")
    again = github(comments=[by_bot(4711, data["body"].replace("\n", "\r\n"))])
    assert answer(again, fork_run(), tmp_path) == "unchanged"
    assert again.changes == []


OTHER = "9" * 40
FORGED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "another proposal's number": ({}, {"head": {**PULL["head"], "sha": OTHER}}),
    "an older state": ({"head_sha": OTHER}, {}),
    "a closed proposal": ({}, {"state": "closed"}),
    "another fork with the same commit": (
        {},
        {"head": {**PULL["head"], "repo": {"full_name": "anden/laboratorium"}}},
    ),
    "another project": ({}, {"base": {**PULL["base"], "repo": {"full_name": "anden/projekt"}}}),
    "another number in the answer": ({}, {"number": 8}),
    "an answer that is none": ({}, {"head": None}),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_report_on_something_else_gets_no_comment(tmp_path: Path, name: str) -> None:
    in_report, in_pull = FORGED[name]
    call = github({**PULL, **in_pull})
    with pytest.raises(ReportError):
        answer(call, fork_run(), put(tmp_path, {**SOUND, **in_report}))
    assert call.changes == []


def test_a_run_of_another_event_gets_no_comment(tmp_path: Path) -> None:
    run = fork_run()
    pushed = run.model_copy(
        update={"workflow_run": run.workflow_run.model_copy(update={"event": "push"})}
    )
    with pytest.raises(ReportError):
        answer(github(), pushed, put(tmp_path, SOUND))


@pytest.mark.parametrize(
    ("data", "told", "changes"),
    [(SOUND, "made", 1), ({**SOUND, "head_sha": OTHER}, "::notice::", 0), (None, "::notice::", 0)],
)
def test_the_workflow_s_step_never_fails_on_what_a_report_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Any, told: str, changes: int
) -> None:
    call = github()
    monkeypatch.setattr(program, "caller", lambda token: call)
    monkeypatch.setenv("GH_TOKEN", "x")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "workflow_run.fork.json"))
    if data is not None:
        put(tmp_path, data)
    result = CliRunner().invoke(program.main, ["comment", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(told)
    assert len(call.changes) == changes


def test_a_branch_may_be_called_anything() -> None:
    pull = fork_pull(
        head=End(ref="a/b](https://evil.example)", sha=HEAD, repo=Repository(full_name="x/y"))
    )
    text = comment(report(problems=[problem("x")]), pull, RUN)
    assert [a.get("href") for a in shown(text).iter("a")] == [
        f"https://github.com/x/y/edit/a/b%5D%28https%3A//evil.example%29/{NEW_POINT}",
        f"https://github.com/x/y/blob/{HEAD}/{NEW_POINT}?plain=1#L3",
    ]


def test_the_events_are_what_github_sends() -> None:
    assert Pull.model_validate(PULL).from_newcomer
    assert json.dumps(event("workflow_run.fork")["workflow_run"]["pull_requests"]) == "[]"
