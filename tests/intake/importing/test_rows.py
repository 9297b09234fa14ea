"""A line of a list is a record, however people part what it says."""

from __future__ import annotations

import pytest

from laboratorium.intake.importing.fields import GROUP
from laboratorium.intake.importing.rows import rows

LINES = {
    ("actors", "- Beboere: Tog initiativet"): [{"who": "Beboere", "role": "Tog initiativet"}],
    ("actors", "Beboere: Gravede | Kommunen – Gav jord; Ingen"): [
        {"who": "Beboere", "role": "Gravede"},
        {"who": "Kommunen", "role": "Gav jord"},
        None,
    ],
    ("trial_actions", "| Navn | Tid |\n|---|---|\n| Tur | maj 2012 | Så; hørte | Lærte |"): [
        {"title": "Navn", "what": "Tid"},
        {"title": "Tur", "from": "2012-05", "what": "Så; hørte", "outcome": "Lærte"},
    ],
    ("trial_actions", "Fest | | Vi festede | 40 kom\nPlantedag: Vi plantede"): [
        {"title": "Fest", "what": "Vi festede", "outcome": "40 kom"},
        {"title": "Plantedag", "what": "Vi plantede"},
    ],
    ("trial_actions", "A | B | C | D | E"): [None],
    ("measurements", "Huse | stk. | 37 (2013-10) | 47\nPris | kr. | – | 5\nPris | kr."): [
        {
            "indicator": "Huse",
            "unit": "stk.",
            "before.value": "37",
            "before.date": "2013-10",
            "after.value": "47",
        },
        {"indicator": "Pris", "unit": "kr.", "after.value": "5"},
        None,
    ],
    (
        "sources",
        "Avisen | https://example.org/a | Fyn\nhttps://example.org/b\nSe (https://b.dk/)",
    ): [
        {"title": "Avisen", "url": "https://example.org/a", "publisher": "Fyn"},
        {"title": "https://example.org/b", "url": "https://example.org/b"},
        {"title": "Se", "url": "https://b.dk/"},
    ],
    ("sources", "A https://a.dk | B https://b.dk"): [
        {"title": "A", "url": "https://a.dk"},
        {"title": "B", "url": "https://b.dk"},
    ],
    ("sources", "Uden adresse"): [None],
}


@pytest.mark.parametrize(("key", "text"), LINES)
def test_a_line_says_what_its_parts_say(key: str, text: str) -> None:
    found = [
        row and {".".join(path): said for path, said in row.items() if said}
        for _, row in rows(GROUP[key], text)
    ]
    assert found == LINES[key, text]
