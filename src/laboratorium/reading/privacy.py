"""Personal data in what contributors write: found before it is merged, since git keeps everything.

A file is searched as it lies, comments included. A sentence here never repeats what was found, but
for a name: a file has many of them, and which one is meant must be said.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, islice
from typing import Any

from laboratorium.base.problems import MOST_PER_FILE, Level, Problem, advice
from laboratorium.model.privacy.find import find
from laboratorium.model.privacy.persons import PERSON
from laboratorium.model.privacy.rules import pattern, rules
from laboratorium.model.privacy.words import find_name
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import about_person

NAME, PEOPLE = "private-name", "image-people"

MOST_FOUND = 10 * MOST_PER_FILE
"""So much is looked for in one text; one that holds more is refused for that alone."""

_NEWLINE = re.compile(r"\n")


def check_file(data: bytes, parsed: ParsedFile, said: Iterable[Problem] = ()) -> Iterator[Problem]:
    """Yield what may be personal data in a file of content: ``data`` as it lies, and taken apart.

    What the values' own rules have said of a line is not said again (``said``).
    """
    yield from check_table(data, parsed, said)
    yield from check_roles(parsed)
    yield from check_pictures(parsed)


def check_table(
    data: bytes | str, parsed: ParsedFile, said: Iterable[Problem] = ()
) -> Iterator[Problem]:
    """Yield the same for a file in which nobody is named by role and no picture is shown."""
    known = {
        (problem.line, problem.code) for problem in said if problem.code.startswith("private-")
    }
    for problem in check_text(data, parsed.path):
        if (problem.line, problem.code) not in known:
            yield problem


def check_text(data: bytes | str, path: str) -> Iterator[Problem]:
    """Yield what may be personal data in any text: transcripts and tables too. Linear time."""
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts: list[int] = []
    for found in sorted(islice(find(text), MOST_FOUND)):
        starts = starts or [0, *(match.end() for match in _NEWLINE.finditer(text))]
        line = bisect_right(starts, found.start)
        column = found.start - starts[line - 1] + 1
        message = sentence(found.code, found.level, text[found.start : found.end])
        yield Problem(path, line, column, found.level, found.code, message)


def sentence(code: str, level: Level, seen: str) -> str:
    """What is said of something that was found; only a name is quoted."""
    said = _sentence(code, level)
    return f"{about_person('in_file', seen)} {said}" if code == PERSON else said


@cache
def _sentence(code: str, level: Level) -> str:
    return about_person(
        f"{code.removeprefix('private-')}{'' if level is Level.ERROR else '_maybe'}"
    )


def check_spoken(
    cues: Sequence[tuple[int, str]], path: str, said: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield what may be personal data in words that are parted among the cues of a transcript.

    ``cues`` are the line of each and what is said in it; some programs give every word its own cue.
    What has been said of a cue as it lies in the file is not said again (``said``).
    """
    lines = sorted({line for line, _ in cues})
    known = {(bisect_right(lines, problem.line), problem.code) for problem in said}
    starts = list(accumulate((len(text) + 1 for _, text in cues), initial=0))
    spoken = " ".join(text for _, text in cues)
    for found in sorted(islice(find(spoken), MOST_FOUND)):
        line, _ = cues[bisect_right(starts, found.start) - 1]
        if (bisect_right(lines, line), found.code) not in known:
            message = sentence(found.code, found.level, spoken[found.start : found.end])
            yield Problem(path, line, 1, found.level, found.code, message)


def check_roles(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield advice about each person's name that stands where a role or a group should."""
    for where, value in _role_values(parsed.meta):
        if find_name(value) is not None:
            yield advice(parsed.path, parsed.position(*where), NAME, about_person("name"))


def _role_values(meta: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key, inner in rules()["names"]["fields"].items():
        held = meta.get(key)
        several = held if isinstance(held, list) else [held]
        for index, item in enumerate(several):
            where: tuple[str | int, ...] = (key, index) if isinstance(held, list) else (key,)
            for name in inner if isinstance(item, dict) else ():
                values = item.get(name)
                if isinstance(values, list):
                    each = enumerate(values)
                    yield from (((*where, name, n), v) for n, v in each if isinstance(v, str))
                elif isinstance(values, str):
                    yield (*where, name), values


def check_pictures(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield advice about each picture that shows people by its words, but not by its basis.

    That a basis is missing altogether is an error of the model.
    """
    listed = parsed.meta.get("images")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(item, dict):
            continue
        alt, basis = item.get("alt"), item.get("basis")
        if not isinstance(alt, str) or not isinstance(basis, str):
            continue
        term = vocabularies()["image_bases"].find(basis)
        named = find_name(alt) is not None
        if term and term.key == "no_people" and (named or _shows_people(alt)):
            name = "people_in_picture"
        elif term and term.key == "not_recognisable" and named:
            name = "name_in_picture"
        else:
            continue
        at = parsed.position("images", index, "basis")
        yield advice(parsed.path, at, PEOPLE, about_person(name))


def _shows_people(alt: str) -> bool:
    return pattern("names", "people").search(alt.lower()) is not None
