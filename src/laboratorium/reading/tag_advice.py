"""Advice on a case's tags: what its text speaks of, and declared goals that it does not."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.problems import Problem, advice
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.tagging.agreement import agreement, doubt, sentence

SUGGESTED, UNSUPPORTED = "tag-suggested", "goal-unsupported"


def check_tags(parsed: ParsedFile, body: str) -> Iterator[Problem]:
    """Yield advice on `sdg` and `six_p`, also for a case that lacks them or cannot be read whole.

    ``body`` is what readers see of the text.
    """
    known = vocabularies()
    found = agreement(
        text_of(parsed, body),
        [code for code in _listed(parsed, "sdg") if code.partition(".")[0] in known.sdg],
        _listed(parsed, "six_p"),
    )
    for one in found.proposed:
        at = parsed.position(one.kind)
        yield advice(parsed.path, at, SUGGESTED, sentence(one, known))
    for goal in found.doubted:
        yield advice(parsed.path, parsed.position("sdg"), UNSUPPORTED, doubt(goal, known))


def text_of(parsed: ParsedFile, body: str) -> str:
    """What a case says in running text: title, summary and body, as passages."""
    said = [str(parsed.meta.get(name) or "") for name in ("title", "summary")]
    return "\n\n".join((*said, body))


def _listed(parsed: ParsedFile, name: str) -> list[str]:
    written = parsed.meta.get(name)
    values = written if isinstance(written, list) else [written] if written else []
    return [value.strip() for value in values if isinstance(value, str)]
