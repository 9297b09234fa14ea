"""Where in a write-up we are, and what is kept on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from laboratorium.intake.importing.blocks import Block
from laboratorium.intake.importing.drafts import Draft, Loose, Part
from laboratorium.intake.importing.fields import FIELDS, Group, Slot
from laboratorium.intake.importing.placing import place

BEFORE = "Før den første overskrift"


@dataclass
class State:
    """Where in the document we are: a section of the five, a group and its number, or elsewhere."""

    draft: Draft
    heading: str = BEFORE
    section: str | None = None
    section_level: int = 9
    group: Group | None = None
    number: int = 0
    elsewhere: list[str] | None = None

    @property
    def at_start(self) -> bool:
        return self.section is None and self.group is None and self.heading == BEFORE

    def text(self, block: Block) -> None:
        """Put a paragraph where we are."""
        if self.section:
            append(self.draft.case, self.section, block.text, block.is_item)
        elif self.group and self.group.kind:
            self.part_text(block.text, block.is_item)
        elif self.group is not None:
            field = next(one for one in FIELDS if one.path == (self.group.key,))
            for line in block.plain.split("\n"):
                place(self.draft, Slot(field), line, self.heading, "teksten")
        else:
            self.elsewhere = [*(self.elsewhere or []), block.text]

    def part_text(self, text: str, is_item: bool = False) -> None:
        """Put a paragraph into the file of a kind."""
        assert self.group is not None
        field = next(one for one in self.group.fields if one.path == ("body",))
        part, _ = self.draft.at(Slot(field, self.group, self.number))
        append(part, "", text, is_item)

    def close(self) -> None:
        """Keep what stood under a heading that is none of ours."""
        if self.elsewhere:
            text = "\n\n".join(self.elsewhere)
            self.draft.loose.append(Loose(self.heading, "overskrift", text))
        elif self.elsewhere is None and self.is_unknown:
            self.draft.loose.append(Loose("Overskrift uden tekst", "overskrift", self.heading))
        self.elsewhere = None

    @property
    def is_unknown(self) -> bool:
        return self.section is None and self.group is None and self.heading != BEFORE


def append(part: Part, heading: str, text: str, is_item: bool) -> None:
    """Put a paragraph under a heading; an item goes to the list that ends there."""
    texts = part.body.setdefault(heading, [])
    if is_item and texts and re.match(r"\s*(?:-|1\.) ", texts[-1].rpartition("\n")[2]):
        texts[-1] += f"\n{text}"
    else:
        texts.append(text)
