"""Front matter: every scalar as it was written, every mistake in its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from content_project import CASE, line_of
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.problems import Position
from laboratorium.reading import frontmatter
from laboratorium.reading.frontmatter import ParsedFile, parse

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest) -> Any:
    return request.param


def read(front: str, loader: Any = yaml.BaseLoader) -> ParsedFile:
    return parse(f"---\n{front}---\nTekst\n", "x.md", loader)


def where(parsed: ParsedFile) -> list[tuple[int, int, str]]:
    return sorted((p.line, p.column, p.code) for p in parsed.problems)


AS_WRITTEN: list[tuple[str, dict[str, Any]]] = [
    ("a: 0101\n", {"a": "0101"}),
    ("a: 12:30\n", {"a": "12:30"}),
    ("a: ja\nb: no\nc: true\n", {"a": "ja", "b": "no", "c": "true"}),
    ("no: ja\n", {"no": "ja"}),
    ("a: 2026-13-01\n", {"a": "2026-13-01"}),
    ("a: 1_000\nb: 0x10\nc: 1e3\nd: .inf\n", {"a": "1_000", "b": "0x10", "c": "1e3", "d": ".inf"}),
    ("a: 19,7\n", {"a": "19,7"}),
    ("a: \"x: y\"\nb: 'it''s'\n", {"a": "x: y", "b": "it's"}),
    ("a: [1, b, '3']\n", {"a": ["1", "b", "3"]}),
    ("a: {b: {c: [d]}}\n", {"a": {"b": {"c": ["d"]}}}),
    ("a:\n  - b: 1\n    c: 2\n  - d\n", {"a": [{"b": "1", "c": "2"}, "d"]}),
    ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
    ("a: >-\n  to\n  linjer\n", {"a": "to linjer"}),
    ("a: |\n  to\n  linjer\n", {"a": "to\nlinjer\n"}),
    ("a: []\nb: {}\n", {"a": [], "b": {}}),
    ("a: x # bemærkning\n# mere\n", {"a": "x"}),
    ("a: http://x.dk/#b\n", {"a": "http://x.dk/#b"}),
    ("<<: x\n", {"<<": "x"}),
    ('a: "\\u00e5"\n', {"a": "å"}),
    ("a: 😀\n", {"a": "😀"}),
    ("# kun en bemærkning\n", {}),
    ("", {}),
]


@pytest.mark.parametrize(("front", "meta"), AS_WRITTEN)
def test_a_scalar_stays_as_it_was_written(front: str, meta: dict[str, Any], loader: Any) -> None:
    parsed = read(front, loader)
    assert parsed.meta == meta
    assert parsed.problems == ()
    assert parsed.body == "Tekst"


# (front matter, the problems as line, column and code, what could be read all the same)
MISTAKES: list[tuple[str, list[tuple[int, int, str]], dict[str, Any]]] = [
    ("a: Det: hele\nb: 1\n", [(2, 7, "yaml-colon")], {"b": "1"}),
    ('a: "x" y\nb: 1\n', [(2, 8, "yaml-after-quote")], {"b": "1"}),
    ('a: "x\nb: 1\n', [(2, 4, "yaml-open-quote")], {"b": "1"}),
    ("a: 'x\nb: 1\n", [(2, 4, "yaml-open-quote")], {"b": "1"}),
    ("a: [x, y\nb: 1\n", [(2, 4, "yaml-open-bracket")], {"b": "1"}),
    ("a: {x: y\nb: 1\n", [(2, 4, "yaml-open-bracket")], {"b": "1"}),
    ("a: [x,, y]\nb: 1\n", [(2, 7, "yaml-no-value")], {"b": "1"}),
    ("a: 1\n  b: 2\nc: 3\n", [(3, 4, "yaml-indent")], {"c": "3"}),
    ("a:\n    b: 2\n  c: 3\nd: 4\n", [(4, 3, "yaml-indent")], {"d": "4"}),
    ("a:1\nb: 2\n", [(2, 1, "yaml-not-pairs")], {"b": "2"}),
    ("a: 1\nhej med dig\nb: 2\n", [(3, 1, "yaml-no-colon")], {"b": "2"}),
    ("a: @x\nb: `y`\nc: 1\n", [(2, 4, "yaml-start"), (3, 4, "yaml-start")], {"c": "1"}),
    ("a: %x\nb: 1\n", [(2, 4, "yaml-start")], {"b": "1"}),
    ("a: >x\nb: 1\n", [(2, 4, "yaml-block")], {"b": "1"}),
    ('a: "\\q"\nb: 1\n', [(2, 4, "yaml-escape")], {"b": "1"}),
    ('a: "\\ud800"\nb: 1\n', [(2, 4, "yaml-escape")], {"b": "1"}),
    ('a: "\\0"\nb: 1\n', [(2, 4, "invisible-character")], {"a": "", "b": "1"}),
    ("? [a]\n: b\n", [(2, 3, "yaml-key")], {}),
    ("a: {[x]: y}\nb: 1\n", [(2, 5, "yaml-key")], {"b": "1"}),
    (": x\n", [(2, 1, "yaml-key")], {}),
    ("- a\n- b\n", [(2, 1, "yaml-not-pairs")], {}),
    ("a: 1\n...\nb: 2\n", [(3, 1, "yaml-document")], {"a": "1", "b": "2"}),
    # names and values
    ("a: 1\na: 2\nb: 3\n", [(3, 1, "duplicate-key")], {"a": "1", "b": "3"}),
    ("a: {b: 1, b: 2}\n", [(2, 11, "duplicate-key")], {"a": {"b": "1"}}),
    ("a: Det: her\nb: 1\nb: 2\n", [(2, 7, "yaml-colon"), (4, 1, "duplicate-key")], {"b": "1"}),
    ("a:\nb: ~\nc: null\nd: ''\ne: '  '\n", [(line, 1, "empty-value") for line in range(2, 7)],
     {"a": "", "b": "", "c": "", "d": "", "e": ""}),
    ("a:\n  -\n  - x\n", [(3, 4, "empty-value")], {"a": ["", "x"]}),
    # things YAML has that nobody here needs
    ("a: *b\nc: 1\n", [(2, 4, "yaml-decoration")], {"a": "", "c": "1"}),
    ("a: &b x\nc: *b\n", [(2, 4, "yaml-decoration"), (3, 4, "yaml-decoration")],
     {"a": "x", "c": ""}),
    ("a: !!int 3\n", [(2, 4, "yaml-decoration")], {"a": "3"}),
    ("a: !!python/object/apply:os.system [x]\n", [(2, 4, "yaml-decoration")], {"a": ["x"]}),
    ("a: &b [x]\n", [(2, 4, "yaml-decoration")], {"a": ["x"]}),
    # quotes as word processors make them, which only matter where a quote must stand
    ("a: ”Det: hele”\nb: 1\n", [(2, 8, "yaml-quotes")], {"b": "1"}),
    ("a:\n  - k: „Det: hele“\n", [(3, 12, "yaml-quotes")], {}),
    ("a: ”Det hele”\n", [], {"a": "”Det hele”"}),
    # tabs
    ("a:\tx\n", [(2, 3, "tab")], {"a": "x"}),
    ("a:\n\tb: 1\n\tc: 2\n", [(3, 1, "tab"), (4, 1, "tab")], {"a": {"b": "1", "c": "2"}}),
]  # fmt: skip


@pytest.mark.parametrize(("front", "said", "meta"), MISTAKES)
def test_a_mistake_is_found_in_its_place_and_hides_no_other(
    front: str, said: list[tuple[int, int, str]], meta: dict[str, Any], loader: Any
) -> None:
    parsed = read(front, loader)
    assert where(parsed) == said
    assert parsed.meta == meta


@pytest.mark.parametrize(
    ("front", "said"),
    [
        (
            "<<<<<<< HEAD\nb: 2\nc: x\n=======\nb: 3\n>>>>>>> y\nd: x: y\n",
            [(2, 1, "conflict"), (8, 5, "yaml-colon")],
        ),
        (
            "a: 1\n<<<<<<< HEAD\n||||||| x\nb: 1\n=======\nb: 3\n>>>>>>> y\nd: 1\nd: 2\n",
            [(3, 1, "conflict"), (10, 1, "duplicate-key")],
        ),
        (">>>>>>> y\nb: 2\nb: 3\n", [(2, 1, "conflict"), (4, 1, "duplicate-key")]),
    ],
)
def test_two_versions_that_were_not_merged_are_told_of_once_and_hide_no_other(
    front: str, said: list[tuple[int, int, str]], loader: Any
) -> None:
    assert where(parse(f"---\n{front}---\nTekst".encode(), "x.md", loader)) == said


def test_many_mistakes_are_all_found(loader: Any) -> None:
    front = "a: x: y\nb: 'q\nc: [1\nd: @e\ne:\nf: *g\nh: 1\nh: 2\ni:\tj\n"
    codes = [code for _, _, code in where(read(front, loader))]
    assert codes == [
        "yaml-colon",
        "yaml-open-quote",
        "yaml-open-bracket",
        "yaml-start",
        "empty-value",
        "yaml-decoration",
        "duplicate-key",
        "tab",
    ]


def test_what_could_not_be_read_is_remembered(loader: Any) -> None:
    parsed = read("a: x: y\nb:\nc: {d: *e}\n", loader)
    assert parsed.broken == {("a",), ("b",), ("c", "d")}


def test_a_key_and_a_value_know_their_place(loader: Any) -> None:
    parsed = parse(CASE, "x.md", loader)
    line = line_of(CASE, "  - title: Studietur")
    assert parsed.position("trial_actions", 0, "title") == Position(line, 12)
    assert parsed.key_position("trial_actions", 0, "title") == Position(line, 5)
    assert parsed.position("trial_actions", 0, "nowhere") == Position(line, 5)
    assert parsed.position("six_p", 1) == Position(line_of(CASE, "six_p"), 17)
    assert parsed.position("nowhere") == Position(1, 1)
    assert parsed.body_line == line_of(CASE, "## Udfordringen")
    assert len(parsed.positions) == len(list(parsed.positions))


FRAMES = [
    ("\ufeff---\na: 1\n---\nTekst\n", 4, []),
    ("---\r\na: 1\r\n---\r\nTekst\r\n", 4, []),
    ("---\ra: 1\r---\rTekst\r", 4, []),
    ("---\na: 1\n---\n\n\nTekst\n", 6, []),
    ("\n\n---\na: 1\n---\nTekst\n", 6, [(1, 1, "leading-blank-lines")]),
    ("a: 1\n---\nTekst", 3, [(1, 1, "missing-opening-fence")]),
    ("---\na: 1\n\nTekst", 4, [(4, 1, "missing-closing-fence")]),
]


@pytest.mark.parametrize(("text", "body_line", "said"), FRAMES)
def test_the_frame_of_a_file_is_read_whatever_wrote_it(
    text: str, body_line: int, said: list[tuple[int, int, str]]
) -> None:
    parsed = parse(text, "x.md")
    assert parsed.meta == {"a": "1"}
    assert (parsed.body, parsed.body_line) == ("Tekst", body_line)
    assert where(parsed) == said
    assert parse(text.encode(), "x.md") == parsed


HOPELESS = [
    ("", "empty-file"),
    (" \n\t\n", "empty-file"),
    ("\ufeff", "empty-file"),
    ("Bare tekst.\n", "missing-front-matter"),
    (b"\x89PNG\r\n\x1a\n", "not-text"),
    (b"\x00" * 1000, "not-text"),
    ("---\na: 1\n---\n".encode("utf-16"), "not-utf8"),
    (f"---\na: {'x' * frontmatter.MAX_FRONT}\n---\n", "yaml-too-big"),
]


@pytest.mark.parametrize(("data", "code"), HOPELESS)
def test_a_file_without_hope_is_one_problem(data: str | bytes, code: str) -> None:
    parsed = parse(data, "x.md")
    assert [problem.code for problem in parsed.problems] == [code]
    assert () in parsed.broken


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
HOSTILE = {
    "alias bomb": (BOMB, "yaml-decoration"),
    "alias to itself": ("a: &a [*a]\n", "yaml-decoration"),
    "deep lists": (f"a: {'[' * 20_000}\n", "yaml-too-deep"),
    "deep mappings": (f"a: {'{a: ' * 10_000}\n", "yaml-too-deep"),
    "deep blocks": ("".join(" " * n + "a:\n" for n in range(200)), "yaml-too-deep"),
    "deep dashes": (f"a:\n  {'- ' * 20_000}x\n", "yaml-too-deep"),
    "countless values": (f"a: [{'x,' * 20_000}]\n", "yaml-too-big"),
    "countless keys": ("".join(f"k{n}: x\n" for n in range(6_000)), "yaml-too-big"),
    "questions": ("? " * 20_000 + "\n", "yaml-key"),
    "one long line of quotes": ('a: "' + "''" * 20_000 + "\n", "yaml-open-quote"),
    "percent signs": ("%" * 50_000 + "\n", "yaml-document"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_refused_before_it_does_harm(name: str, loader: Any) -> None:
    front, code = HOSTILE[name]
    assert len(front) < frontmatter.MAX_FRONT
    parsed = read(front, loader)
    assert code in {problem.code for problem in parsed.problems}


YAML_PIECES = st.sampled_from(
    ["---\n", "a: ", "b:\n", "  - ", "- ", "x", " ", "\n", "\t", '"', "'", "[", "]", "{", "}", ",",
     ":", "#", "## h\n", "|", "> ", "*a", "&a ", "!t ", "? ", "%", "@", "\\", "~", "null", "é",
     "\u2028", "\x00", "\ufeff", "\r", "...\n", '"\\ud800"', "k: v\n", "  s: 1\n", "—\n", "<<: "]
)  # fmt: skip
ANYTHING = st.text() | st.lists(YAML_PIECES, max_size=40).map("".join)


@given(ANYTHING)
def test_both_yaml_parsers_read_the_same_or_both_refuse(text: str) -> None:
    first, *others = (parse(f"---\n{text}\n---\nTekst", "x.md", loader) for loader in LOADERS)
    for other in others:
        assert bool(first.problems) == bool(other.problems)
        if not first.problems:
            assert first == other
            assert dict(first.positions) == dict(other.positions)


def only_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and only_text(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(only_text, value))
    return type(value) is str


@given(ANYTHING | st.binary())
def test_anything_at_all_is_read_or_told_where_it_is_wrong(data: str | bytes) -> None:
    parsed = parse(data, "x.md")
    size = (
        max(
            data.count(b"\n") + data.count(b"\r")
            if isinstance(data, bytes)
            else data.count("\n") + data.count("\r"),
            0,
        )
        + 1
    )
    assert only_text(parsed.meta)
    for problem in parsed.problems:
        assert 1 <= problem.line <= size
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
