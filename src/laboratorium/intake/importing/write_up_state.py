"""Where in a write-up we are, and what is kept on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.blocks import Block
from laboratorium.intake.importing.drafts import Draft, Loose, Part
from laboratorium.intake.importing.fields import FIELDS, Form, Group, Slot
from laboratorium.intake.importing.persons import is_person
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.values import split

_GUESSED = ("Overskriften", "Den første linje")
_REACH = re.compile(r"@|\d\d(?: ?\d\d){3}")
BEFORE = "Før den første overskrift"


@dataclass
class State:
    """Where in the document we are: a section of the five, a group and its number, or elsewhere.

    `slot` is the field that the heading names, and `words` what stands under it without marks. It
    `has_cases` when a table held them, and `is_form` when questions stand over their answers.
    `persons` are the headings that ask for persons, with their text, for the report alone.
    """

    draft: Draft
    heading: str = BEFORE
    section: str | None = None
    section_level: int = 9
    group: Group | None = None
    number: int = 0
    elsewhere: list[str] | None = None
    slot: Slot | None = None
    words: list[str] = field(default_factory=list)
    has_cases: bool = False
    is_form: bool = False
    persons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def at_start(self) -> bool:
        return (
            self.section is None
            and self.group is None
            and self.heading == BEFORE
            and self.slot is None
        )

    def text(self, block: Block) -> None:
        """Put a paragraph where we are."""
        if self.section:
            append(self.draft.case, self.section, block.text, block.is_item)
        elif self.group and self.group.kind:
            if self.is_list and block.is_item and not block.text.startswith(" "):
                self._point(block)
            else:
                self.part_text(block.text, block.is_item)
        elif self.group is not None:
            listed = next(one for one in FIELDS if one.path == (self.group.key,))
            for line in block.plain.split("\n"):
                place(self.draft, Slot(listed), line, self.heading, "teksten")
        else:
            self.elsewhere = [*(self.elsewhere or []), block.text]
            self.words.append(block.plain)

    @property
    def is_list(self) -> bool:
        """Whether the heading is that of several things, such as `Læringspointer`."""
        kind = self.group.kind if self.group else None
        return kind is not None and slugify(self.heading) == slugify(kind.plural)

    def _point(self, block: Block) -> None:
        """Begin another thing of a kind by an item of a list."""
        assert self.group is not None
        self.number = self.draft.next_number(self.group.key)
        slot = Slot(self.group.fields[0], self.group, self.number)
        for said in split(block.plain):
            place(self.draft, slot, said, self.heading, "listen")

    def give_way(self, slot: Slot) -> None:
        """Let a heading that was taken for the title give way to a field that says it is."""
        path = slot.field.path
        where = self.draft.case.wheres.get(path, "")
        if slot.group is None and path == ("title",) and where.startswith(_GUESSED):
            title = str(self.draft.case.values.pop(path))
            name, _, at = self.draft.case.wheres.pop(path).removesuffix(")").partition(" (")
            self.draft.loose.append(Loose(name, at, title, "Titlen står i et felt."))

    def part_text(self, text: str, is_item: bool = False) -> None:
        """Put a paragraph into the file of a kind."""
        assert self.group is not None
        body = next(one for one in self.group.fields if one.path == ("body",))
        part, _ = self.draft.at(Slot(body, self.group, self.number))
        append(part, "", text, is_item)

    def close(self) -> None:
        """Keep what stood under a heading that names a field, or is none of ours."""
        words, self.words = "\n".join(self.words), []
        slot, self.slot = self.slot, None
        if self.elsewhere and (is_person(self.heading) or _is_reached(slot, words)):
            self.persons.append((self.heading, words))
        elif self.elsewhere and slot is not None:
            place(self.draft, slot, words, self.heading, "overskrift")
        elif self.elsewhere:
            text = "\n\n".join(self.elsewhere)
            self.draft.loose.append(Loose(self.heading, "overskrift", text))
        elif self.elsewhere is None and self.is_unknown:
            self.draft.loose.append(Loose("Overskrift uden tekst", "overskrift", self.heading))
        self.elsewhere = None

    @property
    def is_unknown(self) -> bool:
        return self.section is None and self.group is None and self.heading != BEFORE


def _is_reached(slot: Slot | None, words: str) -> bool:
    """Whether a contact is a person's mail address or telephone, and no role."""
    is_contact = slot is not None and slot.field.form is Form.CONTACT
    return is_contact and _REACH.search(words) is not None


def append(part: Part, heading: str, text: str, is_item: bool) -> None:
    """Put a paragraph under a heading; an item goes to the list that ends there."""
    texts = part.body.setdefault(heading, [])
    if is_item and texts and re.match(r"\s*(?:-|1\.) ", texts[-1].rpartition("\n")[2]):
        texts[-1] += f"\n{text}"
    else:
        texts.append(text)
