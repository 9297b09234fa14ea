"""What may not stand in a body, and what each kind must have."""

from __future__ import annotations

import pytest
from content_project import BODY
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.problems import Level, Problem
from laboratorium.model.cases import HEADINGS
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.reading import body_rules as body
from laboratorium.reading.body import Body, read

SAID = list[tuple[int, int, str]]


def look(text: str, first_line: int = 1) -> Body:
    return read(text, "x.md", first_line)


def places(problems: list[Problem]) -> SAID:
    return [(problem.line, problem.column, problem.code) for problem in problems]


UNSAFE: list[tuple[str, SAID]] = [
    ("<b>x</b>", [(1, 1, "html"), (1, 5, "html")]),
    ("a\n <script src='x'>", [(2, 2, "html")]),
    ("<img src=x onerror=alert(1)>", [(1, 1, "html")]),
    ("<br/>", [(1, 1, "html")]),
    ("a <!-- b", [(1, 3, "html")]),
    ("a\n##\n", [(2, 1, "heading-empty")]),
    ("[x](javascript:alert(1))", [(1, 1, "link-scheme")]),
    ("[x](JaVaScRiPt&#58;alert)", [(1, 1, "link-scheme")]),
    ("[x](&#106;avascript:a)", [(1, 1, "link-scheme")]),
    ("[x](data:text/html,a)", [(1, 1, "link-scheme")]),
    ("[x](ftp://a.dk)", [(1, 1, "link-scheme")]),
    ("[x]\n\n[x]: vbscript:a", [(3, 1, "link-scheme")]),
    ("<javascript://a.dk>", [(1, 1, "link-scheme")]),
    ("[x]()", [(1, 1, "link-empty")]),
    ("![x](a.jpg)", [(1, 1, "image-in-body")]),
    ("1 < 2 og 3 > 2, `<b>`, <https://a.dk>, a<b", []),
    ("[x](https://a.dk) [y](HTTP://a.dk) [z](mailto:a@b.dk)", []),
    ("<!-- <b> -->", []),
    ("`en\n<b>`\n\n    <i>\n\n[a](<b>)", []),
    ("## `kode`", []),
    ("a\n\n" + "- " * 11 + "x", [(3, 1, "nested-deep")]),
    ("a [" * 250, [(1, 1, "brackets-many")]),
]


@pytest.mark.parametrize(("text", "said"), UNSAFE)
def test_what_no_body_may_hold_is_reported(text: str, said: SAID) -> None:
    assert places(list(body.check_safe(look(text)))) == said


def test_what_is_unplaced_is_advice_and_not_shown_but_nothing_is_lost() -> None:
    loose = "## Ikke placeret\n\n- **Pris**: 3 kr.\n\n### Mere\n\nDet også.\n\n"
    before, after = section("Udfordringen"), section("Stedet")
    text = before + loose + after + "### Ikke placeret\n\nSidst.\n"
    seen = look(text)
    assert {p.level for p in body.check_case(seen) if p.code == "unplaced"} == {Level.ADVICE}
    shown, unplaced, line = body.part(seen)
    assert unplaced == loose + "### Ikke placeret\n\nSidst.\n"
    assert line == text.splitlines().index("## Ikke placeret") + 1
    for part in ("## Udfordringen", "## Stedet"):
        assert shown.splitlines().index(part) == text.splitlines().index(part)
    assert "Pris" not in shown and "Sidst" not in shown


def test_a_text_without_anything_unplaced_stays_as_it_is() -> None:
    assert body.part(look(BODY)) == (BODY, "", None)


def test_a_sound_case_has_nothing_to_say() -> None:
    assert list(body.check_case(look(BODY))) == []


def section(text: str) -> str:
    return f"## {text}\n\nTekst.\n\n"


WHOLE = "".join(map(section, HEADINGS))

# (body, problems, what one of them says)
CASES: list[tuple[str, SAID, str]] = [
    (WHOLE.replace("## Stedet\n\nTekst.\n\n", ""), [(15, 7, "heading-missing")], "»## Stedet«"),
    ("", [(1, 1, "heading-missing")] * 5, "Udfordringen"),
    (WHOLE.replace("## Stedet", "## Sted"), [(5, 1, "heading-unknown")],
     "Mente du »Stedet«?"),
    (WHOLE + section("Baggrund"), [(21, 1, "heading-unknown")], "###"),
    (WHOLE + section("Stedet"), [(21, 1, "heading-repeated")], "to gange"),
    (WHOLE.replace("## Stedet", "## STEDET"), [(5, 1, "heading-spelling")], "»Stedet«"),
    (WHOLE.replace("## Hvad vi prøvede", "## Hvad vi proevede"), [(9, 1, "heading-spelling")], "ø"),
    (section("Stedet") + WHOLE.replace(section("Stedet"), ""), [(5, 1, "heading-order")],
     "før »Stedet«"),
    ("# Titel\n\n" + WHOLE, [(1, 1, "heading-level")], "##"),
    ("Indledning.\n\n" + WHOLE, [(1, 1, "text-before-heading")], "ind under"),
    (WHOLE.replace("## Stedet\n\nTekst.", "## Stedet"), [(5, 1, "section-empty")], "tomt"),
    (WHOLE.replace("## Stedet\n\nTekst.", "## Stedet\n\n<!-- hjælp -->"),
     [(5, 1, "section-empty")], "tomt"),
    (WHOLE.replace("## Stedet", "### Lille\n\na\n\n## Stedet"), [], ""),
    (WHOLE + "- ## Stedet\n\n> ### Citat\n", [(21, 3, "heading-nested")], "i en liste"),
    (WHOLE.replace("## Stedet\n\nTekst.", "## Stedet\n\n`kode`"), [], ""),
    (WHOLE.replace("## Stedet", "Stedet\n---"), [], ""),
    (WHOLE.replace("## Stedet", "<!-- hjælp\n-->##Stedet ##"), [], ""),
    ("[" * 5000, [], ""),
    (WHOLE + section("Ikke placeret"), [(21, 1, "unplaced")], "Flyt det op"),
    (WHOLE + "## IKKE PLACERET\n", [(21, 1, "unplaced-empty")], "Slet overskriften"),
    (WHOLE + "### Ikke placeret\n\nx\n\n## Ikke placeret\n\ny\n",
     [(21, 1, "unplaced"), (25, 1, "unplaced")], "ikke vist"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "message"), CASES)
