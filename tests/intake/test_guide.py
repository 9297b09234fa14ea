"""The guide for contributors tells of every field what its declaration says."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.intake.guide import filled
from laboratorium.model.declare import fields_of
from laboratorium.model.kinds import IN_CASE, KIND

GUIDE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_guide_is_up_to_date() -> None:
    # Make it anew with: python -m laboratorium.review forms
    assert filled(GUIDE) == GUIDE


@pytest.mark.parametrize("key", ["case", *(kind.key for kind in IN_CASE)])
def test_every_kind_that_has_files_of_its_own_is_in_it(key: str) -> None:
    table = GUIDE.partition(f"<!-- felter: {key} -->")[2].partition("<!-- felter slut -->")[0]
    rows = {line.split("|")[1].strip(" `"): line for line in table.strip().splitlines()[2:]}
    told = {field.name: field for field in fields_of(KIND[key].model)}
    assert rows.keys() == {name for name, field in told.items() if not field.declared.hidden}
    for name, row in rows.items():
        assert told[name].help in row
        assert (row.split("|")[2].strip() == "ja") == told[name].required


def test_a_mark_that_names_no_kind_is_told() -> None:
    with pytest.raises(KeyError):
        filled("<!-- felter: findes-ikke -->\n<!-- felter slut -->")
