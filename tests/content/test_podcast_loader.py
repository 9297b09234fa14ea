"""Loading podcasts/: typed episodes, newest first, and a Danish word about every mistake."""

from __future__ import annotations

import builtins
import re
import shutil
import unicodedata
import uuid
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from content_project import errors, line_of, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from podcast_project import (
    AUDIO_PATH,
    COVER_PATH,
    EPISODE,
    EPISODE_PATH,
    SHOW,
    SHOW_PATH,
    TRANSCRIPT,
    TRANSCRIPT_PATH,
    audio,
    cover,
    loaded_podcast,
    podcast,
)

from laboratorium.content.loader import load
from laboratorium.content.records import episode_guid

OTHER_PATH = "podcasts/andet.md"
OTHER = (
    EPISODE.replace("varmevaerket.", "andet.")
    .replace("number: 1", "number: 2")
    .replace("Landsbyen, der byggede et varmeværk", "Haven")
)
SECOND: dict[str, str | bytes | None] = {
    OTHER_PATH: OTHER,
    "podcasts/andet.mp3": audio(),
    "podcasts/andet.vtt": TRANSCRIPT,
}
WITHDRAWN = "consent, date: 2026-11-01, withdrawn: 2026-11-22}"


def changed(*pairs: tuple[str, str], text: str = EPISODE) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def codes(found: Any) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_sound_podcast_is_read_without_a_word(tmp_path: Path) -> None:
    found = loaded_podcast(tmp_path)
    assert found.problems == ()
    assert found.content.show is not None
    show = found.content.show.meta
    assert (show.category, show.subcategory) == ("Society & Culture", "Documentary")
    assert show.guid == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert show.description.count("\n\n") == 1
    assert found.content.show.cover is not None
    assert found.content.show.cover.width == 1400
    (episode,) = found.content.episodes
    assert (episode.slug, episode.path) == ("varmevaerket", EPISODE_PATH)
    assert episode.body_line == line_of(EPISODE, "Anne besøger")
    assert episode.meta.published == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert episode.seconds == pytest.approx(40, abs=0.5)
    assert (episode.length, episode.media_type) == (len(audio()), "audio/mpeg")
    assert (episode.suffix, episode.is_remote, episode.withdrawn) == (".mp3", False, None)
    assert [cue.speaker for cue in episode.transcript.cues] == ["Anne", "Bo"]  # type: ignore[union-attr]
    assert [(one.start, one.title) for one in episode.chapters] == [
        (0, "Velkommen"),
        (20, "Varmen"),
    ]


def test_an_episode_keeps_its_guid_or_gets_one_of_its_slug(tmp_path: Path) -> None:
    content = loaded_podcast(tmp_path).content
    assert content.show is not None
    (episode,) = content.episodes
    expected = uuid.uuid5(uuid.UUID("9b024349-ccf0-5f69-a609-6b82873eab3c"), "varmevaerket")
    assert episode_guid(content.show.meta, episode) == str(expected)
    text = changed(("number: 1", "number: 1\nguid: https://example.org/?p=1"))
    content = loaded_podcast(tmp_path, {EPISODE_PATH: text}).content
    assert content.show is not None
    assert episode_guid(content.show.meta, content.episodes[0]) == "https://example.org/?p=1"


def test_episodes_come_newest_first_and_then_by_slug(tmp_path: Path) -> None:
    # Half past two comes twice this night; it is the moment that counts, not the clock.
    night = {"anden": "2026-10-25 02:10+01:00", "foerste": "2026-10-25 02:50+02:00"}
    changes: dict[str, str | bytes | None] = {}
    for number, (slug, when) in enumerate([*night.items(), ("b", "2025-01-01 06:00"),
                                           ("a", "2025-01-01 06:00")], start=2):  # fmt: skip
        text = changed(("varmevaerket.", f"{slug}."), ("number: 1", f"number: {number}"),
                       ("2026-11-20 06:00", when))  # fmt: skip
        changes |= {f"podcasts/{slug}.md": text, f"podcasts/{slug}.mp3": audio(),
                    f"podcasts/{slug}.vtt": TRANSCRIPT}  # fmt: skip
    found = loaded_podcast(tmp_path, changes)
    assert found.errors == ()
    slugs = [episode.slug for episode in found.content.episodes]
    assert slugs == ["varmevaerket", "anden", "foerste", "a", "b"]


