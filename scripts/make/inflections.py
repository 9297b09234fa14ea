"""Write the table that roots are measured by: `python scripts make.inflections DICTIONARY`.

For maintainers, when the dictionary comes in a new version; the result is committed as
tests/data/inflections.tsv. DICTIONARY is da_DK.dic of Stavekontrolden with da_DK.aff beside it,
found in the Debian package hunspell-da (`apt-get download hunspell-da`, then `dpkg-deb -x`). The
affix flags say how a noun or an adjective is inflected.

The words are the ``MOST`` that our own pages, cases and transcripts say most often, counted by
forms that belong to no other word and no verb. Compounds, names and small words are left out; so is
what hardly anybody writes, an adjective's genitive.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from laboratorium import ROOT
from laboratorium.base.danish import fold
from laboratorium.base.danish_words import split_compound, stop_words
from laboratorium.base.files import write

TARGET = ROOT / "tests/data/inflections.tsv"
MOST = 800
HEAD = """\
# Nouns and adjectives of municipal texts, the most frequent first, each with all its forms.
# From Stavekontrolden's Danish spelling dictionary, version 2.7.001, © Foreningen for frit
# tilgængelige sprogværktøjer, by scripts/make/inflections.py. Mozilla Public License 1.1: see
# src/laboratorium/base/words/danish-parts-LICENSE.txt.
"""
VERB = frozenset("1 20 21 22".split())  # noqa: SIM905
NAME = frozenset("9 54".split())  # noqa: SIM905
NOUN = frozenset(
    "2 3 4 5 7 11 13 14 15 18 19 44 45 46 47 48 57 58 64 65 66 70 71 72 74 84 85".split()  # noqa: SIM905
)
ADJECTIVE = frozenset("12 23 24 25 26 27 28 38 40 41 42 49 59 77 78 82".split())  # noqa: SIM905
GENITIVE = "10"
# A stem that only its own endings make a word.
NEVER_ALONE = "8"
INFLECTS = VERB | NOUN | ADJECTIVE | {GENITIVE}
# Common enough, though our own texts say them seldom.
ALWAYS = ("kreds", "museum", "proces")
_PLAIN = re.compile(r"[a-zæøåé]{3,}")
_WORD = re.compile(r"[^\W\d_]+")
# A field of front matter, and what belongs to the file and not to its text.
_FIELD = re.compile(r"^[\s-]*\w+:|`[^`]*`|https?://\S+", re.MULTILINE)
Rule = tuple[str, str, frozenset[str], re.Pattern[str]]


def read_rules(lines: list[str]) -> Mapping[str, list[Rule]]:
    """Affix flag → what it cuts off, what it adds, the flags that go on, and to what it applies."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for parts in map(str.split, lines):
        if len(parts) >= 5 and parts[0] == "SFX":
            added, _, more = parts[3].partition("/")
            cut, added = ("" if each == "0" else each for each in (parts[2], added))
            fits = re.compile(f"(?:{parts[4]})$")
            rules[parts[1]].append((cut, added, frozenset(more.split(",")), fits))
    return rules


def inflected(word: str, flags: frozenset[str], rules: Mapping[str, list[Rule]]) -> set[str]:
    """The word and its forms by these flags."""
    found = {word}
    for flag in flags & INFLECTS:
        for cut, added, more, fits in rules.get(flag, ()):
            if word.endswith(cut) and fits.search(word):
                form = word[: len(word) - len(cut)] + added
                longer = inflected(form, more, rules)
                found |= longer - {form} if NEVER_ALONE in more else longer
    return {form for form in found if _PLAIN.fullmatch(form)}


def entries(lines: list[str]) -> Iterator[tuple[str, frozenset[str], str]]:
    """Each entry's spelling, its flags, and the base word when it is an irregular form of one."""
    for line in lines[1:]:
        entry, _, note = line.strip().partition(" ")
        spelling, _, marks = entry.partition("/")
        flags = frozenset(marks.split(","))
        base = note.removeprefix("st:").partition(" ")[0] if note.startswith("st:") else ""
        if _PLAIN.fullmatch(spelling) and not flags & NAME:
            yield spelling, flags, base


def lexemes(folder: Path) -> tuple[Mapping[tuple[str, str], set[str]], set[str]]:
    """Every noun and adjective with its forms, and the forms of verbs."""
    rules = read_rules((folder / "da_DK.aff").read_text("utf-8").splitlines())
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    verbs: set[str] = set()
    plurals: dict[str, set[str]] = defaultdict(set)
    for spelling, flags, base in entries((folder / "da_DK.dic").read_text("utf-8").splitlines()):
        if flags & VERB:
            verbs |= inflected(spelling, flags & VERB, rules)
        elif flags & NOUN and base:
            plurals[base] |= inflected(spelling, flags & (NOUN | {GENITIVE}), rules)
        elif flags & NOUN:
            found[spelling, "noun"] |= inflected(spelling, flags & (NOUN | {GENITIVE}), rules)
        elif flags & ADJECTIVE:
            found[spelling, "adjective"] |= inflected(spelling, flags & ADJECTIVE, rules)
    for (spelling, kind), forms in found.items():
        forms |= plurals[spelling] if kind == "noun" else set()
        if kind == "adjective":
            forms -= {form for form in forms if form.endswith("s") and form[:-1] in forms}
    return found, verbs


def said() -> Counter[str]:
    """How often each word stands in our own texts."""
    files = [path for name in ("cases", "docs", "podcasts") for path in (ROOT / name).rglob("*")]
    texts = (path for path in sorted(files) if path.suffix in (".md", ".vtt"))
    prose = (_FIELD.sub(" ", text.read_text("utf-8")) for text in texts)
    return Counter(word.lower() for text in prose for word in _WORD.findall(text))


def main() -> None:
    """Write the table and say how long it is."""
    found, verbs = lexemes(Path(sys.argv[1]).parent)
    owners = Counter(form for forms in found.values() for form in forms)
    times = said()

    def worth(lexeme: tuple[str, str]) -> int:
        own = [form for form in found[lexeme] if owners[form] == 1 and form not in verbs]
        return MOST * (lexeme[0] in ALWAYS) + sum(times[form] for form in own)

    simple = (
        (worth(one), one)
        for one in found
        if fold(one[0]) not in stop_words() and not split_compound(one[0])
    )
    ranked = sorted((-times, one) for times, one in simple if times)[:MOST]
    rows = (f"{one[0]}\t{one[1]}\t{' '.join(sorted(found[one]))}\n" for _, one in ranked)
    write(TARGET, HEAD + "".join(rows))
    print(f"{len(ranked):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
