"""What an exhibition hangs is there, and hangs in one place."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import PAGE, PROTOTYPE, line_of, loaded

PATH = "docs/fernisering/2026.md"
OTHER = {"cases/foens/prototypes/skiltet.md": PROTOTYPE}
ROOMS = """\
rooms:
  - title: Varme
    text: Det, der varmer.
    prototypes: [foens/vaerket]
  - title: Skilte
    prototypes:
      - foens/skiltet
"""


def exhibition(rooms: str) -> str:
    return PAGE.replace("---\nTekst", f"date: 2026-11-23\nplace: På nettet\n{rooms}---\nTekst")


# (what is written instead of what, the line that is told, what is said)
FAULTS = [
    ("[foens/vaerket]", "[foens/vaerk]", "    prototypes: [", "Mente du »foens/vaerket«?"),
    ("- foens/skiltet", "- qqq/zzz", "      - qqq", "findes ikke"),
    ("- foens/skiltet", "- foens/vaerket", "      - foens/vaerket",
     "»foens/vaerket« hænger allerede i rummet »Varme«"),
    ("rooms:", "prototypes: [foens/skiltet]\nrooms:", "      - foens/skiltet",
     "hænger allerede i en liste uden for rummene"),
    ("- foens/skiltet", "- foens/skiltet\n      - foens/skiltet", "      - foens/skiltet",
     "står to gange"),
    ("prototypes: [foens/vaerket]", "prototypes: []", "    prototypes: [", "Prototyper"),
    ("  - title: Varme\n    text", "  - text", "  - text", "title"),
]  # fmt: skip


def test_rooms_are_walked_in_their_order(tmp_path: Path) -> None:
    found = loaded(tmp_path, {**OTHER, PATH: exhibition(ROOMS)})
    assert found.errors == ()
    (page,) = found.content.exhibitions
    assert list(page.meta.hanging) == ["foens/vaerket", "foens/skiltet"]
    assert [room.title for room in page.meta.rooms] == ["Varme", "Skilte"]


@pytest.mark.parametrize(("usual", "wrong", "line", "said"), FAULTS)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, usual: str, wrong: str, line: str, said: str
) -> None:
    text = exhibition(ROOMS.replace(usual, wrong))
    (problem,) = loaded(tmp_path, {**OTHER, PATH: text}).errors
    assert problem.path == PATH and said in problem.message
    assert problem.line == line_of(text, line)
