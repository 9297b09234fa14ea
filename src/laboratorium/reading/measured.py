"""Rules for the rows of ``measurements.csv`` that need more than one row, or the case they are of.

They look at the typed rows, so they speak up when each row is right by itself.
"""

from collections.abc import Iterator

from laboratorium.base.danish import slugify
from laboratorium.model.measurements import MeasuredValue, Measurements
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.around import Around, Wrong

_PERCENT = {"percent", "percentage_points"}


def check_measured(found: Measurements, around: Around) -> Iterator[Wrong]:
    """Yield what is wrong with each row that does not go with the others, or with its case."""
    first: dict[str, MeasuredValue] = {}
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(found.rows):
        series = slugify(row.indicator)
        begun = first.setdefault(series, row)
        where = ("rows", index)
        if row.unit != begun.unit:
            name = "mixed_percent" if {row.unit, begun.unit} == _PERCENT else "mixed_units"
            one, other = (vocabularies().units[key].label for key in (begun.unit, row.unit))
            yield Wrong.of((*where, "unit"), name, one=one, other=other)
        if row.level != begun.level:
            yield Wrong.of((*where, "level"), "mixed_levels")
        if (series, str(row.date)) in seen:
            yield Wrong.of((*where, "date"), "measured_twice")
        seen.add((series, str(row.date)))
        if around.is_later(row.date):
            yield Wrong((*where, "date"), "measured-later", around.later("Målingen"))
        yield from around.check_source((*where, "source"), row.source_number)
