"""Choose the parts of compounds: `python scripts make.word_list DICTIONARY`.

For maintainers, when the dictionary comes in a new version; the result is committed as
src/laboratorium/base/words/danish-parts.txt. DICTIONARY is da_DK.dic of Stavekontrolden, found
in the Debian package hunspell-da (`apt-get download hunspell-da`, then `dpkg-deb -x`). Its affix
flags say how a noun is inflected and how a word joins the next (arbejde: arbejds-).

The rule, in five steps:

1. Candidates are base words of 3–16 Danish letters in lower case: no names, no inflected forms,
   nothing in ``NOT_PARTS``. A noun can come last; what has a joining form can come first, and
   so can what ``SHOWN`` nouns show one for.
2. A word's yield is how many nouns of the dictionary it opens, and how many it closes, the rest
   being a candidate too. Chance is ruled out by grammar: a compound has the gender and the plural
   of its last part, so kultur (kulturer) is not made of kul and tur (ture).
3. A noun made of two candidates whose yields, as its first and its last part, multiply to more
   than the square of its own is a compound (arbejdsplads) and is left out; but not one that comes
   of a verb as a whole (vejlede: vejleder, vejledning).
4. Of the rest the ``PARTS`` with the highest yield are kept, ``LEAST`` or more each.
5. Words that these parts would split wrongly, by grammar (be-tale is a verb), are added as wholes;
   the shortest first, ``WHOLES`` at most.

Words that municipal.txt names are always among the parts, with the dictionary's joining forms. The
same dictionary gives the same list.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from laboratorium import ROOT
from laboratorium.base.danish import fold
from laboratorium.base.danish_words import Parts, read_parts
from laboratorium.base.files import write

WORDS = ROOT / "src/laboratorium/base/words"
TARGET = WORDS / "danish-parts.txt"
PARTS = 8_500
WHOLES = 3_200
LEAST = 1
SHOWN = 20
# Two letters are enough for these.
SHORT = ("bo", "by", "el", "gå", "ny", "sø")
_BASE = re.compile(r"[a-zæøåé]{3,16}")

# Prefixes, endings and small words: they stand in many words without being a part of a compound.
NOT_PARTS = frozenset(
    """
    anden andet ane ang anti ark asse ave bag bar bede beg ben bes best bet ble bort dan dig
    dom eder else end ende ene ener ens ere eres ers ese est eta fer for forbi fore forud fra
    frem fri fuld gen gennem ges god hed hede heden hel hen her hidt hip ige igen ild ile ilt
    imod ind inde inden inder ing inge ion ise ising ism isme ist iste kab kede kom kor lede
    leds len lens ler lig lige lighed ling los luder løs løshed med mede mellem men mest mig
    mis mod ned nede nin ning nis niv nys nær næst ode ogen omkring onde one ope opera oppe
    ort ose over pant per pre rede ren rer rette rig ring samme sammen sat ser sin sind skab
    skabe stand ster tager ten ter til tilbage tin ting tot trans tude tør ude uden ulig under
    une urt val var ved vel vend vide vis viv værd yde ydel ørs
    """.split()  # noqa: SIM905
)

VERB = {"1", "20", "21", "22"}
ADJECTIVE = {"23", "24", "25", "26", "27", "28", "38", "40", "41", "42", "49"}
NAME = {"9", "54"}
COMMON = {"2", "44", "7", "14", "19", "58", "65"}
NEUTER = {"4", "45", "3", "15", "18", "47", "57", "66"}
PLURALS = {
    **dict.fromkeys(("5", "18", "19"), "e"),
    **dict.fromkeys(("11", "3", "7"), "er"),
    **dict.fromkeys(("46", "47"), ""),
}
# Affix flag → how a word joins the next: letters dropped from its end, letters put there. A star is
# the last letter once more (skat: skatte-).
JOINS = {
    "29": [(0, "s")],
    "30": [(0, "e")],
    "31": [(0, "")],
    "55": [(1, "")],
    "56": [(1, "s")],
    "60": [(0, "er")],
    "61": [(0, "*e")],
    "62": [(0, ""), (0, "s")],
    "63": [(0, ""), (0, "e")],
    "67": [(0, ""), (0, "*e")],
    "68": [(0, "*er")],
    "69": [(2, "e")],
}
Grammar = tuple[frozenset[str], frozenset[str]]


@dataclass
class Word:
    """What the dictionary says of one spelling, all its entries together."""

    spelling: str
    joined: set[str] = field(default_factory=set)
    nouns: list[Grammar] = field(default_factory=list)
    lemma: str = ""
    verb: bool = False

    def may_end(self, compound: "Word") -> bool:
        """Whether a noun inflected as ``compound`` can have this as its last part."""
        return any(
            own[0] & whole[0] and (not own[1] or not whole[1] or own[1] & whole[1])
            for own in self.nouns
            for whole in compound.nouns
        )


def read_dictionary(lines: list[str]) -> dict[str, Word]:
    """Return the base words by spelling: no names, no inflected forms, no phrases."""
    words: dict[str, Word] = {}
    for line in lines[1:]:
        entry, _, note = line.strip().partition(" ")
        spelling, _, marks = entry.partition("/")
        flags = set(marks.split(","))
        if flags & NAME or not re.fullmatch(r"[a-zæøåé]+", spelling):
            continue
        word = words.setdefault(spelling, Word(spelling))
        if note.startswith("st:") or not marks:
            word.lemma = note.removeprefix("st:").split(" ")[0]
            continue
        for flag in flags & JOINS.keys():
            for dropped, added in JOINS[flag]:
                joined = spelling[: len(spelling) - dropped] + added.replace("*", spelling[-1])
                word.joined.add(joined)
        genders = {"n": flags & COMMON, "t": flags & NEUTER}
        word.verb = word.verb or bool(flags & VERB)
        unusual = {"10", "39"} <= flags and flags & JOINS.keys() and not flags & ADJECTIVE
        if unusual and not any(genders.values()):  # of either gender, as kursus and museum
            genders = dict.fromkeys(genders, flags)
        if any(genders.values()) and not flags & VERB:
            plurals = {PLURALS[flag] for flag in flags & PLURALS.keys()}
            gender = frozenset(name for name, found in genders.items() if found)
            word.nouns.append((gender, frozenset(plurals)))
    return words


class Chooser:
    """The five steps above."""

    def __init__(self, words: dict[str, Word], ours: set[str]) -> None:
        self.words = words
        self.ours = ours
        self.known = {
            spelling: word
            for spelling, word in words.items()
            if spelling in SHORT or (_BASE.fullmatch(spelling) and spelling not in NOT_PARTS)
        }
        for spelling in SHORT:
            self.known[spelling].joined.add(spelling)
        self.firsts: dict[str, list[str]] = {}
        for spelling, word in self.known.items():
            for joined in word.joined:
                self.firsts.setdefault(joined, []).append(spelling)
        self._learn_joints()
        self.opened: Counter[str] = Counter()
        self.closed: Counter[str] = Counter()
        for word in words.values():
            pairs = set(self._halves(word))
            self.opened.update({first for first, _ in pairs})
            self.closed.update({last for _, last in pairs})

    def _learn_joints(self) -> None:
        """Add joining forms that the flags leave out but many nouns show: dag- beside dags-."""
        seen: dict[tuple[str, str], int] = Counter()
        for word in self.words.values():
            for cut in range(3, len(word.spelling) - 2) if word.nouns else ():
                last = self.known.get(word.spelling[cut:])
                if last and last.may_end(word):
                    form = word.spelling[:cut]
                    for link in ("", "s", "e"):
                        first = self.known.get(form.removesuffix(link))
                        if form.endswith(link) and first and first.nouns:
                            seen[form, first.spelling] += 1
        for (form, spelling), count in seen.items():
            if count >= SHOWN and form not in self.firsts:
                self.known[spelling].joined.add(form)
                self.firsts.setdefault(form, []).append(spelling)

    def _halves(self, word: Word) -> Iterator[tuple[str, str]]:
        for cut in range(2, len(word.spelling) - 1) if word.nouns else ():
            last = self.known.get(word.spelling[cut:])
            if last and last.may_end(word):
                for first in self.firsts.get(word.spelling[:cut], ()):
                    yield first, last.spelling

    def _rate(self, spelling: str) -> int:
        return self.opened[spelling] + self.closed[spelling]

    def _is_compound(self, word: Word) -> bool:
        own = self._rate(word.spelling)
        return not self._of_verb(word) and any(
            self.opened[first] * self.closed[last] > own * own for first, last in self._halves(word)
        )

    def _of_verb(self, word: Word) -> bool:
        """Whether a noun comes of a verb as a whole: vejlede gives vejleder and vejledning."""
        for ending in ("r", "ning"):
            verb = self.words.get(word.spelling.removesuffix(ending) + "e" * (ending == "ning"))
            if word.spelling.endswith(ending) and verb and verb.verb:
                return True
        return False

    def parts(self) -> list[str]:
        """Return the lines of the parts, those of the highest yield first."""
        chosen = [
            spelling
            for spelling, word in self.known.items()
            if spelling in self.ours
            or (self._rate(spelling) >= LEAST and not self._is_compound(word))
        ]
        chosen.sort(
            key=lambda word: (word not in self.ours, -self._rate(word), len(word), word),
        )
        return [self._line(spelling) for spelling in chosen]

    def _line(self, spelling: str) -> str:
        word = self.known[spelling]
        joined = [f"{form}-" for form in sorted(word.joined)]
        # A verb has no place at the end. The first token is what the part is called.
        last = f"-{spelling}" if word.nouns else f"={spelling}"
        return " ".join([last, *joined])

    def wholes(self, parts: Parts) -> list[str]:
        """Return the words that the parts would split though grammar says otherwise."""
        wrong = []
        for spelling, word in self.words.items():
            split = parts.split(fold(spelling))
            forms = () if split else (form for form in _inflections(word) if form not in self.words)
            if any(parts.split(fold(form)) for form in forms) or (
                split and not self._right(word, split[-1])
            ):
                wrong.append(spelling)
        return sorted(wrong, key=lambda spelling: (len(spelling), spelling))

    def _right(self, word: Word, last: str) -> bool:
        lemma = self.words.get(word.lemma)
        if lemma and lemma.nouns:
            return True
        if self._of_verb(word):
            return False
        if not word.nouns:
            noun = self.words.get(f"{word.spelling}e")
            return bool(noun and noun.nouns and self._right(noun, last))
        return last not in self.words or self.words[last].may_end(word)


def _inflections(word: Word) -> Iterator[str]:
    """Yield the forms by which a simple word may look like a compound: akt-ører, ord-net."""
    vowel = word.spelling[-1] in "aeiouyæøå"
    for ending in ("n", "r", "s", "t", "de", "nde", "ne") if vowel else ("e", "en", "er", "et"):
        yield word.spelling + ending


def main() -> None:
    """Write the list in alphabetical order and say how long it is."""
    municipal = (WORDS / "municipal.txt").read_text("utf-8")
    dictionary = Path(sys.argv[1]).read_text("utf-8").splitlines()
    ours = {line for line in municipal.splitlines() if line.isalpha()}
    chooser = Chooser(read_dictionary(dictionary), ours)
    lines = chooser.parts()[:PARTS]
    wholes = chooser.wholes(read_parts("\n".join([*lines, municipal])))
    print(f"{len(lines):,} parts, {len(wholes):,} wholes to choose {WHOLES:,} from")
    lines += [f"={whole}" for whole in wholes[:WHOLES]]
    lines.sort(key=lambda line: line.strip("-="))
    write(TARGET, "\n".join(lines) + "\n")
    print(f"{len(lines):,} lines, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
