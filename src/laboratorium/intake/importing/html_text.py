"""HTML as Markdown by markdownify, which lets letters that are raised fall down on the line, and an
upright line in a cell part the table's row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdownify import MarkdownConverter

from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.runs import raised


class _Converter(MarkdownConverter):
    def convert_sup(self, el: Any, text: str, parent_tags: Any) -> str:
        return raised(text) if text.strip() else text

    def convert_sub(self, el: Any, text: str, parent_tags: Any) -> str:
        return raised(text, lowered=True) if text.strip() else text

    def convert_del(self, el: Any, text: str, parent_tags: Any) -> str:
        base: Any = super()  # Another tilde within would end it.
        return str(base.convert_del(el, text.replace("~", "∼"), parent_tags))

    convert_s = convert_strike = convert_del

    def convert_span(self, el: Any, text: str, parent_tags: Any) -> str:
        struck = "line-through" in el.get("style", "")
        return self.convert_del(el, text, parent_tags) if struck else text

    def process_text(self, el: Any, parent_tags: Any = None) -> str:
        base: Any = super()  # Its types name but a few of its methods.
        text = str(base.process_text(el, parent_tags))
        return text.replace("|", r"\|") if {"td", "th"} & set(parent_tags or ()) else text


def _converter(without: Sequence[str]) -> _Converter:
    asked: dict[str, Any] = {"strip": [*without]} if without else {}
    return _Converter(heading_style="ATX", bullets="-", **asked)


def from_html(text: str, without: Sequence[str] = ()) -> str:
    """The Markdown that says what a text in HTML says, of the elements `without` only the words.
    Raises `Refused` for one whose elements lie within each other hundreds of times, which no
    program writes.
    """
    try:
        return str(_converter(without).convert(text)).strip()
    except RecursionError as error:
        raise Refused(
            "HTML-koden har for mange lag i hinanden til at blive læst. Gem teksten som ren tekst "
            "(.txt) eller som Word-dokument, og prøv igen."
        ) from error
