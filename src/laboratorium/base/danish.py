"""Danish text: folding, slugs, dates, numbers and word counts.

Everything here is a pure function of its input. Nothing reads the clock or the locale, so the
same input gives the same output on every machine.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

# Letters that Unicode does not take apart into a base letter and a mark, and those that Danes
# write out in another way than by dropping the mark (å is aa, not a; ö is another ø).
_LETTERS = {
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "ä": "ae",
    "ö": "oe",
    "œ": "oe",
    "ß": "ss",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
}


class _Folded(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        parts = unicodedata.normalize("NFKD", _LETTERS.get(letter, letter))
        self[code] = "".join(char for char in parts if not unicodedata.combining(char))
        return self[code]


_FOLDED = _Folded()
# After z, in the order of the Danish alphabet; the characters after it in ASCII are { | }.
_ALPHABET = str.maketrans("æøå", "{|}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\w+(?:[-'’.,:/]\w+)*")


class DateLike(Protocol):
    """A date of which the day, or both month and day, may be unknown (``None``)."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...


def fold(text: str) -> str:
    """Return ``text`` in lower case without Danish letters and accents, for comparison.

    ``Århus`` and ``Aarhus`` both give ``aarhus``; ``æ`` gives ``ae``, ``ø`` ``oe``, ``é`` ``e``.
    Spaces and punctuation stay as they are.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text).lower()
    # Danish has but these; looking up every letter takes four times as long.
    text = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return text if text.isascii() else text.translate(_FOLDED)


def collation_key(text: str) -> str:
    """Return a key that sorts as a Danish dictionary: æ, ø and å last, Aa as Å, case aside."""
    return text.lower().replace("aa", "å").translate(_ALPHABET)


def slugify(text: str) -> str:
    """Return ``text`` as an address part of a–z, 0–9 and single hyphens; may be empty."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def format_date(value: DateLike) -> str:
    """Return a date as Danes write it: ``26. januar 2023``, ``oktober 2013`` or ``2013``."""
    if value.month is None:
        return str(value.year)
    month = MONTHS[value.month - 1]
    if value.day is None:
        return f"{month} {value.year}"
    return f"{value.day}. {month} {value.year}"


def format_number(value: Decimal | float | int) -> str:
    """Return a number as Danes write it: ``1.500``, ``19,7``, ``−3`` (with a true minus sign).

    A ``Decimal`` keeps the decimals it was written with; a float is written with the fewest
    decimals that give the same float. Raises ``ValueError`` for NaN and the infinities.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    sign = "−" if number < 0 else ""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def count_words(text: str) -> int:
    """Return the number of words; ``19,7`` and ``e-bog`` are one word each, dashes are none."""
    return len(_WORD.findall(text))


class Nearest:
    """Finds the candidate spelt most like a text, for "Mente du …?"; quick among thousands too.

    ``cutoff`` is difflib's ratio, from 0 to 1, below which nothing counts as near.
    """

    _FEW = 200
    _TRIED = 30

    def __init__(self, candidates: Iterable[str], cutoff: float = 0.6) -> None:
        self._spelt = {fold(candidate): candidate for candidate in candidates}
        self._cutoff = cutoff
        self._parts: dict[str, list[str]] = {}
        self._found: dict[str, str | None] = {}

    def find(self, text: str) -> str | None:
        """Return the nearest candidate, or ``None`` when none comes near."""
        wanted = fold(text[:100])
        if wanted not in self._found:
            pool = self._pool(wanted)
            close = difflib.get_close_matches(wanted, pool, n=1, cutoff=self._cutoff)
            self._found[wanted] = self._spelt[close[0]] if close else None
        return self._found[wanted]

    def _pool(self, wanted: str) -> list[str]:
        # difflib looks at every letter of every candidate, so with many of them only those that
        # share the most three-letter pieces are tried.
        if len(self._spelt) <= self._FEW:
            return list(self._spelt)
        if not self._parts:
            for spelt in self._spelt:
                for part in _pieces(spelt):
                    self._parts.setdefault(part, []).append(spelt)
        shared = Counter(spelt for part in _pieces(wanted) for spelt in self._parts.get(part, ()))
        return [spelt for spelt, _ in shared.most_common(self._TRIED)]


def _pieces(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[index : index + 3] for index in range(len(padded) - 2)}
