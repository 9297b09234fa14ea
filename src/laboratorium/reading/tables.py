"""Read what the folder of a case holds one file of: rows of measured values, and so on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laboratorium.base.paths import in_case
from laboratorium.base.problems import Problem
from laboratorium.model.cases import Case
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import KIND, TABLES
from laboratorium.model.mapping import MAPPING
from laboratorium.model.measurements import MEASUREMENTS
from laboratorium.model.records import TableRecord
from laboratorium.model.stories import STORIES
from laboratorium.reading import files, privacy
from laboratorium.reading.around import Around, Wrong
from laboratorium.reading.frontmatter import ParsedFile, parse_yaml
from laboratorium.reading.mapped import check_mapped
from laboratorium.reading.measured import check_measured
from laboratorium.reading.rows import parse_rows, text_of
from laboratorium.reading.stories import check_stories
from laboratorium.reading.validate import validate


@dataclass
class Held:
    """The tables of one case that could be read, by the key of their kind, and the problems."""

    records: dict[str, TableRecord[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def filled(self) -> set[str]:
        """The fields of the case that the tables stand for."""
        return {KIND[key].fills for key in self.records}


def load_tables(
    root: Path, case: str, paths: Iterable[str], parsed: ParsedFile | None, meta: Case | None
) -> Held:
    """Read the tables at ``paths``; ``parsed`` and ``meta`` are the case's own text."""
    held = Held()
    around = Around.of(parsed, meta)
    kinds = {kind.file: kind for kind in TABLES}
    for path in sorted(paths):
        kind = kinds[in_case(path)]
        data, faults = files.read(root, path, files.MAX_TABLE)
        held.problems += faults
        if data is None:
            continue
        table, words = take_apart(data, path, kind)
        found, wrong = validate(table, kind.model)
        held.problems += (*table.problems, *wrong)
        held.problems += privacy.check_table(words, table, wrong)
        if found is not None:
            held.records[kind.key] = TableRecord(kind.key, case, path, found)
            held.problems += (wrong.at(table) for wrong in check_whole(kind, found, around))
    return held


def take_apart(data: bytes, path: str, kind: Kind) -> tuple[ParsedFile, str]:
    """Return the file taken apart, and its text as it lies there."""
    text, problems = text_of(data, path)
    if text is None:
        return ParsedFile.unread(path, problems), ""
    if not kind.is_table:
        return parse_yaml(data, path), text
    table = parse_rows(text, path, kind)
    return table.with_problems(problems), text


def check_whole(kind: Kind, found: Any, around: Around) -> Iterator[Wrong]:
    """Yield what is wrong with a table as a whole, or with how it goes with its case."""
    return _CHECKS[kind.key](found, around)


_CHECKS: Mapping[str, Callable[[Any, Around], Iterator[Wrong]]] = {
    MEASUREMENTS.key: check_measured,
    MAPPING.key: check_mapped,
    STORIES.key: check_stories,
}
"""The rules that need the whole of a table, or the case it is of."""
