"""A podcast as a whole: guids, numbers, names, what is withdrawn, and what nothing names."""

from __future__ import annotations

import builtins
import unicodedata
import uuid
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from content_project import errors, line_of, said
from podcast_project import (
    AUDIO_PATH,
    COVER_PATH,
    EPISODE_PATH,
    OTHER,
    OTHER_PATH,
    SECOND,
    TRANSCRIPT,
    TRANSCRIPT_PATH,
    WITHDRAWN,
    audio,
    changed,
    codes,
    cover,
    loaded_podcast,
    podcast,
)

from laboratorium.reading.loader import load


def test_a_guid_that_another_episode_is_about_to_get_is_refused(tmp_path: Path) -> None:
    taken = str(uuid.uuid5(uuid.UUID("9b024349-ccf0-5f69-a609-6b82873eab3c"), "varmevaerket"))
    text = OTHER.replace("number: 2", f"number: 2\nguid: {taken}")
    found = loaded_podcast(tmp_path, {**SECOND, OTHER_PATH: text})
    assert said(errors(found.problems)) == [(OTHER_PATH, 4, "same-guid")]


def test_numbers_begin_anew_in_each_season_and_bonus_shares_them(tmp_path: Path) -> None:
    for line in ("number: 1\nseason: 2", "number: 1\ntype: bonus"):
        text = OTHER.replace("number: 2", line)
        assert loaded_podcast(tmp_path, {**SECOND, OTHER_PATH: text}).errors == ()


def test_a_renamed_episode_keeps_the_guid_of_its_old_name(tmp_path: Path) -> None:
    text = changed(("sdg: [7]", "former_slugs: [vaerket]"))
    (problem,) = loaded_podcast(tmp_path, {EPISODE_PATH: text}).errors
    old = str(uuid.uuid5(uuid.UUID("9b024349-ccf0-5f69-a609-6b82873eab3c"), "vaerket"))
    assert said([problem]) == [(EPISODE_PATH, line_of(text, "former"), "renamed-without-guid")]
    assert f"»guid: {old}«" in problem.message
    text = text.replace("former_slugs", f"guid: {old}\nformer_slugs")
    assert loaded_podcast(tmp_path, {EPISODE_PATH: text}).errors == ()


TITLES = [
    ("Afsnit 3 om varme", True),
    ("Varme (episode 3)", True),
    ("Varme – nr. 3", True),
    ("#3 Varme", True),
    ("3. Varme", True),
    ("3: Varme", True),
    ("7. juni i Føns", False),
    ("Med linje nr. 5 til havet", False),
    ("Et afsnit af livet", False),
    ("100 huse i 2025", False),
]


@pytest.mark.parametrize(("title", "is_numbered"), TITLES)
def test_a_number_in_a_title_is_known_from_other_numbers(
    tmp_path: Path, title: str, is_numbered: bool
) -> None:
    text = changed(("title: Landsbyen, der byggede et varmeværk", f'title: "{title}"'))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text})
    assert codes(found) == ["title-number"] * is_numbered


def test_each_text_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded_podcast(tmp_path, SECOND)
    opened: Counter[str] = Counter()
    real = builtins.open

    def count(file: Any, *args: Any, **options: Any) -> Any:
        opened[str(file)] += 1
        return real(file, *args, **options)

    monkeypatch.setattr(builtins, "open", count)
    load(tmp_path)
    texts = {*podcast(), *SECOND} - {AUDIO_PATH, "podcasts/andet.mp3", COVER_PATH}
    assert {path: opened[str(tmp_path / path)] for path in texts} == dict.fromkeys(texts, 1)


def test_audio_may_lie_elsewhere(tmp_path: Path) -> None:
    there = "audio: https://lyd.example.org/a.mp3"
    facts = '\naudio_length: 1000\naudio_type: audio/mpeg\naudio_seconds: "00:40"'
    text = changed(("audio: varmevaerket.mp3", there + facts))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text, AUDIO_PATH: None})
    assert found.problems == ()
    (episode,) = found.content.episodes
    assert (episode.is_remote, episode.audio) == (True, None)
    assert (episode.length, episode.seconds, episode.suffix) == (1000, 40, ".mp3")
    text = changed(("audio: varmevaerket.mp3", there))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text, AUDIO_PATH: None})
    assert said(found.errors) == [(EPISODE_PATH, 6, "remote-audio")] * 3


def test_danish_letters_and_spaces_in_the_names_of_files_are_fine(tmp_path: Path) -> None:
    name = "Så er der varme på ø"
    text = changed(("varmevaerket.mp3", f"{name}.mp3"), ("varmevaerket.vtt", f"{name}.vtt"))
    # Macs take letters apart in the names of files.
    apart = unicodedata.normalize("NFD", name)
    found = loaded_podcast(
        tmp_path,
        {
            EPISODE_PATH: text,
            AUDIO_PATH: None,
            TRANSCRIPT_PATH: None,
            f"podcasts/{apart}.mp3": audio(),
            f"podcasts/{apart}.vtt": TRANSCRIPT,
        },
    )
    assert found.problems == ()
    assert found.content.episodes[0].audio_path == f"podcasts/{apart}.mp3"


