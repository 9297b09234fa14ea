"""`suggest` and `evaluate-tagging`: which goals and Ps a text speaks of, and how good that is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from laboratorium.cli.loading import count
from laboratorium.cli.saying import say

if TYPE_CHECKING:
    from laboratorium.tagging.suggest import Suggestion

MOST_BYTES = 1 << 24
NOTHING = "Ingen forslag: Teksten er for kort, eller den taler ikke tydeligt om et mål eller et P."


@click.command()
@click.argument("path", metavar="FIL|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--json", "as_json", is_flag=True, help="Skriv forslagene som JSON, det bedste først."
)
@click.option("--language", type=click.Choice(["da", "en"]), help="Tekstens sprog; ellers ses det.")
def suggest(path: Path, as_json: bool, language: str | None) -> None:
    """Foreslå verdensmål og P'er til en tekst.

    De ord, som taler for dem, bliver vist; I vælger selv. Med en streg (-) i stedet for FIL læses
    teksten fra standard input.
    """
    import json

    from laboratorium.tagging.suggest import suggest as suggested

    text = _text(path)
    found = suggested(text, language or "")
    if as_json:
        say(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
        return
    say(_table(found) if found else NOTHING)


def _text(path: Path) -> str:
    """The words of a file or of standard input; of a case, what readers see and no fields."""
    from laboratorium.base.text import clean, decode
    from laboratorium.reading.frontmatter import parse
    from laboratorium.reading.tag_advice import text_of

    if str(path) == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        if path.is_dir():
            raise click.ClickException(f"{path} er en mappe. Skriv navnet på en fil.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise click.ClickException(f"Teksten er for stor. Der er plads til {MOST_BYTES >> 20} MB.")
    text, problems = decode(data, str(path))
    if text is None:
        raise click.ClickException(problems[0].message)
    text, _ = clean(text, str(path))
    if not text.startswith("---\n"):
        return text
    parsed = parse(text, str(path))
    return text_of(parsed, parsed.body)


def _plain(one: Suggestion) -> dict[str, object]:
    evidence = [{"text": word.text, "start": word.start, "end": word.end} for word in one.evidence]
    return {**asdict(one), "evidence": evidence}


def _table(found: list[Suggestion]) -> str:
    from laboratorium.model.vocabulary import vocabularies

    known = vocabularies()
    rows = []
    for one in found:
        label = known[one.kind][one.key].label
        named = f"{one.key} {label}" if one.kind == "sdg" else label
        words = ", ".join(dict.fromkeys(" ".join(word.text.split()) for word in one.evidence))
        rows.append((named, f"{one.score:.2f}".replace(".", ","), words))
    wide = max(len(named) for named, _, _ in rows)
    lines = [f"{named:<{wide}}  {score}  {words}" for named, score, words in rows]
    return "\n".join([*lines, f"{count(len(rows), 'forslag', 'forslag')} · I vælger selv."])


@click.command("evaluate-tagging", context_settings={"ignore_unknown_options": True})
@click.option(
    "--data",
    metavar="MAPPE",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Mappen med de mærkede tekster.",
)
@click.argument("arguments", metavar="[ARGUMENT]…", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def evaluate_tagging(root: Path, data: Path, arguments: tuple[str, ...]) -> None:
    """Mål, hvor gode forslagene til mål og P'er er.

    De bliver holdt op mod offentlige systemer og enkle metoder.
    """
    program = [sys.executable, str(root / "scripts"), "tagging.evaluate", str(data.resolve())]
    sys.exit(subprocess.run([*program, *arguments]).returncode)
