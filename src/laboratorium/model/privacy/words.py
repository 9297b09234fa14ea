"""The words that tell persons from offices: names, offices' mailboxes and domains.

They lie as plain lists in ``laboratorium/words/privacy``; editors add an office's mailbox there.
"""

import re
from functools import cache
from importlib.resources import files

from laboratorium.base.danish import fold
from laboratorium.model.vocabulary import Municipality, vocabularies

# The main numbers of Copenhagen and Aarhus, and of Local Government Denmark.
PUBLIC_NUMBERS = frozenset(("33663366", "89402000", "33703370"))


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_NOT_A_PERSON = re.compile(
    r"\s+(?:\w*fond|\w*fonden|\w*legat|\w*skole|\w*skolen|\w*museum|museet|\w*institut|\w*center|centret"
    r"|\w*stiftelse|kirke|sogn|plads|vej|gade|allé|hus|huset|kvarter|park|a/s|aps|i/s)\b",
    re.IGNORECASE,
)


def _read(name: str) -> frozenset[str]:
    text = (files("laboratorium.base") / "words" / "privacy" / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(word for line in lines for word in line)


@cache
def first_names() -> frozenset[str]:
    """Common Danish first names, as they are written."""
    return _read("first_names.txt")


@cache
def surnames() -> frozenset[str]:
    """Common Danish surnames that do not end in -sen."""
    return _read("surnames.txt")


@cache
def mailboxes() -> frozenset[str]:
    """Names of mailboxes that an office shares, folded: ``info``, ``borgerservice``."""
    places = (fold(term.label) for term in _municipalities())
    words = (fold(word) for word in _read("mailboxes.txt"))
    return frozenset((*words, *places, *(f"{fold(t.label)}kommune" for t in _municipalities())))


@cache
def public_domains() -> frozenset[str]:
    """Domains of the public: municipalities by their names, others by the list."""
    names = [fold(term.label).replace(" ", "") for term in _municipalities()]
    own = (
        form.format(name) for name in names for form in ("{}.dk", "{}kommune.dk", "{}-kommune.dk")
    )
    return frozenset((*own, *_read("public_domains.txt")))


def _municipalities() -> tuple[Municipality, ...]:
    return tuple(vocabularies().municipalities)


@cache
def private_providers() -> frozenset[str]:
    """Domains where persons have their own mailbox."""
    return _read("mail_providers.txt")


def find_name(text: str) -> int | None:
    """Return where a person's first and last name stand in a line, or ``None``."""
    words = list(_WORD.finditer(text))
    for at, first in enumerate(words[:-1]):
        if first.group() not in first_names():
            continue
        following = words[at + 1]
        is_middle = len(following.group().rstrip(".")) == 1 or following.group() in first_names()
        if is_middle and at + 2 < len(words):
            following = words[at + 2]
        name = following.group()
        is_last = name in surnames() or (name[0].isupper() and name.endswith("sen"))
        if is_last and not _NOT_A_PERSON.match(text, following.end()):
            return first.start()
    return None
