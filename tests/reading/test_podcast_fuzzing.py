"""Front matter and transcripts spoilt in every way: valid, or told of at a line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from podcast_project import (
    EPISODE,
    EPISODE_PATH,
    SHOW,
    SHOW_PATH,
    TRANSCRIPT_PATH,
    loaded_podcast,
    podcast,
)

KEYS = ["title", "number", "season", "type", "published", "summary", "audio", "audio_length",
        "cover", "persons", "basis", "withdrawn", "chapters", "start", "soundbites", "duration",
        "transcript", "cases", "lab", "six_p", "guid", "former_slugs", "name", "x"]  # fmt: skip
SCALARS = st.sampled_from(
    ["", "0", "-1", "1e9", "null", "~", "true", "2026-11-23", "2026-03-29 02:30", "12:34", "9" * 30,
     "../x", "varmevaerket.mp3", "forside.png", "podcasts", ".", "https://x.dk/a.mp3", "a: b", "*a",
     "[", "\ud7ff", "'", '"', "trailer", "synthetic", "99:99:99.999", "²", "٣", "x" * 400]
) | st.text(max_size=12)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=5,
)
FRONT = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8)


@given(front=FRONT, path=st.sampled_from([EPISODE_PATH, SHOW_PATH]), whole=st.booleans())
def test_whatever_the_front_matter_holds_it_is_valid_or_told(
    tmp_path: Path, front: dict[str, str], path: str, whole: bool
) -> None:
    added = "".join(f"{key}: {value}\n" for key, value in front.items())
    valid = EPISODE if path == EPISODE_PATH else SHOW
    if whole and path == EPISODE_PATH:
        kept = [line for line in valid.splitlines(keepends=True)
                if line.partition(":")[0] not in front]  # fmt: skip
        text = "".join(kept).replace("---\n", f"---\n{added}", 1)
    else:
        text = f"---\n{added}---\nTekst.\n" if path == EPISODE_PATH else added
    content = text.encode("utf-8", "surrogatepass")
    shutil.rmtree(tmp_path / "podcasts", ignore_errors=True)
    found = loaded_podcast(tmp_path, {path: content})
    told = [problem for problem in found.errors if problem.path == path]
    record = found.content.show if path == SHOW_PATH else found.content.episodes
    assert told or record
    lines = {path: len(re.split(rb"\r\n|\r|\n", content))}
    for problem in found.problems:
        assert 1 <= problem.line <= lines.get(problem.path, 30)
        assert problem.column >= 1
        assert re.search(r"[.?]$", problem.message), problem.message


@given(
    path=st.sampled_from([EPISODE_PATH, SHOW_PATH, TRANSCRIPT_PATH]),
    start=st.integers(0, 900),
    length=st.integers(0, 40),
    new=st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8")),
)
def test_a_file_with_a_hole_in_it_is_valid_or_told(
    tmp_path: Path, path: str, start: int, length: int, new: bytes
) -> None:
    whole = str(podcast()[path]).encode()
    start %= len(whole)
    found = loaded_podcast(tmp_path, {path: whole[:start] + new + whole[start + length :]})
    assert found.errors or (found.content.show and found.content.episodes)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in found.problems)
