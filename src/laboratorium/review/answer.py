"""Put the comment on the right proposal, or on none: the artifact may come from anybody."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from laboratorium.base.problems import Level
from laboratorium.review.comment import MARKER, comment
from laboratorium.review.events import Pull, WorkflowRunEvent
from laboratorium.review.github import Call, keep_comment, take_off
from laboratorium.review.guarded import CODES, LABEL
from laboratorium.review.payload import Report, ReportError, read_report


def answer(call: Call, event: WorkflowRunEvent, folder: Path) -> str:
    """Read the report in ``folder`` and keep the comment; return what was done.

    Raises ReportError when there is no sound report, or when it is about another proposal than the
    one whose run ended, or about an older state of it.
    """
    report = read_report(folder)
    repository = event.repository.full_name
    try:
        pull = Pull.model_validate(call("GET", f"/repos/{repository}/pulls/{report.number}", None))
    except ValidationError as fault:
        raise ReportError("GitHub gav et svar, der ikke kan bruges.") from fault
    check(report, pull, event)
    if any(one.code in CODES and one.level is Level.ERROR for one in report.problems) and any(
        label.name == LABEL for label in pull.labels
    ):
        # The label was set on an earlier state, or by no one; it must not seem to hold for this.
        take_off(call, repository, pull.number, LABEL)
    run = f"https://github.com/{repository}/actions/runs/{event.workflow_run.id}"
    return keep_comment(call, repository, pull.number, MARKER, comment(report, pull, run))


def check(report: Report, pull: Pull, event: WorkflowRunEvent) -> None:
    """Raise ReportError unless report, proposal and run all speak of the same commit."""
    run = event.workflow_run
    if run.event != "pull_request":
        raise ReportError("Kørslen hører ikke til et forslag.")
    if pull.number != report.number:
        raise ReportError("Rapporten handler om et andet forslag.")
    if pull.base.repo is None or pull.base.repo.full_name != event.repository.full_name:
        raise ReportError("Forslaget er ikke til dette projekt.")
    if pull.head.sha != run.head_sha or report.head_sha != run.head_sha:
        raise ReportError("Rapporten handler om et andet forslag eller om en ældre udgave af det.")
    if (
        run.head_repository
        and pull.head.repo
        and (run.head_repository.full_name != pull.head.repo.full_name)
    ):
        raise ReportError("Rapporten kommer fra en anden kopi end forslaget.")
    if pull.state != "open":
        raise ReportError("Forslaget er lukket.")
