"""What people do with the command line, each with the states that it may leave behind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from breaking import Tree, tree

CASE = "cases/viborg-soenaes/index.md"
SOUND = "samtale.mp3"
SHEET = "liste.csv"
MANY = 12
UNTIDY = tuple(f"docs/uryddet-{number}.md" for number in range(6))


@dataclass(frozen=True)
class Scenario:
    """A command, what is done before it, and which folders and files it makes or changes."""

    name: str
    command: tuple[str, ...]
    changes: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda root: None
    by_file: bool = False
    """Whether each file for itself is old or new, and not all of them together."""

    def state(self, root: Path) -> Tree:
        return tree(root, *self.changes)


def _cold(root: Path) -> None:
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".cache")


def _edited(root: Path) -> None:
    path = root / CASE
    path.write_text(path.read_text("utf-8") + "\nEn linje til.\n", encoding="utf-8")


def _forgotten(root: Path) -> None:
    """Nothing is remembered, so that the renderer of editors' pages is asked again."""
    _edited(root)
    shutil.rmtree(root / ".cache")


def _listed(root: Path) -> None:
    rows = [f"Prøvehave {number};Odense;Odense Kommune;Vollsmose" for number in range(MANY)]
    text = "\n".join(("Titel;Kommune;Organisation;Sted", *rows, ""))
    (root / SHEET).write_text(text, encoding="utf-8")


def _unpublished(root: Path) -> None:
    """As if the newest episode had not been written into the ledger yet."""
    path = root / "podcasts/ledger.yml"
    head, _, _ = path.read_text("utf-8").rpartition("  - slug:")
    path.write_text(head, encoding="utf-8")


def _recorded(root: Path) -> None:
    shutil.copy(root / "podcasts/trailer.mp3", root / SOUND)
    shutil.copy(root / "podcasts/trailer.vtt", (root / SOUND).with_suffix(".vtt"))


def _untidy(root: Path) -> None:
    text = "# Overskrift\r\n\r\n" + "Tekst\u200b uden orden.\r\n" * 20
    for name in UNTIDY:
        (root / name).write_bytes(text.encode())


SCENARIOS = (
    Scenario("cold", ("build",), ("site",), _cold),
    Scenario("forgotten", ("build",), ("site",), _forgotten),
    Scenario("edited", ("build",), ("site",), _edited),
    Scenario("import", ("import", SHEET, "--yes"), ("cases",), _listed),
    Scenario("ledger", ("ledger",), ("podcasts",), _unpublished),
    Scenario(
        "new case",
        _CASE := (
            "new",
            "case",
            "--title",
            "Fælles haver",
            "--organisation",
            "Odense Kommune",
            "--municipality",
            "Odense",
            "--place",
            "Vollsmose",
        ),
        ("cases",),
    ),
    Scenario("new episode", ("new", "episode", SOUND), ("podcasts",), _recorded),
    Scenario("fix", ("fix", *UNTIDY), UNTIDY, _untidy, by_file=True),
    Scenario("hosting", ("hosting",), ("deploy",), by_file=True),
)
