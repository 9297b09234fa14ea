"""Judge a proposal: lay its content over the base branch's checkout, then say what it comes to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from laboratorium.base.files import write
from laboratorium.base.parallel import available_workers
from laboratorium.base.paths import source_of
from laboratorium.base.problems import Level, Problem, in_order
from laboratorium.model.records import Content
from laboratorium.podcast.checked import checked
from laboratorium.reading import files
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load
from laboratorium.review.changes import blob, changes, lay_over
from laboratorium.review.events import Pull
from laboratorium.review.guarded import guarded
from laboratorium.review.lacking import meters
from laboratorium.review.outside_pages import check_outside, is_page
from laboratorium.review.path_guard import Verdict, judge
from laboratorium.review.payload import MOST_FILES, MOST_NOTES, Praise, Report, told
from laboratorium.review.praise import praise, praise_unread
from laboratorium.site.clock import build_time

_VERDICTS = TypeAdapter(Verdict)


def prepare(root: Path, proposal: Path, pull: Pull, approved: bool = False) -> Verdict:
    """Judge the paths of a proposal and lay its content over ``root``.

    ``approved`` says that an editor has vouched for what it moves (``guarded.LABEL``).

    ``proposal`` is a clone standing on the merge commit that GitHub made: its first parent is the
    base branch, so the difference is just what merging would bring.
    """
    changed = changes(proposal, "HEAD^1", "HEAD")
    moved = guarded(changed, partial(_before_and_after, proposal), pull.from_insider, approved)
    verdict = judge(changed, pull.from_insider, moved)
    lay_over(root, proposal, verdict.content)
    if pull.from_insider:
        return verdict
    pages = [one.path for one in verdict.content if not one.gone and is_page(one.path)]
    unfit = [problem for path in pages for problem in check_outside(root, path)]
    return replace(verdict, problems=in_order((*verdict.problems, *unfit)), harmless=not unfit)


def _before_and_after(proposal: Path, path: str) -> tuple[bytes | None, bytes | None]:
    return blob(proposal, "HEAD^1", path), blob(proposal, "HEAD", path)


def make_report(
    root: Path,
    pull: Pull,
    verdict: Verdict,
    built: bool | None = None,
) -> tuple[Report, tuple[Problem, ...]]:
    """Check the content in ``root`` and return the report with the whole list of problems.

    Advice is only given on files that the proposal changes; errors everywhere, since the base
    branch has none of its own.
    """
    paths = [change.path for change in verdict.content if not change.gone]
    at = build_time(root).at
    loaded = checked(root, load(root, workers=available_workers(), at=at), at)
    own = frozenset(paths)
    found = [p for p in loaded.problems if p.path in own or p.level is Level.ERROR]
    problems = in_order((*verdict.problems, *found))
    good = _praise(root, loaded.content, paths)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    report = Report(
        number=pull.number,
        head_sha=pull.head.sha,
        scope=verdict.scope,
        files=tuple(path[:300] for path in paths[:MOST_FILES]),
        errors=errors,
        advice=len(problems) - errors,
        problems=told(problems),
        praise=tuple(Praise(path=path[:300], code=code) for path, code in good[:MOST_NOTES]),
        meters=meters(loaded.content, paths),
        built=built,
    )
    return report, problems


def _praise(root: Path, content: Content, paths: Sequence[str]) -> list[tuple[str, str]]:
    good = list(praise(content, paths))
    read = {path for path, _ in good}
    for path in paths[:MOST_FILES]:
        if path not in read and source_of(path):
            data, _ = files.read(root, path)
            good += praise_unread(parse(data or b"", path))
    return good


def keep_verdict(path: Path, verdict: Verdict) -> None:
    """Write a verdict for the next step of the same job."""
    # By way of Python's own JSON, which takes paths that are not UTF-8.
    write(path, json.dumps(_VERDICTS.dump_python(verdict)))


def kept_verdict(path: Path) -> Verdict:
    """Return the verdict that an earlier step of the same job kept."""
    return _VERDICTS.validate_python(json.loads(path.read_bytes()))
