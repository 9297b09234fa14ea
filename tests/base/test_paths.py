"""A path is of one text of the content, or of none."""

from __future__ import annotations

import pytest

from laboratorium.base.paths import Source, case_file, in_case, index_of, source_of

SOURCES = {
    "cases/foens/index.md": Source("cases", "foens"),
    "cases/foens/learning-points/2026-11-23-pris.md": Source(
        "learning-points", "2026-11-23-pris", "foens"
    ),
    "cases/foens/prototypes/vaerk.md": Source("prototypes", "vaerk", "foens"),
    "podcasts/varme.md": Source("podcasts", "varme"),
    "docs/index.md": Source("docs", "index"),
    "docs/om/index.md": Source("docs/om", "index"),
    "docs/laboratorier/2023-1.md": Source("docs/laboratorier", "2023-1"),
}


@pytest.mark.parametrize("path", SOURCES)
def test_a_text_is_known_by_its_path_and_lies_there(path: str) -> None:
    assert source_of(path) == SOURCES[path]
    assert SOURCES[path].path == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "README.md",
        "cases/index.md",
        "cases/foens/readme.md",
        "cases/foens/index.txt",
        "cases/foens/images/a.jpg",
        "cases/foens/a/b/c.md",
        "podcasts/a/b.md",
        "podcasts/show.yml",
        "src/cases/a/index.md",
    ],
)
def test_anything_else_is_none(path: str) -> None:
    assert source_of(path) is None


def test_what_lies_in_a_case_is_named_from_there() -> None:
    assert index_of("foens") == case_file("foens", "index.md") == "cases/foens/index.md"
    assert in_case("cases/foens/prototypes/a.md") == "prototypes/a.md"
