"""Rules for the rows of ``stories.csv`` that need more than one cell, or more than one story.

That a triangle's shares make a whole is looked at here, so that it is told at its column.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from laboratorium.base.danish import format_number, slugify
from laboratorium.model.stories import FEWEST, TOLERANCE, Stories, Story, columns, scales
from laboratorium.model.vocabulary import Scale, Triad, vocabularies
from laboratorium.reading.around import Around, Wrong

_DAY = len("2026-05-01")


def check_stories(found: Stories, around: Around) -> Iterator[Wrong]:
    """Yield what is wrong with single stories, and what readers will not see of them all."""
    every = scales()
    seen: set[str] = set()
    for index, story in enumerate(found.rows):
        where = ("rows", index)
        for scale in every:
            yield from _check_shares(index, story, scale)
        if slugify(story.text) in seen:
            yield Wrong.of((*where, "text"), "told_twice")
        seen.add(slugify(story.text))
        at = (*where, "date")
        if story.date and around.is_later(story.date):
            yield Wrong(at, "told-later", around.later("Fortællingen"))
        elif story.date and len(str(story.date)) == _DAY:
            yield Wrong.of(at, "exact_day", is_advice=True)
    real = [(at, story) for at, story in enumerate(found.rows) if not story.example]
    yield from _check_groups(real)
    if len(real) > 1:
        for scale in every:
            yield from _check_spread(real, scale)


def _check_shares(index: int, story: Story, scale: Scale) -> Iterator[Wrong]:
    """Yield a problem for a triangle of which the shares do not make a whole."""
    if not isinstance(scale, Triad):
        return
    told = {name: share for name in columns(scale) if (share := getattr(story, name)) is not None}
    if not told:
        return
    at = ("rows", index, next(iter(told)))
    missing = [name for name in columns(scale) if name not in told]
    if missing:
        names = " og ".join(f"»{name}«" for name in missing)
        message = (
            f"»{scale.label}« har ikke alle tre tal. Udfyld også {names} (0 er et tal), eller lad "
            "alle tre være tomme."
        )
        yield Wrong(at, "half-triad", message)
        return
    whole = sum(told.values())
    if abs(whole - 1) > TOLERANCE:
        message = (
            f"De tre tal i »{scale.label}« giver {format_number(whole)} tilsammen, men skal give "
            "1. Ret dem, for eksempel til 0,5, 0,3 og 0,2."
        )
        yield Wrong(at, "triad-sum", message)


def _check_groups(real: Sequence[tuple[int, Story]]) -> Iterator[Wrong]:
    """Yield advice on groups of so few that they are not shown."""
    if 0 < len(real) < FEWEST:
        said = "én fortælling" if len(real) == 1 else f"{len(real)} fortællinger"
        message = (
            f"Der er kun {said}. De bliver først vist, når der er mindst {FEWEST}, så ingen kan "
            "genkendes."
        )
        yield Wrong(("rows",), "few-stories", message, True)
        return
    rows: dict[str, list[int]] = defaultdict(list)
    for index, story in real:
        rows[story.role or ""].append(index)
    for role, indexes in rows.items():
        if role and len(indexes) < FEWEST:
            name = vocabularies()["teller_roles"][role].label
            message = (
                f"Færre end {FEWEST} har rollen »{name}«. Den bliver ikke vist, men filen er "
                "offentlig, så lad hellere cellen være tom."
            )
            at = ("rows", indexes[0], "role")
            yield Wrong(at, "small-group", message, True)


def _check_spread(real: Sequence[tuple[int, Story]], scale: Scale) -> Iterator[Wrong]:
    """Yield advice when all stories lie in one spot, as when a column was filled downwards."""
    names = columns(scale)
    found = [(index, story.shares(names)) for index, story in real]
    told = [(index, shares) for index, shares in found if shares]
    if len(told) >= FEWEST and len({shares for _, shares in told}) == 1:
        message = f"Alle fortællinger ligger samme sted i »{scale.label}«. Er tallene rigtige?"
        at = ("rows", told[0][0], names[0])
        yield Wrong(at, "one-spot", message, True)
