"""Advice on a case's tags: what its text speaks of, and declared goals that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from laboratorium.base.problems import Position, Problem, advice
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.tagging.agreement import agreement, doubt, sentence
from laboratorium.tagging.suggest import SDG, SIX_P

SUGGESTED, UNSUPPORTED = "tag-suggested", "goal-unsupported"


@dataclass(frozen=True)
class Tagged:
    """What advice on a case's tags is made of, as far as its file could be read: what it says, the
    tags that it declares, and where in the file they stand or belong.
    """

    path: str
    said: tuple[str, ...]
    declared: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Position]


def tagged(parsed: ParsedFile, body: str) -> Tagged:
    """What `check_tags` needs of a file; ``body`` is what readers see of the text."""
    return Tagged(
        parsed.path,
        _said(parsed, body),
        {kind: tuple(_listed(parsed, kind)) for kind in (SDG, SIX_P)},
        {kind: parsed.position(kind) for kind in (SDG, SIX_P)},
    )


def check_tags(case: Tagged) -> tuple[Problem, ...]:
    """Advice on `sdg` and `six_p`, also for a case that lacks them or cannot be read whole.

    It costs more than the reading does, so it is worked out for whoever shows it.
    """
    return tuple(_advice(case))


def _advice(case: Tagged) -> Iterator[Problem]:
    known = vocabularies()
    goals = [code for code in case.declared[SDG] if code.partition(".")[0] in known.sdg]
    found = agreement("\n\n".join(case.said), goals, case.declared[SIX_P])
    for one in found.proposed:
        yield advice(case.path, case.places[one.kind], SUGGESTED, sentence(one, known))
    for goal in found.doubted:
        yield advice(case.path, case.places[SDG], UNSUPPORTED, doubt(goal, known))


def text_of(parsed: ParsedFile, body: str) -> str:
    """What a case says in running text: title, summary and body, as passages."""
    return "\n\n".join(_said(parsed, body))


def _said(parsed: ParsedFile, body: str) -> tuple[str, ...]:
    return (*(str(parsed.meta.get(name) or "") for name in ("title", "summary")), body)


def _listed(parsed: ParsedFile, name: str) -> list[str]:
    written = parsed.meta.get(name)
    values = written if isinstance(written, list) else [written] if written else []
    return [value.strip() for value in values if isinstance(value, str)]
