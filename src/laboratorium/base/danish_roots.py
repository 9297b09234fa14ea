"""The root of a Danish word: what is left of a noun or an adjective without its inflection, so that
``grøn`` and ``grønt``, ``indsats`` and ``indsatsen``, ``museum`` and ``museet`` are one word.

Snowball's stems (`danish_words.stem`) part these and join others that mean different things, such
as ``tal`` and ``tale``. The rules here take no ending that makes a new word (-hed, -lig, -else);
``words/roots.txt`` says what the rules cannot know. `docs/assets/js/search/roots.js` has the same
rules.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from laboratorium.base.danish import fold
from laboratorium.base.danish_words import irregular_forms, parts_of, stop_words

LIST = "words/roots.txt"
# What inflection adds to nouns and adjectives, the longest first.
ENDINGS = (
    *("erets", "erens", "ernes", "eret", "eren", "eres", "erne", "enes", "edes", "este"),
    *("ers", "ene", "ens", "ets", "ere", "ede", "nes", "est"),
    *("er", "en", "et", "es", "ne", "e"),
)
# The least that is left of a word.
LEAST = 3
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
# What is cut of adjectives: vigtig-st, ensom-ste, hjemløs-t, delvis-t.
_ADJECTIVE = re.compile(r"(?:(?<=ig)|(?<=som))ste?$|(?:(?<=..oes)|(?<=..[^i]vis))t$")
# -um of museum and centrum, but not of rum and what ends in it; -us of kursus.
_LATIN = re.compile(r"(?:(?<=..[^r])|(?<=.tr))ums?$|(?<=..s)us$")
# The last letter of a word that dropped its e: center, centr-et; åben, åbn-e; the t of grønt.
_ELIDED = re.compile(r"(?<=..[bcdfghjkmnpqstvwxz])[rl]$|(?<=..b)n$")
_NEUTER = re.compile(r"(?<=..[bcdfghjklmnpqrvwxz])t$")


@dataclass(frozen=True)
class Known:
    """What the rules cannot know: `forms` leads an inflected form to its base word, `last` does so
    at the end of compounds too; `kept` are base words that the rules would cut or join with others,
    `ends` those that compounds end in too.
    """

    forms: Mapping[str, str]
    last: frozenset[str]
    kept: frozenset[str]
    ends: frozenset[str]

    def base(self, word: str) -> str:
        """The word, or the base word when it is an irregular form or ends in one."""
        if word in self.forms:
            return self.forms[word]
        for start in range(3, len(word) - 3):
            if word[start:] in self.last:
                return word[:start] + self.forms[word[start:]]
        return word

    def keeps(self, word: str) -> bool:
        if word in self.kept or word in self.ends:
            return True
        return any(word[start:] in self.ends for start in range(3, len(word) - 2))


def read(lines: Iterable[str]) -> Known:
    """Read a list of what the rules cannot know; README.md beside it tells of its lines."""
    forms = dict(irregular_forms())
    last = {form for form in forms if len(form) > 3}
    kept, ends = set[str](), set[str]()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        word, *inflected = fold(line).split()
        base = word.removeprefix("-")
        if inflected:
            forms.update(dict.fromkeys(inflected, base))
            last.update(inflected if word != base else ())
        (kept if word == base else ends).add(base)
    return Known(forms, frozenset(last), frozenset(kept), frozenset(ends))


@cache
def known() -> Known:
    """What `roots.txt` says, and the irregular forms that stems know too."""
    text = (resources.files("laboratorium.base") / LIST).read_text(encoding="utf-8")
    return read(text.splitlines())


def root_rules() -> dict[str, Any]:
    """Endings and what the rules cannot know as plain data, for the script with the same rules."""
    found = known()
    lists = {"last": found.last, "kept": found.kept, "ends": found.ends}
    return {
        "endings": ENDINGS,
        "forms": found.forms,
        **{name: sorted(words) for name, words in lists.items()},
    }


@cache
def root_folded(folded: str) -> str:
    """Return the root of one word that is folded already."""
    return _root(folded, known())


def root(word: str) -> str:
    """Return the root of one word, folded: ``grønt`` and ``grønne`` both give ``groen``."""
    return root_folded(fold(word))


def root_terms(text: str) -> list[str]:
    """The words to find or compare a text by, as `danish_words.terms`, but as roots."""
    return [term for word in _WORD.findall(fold(text)) for term in _terms(word)]


@cache
def _terms(folded: str) -> tuple[str, ...]:
    if folded in stop_words():
        return ()
    return (root_folded(folded), *map(root_folded, parts_of(folded)))


def _root(folded: str, known: Known) -> str:
    word = known.base(folded)
    shorter = word if known.keeps(word) else _without_ending(word, known)
    while not known.keeps(shorter):
        word, shorter = shorter, _shorter(shorter)
        if shorter == word:
            break
    return shorter


def _without_ending(word: str, known: Known) -> str:
    """The word without what inflection added, cut once."""
    if found := _ADJECTIVE.search(word) or _LATIN.search(word):
        return word[: found.start()]
    for ending in ENDINGS:
        if not word.endswith(ending):
            continue
        rest = word[: len(word) - len(ending)]
        for cut in range(len(word) - 1, len(rest) - 1, -1):
            if known.keeps(word[:cut]):
                return word[:cut]
        if _fits(rest, ending):
            return _undoubled(rest)
    rest = word.removesuffix("s")
    return rest if _enough(rest) else word


def _shorter(word: str) -> str:
    """The word without an ending of its base form that inflection may drop: cent-er, centr-et."""
    if found := _LATIN.search(word) or _NEUTER.search(word):
        return word[: found.start()]
    for ending in ("er", "el", "en", "et", "s"):
        rest = word.removesuffix(ending)
        if rest != word and _fits(rest, ending) and not word.endswith("els"):
            return _undoubled(rest)
    return _undoubled(word[:-1]) if _ELIDED.search(word) else word


def _fits(rest: str, ending: str) -> bool:
    """Whether a word may end so: -ne only after -er, and never in the e of a folded æ or ø."""
    if ending in ("ne", "nes"):
        return rest.endswith("er") and _enough(rest)
    return _enough(rest) and not (ending[0] == "e" and rest[-1] in "ao")


def _enough(rest: str) -> bool:
    return len(rest) >= LEAST and _VOWEL.search(rest) is not None


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > LEAST and _DOUBLED.search(word) else word
