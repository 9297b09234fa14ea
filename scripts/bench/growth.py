"""Measure how every checker's time grows with the worst text of each kind.

    .venv/bin/python scripts bench.growth [BEGINNING OF A NAME ...]

Each is given 16, 64 and 256 kB (or as much as a file of its kind may hold), and the least of
several tries counts. Linear work takes four times as long for four times the text, and quadratic
work sixteen times. The table goes to stdout as Markdown; `tests/security/test_growth.py` holds
to it.
"""

from __future__ import annotations

import gc
import struct
import sys
import tempfile
import zlib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import process_time

from bench.growth_files import GROWING_FILES
from bench.worst import Growing, again
from laboratorium.base.text import clean
from laboratorium.intake.feeds.reading import read_feed
from laboratorium.intake.importing.delimited import read_delimited
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.table import read_table
from laboratorium.intake.issues.body import MAX_BODY, read_body, recognise
from laboratorium.media import transcript
from laboratorium.media.chapter_files import read_chapters
from laboratorium.media.picture_metadata import inspect
from laboratorium.model.kinds import KIND
from laboratorium.reading import body_rules
from laboratorium.reading.body import Body
from laboratorium.reading.case_loader import load_case
from laboratorium.reading.frontmatter import MAX_FRONT, parse
from laboratorium.reading.markdown import render
from laboratorium.reading.privacy import check_file, check_text
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate
from laboratorium.tagging.suggest import suggest

SIZES = (16 * 1024, 64 * 1024, 256 * 1024)
TRIES = 3


def _privacy(data: bytes) -> None:
    list(check_text(data, "x.md"))


def _body(data: bytes) -> None:
    body = Body(clean(data.decode(), "x.md")[0])
    for check in (body_rules.check_safe, body_rules.check_case):
        list(check(body))
    list(body_rules.check_part(body, KIND["prototype"]))


def _drawn(data: bytes) -> None:
    render(data.decode())


def _front(data: bytes) -> None:
    parsed = parse(data, "cases/a/index.md")
    validate(parsed, KIND["case"].model)
    list(check_file(data, parsed))


