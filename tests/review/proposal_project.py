"""A repository with a small valid project, and proposals to it as GitHub would merge them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from content_project import PROJECT, write

from laboratorium.review import payload
from laboratorium.review.events import Pull, PullRequestEvent, WorkflowRunEvent, read_event

EVENTS = Path(__file__).parents[1] / "data/events"
HEAD = "1" * 40
NEW_POINT = "cases/foens/learning-points/2026-11-24-spoerg-naboen.md"
POINT = """\
---
title: Spørg naboen, før I tegner
level: Medarbejder
six_p: [participation]
phase: Prøvehandlinger
kind: Det stod i vejen
date: 2026-11-24
---
Vi tegnede, før vi spurgte. Så måtte vi tegne om. Havde vi spurgt først, var vi blevet færdige et
halvt år før, og flere havde været med hele vejen fra den første dag.
"""

SOUND: dict[str, Any] = {
    "version": 1,
    "number": 7,
    "head_sha": HEAD,
    "scope": "content",
    "files": ["cases/foens/index.md"],
    "errors": 1,
    "advice": 0,
    "problems": [
        {
            "path": "cases/foens/index.md",
            "line": 3,
            "column": 1,
            "level": "fejl",
            "code": "missing",
            "message": "»title« mangler.",
        }
    ],
    "praise": [{"path": "cases/foens/index.md", "code": "contact"}],
    "meters": [
        {
            "path": "cases/foens/index.md",
            "met": 3,
            "total": 7,
            "missing": [{"key": "case.pictures"}],
        }
    ],
    "built": False,
}


def event(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def fork_pull(**changes: Any) -> Pull:
    pull = read_event(EVENTS / "pull_request.fork.json", PullRequestEvent).pull_request
    return pull.model_copy(update=changes)


def fork_run() -> WorkflowRunEvent:
    return read_event(EVENTS / "workflow_run.fork.json", WorkflowRunEvent)


def git(folder: Path, *arguments: str) -> str:
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = {
        f"GIT_{who}_{what}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=os.environ | quiet | names,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def merged(
    folder: Path,
    changes: Mapping[str, str | bytes | None],
    more: Callable[[Path], None] | None = None,
) -> Path:
    """A clone on the merge commit of a proposal that writes ``changes`` (None deletes) and then
    does ``more``; the base branch has moved on meanwhile.
    """
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    write(folder, PROJECT)
    _commit(folder)
    git(folder, "checkout", "-q", "-b", "proposal")
    write(folder, {path: text for path, text in changes.items() if text is not None})
    for path in (path for path, text in changes.items() if text is None):
        (folder / path).unlink()
    if more:
        more(folder)
    _commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, {"README.md": "Noget nyt på main.\n"})
    _commit(folder)
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    return folder


def _commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def put(folder: Path, data: object) -> Path:
    text = data if isinstance(data, str) else json.dumps(data)
    (folder / payload.FILE).write_text(text, encoding="utf-8")
    return folder
