"""A text as words with places, less what must not count: markup, addresses, names of places,
figurative speech and what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from laboratorium.base import danish_words
from laboratorium.base.danish import fold
from laboratorium.base.yaml_text import load

WORD = re.compile(r"[^\W_]+")
# Tags, addresses and the targets of Markdown's links. Every run is bounded, so that time is linear.
NOISE = re.compile(
    r"<[^<>]{0,300}>|\]\([^()\s]{0,500}\)|https?://[^\s<>]{1,500}|[^\s@<>()]{1,60}@[^\s@<>()]{1,100}"
)
END = re.compile(r"[.!?:;\n|#*]")
PAUSE = re.compile(r"[.!?:;,\n|]")
LONGEST = 40
_NUMBER = re.compile(r"[0-9]+")
_ENGLISH_STOP = """
    a an the of and or in to for on by with at from as is are was were be been being it its this
    that these those which who whom whose what when where while than then there their they them he
    she his her we our you your i my me not no nor but if so such can could may might must shall
    should will would do does did done has have had having also more most much many some any all
    each other others another into over under between within without through during about against
    both few own same too very just only however thus therefore for example e g i e et al per cent
    percent
"""


@dataclass(frozen=True, slots=True)
class Token:
    """A word that counts, where it stands, and the terms it is known by: none for a small word.
    `joined` says that it follows the token before it without a sign of punctuation.
    """

    start: int
    end: int
    folded: str
    terms: tuple[str, ...]
    joined: bool

    @property
    def head(self) -> str:
        """What the word is listed by: its stem, or a small word as it stands."""
        return self.terms[0] if self.terms else self.folded


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    written: str
    folded: str
    gap: str


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text that count, in order; `language` is `da` or `en`.

    Places are in the text as it is given. Takes time in proportion to its length.
    """
    words = _words(text)
    kept = _kept(words, language == "da")
    terms = danish_terms if language == "da" else english_terms
    found: list[Token] = []
    for index, word in enumerate(words):
        if kept[index]:
            joined = index > 0 and kept[index - 1] and not word.gap.strip()
            found.append(Token(word.start, word.end, word.folded, terms(word.folded), joined))
    return found


def blank(text: str) -> str:
    """The text with spaces for markup and addresses; everything else keeps its place."""
    return NOISE.sub(lambda found: " " * len(found.group()), text)


def _words(text: str) -> list[_Word]:
    clean = blank(text)
    found: list[_Word] = []
    last = 0
    for match in WORD.finditer(clean):
        start, end = match.span()
        written = match.group()
        found.append(_Word(start, end, written, _folded(written), clean[last:start]))
        last = end
    return found


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word)


def _kept(words: Sequence[_Word], danish: bool) -> list[bool]:
    """Which words count: not names, not what is figurative, not what is denied."""
    kept = [not (danish and _is_name(words, index)) for index in range(len(words))]
    for start, end in matches(words, figures()) if danish else ():
        kept[start:end] = [False] * (end - start)
    for _, end in matches(words, negations()):
        while end < len(words) and not PAUSE.search(words[end].gap):
            if words[end].folded in buts():
                break
            kept[end] = False
            end += 1
    return kept


def _is_name(words: Sequence[_Word], index: int) -> bool:
    """Whether a word is written with a capital where no sentence begins; CO2 and LED are not."""
    written = words[index].written
    if written[0] == written[0].lower() or (len(written) > 1 and written == written.upper()):
        return False
    return index > 0 and not END.search(words[index].gap)


Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def phrases(texts: Sequence[str]) -> Phrases:
    """Phrases by their first word, folded, the longest first; only later words may end in `*`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        parts = tuple(fold(text).split())
        found.setdefault(parts[0], []).append(parts)
    return {first: sorted(group, key=len, reverse=True) for first, group in found.items()}


def matches(words: Sequence[_Word], known: Phrases) -> Iterator[tuple[int, int]]:
    """Where a phrase stands: the numbers of its first word and of the one after its last."""
    for index, word in enumerate(words):
        for phrase in known.get(word.folded, ()):
            end = index + len(phrase)
            if end <= len(words) and all(
                _is(part, words[index + at].folded) for at, part in enumerate(phrase)
            ):
                yield index, end
                break


def _is(part: str, folded: str) -> bool:
    return folded.startswith(part[:-1]) if part[-1] == "*" else folded == part


@cache
def rules() -> Mapping[str, Any]:
    """The rules as they stand in `rules.yml`."""
    file = resources.files("laboratorium.tagging") / "rules.yml"
    found: Mapping[str, Any] = load(file.read_text(encoding="utf-8"))
    return found


@cache
def common() -> frozenset[str]:
    """The stems of the words that nearly every text has."""
    return frozenset(map(danish_words.stem, rules()["common"]))


@cache
def figures() -> Phrases:
    return phrases(rules()["figurative"])


@cache
def negations() -> Phrases:
    return phrases(rules()["negation"])


@cache
def buts() -> frozenset[str]:
    return frozenset(map(fold, rules()["but"]))


@lru_cache(maxsize=1 << 16)
def danish_terms(folded: str) -> tuple[str, ...]:
    """The stem of a Danish word and those of its parts; nothing for a stop word or a number."""
    if len(folded) < 2 or len(folded) > LONGEST or _NUMBER.fullmatch(folded):
        return ()
    return tuple(term for term in dict.fromkeys(danish_words.terms(folded)) if term not in common())


@lru_cache(maxsize=1 << 16)
def english_terms(folded: str) -> tuple[str, ...]:
    """The stem of an English word; nothing for a stop word or a number."""
    if (
        len(folded) < 2
        or len(folded) > LONGEST
        or _NUMBER.fullmatch(folded)
        or folded in _english_stop()
    ):
        return ()
    return (_english_stem(folded),)


@cache
def _english_stop() -> frozenset[str]:
    return frozenset(_ENGLISH_STOP.split())


def _english_stem(folded: str) -> str:
    import snowballstemmer  # All its languages, which few commands need.

    stem: str = snowballstemmer.stemmer("english").stemWord(folded)
    return stem


def language_of(text: str) -> str:
    """`en` where the small words of a text are English rather than Danish, else `da`."""
    words = [fold(word) for word in WORD.findall(text[:20_000])]
    danish = danish_words.stop_words() - _english_stop()
    english = _english_stop() - danish_words.stop_words()
    count = sum((word in english) - (word in danish) for word in words)
    return "en" if count > 0 else "da"
