"""A good issue becomes a branch with one commit and a pull request, without git and without a
working tree: GitHub's API makes the commit, so that nothing of the issue is ever run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from laboratorium.base.paths import CASES, source_of
from laboratorium.base.slugs import SLUG
from laboratorium.intake.issues.forms import READY
from laboratorium.model.cases import CASE
from laboratorium.model.kinds import IN_CASE
from laboratorium.reading.body import UNPLACED
from laboratorium.reading.files import MAX_TEXT
from laboratorium.review.approval import SHOWN, Approval, approval, with_approval
from laboratorium.review.escaping import code, one_line
from laboratorium.review.events import IssueEvent, Number, read_event
from laboratorium.review.github import BOT, ApiError, Call, keep_comment, own_comment, take_off
from laboratorium.review.issue_answer import MARKER
from laboratorium.review.path_guard import LONGEST_PATH

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_KINDS = {kind.folder: kind for kind in (CASE, *IN_CASE)}
_FOLDERS = "|".join(kind.folder for kind in IN_CASE)
_PATH = rf"{CASES}/{SLUG}/(?:index|(?:{_FOLDERS})/{SLUG})\.md"


class Proposal(BaseModel):
    """What the job that reads the issue hands to the one that may write."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    number: Number
    ready: bool
    path: Annotated[str, Field(pattern=rf"^(?:{_PATH})?$", max_length=LONGEST_PATH)] = ""
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    answer: Annotated[str, Field(min_length=1, max_length=65_000)]


def read_proposal(path: Path) -> Proposal:
    """Return what the reading job left. Raises EventError."""
    return read_event(path, Proposal, "Svaret fra konverteringen")


def say(call: Call, event: IssueEvent, proposal: Proposal) -> tuple[str, Approval]:
    """Keep the answer on the issue up to date, and take the label off a text that it outlived.

    Return what was done with the comment, and what is approved.
    """
    repository, number = event.repository.full_name, event.issue.number
    found = own_comment(call, repository, number, MARKER)
    standing = approval(event, MARKER, found[1] if found else "")
    if standing.outlived:
        take_off(call, repository, number, READY)
    text = with_approval(proposal.answer, MARKER, standing)
    return keep_comment(call, repository, number, MARKER, text), standing


def propose(
    call: Call, repository: str, base: str, proposal: Proposal, login: str, digest: str
) -> str:
    """Make or renew the branch and the pull request; return ``made``, ``changed``, ``unchanged``
    or why nothing was done (Danish).

    ``base`` is the name of the default branch, ``login`` the one who wrote the issue, ``digest``
    that of the text that an editor approved. A branch that an editor has written in is left alone.
    """
    if not proposal.ready or not proposal.path:
        return "Bidraget er ikke klar."
    branch = f"bidrag/{proposal.number}"
    owner = repository.partition("/")[0]
    pulls = call("GET", f"/repos/{repository}/pulls?state=all&head={owner}:{quote(branch)}", None)
    if any(item.get("merged_at") for item in pulls):
        return "Bidraget er allerede taget med."
    there = _head(call, repository, branch)
    if there is not None and not _is_ours(call, repository, there):
        return "En redaktør har skrevet i forslaget, så det bliver ikke skrevet over."
    start = call("GET", f"/repos/{repository}/git/ref/heads/{quote(base)}", None)["object"]["sha"]
    sha = _commit(call, repository, start, proposal, login, digest)
    if there is None:
        made = {"ref": f"refs/heads/{branch}", "sha": sha}
        call("POST", f"/repos/{repository}/git/refs", made)
    else:
        moved = {"sha": sha, "force": True}
        call("PATCH", f"/repos/{repository}/git/refs/heads/{quote(branch)}", moved)
    if any(item.get("state") == "open" for item in pulls):
        return "changed"
    told = {
        "title": _title(proposal),
        "head": branch,
        "base": base,
        "body": _body(proposal, digest),
        "maintainer_can_modify": True,
    }
    call("POST", f"/repos/{repository}/pulls", told)
    return "made"


def _head(call: Call, repository: str, branch: str) -> str | None:
    try:
        found = call("GET", f"/repos/{repository}/git/ref/heads/{quote(branch)}", None)
    except ApiError as fault:
        if fault.status == 404:
            return None
        raise
    return str(found["object"]["sha"])


def _is_ours(call: Call, repository: str, sha: str) -> bool:
    found = call("GET", f"/repos/{repository}/commits/{sha}", None)
    return (found.get("author") or {}).get("login") == BOT


def _commit(
    call: Call, repository: str, start: str, proposal: Proposal, login: str, digest: str
) -> str:
    parent = call("GET", f"/repos/{repository}/git/commits/{start}", None)
    entry = {"path": proposal.path, "mode": "100644", "type": "blob", "content": proposal.text}
    tree = {"base_tree": parent["tree"]["sha"], "tree": [entry]}
    made = call("POST", f"/repos/{repository}/git/trees", tree)
    thanks = f"\n\nSkrevet af @{login} i #{proposal.number}." if _LOGIN.fullmatch(login) else ""
    message = f"{_title(proposal)}{thanks}\n\nGodkendt i udgaven {digest}."
    commit = {"message": message, "tree": made["sha"], "parents": [start]}
    return str(call("POST", f"/repos/{repository}/git/commits", commit)["sha"])


def _title(proposal: Proposal) -> str:
    """The title is made from the path alone: slugs hold nothing that could mean something."""
    source = source_of(proposal.path)
    assert source, proposal.path
    return one_line(f"{_KINDS[source.folder].name}: {source.slug}", 120)


def _body(proposal: Proposal, digest: str) -> str:
    unplaced = ""
    if UNPLACED in proposal.text:
        unplaced = f"- [ ] Det, der står under »{UNPLACED}«, er flyttet på plads.\n"
    return (
        f"Closes #{proposal.number}\n\nLavet af formularen i #{proposal.number}. Tjekkeren har "
        f"læst {code(proposal.path)} og fandt ingen fejl. Teksten er den, en redaktør godkendte, "
        f"udgaven {code(digest[:SHOWN])}; det, der er skrevet senere, er ikke med.\n\n"
        "Til redaktøren:\n\n"
        "- [ ] Andre kan bruge det, og det er til at forstå.\n"
        "- [ ] Tal og påstande bygger på noget.\n"
        f"- [ ] Der er ingen personoplysninger.\n{unplaced}\n"
        "GitHub kører ikke prøverne af sig selv på et forslag, som en maskine har lavet. Luk det "
        "og åbn det igen, så kører de.\n"
    )
