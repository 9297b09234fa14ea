"""The names over the columns of a sheet: in one row or two, as fields, as terms, as questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from laboratorium.base.danish import slugify
from laboratorium.intake.importing import values
from laboratorium.intake.importing.fields import (
    FIELDS,
    GROUPS,
    Field,
    Form,
    Group,
    Slot,
    find_group,
    find_part,
    find_slot,
)
from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.mapping_file import NOTHING, Meanings
from laboratorium.intake.importing.markdown_text import visible
from laboratorium.intake.importing.persons import is_name, is_person
from laboratorium.model.vocabulary import vocabularies

_WITHIN = 25
_TICKED = ("six_p", "sdg", "challenges", "fields")
_MOST_OF_A_NAME = 120
BELONGS = frozenset(("case", "casen", "case-id", "case-title", "casens-navn", "casens-titel"))
_KEYS = frozenset(("id", "nr", "nummer", "loebenummer", "case-id", "case-nr"))
_OPEN_DATA_OF_PARTS = frozenset(("id", "url", "case-title", "case"))
"""Columns that together only our open data has, of what lies in the folders of cases."""
_DERIVED_OF_PARTS = frozenset(
    ("id", "url", "case-title", "organisation", "municipality", "municipality-code", "region")
) | {"licence"}
# A question says which field it asks for by a word of the field's name within.
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# What forms put before a question, and where a cell broke a word.
_LEAD = re.compile(
    r"(?:(?:spm|spørgsmål|sp|q)\.?\s*)?\d{1,3}(?:\.\d{1,2})*\s*[.):–-]?\s+(?=\D)", re.IGNORECASE
)
_BROKEN = re.compile(r"(?<=[a-zæøå])-\s*\n\s*(?=[a-zæøå])")
_ANSWER = re.compile(r"(.+?)\s*(?:[:–-]\s+|\[)([^\]:]+)\]?", re.DOTALL)
_WHICH = re.compile(r"-hvilke(?:n|t)?$")
_TOLD_TO = re.compile(r"\s*(?:beskriv|angiv|skriv|vælg|notér|noter|oplys|fortæl)\b", re.IGNORECASE)
# What a pivot table counts or adds up is not what it says.
_RECKONED = re.compile(
    r"\s*(?:antal|sum|gennemsnit|middel(?:værdi)?|maks(?:imum)?|min(?:imum)?|produkt"
    r"|count|average|max|min) (?:af|of)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_ENOUGH = 2
_ASKED = {
    **dict.fromkeys(("hedder", "titlen", "navnet", "projektets-titel", "navn-paa"), ("title",)),
    **dict.fromkeys(("gaar-ud-paa", "kort-beskrivelse", "beskriv-kort"), ("summary",)),
    **dict.fromkeys(("hvem-staar-bag", "ansoeger"), ("organisation",)),
    "hvor-foregaar": ("place", "name"),
    **dict.fromkeys(("har-i-laert", "laerte-i"), ("body", "Hvad andre kan bruge")),
}
"""How else a question may ask for a field."""
_OF_FORMS = frozenset(
    (
        *("tidsstempel", "timestamp", "starttidspunkt", "fuldfoerelsestidspunkt", "sidst-aendret"),
        *("start-time", "completion-time", "last-modified-time", "submitted", "indsendt"),
        "respondent",
    )
)
_TOO_COMMON = frozenset(("p", "til", "fra", "to", "from", "end", "start", "case", "type", "maal"))
_TOO_COMMON |= {"text", "tekst", "projekt", "opgaven", "problem", "dato", "ejer", "foto"}


@dataclass(frozen=True)
class Column:
    """A column: where it is, what it is called, the field it means, and the term it ticks off.

    `exact` says that the name is the field's own and not a question with a word of it; `use` is
    `form` for what a form says of an answer,
    `belongs` for the case that a row belongs to, `key` for the row's own number, `person` for what
    goes into no file, `left` for what an editor leaves out, `id` and
    `derived` for what our open data says of a file, else empty.
    """

    index: int
    header: str
    slot: Slot | None = None
    term: str = ""
    exact: bool = True
    use: str = ""


@dataclass(frozen=True)
class Head:
    """The names of a sheet's columns, the index of the first row of them and of the first below;
    `unused` is what stands over the names and is part of none.
    """

    names: tuple[str, ...]
    above: int
    below: int
    unused: tuple[str, ...] = ()


def head_of(grid: Grid, meanings: Meanings = NOTHING) -> Head | None:
    """The row whose cells are most often fields, the first of the best, with the one above or below
    it that names groups of columns; None when no row has names of ours.
    """
    best, found = 0, None
    for index, (_, cells) in enumerate(grid.rows[:_WITHIN]):
        known = _known(cells, meanings)
        if known > best:
            best, found = known, index
    if best < _ENOUGH:
        best, found = max(
            ((_parts_named(cells), index) for index, (_, cells) in enumerate(grid.rows[:_WITHIN])),
            key=lambda one: (one[0], -one[1]),
            default=(0, None),
        )
    if found is None or not (best >= 2 or (best == 1 and len(grid.rows[0][1]) == 1)):
        return None
    names = [visible(name) for name in grid.rows[found][1]]
    if found and (groups := _groups(grid, found - 1)):
        joined = tuple(_joined(groups, names))
        used = {group for group in groups.values() if any(_has(group, name) for name in joined)}
        if used:
            unused = dict.fromkeys(group for group in groups.values() if group not in used)
            return Head(joined, found - 1, found + 1, tuple(unused))
    if (below := _parts_below(grid, found)) is not None:
        return Head(below, found, found + 2)
    return Head(tuple(names), found, found + 1)


def known_among(cells: Sequence[str], meanings: Meanings = NOTHING) -> int:
    """How many of the cells are names of columns, of a case's or of what belongs to one."""
    return max(_known(cells, meanings), _parts_named(cells))


