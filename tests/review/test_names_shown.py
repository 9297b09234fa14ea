"""A name with characters that nobody sees is shown with their numbers, wherever it is shown."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import PROJECT, write

from laboratorium import cli
from laboratorium.base.problems import START, error
from laboratorium.review import escaping
from laboratorium.review.formats import FORMATS, render

CLI = Path(cli.__file__).parent
NAME = "cases/foens/a\u202egnp\u200f.md"
SHOWN = "cases/foens/a‹U+202E›gnp‹U+200F›.md"


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_the_list_shows_it(form: str) -> None:
    told = render([error(NAME, START, "file-name", f"»{NAME}« er forkert.")], form)
    assert not {"\u202e", "\u200f"} & set(told)
    if form in ("json", "sarif"):
        assert NAME in json.dumps(json.loads(told), ensure_ascii=False)  # Programs get it whole.
    else:
        assert f"»{SHOWN}«" in told


def test_comments_show_it() -> None:
    assert SHOWN in escaping.code(NAME) and SHOWN in escaping.markdown(NAME)


def test_the_terminal_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, {**PROJECT, NAME: "x", "cases/foens/images/b\u202e.png": b"x"})
    monkeypatch.setattr(cli, "ROOT", root)
    missing = f"{root}/x\u202e.docx"
    for command in (["check"], ["status"], ["fix"], ["import", missing], ["from-issue", missing]):
        done = CliRunner().invoke(cli.main, command)
        assert not {"\u202e", "\u200f"} & set(done.output), command
        if command == ["check"]:
            assert SHOWN in done.output and "b‹U+202E›.png" in done.output
        if missing in command:
            assert "x‹U+202E›.docx" in done.output, done.output


def test_commands_say_all_they_say_in_the_one_way() -> None:
    for path in sorted(CLI.glob("*.py")):
        called = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and node.attr in ("echo", "secho")
        }
        assert not called or path.name in ("saying.py", "ending.py"), path.name
