"""A proposal touches only what it may; everything else is said in Danish and never laid over."""

from __future__ import annotations

import pytest

from laboratorium.base.problems import Level
from laboratorium.review.changes import Change, parse_raw
from laboratorium.review.path_guard import Scope, is_content, judge

BLOB = "0" * 40

CONTENT = [
    "cases/foens/index.md",
    "cases/foens/learning-points/2026-11-24-x.md",
    "cases/foens/images/torvet.JPG",
    "cases/foens/measurements.csv",
    "podcasts/trailer.md",
    "podcasts/trailer.mp3",
    "docs/om/index.md",
]
NOT_CONTENT = [
    "hooks/build.py",
    "src/laboratorium/cli.py",
    "overrides/main.html",
    "mkdocs.yml",
    "lab",
    ".github/workflows/check.yml",
    "cases",
    "cases/foens/x.py",
    "cases/foens/torvet.svg",
    "cases/foens/x.html",
    "cases/foens/.gitattributes",
    "cases/.github/x.md",
    "cases/../hooks/content.md",
    "cases//x.md",
    "/cases/x.md",
    "cases\\..\\x.md",
    "docs/assets/js/x.md",
    "docs/assets/app.js",
    "docs/index.html",
    "podcasts/x.sh",
    "Cases/x.md",
    "requirements.lock",
    "",
]


def change(path: str, status: str = "A", mode: str = "100644") -> Change:
    return Change(path, status, mode, BLOB)


@pytest.mark.parametrize("path", CONTENT)
def test_content_lies_where_content_lies(path: str) -> None:
    assert is_content(path)


@pytest.mark.parametrize("path", NOT_CONTENT)
def test_everything_else_is_not_content(path: str) -> None:
    assert not is_content(path)
    assert judge([change(path)], from_insider=False).content == ()


@pytest.mark.parametrize(
    ("paths", "scope"),
    [
        (CONTENT, Scope.CONTENT),
        (["lab"], Scope.CODE),
        (["cases/foens/index.md", "lab"], Scope.MIXED),
        ([], Scope.CONTENT),
    ],
)
def test_a_proposal_is_about_content_or_code(paths: list[str], scope: Scope) -> None:
    assert judge(map(change, paths), from_insider=False).scope is scope


def test_an_outsider_is_asked_to_take_code_out_of_content() -> None:
    verdict = judge([change("cases/foens/index.md"), change("hooks/x.py")], from_insider=False)
    assert [c.path for c in verdict.content] == ["cases/foens/index.md"]
    assert [(p.path, p.code, p.level) for p in verdict.problems] == [
        ("hooks/x.py", "not-content", Level.ERROR)
    ]


def test_an_insider_may_change_both_and_the_tests_decide() -> None:
    verdict = judge([change("cases/foens/index.md"), change("hooks/x.py")], from_insider=True)
    assert (verdict.scope, verdict.content, verdict.problems) == (Scope.MIXED, (), ())


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (change("cases/foens/index.md", mode="120000"), "symlink"),
        (change("cases/foens/x.md", mode="160000"), "submodule"),
        (change("cases/foens/\u202ex.md"), "path-characters"),
        (change("cases/foens/x\u200f.md"), "path-characters"),
        (change("cases/foens/x\u3164.md"), "path-characters"),
        (change("cases/foens/x\u00ad.md"), "path-characters"),
        (change("cases/foens/x\U000e0061.md"), "path-characters"),
        (change("cases/foens/a\nb.md"), "path-characters"),
        (change("cases/foens/\udcff.md"), "path-characters"),
        (change(f"cases/{'a' * 300}/index.md"), "path-too-long"),
    ],
)
@pytest.mark.parametrize("insider", [True, False])
def test_what_is_no_plain_file_is_never_laid_over(made: Change, code: str, insider: bool) -> None:
    verdict = judge([made], insider)
    assert verdict.content == ()
    assert [(p.code, p.level) for p in verdict.problems] == [(code, Level.ERROR)]
    assert "\n" not in verdict.problems[0].path and verdict.problems[0].path.isprintable()


@pytest.mark.parametrize(
    ("made", "code", "level"),
    [
        (change("cases/foens/index.md", "D", "000000"), "deleted", Level.ADVICE),
        (change("cases/foens/index.md", mode="100755"), "executable", Level.ADVICE),
        (change("docs/om/index.md"), "editors-page", Level.ADVICE),
    ],
)
def test_the_unusual_is_pointed_out_to_outsiders(made: Change, code: str, level: Level) -> None:
    verdict = judge([made], from_insider=False)
    assert [(p.code, p.level) for p in verdict.problems] == [(code, level)]
    assert verdict.content == (made,)


def test_too_much_at_once_is_not_read() -> None:
    verdict = judge([change(f"cases/c{n}/index.md") for n in range(301)], from_insider=False)
    assert [p.code for p in verdict.problems] == ["too-many-files"]
    assert verdict.content == ()


def test_git_s_raw_list_is_read_whatever_a_path_holds() -> None:
    zero, blob = "0" * 40, "a" * 40
    told = (
        (
            f':000000 100644 {zero} {blob} A\0cases/æ\nø\t"x".md\0'
            f":100644 000000 {blob} {zero} D\0a:b\0"
            f":100644 120000 {blob} {blob} T\0c\0"
        ).encode()
        + f":000000 100644 {zero} {blob} A\0".encode()
        + b"\xff.md\0"
    )
    assert [(c.path, c.status, c.mode) for c in parse_raw(told)] == [
        ("a:b", "D", "000000"),
        ("c", "T", "120000"),
        ('cases/æ\nø\t"x".md', "A", "100644"),
        ("\udcff.md", "A", "100644"),
    ]
    assert parse_raw(b"") == ()
