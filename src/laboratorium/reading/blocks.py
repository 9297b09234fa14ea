"""Python-Markdown's reading of a text by blocks, in time that grows as the text does.

It takes each block off the front of one list, which moves all that follow, and writes a code block
anew for each part that it gets. Here it is given few blocks at a time, and a whole code block.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import CodeBlockProcessor

_AT_A_TIME = 200


class Blocks(BlockParser):
    """The engine's own parser of blocks, given few of them at a time."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        # What is known of the blocks before lies in the tree alone.
        for start in range(0, len(blocks), _AT_A_TIME):
            super().parseBlocks(parent, blocks[start : start + _AT_A_TIME])


class CodeBlocks(CodeBlockProcessor):
    """Indented code with the blank lines in it taken as one."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        last = 0
        if self._is_code(blocks[0]):
            for at, block in enumerate(blocks[1:], 1):
                if block and not self._is_code(block.removeprefix("\n")):
                    break
                last = at if block else last
        if last:
            blocks[: last + 1] = ["\n\n".join(block.rstrip() for block in blocks[: last + 1])]
        super().run(parent, blocks)

    def _is_code(self, block: str) -> bool:
        indent = " " * self.tab_length
        lines = block.split("\n")
        return bool(block.strip()) and all(
            line.startswith(indent) or (number and not line.strip())
            for number, line in enumerate(lines)
        )


def steady(md: Markdown) -> None:
    """Let the engine read so; to be called before it is given more that reads blocks."""
    parser = Blocks(md)
    parser.blockprocessors = md.parser.blockprocessors
    md.parser = parser
    parser.blockprocessors.register(CodeBlocks(parser), "code", 80)
    for processor in parser.blockprocessors:
        processor.parser = parser