def test_files_that_nothing_names_are_told(tmp_path: Path) -> None:
    extra: dict[str, str | bytes | None] = {
        "podcasts/loes.wav": b"x",
        "podcasts/.skjult": "x",
        "podcasts/ledger.yml": "x",
    }
    found = loaded_podcast(tmp_path, extra)
    assert [(p.path, p.code, p.level.value) for p in found.problems] == [
        ("podcasts/.skjult", "hidden-file", "forslag"),
        ("podcasts/loes.wav", "file-unused", "forslag"),
    ]


GONE = [
    ("sdg: [7]", "sdg: [7]\nwithdrawn: 2026-11-22"),
    ("consent, date: 2026-11-01}", WITHDRAWN),
]


@pytest.mark.parametrize(("old", "new"), GONE)
def test_of_a_withdrawn_episode_nothing_is_read(tmp_path: Path, old: str, new: str) -> None:
    text = changed((old, new))
    gone = {EPISODE_PATH: text, AUDIO_PATH: None, TRANSCRIPT_PATH: None}
    found = loaded_podcast(tmp_path / "deleted", gone)
    assert found.problems == ()
    found = loaded_podcast(tmp_path / "kept", {EPISODE_PATH: text, AUDIO_PATH: b"broken"})
    assert set(codes(found)) == {"withdrawn-file"}
    assert found.errors == ()
    (episode,) = found.content.episodes
    assert episode.withdrawn == date(2026, 11, 22)
    assert (episode.audio, episode.transcript, episode.audio_path) == (None, None, None)


def test_a_withdrawn_episode_needs_no_notes(tmp_path: Path) -> None:
    front = changed((*GONE[0],)).rpartition("---\n")[0] + "---\n"
    shown = changed().rpartition("---\n")[0] + "---\n"
    gone = {AUDIO_PATH: None, TRANSCRIPT_PATH: None}
    assert loaded_podcast(tmp_path / "gone", {EPISODE_PATH: front, **gone}).problems == ()
    assert codes(loaded_podcast(tmp_path / "shown", {EPISODE_PATH: shown})) == ["body-empty"]


def test_the_first_to_withdraw_counts(tmp_path: Path) -> None:
    text = changed((*GONE[1],), ("sdg: [7]", "sdg: [7]\nwithdrawn: 2026-11-21"))
    (episode,) = loaded_podcast(tmp_path, {EPISODE_PATH: text}).content.episodes
    assert episode.withdrawn == date(2026, 11, 21)


def test_a_withdrawn_episode_may_leave_out_its_audio(tmp_path: Path) -> None:
    text = changed(
        ("audio: varmevaerket.mp3\n", ""),
        ("transcript: varmevaerket.vtt\n", "withdrawn: 2026-11-22\n"),
    )
    gone = {EPISODE_PATH: text, AUDIO_PATH: None, TRANSCRIPT_PATH: None}
    assert loaded_podcast(tmp_path, gone).problems == ()


def test_a_symbolic_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "udenfor.mp3"
    outside.write_bytes(audio())
    root = tmp_path / "projekt"
    loaded_podcast(root, {AUDIO_PATH: None})
    (root / AUDIO_PATH).symlink_to(outside)
    assert said(errors(load(root).problems)) == [
        (EPISODE_PATH, 6, "audio-missing"),
        (AUDIO_PATH, 1, "symlink"),
    ]


def test_an_episode_may_have_a_cover_of_its_own(tmp_path: Path) -> None:
    text = changed(("sdg: [7]", "cover: eget.png\ncover_alt: Et hus"))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text, "podcasts/eget.png": cover(1500)})
    assert found.problems == ()
    (episode,) = found.content.episodes
    assert episode.cover is not None
    assert (episode.cover.width, episode.cover_path) == (1500, "podcasts/eget.png")
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text, "podcasts/eget.png": cover(1399)})
    assert said(found.errors) == [(EPISODE_PATH, line_of(text, "cover:"), "cover-size")]


def test_episodes_may_link_to_one_another(tmp_path: Path) -> None:
    text = changed(("../cases/foens/index.md", "andet.md"))
    assert loaded_podcast(tmp_path, {**SECOND, EPISODE_PATH: text}).problems == ()


def test_several_workers_read_the_same(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {}
    for number in range(2, 160):
        slug = f"a{number}"
        gone = "sdg: [7]\nwithdrawn: 2026-11-22" if number % 5 else "sdg: [7]"
        text = changed(("varmevaerket.", f"{slug}."), ("number: 1", f"number: {number}"),
                       ("sdg: [7]", gone))  # fmt: skip
        changes[f"podcasts/{slug}.md"] = text
    alone = loaded_podcast(tmp_path, changes)
    assert load(tmp_path, workers=2) == alone
    assert len(alone.content.episodes) == 159
