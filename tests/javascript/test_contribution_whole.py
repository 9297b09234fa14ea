"""What does not go together: the form's script says it as the checker does. Sliders are a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from laboratorium.model.kinds import KIND
from laboratorium.reading.around import Around
from laboratorium.reading.tables import check_whole
from node_process import Ask

TABLE = Path(__file__).parents[1] / "data/whole-inputs.yml"
INPUTS: list[dict[str, Any]] = yaml.load(TABLE.read_text(encoding="utf-8"), yaml.BaseLoader)
# The checker's alone: how many stories there are in the whole file.
ALONE = {"few-stories"}


def test_script_and_checker_say_the_same_of_every_whole(ask: Ask) -> None:
    code = """const { checkWhole } = await load("contribution/whole.js");
        return argument.map(({ kind, meta }) => checkWhole(kind, meta, data)
            .map(({ where, level, code, message }) => [where, level, code, message]));"""
    found = ask(code, INPUTS)
    for one, told in zip(INPUTS, found, strict=True):
        kind = KIND[one["kind"]]
        record = kind.model.model_validate(one["meta"])
        here = [
            [list(wrong.where), "forslag" if wrong.is_advice else "fejl", wrong.code, wrong.message]
            for wrong in check_whole(kind, record, Around())
            if wrong.code not in ALONE
        ]
        assert told == here, one
        assert [code for _, _, code, _ in here] == one["codes"]


def test_every_rule_of_wholes_is_tried() -> None:
    from laboratorium.reading.messages import WHOLE

    tried = {code.replace("-", "_") for one in INPUTS for code in one["codes"]}
    assert tried == set(WHOLE)


@pytest.fixture(scope="module")
def pushes() -> list[list[int]]:
    return [[a, b, c] for a in (0, 1, 33, 50, 100) for b in (0, 2, 50, 99) for c in (0, 7, 100)]


def test_three_sliders_are_always_a_whole(ask: Ask, pushes: list[list[int]]) -> None:
    code = """const { wholeOf } = await load("contribution/shares.js");
        return argument.map(wholeOf);"""
    for push, shares in zip(pushes, ask(code, pushes), strict=True):
        if not sum(push):
            assert shares is None
            continue
        assert sum(shares) == 100
        assert all(abs(s - 100 * p / sum(push)) < 1 for s, p in zip(shares, push, strict=True))
