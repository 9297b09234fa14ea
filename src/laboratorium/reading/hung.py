"""What an exhibition hangs: each thing is there, and hangs in one place."""

from __future__ import annotations

from collections.abc import Iterator

from laboratorium.base.problems import Problem, error
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.references import Known, check_list, check_names

LIST = "prototypes"


def check_hung(parsed: ParsedFile, known: Known) -> Iterator[Problem]:
    """Yield a problem for each prototype that is not there or hangs twice."""
    there, near = known.prototypes, known.near_prototype
    yield from check_list(parsed, LIST, there, near, "Prototypen")
    hung = dict.fromkeys(_written(parsed.meta.get(LIST)), "en liste uden for rummene")
    for index, room in parsed.records("rooms"):
        where = ("rooms", index, LIST)
        yield from check_names(parsed, where, room.get(LIST), there, near, "Prototypen")
        title = room.get("title")
        named = f"rummet »{quote(title)}«" if isinstance(title, str) else f"rum {index + 1}"
        for at, reference in enumerate(_written(room.get(LIST))):
            place = hung.setdefault(reference, named) if reference else named
            # The same twice in one room is told where the list is read.
            if place != named:
                message = (
                    f"Prototypen »{quote(reference)}« hænger allerede i {place}. "
                    "Lad den hænge ét sted, og slet den her."
                )
                yield error(parsed.path, parsed.position(*where, at), "hung-twice", message)


def _written(values: object) -> list[str]:
    listed = values if isinstance(values, list) else []
    return [value.strip() if isinstance(value, str) else "" for value in listed]
