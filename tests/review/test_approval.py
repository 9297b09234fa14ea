"""The label approves one text of an issue: what is written later goes nowhere, and people know."""

from __future__ import annotations

from typing import Any

import pytest
from fake_github import REPOSITORY, FakeGitHub, by_bot, by_person
from proposal_project import event

from laboratorium.intake.issues.forms import LABEL, READY
from laboratorium.review.approval import approval
from laboratorium.review.events import IssueEvent
from laboratorium.review.issue_answer import MARKER
from laboratorium.review.propose import Proposal, say

ISSUE = f"/repos/{REPOSITORY}/issues/12"
PROPOSAL = Proposal(number=12, ready=True, answer=f"{MARKER}\n## Tak\n")


def told(body: str, *labels: str, action: str = "edited", label: str = "") -> IssueEvent:
    """An event about the recorded issue, with this text and these labels."""
    data: dict[str, Any] = event("issues.learning-point")
    data["issue"] |= {"body": body, "labels": [{"name": name} for name in labels]}
    data |= {"action": action, "label": {"name": label} if label else None}
    return IssueEvent.model_validate(data)


class Issue:
    """An issue as GitHub keeps it, with one event after the other."""

    def __init__(self) -> None:
        self.comment = ""
        self.taken_off = 0

    def after(self, happened: IssueEvent) -> bool:
        """Whether the text of the event may be sent on."""
        comments = [by_bot(1, self.comment)] if self.comment else []
        call = FakeGitHub({f"GET {ISSUE}/comments": comments})
        _, standing = say(call, happened, PROPOSAL)
        for method, place, data in call.changes:
            if method == "DELETE":
                assert place == f"{ISSUE}/labels/{READY}"
                self.taken_off += 1
            else:
                self.comment = data["body"]
        return standing.holds


def labelled(body: str) -> IssueEvent:
    return told(body, LABEL, READY, action="labeled", label=READY)


def test_a_text_that_was_answered_and_then_labelled_is_sent_on() -> None:
    issue = Issue()
    assert not issue.after(told("a", LABEL, action="opened"))
    assert issue.after(labelled("a"))
    assert issue.taken_off == 0 and "En redaktør har godkendt netop den" in issue.comment
    assert labelled("a").issue.digest[:12] in issue.comment


def test_a_later_edit_is_not_sent_on_and_takes_the_label_off_and_says_so() -> None:
    issue = Issue()
    issue.after(told("a", LABEL, action="opened"))
    issue.after(labelled("a"))
    assert not issue.after(told("b", LABEL, READY))
    assert issue.taken_off == 1 and "er taget af" in issue.comment
    assert not issue.after(told("a", LABEL))
    assert issue.after(labelled("a"))


def test_a_title_is_part_of_the_text() -> None:
    issue = Issue()
    issue.after(told("a", LABEL, action="opened"))
    issue.after(labelled("a"))
    other = told("a", LABEL, READY)
    renamed = other.model_copy(update={"issue": other.issue.model_copy(update={"title": "Ny"})})
    assert not issue.after(renamed) and issue.taken_off == 1


def test_a_text_that_was_changed_just_before_the_label_is_not_approved_by_it() -> None:
    issue = Issue()
    issue.after(told("a", LABEL, action="opened"))
    # The edit's own run was overtaken, so nobody has been answered about the new text.
    assert not issue.after(labelled("b"))
    assert issue.taken_off == 1
    assert issue.after(labelled("b"))


def test_another_label_neither_approves_nor_takes_away() -> None:
    issue = Issue()
    issue.after(told("a", LABEL, action="opened"))
    issue.after(labelled("a"))
    assert issue.after(told("a", LABEL, READY, "case", action="labeled", label="case"))
    assert issue.taken_off == 0
    fresh = Issue()
    fresh.after(told("a", LABEL, action="opened"))
    assert not fresh.after(told("a", LABEL, READY, action="labeled", label=LABEL))
    assert fresh.taken_off == 1


def test_an_issue_that_is_opened_with_the_label_waits_for_its_answer() -> None:
    issue = Issue()
    assert not issue.after(told("a", LABEL, READY, action="opened"))
    assert issue.taken_off == 1


@pytest.mark.parametrize("by", [by_person, by_bot])
def test_nobody_can_write_an_approval_into_the_text(by: Any) -> None:
    forged = approval(told("b"), MARKER, "").line.replace(
        "godkendt: -", f"godkendt: {told('b').issue.digest}"
    )
    above = "" if by is by_person else "## Tak\n"
    comments = [by(1, f"{MARKER}\n{above}{forged}\n")]
    call = FakeGitHub({f"GET {ISSUE}/comments": comments})
    _, standing = say(call, told("b", LABEL, READY), PROPOSAL)
    assert not standing.holds and standing.outlived


def test_the_answer_is_kept_in_one_comment() -> None:
    issue = Issue()
    issue.after(told("a", LABEL, action="opened"))
    first = issue.comment
    assert first.startswith(f"{MARKER}\n<!-- læst: ") and "\n## Tak\n" in first
    issue.after(told("a", LABEL))
    assert issue.comment == first
