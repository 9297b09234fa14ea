"""Whatever a transcript holds, it is read in linear time or told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.media.cues import stamp
from laboratorium.media.transcript import parse
from pace import is_linear, is_quick

DATA = Path(__file__).parent


def vtt(*blocks: str) -> bytes:
    return "\n\n".join(("WEBVTT", *blocks, "")).encode()


def cue(text: str) -> bytes:
    return vtt(f"00:01.000 --> 00:02.000\n{text}")


def said(data: bytes, name: str = "a.vtt") -> list[tuple[str | None, str]]:
    found, _ = parse(data, name)
    assert found
    return [(cue.speaker, cue.text) for cue in found.cues]


@given(st.binary(max_size=300), st.sampled_from(["a.vtt", "a.srt", "a.json", "a"]))
def test_no_bytes_are_too_much(data: bytes, name: str) -> None:
    found, problems = parse(data, name)
    assert found or any(problem.level == "fejl" for problem in problems)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


PIECES = st.sampled_from(
    (
        *(
            "WEBVTT",
            "\n",
            "\n\n",
            "\r",
            "-->",
            " --> ",
            "00:01.000",
            "00:02,5",
            "1",
            "<v Anna>",
            "<",
        ),
        *(">", "</v>", "NOTE", "STYLE", "&amp;", "&#", "Anna: ", "ord", " ", "\ufeff", "{"),
        '"segments": [',
    )
)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["a.vtt", "a.srt", "a.json"]))
def test_no_pile_of_pieces_is_too_much(pieces: list[str], name: str) -> None:
    data = "".join(pieces).encode()
    found, problems = parse(data, name)
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert found or any(problem.level == "fejl" for problem in problems)
    assert all(1 <= problem.line <= lines for problem in problems)


# Each grows fourfold; a quadratic reading would take sixteen times as long.
HOSTILE = {
    "open tags": lambda n: cue("<" * n),
    "voices never closed": lambda n: cue("<v " * n),
    "spaces in a tag": lambda n: cue("<v" + " " * n),
    "dots in a tag": lambda n: cue("<v" + "." * n),
    "unknown tags": lambda n: cue("<x>" * (n // 3)),
    "voices": lambda n: cue("<v A>x" * (n // 6)),
    "references": lambda n: cue("&" * n),
    "arrows": lambda n: vtt("-->\n" * (n // 4)),
    "empty lines": lambda n: vtt("\n" * n),
    "one word": lambda n: cue("x" * n),
    "colons": lambda n: cue(": " * (n // 2)),
    "json lines": lambda n: b'{"segments": [' + b"\n" * n + b"0" + b",\n0" * (n // 3) + b"]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name: str) -> None:
    file = "a.json" if name.startswith("json") else "a.vtt"
    data = {size: HOSTILE[name](size) for size in (50_000, 200_000)}
    assert is_linear(lambda size: parse(data[size], file), 50_000)


def test_three_hours_are_read_in_a_moment() -> None:
    blocks = (
        f"{stamp(n * 1.8)} --> {stamp(n * 1.8 + 1.5)}\n"
        f"<v Anna Holm>Det er linje {n}, og den er hverken lang &amp; tung eller kort.\n"
        "Men der er to."
        for n in range(6000)
    )
    data = vtt(*blocks)
    found, _ = parse(data, "a.vtt")
    assert is_quick(lambda: parse(data, "a.vtt"), 1.0)
    assert found and len(found.cues) == 6000
