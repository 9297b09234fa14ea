"""What is written as YAML is read back as it was, by us and by others."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.text import clean
from laboratorium.base.yaml_text import document, front_matter, load, quoted
from laboratorium.reading.frontmatter import parse


def test_it_reads_as_people_write() -> None:
    meta = {
        "title": "Naboen: et værksted",
        "period": {"from": "2011", "to": "2015-06"},
        "six_p": ["place", "people"],
        "partners": [f"Boligforeningen nr. {number} på Nørrebrogade" for number in (1, 2, 3)],
        "sources": [{"title": "Kilde", "url": "https://example.org/a?b=1#c"}],
        "summary": "",
    }
    assert front_matter(meta).splitlines() == [
        "---",
        'title: "Naboen: et værksted"',
        "period: {from: 2011, to: 2015-06}",
        "six_p: [place, people]",
        "partners:",
        "  - Boligforeningen nr. 1 på Nørrebrogade",
        "  - Boligforeningen nr. 2 på Nørrebrogade",
        "  - Boligforeningen nr. 3 på Nørrebrogade",
        "sources:",
        "  - title: Kilde",
        '    url: "https://example.org/a?b=1#c"',
        'summary: ""',
        "---",
    ]


@pytest.mark.parametrize(
    "text", ["", 'en "to"', "\\", "a\nb", "\u2028", "\x85", "\ufeff", "5\xa0kg 👩‍👩‍👧"]
)
def test_any_text_can_stand_in_quotes(text: str) -> None:
    assert load(quoted(text)) == text
    assert yaml.safe_load(quoted(text)) == text
    assert len(quoted(text).splitlines()) == 1


# What nobody sees is taken out as a file is read, and odd spaces are read as spaces.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zs"))
    | st.just(" "),
    max_size=60,
)


@given(
    st.dictionaries(st.sampled_from(["title", "summary", "organisation"]), TEXT, min_size=1),
    st.lists(TEXT, max_size=4),
)
def test_the_projects_reader_gets_back_what_was_written(
    values: dict[str, str], items: list[str]
) -> None:
    # What no file may hold is taken out before this, and the reader composes letters.
    plain = {key: clean(value, "")[0] for key, value in values.items()}
    # A text of nothing but spaces says as little as none.
    plain = {key: value for key, value in plain.items() if value.strip()}
    listed = [text for item in items if (text := clean(item, "")[0]).strip()]
    meta = {**plain, "partners": listed, "actors": [{"who": item, "role": "x"} for item in listed]}
    parsed = parse(front_matter({key: value for key, value in meta.items() if value}), "x")
    for key, value in plain.items():
        if value:
            assert parsed.meta[key] == value
    if listed:
        assert parsed.meta["partners"] == listed
        assert [actor["who"] for actor in parsed.meta["actors"]] == listed


@given(
    st.dictionaries(
        st.sampled_from(["label", "options", "value"]),
        st.recursive(
            st.booleans() | TEXT | st.from_regex(r"[0-9][0-9a-fxoTZ_.: -]{0,12}", fullmatch=True),
            lambda inner: st.dictionaries(st.sampled_from(["who", "what"]), inner, min_size=1),
            max_leaves=6,
        )
        | st.lists(TEXT),
        max_size=5,
    )
)
def test_other_programs_take_no_text_for_a_number_or_a_day(meta: dict[str, Any]) -> None:
    assert (yaml.safe_load(document(meta)) or {}) == meta
