"""The words that tell persons from offices: names, offices' mailboxes and domains.

They lie as plain lists in ``base/words/privacy``; editors add an office's mailbox there.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from laboratorium.base.danish import fold
from laboratorium.model.privacy.rules import pattern
from laboratorium.model.vocabulary import vocabularies


def _read(name: str) -> frozenset[str]:
    text = (files("laboratorium.base") / "words" / "privacy" / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(word for line in lines for word in line)


@cache
def first_names() -> frozenset[str]:
    """Common Danish first names, as they are written."""
    return _read("first_names.txt")


@cache
def word_names() -> frozenset[str]:
    """First names that are common words, months, trees or places too, as they are written."""
    return _read("word_names.txt")


@cache
def surnames() -> frozenset[str]:
    """Common Danish surnames that do not end in -sen."""
    return _read("surnames.txt")


@cache
def mailboxes() -> frozenset[str]:
    """Names of mailboxes that an office shares, folded: ``info``, ``borgerservice``."""
    places = [fold(term.label) for term in vocabularies().municipalities]
    words = (fold(word) for word in _read("mailboxes.txt"))
    return frozenset((*words, *places, *(f"{place}kommune" for place in places)))


@cache
def public_domains() -> frozenset[str]:
    """Domains of the public: municipalities by their names, others by the list."""
    names = [fold(term.label).replace(" ", "") for term in vocabularies().municipalities]
    own = (
        form.format(name) for name in names for form in ("{}.dk", "{}kommune.dk", "{}-kommune.dk")
    )
    return frozenset((*own, *_read("public_domains.txt")))


@cache
def private_providers() -> frozenset[str]:
    """Domains where persons have their own mailbox."""
    return _read("mail_providers.txt")


def find_name(text: str) -> int | None:
    """Return where a person's first and last name stand in a line, or ``None``."""
    return next((start for start, _ in find_names(text)), None)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each person's first and last name begin and end."""
    known = first_names()
    words = list(pattern("as_written", "name").finditer(text))
    firsts = [at for at, word in enumerate(words[:-1]) if word[0] in known]
    for at in firsts:
        first = words[at]
        last = words[at + 1]
        is_middle = len(last[0].rstrip(".")) == 1 or last[0] in known
        if is_middle and at + 2 < len(words) and last[0] not in surnames():
            last = words[at + 2]
        if _is_last(last[0]) and not _is_of_something(text[last.end() : last.end() + 60]):
            yield first.start(), last.end()


def _is_last(name: str) -> bool:
    return name in surnames() or (name[0].isupper() and name.endswith("sen"))


def _is_of_something(after: str) -> bool:
    return pattern("names", "not_a_person").match(after.lower()) is not None
