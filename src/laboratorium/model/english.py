"""What is said of a record in English: a title and a summary that somebody wrote, or neither."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationInfo

from laboratorium.model.declare import Asked, field
from laboratorium.model.types import fail

_WRITTEN = Asked(left_out="written by editors")


def title_field(example: str, most: int) -> Any:
    """The field of the English title."""
    return field(
        "Titel på engelsk",
        "Titlen på engelsk. Skriv den selv; siden oversætter ikke.",
        example,
        names=("engelsk titel", "english title"),
        hidden=True,
        templated=False,
        asked=_WRITTEN,
        default=None,
        max_length=most,
    )


def summary_field(example: str, most: int) -> Any:
    """The field of the English summary."""
    return field(
        "Resumé på engelsk",
        "Resuméet på engelsk. Skriv det selv; siden oversætter ikke.",
        example,
        names=("engelsk resumé", "english summary"),
        hidden=True,
        templated=False,
        asked=_WRITTEN,
        default=None,
        max_length=most,
        validate_default=True,
    )


def check_both(value: str | None, info: ValidationInfo) -> str | None:
    """Return the summary when there is a title too, or neither. Raises PydanticCustomError."""
    if "title_en" in info.data and (value is None) != (info.data["title_en"] is None):
        raise fail("english_half")
    return value
