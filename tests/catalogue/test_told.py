"""Stories as they may be shown: whatever is counted by what is shown counts five or more."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from laboratorium.catalogue.told import shown
from laboratorium.model.stories import FEWEST, Story

ROLES = ["citizen", "user", "staff", "leader", None]
LEVELS = ["user", "employee", "organisation", None]
SHOWN = ("role", "level", "year")


def story(number: int, role: str | None = None, **more: Any) -> Story:
    return Story.model_validate({"text": f"Fortælling nummer {number}", "role": role, **more})


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(ROLES), st.sampled_from(LEVELS), st.sampled_from(["2025", "2026"])
            ),
            max_size=60,
        )
    )
    return [
        story(number, role, level=level, date=year)
        for number, (role, level, year) in enumerate(rows)
    ]


@given(stories())
def test_every_group_that_can_be_asked_for_is_empty_or_large_enough(found: list[Story]) -> None:
    told = shown(found)
    assert len(told) == (len(found) if len(found) >= FEWEST else 0)
    for size in range(len(SHOWN) + 1):
        for names in combinations(SHOWN, size):
            counts = Counter(tuple(getattr(one, name) for name in names) for one in told)
            assert all(count >= FEWEST for count in counts.values()), (names, counts)


@given(stories())
def test_no_difference_of_two_tables_gives_a_small_group_away(found: list[Story]) -> None:
    """What is shown parts the stories, so a total less some groups is a sum of other groups."""
    told = shown(found)
    parts = Counter((one.role, one.level, one.year) for one in told)
    by_role = Counter(one.role for one in told)
    for role, count in by_role.items():
        inner = [n for (whose, _, _), n in parts.items() if whose == role]
        assert sum(inner) == count
        assert all(count - n == 0 or count - n >= FEWEST for n in inner)


@given(stories())
def test_what_is_shown_of_a_story_is_true(found: list[Story]) -> None:
    by_text = {one.text: one for one in found}
    for one in shown(found):
        own = by_text[one.text]
        assert one.role in ("", own.role)
        assert one.level in ("", own.level)
        assert own.date
        assert one.year in ("", str(own.date.year))


def test_two_leaders_among_staff_are_not_given_away_by_what_is_left() -> None:
    roles = ["staff"] * 7 + ["citizen"] * 9 + ["leader"] * 2
    told = shown([story(number, role) for number, role in enumerate(roles)])
    # Two would stand alone, and 18 less 9 less 7 is two: so the seven go with them.
    assert Counter(one.role for one in told) == {"citizen": 9, "": 9}


def test_their_order_tells_nothing_of_who_they_are() -> None:
    rows = [story(number, "citizen") for number in range(30)]
    assert shown(rows) == shown(reversed(rows))
    assert [one.text for one in shown(rows)] != [row.text for row in rows]


def test_an_anchor_stays_when_others_come_and_go() -> None:
    rows = [story(number) for number in range(12)]
    anchors = {one.text: one.anchor for one in shown(rows)}
    assert len(set(anchors.values())) == 12
    assert all(anchors[one.text] == one.anchor for one in shown(rows[3:]))
