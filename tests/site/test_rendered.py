"""What the renderer tells comes back as it was told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from laboratorium.base.moment import Span
from laboratorium.site.rendered import Rendered, Told

LASTS = Span(datetime(2026, 11, 28, tzinfo=UTC), None)
RENDERED = Rendered(
    {"om/index.md": "<p>Ærø & »Føns«</p>"},
    (("assets/a.bin", b"\x00\xff"), ("assets/css/x.css", "docs/assets/css/x.css"), ("tom", b"")),
    "assets/css/site.1.css",
    frozenset({"om/index.md", "cases/index.md"}),
)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    told = Told(RENDERED, {"om/index.html": b"\x01\x02", "404.html": b""}, LASTS)
    told.write(tmp_path / "made")
    assert Told.read(tmp_path / "made") == told


def test_nothing_told_is_nothing(tmp_path: Path) -> None:
    assert Told.read(tmp_path / "made") is None
