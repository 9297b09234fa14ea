"""The form's suggestions are Python's: the same tags, scores and words for the same texts."""

from __future__ import annotations

import gzip
import json
from typing import Any

from laboratorium.base.danish_words import terms
from laboratorium.site import tag_suggestions
from laboratorium.tagging.suggest import suggest
from node_process import Ask
from own_content import own_loaded
from site_build import ROOT
from tagging.corpus import danish, six_p

ASKED = """
const { suggester } = await load("contribution/tagging/suggest.js");
const suggest = suggester(argument.data);
const plain = (one) => [one.kind, one.key, one.score, one.evidence];
return argument.texts.map((text) => suggest(text).map(plain));
"""
ODD = [
    *(
        "",
        " ",
        "Klima",
        "æ\u0301 ØRE Å",
        "½ ² ①",
        "🌱 Skolen 🌱 og eleverne lærer at læse med læreren",
    ),
    "<b>Skolen</b> handler ikke om klima, men om elever, der lærer at læse og regne i klassen.",
    "CO2 og LED på Skolevej i Klimabyen: Varmepumpen, https://eksempel.dk/vand og a@b.dk sparer.",
    "Læs [om vandet](https://eksempel.dk/vand), åen, søen og drikkevandet i den lange, lange dal.",
    "Der var et godt klima i gruppen, og vi vandt kampen, men det var ikke det, det handlede om.",
    "ordet " * 300 + "skolen underviser eleverne i at læse",
]


def texts() -> list[str]:
    """Training texts, real cases, their passages and pieces, and odd ones."""
    cases = [one.body for one in own_loaded().content.cases]
    passages = [passage for case in cases for passage in case.split("\n\n") if len(passage) > 80]
    long = [one.text for one in danish() if len(one.text) > 60]
    pairs = [f"{one}\n\n{other}" for one, other in zip(long, long[7:], strict=False)]
    of_ps = [one.text for one in six_p()]
    return [*ODD, *cases, *passages, *long, *pairs[::3], *of_ps[::2]]


def here(text: str) -> list[list[Any]]:
    return [
        [one.kind, one.key, one.score, [word.text for word in one.evidence]]
        for one in suggest(text, "da")
    ]


def test_the_form_suggests_what_python_suggests(ask: Ask) -> None:
    given = texts()
    assert len(given) >= 500
    told = ask(ASKED, {"data": tag_suggestions.data(), "texts": given})
    expected = [here(text) for text in given]
    assert [
        (text, one, other)
        for text, one, other in zip(given, expected, told, strict=True)
        if one != other
    ] == []
    assert sum(bool(one) for one in expected) > len(given) // 3


def test_compounds_are_split_alike(ask: Ask) -> None:
    words = [
        line.split("\t")[0]
        for line in (ROOT / "tests/data/compounds.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    code = """
    const { reader } = await load("contribution/tagging/words.js");
    const { tokens } = reader(argument.data);
    return argument.words.map(word => tokens(word)[0]?.terms ?? []);
    """
    told = ask(code, {"data": {**tag_suggestions.data(), "common": []}, "words": words})
    assert len(words) > 100
    assert [
        (word, each)
        for word, each in zip(words, told, strict=True)
        if each != list(dict.fromkeys(terms(word))) and len(word) <= 40
    ] == []


def test_what_the_form_fetches_is_small() -> None:
    ((_, data),) = tag_suggestions.files()
    assert len(gzip.compress(data, 9)) <= 150_000
    assert json.loads(data)["model"]["language"] == "da"