def _case(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases/a/index.md"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        load_case(Path(folder), "a")


def _table(kind: str, data: bytes) -> None:
    own = KIND[kind]
    table, words = take_apart(data, f"cases/a/{own.file}", own)
    validate(table, own.model)
    list(check_text(words, "x.csv"))


def _transcript(name: str, data: bytes) -> None:
    transcript.parse(data, name)


def _chapters(data: bytes) -> None:
    with suppress(ValueError):
        read_chapters(data)


def _import(data: bytes) -> None:
    with suppress(Refused):
        read_table([read_delimited(data.decode())])


def _feed(data: bytes) -> None:
    with suppress(Refused):
        read_feed(data)


def _issue(data: bytes) -> None:
    text = data.decode()
    recognise(text)
    read_body(text, "case")


def _suggested(data: bytes) -> None:
    suggest(data.decode(), "da")


def _png(chunk: Callable[[int], bytes]) -> Callable[[int], bytes]:
    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    def make(size: int) -> bytes:
        inner = chunk(size)
        return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", b"\0" * 13) + inner + part(b"IEND", b"")

    return make


def _chunks(name: bytes, content: bytes) -> Callable[[int], bytes]:
    one = struct.pack(">I", len(content)) + name + content + b"\0" * 4
    return lambda size: one * (size // len(one))


def _one_chunk(name: bytes, bit: bytes) -> Callable[[int], bytes]:
    return lambda size: struct.pack(">I", size) + name + (bit * size)[:size] + b"\0" * 4


def _segments(size: int) -> bytes:
    one = b"\xff\xfe\x00\x06abcd"
    return b"\xff\xd8" + one * (size // len(one)) + b"\xff\xd9"


HEAD = "---\ntitle: A\n"
BODY = f"{HEAD}---\n## Udfordringen\n\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:09.000\n"
CUES = "00:01.000 --> 00:09.000\nOrd {n}\n\n"
CSV = "indicator;date;value;unit;low;high;level;source;note\n"
RSS = '<rss version="2.0"><channel><title>A</title>'

GROWING: Mapping[str, Growing] = {
    **{
        f"privacy: {bit!r}": Growing(again(bit), _privacy)
        for bit in ("1 ", "1987 ", "12345678 ", "01 02 80 1234 ", "a@b.dk ", "Anne ", "A Plads 1 ")
    },
    **{
        f"front matter: {name}": Growing(again(bit, HEAD, "\n---\n"), _front, MAX_FRONT // 2)
        for name, bit in {
            "unknown fields": "felt{n}: a\n",
            "one field": "# title: A\n",
            "sources": "- {{title: A, url: b}}\n",
            "a long text": "x ",
            "dashes": "-",
            "quotes": "'",
            "brackets": "[",
        }.items()
    },
    "front matter: list of sources": Growing(
        again("  - {{title: A, url: 'https://example.org/{n}'}}\n", f"{HEAD}sources:\n", "---\n"),
        _front,
        MAX_FRONT // 2,
    ),
    "front matter: terms": Growing(
        again("ord{n}, ", f"{HEAD}six_p: [", "]\n---\n"), _front, MAX_FRONT // 2
    ),
    **{
        f"body: {bit!r}": Growing(again(bit), _body)
        for bit in (
            "a\n\n",
            "[a](b)\n\n",
            "## A\n\n",
            "- a\n\n",
            "*a _b **c\n\n",
            "<b>\n\n",
            "`a` b\n\n",
            "> a\n\n",
            "[a]: b\n\n",
            "&amp; \\* <a@b.dk>\n\n",
        )
    },
    "drawing: a table": Growing(again("c|d\n", "a|b\n-|-\n"), _drawn, 10_000),
    "drawing: tables": Growing(again("a|b\n-|-\nc|d\n\n"), _drawn),
    "drawing: code": Growing(again("``a` b\n\n"), _drawn),
    "drawing: indented code": Growing(again("    a\n\n"), _drawn),
    "drawing: links": Growing(again("[a](b) c\n\n"), _drawn),
    "drawing: headings": Growing(again("## A\n\n"), _drawn),
    "drawing: lists": Growing(again("- a\n\n  - b\n\n"), _drawn),
    "references: source numbers": Growing(again("[{n}](#kilde-{n})\n\n", BODY), _case),
    "references: pages": Growing(again("[a](../b{n}/index.md)\n\n", BODY), _case),
    "references: anchors": Growing(again("[a](#b{n})\n\n## B{n}\n\n", BODY), _case),
    "measurements: rows": Growing(
        again("A{n};2024-06;1;%;;;Bruger;B;\n", CSV), partial(_table, "measurements")
    ),
    "measurements: the same": Growing(
        again("A;2024-06;1;%;;;Bruger;B;\n", CSV), partial(_table, "measurements")
    ),
    "measurements: separators": Growing(again(";", CSV), partial(_table, "measurements")),
    "measurements: quotes": Growing(again('"', CSV), partial(_table, "measurements")),
    "mapping: parts": Growing(
        again("  - {{key: a{n}, label: A, kind: person}}\n", "nodes:\n"), partial(_table, "mapping")
    ),
    "mapping: ties": Growing(
        again("  - {{from: a{n}, to: b{n}, kind: x}}\n", "ties:\n"), partial(_table, "mapping")
    ),
    **{
        f"transcript: {bit!r}": Growing(again(bit, VTT), partial(_transcript, "a.vtt"))
        for bit in ("<", "<v A>x", "&", "-->\n", "\n", "x", ": ", "A: b\n")
    },
    "transcript: cues": Growing(again(CUES, "WEBVTT\n\n"), partial(_transcript, "a.vtt")),
    "transcript: srt": Growing(
        again("{n}\n00:00:01,000 --> 00:00:09,000\nOrd\n\n"), partial(_transcript, "a.srt")
    ),
    "transcript: json": Growing(
        again('{{"start": 1, "end": 2, "text": "A"}},', '{"segments": [', "{}]}"),
        partial(_transcript, "a.json"),
    ),
    "chapters: lines": Growing(again("00:00:01 Kapitel {n}\n"), _chapters),
    "chapters: signs": Growing(again("0:"), _chapters),
    "picture: JPEG comments": Growing(_segments, inspect),
    "picture: PNG texts": Growing(_png(_chunks(b"tEXt", b"Comment\0Hej")), inspect),
    "picture: packed texts": Growing(_png(_chunks(b"zTXt", b"Comment\0\0\x78\x78\x78")), inspect),
    "picture: one text": Growing(_png(_one_chunk(b"tEXt", b"a ")), inspect),
    "picture: one packed text": Growing(_png(_one_chunk(b"iTXt", b"\x78\x9c")), inspect),
    "import: rows": Growing(
        again("Have {n};Odense;Odense Kommune;A\n", "Titel;Kommune;Organisation;Sted\n"), _import
    ),
    "import: columns": Growing(again("Kolonne {n};", "Titel;Kommune\nA;Odense\n"), _import),
    "import: quotes": Growing(again('"', "Titel;Kommune\n"), _import),
    "import: one cell": Growing(again("ord ", "Titel;Kommune\n"), _import),
    "feed: items": Growing(
        again("<item><title>A</title><guid>{n}</guid></item>", RSS, "</channel></rss>"), _feed
    ),
    "feed: elements": Growing(again("<a>b</a>", RSS, "</channel></rss>"), _feed),
    "issue: headings": Growing(again("### A{n}\n\nb\n\n"), _issue, MAX_BODY),
    "issue: boxes": Growing(again("- [x] a\n"), _issue, MAX_BODY),
    "tags: words": Growing(again("klima{n} "), _suggested),
    "tags: compounds": Growing(again("vandforsyningsplan "), _suggested),
    **GROWING_FILES,
}


def took(one: Growing, size: int) -> float:
    """Processor seconds, the least of several tries, with the size it may have."""
    data = one.make(min(size, one.most))
    least = float("inf")
    gc.disable()
    try:
        for _ in range(TRIES):
            began = process_time()
            one.read(data)
            least = min(least, process_time() - began)
    finally:
        gc.enable()
    return least


def sizes(one: Growing) -> tuple[int, int, int]:
    """The three sizes, a quarter from each to the next, the last what a file may hold at most."""
    last = min(SIZES[-1], one.most)
    return last // 16, last // 4, last


def main() -> None:
    """Print the table."""
    about, form = __doc__ or "", RawDescriptionHelpFormatter
    arguments = ArgumentParser("bench.growth", description=about, formatter_class=form)
    arguments.add_argument("names", nargs="*", help="only those whose name begins so")
    wanted = tuple(arguments.parse_args().names)
    print("| worst text | kB | ms | × | × |\n|---|---:|---:|---:|---:|")
    for name, one in GROWING.items():
        if wanted and not name.startswith(wanted):
            continue
        first, second, last = (took(one, size) for size in sizes(one))
        ratios = f"{second / first:.1f} | {last / second:.1f}"
        print(f"| {name} | {sizes(one)[-1] // 1024} | {last * 1000:.0f} | {ratios} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
