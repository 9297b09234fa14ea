"""Where the front matter of a file begins and ends, also when a fence is missing or misspelt."""

import re
from dataclasses import dataclass

from laboratorium.base.problems import Position, Problem, error

_FENCE = re.compile(r"---[ \t]*$")
_KEY = re.compile(r"[^\s:#\-\[\]{}\"'][^:]{0,60}:(?:\s|$)")
_LIKE_YAML = re.compile(r"\s|#(?!#)|-(?:\s|$)|[\]}]|[^\s:]+:(?:\s|$)")
_HEADING = re.compile(r"##+[ \t]+\S")
_HEADING_INSIDE = re.compile(r"^##+[ \t]+\S", re.MULTILINE)

OPENING = "Skriv en linje med --- øverst i filen, før oplysningerne."
CLOSING = "Skriv en linje med --- efter oplysningerne, før teksten begynder."
EXACT = "Skriv præcis tre bindestreger (---) helt ude til venstre."


@dataclass(frozen=True)
class Split:
    """A file in two parts; the lines count from 1 and say where each part begins."""

    front: str
    front_line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def split(text: str, first_line: int, path: str) -> Split:
    """Split ``text``, whose first line is number ``first_line`` of the file at ``path``."""
    # Nearly every file is well-formed; searching plain strings is several times faster than lines.
    end = text.find("\n---\n", 3)
    if text.startswith("---\n") and end >= 0:
        front = text[4 : end + 1]
        if "##" not in front or not _HEADING_INSIDE.search(front):
            body_line = first_line + 2 + front.count("\n")
            return Split(front, first_line + 1, text[end + 5 :], body_line)
    return _split_lines(text.split("\n"), first_line, path)


def _split_lines(lines: list[str], first_line: int, path: str) -> Split:
    problems: list[Problem] = []

    def report(index: int, code: str, message: str) -> None:
        problems.append(error(path, Position(first_line + index, 1), code, message))

    start = 1
    if _FENCE.match(lines[0]):
        pass
    elif _is_almost_fence(lines[0]):
        report(0, "bad-fence", f"Linjen skal være ---. {EXACT}")
    elif _KEY.match(lines[0]):
        report(0, "missing-opening-fence", f"Filen begynder ikke med ---. {OPENING}")
        start = 0
    else:
        report(0, "missing-front-matter", f"Filen mangler oplysningerne øverst. {OPENING}")
        return Split("", first_line, "\n".join(lines), first_line, tuple(problems))

    end, has_fence = _find_end(lines, start)
    if not has_fence:
        message = f"Linjen med ---, som slutter oplysningerne, mangler her. {CLOSING}"
        report(min(end, len(lines) - 1), "missing-closing-fence", message)
    elif not _FENCE.match(lines[end]):
        report(end, "bad-fence", f"Linjen skal være ---. {EXACT}")
    body_start = end + 1 if has_fence else end
    return Split(
        front="".join(f"{line}\n" for line in lines[start:end]),
        front_line=first_line + start,
        body="\n".join(lines[body_start:]),
        # An empty body stands on the last line there is.
        body_line=first_line + min(body_start, len(lines) - 1),
        problems=tuple(problems),
    )


def _find_end(lines: list[str], start: int) -> tuple[int, bool]:
    """Return the index of the line that ends the front matter and whether it is a fence."""
    guess: int | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if _is_almost_fence(line):
            return index, True
        if _HEADING.match(line):
            return index, False
        after_blank = index > start and not lines[index - 1].strip()
        if guess is None and after_blank and line and not _LIKE_YAML.match(line):
            guess = index
    return (len(lines) if guess is None else guess), False


def _is_almost_fence(line: str) -> bool:
    """Whether a line is what word processors and tired fingers make of three hyphens."""
    dashes = line.strip(" \t")
    return bool(dashes) and dashes != "-" and not dashes.strip("-–—")