def _known(cells: Sequence[str], meanings: Meanings) -> int:
    return sum(slugify(cell) in meanings.columns or _is_known(cell) for cell in cells)


def _parts_named(cells: Sequence[str]) -> int:
    """How many names are parts of one and the same of what a case may have several of, where one
    says which case they belong to.
    """
    names = [cell for cell in cells if cell and len(cell) <= _MOST_OF_A_NAME]
    if not any(slugify(name) in BELONGS for name in names):
        return 0
    most = max(sum(find_part(group, name) is not None for name in names) for group in GROUPS)
    return most if most >= _ENOUGH else 0


def _is_known(name: str) -> bool:
    if not name or len(name) > _MOST_OF_A_NAME:
        return False
    slot = find_slot(without_help(name))
    if slot is None:
        return by_question(name) is not None
    return slot.field.form is not Form.DERIVED


def _groups(grid: Grid, above: int) -> dict[int, str]:
    """What stands over each column in the row above, when it spans several as a group does."""
    number, cells = grid.rows[above]
    filled = [(index, cell) for index, cell in enumerate(cells) if cell]
    merged = any((number, index) in grid.across for index, _ in filled)
    if not merged and not (len(filled) > 1 and all(find_group(cell) for _, cell in filled)):
        return {}
    found: dict[int, str] = {}
    width = max(len(row) for _, row in grid.rows[: above + 2])
    starts = [index for index, _ in filled]
    for (index, cell), following in zip(filled, [*starts[1:], width], strict=True):
        last = grid.across.get((number, index), following - 1 if not merged else index)
        found |= dict.fromkeys(range(index, last + 1), cell)
    return found


def _joined(groups: dict[int, str], names: Sequence[str]) -> Iterator[str]:
    for index, name in enumerate(names):
        group = groups.get(index, "")
        yield f"{group}: {name}" if group and name and _is_group(group, name) else name or group


def _has(group: str, name: str) -> bool:
    return name == group or name.startswith(f"{group}: ")


def _is_group(group: str, name: str) -> bool:
    """Whether a name stands under a group of ours, which then says whose it is."""
    if find_slot(f"{group}: {name}") is not None:
        return True
    found = find_group(group)
    return found is not None and not found[2]


def _parts_below(grid: Grid, top: int) -> tuple[str, ...] | None:
    """The names where the groups stand in the row of the names and their parts in the one below."""
    number, names = grid.rows[top]
    spans = {
        index: grid.across[number, index]
        for index in range(len(names))
        if (number, index) in grid.across
    }
    if not spans or top + 1 >= len(grid.rows):
        return None
    parts = grid.rows[top + 1][1]
    found = list(names) + [""] * (len(parts) - len(names))
    known = 0
    for start, end in spans.items():
        for column in range(start, min(end + 1, len(parts))):
            if parts[column] and find_slot(f"{names[start]}: {parts[column]}"):
                known += 1
            found[column] = f"{names[start]}: {parts[column]}" if parts[column] else ""
    return tuple(found) if known else None


def columns_of(
    names: Sequence[str],
    below: Sequence[Sequence[str]],
    group: Group | None = None,
    meanings: Meanings = NOTHING,
) -> list[Column]:
    """What each column means; in a sheet of a `group` its parts come before the case's fields."""
    slugs = frozenset(map(slugify, names))
    columns = [
        _said(index, name, meanings)
        if slugify(name) in meanings.columns
        else _column(index, name.strip(), below, group, slugs)
        for index, name in enumerate(names)
    ]
    taken = {_place(column) for column in columns if column.exact and column.slot}
    return [
        replace(column, slot=None)
        if not column.exact and column.slot and _place(column) in taken
        else column
        for column in columns
    ]


def _place(column: Column) -> object:
    assert column.slot
    group = column.slot.group
    return group and group.key, column.slot.number, column.slot.field.path


def _said(index: int, name: str, meanings: Meanings) -> Column:
    """A column that the editor has said the meaning of."""
    slot = meanings.columns[slugify(name)]
    return Column(index, name, slot, use="" if slot else "left")


