"""What the checker says of an issue's file, and the Danish answer that is posted on the issue."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from laboratorium.base.files import write_new
from laboratorium.base.problems import Level, Problem, in_order
from laboratorium.intake.issues.forms import questions
from laboratorium.intake.issues.from_issue import Conversion
from laboratorium.model.kinds import KIND
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load
from laboratorium.reading.privacy import check_text
from laboratorium.review.escaping import code, markdown
from laboratorium.review.formats import headline

MARKER = "<!-- laboratorium: svar på et bidrag -->"
MOST_SHOWN = 15
LONGEST_FILE = 20_000
_SAID_ALREADY = frozenset(("missing", "too-short", "string-too-short", "body-empty"))


@dataclass(frozen=True)
class Answer:
    """The text to post, and whether the file is good enough to become a proposal."""

    text: str
    ready: bool


def check(root: Path, conversion: Conversion) -> tuple[Problem, ...]:
    """Return what the checker says of the file, read together with the content in ``root``; of an
    issue that is no form, what in it may lead to a person.
    """
    if conversion.kind is None:
        return in_order(check_text(conversion.unread, ""))
    with tempfile.TemporaryDirectory(prefix="bidrag-") as folder:
        there = Path(folder)
        for name in ("cases", "docs"):
            if (root / name).is_dir():
                shutil.copytree(root / name, there / name, ignore=_only_texts, symlinks=True)
        write(there, conversion)
        problems = load(there).problems
    return tuple(problem for problem in problems if problem.path == conversion.path)


def _only_texts(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if not name.endswith(".md") and Path(folder, name).is_file()}


def write(root: Path, conversion: Conversion) -> Path:
    """Write the file, which must not be there, and return its path. Raises FileExistsError."""
    goal = root / conversion.path
    write_new(goal, conversion.text)
    return goal


def answer(conversion: Conversion, problems: tuple[Problem, ...]) -> Answer:
    """Return the answer to an issue that was opened or edited."""
    if conversion.kind is None:
        told = "".join(f"{part}\n\n" for part in _about_persons(conversion, list(problems)))
        text = (
            f"{MARKER}\n{told}## Tak for din besked\n\nVi kan ikke se, om det er en læringspointe, "
            "en case eller en prototype, for overskrifterne fra formularen er der ikke. Lav en ny "
            "med **New issue**, og vælg en af de tre formularer. Kopiér din tekst derover. En fra "
            "sekretariatet læser også med her.\n"
        )
        return Answer(text, False)
    persons = [item for item in problems if item.code.startswith("private-")]
    errors = [item for item in problems if item.level is Level.ERROR]
    ready = not errors and not conversion.missing
    errors = [item for item in errors if item not in persons]
    # What is missing has been said by the question's own name.
    errors = [e for e in errors if e.code not in _SAID_ALREADY or not conversion.missing]
    tips = [
        item
        for item in problems
        if item.level is Level.ADVICE
        and item.code not in ("no-learning-point", *_SAID_ALREADY)
        and item not in persons
    ]
    parts = [MARKER, *_about_persons(conversion, persons)]
    parts += _good(conversion) if ready else _lacking(conversion, errors)
    if tips:
        parts += ["### Forslag, som du må tage imod eller lade ligge", _list(conversion, tips)]
    if conversion.notes:
        told = "\n".join(f"- {markdown(note, 400)}" for note in conversion.notes)
        parts += ["### Godt at vide", told]
    if not ready:
        parts.append(
            "### Sådan retter du\n\n1. Tryk på de tre prikker øverst til højre i din tekst, og "
            "vælg **Edit**.\n2. Skriv under overskrifterne. Lad selve overskrifterne stå.\n"
            "3. Tryk på **Save**. Vi læser igen med det samme og skriver den her besked om."
        )
    # A comment of ours would keep what is to be deleted.
    if conversion.text and not persons:
        parts.append(_file(conversion))
    return Answer("\n\n".join(parts) + "\n", ready)


def _about_persons(conversion: Conversion, found: list[Problem]) -> list[str]:
    """What may lead to a person comes first: it can be read by all already."""
    if not found:
        return []
    return [
        "## Slet først det, der kan føre til et menneske",
        "Alle kan læse din tekst nu. Vi fandt det her:",
        _list(conversion, found),
        "1. Tryk på de tre prikker øverst til højre i din tekst, og vælg **Edit**. Slet det, og "
        "tryk på **Save**.\n2. Den gamle tekst kan stadig ses: Tryk på **edited** øverst i din "
        "tekst, vælg den gamle udgave, og tryk på **Options** og **Delete revision from history**."
        "\n3. Vil du have det hele væk, så skriv »Slet det her« i en kommentar. Så sletter "
        "sekretariatet det.",
    ]


def _good(conversion: Conversion) -> list[str]:
    name = KIND[conversion.kind or ""].name.lower()
    return [
        f"## Tak for din {name}",
        "Alt er der, og den kan komme på siden, som den er. Nu læser en fra sekretariatet den og "
        "laver et forslag ud af den. Du skal ikke gøre mere.",
    ]


def _lacking(conversion: Conversion, errors: list[Problem]) -> list[str]:
    name = KIND[conversion.kind or ""].name.lower()
    parts = [
        f"## Tak for din {name}",
        "Den er næsten klar. Det her mangler, før den kan komme på siden."
        if conversion.missing or errors
        else "Den kan komme på siden, så snart det er slettet.",
    ]
    if conversion.missing:
        told = "\n".join(f"- **{markdown(missing)}**" for missing in conversion.missing)
        parts += ["### Ikke besvaret endnu", told]
    if errors:
        parts += [f"### {headline(len(errors), 0)}", _list(conversion, errors)]
    return parts


def _list(conversion: Conversion, problems: list[Problem]) -> str:
    lines = [f"- {_where(conversion, item)}{markdown(item.message, 400)}" for item in problems]
    if len(lines) > MOST_SHOWN:
        lines[MOST_SHOWN:] = [f"- … og {len(lines) - MOST_SHOWN} til."]
    return "\n".join(lines)


def _where(conversion: Conversion, problem: Problem) -> str:
    """The question whose answer a problem is about, as the form names it."""
    if conversion.kind is None:
        return ""
    kind = conversion.kind
    parsed = parse(conversion.text, conversion.path)
    if problem.line >= parsed.body_line:
        above = reversed(conversion.text.split("\n")[: problem.line])
        heading = next((line[3:] for line in above if line.startswith("## ")), "Teksten")
        return f"**{markdown(heading, 80)}**: "
    before = [
        (place, str(path[0]))
        for path, place in parsed.keys.items()
        if len(path) == 1 and place.line <= problem.line
    ]
    if not before or problem.line == 1:
        return ""
    field = max(before)[1]
    named = (q for q in questions(kind) if q.name.partition(".")[0] == field)
    question = next(named, None)
    return f"**{markdown(question.label)}**: " if question else ""


def _file(conversion: Conversion) -> str:
    text = conversion.text
    if len(text) > LONGEST_FILE:
        text = f"{text[:LONGEST_FILE]}\n…"
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return (
        f"<details><summary>Sådan kommer den til at stå i filen</summary>\n\n"
        f"{code(conversion.path)}\n\n{fence}markdown\n{text.rstrip()}\n{fence}\n\n</details>"
    )
