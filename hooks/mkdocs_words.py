"""What MkDocs finds wrong with editors' pages, the menu and mkdocs.yml, as problems in Danish.

Its sentences are those of 1.6.1, the last of its line; `tests/hooks` makes it say each of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from laboratorium.base.danish import Nearest
from laboratorium.base.problems import START, Position, Problem, advice, error
from laboratorium.base.settings import CONFIG

LINK = r"Doc file '(?P<page>.+?)' contains an? (?:\w+ )*link '(?P<it>.*?)'"
NAV = r"(?:reference|absolute path) to '(?P<it>.+?)' is included in the 'nav' configuration"
VALUE = r"Config value '(?P<key>\w+)': "
WHOLE = "Skriv stien til en .md-fil, fx ../cases/index.md, eller en hel adresse med https://."
TABLE = (
    (rf"{LINK}, but the target.* is not found", "Linket til »{it}« fører ingen steder hen. {hint}"),
    (
        rf"{LINK}, but there is no such anchor",
        "Siden har intet, der hedder »{it}«. Ret eller slet det.",
    ),
    (
        rf"{LINK}, but the doc '(?P<other>.+?)' does not contain an anchor '(?P<anchor>.+)'",
        "Siden {other} har intet, der hedder »{anchor}«. Ret eller slet det.",
    ),
    (rf"{LINK}, it was left as is", f"Linket til »{{it}}« virker ikke her. {WHOLE}"),
    (rf"{NAV}, which is not found", "Menuen fører til »{it}«, som ikke findes. {hint}"),
    (rf"{NAV}, which presumably", f"Menuen kan ikke føre til »{{it}}«. {WHOLE}"),
    (rf"{VALUE}Unrecognised", "»{key}« er intet, der kan sættes her. Ret eller slet det."),
    (rf"{VALUE}Required", "»{key}« mangler. Skriv »{key}: …«."),
    (rf"{VALUE}The URL", "»{key}« er ikke en hel adresse. Skriv den med https://."),
    (rf"{VALUE}The path(?: set in custom_dir)? \(?'(?P<it>.+?)'", "»{it}« findes ikke. {hint}"),
    (rf"{VALUE}The \"(?P<it>.+?)\" plugin is not installed", "»{it}« er ikke installeret. {hint}"),
    (rf"{VALUE}Failed to load extension '(?P<it>.+?)'", "»{it}« er ikke installeret. {hint}"),
    (rf"{VALUE}(?P<it>.+)", "»{key}« er ikke skrevet rigtigt. MkDocs siger: {it}"),
)
OMITTED = re.compile(r"The following pages exist .* not included in the \"nav\" configuration:\n")
NOT_IN_NAV = "Siden står ikke i menuen. Skriv den under »nav« eller »not_in_nav« i mkdocs.yml."


def problems(root: Path, said: str) -> Iterator[Problem]:
    """Yield what one sentence of MkDocs' is about; nothing when it is none of those known here.

    A page outside the menu, and one in it that is not out, keep no site from being made.
    """
    if omitted := OMITTED.match(said):
        for path in re.findall(r"^  - (.+)$", said[omitted.end() :], re.MULTILINE):
            yield advice(f"docs/{path}", START, "not-in-nav", NOT_IN_NAV)
        return
    said = said.replace(f"{root}/", "")
    for pattern, danish in TABLE:
        if found := re.search(pattern, said, re.DOTALL):
            facts = found.groupdict()
            path = f"docs/{facts['page']}" if "page" in facts else CONFIG
            wanted = facts.get("it") or facts["key"]
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            message = danish.format(**facts, hint=_hint(root, said, path, wanted))
            place = _place(text, wanted, facts.get("key", ""))
            if path == CONFIG and (root / "docs" / wanted).is_file():
                yield advice(path, place, "not-out", f"»{wanted}« kommer i menuen, når den er ude.")
            else:
                yield error(path, place, "mkdocs", message)
            return


def _hint(root: Path, said: str, path: str, wanted: str) -> str:
    """Which file is meant: as MkDocs guesses, or what is called nearly the same."""
    if meant := re.search(r"Did you mean '(.+?)'", said):
        return f"Mente du »{meant[1]}«?"
    docs = root / "docs"
    known = {file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()}
    known.update(re.findall(r"[\w/-]+\.md", (root / CONFIG).read_text(encoding="utf-8")))
    folder = posixpath.dirname(path.removeprefix("docs/"))
    goal = posixpath.normpath(posixpath.join(folder, wanted.partition("#")[0]))
    near = Nearest(known - {goal}, cutoff=0.75).find(goal)
    return (
        f"Mente du »{posixpath.relpath(near, folder or '.')}«?" if near else "Ret eller slet det."
    )


def _place(text: str, wanted: str, key: str) -> Position:
    """Where a link or a value stands in a file: a value within what its key begins."""
    begins = re.search(rf"^{key}:" if key else "", text, re.MULTILINE)
    start = begins.start() if begins else len(text)
    found = re.search(rf"(?<=[(<]){re.escape(wanted)}|{re.escape(wanted)}", text[start:])
    at = start + found.start() if found else start if begins else 0
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
