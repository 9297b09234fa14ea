"""The stylesheets: the theme's in a layer, less what no page has; ours by where they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.stylesheet import SHEETS, stylesheets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for names in SHEETS.values():
        for name in names:
            text = f"/* one\n two */ .{name} {{\n  e: f;\n}}"
            (tmp_path / f"{name}.css").write_text(text, encoding="utf-8")
    return tmp_path


def made(folder: Path, prose: str = "a{b:c}") -> dict[str, str]:
    found = stylesheets(prose, folder, vocabularies())
    return {name.split(".")[0]: css for name, css in found.items()}


def test_ours_are_without_comments_and_indentation(folder: Path) -> None:
    assert made(folder)["podcast"] == ".podcast {\ne: f;\n}\n"


def test_a_layer_holds_the_theme_without_what_layers_may_not_hold(folder: Path) -> None:
    theme = '@charset "UTF-8";a{b:c}/*# sourceMappingURL=x.map*/'
    assert made(folder, theme)["prose"] == "@layer material{a{b:c}}\n"


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        (".md-nav{a:b}", ""),
        (".md-nav a,.md-typeset a{a:b}", ".md-typeset a{a:b}"),
        ("@media print{.md-header{a:b}.md-typeset{c:d}}", "@media print{.md-typeset{c:d}}"),
        (".admonition{a:b}", ".admonition{a:b}"),
        (":root{--md-x:1;--md-y:2}.a{b:var(--md-y)}", ":root{--md-y:2}.a{b:var(--md-y)}"),
        (
            """:root{--md-i:url("data:image/svg+xml;a,<svg a='b;c'/>");--md-y:2}"""
            ".a{b:var(--md-y)}",
            ":root{--md-y:2}.a{b:var(--md-y)}",
        ),
    ],
)
def test_what_no_page_has_is_left_out(folder: Path, theme: str, kept: str) -> None:
    assert made(folder, theme)["prose"] == f"@layer material{{{kept}}}\n"


def test_the_names_follow_the_content_of_all(folder: Path) -> None:
    before = set(stylesheets("a{}", folder, vocabularies()))
    assert before == set(stylesheets("a{}", folder, vocabularies()))
    (folder / "print.css").write_text("b{}", encoding="utf-8")
    assert not before & set(stylesheets("a{}", folder, vocabularies()))
