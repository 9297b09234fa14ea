"""What a proposal may touch. Content is judged by the base branch's own code, so a proposal of
content must not bring code along; code is tested by other means and read by people.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from laboratorium.base.paths import ASSETS, CALENDAR_LEDGER, CASES, DOCS, LEDGER, PODCASTS
from laboratorium.base.problems import START, Problem, advice, error, in_order
from laboratorium.base.text import bad_character
from laboratorium.base.visible import visible
from laboratorium.reading.files import IMAGE_SUFFIXES, symbolic_link
from laboratorium.reading.places import misplaced
from laboratorium.reading.podcast_files import AUDIO, COVERS, SHOW, TRANSCRIPTS
from laboratorium.review.changes import Change
from laboratorium.review.escaping import one_line

MOST_FILES = 300
LONGEST_PATH = 250
_SUFFIXES = {
    CASES: (".md", ".yml", ".csv", *IMAGE_SUFFIXES),
    PODCASTS: (".md", ".yml", *AUDIO, *TRANSCRIPTS, *COVERS),
    DOCS: (".md",),
}
_KEPT = (LEDGER, CALENDAR_LEDGER, SHOW)
"""What is told of elsewhere when it is deleted."""
_SYMLINK, _SUBMODULE, _EXECUTABLE = "120000", "160000", "100755"


class Scope(StrEnum):
    """What a proposal is about."""

    CONTENT = "content"
    CODE = "code"
    MIXED = "mixed"


@dataclass(frozen=True)
class Verdict:
    """What a proposal is about, which changes may be laid over the base, and what is wrong.

    What is not ``harmless`` is not built: nobody is to open a page that an outsider has dressed up.
    """

    scope: Scope
    content: tuple[Change, ...]
    problems: tuple[Problem, ...]
    harmless: bool = True


def judge(
    changed: Iterable[Change], from_insider: bool, guarded: Iterable[Problem] = ()
) -> Verdict:
    """Return the verdict on a proposal.

    Content and code together are refused, but for those who look after the repository: a change of
    a model and of the files that follow it belongs in one proposal. What is wrong with a path is
    said at line 1 of it. ``guarded`` is what the module of that name tells of the same changes.
    """
    all_changes = tuple(changed)
    problems = [*guarded, *(problem for change in all_changes for problem in _form(change))]
    astray = [one for change in all_changes if (one := _astray(change))]
    problems += astray
    unsound = {p.path for p in problems if p.code in _UNSOUND}
    content = tuple(c for c in all_changes if is_content(c.path) and _shown(c.path) not in unsound)
    strayed = {problem.path for problem in astray}
    others = [c for c in all_changes if not is_content(c.path) and _shown(c.path) not in strayed]
    scope = Scope.CONTENT if not others else Scope.MIXED if content else Scope.CODE
    if not from_insider:
        problems += _for_outsiders(scope, others, all_changes)
    elif scope is Scope.MIXED:
        # The base branch's code cannot judge content that follows a change of that code.
        content = ()
    if scope is Scope.CONTENT and len(all_changes) > MOST_FILES:
        message = (
            f"Forslaget ændrer {len(all_changes)} filer, men højst {MOST_FILES} kan tjekkes på én "
            "gang. Del det i flere."
        )
        problems.append(error(_shown(all_changes[0].path), START, "too-many-files", message))
        content = ()
    return Verdict(scope, content, in_order(problems))


def is_content(path: str) -> bool:
    """Whether a path is one of those where contributors' and editors' texts and media lie."""
    top, _, rest = path.partition("/")
    if not rest or path != posixpath.normpath(path) or "\\" in path:
        return False
    if path.startswith(f"{ASSETS}/") or any(part.startswith(".") for part in path.split("/")):
        return False
    if path.casefold() == CALENDAR_LEDGER:
        return True
    return path.lower().endswith(_SUFFIXES.get(top, ()) or "\0")


def _astray(change: Change) -> Problem | None:
    """What is told of a file that belongs to the content, but lies beside it."""
    if change.gone or is_content(change.path) or "\\" in change.path or ".." in change.path:
        return None
    found = misplaced(change.path)
    return replace(found, path=_shown(change.path)) if found else None


def _form(change: Change) -> Iterator[Problem]:
    path = _shown(change.path)
    if change.gone:
        return
    if bad_character(change.path) or visible(change.path) != change.path:
        message = "Navnet har tegn, der ikke kan stå i et filnavn. Brug a–z, 0–9 og bindestreger."
        yield error(path, START, "path-characters", message)
    elif len(change.path) > LONGEST_PATH:
        yield error(path, START, "path-too-long", "Stien er for lang. Giv filen et kortere navn.")
    if change.mode == _SYMLINK:
        yield symbolic_link(path)
    elif change.mode == _SUBMODULE:
        message = "Det er et andet projekt, der er lagt ind. Læg kun filer her."
        yield error(path, START, "submodule", message)
    elif change.mode == _EXECUTABLE and is_content(change.path):
        message = "Filen er mærket som et program. Det skal en tekst eller et billede ikke være."
        yield advice(path, START, "executable", message)


_UNSOUND = frozenset(("path-characters", "path-too-long", "symlink", "submodule"))


def _for_outsiders(
    scope: Scope, others: list[Change], changed: tuple[Change, ...]
) -> Iterator[Problem]:
    for change in others if scope is Scope.MIXED else ():
        message = (
            "Filen hører ikke til indholdet. Et bidrag må kun have filer i cases/ og podcasts/ og "
            "sider i docs/. Tag filen ud, og foreslå den for sig, hvis du mente det."
        )
        yield error(_shown(change.path), START, "not-content", message)
    for change in changed:
        if change.gone and is_content(change.path) and change.path not in _KEPT:
            message = (
                "Filen bliver slettet. Skriv i dit forslag hvorfor, så vi ved, det er med vilje."
            )
            yield advice(_shown(change.path), START, "deleted", message)
        elif change.path.startswith(f"{DOCS}/") and is_content(change.path):
            message = "Siden er en af redaktionens egne. Vi læser din ændring og svarer dig."
            yield advice(_shown(change.path), START, "editors-page", message)


def _shown(path: str) -> str:
    return one_line(path, LONGEST_PATH) or "?"
