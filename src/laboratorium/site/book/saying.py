"""What the playbook says of itself, alike on paper, in the e-book and on its pages."""

from __future__ import annotations

from laboratorium.catalogue.playbook import BookChapter

TITLE = "Drejebog"
DESCRIPTION = (
    "Vejledning til et samskabelsesforløb, fase for fase, med henvisninger til det, andre har lært."
)
LEAD = (
    "Fra den første opgave til det, der bliver stående. Hvert kapitel siger, hvordan man kan gøre, "
    "og viser, hvad andre har lært af at gøre det."
)
MARK = "Seks blade om et punkt: de seks P’er og stedet."
LICENCE = "Teksten er udgivet under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
COMMON = "På tværs af faserne"


def kicker(chapter: BookChapter, count: int) -> str:
    """`Kapitel 3 af 8 · Prøvehandlinger`."""
    phase = chapter.phase.label if chapter.phase else COMMON
    return f"Kapitel {chapter.number} af {count} · {phase}"


def ended(text: str) -> str:
    """A text with a full stop, unless it ends a sentence by itself."""
    return text if text.endswith((".", "!", "?", "…", "«")) else f"{text}."


def facts(chapter: BookChapter) -> str:
    """Whom a chapter is for and what it builds on, in a line; nothing when it says neither."""
    said = []
    if chapter.levels:
        said.append(f"Niveau: {', '.join(level.label for level in chapter.levels)}")
    if chapter.six_p:
        said.append(f"P’er: {', '.join(term.label for term in chapter.six_p)}")
    if chapter.after:
        said.append(f"Bygger på: {', '.join(link.title for link in chapter.after)}")
    return " · ".join(said)
