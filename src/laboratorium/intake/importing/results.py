"""What became of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from laboratorium.base.paths import case_file, index_of
from laboratorium.base.problems import Problem
from laboratorium.intake.importing.drafts import Draft, Loose


class Outcome(Enum):
    """What became of a case, or of what belongs to one that is there."""

    WRITTEN = "skrevet"
    ADDED = "lagt til"
    CHANGED = "rettet"
    SAME = "uændret"
    EXISTS = "findes i forvejen"
    REPEATED = "står to gange"


@dataclass
class Result:
    """A case that was read: its folder, what became of it, its files by path in the folder, what
    the checker says of them, what there was no room for in the files, and pictures by path too.
    """

    draft: Draft
    slug: str
    outcome: Outcome
    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Loose, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def index(self) -> str:
        """The file that the result is about."""
        if "index.md" in self.files or not self.files:
            return index_of(self.slug)
        return case_file(self.slug, next(iter(self.files)))

    @property
    def is_part(self) -> bool:
        """Whether it is of something that belongs to a case, and not the case itself."""
        return bool(self.files) and "index.md" not in self.files

    @property
    def lands(self) -> bool:
        """Whether its files are to be written."""
        return self.outcome in (Outcome.WRITTEN, Outcome.ADDED, Outcome.CHANGED)
