"""The scripts treat a word as the index did: folded, cut out, stemmed, as a root, as a skeleton."""

from __future__ import annotations

import random
import unicodedata
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from laboratorium.base.danish import fold
from laboratorium.base.danish_roots import known, root_folded, root_rules
from laboratorium.base.danish_words import irregular_forms, skeleton, stem_folded
from laboratorium.site.search import postings
from node_process import Ask
from site_build import ROOT

ENDINGS = (
    *("", "e", "n", "r", "s", "en", "er", "es", "et", "ne", "ens", "ere", "ers", "ets", "erne"),
    *("ernes", "erens", "ende", "erende", "ede", "hed", "heder", "lig", "igst", "else"),
)
# Not scripts with vowel signs of their own, such as Devanagari: those are cut in other places.
ODD = (
    *("", " ", "ÆØÅ æøå", "A\u030a a\u030a", "é È ñ ç", "ﬁn ﬀ", "İstanbul ısı", "ẞ ß", "Ŀ", "ŀ"),
    *("x²", "½ ¼", "①②", "Ⅻ ⅷ", "𝐅𝐞𝐝 𝒗𝒂𝒏𝒅", "Ｆｕｌｌ", "日本語 テスト", "한국어", "Жители Ё"),
    *("Ωμέγα ς", "🌱 👩\u200d👧 🇩🇰", "a\u200bb", "a\u00adb", "a\u0301\u0323", "\u0301", "\ufeffx"),
    *("__proto__", "constructor", "toString", "l’été d'or", "AbC-dEf", "١٢٣ १२३", "ǅ ǆ", "ŉ", "ΐ"),
    *("\u1e9e", "ﷺ", "ª º", "\u212b \u2126", "\u212a", "a\u0364", "ไทย", "שָׁלוֹם", "مَرْحَبًا"),
    *("łódź Đ ð Þ œ", "a_b __", "ab\u0000c", "a\u200db"),
)
BOTH = "return given.map(text => [words.fold(text), words.wordsOf(text)]);"


def asked(ask: Ask, body: str, given: Any) -> Any:
    head = "const words = await load('search/words.js'); const given = argument;"
    return ask(f"{head} {body}", given)


def listed() -> set[str]:
    folder = resources.files("laboratorium.base") / "words"
    names = ("danish-parts.txt", "municipal.txt", "synonyms.txt")
    texts = [(folder / name).read_text(encoding="utf-8") for name in names]
    return {word for text in texts for word in postings._WORD.findall(fold(text))}


def in_cases() -> set[str]:
    files = [*(ROOT / "cases").rglob("*.md"), *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(Path(file).read_text(encoding="utf-8") for file in files)
    return {*postings._WORD.findall(fold(text))}


def at_random(count: int) -> set[str]:
    rng = random.Random(1)
    letters = "eeeeennnrrtttssddgghlliiaaookkmmuvbfpyjcwxzq0123456789"
    made = {"".join(rng.choices(letters, k=rng.randint(1, 14))) for _ in range(count)}
    ends = [*known().forms, *known().kept, *known().ends, *ENDINGS]
    return {word + rng.choice(ends) for word in made}


@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.nightly)])
def test_words_have_the_same_stems_roots_and_skeletons(ask: Ask, step: int) -> None:
    listed_words = listed()
    words = sorted(
        {word + ending for word in listed_words for ending in ENDINGS}
        | in_cases()
        | at_random(20_000)
        | {*known().forms, *known().kept, *known().ends}
    )
    assert len(listed_words) > 10_000
    assert len(words) > 250_000
    words = words[::step]
    found = asked(
        ask,
        """const stem = words.stemmer(given.irregular);
        const root = (await load("search/roots.js")).rooter(given.roots);
        const told = word => `${stem(word)} ${root(word)} ${words.skeleton(word)}`;
        return given.words.map(told).join("\\n");""",
        {"words": words, "irregular": dict(irregular_forms()), "roots": root_rules()},
    ).split("\n")
    expected = [f"{stem_folded(word)} {root_folded(word)} {skeleton(word)}" for word in words]
    assert [
        (word, here, there)
        for word, here, there in zip(words, expected, found, strict=True)
        if here != there
    ] == []


def test_texts_are_folded_and_cut_into_the_same_words(ask: Ask) -> None:
    texts = [*ODD, " ".join(ODD), *sorted(in_cases_as_written())]
    found = asked(ask, BOTH, texts)
    for text, (folded, words) in zip(texts, found, strict=True):
        assert [text, folded, words] == [text, fold(text), postings._WORD.findall(fold(text))]


def in_cases_as_written() -> set[str]:
    files = (ROOT / "cases").rglob("*.md")
    return {line for file in files for line in file.read_text(encoding="utf-8").splitlines()}


def test_every_letter_is_folded_alike(ask: Ask) -> None:
    """As far as the two know the same letters: Unicode grows, and not everywhere at once."""
    letters = [
        chr(code)
        for code in range(0x250)
        if unicodedata.category(chr(code)) not in {"Cc", "Cs", "Cn"}
    ]
    found = asked(ask, BOTH, letters)
    expected = [[fold(each), postings._WORD.findall(fold(each))] for each in letters]
    assert [
        (each, here, there)
        for each, here, there in zip(letters, expected, found, strict=True)
        if here != there
    ] == []


NEAR = [
    ("vand", "vadn", True),
    ("vand", "vadd", True),
    ("vand", "van", True),
    ("vand", "vandt", True),
    ("vand", "svand", True),
    ("vand", "vand", True),
    ("vand", "vda", False),
    ("vand", "sandt", False),
    ("vand", "vi", False),
    ("", "v", True),
]


@pytest.mark.parametrize(("one", "other", "near"), NEAR)
def test_one_wrong_letter_is_told_from_two(ask: Ask, one: str, other: str, near: bool) -> None:
    for pair in ([one, other], [other, one]):
        assert asked(ask, "return words.oneWrong(...given);", pair) is near


def test_an_endless_word_is_no_burden(ask: Ask) -> None:
    took: list[list[float]] = asked(
        ask,
        """const stem = words.stemmer(given.irregular);
        return given.words.map(letters => [20_000, 20_000, 80_000].map(size => {
            const word = letters.repeat(size / letters.length);
            const started = process.cpuUsage();
            stem(word);
            words.wordsOf(word);
            words.oneWrong(word, word + "x");
            return process.cpuUsage(started).user / 1e6;
        }).slice(1));""",  # The first warms the engine up.
        {"irregular": dict(irregular_forms()), "words": ["a", "klima", "sø"]},
    )
    assert all(large < 8 * max(small, 0.1) for small, large in took), took
