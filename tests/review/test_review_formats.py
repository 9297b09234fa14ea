"""What the checker found, in every shape."""

from __future__ import annotations

import json

import pytest

from laboratorium.base.problems import START, Position, Problem, advice, error
from laboratorium.review import formats

WRONG = error("cases/æ ø/index.md", Position(3, 2), "missing", "»title« mangler.")
EVIL = error("cases/a,b:c.md", Position(9, 1), "x-y", "100 %\n::set-output name=a::b <b>@x</b>")
TIP = advice("cases/foens/index.md", START, "no-measurement", "Casen har ingen målinger.")
ALL = (TIP, WRONG, EVIL)


def test_text_is_a_line_each() -> None:
    assert formats.as_text((WRONG,)) == "cases/æ ø/index.md:3:2: fejl: »title« mangler.\n"


def test_annotations_are_one_line_each_with_errors_first() -> None:
    lines = formats.as_github(ALL).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::notice"]
    assert lines[0] == (
        "::error file=cases/æ ø/index.md,line=3,col=2,title=Skal rettes::»title« mangler."
    )
    assert lines[1].startswith("::error file=cases/a%2Cb%3Ac.md,line=9,col=1,")
    assert "100 %25%0A::set-output" in lines[1]


def test_json_has_its_documented_shape() -> None:
    told = json.loads(formats.as_json(ALL))
    assert {key: told[key] for key in ("version", "errors", "advice")} == {
        "version": 1,
        "errors": 2,
        "advice": 1,
    }
    assert told["problems"][1] == {
        "path": "cases/æ ø/index.md",
        "line": 3,
        "column": 2,
        "level": "fejl",
        "code": "missing",
        "message": "»title« mangler.",
    }


@pytest.mark.parametrize("problems", [(), ALL])
def test_sarif_is_a_log_of_version_2_1_0(problems: tuple[Problem, ...]) -> None:
    log = json.loads(formats.as_sarif(problems))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({problem.code for problem in problems})
    assert len(run["results"]) == len(problems)
    for problem, result in zip(problems, run["results"], strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == problem.code
        assert result["level"] in ("error", "note")
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri.isascii() and not set(uri) & set(" ,:")
        assert place["region"] == {"startLine": problem.line, "startColumn": problem.column}


@pytest.mark.parametrize(
    ("problems", "headline"),
    [
        ((), "Alt er i orden"),
        ((TIP,), "Intet skal rettes, og der er 1 forslag"),
        ((WRONG,), "Én ting skal rettes"),
        ((WRONG, EVIL, TIP), "2 ting skal rettes, og der er 1 forslag"),
    ],
)
def test_markdown_begins_with_what_it_comes_to(
    problems: tuple[Problem, ...], headline: str
) -> None:
    text = formats.as_markdown(problems)
    assert text.splitlines()[0] == f"## {headline}"
    assert text.count("\n- Linje ") == len(problems)
    assert "<b>" not in text and "@x" not in text


def test_a_very_long_list_is_cut_and_says_so() -> None:
    many = [error("a.md", Position(n, 1), "x", "Forkert.") for n in range(1, 1502)]
    text = formats.as_markdown(many)
    assert text.count("\n- Linje ") == formats.MOST_IN_SUMMARY
    assert "… og 501 linjer til." in text


def test_every_format_can_be_asked_for() -> None:
    made = {form: formats.render(ALL, form) for form in formats.FORMATS}
    assert len(set(made.values())) == len(formats.FORMATS)
