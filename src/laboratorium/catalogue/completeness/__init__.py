"""What a piece of content still lacks: criteria as data, and how many of them are met.

*Must* holds a piece up; *should* is a list to go on with. The meter says how far one has come and
nothing about how good it is.
"""

from laboratorium.catalogue.completeness.criteria import (
    TABLES,
    Criterion,
    Importance,
)
from laboratorium.catalogue.completeness.meter import (
    Meter,
    Record,
    as_markdown,
    line_of,
    meter,
    pieces,
    pieces_of,
)

__all__ = [
    "TABLES",
    "Criterion",
    "Importance",
    "Meter",
    "Record",
    "as_markdown",
    "line_of",
    "meter",
    "pieces",
    "pieces_of",
]
