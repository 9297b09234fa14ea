"""When content comes out: a draft never does, and what has a time waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from laboratorium.base.moment import format_moment
from laboratorium.model.danish_time import EXAMPLE
from laboratorium.model.declare import Asked, field

_KEPT = Asked(left_out="kept by editors")


def draft_field() -> Any:
    """The field that keeps a record out of everything but a preview."""
    return field(
        "Kladde",
        "Om det ikke skal ud endnu; så ses det kun i en forhåndsvisning.",
        True,
        names=("udkast",),
        data="",
        hidden=True,
        templated=False,
        asked=_KEPT,
        default=False,
    )


def published_field() -> Any:
    """The field that keeps a record back until a time."""
    return field(
        "Udkommer",
        "Hvornår det kommer ud, hvis det skal vente: dato og klokkeslæt i dansk tid.",
        EXAMPLE,
        names=("udgivet",),
        data="",
        hidden=True,
        templated=False,
        asked=_KEPT,
        default=None,
    )


@dataclass(frozen=True)
class Withheld:
    """Something that is not out: its file, when it will come (never, for a draft), and the digest
    of its recording.
    """

    path: str
    due: datetime | None
    sound: str = ""

    @property
    def says(self) -> str:
        """`kommer 30. november 2026 kl. 6.00`, or that it is a draft."""
        return f"kommer {format_moment(self.due)}" if self.due else "er en kladde"


def due(meta: Any) -> datetime | None:
    """The time from which a record is out; None when it waits for none, or is a draft."""
    return None if is_draft(meta) else getattr(meta, "published", None)


def is_draft(meta: Any) -> bool:
    """Whether a record with these fields comes out at no time."""
    return getattr(meta, "draft", False)


def is_out(meta: Any, at: datetime) -> bool:
    """Whether a record with these fields is out at a time."""
    when = due(meta)
    return not is_draft(meta) and (when is None or when <= at)
