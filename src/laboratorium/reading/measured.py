"""Rules for the rows of ``measurements.csv`` that need more than one row, or the case they are of.

They look at the typed rows, so they speak up when each row is right by itself.
"""

from collections.abc import Iterator
from datetime import date

from laboratorium.base.danish import format_date, slugify
from laboratorium.base.problems import Problem, error
from laboratorium.model.measurements import MeasuredValue, Measurements
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.rules import beyond

_PERCENT = {"percent", "percentage_points"}


def check_measured(
    parsed: ParsedFile, found: Measurements, sources: int | None, updated: date | None
) -> Iterator[Problem]:
    """Yield a problem for each row that does not go with the others, or with its case.

    ``sources`` is how many the case lists and ``updated`` the day it was last changed, ``None``
    where that is not known: nothing can have been measured after that day.
    """
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
        if updated and row.date.first > updated:
            day = format_date(updated)
            message = (
                f"Målingen er fra efter den dag, da casen sidst blev ændret ({day}). Ret datoen, "
                "eller ret »updated« i index.md."
            )
            yield wrong("date", "measured-later", message)
        number = row.source_number
        if number is not None and sources is not None and not 1 <= number <= sources:
            yield wrong("source", "dangling-source", beyond(number, sources))


def _mixed(one: str, other: str) -> str:
    units = vocabularies().units
    names = f"»{units[one].label}« og »{units[other].label}«"
    if {one, other} == _PERCENT:
        return (
            f"Rækkerne om det samme står i både {names}. Det er to forskellige ting: Fra 40 % til "
            "50 % er 10 procentpoint. Brug den ene, eller kald det ene noget andet i »indicator«."
        )
    return f"Rækkerne om det samme står i både {names}. Regn om, så enheden er den samme."
