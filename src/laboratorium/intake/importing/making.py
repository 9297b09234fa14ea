"""Drafts become results: the files of each, and what the checker says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from laboratorium.base.paths import CASES, case_file, index_of
from laboratorium.base.problems import Problem
from laboratorium.base.slugs import free, named_after, shortened
from laboratorium.base.yaml_text import front_matter
from laboratorium.intake.importing.belonging import CasesThere
from laboratorium.intake.importing.case_files import file_named, files_of, free_name, joined
from laboratorium.intake.importing.drafts import CASE, MODELS, Draft, Part, given, nameless
from laboratorium.intake.importing.fields import GROUP
from laboratorium.intake.importing.own_file import OwnFile
from laboratorium.intake.importing.pictures import take
from laboratorium.intake.importing.points import FilesThere, There, says_the_same
from laboratorium.intake.importing.results import Outcome, Result
from laboratorium.intake.importing.settle import plain, settle, with_room
from laboratorium.model.declare import label_of
from laboratorium.reading.case_loader import load_case
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.tag_advice import check_tags


@dataclass
class Names:
    """The folders that this import uses, and the cases it has had under each first choice."""

    taken: set[str] = field(default_factory=set)
    had: dict[str, dict[bytes, str]] = field(default_factory=dict)
    cases: CasesThere | None = None
    there: frozenset[str] | None = None

    def free(self, slug: str) -> str:
        """The name itself, or with a number when another case of the import has it."""
        found = free(slug, self.taken.__contains__, len(self.had[slug]) + 1)
        self.taken.add(found)
        return found

    def lying(self, root: Path) -> frozenset[str]:
        """The folders of cases that are there."""
        if self.there is None:
            folder = root / CASES
            names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
            self.there = frozenset(names)
        return self.there

    def titled(self, root: Path, title: str) -> str:
        """The case that has the title already, or an empty string."""
        self.cases = self.cases or CasesThere(root)
        return self.cases.find(title) if title else ""


@dataclass
class Maker:
    """Makes the files of drafts, and writes none of them."""

    root: Path
    source: str
    today: date
    names: Names
    there: FilesThere

    def make(self, draft: Draft) -> Result:
        """The files of a draft, and what becomes of them."""
        if draft.own:
            return self._own(draft, draft.own)
        made = self._added(draft) if draft.onto else self._case(draft)
        for part in draft.files():  # All of it stands in the files now.
            for held in (part.values, part.wheres, part.body):
                held.clear()
        return made

    def _case(self, draft: Draft) -> Result:
        draft.loose += nameless(draft)
        metas = [(part, settle(draft, part, _label(part))) for part in draft.files()]
        wanted = _slug(draft, metas[0][1], self.source)
        said = [(meta, part.body) for part, meta in metas]
        whole = repr(said + [item.text for item in draft.loose])
        same = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        had = self.names.had.setdefault(wanted, {})
        if same in had:
            return Result(draft, had[same], Outcome.REPEATED)
        slug = had[same] = self.names.free(wanted)
        is_new = slug not in self.names.lying(self.root)
        day = (not is_new and _day_of(self.root, slug)) or self.today.isoformat()
        taken = take(draft.pictures)
        files, left_out = files_of(draft, metas, self.source, day, taken.entries)
        there = None if is_new else _existing(self.root, slug)
        if there is not None:
            outcome = Outcome.SAME if there == files else Outcome.EXISTS
            return Result(draft, slug, outcome, files, (), left_out)
        draft.remarks += taken.told
        return Result(draft, slug, Outcome.WRITTEN, files, (), left_out, taken.files)

    def check(self, result: Result) -> tuple[Problem, ...]:
        """What the checker says of files that land, among those that the case has; the disk is
        asked for those alone.
        """
        if not result.lands:
            return ()
        slug = result.slug
        is_new = result.outcome is Outcome.WRITTEN
        beside = result.pictures if is_new else self.there.around(slug)
        texts = {case_file(slug, name): text.encode() for name, text in result.files.items()}
        given = {case_file(slug, name): data for name, data in beside.items()} | texts
        read = load_case(self.root, slug, given)
        told = (*read.problems, *(check_tags(read.tagged) if read.tagged else ()))
        return told if is_new else tuple(one for one in told if one.path in texts)

    def _own(self, draft: Draft, own: OwnFile) -> Result:
        meta = parse(own.text.encode(), "").meta
        title = str(meta.get("title", ""))
        if own.kind.key != CASE:
            folder, named = own.kind.folder, Path(own.path).stem
            same = self.there.same(draft.onto, folder, named, title)
            stem = same.name if same else named or file_named(own.kind, meta, title)
            return self._landed(draft, f"{folder}/{stem}.md", own.text, same)
        slug = own.case or self.names.titled(self.root, title)
        slug = slug or named_after(str(meta.get("municipality", "")), title) or "case"
        draft.onto = slug
        index = self.root / index_of(slug)
        text = index.read_text("utf-8", errors="replace") if index.is_file() else None
        if text is None:
            return Result(draft, slug, Outcome.WRITTEN, {"index.md": own.text})
        outcome = Outcome.SAME if text.strip() == own.text.strip() else Outcome.EXISTS
        return Result(draft, slug, outcome, {"index.md": own.text})

    def _landed(self, draft: Draft, name: str, text: str, same: There | None) -> Result:
        if same and same.text.strip() == text.strip():
            return Result(draft, draft.onto, Outcome.SAME, {name: text})
        outcome = Outcome.CHANGED if same else Outcome.ADDED
        return Result(draft, draft.onto, outcome, {name: text})

    def _added(self, draft: Draft) -> Result:
        files: dict[str, str] = {}
        outcomes: set[Outcome] = set()
        for part in draft.files():
            if part.kind != CASE:
                name, text, outcome = self._part(draft, part, files)
                files[name] = text
                outcomes.add(outcome)
        order = (Outcome.CHANGED, Outcome.ADDED)
        outcome = next((one for one in order if one in outcomes), Outcome.SAME)
        left, draft.loose = tuple(draft.loose), []
        return Result(draft, draft.onto, outcome, files, (), left)

    def _part(self, draft: Draft, part: Part, files: Mapping[str, str]) -> tuple[str, str, Outcome]:
        """One file for a case that is there: its name, its text, and what becomes of it."""
        settled = settle(draft, part, _label(part))
        body = "".join(f"{text}\n" for text in joined(part.body.get("")))
        same = self.there.same(draft.onto, part.kind, part.slug, str(settled.get("title", "")))
        if same:
            name = f"{part.kind}/{same.name}.md"
            if says_the_same(same, settled, body or same.body):
                return name, same.text, Outcome.SAME
            meta = {**same.meta, **settled}
            text = front_matter(with_room(meta, MODELS[part.kind])) + (body or same.body)
            draft.remarks += _changes(MODELS[part.kind], same, settled, body)
            return name, text, Outcome.CHANGED
        meta = given(MODELS[part.kind], self.today.isoformat()) | settled
        kind = GROUP[part.kind].kind
        assert kind
        slug = shortened(part.slug or file_named(kind, meta, str(meta.get("title", ""))))
        taken = {f"{part.kind}/{one.name}.md" for one in self.there.of(draft.onto, part.kind)}
        name = free_name({**files, **dict.fromkeys(taken, "")}, part.kind, slug)
        return name, front_matter(with_room(meta, MODELS[part.kind])) + body, Outcome.ADDED


def _changes(
    model: type[BaseModel], same: There, settled: Mapping[str, Any], body: str
) -> Iterator[str]:
    for key, value in settled.items():
        before = same.meta.get(key, "")
        if str(before) != str(value):
            yield f"{label_of(model, (key,))}: »{plain(before)}« bliver til »{plain(value)}«."
    if body.strip() and body.strip() != same.body.strip():
        yield f"Teksten bliver skrevet om. Før stod der: »{' '.join(same.body.split())}«"


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
