"""Drafts become files: whole cases or nothing, and never over something that lies there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.base.files import write as write_file
from laboratorium.base.landing import landing
from laboratorium.base.paths import case_file, index_of
from laboratorium.base.problems import Problem
from laboratorium.base.progress import Progress
from laboratorium.base.slugs import free, named_after, shortened
from laboratorium.base.yaml_text import front_matter
from laboratorium.intake.importing.drafts import CASE, MODELS, Draft, Loose, Part, given
from laboratorium.intake.importing.fields import GROUP
from laboratorium.intake.importing.markdown_text import harmless
from laboratorium.intake.importing.settle import settle, with_room
from laboratorium.model.cases import HEADINGS
from laboratorium.reading.body import UNPLACED
from laboratorium.reading.case_loader import load_case
from laboratorium.reading.files import MAX_TEXT
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.tag_advice import check_tags

_ROOM_FOR_LOOSE = MAX_TEXT // 3


class Outcome(Enum):
    """What became of a case."""

    WRITTEN = "skrevet"
    SAME = "uændret"
    EXISTS = "findes i forvejen"
    REPEATED = "står to gange"


@dataclass
class Result:
    """A case that was read: its folder, what became of it, its files by path in the folder, what
    the checker says of them, and what there was no room for in the files.
    """

    draft: Draft
    slug: str
    outcome: Outcome
    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Loose, ...] = ()

    @property
    def index(self) -> str:
        return index_of(self.slug)


def write(
    root: Path,
    drafts: Iterable[Draft],
    source: str,
    today: date,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> list[Result]:
    """Make every draft's files, check them, and move the new cases into `cases/` under `root`.

    All of them are written beside and checked first, and land together or not at all. `source` is
    the name of the file that was imported, `today` the day for cases that say none. With `dry_run`
    nothing stays.
    """
    drafts = list(drafts)
    names = _Names()
    results: list[Result] = []
    with _tried() if dry_run else landing(root) as staging:
        for number, draft in enumerate(drafts, start=1):
            results.append(_make(root, staging, draft, source, today, names))
            if progress:
                progress(number, len(drafts))
    return results


@contextmanager
def _tried() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        yield Path(folder)


@dataclass
class _Names:
    """The folders that this import uses, and the cases it has had under each first choice."""

    taken: set[str] = field(default_factory=set)
    had: dict[str, dict[str, str]] = field(default_factory=dict)

    def free(self, slug: str) -> str:
        """The name itself, or with a number when another case of the import has it."""
        found = free(slug, self.taken.__contains__, len(self.had[slug]) + 1)
        self.taken.add(found)
        return found


def _make(
    root: Path, staging: Path, draft: Draft, source: str, today: date, names: _Names
) -> Result:
    metas = [(part, settle(draft, part, _label(part))) for part in draft.files()]
    wanted = _slug(draft, metas[0][1], source)
    same = repr([(meta, part.body) for part, meta in metas] + [item.text for item in draft.loose])
    had = names.had.setdefault(wanted, {})
    if same in had:
        return Result(draft, had[same], Outcome.REPEATED)
    slug = had[same] = names.free(wanted)
    files, left_out = _files(draft, metas, source, _day_of(root, slug) or today.isoformat())
    there = _existing(root, slug)
    if there is not None:
        outcome = Outcome.SAME if there == files else Outcome.EXISTS
        return Result(draft, slug, outcome, files, (), left_out)
    for name, text in files.items():
        write_file(staging / case_file(slug, name), text, lasting=False)
    read = load_case(staging, slug)
    problems = (*read.problems, *(check_tags(read.tagged) if read.tagged else ()))
    return Result(draft, slug, Outcome.WRITTEN, files, problems, left_out)


def _label(part: Part) -> str:
    return GROUP[part.kind].label if part.kind in GROUP else ""


def _slug(draft: Draft, meta: Mapping[str, Any], source: str) -> str:
    """The folder's name: the one given, else the municipality and the title's first words."""
    title = str(meta.get("title", "")) or f"{Path(source).stem} {draft.where}"
    named = named_after(str(meta.get("municipality", "")), title)
    return shortened(draft.case.slug or named) or "case"


def _day_of(root: Path, slug: str) -> str | None:
    """The day an earlier import gave the case, so that a later one makes the same files."""
    try:
        found = parse((root / index_of(slug)).read_bytes(), "").meta.get("updated")
    except OSError:
        return None
    return found if isinstance(found, str) and len(found) == 10 else None


def _existing(root: Path, slug: str) -> dict[str, str] | None:
    folder = root / case_file(slug, "")
    if not folder.exists():
        return None
    texts: dict[str, str] = {}
    for file in sorted(folder.rglob("*.md")):
        texts[file.relative_to(folder).as_posix()] = file.read_text("utf-8", errors="replace")
    return texts


def _files(
    draft: Draft, metas: list[tuple[Part, dict[str, Any]]], source: str, today: str
) -> tuple[dict[str, str], tuple[Loose, ...]]:
    files: dict[str, str] = {"index.md": ""}
    day = str(metas[0][1].get("updated") or today)
    for part, settled in metas:
        meta = given(MODELS[part.kind], day) | settled
        fields = front_matter(with_room(meta, MODELS[part.kind]))
        if part.kind == CASE:
            loose, left_out = _loose(draft, source)
            files["index.md"] = f"{fields}\n{_case_body(part)}{loose}"
            continue
        kind = GROUP[part.kind].kind
        slug = named_after(str(meta.get("title", ""))) or slugify(_label(part))
        if kind and kind.dated:
            slug = f"{meta['date']}-{slug}"
        name = _free_name(files, part.kind, shortened(part.slug or slug))
        files[name] = fields + "".join(f"{text}\n" for text in _joined(part.body.get("")))
    return dict(sorted(files.items())), left_out


def _free_name(files: Mapping[str, str], folder: str, slug: str) -> str:
    return f"{folder}/{free(slug, lambda slug: f'{folder}/{slug}.md' in files)}.md"


def _joined(texts: list[str] | None) -> list[str]:
    return ["\n\n".join(texts)] if texts else []


def _case_body(part: Part) -> str:
    return "\n".join(
        "\n".join((f"## {heading}\n", *(f"{text}\n" for text in _joined(part.body.get(heading)))))
        for heading in HEADINGS
    )


def _loose(draft: Draft, source: str) -> tuple[str, tuple[Loose, ...]]:
    """The section with what fitted nowhere, and what there was no room for even there."""
    if not draft.loose:
        return "", ()
    parts = [
        f"\n## {UNPLACED}\n",
        f"Fra {harmless(source)}, {draft.where}. Flyt det på plads, eller slet det.\n",
    ]
    room = _ROOM_FOR_LOOSE
    left_out: list[Loose] = []
    for item in draft.loose:
        text = as_item(item)
        room -= len(text.encode())
        if room < 0:
            left_out.append(item)
        else:
            parts.append(text)
    return "\n".join((*parts, "")), tuple(left_out)


def as_item(item: Loose) -> str:
    """Something loose as one item of a Markdown list."""
    where = f" ({item.where})" if item.where else ""
    text = harmless(item.text).replace("\n", "\n    ")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    name = harmless(" ".join(item.name.split())).replace("*", r"\*")
    return f"- **{name or 'Tekst'}**{harmless(where)}: {text}"
