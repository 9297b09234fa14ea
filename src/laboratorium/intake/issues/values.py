"""What somebody wrote in an answer, as the import reads it."""

from __future__ import annotations

import re

from laboratorium.intake.importing.markdown_text import harmless
from laboratorium.intake.issues.body import checked
from laboratorium.intake.issues.forms import Question, options
from laboratorium.model.vocabulary import vocabularies

_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\(\s*<?(https?://[^\s)>]{1,1000})[^)\n]{0,300}\)")
_PICTURE_TAG = re.compile(
    r"<img\b[^<>]{0,600}?\bsrc=[\"'](https?://[^\"'<>\s]{1,1000})[\"'][^<>]{0,600}>"
)


def plain(question: Question, answer: str) -> str:
    """The answer with the keys of the boxes that are ticked instead of all boxes."""
    if question.control != "checkboxes":
        return answer
    ticked, others = checked(answer)
    known, terms = options(question), vocabularies()[question.vocabulary]
    keys: list[str] = []
    for text in ticked:
        # The words of a box may have been written anew, and its explanation too.
        term = terms.find(text.partition(":")[0])
        keys.append(known.get(text) or (term.key if term else text))
    return "\n".join((*keys, others))


def prose(answer: str) -> tuple[str, bool]:
    """Text for a body, and whether it held pictures, which become links to them.

    HTML, headings and whatever else a body may not hold become plain words.
    """
    text, first = _PICTURE.subn(lambda m: f"[{m[1] or 'billede'}]({m[2]})", answer)
    text, second = _PICTURE_TAG.subn(r"[billede](\1)", text)
    return harmless(text), bool(first or second)
