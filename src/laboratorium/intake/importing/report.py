"""What an import did, in Danish Markdown: for the terminal, for a file, for whoever must finish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from laboratorium.base.danish import format_number
from laboratorium.base.paths import case_file, in_case
from laboratorium.base.problems import Level, Problem
from laboratorium.intake.importing.case_files import as_item
from laboratorium.intake.importing.drafts import Loose, Reading
from laboratorium.intake.importing.markdown_text import harmless
from laboratorium.intake.importing.results import Outcome, Result
from laboratorium.reading.body import UNPLACED

TITLE = "# Import af "
MOST_IN_TERMINAL = 25
MOST_CHECKED = 500
"""So many are looked through for faults before they are written; `./lab check` tells of all."""
_MANY = 5
_LEVELS = {Level.ERROR: "Skal rettes", Level.ADVICE: "Kan gøres bedre"}

_WILL = re.compile(r"\ber(?= (?:skrevet|lagt|rettet))")
_OUTCOMES = {
    Outcome.WRITTEN: ("ny case er skrevet", "nye cases er skrevet"),
    Outcome.ADDED: (
        "fil er lagt til en case, der findes i forvejen",
        "filer er lagt til cases, der findes i forvejen",
    ),
    Outcome.CHANGED: ("fil i en case er rettet", "filer i cases er rettet"),
    Outcome.SAME: ("case er som i forvejen", "cases er som i forvejen"),
    Outcome.EXISTS: (
        "case findes i forvejen og er ikke rørt",
        "cases findes i forvejen og er ikke rørt",
    ),
    Outcome.REPEATED: (
        "case står to gange i filen og er skrevet én gang",
        "cases står to gange i filen og er skrevet én gang",
    ),
}


def report(
    source: str, results: Sequence[Result], reading: Reading, dry_run: bool, most: int = 0
) -> str:
    """The report, of what is going to be with `dry_run`. `most` is how many cases with remarks, and
    how much of what is left over, are shown; 0 for all.
    """
    return "\n".join(_lines(source, results, reading, dry_run, most)) + "\n"


def _lines(
    source: str, results: Sequence[Result], reading: Reading, dry_run: bool, most: int
) -> Iterator[str]:
    notes = reading.notes
    yield f"{TITLE}{harmless(source)}"
    yield ""
    if dry_run:
        yield "Det her er planen: Ingen filer er skrevet."
        yield ""
    for outcome, (one, many) in _OUTCOMES.items():
        cases = [result for result in results if result.outcome is outcome]
        parts = [result for result in cases if result.is_part and outcome is Outcome.SAME]
        if parts:
            said = "fil i cases er" if len(parts) == 1 else "filer i cases er"
            yield f"- {format_number(len(parts))} {said} som i forvejen."
        count = len(cases) - len(parts)
        if count:
            said = one if count == 1 else many
            said = _WILL.sub("bliver", said) if dry_run else said
            yield f"- {format_number(count)} {said}."
    if not results:
        yield "- Der blev ikke fundet nogen cases."
    yield from _becoming([result for result in results if result.lands], most)
    yield from ("", "## Om filen", "", *(f"- {note}" for note in notes)) if notes else ()
    yield from _left(reading.left, most)
    often = _often(results)
    yield from _of_many(often, len(results))
    told = [result for result in results if _has_remarks(result, often)]
    if not told:
        yield from (
            ("", "Alt andet kom på plads." if often else "Alt kom på plads.") if results else ()
        )
        return
    yield from ("", "## Det skal I se på")
    for result in told[: most or len(told)]:
        yield from ("", *_case(result, often))
    if most and len(told) > most:
        rest = len(told) - most
        said = "1 case" if rest == 1 else f"{format_number(rest)} cases"
        yield from ("", f"{said} til står i rapporten.")


def _becoming(results: Sequence[Result], most: int) -> Iterator[str]:
    """Which part of the file becomes which files."""
    if not results:
        return
    yield from ("", "## Hvad der bliver til hvad", "")
    for result in results[: most or len(results)]:
        paths = [case_file(result.slug, name) for name in (*result.files, *result.pictures)]
        index = [path for path in paths if path == result.index]
        listed = ", ".join([*index, *(path for path in paths if path not in index)])
        yield f"- {result.draft.where[:1].upper()}{result.draft.where[1:]}: {listed}"
    if most and len(results) > most:
        yield f"- {format_number(len(results) - most)} til står i rapporten."


def _left(left: Sequence[Loose], most: int) -> Iterator[str]:
    if not left:
        return
    yield from ("", "## Ikke taget med", "", "Det her står kun i rapporten og ikke i nogen fil.")
    why = None
    for item in left[: most or len(left)]:
        if item.why != why:
            why = item.why
            yield from ("", why, "") if why else ("",)
        yield as_item(item)
    if most and len(left) > most:
        yield from ("", f"{format_number(len(left) - most)} til står i rapporten.")


Often = Mapping[tuple[Level, str], int]
"""What the checker says of many cases alike, and of how many."""


def _often(results: Sequence[Result]) -> Often:
    """What is said of more than half of the cases, where they are many."""
    if len(results) < _MANY:
        return {}
    said = Counter(
        one
        for result in results
        for one in {
            (problem.level, problem.message)
            for problem in result.problems
            if _worth_saying(problem, problem.level)
        }
    )
    checked = sum(bool(result.problems) for result in results)
    return {one: count for one, count in said.items() if count >= _MANY and 2 * count > checked}


def _of_many(often: Often, cases: int) -> Iterator[str]:
    """What stands in the way of many is told once."""
    if often:
        yield from ("", "## Det gælder mange af dem", "")
        yield from (
            f"- {_LEVELS[level]} i {format_number(count)}: {harmless(message)}"
            for (level, message), count in sorted(often.items(), key=lambda one: one[0][0].value)
        )
    if cases > MOST_CHECKED:
        yield ""
        yield (
            f"De første {format_number(MOST_CHECKED)} er set efter for fejl. Kør ./lab check, når "
            "de er skrevet: den siger det om dem alle."
        )


def _has_remarks(result: Result, often: Often) -> bool:
    draft = result.draft
    return bool(
        any((problem.level, problem.message) not in often for problem in result.problems)
        or draft.remarks
        or draft.loose
        or result.left_out
        or result.outcome in (Outcome.EXISTS, Outcome.REPEATED)
    )


def _case(result: Result, often: Often) -> Iterator[str]:
    yield f"### {result.index}"
    yield ""
    yield f"Fra {result.draft.where}."
    if result.outcome is Outcome.EXISTS:
        yield ""
        yield (
            "Der er allerede en case med det navn, og den ser anderledes ud. Den er ikke rørt. Ret "
            "den i hånden, eller skriv et andet navn i feltet »Mappe«. Det, der ellers var "
            "blevet skrevet, står her:"
        )
        yield from ("", *_quoted(result), *map(as_item, result.left_out))
        return
    if result.outcome is Outcome.REPEATED:
        yield from ("", "Casen står to gange i filen med det samme indhold.")
        return
    if result.draft.remarks:
        yield from ("", "**Sådan er det læst**", "")
        yield from (f"- {harmless(remark)}" for remark in result.draft.remarks)
    if result.draft.loose:
        yield from ("", f"**Ikke placeret**: står nederst i filen under »{UNPLACED}«", "")
        yield from map(_why, result.draft.loose)
    if result.left_out:
        yield from ("", "**Kun her**, fordi der ikke var plads i filen:", "")
        yield from map(as_item, result.left_out)
    for level, title in _LEVELS.items():
        found = [
            problem
            for problem in result.problems
            if _worth_saying(problem, level) and (level, problem.message) not in often
        ]
        if found:
            yield from ("", f"**{title}**", "")
            yield from (f"- {_place(problem)}: {harmless(problem.message)}" for problem in found)


def _worth_saying(problem: Problem, level: Level) -> bool:
    # What is unplaced is listed above, thing by thing.
    return problem.level is level and problem.code != "unplaced"


def _place(problem: Problem) -> str:
    return f"{in_case(problem.path)}, linje {problem.line}"


def _why(item: Loose) -> str:
    where = f" ({item.where})" if item.where else ""
    short = " ".join(item.text.split())
    short = short if len(short) <= 80 else f"{short[:80].rstrip()}…"
    why = f" {item.why}" if item.why else ""
    return harmless(f"- {item.name}{where}: »{short}«.{why}")


def _quoted(result: Result) -> Iterator[str]:
    for name, text in result.files.items():
        yield f"    {name}"
        yield from (f"    {line}".rstrip() for line in text.split("\n"))
