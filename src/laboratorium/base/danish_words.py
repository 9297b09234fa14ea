"""Danish words for search and likeness: stems, the parts of compounds, the terms of a text.

Everything here works on folded spellings, so ``børnehave`` and ``boernehave`` give the same. The
words that compounds are made of lie in the package folder ``words`` and are read on first use;
README.md there says how a line is written and where the words come from.
"""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from laboratorium.base.danish import fold

# The stop words of the Snowball project for Danish; the last lines are other such words, which it
# leaves out.
_STOP_WORDS = """
    og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min
    havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil
    blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under
    have dig anden hende mine alt meget sit sine vor mod disse hvis din nogle hos blive mange ad
    bliver hendes været thi jer sådan
    ved hvem så kan får få mere mest uden mellem mens både enten hverken samt bare lige helt ret
    måske altid aldrig igen jeres vores hos gennem omkring blandt ifølge dermed derfor desuden
    derimod
"""
# Words of a question that say nothing of what it is about: of asking, of doing anything at all, of
# how much and when, and what every case is.
_ASKING = """
    hvad hvem hvilken hvilket hvilke hvor hvordan hvorfor hvornår mon
    findes find finde fundet koste koster kostede kostet pris prisen få får fået fik gå går gik gået
    gøre gør gjorde gjort lave laver lavet lavede prøve prøver prøvet prøvede bruge bruger brugt
    virke virker virkede virket kende kender lære lærer lært sige siger vide ved hjælp starte start
    sammen andre man folk nogen noget nogle ting måde måder nær nærheden nærmest nærmeste tæt
    omkring god gode godt bedre bedst bedste ny nye nyt stor store stort lille små mange
    flere færre tidlig tidligt sent hurtigt ofte tit længe nemt let billigt dyrt først
    erfaring erfaringer erfaringen erfaringerne eksempel eksempler idé idéer ideer inspiration
    viden
    case cases casen sag sager projekt projekter projektet projekterne indsats indsatser indsatsen
    initiativ initiativer forløb løsning løsninger arbejde arbejder arbejdet
    kommune kommuner kommunen kommunerne kommunes kommunens kommuners kommunernes
"""
_WORD = re.compile(r"[^\W_]+")
# No Danish word is longer; what is (an address, letters at random) is not looked into.
_LONGEST = 60
_LINKS = ("", "s", "e", "er")
# What inflection may add to the last part, the shortest first.
_ENDINGS = (
    *("", "e", "n", "r", "s", "t", "en", "er", "es", "et", "ne", "ns", "rs", "ts"),
    *("ene", "ens", "ere", "ers", "ets", "nes", "rne", "enes", "eren", "eres", "erne", "rnes"),
    *("erens", "ernes"),
)
# Endings before which a word drops its own e: center, centret; cykel, cykler.
_ELISIONS = {
    **dict.fromkeys(("re", "ret", "rets", "rene", "renes"), "er"),
    **dict.fromkeys(("len", "lens", "let", "lets", "ler", "lers", "lerne", "lernes"), "el"),
}
# What no rule of endings brings together, and one-syllable words too short for the stemmer.
_IRREGULAR = {
    form: base
    for base, forms in {
        "barn": "boern boernene boerns boernenes",
        "bog": "boeger boegerne boegers boegernes",
        "bonde": "boender boenderne boenders boendernes",
        "bro": "broen broer broerne broens broernes",
        "by": "byen byer byerne byens byers byernes bys",
        "datter": "doetre doetrene",
        "fod": "foedder foedderne",
        "haand": "haender haenderne",
        "kraft": "kraefter kraefterne",
        "mand": "maend maendene maends maendenes",
        "middel": "midler midlerne midlet midlernes",
        "nat": "naetter naetterne",
        "oe": "oeen oeer oeerne oeens oeernes",
        "sko": "skoen skoene",
        "soe": "soeen soeer soeerne soeens soeernes",
        "sti": "stien stier stierne stiens stiernes",
        "tand": "taender taenderne",
        "trae": "traeet traeer traeerne traeets traeernes",
        "aa": "aaen aaer aaerne aaens",
    }.items()
    for form in forms.split()
}
# Forms long enough to tell at the end of a compound: landmænd is landmand.
_IRREGULAR_ENDINGS = tuple(sorted((f for f in _IRREGULAR if len(f) >= 4), key=len, reverse=True))
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
_local = threading.local()


def stem(word: str) -> str:
    """Return the stem of one word, folded: ``borgerne`` and ``borger`` both give ``borg``."""
    return _stem(fold(word))


def stem_folded(folded: str) -> str:
    """Return the stem of one word that is folded already."""
    return _stem(folded)


def skeleton(folded: str) -> str:
    """Return a folded word as one writes it who drops the marks: `aeldre`, `aldre` → `aldre`."""
    return folded.replace("ae", "a").replace("oe", "o").replace("aa", "a")


def parts_of(folded: str) -> tuple[str, ...]:
    """Return the parts of a folded compound as folded base words; nothing when it is none."""
    return tuple(fold(part) for part in _parts().split(folded))


def compound_lists() -> str:
    """The lists of what compounds are made of, as one text; README.md there says how it is read."""
    folder = resources.files("laboratorium.base") / "words"
    names = ("danish-parts.txt", "municipal.txt")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def compound_rules() -> dict[str, Any]:
    """Links, endings and elisions as plain data, for a script that splits as `Parts` does."""
    return {"links": _LINKS, "endings": _ENDINGS, "elisions": _ELISIONS, "longest": _LONGEST}


