"""Runs of a word processor's text, alike in weight and link, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from laboratorium.intake.importing.markdown_text import emphasised, escaped, linked, visible

_RAISED = str.maketrans(
    "0123456789+-=()niabcdefghjklmoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


class Run(NamedTuple):
    """A piece of text; `link` is an address that may stand in a file, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def raised(text: str, lowered: bool = False) -> str:
    """Letters above or below the line by signs of their own, `10⁶`, or in brackets: `10^(n²)`."""
    table = _LOWERED if lowered else _RAISED
    plain = text.strip()
    if all(ord(letter) in table for letter in plain):
        return text.translate(table)
    mark = "_" if lowered else "^"
    return text.replace(plain, f"{mark}({plain})" if len(plain) > 1 else f"{mark}{plain}")


def plain(runs: Sequence[Run]) -> str:
    """The words of the runs without any marks."""
    return visible("".join(run.text for run in runs)).strip()


def markdown(runs: Sequence[Run]) -> str:
    """The runs as one paragraph of Markdown; those that are alike are marked together."""
    parts: list[str] = []
    index = 0
    while index < len(runs):
        alike = [runs[index].text]
        while index + 1 < len(runs) and runs[index + 1][1:] == runs[index][1:]:
            index += 1
            alike.append(runs[index].text)
        parts.append(_marked(runs[index]._replace(text=visible("".join(alike)))))
        index += 1
    text = "".join(parts).strip()
    return re.sub(r"[ \t]*\n[ \t]*", "  \n", text)


def _marked(run: Run) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, _, after = run.text.partition(inner)
    text = escaped(inner) if "\n" in inner else emphasised(escaped(inner), run.bold, run.italic)
    return f"{before}{linked(text, run.link) if run.link else text}{after}"


def is_strong(runs: Sequence[Run]) -> bool:
    """Whether every word of a paragraph is bold."""
    return bool(runs) and all(run.bold for run in runs if run.text.strip())
