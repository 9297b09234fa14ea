"""Loading podcasts/: typed episodes, newest first, and a Danish word about every mistake."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from content_project import errors, line_of, said
from podcast_project import (
    AUDIO_PATH,
    COVER_PATH,
    EPISODE,
    EPISODE_PATH,
    OTHER,
    OTHER_PATH,
    SECOND,
    SHOW,
    SHOW_PATH,
    TRANSCRIPT,
    TRANSCRIPT_PATH,
    audio,
    changed,
    cover,
    loaded_podcast,
    podcast,
)

from laboratorium.model.records import episode_guid


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
    *(("audio: varmevaerket.mp3", f"audio: {url}\naudio_length: 9\naudio_type: {kind}\n"
       "audio_seconds: 40", "audio:", code, level) for url, kind, code, level in (
        ("https://x.dk/a.m4a", "audio/mpeg", "remote-ending", "fejl"),
        ("https://x.dk/a", "audio/mpeg", "remote-ending", "fejl"),
        ("https://x.dk/a?b=.mp3", "audio/mpeg", "remote-ending", "fejl"),
        ("https://x.dk/a.mp3", "audio/mp4", "remote-ending", "fejl"),
        ("http://x.dk/a.mp3", "audio/mpeg", "remote-insecure", "forslag"))),
    ("title: Landsbyen, der byggede et varmeværk", "title: 2024", "title:", "title-only-number",
     "forslag"),
    ("title: Landsbyen, der byggede et varmeværk", "title: 1.5", "title:", "title-only-number",
     "forslag"),
    ("summary: Oliefyrene", "summary: Om <nye> oliefyr. De", "summary:", "angle-brackets",
     "forslag"),
    ("title: Landsbyen,", "title: Byen <b>,", "title:", "angle-brackets", "forslag"),
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
