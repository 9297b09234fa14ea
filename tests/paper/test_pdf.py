"""A PDF of a typst source: tagged, Danish, the same each time, closed to what is around it."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pypdf import PdfReader

from laboratorium.paper.pdf import PaperError, pdf

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
HEAD = '#import "house.typ": *\n#show: house.with(title: "Prøve på æ, ø og å")\n'
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def read(source: str, files: dict[str, bytes] | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(HEAD + source, files or {}, written=NOON)))


def structure(node: Any) -> list[str]:
    """The names of the tags in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [name for kid in node for name in structure(kid)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (structure(node["/K"]) if "/K" in node else [])


def test_the_file_says_what_it_is() -> None:
    reader = read('= En\n== To\nOrd. #image("a.svg", alt: "Et kvadrat")', {"a.svg": SQUARE})
    root: Any = reader.root_object
    assert reader.metadata is not None and reader.metadata.title == "Prøve på æ, ø og å"
    assert str(root["/Lang"]) == "da-DK"
    assert str(root["/MarkInfo"]["/Marked"]) == "True"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"
    tags = structure(root["/StructTreeRoot"])
    told = [tag for tag in tags if tag in ("/H1", "/H2", "/P", "/Figure")]
    assert told == ["/H1", "/H2", "/P", "/Figure"]
    assert [str(entry["/Title"]) for entry in flat(reader.outline)] == ["En", "To"]
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part>1" in xmp and "pdfaid:part>2" in xmp and "pdfaid:conformance>A" in xmp


def flat(outline: list[Any]) -> list[Any]:
    return [e for entry in outline for e in (flat(entry) if isinstance(entry, list) else [entry])]


def test_the_same_input_gives_the_same_bytes_wherever_the_clock_stands() -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
    first = pdf(HEAD + "= En\nOrd.", {}, written=NOON)
    assert first == pdf(HEAD + "= En\nOrd.", {}, written=elsewhere)
    assert first != pdf(HEAD + "= En\nOrd.", {}, written=NOON + timedelta(days=1))


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('#image("a.svg")', "alt"),
        ("= En\n=== Tre", "heading"),
        ("= 😀", "could not be displayed"),
        ('#read("/etc/passwd")', "not found"),
        ('#read("../../etc/passwd")', "path"),
        ("#let", "expected"),
    ],
)
def test_what_would_be_hard_to_use_or_leads_out_is_refused(source: str, why: str) -> None:
    with pytest.raises(PaperError, match=why):
        read(source, {"a.svg": SQUARE})


@pytest.mark.parametrize("name", ["/a.svg", "../a.svg", "house.typ", "main.typ"])
def test_a_file_has_a_name_of_its_own_inside_the_document(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        pdf(HEAD, {name: b""}, written=NOON)


def test_a_time_has_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        pdf(HEAD, {}, written=datetime(2026, 1, 1))


def test_the_engine_is_loaded_when_asked_for() -> None:
    code = "import sys, laboratorium.paper.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_data_never_becomes_code() -> None:
    told = ["#panic()", "*fed* _kursiv_", "= overskrift", '") #panic("', "$x$ <a> @a [b] -- ~ \\"]
    source = '#for text in json("data.json") { text; linebreak() }'
    page = read(source, {"data.json": json.dumps(told).encode()}).pages[0].extract_text()
    assert [line.strip() for line in page.splitlines()[: len(told)]] == told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_is_forked_after_the_engine_was_used_still_prints() -> None:
    mine = pdf(HEAD + "= En\nOrd.", {}, written=NOON)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        asked = pool.apply_async(pdf, (HEAD + "= En\nOrd.", {}), {"written": NOON})
        assert asked.get(timeout=120) == mine