def test_the_headings_of_a_case_are_the_five_in_their_order(
    text: str, said: SAID, message: str
) -> None:
    problems = list(body.check_case(look(text)))
    assert places(problems) == said
    assert not said or any(message in problem.message for problem in problems)


def test_an_empty_section_is_advice_and_a_missing_heading_an_error() -> None:
    levels = {
        problem.code: problem.level.value
        for text, _, _ in CASES
        for problem in body.check_case(look(text))
    }
    assert {code for code, level in levels.items() if level == "forslag"} == {
        "section-empty",
        "text-before-heading",
        "unplaced",
        "unplaced-empty",
    }


def test_lines_are_those_of_the_file() -> None:
    assert look("a\n<b>\n", 40).position(2).line == 41
    (problem,) = body.check_safe(look("a\n<b>\n", 40))
    assert (problem.line, problem.column) == (41, 1)


POINTS: list[tuple[str, SAID, str]] = [
    ("En kort pointe [1](#kilde-1).", [], ""),
    ("ord " * 200, [], ""),
    ("ord " * 200 + "[1](#kilde-1) [et link](https://a.dk/meget/lang/adresse)",
     [(1, 1, "too-many-words")], "Skær 2 ord væk"),
    ("ord " * 207, [(1, 1, "too-many-words")], "er på 207 ord"),
    ("", [(1, 1, "body-empty")], "ingen tekst"),
    ("[1](#kilde-1)", [(1, 1, "body-empty")], "ingen tekst"),
    ("a\n\n## Overskrift\n", [(3, 1, "heading-in-learning-point")], "afsnit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "message"), POINTS)
def test_a_learning_point_is_short_and_without_headings(
    text: str, said: SAID, message: str
) -> None:
    problems = list(body.check_part(look(text), LEARNING_POINT))
    assert places(problems) == said
    assert not said or message in problems[0].message


PROTOTYPES: list[tuple[str, SAID]] = [
    ("Tekst.\n\n## Sådan\n\nMere.", []),
    ("# Titel\n\nTekst.", [(1, 1, "heading-level")]),
    (" \n", [(1, 1, "body-empty")]),
]


@pytest.mark.parametrize(("text", "said"), PROTOTYPES)
def test_a_prototype_has_a_text_below_its_own_title(text: str, said: SAID) -> None:
    assert places(list(body.check_part(look(text), PROTOTYPE))) == said


@given(st.text(alphabet="ab[]()!<>#`-=\\ \n\t&:;/\"'|*", max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    seen = look(text, 5)
    last = 5 + text.count("\n")
    problems = [
        *body.check_safe(seen),
        *body.check_case(seen),
        *body.check_part(seen, LEARNING_POINT),
    ]
    for place in [
        *(p for p in problems),
        *(seen.position(heading.start) for heading in seen.headings),
    ]:
        assert 5 <= place.line <= last
        assert place.column >= 1
    assert seen.words >= 0


LONG = 250_000
HOSTILE = [
    "[" * LONG,
    "[a](" * (LONG // 4),
    "[x]" * (LONG // 3),
    "[a" * (LONG // 2),
    "![" * (LONG // 2),
    "<!--" * (LONG // 4),
    "<a " * (LONG // 3),
    "<a" + " a" * (LONG // 2),
    "# " + " " * LONG + "x",
    "# " + "# " * (LONG // 2) + "x",
    "#" * LONG,
    "`" * LONG,
    "".join("`" * (n % 40) + "a" for n in range(LONG // 20)),
    "\n" * LONG,
    "a\n" + "-" * LONG + "x",
    "[" + "(" * LONG,
    "[x](" + "(" * LONG,
    "[x](" + "()" * (LONG // 2),
    "[a]:" * (LONG // 4),
    "a." * (LONG // 2),
    "&" * LONG,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_body_is_soon_looked_through(text: str) -> None:
    seen = look(text)
    list(body.check_safe(seen))
    list(body.check_case(seen))
    assert seen.words >= 0
