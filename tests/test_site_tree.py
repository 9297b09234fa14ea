"""The site checks stand on these few readings of HTML, CSS and addresses; they must be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_tree import SiteTree, css_targets

HEAD = "<!doctype html><html lang=da><title>T</title>"
CANONICAL = "<link rel=canonical href='https://example.org/lab/'>"


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(HEAD + CANONICAL + "<a href='a/'>a</a>")
    (tmp_path / "a" / "index.html").write_text(
        HEAD + "<img src='x.png' srcset='y.png 1x, ../z.png 2x'>"
        "<p style='background: url(p.png)'><style>@import 'q.css'</style>"
        "<script src='//cdn.example/s.js'></script><link rel='preconnect' href='https://f.example'>"
        "<link rel='license' href='https://l.example'><a href='https://b.example'>b</a>"
        "<meta property='og:image' content='https://example.org/lab/og.png'>"
    )
    return SiteTree(tmp_path)


@pytest.mark.parametrize(
    ("css", "targets"),
    [
        ("a{background:url(x.png)}", ["x.png"]),
        ("a{background:url( 'x y.png' )}", ["x y.png"]),
        ('@import "b.css";', ["b.css"]),
        ('@import url("b.css") screen;', ["b.css"]),
        ("a{background:url(data:image/png;base64,xx)}", []),
        ("/* url(old.png) */", []),
        ("src:url(a.woff2)format('woff2'),url(b.woff)", ["a.woff2", "b.woff"]),
    ],
)
def test_what_a_style_sheet_refers_to(css: str, targets: list[str]) -> None:
    assert css_targets(css) == targets


def test_every_kind_of_reference_is_seen(tree: SiteTree) -> None:
    seen = {reference.target: reference for reference in tree.by_address["/a/"].references()}
    fetched = {target for target, reference in seen.items() if not reference.is_navigation}
    assert fetched == {
        *("x.png", "y.png", "../z.png", "p.png", "q.css"),
        *("//cdn.example/s.js", "https://f.example"),
    }
    assert set(seen) - fetched == {
        *("https://l.example", "https://b.example", "https://example.org/lab/og.png"),
    }


@pytest.mark.parametrize(
    ("target", "address", "anchor"),
    [
        ("x.png", "/a/x.png", ""),
        ("../", "/", ""),
        ("..", "/", ""),
        ("#del", "/a/", "del"),
        ("?q=1#f%C3%B8ns", "/a/", "føns"),
        ("/lab/b/", "/b/", ""),
        ("https://example.org/lab/b/#c", "/b/", "c"),
        ("/b/", "", ""),
        ("../../b/", "", ""),
    ],
)
def test_where_a_reference_leads(tree: SiteTree, target: str, address: str, anchor: str) -> None:
    first = next(tree.by_address["/a/"].references())
    reference = type(first)(first.page, 1, "a", "href", target)
    assert tree.resolve(reference) == (address, anchor)


@pytest.mark.parametrize(
    ("target", "external"),
    [
        ("b/", False),
        ("/b/", False),
        ("https://example.org/lab/", False),
        ("https://other.example/", True),
        ("//other.example/x.js", True),
        ("mailto:nogen@example.org", False),
    ],
)
def test_what_leaves_the_site(tree: SiteTree, target: str, external: bool) -> None:
    assert tree.is_external(target) is external
