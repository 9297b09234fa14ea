"""Rules for the rows of ``measurements.csv`` that need more than one row, or the case they are of.

They look at the typed rows, so they speak up when each row is right by itself.
"""

from collections.abc import Iterator

from laboratorium.base.danish import slugify
from laboratorium.base.problems import Problem, error
from laboratorium.model.measurements import MeasuredValue, Measurements
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.around import Around
from laboratorium.reading.frontmatter import ParsedFile

_PERCENT = {"percent", "percentage_points"}


def check_measured(parsed: ParsedFile, found: Measurements, around: Around) -> Iterator[Problem]:
    """Yield a problem for each row that does not go with the others, or with its case."""
    first: dict[str, MeasuredValue] = {}
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(found.rows):
        series = slugify(row.indicator)
        begun = first.setdefault(series, row)
        where = (parsed.listed, index)

        def wrong(column: str, code: str, message: str, where: tuple[str, int] = where) -> Problem:
            return error(parsed.path, parsed.position(*where, column), code, message)

        if row.unit != begun.unit:
            yield wrong("unit", "mixed-units", _mixed(begun.unit, row.unit))
        if row.level != begun.level:
            message = "Rækkerne om det samme har ikke samme niveau. Skriv det ens i dem alle."
            yield wrong("level", "mixed-levels", message)
        if (series, str(row.date)) in seen:
            message = "Der står allerede et tal for det samme og den samme dato. Slet det ene."
            yield wrong("date", "measured-twice", message)
        seen.add((series, str(row.date)))
        if around.is_later(row.date):
            yield wrong("date", "measured-later", around.later("Målingen"))
        at = parsed.position(*where, "source")
        yield from around.check_source(parsed.path, at, row.source_number)


def _mixed(one: str, other: str) -> str:
    units = vocabularies().units
    names = f"»{units[one].label}« og »{units[other].label}«"
    if {one, other} == _PERCENT:
        return (
            f"Rækkerne om det samme står i både {names}. Det er to forskellige ting: Fra 40 % til "
            "50 % er 10 procentpoint. Brug den ene, eller kald det ene noget andet i »indicator«."
        )
    return f"Rækkerne om det samme står i både {names}. Regn om, så enheden er den samme."
