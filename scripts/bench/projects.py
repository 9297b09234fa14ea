"""The same made-up cases as a project of ours and as a stock one, each ready to be built."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from bench.timed import Timed, run
from laboratorium import ROOT
from laboratorium.base.paths import CALENDAR_LEDGER

STOCK_CONFIG = """\
site_name: Stock
site_url: https://laboratorium.example.org/
theme: {name: material, language: da, font: false}
plugins: [search]
nav: [Forside: index.md]
validation: {nav: {omitted_files: ignore}, links: {anchors: ignore}}
"""
# What in docs/ points at real cases, which the made-up ones have taken the place of.
REFERENCES = re.compile(r"^(prototypes|cases|programme):.*\n(?:(?:[ \t]|- ).*\n)*", re.MULTILINE)
# The same in what editors write: a chapter's references, and links, of which the words stay.
WITHIN = re.compile(r" ?\[\[[^]\n]*\]\]|\[([^]\n]*)\]\((?:\.\./)*cases/[^)\n]*\)")
FENCE = "---\n"


def make_ours(folder: Path, corpus: Path) -> None:
    """Lay out this project in `folder` with the corpus for its cases."""
    folder.mkdir()
    real = [path.name for path in (ROOT / "cases").iterdir()]
    for name in ("hooks", "overrides", "src"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / CALENDAR_LEDGER).unlink(missing_ok=True)  # Nobody has been told of anything.
    for path in (folder / "docs").rglob("*.md"):
        text = REFERENCES.sub(r"\1: []" + "\n", path.read_text(encoding="utf-8"))
        text = WITHIN.sub(r"\1", text)
        front = text.split(FENCE, 2)[1] if text.startswith(FENCE) else ""
        if any(re.search(rf"\b{slug}\b", front) for slug in real):
            path.unlink()  # A meeting's programme, say.
        else:
            path.write_text(text, encoding="utf-8")
    (folder / "cases").symlink_to(corpus / "cases")
    (folder / "podcasts").mkdir()  # The episodes speak of real cases.


def make_stock(folder: Path, corpus: Path) -> None:
    """Lay out a stock project in `folder` with the corpus' Markdown bodies."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Forside\n\n[Cases](cases/proevecase-00001/index.md)\n")
    for case in sorted((corpus / "cases").iterdir()):
        title, body = split(case / "index.md")
        points = [split(path) for path in sorted((case / "learning-points").glob("*.md"))]
        learned = "".join(f"\n### {point}\n\n{text}" for point, text in points)
        target = docs / "cases" / case.name
        target.mkdir(parents=True)
        whole = f"# {title}\n\n{body}\n## Læringspointer\n{learned}"
        (target / "index.md").write_text(whole, encoding="utf-8")


def split(path: Path) -> tuple[str, str]:
    """Return title and body of one of the corpus' files."""
    _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    title = next(line for line in front.splitlines() if line.startswith("title: "))
    return title.removeprefix("title: ").strip("'"), body


def build(project: Path) -> Timed:
    """Build `project` into its empty ``site``; raises RuntimeError with the output on failure."""
    for made in (project / "site", project / ".cache"):
        shutil.rmtree(made, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(project / "site")]
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    return run(command, project, environment | {"NO_MKDOCS_2_WARNING": "1"})