@cache
def stop_words() -> frozenset[str]:
    """The folded words that are in nearly every text and say nothing about it."""
    return frozenset(fold(_STOP_WORDS).split())


@cache
def asking_words() -> frozenset[str]:
    """The folded words that one asks with: they carry no weight beside others."""
    return frozenset(fold(_ASKING).split()) - stop_words()


def irregular_forms() -> Mapping[str, str]:
    """Folded form → folded base word, where no rule of endings brings them together."""
    return _IRREGULAR


def split_compound(word: str) -> tuple[str, ...]:
    """Return the parts of a compound as base words; nothing when it is no compound we know.

    ``klimatilpasninger`` gives ``("klima", "tilpasning")``. Parts come as the list spells them,
    without link and inflection.
    """
    return _parts().split(fold(word))


def terms(text: str) -> list[str]:
    """Return the words to find or compare a text by: folded, stemmed, in order, no stop words.

    The stems of a compound's parts follow the stem of the whole.
    """
    return [term for word in _WORD.findall(fold(text)) for term in _terms(word)]


@dataclass
class Parts:
    """The words that compounds are made of, all folded; the values are their names, spelt out.

    ``first`` holds joining forms (arbejds), ``last`` base words; ``wholes`` are never split.
    """

    first: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    wholes: set[str] = field(default_factory=set)

    def split(self, folded: str) -> tuple[str, ...]:
        """Return the parts of a folded word, as few as possible; nothing when there is but one."""
        if not 5 <= len(folded) <= _LONGEST or self._base(folded, self.wholes):
            return ()
        # The best reading of what follows each place, from the end backwards: how many parts, how
        # many letters of link and inflection had to go, and the parts.
        found: dict[int, tuple[int, int, tuple[str, ...]]] = {}
        for start in range(len(folded) - 2, -1, -1):
            readings: list[tuple[int, int, tuple[str, ...]]] = []
            base = self._base(folded[start:], self.last)
            if base:
                name = self.last[base[0]]
                readings.append((1, base[1], (name,)))
            for cut in [cut for cut in found if cut - start >= 2]:
                first = self._first(folded[start:cut], joined=start > 0)
                if first:
                    count, gone, rest = found[cut]
                    gone += abs(cut - start - len(fold(first)))
                    readings.append((count + 1, gone, (first, *rest)))
            if readings:
                found[start] = min(readings, key=_worth)
        return found[0][2] if 0 in found and found[0][0] > 1 else ()

    def _first(self, form: str, joined: bool) -> str | None:
        """Return the word with this joining form; one made of several (``joined``) may add an s."""
        if form in self.first or not (joined and form.endswith("s")):
            return self.first.get(form)
        return self.first.get(form[:-1])

    @staticmethod
    def _base(folded: str, words: dict[str, str] | set[str]) -> tuple[str, int] | None:
        """Return the base word that ``folded`` is an inflection of, and the letters it adds."""
        for ending in _ENDINGS:
            if folded.endswith(ending):
                base = folded[: len(folded) - len(ending)]
                if base in words:
                    return base, len(ending)
                if len(ending) > 1 and _DOUBLED.search(base) and base[:-1] in words:
                    return base[:-1], len(ending) + 1
        for ending, own in _ELISIONS.items():
            if folded.endswith(ending) and folded.removesuffix(ending) + own in words:
                return folded.removesuffix(ending) + own, len(ending)
        return None


def _worth(reading: tuple[int, int, tuple[str, ...]]) -> tuple[int, int, int]:
    count, gone, parts = reading
    return count, gone, -len(parts[-1])


def read_parts(text: str) -> Parts:
    """Read a list of parts; the README beside the lists says how a line is written."""
    parts = Parts()
    joining: set[str] = set()
    # Folding letter by letter takes a tenth of the time here: a list has but a few letters.
    letters = {ord(letter): fold(letter) for letter in set(text)}
    for line, folded in zip(text.splitlines(), text.translate(letters).splitlines(), strict=True):
        if not line or line[0] == "#":
            continue
        name = line.partition(" ")[0].strip("-=")
        for token in folded.split():
            if token[0] == "-":
                parts.last[token[1:]] = name
            elif token[-1] == "-":
                parts.first.setdefault(token[:-1], name)
                joining.add(name)
            elif token[0] == "=":
                parts.wholes.add(token[1:])
            else:
                parts.last[token] = name
                if name in joining:
                    continue
                for link in _LINKS:
                    parts.first.setdefault(token + link, name)
                if token.endswith("e"):
                    parts.first.setdefault(token[:-1] + "s", name)
    return parts


@cache
def _parts() -> Parts:
    return read_parts(compound_lists())


@cache
def _stem(folded: str) -> str:
    folded = _regular(folded)
    # A stemmer holds the word it works on, so each thread has its own.
    if not hasattr(_local, "stemmer"):
        import snowballstemmer  # All its languages, which search and likeness need not wait for.

        _local.stemmer = snowballstemmer.stemmer("danish")
    stemmed: str = _local.stemmer.stemWord(folded)
    return stemmed


def _regular(folded: str) -> str:
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    for form in _IRREGULAR_ENDINGS:
        if folded.endswith(form) and len(folded) >= len(form) + 3:
            return folded.removesuffix(form) + _IRREGULAR[form]
    return folded


@cache
def _terms(folded: str) -> tuple[str, ...]:
    if folded in stop_words():
        return ()
    return (_stem(folded), *(_stem(fold(part)) for part in _parts().split(folded)))
