"""What the command line itself says, in Danish: help, and what is wrong with a command."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from laboratorium import cli
from laboratorium.cli.danish import WORDS

FOR_PROGRAMMERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "Could not determine name for option with declarations {decls!r}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "{editor}: Editing failed",
    "{editor}: Editing failed: {e}",
}
"""What Click says of how a command is declared, and of opening an editor, which none of ours do."""
REQUIRED = "extra['required']"
"""How Click asks for a word that stands elsewhere in it: »required«."""
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Show|Error|Missing|Invalid|Try|Did you|No such|Got|Aborted"
    r"|OPTIONS|COMMAND|ARGS|ARGUMENTS|TEXT|INTEGER|PATH|FILE|DIRECTORY|default|required"
    r"|is not|does not|unexpected|python -m)\b"
)


def asked_of_click() -> Iterator[tuple[str, ...]]:
    """Every message that Click has translated: one, or one and its plural."""
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("_", "gettext"):
                yield tuple(map(said, node.args))
            elif node.func.id == "ngettext":
                yield tuple(map(said, node.args[:2]))


def said(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    assert ast.unparse(node) == REQUIRED
    return "required"


@pytest.fixture(scope="module")
def words() -> Catalog:
    with WORDS.open("rb") as file:
        return read_po(file)


def told(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """What is said for each message; a plural goes with what is said of one."""
    found = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            danish = message.string
            found[key] = (danish,) if isinstance(danish, str) else tuple(danish)
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_everything_that_click_can_say_to_people_is_said_in_danish(words: Catalog) -> None:
    asked = {message[0] for message in asked_of_click()} - FOR_PROGRAMMERS
    assert len(asked) > 50
    assert asked == told(words).keys()


def test_what_is_for_programmers_is_still_there() -> None:
    assert {message[0] for message in asked_of_click()} >= FOR_PROGRAMMERS


def test_each_message_is_whole(words: Catalog) -> None:
    danish = told(words)
    for given in asked_of_click():
        if given[0] not in FOR_PROGRAMMERS:
            assert len(danish[given[0]]) == len(given) and all(danish[given[0]])
            known = set().union(*map(fields, given))
            assert all(fields(text) <= known for text in danish[given[0]]), given


def test_the_file_that_is_read_is_made_of_the_one_that_is_written(words: Catalog) -> None:
    with WORDS.with_suffix(".mo").open("rb") as file:
        assert told(read_mo(file)) == told(words)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["import"], "./lab import [VALG] FIL"),
        (["import"], "Fejl: Efter kommandoen mangler 'FIL'."),
        (["new", "episode"], "mangler 'LYDFIL'"),
        (["evaluate-tagging"], "Fejl: Der mangler '--data'."),
        (["biuld"], "Der er ingen kommando, der hedder 'biuld'. Mente du 'build'?"),
        (["new", "cas"], "Mente du 'case'?"),
        (["hjælp"], "Skriv ./lab --help for at få hjælp."),
        (["build", "--publis"], "Der er intet valg, der hedder '--publis'. Mente du '--publish'?"),
        (["import", "x", "--yess"], "Mente du et af disse: '--files', '--yes'?"),
        (["build", "--publish=3"], "'--publish' skal stå for sig selv."),
        (["due", "--since"], "Der mangler noget efter '--since'."),
        (["check", "--format", "xml"], "Skriv et af disse i stedet for 'xml': 'text', 'github',"),
        (["serve", "--port", "abc"], "Skriv et tal, fx 8000, i stedet for 'abc'."),
        (["import", "x", "--mapping", "nej.yml"], "'nej.yml' findes ikke. Se efter, om navnet er"),
        (["import", "x", "--mapping", "."], "'.' er en mappe. Skriv navnet på en fil."),
        (["import", "x", "--files", __file__], "er en fil. Skriv navnet på en mappe."),
        (["import", "min", "fil.docx"], "for meget efter kommandoen: fil.docx. Har et navn mell"),
        (["import", "min", "nye", "fil.docx"], "for meget efter kommandoen: nye fil.docx."),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_danish(arguments: list[str], answer: str) -> None:
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 2
    assert answer in result.output
    assert not ENGLISH.search(result.output)


def every(command: click.Command, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield way
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from every(one, (*way, name))


@pytest.mark.parametrize("way", list(every(cli.main)), ids=" ".join)
def test_help_is_danish(way: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli.main, [*way, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Sådan skrives det: {' '.join(('./lab', *way))}")
    assert not ENGLISH.search(result.output)
    assert "..." not in result.output  # Each command is told of in a sentence that is not cut.


def test_a_prompt_that_nobody_answers_ends_in_danish() -> None:
    result = CliRunner().invoke(cli.main, ["new", "case"], input="")
    assert result.exit_code == 130
    assert "Afbrudt." in result.output and not ENGLISH.search(result.output)
