"""Rules that need more than one value of a file, or the file's name; and hints on quality.

They look at what was written, not at the typed record, so that they speak up also when something
else in the file is wrong.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.base.slugs import MAX_SLUG, day_of, is_slug, shortened
from laboratorium.model.cases import Case
from laboratorium.model.declare import fields_of
from laboratorium.model.shape import Shape
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote

# The lists of a case whose items name their source by its number.
_SOURCED = tuple(
    field.name
    for field in fields_of(Case)
    if field.shape is Shape.RECORDS and field.record and "source" in field.record.model_fields
)


def count_sources(parsed: ParsedFile) -> int | None:
    """Return how many sources the file lists, or ``None`` when that could not be read."""
    sources = parsed.meta.get("sources", [])
    if () in parsed.broken or ("sources",) in parsed.broken or not isinstance(sources, list):
        return None
    return len(sources)


def check_source_numbers(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield a problem for each fact whose source number is beyond the list of sources."""
    for name in _SOURCED:
        yield from _source_numbers(parsed, name)


def _source_numbers(parsed: ParsedFile, name: str) -> Iterator[Problem]:
    items: Any = parsed.meta.get(name)
    count = count_sources(parsed)
    if count is None or not isinstance(items, list):
        return
    for index, item in enumerate(items):
        written = item.get("source") if isinstance(item, dict) else None
        if not isinstance(written, str) or not re.fullmatch(r"[0-9]{1,15}", written):
            continue
        if int(written) > count:
            at = parsed.position(name, index, "source")
            yield error(parsed.path, at, "dangling-source", beyond(int(written), count))


def beyond(number: int, count: int) -> str:
    """Return the Danish message about a source number that is not in the list of sources."""
    known = "Listen over kilder er tom." if not count else f"Der er kilderne 1–{count}."
    known = "Der er kun kilde 1." if count == 1 else known
    return f"Kilde {number} findes ikke. {known} Ret nummeret, eller tilføj kilden."


def check_slug_name(path: str, slug: str, what: str) -> Iterator[Problem]:
    """Yield a problem when the name of a folder or file cannot be part of an address."""
    fitting = shortened(slugify(slug))
    hint = f"Kald {what} »{fitting}«." if fitting else "Skriv for eksempel »min-case«."
    if not is_slug(slug):
        message = f"Navnet »{quote(slug)}« må kun have a–z, tal og enkelte bindestreger. {hint}"
        yield error(path, START, "slug", message)
    elif len(slug) > MAX_SLUG:
        message = f"Navnet er på {len(slug)} tegn, men må højst være på {MAX_SLUG}. {hint}"
        yield error(path, START, "slug", message)


def check_point_name(parsed: ParsedFile, stem: str) -> Iterator[Problem]:
    """Yield a problem when a learning point's file is not named ``<date>-<slug>.md``."""
    written = parsed.meta.get("date")
    date = written if isinstance(written, str) and len(written) == 10 else "2026-11-23"
    day = day_of(stem)
    if not day or len(stem) > MAX_SLUG:
        rest = re.sub(r"^[\d-]+", "", slugify(stem)) or "kort-navn"
        name = shortened(f"{date}-{rest}")
        message = f"Filen skal hedde dato-kort-navn.md med a–z og bindestreger. Kald den {name}.md."
        yield error(parsed.path, START, "learning-point-name", message)
    elif written and written != day:
        message = f"Filnavnet siger {day}, men datoen er {quote(written)}. Ret den ene."
        yield advice(parsed.path, parsed.position("date"), "learning-point-date", message)


def check_page_name(parsed: ParsedFile, kind: str, stem: str) -> Iterator[Problem]:
    """Yield a problem when the name of a typed page says something else than its front matter."""
    date = str(parsed.meta.get("date") or "")
    if kind == "exhibition" and date and date[:4] != stem:
        message = f"Filnavnet siger {stem}, men datoen er {quote(date)}. Ret den ene."
        yield error(parsed.path, parsed.position("date"), "page-name", message)
    elif kind == "meeting" and date and date[:10] != stem[:10] and not parsed.meta.get("changes"):
        # One that was moved keeps its file's name, and with it its address and place in calendars.
        message = f"Filnavnet siger {stem[:10]}, men datoen er {quote(date)}. Ret den ene."
        yield error(parsed.path, parsed.position("date"), "page-name", message)
    elif kind == "lab":
        for key, said in zip(("year", "number"), stem.split("-"), strict=True):
            written = str(parsed.meta.get(key) or said)
            if written.strip() != said:
                message = f"Filnavnet siger {said}, men »{key}« er {quote(written)}. Ret den ene."
                yield error(parsed.path, parsed.position(key), "page-name", message)


def hints(
    parsed: ParsedFile, learning_points: int, filled: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield what would make a case more useful to others; ``filled`` are the fields that files of
    their own in its folder stand for.
    """
    if not parsed.meta.get("measurements") and "measurements" not in filled:
        message = "Casen har ingen målinger. Har I tal, så skriv dem under »Målinger«."
        yield advice(parsed.path, START, "no-measurement", message)
    if not learning_points:
        message = (
            "Casen har ingen læringspointer. Læg dem i mappen »learning-points«, en fil til hver."
        )
        yield advice(parsed.path, START, "no-learning-point", message)
