"""Where front matter begins and ends, also when someone forgot to say so."""

from __future__ import annotations

import pytest

from laboratorium.reading.fences import split

# (file, front matter, its line, body, its line, problems as line and code)
SPLITS: list[tuple[str, str, int, str, int, list[tuple[int, str]]]] = [
    ("---\na: 1\n---\nTekst\n", "a: 1\n", 2, "Tekst\n", 4, []),
    ("---\n---\nTekst", "", 2, "Tekst", 3, []),
    ("---\na: 1\n---", "a: 1\n", 2, "", 3, []),
    ("--- \na: 1\n---\t\nTekst", "a: 1\n", 2, "Tekst", 4, []),
    ("---\na: 1\n---\nTekst\n---\nmere", "a: 1\n", 2, "Tekst\n---\nmere", 4, []),
    ("---\na: 1\n# b\n---\n", "a: 1\n# b\n", 2, "", 5, []),
    # no opening fence
    ("a: 1\n---\nTekst", "a: 1\n", 1, "Tekst", 3, [(1, "missing-opening-fence")]),
    ("Tekst\n", "", 1, "Tekst\n", 1, [(1, "missing-front-matter")]),
    ("# Titel\n\nTekst", "", 1, "# Titel\n\nTekst", 1, [(1, "missing-front-matter")]),
    # no closing fence
    ("---\na: 1\n\n## H\nx", "a: 1\n\n", 2, "## H\nx", 4, [(4, "missing-closing-fence")]),
    ("---\na: 1\n\nTekst her", "a: 1\n\n", 2, "Tekst her", 4, [(4, "missing-closing-fence")]),
    ("---\na: 1\nb:\n  - c", "a: 1\nb:\n  - c\n", 2, "", 4, [(4, "missing-closing-fence")]),
    (
        "---\na: 1\n## H\nx\n\n---\ny",
        "a: 1\n",
        2,
        "## H\nx\n\n---\ny",
        3,
        [(3, "missing-closing-fence")],
    ),
    # neither
    (
        "a: 1\n\n## H",
        "a: 1\n\n",
        1,
        "## H",
        3,
        [(1, "missing-opening-fence"), (3, "missing-closing-fence")],
    ),
    # misspelt
    ("—\na: 1\n–––\nTekst", "a: 1\n", 2, "Tekst", 4, [(1, "bad-fence"), (3, "bad-fence")]),
    ("----\na: 1\n---\nTekst", "a: 1\n", 2, "Tekst", 4, [(1, "bad-fence")]),
    ("---\na: 1\n  ---\nTekst", "a: 1\n", 2, "Tekst", 4, [(3, "bad-fence")]),
    ("---\na:\n-\n---\nTekst", "a:\n-\n", 2, "Tekst", 5, []),
]


@pytest.mark.parametrize(("text", "front", "front_line", "body", "body_line", "said"), SPLITS)
def test_a_file_is_split(
    text: str, front: str, front_line: int, body: str, body_line: int, said: list[tuple[int, str]]
) -> None:
    parts = split(text, 1, "x.md")
    assert (parts.front, parts.front_line) == (front, front_line)
    assert (parts.body, parts.body_line) == (body, body_line)
    assert [(problem.line, problem.code) for problem in parts.problems] == said


def test_the_lines_above_are_counted() -> None:
    parts = split("---\na: 1\n---\nTekst", 4, "x.md")
    assert (parts.front_line, parts.body_line) == (5, 7)


def test_a_line_of_countless_dashes_is_soon_read() -> None:
    parts = split("---\n" + "–" * 200_000 + "x\n---\n", 1, "x.md")
    assert parts.problems == ()
