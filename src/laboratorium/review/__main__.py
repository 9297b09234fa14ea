"""What the workflows run: ``python -m laboratorium.review <command>``, from the project's root.

The token comes from ``GH_TOKEN``, the event from ``GITHUB_EVENT_PATH``, and nothing from the
command line is anybody else's text.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from laboratorium import ROOT
from laboratorium.base.files import write
from laboratorium.base.problems import Level
from laboratorium.intake.guide import GUIDE, filled
from laboratorium.intake.issues.forms import forms
from laboratorium.intake.issues.from_issue import convert
from laboratorium.review import answer as answering
from laboratorium.review import outgoing, weekly
from laboratorium.review.events import (
    EventError,
    IssueEvent,
    PullRequestEvent,
    WorkflowRunEvent,
    read_event,
)
from laboratorium.review.formats import add_to_summary, as_github, summarise
from laboratorium.review.github import caller
from laboratorium.review.guarded import LABEL as MOVE_APPROVED
from laboratorium.review.issue_answer import answer, check
from laboratorium.review.payload import ReportError, write_report
from laboratorium.review.propose import Proposal, propose, read_proposal, say
from laboratorium.review.report import keep_verdict, kept_verdict, make_report, prepare

VERDICT = "verdict.json"
PROPOSAL = "proposal.json"

_folder = click.argument("folder", type=click.Path(path_type=Path))


@click.group()
def main() -> None:
    """The steps of the workflows in .github/."""


@main.command("prepare")
@click.argument("proposal", type=click.Path(path_type=Path))
@_folder
def prepare_(proposal: Path, folder: Path) -> None:
    """Judge the paths of the clone in PROPOSAL and lay its content over this checkout."""
    event = read_event(_event(), PullRequestEvent)
    verdict = prepare(ROOT, proposal, event.pull_request, event.is_given(MOVE_APPROVED))
    keep_verdict(folder / VERDICT, verdict)
    _output("scope", verdict.scope.value)
    _output("harmless", "true" if verdict.harmless else "false")
    click.echo(f"{verdict.scope.value}: {len(verdict.content)} files of content")


@main.command("report")
@_folder
def report_(folder: Path) -> None:
    """Check the content, write the report, and fail on errors or when the build has failed."""
    pull = read_event(_event(), PullRequestEvent).pull_request
    verdict = kept_verdict(folder / VERDICT)
    (folder / VERDICT).unlink()
    built = {"success": True, "failure": False}.get(os.environ.get("BUILD", ""))
    report, problems = make_report(ROOT, pull, verdict, built)
    write_report(folder, report)
    click.echo(as_github(problems), nl=False)
    summarise(problems)
    sys.exit(built is False or any(problem.level is Level.ERROR for problem in problems))


@main.command("comment")
@_folder
def comment_(folder: Path) -> None:
    """Keep the comment on the proposal that the report in FOLDER is about."""
    event = read_event(_event(), WorkflowRunEvent)
    try:
        click.echo(answering.answer(caller(_token()), event, folder))
    except ReportError as fault:
        # A run that was overtaken by a newer one is no error; a forged report gets no answer.
        click.echo(f"::notice::{fault}")


@main.command("issue")
@_folder
def issue_(folder: Path) -> None:
    """Make a content file of the event's issue, and write it with the answer into FOLDER."""
    issue = read_event(_event(), IssueEvent).issue
    converted = convert(ROOT, issue.title, issue.body or "", issue.created_at.date())
    answered = answer(converted, check(ROOT, converted))
    told = Proposal(
        number=issue.number,
        ready=answered.ready,
        path=converted.path,
        text=converted.text,
        answer=answered.text,
    )
    write(folder / PROPOSAL, told.model_dump_json())


@main.command("say")
@_folder
def say_(folder: Path) -> None:
    """Keep the answer on the issue, and say whether an editor has approved this very text."""
    event = read_event(_event(), IssueEvent)
    done, standing = say(caller(_token()), event, _proposal(folder, event))
    _output("approved", "true" if standing.holds else "false")
    click.echo(done)


@main.command("propose")
@_folder
def propose_(folder: Path) -> None:
    """Make the branch and the pull request."""
    event = read_event(_event(), IssueEvent)
    proposal, base = _proposal(folder, event), event.repository.default_branch
    login = event.issue.user.login if event.issue.user else ""
    call = caller(_token())
    told = propose(call, event.repository.full_name, base, proposal, login, event.issue.digest)
    click.echo(told)


@main.command("links")
@_folder
def links_(folder: Path) -> None:
    """Ask for every link out of the site, and write what is dead into FOLDER."""
    from laboratorium.reading.loader import load

    told = outgoing.as_markdown(outgoing.look(outgoing.links(load(ROOT).content)))
    write(folder / "links.md", told)
    add_to_summary(told or "Alle links svarer.\n")


@main.command("weekly")
@_folder
def weekly_(folder: Path) -> None:
    """Open, renew or close the issue of the weekly look-over."""
    names = ("newest", "canary", "links")
    results = {name: os.environ.get(name.upper(), "") for name in names}
    file = folder / "links.md"
    dead = file.read_text(encoding="utf-8") if file.is_file() else ""
    repository = os.environ["GITHUB_REPOSITORY"]
    click.echo(weekly.tell(caller(_token()), repository, results, dead))


@main.command("forms")
def forms_() -> None:
    """Write the issue forms and the guide to the fields anew."""
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    for path, text in (*forms(), (GUIDE, filled(guide))):
        write(ROOT / path, text)
        click.echo(path)


def _proposal(folder: Path, event: IssueEvent) -> Proposal:
    proposal = read_proposal(folder / PROPOSAL)
    if proposal.number != event.issue.number:
        raise EventError("Svaret handler om en anden sag.")
    return proposal


def _output(name: str, value: str) -> None:
    file = os.environ.get("GITHUB_OUTPUT")
    if file:
        with Path(file).open("a", encoding="utf-8") as output:
            output.write(f"{name}={value}\n")


def _event() -> Path:
    return Path(os.environ["GITHUB_EVENT_PATH"])


def _token() -> str:
    return os.environ["GH_TOKEN"]


if __name__ == "__main__":
    try:
        main()
    except EventError as fault:
        sys.exit(f"::error::{fault}")
