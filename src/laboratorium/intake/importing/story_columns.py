"""The list that says which column of an export is what of a story; see `importing.stories`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from laboratorium.base.danish import Nearest
from laboratorium.base.problems import Problem, error
from laboratorium.base.slugs import is_slug
from laboratorium.model.stories import scales
from laboratorium.model.vocabulary import Triad
from laboratorium.reading.frontmatter import ParsedFile, parse_yaml
from laboratorium.reading.messages import quote

CODE = "import-columns"
PLAIN = ("text", "role", "level", "date")
_KEYS = ("stories", "irrelevant", "columns")


@dataclass(frozen=True)
class Wanted:
    """What the list says: the case, where each field of a story is found, and what stands in a cell
    where a question was not relevant; and what is wrong with it.
    """

    parsed: ParsedFile
    case: str
    columns: Mapping[str, Any]
    irrelevant: frozenset[str]
    problems: tuple[Problem, ...]

    def unknown(self, name: str, message: str) -> Problem:
        """A problem with what a field is told by."""
        return error(self.parsed.path, self.parsed.position("columns", name), CODE, message)


def read_list(data: bytes, name: str) -> Wanted:
    """Read the list of columns; what is wrong with it is told among its problems."""
    parsed = parse_yaml(data, name)
    meta = parsed.meta
    spec = meta.get("columns")
    columns = spec if isinstance(spec, dict) else {}
    irrelevant = meta.get("irrelevant") or []
    words = irrelevant if isinstance(irrelevant, list) else [irrelevant]
    case = meta.get("stories")
    return Wanted(
        parsed,
        case if isinstance(case, str) else "",
        columns,
        frozenset(str(word).strip().lower() for word in words),
        parsed.problems or (*_keys(parsed), *_misfits(columns, parsed)),
    )


def names(said: Any) -> list[str]:
    """The columns that a field is told by."""
    if isinstance(said, dict):
        return [str(said[key]) for key in ("column", "x", "y") if key in said]
    return list(map(str, said)) if isinstance(said, list) else [str(said)]


def number(said: Any, key: str, otherwise: float) -> float:
    """A number that a field is told by; raises ValueError for what is none."""
    found = said.get(key, otherwise) if isinstance(said, dict) else otherwise
    return float(str(found).replace(",", "."))


def _keys(parsed: ParsedFile) -> Iterator[Problem]:
    meta = parsed.meta
    for key in meta:
        if key not in _KEYS:
            message = f"»{quote(key)}« kendes ikke. Skriv {', '.join(_KEYS)}."
            yield error(parsed.path, parsed.position(key), CODE, message)
    if not isinstance(case := meta.get("stories"), str) or not is_slug(case):
        message = "Skriv navnet på casens mappe: »stories: min-case«."
        yield error(parsed.path, parsed.position("stories"), CODE, message)
    if not isinstance(found := meta.get("columns"), dict) or "text" not in found:
        message = "Skriv under »columns« mindst, hvilken kolonne fortællingen står i: »text: …«."
        yield error(parsed.path, parsed.position("columns"), CODE, message)


def _misfits(spec: Mapping[str, Any], parsed: ParsedFile) -> Iterator[Problem]:
    """What each field must be told by: a column, three, a place, or a column with its ends."""
    by_key = {scale.key: scale for scale in scales()}
    known = (*PLAIN, *by_key)
    for name, said in spec.items():
        at = parsed.position("columns", name)
        if name not in known:
            near = Nearest(known).find(name)
            hint = f"Mente du »{near}«?" if near else f"Skriv {', '.join(known)}."
            message = f"»{quote(name)}« er ikke noget i en fortælling. {hint}"
            yield error(parsed.path, at, CODE, message)
        elif isinstance(by_key.get(name), Triad):
            is_place = isinstance(said, dict) and {"x", "y"} <= said.keys() <= {"x", "y", "size"}
            if not is_place and not (isinstance(said, list) and len(said) == 3):
                message = f"Skriv de tre kolonner: »{name}: [A, B, C]«, eller »{{x: …, y: …}}«."
                yield error(parsed.path, at, CODE, message)
            elif is_place and not _is_size(said):
                message = "»size« er længden af trekantens side: et tal større end 0."
                yield error(parsed.path, at, CODE, message)
        elif isinstance(said, list) or (isinstance(said, dict) and "column" not in said):
            message = f"Skriv kolonnens navn: »{name}: Navn«."
            yield error(parsed.path, at, CODE, message)
        elif name in by_key and not _has_ends(said):
            message = "»from« og »to« er, hvad linjens to ender hedder i tal: to forskellige tal."
            yield error(parsed.path, at, CODE, message)


def _is_size(said: Any) -> bool:
    try:
        return number(said, "size", 1) > 0
    except ValueError:
        return False


def _has_ends(said: Any) -> bool:
    try:
        return number(said, "from", 0) != number(said, "to", 1)
    except ValueError:
        return False
