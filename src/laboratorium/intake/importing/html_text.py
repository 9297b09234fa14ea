"""HTML as Markdown by markdownify, which lets letters that are raised fall down on the line, and an
upright line in a cell part the table's row.
"""

from __future__ import annotations

from typing import Any

from markdownify import MarkdownConverter

from laboratorium.intake.importing.runs import raised


class _Converter(MarkdownConverter):
    def convert_sup(self, el: Any, text: str, parent_tags: Any) -> str:
        return raised(text) if text.strip() else text

    def convert_sub(self, el: Any, text: str, parent_tags: Any) -> str:
        return raised(text, lowered=True) if text.strip() else text

    def process_text(self, el: Any, parent_tags: Any = None) -> str:
        base: Any = super()  # Its types name but a few of its methods.
        text = str(base.process_text(el, parent_tags))
        return text.replace("|", r"\|") if {"td", "th"} & set(parent_tags or ()) else text


def from_html(text: str) -> str:
    """The Markdown that says what a text in HTML says."""
    return str(_Converter(heading_style="ATX", bullets="-").convert(text)).strip()
