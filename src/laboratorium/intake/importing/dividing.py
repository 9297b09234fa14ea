"""Where in a document one case ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.blocks import Block
from laboratorium.intake.importing.fields import FIELDS, find_group, find_section

_TITLE = next(field for field in FIELDS if field.path == ("title",))
_MOST_OF_A_HEADING = 80
_TITLES = frozenset(_TITLE.names())


def divided(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks of each case: where what a case has once comes again, another has begun.

    It began at the highest heading since the last section of the case before; when there is none,
    at a table of fields with a title, and else the document goes on with the same case.
    """
    starts = [0]
    seen: set[str] = set()
    opening: int | None = None
    in_group = False
    for index, block in enumerate(blocks):
        mark = None if block.rows and in_group else _mark(block)
        in_group = _is_group(block) if _is_line(block) and not block.rows else in_group
        if mark is None:
            if _may_open(block) and (opening is None or _rank(block) <= _rank(blocks[opening])):
                opening = index
            continue
        if mark in seen:
            start = opening if opening is not None else index if block.rows else None
            if start is not None:
                starts.append(start)
                seen.clear()
        seen.add(mark)
        opening = None if mark != "title" else opening
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def _mark(block: Block) -> str | None:
    """What a block has that a case has once: a section, or a table with the title."""
    if block.rows:
        named = any(row and slugify(row[0][1].removesuffix("*")) in _TITLES for row in block.rows)
        return "title" if named and len(block.rows[0]) > 1 else None
    return find_section(block.plain.rstrip(" :")) if _is_line(block) else None


def _is_line(block: Block) -> bool:
    """Whether a block may be a heading by its form: one short line that begins no list."""
    short = len(block.plain) <= _MOST_OF_A_HEADING and "\n" not in block.plain
    known = block.level is not None or block.strong or find_section(block.plain.rstrip(" :"))
    return short and not block.is_item and bool(known or _is_group(block))


def _is_group(block: Block) -> bool:
    group = find_group(block.plain.rstrip(" :"))
    return group is not None and not group[2]


def _may_open(block: Block) -> bool:
    """Whether a heading may be the title of a case: it is no group's."""
    return (block.level is not None or block.strong) and not _is_group(block)


def _rank(block: Block) -> int:
    return block.level if block.level is not None else 2
