"""Numbers that begin a line: those that count are a list's, any other is the writer's own.

Markdown counts a list's items itself, from the first number on, so that a list of dates or floors
would come to say something else than what was written: `26. januar` and `1. marts` as 26 and 27.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor

from laboratorium.base.danish import MONTHS

DATE = re.compile(rf" {{0,3}}\d{{1,2}}\. +(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^ {0,3}(\d+)\. +(.?)", re.MULTILINE)
_MOST_DIGITS = 9


class Numbers(Extension):
    """Lists whose numbers count; to be given after `sane_lists`. Lines with other numbers keep them
    as part of their text: several are items without a count, a single one is a paragraph.

    For editors' pages too: `laboratorium.reading.numbering:Numbers` in mkdocs.yml.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Counted(md.parser), "olist", 40)
        md.parser.blockprocessors.register(_AsWritten(md.parser), "numbers_as_written", 39)


class _Counted(SaneOListProcessor):
    """A list whose items are counted: its numbers go up by one, or are all 1 as many write them."""

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) and counts(block, _next_number(self.lastChild(parent)))


class _AsWritten(SaneOListProcessor):
    """Lines with numbers of their own: several, or one that does not go on with the list before."""

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) and (
            len(_NUMBERED.findall(block)) > 1
            or (_next_number(self.lastChild(parent)) is not None and not DATE.match(block))
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = SubElement(parent, "ul")
        block = blocks.pop(0)
        numbers = iter(_NUMBERED.findall(block))
        self.parser.state.set("list")
        for text in self.get_items(block):
            if text.startswith(" " * self.tab_length):
                self.parser.parseBlocks(items[-1], [text])
            else:
                item = SubElement(items, "li")
                self.parser.parseBlocks(item, [text])
                item.text = f"{next(numbers)[0]}. {item.text or ''}"
        self.parser.state.reset()


def _next_number(before: Element | None) -> int | None:
    """The number that would go on with what stands before; None where that is no counted list."""
    if before is None or before.tag != "ol":
        return None
    return int(before.get("start", "1")) + len(before)


def counts(block: str, expected: int | None = None) -> bool:
    """Whether the numbers at the beginning of a block's lines are those of a counted list.

    They are not where any is the day of a date; where a single one but 1 is followed by a small
    letter (`3. klasse`); where they neither go up by one nor are all 1. `expected` is the number
    that goes on with a list just before the block.
    """
    found = _NUMBERED.findall(block)
    if any(map(DATE.match, block.split("\n"))) or any(len(one) > _MOST_DIGITS for one, _ in found):
        return False
    numbers = [int(number) for number, _ in found]
    if all(number == 1 for number in numbers):
        return True
    if len(numbers) == 1 and expected is None:
        return not found[0][1].islower()
    first = numbers[0] if expected is None else expected
    return numbers == list(range(first, first + len(numbers)))
