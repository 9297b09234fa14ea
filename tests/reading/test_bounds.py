"""Each bound of a text: what is just within passes and is soon drawn, what is past it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.danish import format_number
from laboratorium.model.privacy.find import find
from laboratorium.reading import body_rules, bounds, markdown
from laboratorium.reading.body import read
from laboratorium.reading.bounds import BOUNDS, TooSlowError, beyond, time_limit
from laboratorium.reading.markdown import can_draw, render
from laboratorium.reading.messages import BODY
from pace import is_linear, is_quick

ROOT = Path(__file__).parents[2]
P, B, U, N, C, R = BOUNDS.values()

# What passes, and the same with a little more.
EDGES: list[tuple[str, str, str, int]] = [
    ("paragraph_long", "a\n\n" + "ord " * (P // 4), "a\n\n" + "ord " * (P // 4) + "ord", 3),
    ("brackets_many", "[a](b) " * B, "[a](b) " * (B + 1), 0),
    ("unbroken_long", "a " + "b" * U, "a " + "b" * (U + 1), 2),
    ("nested_deep", "a\n\n" + "- " * N + "b", "a\n\n" + "- " * (N + 1) + "b", 3),
    ("nested_deep", ">" * N + "b", ">" * (N + 1) + "b", 0),
    ("nested_deep", "1. " * N + "b", "1. " * (N + 1) + "b", 0),
    ("nested_deep", "> - * 1. + - * + > - b", "> - * 1. + - * + > - > b", 0),
    ("nested_deep", "    " * N + "b", "    " * (N + 1) + "b", 0),
    ("nested_deep", "\t" * N + "b", "\t" * (N + 1) + "b", 0),
    ("combining_many", "e" + "\u0301" * C, "e" + "\u0301" * (C + 1), 1),
    ("combining_many", "æ" + "\u200b" * C, "æ" + "\u200b" * (C + 1), 1),
    ("reference_long", "&#" + "0" * (R - 3) + "230;", "&#" + "0" * (R - 2) + "230;", 0),
    ("reference_long", "&#x" + "0" * (R - 2) + "e6;", "&#x" + "0" * (R - 1) + "e6;", 0),
]


@pytest.mark.parametrize(("name", "within", "past", "at"), EDGES)
def test_a_bound_is_told_where_it_is_passed_and_not_before(
    name: str, within: str, past: str, at: int
) -> None:
    assert not beyond(within)
    assert beyond(past) == ((at, name),)
    told = list(body_rules.check_safe(read(past, "x.md", 7)))
    assert [problem.code for problem in told] == [name.replace("_", "-")]
    assert (told[0].line, told[0].column) == read(past, "x.md", 7).position(at)
    assert format_number(BOUNDS[name]) in told[0].message


def test_lines_and_long_gaps_are_not_nested() -> None:
    for text in ("- " * 30, "* * * " * 20, "\n" + "    " * 30 + "\n", "1.2.3.4.5.6.7.8.9.10.11.12"):
        assert not beyond(text)


def test_each_bound_is_in_the_guide_and_has_its_sentence() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = guide.partition("### Hvor meget der er plads til")[2].partition("\n## ")[0]
    assert all(format_number(most) in section for most in BOUNDS.values())
    assert BOUNDS.keys() <= BODY.keys()


def test_what_takes_too_long_is_ended_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooSlowError), time_limit(0.01):
        while True:
            pass
    with time_limit(5):
        assert render("a")

    def never(_text: str) -> str:
        raise TooSlowError

    monkeypatch.setattr(markdown, "render", never)
    assert not can_draw("a")


def test_what_the_engine_gives_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "render", lambda _text: "<b>" * 61 + "</b>" * 61)
    found = body_rules.check_safe(read("`a` og b, som ingen anden test har"))
    assert [problem.code for problem in found] == ["tangled"]


SIGNS = ("*", "_", "**", "[", "](b)", "]", "`", "<", ">", "\\", "&#1", ";", "(", ")", "|", "- ")
BITS = (*SIGNS, "1. ", "> ", "    ", "\n", "\n\n", "# ", "---\n", "===\n", "a", " ", "ø", ": ", "!")


@given(st.lists(st.sampled_from(BITS), max_size=60), st.integers(1, 40))
def test_whatever_is_accepted_is_drawn(bits: list[str], times: int) -> None:
    text = "".join(bits) * times
    if not any(True for _ in body_rules.check_safe(read(text))):
        assert isinstance(render(text), str)


# The worst of each kind that a text may hold and be accepted, again and again.
WORST = {
    "brackets": "[" * 100 + " ord" * 1000,
    "links": "[a](b) " * B,
    "open links": "[a](b " * B,
    "emphasis": "*a _b **c " * 150,
    "code": "``a` " * 300,
    "references": "[a][b] " * 100,
    "nested": "- " * N + "a\n" + "> " * N + "b",
    "signs": "\\* &amp; <a@b " * 100,
    "lines": "a\n---\n" * 100,
    "table": "a|b\n-|-\n" + "c|d\n" * 200,
}


@pytest.mark.parametrize("kind", WORST)
def test_what_is_accepted_is_drawn_in_linear_time(kind: str) -> None:
    one = f"{WORST[kind]}\n\n"
    assert not beyond(one)
    assert is_linear(lambda size: render(one * -(-size // len(one))), 8_000)


NUMBERS = ("1 ", "12 ", "1.234\n", "1987 ", "01 02 80 1234 ", "12345678 ", "ring 12345678 ")
WORDS = ("a@b.dk ", "@", " at ", "Anne Jensen ", "Nygade 12 ", "A Plads 1 ", "/a/12345678", "&#64;")


@pytest.mark.parametrize("bit", (*NUMBERS, *WORDS))
def test_personal_data_is_looked_for_in_linear_time(bit: str) -> None:
    def look(size: int) -> None:
        list(find(bit * (size // len(bit))))

    assert is_linear(look, 64_000, seconds=0.75)


@pytest.mark.parametrize("bit", ["[", "- ", "\n", "a", "&#1", "e\u0301", "\u200b", ">", "\t", "1."])
def test_bounds_are_looked_at_in_linear_time(bit: str) -> None:
    assert is_quick(lambda: bounds.beyond(bit * (256_000 // len(bit))), 0.25)


def test_many_elements_beside_each_other_are_not_deep() -> None:
    part = "## Overskrift {0}\n\nEt *ord* og et [link](https://example.org/{0})."
    text = "\n\n".join(part.format(number) for number in range(60))
    assert can_draw(text)
    assert len(read(f"{text}\n\n<b>").headings) == 60
