"""GitHub's webhook payloads: the few fields that are used, typed and limited.

Source: docs.github.com, "Webhook events and payloads". Everything that a proposer can choose
(titles, branch names, texts) is text of any kind here; numbers, names and commits have a form.
"""

from __future__ import annotations

import json
import stat
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MAX_EVENT = 4 * 1024 * 1024

Number = Annotated[int, Field(ge=1, le=2**31, strict=True)]
Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
FullName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}$")]

# Those who may push to the repository, or once were let in by someone who may.
INSIDERS = frozenset(("OWNER", "MEMBER", "COLLABORATOR"))
NEWCOMERS = frozenset(("FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "NONE"))


class EventError(ValueError):
    """A payload that cannot be used; the message is Danish."""


class Payload(BaseModel):
    """What all parts share: frozen, and deaf to the many fields that are not used."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Repository(Payload):
    """A repository by its name, ``owner/name``."""

    full_name: FullName
    default_branch: str = "main"


class User(Payload):
    """An account."""

    login: str


class End(Payload):
    """One end of a pull request; ``repo`` is None when the fork has been deleted."""

    ref: str
    sha: Sha
    repo: Repository | None = None


class Label(Payload):
    """A label of an issue or a pull request."""

    name: str


class Pull(Payload):
    """A pull request, in an event or as the API gives it."""

    number: Number
    state: str = "open"
    head: End
    base: End
    author_association: str = "NONE"
    user: User | None = None
    labels: tuple[Label, ...] = ()

    @property
    def from_insider(self) -> bool:
        """Whether the proposer is one of those who look after the repository."""
        return self.author_association in INSIDERS

    @property
    def from_newcomer(self) -> bool:
        """Whether nothing by the proposer has been taken in before."""
        return self.author_association in NEWCOMERS


class PullRequestEvent(Payload):
    """The event ``pull_request``; ``label`` is the one that was just set or taken off."""

    repository: Repository
    pull_request: Pull
    action: str = ""
    label: Label | None = None

    def is_given(self, label: str) -> bool:
        """Whether the label was set on the very state that the event shows.

        A label stays on when more is pushed, so one that was set earlier says nothing of it.
        """
        return self.action == "labeled" and self.label is not None and self.label.name == label


class Run(Payload):
    """A finished run of a workflow."""

    id: Annotated[int, Field(ge=1, strict=True)]
    event: str
    head_sha: Sha
    head_repository: Repository | None = None


class WorkflowRunEvent(Payload):
    """The event ``workflow_run``."""

    repository: Repository
    workflow_run: Run


class Issue(Payload):
    """An issue."""

    number: Number
    title: str
    body: str | None = None
    labels: tuple[Label, ...] = ()
    created_at: datetime
    user: User | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of title and body, in hexadecimal: which text an approval is of."""
        return sha256(json.dumps([self.title, self.body or ""]).encode()).hexdigest()


class IssueEvent(Payload):
    """The event ``issues``; ``label`` is the one that was just set."""

    repository: Repository
    issue: Issue
    action: str = ""
    label: Label | None = None


E = TypeVar("E", bound=BaseModel)


def read_event(path: Path, model: type[E], what: str = "Hændelsen") -> E:
    """Return the payload in a JSON file, or what else an earlier job of the workflow has left.

    ``what`` begins the sentence about what is not such a payload. Raises EventError for that, and
    for links and files that are too large.
    """
    try:
        info = path.lstat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > MAX_EVENT:
            raise EventError(f"{what} er ikke en almindelig fil, eller den er for stor.")
        return parse_event(path.read_bytes(), model, what)
    except OSError as fault:
        raise EventError(f"{what} kan ikke åbnes.") from fault


def parse_event(data: bytes, model: type[E], what: str = "Hændelsen") -> E:
    """Return the payload in JSON text. Raises EventError for what is not such a payload."""
    try:
        return model.model_validate(json.loads(data))
    except ValidationError as fault:
        where = ".".join(str(part) for part in fault.errors(include_url=False)[0]["loc"])
        raise EventError(f"{what} har ikke den ventede form ved »{where[:80]}«.") from fault
    except (ValueError, RecursionError) as fault:
        raise EventError(f"{what} er ikke gyldig JSON.") from fault
