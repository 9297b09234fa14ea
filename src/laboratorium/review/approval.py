"""What an editor's label ``klar`` approved: one text of an issue, by its digest, and no later one.

An issue can be edited by whoever wrote it, also while an editor reads. So the bot's answer names
the text that it is about, the label counts for the text that was answered and no other, and it is
taken off when the text has changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from laboratorium.intake.issues.forms import READY
from laboratorium.review.events import IssueEvent

SHOWN = 12
"""How much of a digest people are shown; the whole of it is compared."""

_NONE = "-"
_STATE = re.compile(r"<!-- læst: ([0-9a-f]{64}) · godkendt: ([0-9a-f]{64}|-) -->")


@dataclass(frozen=True)
class Approval:
    """Which text has been answered and which was approved, by their digests; empty for none.

    ``outlived`` says that the label is on, but not for the text that is there now.
    """

    answered: str
    approved: str = ""
    outlived: bool = False

    @property
    def holds(self) -> bool:
        """Whether the text that was answered is the one that was approved."""
        return self.approved == self.answered

    @property
    def line(self) -> str:
        """The comment in the answer that tells the next run."""
        return f"<!-- læst: {self.answered} · godkendt: {self.approved or _NONE} -->"

    @property
    def told(self) -> str:
        """What people are told of it, in Danish."""
        text = f"Teksten er læst i udgaven `{self.answered[:SHOWN]}`."
        if self.outlived:
            return (
                f"{text} Mærket `{READY}` er taget af, for teksten er ændret, siden svaret blev "
                "skrevet, eller siden mærket blev sat. Intet af det nye er sendt videre. En "
                "redaktør kan læse teksten igen og sætte mærket på."
            )
        if self.holds:
            return f"{text} En redaktør har godkendt netop den med mærket `{READY}`."
        return text


def approval(event: IssueEvent, marker: str, before: str) -> Approval:
    """Return where an issue stands after an event.

    ``before`` is the bot's answer until now, empty when there is none; ``marker`` its first line.
    The label approves a text only when that text has been answered: then an editor can have read
    it. Words that only look like the state, further down in the answer, are no state.
    """
    seen = _STATE.match(before.removeprefix(marker).lstrip("\n"))
    answered, approved = (seen[1], seen[2].strip(_NONE)) if seen else ("", "")
    digest = event.issue.digest
    if READY not in (label.name for label in event.issue.labels):
        return Approval(digest)
    just_set = event.action == "labeled" and event.label is not None and event.label.name == READY
    if (just_set and answered == digest) or approved == digest:
        return Approval(digest, digest)
    return Approval(digest, outlived=True)


def with_approval(answer: str, marker: str, standing: Approval) -> str:
    """Return an answer that tells of the approval, to people and to the next run."""
    rest = answer.removeprefix(marker)
    return f"{marker}\n{standing.line}{rest.rstrip()}\n\n<sub>{standing.told}</sub>\n"
