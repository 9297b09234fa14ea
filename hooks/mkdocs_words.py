"""What MkDocs finds wrong with editors' pages, the menu and mkdocs.yml, as problems in Danish.

Its sentences are those of 1.6.1, the last of its line; `tests/hooks` makes it say each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.base.settings import CONFIG
from laboratorium.reading.docs_links import goal_of, lies, nearest, place_of

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
            yield _problem(root, said, found.groupdict(), danish)
            return


def _problem(root: Path, said: str, facts: dict[str, str], danish: str) -> Problem:
    page, key = facts.get("page", ""), facts.get("key", "")
    path = f"docs/{page}" if page else CONFIG
    wanted = facts.get("it", key)
    goal = goal_of(page, wanted)
    place = place_of((root / path).read_text(encoding="utf-8", errors="replace"), wanted, key)
    if "{hint}" not in danish or not lies(root, goal):
        meant = re.search(r"Did you mean '(.+?)'", said)
        near = meant[1] if meant else nearest(root, page, goal)
        hint = f"Mente du »{near}«?" if near else "Ret eller slet det."
        return error(path, place, "mkdocs", danish.format(**facts, hint=hint))
    if path == CONFIG:
        return advice(path, place, "not-out", f"»{wanted}« kommer i menuen, når den er ude.")
    message = f"»{wanted}« er ikke ude endnu. Vent med linket, eller lad det komme ud samtidig."
    return error(path, place, "not-out", message)
