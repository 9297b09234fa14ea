"""What is good about a proposal: always something true, never flattery.

Only codes travel in a report; the sentences stand here, so that nobody else can put words in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from laboratorium.base.paths import source_of
from laboratorium.catalogue.measured import measured
from laboratorium.catalogue.told import told
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.mapping import MAPPING
from laboratorium.model.records import CaseRecord, Content, LearningPointRecord, PrototypeRecord
from laboratorium.reading.body import body_of, read
from laboratorium.reading.frontmatter import ParsedFile

R = TypeVar("R")

SHORT_TITLE = 75
ENOUGH_WORDS = 30
MOST_PER_FILE = 3

SENTENCES: Mapping[str, str] = {
    "short-title": "Titlen er til at huske.",
    "explained": "Teksten forklarer, hvad pointen bygger på.",
    "cites": "Der er henvist til en kilde, så andre kan læse videre.",
    "obstacle": "Det, der stod i vejen, bliver også fortalt. Det har andre meget brug for.",
    "surprise": "Overraskelser er noget af det, andre lærer mest af.",
    "before-after": "Der er et tal både før og efter.",
    "outcomes": "Hver prøvehandling fortæller, hvad der skete.",
    "mapping": "Man kan se, hvem og hvad der hænger sammen.",
    "stories": "Dem, der var med, fortæller selv.",
    "learning-points": "Casen har sine egne læringspointer.",
    "pictures": "Der er billeder med tekst til dem, der ikke kan se dem.",
    "contact": "Man kan se, hvem man kan spørge.",
    "partners": "Man kan se, hvem der var med.",
    "try-it": "Man kan læse, hvordan man selv kan prøve det.",
    "transferable": "Der står, hvor det ellers kunne bruges.",
}


def praise(content: Content, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield a path and a code for each good thing about the files that could be read."""
    wanted = frozenset(paths)
    for case in content.cases:
        if case.path in wanted:
            yield from _few(case.path, case, _CASE)
        for point in case.learning_points:
            if point.path in wanted:
                yield from _few(point.path, point, _POINT)
        for prototype in case.prototypes:
            if prototype.path in wanted:
                yield from _few(prototype.path, prototype, _PROTOTYPE)


def praise_unread(parsed: ParsedFile) -> Iterator[tuple[str, str]]:
    """Yield what is good about a file whose fields are not right yet, as far as can be seen.

    Those who must mend something need to hear it most.
    """
    source = source_of(parsed.path)
    if source and source.case:
        title = parsed.meta.get("title")
        if isinstance(title, str) and 0 < len(title) <= SHORT_TITLE:
            yield parsed.path, "short-title"
        explained = read(parsed.body).words >= ENOUGH_WORDS
        if source.folder == LEARNING_POINT.folder and explained:
            yield parsed.path, "explained"
    if read(parsed.body).cites:
        yield parsed.path, "cites"


def _few(
    path: str, record: R, rules: Mapping[str, Callable[[R], bool]]
) -> Iterator[tuple[str, str]]:
    met = [code for code, rule in rules.items() if rule(record)]
    yield from ((path, code) for code in met[:MOST_PER_FILE])


_POINT: Mapping[str, Callable[[LearningPointRecord], bool]] = {
    "obstacle": lambda point: point.meta.kind == "limiting_factor",
    "surprise": lambda point: point.meta.kind == "surprise",
    "short-title": lambda point: len(point.meta.title) <= SHORT_TITLE,
    "explained": lambda point: body_of(point).words >= ENOUGH_WORDS,
    "cites": lambda point: body_of(point).cites,
}
_CASE: Mapping[str, Callable[[CaseRecord], bool]] = {
    "before-after": lambda case: any(len(one.points) > 1 for one in measured(case)),
    "mapping": lambda case: MAPPING.key in case.tables,
    "stories": lambda case: bool(told(case)),
    "outcomes": lambda case: all(action.outcome for action in case.meta.trial_actions),
    "learning-points": lambda case: len(case.learning_points) >= 2,
    "pictures": lambda case: bool(case.meta.images),
    "contact": lambda case: case.meta.contact is not None,
    "partners": lambda case: bool(case.meta.partners),
}
_PROTOTYPE: Mapping[str, Callable[[PrototypeRecord], bool]] = {
    "try-it": lambda prototype: bool(prototype.meta.try_it),
    "transferable": lambda prototype: bool(prototype.meta.transferable_to),
    "short-title": lambda prototype: len(prototype.meta.title) <= SHORT_TITLE,
}