def test_without_podcasts_there_is_no_podcast(tmp_path: Path) -> None:
    kept = {path: None for path in podcast() if path.startswith("podcasts/")}
    found = loaded_podcast(tmp_path, kept)
    assert (found.content.show, found.content.episodes, found.problems) == (None, (), ())
    readme = {"podcasts/README.md": "# Podcast", "podcasts/manuskripter/a.yml": "x"}
    found = loaded_podcast(tmp_path, {**kept, **readme})
    assert (found.content.show, found.content.episodes, found.problems) == (None, (), ())


def test_episodes_need_a_show(tmp_path: Path) -> None:
    found = loaded_podcast(tmp_path, {SHOW_PATH: None, **SECOND})
    assert said(errors(found.problems)) == [(OTHER_PATH, 1, "show-missing")]
    assert found.content.show is None


# (what stands in the valid episode, what it becomes, the text of the line told of, code, level)
EPISODES = [
    ("number: 1", "number: 0", "number:", "greater-than-equal", "fejl"),
    ("number: 1", "number: 1\nseason: 0", "season:", "greater-than-equal", "fejl"),
    ("number: 1", "number: 1\ntype: trailer", "number:", "trailer-number", "fejl"),
    ("number: 1", "type: podcast", "type:", "unknown-choice", "fejl"),
    ("2026-11-20 06:00", "2026-11-20", "published:", "time-missing", "fejl"),
    ("2026-11-20 06:00", "2026-03-29 02:30", "published:", "time-gap", "fejl"),
    ("2026-11-20 06:00", "2026-10-25 02:30", "published:", "time-twice", "fejl"),
    ("published: 2026-11-20 06:00\n", "", "---", "missing", "fejl"),
    ("audio: varmevaerket.mp3\n", "", "---", "missing", "fejl"),
    ("audio: varmevaerket.mp3", "audio: varmeverket.mp3", "audio:", "audio-missing", "fejl"),
    ("audio: varmevaerket.mp3", "audio: ../varmevaerket.mp3", "audio:", "podcast-file", "fejl"),
    ("audio: varmevaerket.mp3", "audio: /etc/passwd", "audio:", "podcast-file", "fejl"),
    ("audio: varmevaerket.mp3", "audio: ftp://x.dk/a.mp3", "audio:", "url", "fejl"),
    ("audio: varmevaerket.mp3", "audio: README.md", "audio:", "audio-missing", "fejl"),
    ("audio: varmevaerket.mp3", "audio: varmevaerket.mp3\naudio_length: 9", "audio_length:",
     "remote-audio", "fejl"),
    ("audio: varmevaerket.mp3", "audio: forside.png", "audio:", "audio", "fejl"),
    ("transcript: varmevaerket.vtt\n", "", "audio:", "transcript-missing", "fejl"),
    ("transcript: varmevaerket.vtt", "transcript: a.vtt", "transcript:", "transcript-missing",
     "fejl"),
    ("transcript: varmevaerket.vtt", "transcript: ../a.vtt", "transcript:", "podcast-file", "fejl"),
    ("cases: [foens]", "cases: [foen]", "cases:", "dangling-cases", "fejl"),
    ('start: "00:20"', 'start: "00:41"', "title: Varmen", "chapter-beyond", "fejl"),
    ('start: "00:20"', "start: 0", "title: Varmen", "chapter-same-start", "fejl"),
    ('start: "00:20"', "start: snart", "title: Varmen", "seconds", "fejl"),
    ("{start: 0,", "{start: 3,", "title: Velkommen", "chapter-first", "forslag"),
    ("start: 5, duration: 15", "start: 30, duration: 15", "Naboens", "soundbite-beyond", "fejl"),
    ("duration: 15", "duration: 14.5", "Naboens", "greater-than-equal", "fejl"),
    ("duration: 15", 'duration: "02:01"', "Naboens", "less-than-equal", "fejl"),
    ("    basis: {kind: consent, date: 2026-11-01}\n", "", "- name:", "missing", "fejl"),
    ("kind: consent", "kind: aftalt", "basis:", "unknown-term", "fejl"),
    ("kind: consent", "kind: Kunstig stemme", "basis:", "synthetic-voice", "fejl"),
    ("role: Vært", "role: Væert", "role:", "unknown-term", "fejl"),
    ("role: Vært", "role: Vært\n    mail: a@example.org", "mail:", "private-key", "fejl"),
    ("name: Anne Hansen", "name: Anne, 12 34 56 78", "name:", "private-phone", "fejl"),
    ("name: Anne Hansen", "name: a@example.org", "name:", "private-email", "fejl"),
    ("name: Føns, ", "name: 'Hos Anne, a@example.org', ", "location:", "private-email", "fejl"),
    ("title: Landsbyen", "title: 'Afsnit 1: Landsbyen'", "title:", "yaml", "fejl"),
    ("title: Landsbyen, der byggede et varmeværk", "title: Afsnit 3 om varme", "title:",
     "title-number", "forslag"),
    ("title: Landsbyen, der byggede et varmeværk", "title: Laboratoriet fortæller om varme",
     "title:", "title-show", "forslag"),
    ("title: Landsbyen", "titel: Landsbyen", "titel:", "extra-forbidden", "fejl"),
    ("six_p: [planet]", "six_p: [plant]", "six_p:", "unknown-term", "fejl"),
    ("sdg: [7]", "sdg: [18]", "sdg:", "unknown-goal", "fejl"),
    ("sdg: [7]", "sdg: [7]\nformer_slugs: [varmevaerket]\nguid: a", "former_slugs:",
     "same-slug", "fejl"),
    ("sdg: [7]", "sdg: [7]\ncover: forside.png", "cover:", "cover-alt", "fejl"),
    ("sdg: [7]", "sdg: [7]\ncover: forsid.png\ncover_alt: Et hus", "cover:", "cover-missing",
     "fejl"),
    ("sdg: [7]", "sdg: [7]\ncover: Min forside.png\ncover_alt: Et hus", "cover:", "cover-name",
     "fejl"),
    ("sdg: [7]", "sdg: [7]\nsynthetic_voice: måske", "synthetic_voice:", "flag", "fejl"),
    ("summary: Oliefyrene", f"summary: {'x' * 300} Oliefyrene", "summary:", "string-too-long",
     "fejl"),
    ("Anne besøger", "<script>alert(1)</script> Anne", "<script>", "html", "fejl"),
    ("Anne besøger", "Anne besøger " * 320, "Anne besøger", "notes-long", "forslag"),
    ("Anne besøger", "# Anne", "# Anne", "heading-level", "fejl"),
    ("Anne besøger", "![x](x.png)", "![x]", "image-in-body", "fejl"),
    ("../cases/foens/index.md", "../cases/foen/index.md", "../cases", "dangling-link", "fejl"),
    ("../cases/foens/index.md", "javascript:x", "javascript", "link-scheme", "fejl"),
    ("Anne besøger", "Anne\x07 besøger", "Anne\x07", "invisible-character", "fejl"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "code", "level"), EPISODES)