def _column(
    index: int,
    name: str,
    below: Sequence[Sequence[str]],
    group: Group | None,
    names: frozenset[str],
) -> Column:
    short = without_help(name[:_MOST_OF_A_NAME])
    slug = slugify(short)
    if not slug:
        return Column(index, name)
    if group is not None:
        if slug in _DERIVED_OF_PARTS and names >= _OPEN_DATA_OF_PARTS:
            return Column(index, name, use="id" if slug == "id" else "derived")
        if slug in BELONGS:
            return Column(index, name, use="belongs")
        if part := find_part(group, short):
            return Column(index, name, Slot(part, group))
    if slug in _OF_FORMS:
        return Column(index, name, use="form")
    slot = find_slot(short)
    if (slot is None or slot.field.form is Form.DERIVED) and is_person(short):
        return Column(index, name, use="person")
    written = [row[index] for row in below if index < len(row) and row[index]]
    ticked = _terms().get(_term_name(name)) or _option(name)
    if ticked and (slot is None or all(_is_mark(text) for text in written)):
        key, term = ticked
        field = next(one for one in FIELDS if one.path == (key,))
        return Column(index, name, Slot(field), term)
    if slot is None and is_name(short):
        return Column(index, name, use="person")
    if slot is None and slug in _KEYS:
        return Column(index, name, use="key")
    if slot is None and (asked := by_question(short)):
        return Column(index, name, Slot(asked), exact=False)
    if group is not None and slot is not None and slot.group is None:
        slot = slot if slot.field.form is Form.DERIVED else None
    return Column(index, name, slot)


@lru_cache(maxsize=2048)
def without_help(name: str) -> str:
    """The name itself where more stands in its cell: a number before it, help after it or below it;
    what is known as it stands stays so.
    """
    if find_slot(name) is not None or find_part_of_any(name):
        return name
    whole = _BROKEN.sub("", name)
    for less in (whole, _ASIDE.sub("", whole), whole.partition("\n")[0]):
        plain = _LEAD.sub("", less.strip())
        if plain and find_slot(plain) is not None:
            return plain
    return name


def find_part_of_any(name: str) -> bool:
    """Whether a name is that of a part of something that a case may have several of."""
    return bool(slugify(name)) and any(find_part(group, name) for group in GROUPS)


def by_question(text: str, fewest: int = _FEWEST_WORDS) -> Field | None:
    """The one field of a case that a question names by a word within, or None: `I hvilken kommune
    foregår den?` It has at least the `fewest` words, or asks.
    """
    if _RECKONED.match(text):
        return None
    slug = f"-{slugify(_ASIDE.sub('', text))}-"
    asks = "?" in text or _TOLD_TO.match(text) is not None
    if len(slug.split("-")) - 2 < fewest and not asks:
        return None
    found = {name: field for name, field in _words() if f"-{name}-" in slug}
    longest = [
        name for name in found if not any(name != other and name in other for other in found)
    ]
    # »I hvilken kommune ligger stedet?« asks for what follows the word of asking.
    asked = [name for name in longest if _WHICH.search(slug.partition(f"-{name}-")[0])]
    meant = {found[name].path: found[name] for name in (asked if len(asked) == 1 else longest)}
    return next(iter(meant.values())) if len(meant) == 1 else None


@cache
def _words() -> tuple[tuple[str, Field], ...]:
    asked = {field.path: field for field in FIELDS}
    return tuple((name, asked[path]) for name, path in _ASKED.items()) + tuple(
        (name, field)
        for field in FIELDS
        for name in field.asked_as()
        if len(name) > 2 and name not in _TOO_COMMON and field.form is not Form.DERIVED
    )


@cache
def _terms() -> dict[str, tuple[str, str]]:
    """Every term that a column may be named after and ticked off in, by `slugify`."""
    found: dict[str, tuple[str, str]] = {}
    for name in _TICKED:
        for term in vocabularies()[name]:
            for spelling in (term.key, term.label):
                if not spelling.isdigit():
                    found.setdefault(slugify(spelling), (name, term.key))
            if name == "sdg":
                for word in ("sdg", "verdensmaal", "maal"):
                    found[f"{word}-{term.key}"] = (name, term.key)
    return found


def _term_name(header: str) -> str:
    slug = slugify(header)
    for prefix in ("p-", "de-seks-p-er-", "udfordring-", "fagomraade-"):
        slug = slug.removeprefix(prefix)
    return slug


@lru_cache(maxsize=2048)
def _option(header: str) -> tuple[str, str] | None:
    """The field and the term of a column for one answer: `Verdensmål: 3` or `P’er [Place]`."""
    match = _ANSWER.fullmatch(header.strip())
    slot = find_slot(without_help(match[1])) if match else None
    if match is None or slot is None or slot.field.vocabulary not in _TICKED:
        return None
    term = vocabularies()[slot.field.vocabulary].find(match[2].strip())
    return (slot.field.vocabulary, term.key) if term else None


def _is_mark(text: str) -> bool:
    return text.strip().lower() in values.YES | values.NO
