"""Where a wrong link or value stands, and which file it is meant for."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.reading.docs_links import goal_of, lies, nearest, place_of


@pytest.mark.parametrize(
    ("text", "wanted", "key", "place"),
    [
        ("# Om\n\nSe [x](a.md).\n", "a.md", "", (3, 8)),
        ("om/a.md først, [x](a.md)\n", "a.md", "", (1, 20)),
        ("om/a.md og [x](<a.md>)\n", "a.md", "", (1, 17)),
        ("om/a.md og [x][1]\n\n[1]: a.md\n", "a.md", "", (3, 6)),
        ("<a.md>\n", "a.md", "", (1, 2)),
        ("intet\n", "a.md", "", (1, 1)),
        ("b: x\na: x\n", "x", "a", (2, 4)),
        ("b: 1\na:\n  - x: 2\n", "y", "a", (2, 1)),
        ("xa: 1\n", "a", "a", (1, 1)),
    ],
)
def test_a_wrong_address_has_its_place(
    text: str, wanted: str, key: str, place: tuple[int, int]
) -> None:
    assert place_of(text, wanted, key) == place


@pytest.mark.parametrize(
    ("page", "address", "goal", "is_there", "meant"),
    [
        ("om/x.md", "y.md", "om/y.md", True, None),
        ("om/x.md", "../index.md#her", "index.md", True, None),
        ("om/x.md", "yy.md", "om/yy.md", False, "y.md"),
        ("om/x.md", "../indeks.md", "indeks.md", False, "../index.md"),
        ("index.md", "om/bild.png", "om/bild.png", False, "om/billede.png"),
        ("index.md", "kommunr/index.md", "kommunr/index.md", False, "kommuner/index.md"),
        ("index.md", "../../etc/passwd", "../../etc/passwd", False, None),
        ("index.md", "/etc/passwd", "/etc/passwd", False, None),
    ],
)
def test_what_an_address_leads_to(
    tmp_path: Path, page: str, address: str, goal: str, is_there: bool, meant: str | None
) -> None:
    (tmp_path / "docs/om").mkdir(parents=True)
    for name in ("index.md", "om/x.md", "om/y.md", "om/billede.png"):
        (tmp_path / "docs" / name).write_bytes(b"")
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Kommuner: kommuner/index.md\n")
    assert goal_of(page, address) == goal
    assert lies(tmp_path, goal) is is_there
    if not is_there:
        assert nearest(tmp_path, page, goal) == meant
