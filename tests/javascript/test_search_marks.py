"""Which words of a result's own text are marked: those that were sought, in whatever form."""

from __future__ import annotations

import pytest

from laboratorium.base.danish_roots import root_rules
from node_process import Ask

MARKED = """
const { matcher, marked } = await load("search/excerpt.js");
const { rooter } = await load("search/roots.js");
const matches = matcher(new Map(argument.sought), rooter(argument.roots));
return marked(argument.text, matches).filter((piece) => piece.mark).map((piece) => piece.text);
"""


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (
            "regn",
            "Regnen, regnvejr og regnvandet fra skyregn.",
            "Regnen regnvejr regnvandet skyregn",
        ),
        ("regn", "Regningen for regnskabet og regneriet.", ""),
        ("park", "Parken, parkens, byparken og parkeringen.", "Parken parkens byparken"),
        ("bolig", "Boligforeningen og ungdomsboligerne.", "Boligforeningen ungdomsboligerne"),
    ],
)
def test_what_only_begins_alike_is_not_marked(
    ask: Ask, term: str, text: str, expected: str
) -> None:
    given = {"sought": [[term, 1]], "roots": root_rules(), "text": text}
    assert " ".join(ask(MARKED, given)) == expected