def test_a_mistake_in_an_episode_is_told_of_its_own_line(
    tmp_path: Path, old: str, new: str, line: str, code: str, level: str
) -> None:
    text = changed((old, new))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text})
    own = [
        (problem.code, problem.level.value, problem.line)
        for problem in found.problems
        if problem.path == EPISODE_PATH
    ]
    if code == "yaml":
        assert own
        return
    assert (code, level, line_of(text, line)) in own
    assert {level for _, level, _ in own} == {level}
    assert all(re.search(r"[.?]$", problem.message) for problem in found.problems)


def test_what_is_meant_is_said(tmp_path: Path) -> None:
    text = changed(("[foens]", "[foen]"), ("audio: varmevaerket", "audio: varmeverket"))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text})
    messages = {problem.code: problem.message for problem in found.errors}
    assert "Mente du »foens«?" in messages["dangling-cases"]
    assert "Mente du »varmevaerket.mp3«?" in messages["audio-missing"]


# (what becomes of a file, path, line and code of each error)
FILES: list[tuple[dict[str, str | bytes | None], list[tuple[str, int, str]]]] = [
    ({AUDIO_PATH: b"Dette er en tekst, som hedder mp3.\n" * 50}, [(EPISODE_PATH, 6, "audio")]),
    ({AUDIO_PATH: b""}, [(EPISODE_PATH, 6, "audio")]),
    ({AUDIO_PATH: audio()[:9000]}, [(EPISODE_PATH, 6, "audio")]),
    ({COVER_PATH: cover(1399)}, [(SHOW_PATH, 10, "cover-size")]),
    ({COVER_PATH: None}, [(SHOW_PATH, 10, "cover-missing")]),
    ({TRANSCRIPT_PATH: TRANSCRIPT.replace("00:39", "10:00")},
     [(TRANSCRIPT_PATH, 6, "transcript-other-episode")]),
    ({TRANSCRIPT_PATH: ""}, [(TRANSCRIPT_PATH, 1, "transcript-empty")]),
    ({TRANSCRIPT_PATH: "x" * (10 * 1024 * 1024 + 1)}, [(TRANSCRIPT_PATH, 1, "file-too-big")]),
    ({SHOW_PATH: ""}, [(SHOW_PATH, 1, "empty-file")]),
    ({SHOW_PATH: SHOW.replace("Documentary", "Politics")}, [(SHOW_PATH, 9, "subcategory")]),
    ({SHOW_PATH: SHOW.replace("Society & Culture", "Documentary")},
     [(SHOW_PATH, 8, "category-is-sub")]),
    ({SHOW_PATH: SHOW.replace("Society & Culture", "Samfun")},
     [(SHOW_PATH, 8, "unknown-category")]),
    ({SHOW_PATH: SHOW.replace("guid: 9B", "guid: XX")}, [(SHOW_PATH, 12, "uuid")]),
    ({SHOW_PATH: SHOW.replace("redaktion@", "redaktion")}, [(SHOW_PATH, 7, "email")]),
    ({SHOW_PATH: SHOW.replace("  Samtaler", f"  {'æ' * 2000} Samtaler")},
     [(SHOW_PATH, 2, "too-many-bytes")]),
    ({SHOW_PATH: SHOW + "type: serial\n", EPISODE_PATH: EPISODE.replace("number: 1\n", "")},
     [(EPISODE_PATH, 2, "number-missing")]),
    ({SHOW_PATH: SHOW + "persons:\n  - name: Bo\n    role: host\n"
      "    basis: {kind: consent, date: 2026-01-01, withdrawn: 2026-02-01}\n"},
     [(SHOW_PATH, 16, "show-withdrawn")]),
    ({"podcasts/Min Fil.md": OTHER, **{k: v for k, v in SECOND.items() if k != OTHER_PATH}},
     [("podcasts/Min Fil.md", 1, "slug")]),
    ({"podcasts/lyd/a.mp3": audio()}, [("podcasts/lyd", 1, "unexpected-folder")]),
    ({"docs/podcast/varmevaerket.md": "---\ntitle: Om\ndescription: Om.\n---\nTekst.\n"},
     [(EPISODE_PATH, 1, "same-slug")]),
    ({**SECOND, OTHER_PATH: OTHER.replace("number: 2", "number: 01")},
     [(EPISODE_PATH, 3, "same-number")]),
    ({**SECOND, OTHER_PATH: OTHER.replace("number: 2", "number: 2\nguid: a"),
      EPISODE_PATH: EPISODE.replace("number: 1", "number: 1\nguid: a")},
     [(EPISODE_PATH, 4, "same-guid")]),
    ({**SECOND, OTHER_PATH: OTHER.replace("andet.mp3", "varmevaerket.mp3")},
     [(EPISODE_PATH, 6, "same-audio")]),
    ({**SECOND, OTHER_PATH: OTHER.replace("andet.vtt", "varmevaerket.vtt")},
     [(EPISODE_PATH, 15, "same-transcript")]),
    ({**SECOND, OTHER_PATH: OTHER.replace("sdg: [7]", "guid: a\nformer_slugs: [varmevaerket]")},
     [(OTHER_PATH, 23, "same-slug")]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), FILES)
