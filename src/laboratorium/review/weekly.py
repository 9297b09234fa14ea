"""The weekly look-over: one issue that is opened, kept up to date, and closed when all is well."""

from __future__ import annotations

from collections.abc import Mapping

from laboratorium.intake.issues.forms import READY
from laboratorium.review.github import Call, keep_issue, keep_labels
from laboratorium.review.guarded import LABEL as MOVE_APPROVED

LABEL = "ugentligt-eftersyn"
TITLE = "Ugentligt eftersyn"
LONGEST = 60_000

_JOBS: Mapping[str, tuple[str, str]] = {
    "newest": (
        "De nyeste pakker",
        "Prøverne går ikke igennem med de nyeste pakker. Siden selv er ikke ramt, for den bygges "
        "med dem i `requirements.lock`. Kør `.venv/bin/python scripts make.lock --upgrade` og "
        "`./lab test`.",
    ),
    "canary": (
        "ProperDocs",
        "Siden kan ikke bygges med ProperDocs, som er en afløser for MkDocs.",
    ),
    "links": ("Links ud af huset", "Linkene kunne ikke tjekkes."),
}


LABELS: Mapping[str, str] = {
    LABEL: "Det, det ugentlige eftersyn fandt",
    "bidrag": "Sendt med en formular",
    READY: "En redaktør har læst det; lav et forslag",
    MOVE_APPROVED: "En redaktør siger god for det, der flytter lyttere eller adresser",
    "laeringspointe": "En læringspointe",
    "case": "En case",
    "prototype": "En prototype",
}


def body(results: Mapping[str, str], dead_links: str) -> str | None:
    """Return the issue's text, or None when there is nothing to say.

    ``results`` are GitHub's results of the jobs (``success``, ``failure``, …) by their names in
    ``_JOBS``; ``dead_links`` is what ``outgoing.as_markdown`` said. Jobs that were skipped or
    cancelled say nothing.
    """
    parts = [
        f"### {name}\n\n{told}"
        for key, (name, told) in _JOBS.items()
        if results.get(key) == "failure"
    ]
    if dead_links.strip():
        parts.append(f"### {_JOBS['links'][0]}\n\n{dead_links.strip()[:LONGEST]}")
    if not parts:
        return None
    lead = (
        "Eftersynet fandt det her. Teksten bliver skrevet om hver uge og lukket, når alt er godt."
    )
    return "\n\n".join((lead, *parts)) + "\n"


def tell(call: Call, repository: str, results: Mapping[str, str], dead_links: str) -> str:
    """Make the labels that are missing, and open, renew or close the issue; return which."""
    keep_labels(call, repository, LABELS)
    return keep_issue(call, repository, LABEL, TITLE, body(results, dead_links))