def test_a_mistake_in_a_file_is_told_where_it_can_be_mended(
    tmp_path: Path, changes: dict[str, str | bytes | None], expected: list[tuple[str, int, str]]
) -> None:
    found = loaded_podcast(tmp_path, changes)
    assert said(errors(found.problems)) == expected


RESERVED = ["afsnit", "saeson-1", "saeson-12", "laboratorium-2023-1", "feed", "feeds", "feed-2"]


@pytest.mark.parametrize("slug", RESERVED)
def test_the_podcasts_own_addresses_are_no_episodes(tmp_path: Path, slug: str) -> None:
    path = f"podcasts/{slug}.md"
    found = loaded_podcast(tmp_path, {EPISODE_PATH: None, path: EPISODE})
    (problem,) = found.errors
    assert said([problem]) == [(path, 1, "same-slug")]
    assert f"podcast/{slug}/" in problem.message
    assert "Kald filen »landsbyen-der-byggede-et-varmevaerk.md«." in problem.message


def test_the_name_that_is_proposed_is_free_itself(tmp_path: Path) -> None:
    text = changed(("Landsbyen, der byggede et varmeværk", "Feed"))
    (problem,) = loaded_podcast(tmp_path, {EPISODE_PATH: None, "podcasts/saeson-1.md": text}).errors
    assert "Kald filen »om-saeson-1.md«." in problem.message


def test_a_former_name_is_not_one_of_the_podcasts_own_either(tmp_path: Path) -> None:
    text = changed(("sdg: [7]", "sdg: [7]\nguid: a\nformer_slugs: [saeson-2]"))
    found = loaded_podcast(tmp_path, {EPISODE_PATH: text})
    assert said(found.errors) == [(EPISODE_PATH, line_of(text, "former_slugs"), "same-slug")]


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


@settings(
    deadline=None,
    derandomize=True,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
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


@settings(
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
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
