"""A new case's skeleton can be read, asks for what is missing, and never overwrites anything."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import PAGE, errors, write
from podcast_project import EPISODE, EPISODE_PATH, TRANSCRIPT, audio, loaded_podcast

from laboratorium import cli
from laboratorium.base.problems import Problem
from laboratorium.intake.skeletons import NewCase, write_case, write_episode
from laboratorium.media.audio import AudioError
from laboratorium.media.chapters import Chapter
from laboratorium.media.tags import bare
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load

TODAY = date(2026, 11, 23)
MISSING = {"summary", "six_p", "sdg", "challenges", "fields", "title", "what", "role"}
TITLES = [
    "Haven bag biblioteket",
    "Kolon: \"citat\" og 'apostrof'",
    "--- tre streger",
    "# havelåge",
    "Æblet {faldt} [langt] & ~ null",
    "🌱 Spirer",
]


def check(root: Path) -> list[Problem]:
    return errors(load(write(root, {"docs/index.md": PAGE})).problems)


@pytest.mark.parametrize("title", TITLES)
def test_only_what_is_left_empty_is_missing(tmp_path: Path, title: str) -> None:
    path = write_case(tmp_path, NewCase(title, "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    text = path.read_text(encoding="utf-8")
    lines = {text.splitlines()[problem.line - 1].strip(" -") for problem in check(tmp_path)}
    assert {line.partition(":")[0] for line in lines} == MISSING


def test_a_filled_in_skeleton_is_valid(tmp_path: Path) -> None:
    path = write_case(tmp_path, NewCase("Haven", "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    text = path.read_text(encoding="utf-8")
    for empty, filled in {
        'summary: ""': "summary: En have.",
        "six_p: []": "six_p: [People]",
        "sdg: []": "sdg: [11]",
        "challenges: []": "challenges: [Mobilitet]",
        "fields: []": "fields: [Sundhed]",
        '- title: ""': "- title: Plantedag",
        'what: ""': "what: Vi plantede.",
        'role: ""': "role: Projektleder",
    }.items():
        assert empty in text
        text = text.replace(empty, filled)
    path.write_text(text, encoding="utf-8")
    assert check(tmp_path) == []


def test_the_slug_is_the_municipality_and_the_first_words(tmp_path: Path) -> None:
    new = NewCase("En æblehave til alle, der har lyst", "Aarhus Kommune", "Aarhus", "Gellerup")
    path = write_case(tmp_path, new, TODAY)
    assert path == tmp_path / "cases/aarhus-en-aeblehave-til-alle-der-har/index.md"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new = NewCase("Haven", "Odense Kommune", "Odense", "Vollsmose")
    path = write_case(tmp_path, new, TODAY)
    path.write_text("mit")
    with pytest.raises(FileExistsError):
        write_case(tmp_path, new, TODAY)
    assert path.read_text() == "mit"


def test_a_title_without_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mindst ét bogstav"):
        write_case(tmp_path, NewCase("???", "Odense Kommune", "Odense", "Vollsmose"), TODAY)
    assert list(tmp_path.iterdir()) == []


def episode_project(tmp_path: Path) -> tuple[Path, Path]:
    """A project with a sound podcast, and a recording that lies somewhere else."""
    root = tmp_path / "projekt"
    assert loaded_podcast(root).errors == ()
    recording = tmp_path / "Ude på øen_2.MP3"
    recording.write_bytes(audio())
    return root, recording


def waiting(root: Path, path: Path) -> set[str]:
    """The lines of an episode that the checker has something to say about."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = errors(load(root).problems)
    assert {problem.path for problem in found} <= {path.relative_to(root).as_posix()}
    return {lines[problem.line - 1].strip(" -").partition(":")[0] for problem in found}


@pytest.mark.parametrize("title", [*TITLES[:5], None])
def test_of_a_new_episode_only_what_is_left_empty_is_missing(
    tmp_path: Path, title: str | None
) -> None:
    root, recording = episode_project(tmp_path)
    made = write_episode(root, recording, title)
    assert made.audio.read_bytes() == audio()
    assert waiting(root, made.path) == {"published", "summary", "transcript", "name", "basis"}
    parsed = parse(made.path.read_bytes(), "x.md")
    assert parsed.meta["title"] == (title or "Ude på øen 2")
    assert parsed.meta["number"] == "2"
    assert "00:40, MP3, mono, 8 kbit/s, 40 kB" in made.path.read_text(encoding="utf-8")


def test_a_new_episode_that_is_filled_in_is_valid(tmp_path: Path) -> None:
    root, recording = episode_project(tmp_path)
    recording.with_suffix(".vtt").write_text(TRANSCRIPT, encoding="utf-8")
    made = write_episode(root, recording, "Ude på øen")
    assert made.path == root / "podcasts/ude-paa-oeen.md"
    assert made.transcript == root / "podcasts/ude-paa-oeen.vtt"
    text = made.path.read_text(encoding="utf-8")
    for empty, filled in {
        'published: ""': "published: 2026-11-23 06:00",
        'summary: ""': "summary: En tur.",
        'name: ""': "name: Bo",
        '{kind: "", date: ""}': "{kind: Samtykke, date: 2026-11-20}",
        "# chapters:": "chapters:",
        "# soundbites:": "soundbites:",
        "# location:": "location:",
        "# links:": "links:",
    }.items():
        assert empty in text
        text = text.replace(empty, filled)
    made.path.write_text(text, encoding="utf-8")
    found = load(root)
    assert found.errors == ()
    assert [episode.slug for episode in found.content.episodes] == ["ude-paa-oeen", "varmevaerket"]


def test_a_new_episode_goes_on_in_the_newest_season(tmp_path: Path) -> None:
    root, recording = episode_project(tmp_path)
    text = EPISODE.replace("number: 1", "number: 7\nseason: 3")
    (root / EPISODE_PATH).write_text(text, encoding="utf-8")
    meta = parse(write_episode(root, recording, None).path.read_bytes(), "x.md").meta
    assert (meta["season"], meta["number"]) == ("3", "8")


def test_audio_that_lies_in_podcasts_already_stays_there(tmp_path: Path) -> None:
    root, recording = episode_project(tmp_path)
    there = recording.rename(root / "podcasts" / recording.name)
    made = write_episode(root, there, "Øen")
    assert made.audio == there
    assert parse(made.path.read_bytes(), "x.md").meta["audio"] == "Ude på øen_2.MP3"
    assert not (root / "podcasts/oeen.mp3").exists()
    assert waiting(root, made.path) == {"published", "summary", "transcript", "name", "basis"}


@pytest.mark.parametrize("there", ["oeen.md", "oeen.mp3"])
def test_a_new_episode_overwrites_nothing(tmp_path: Path, there: str) -> None:
    root, recording = episode_project(tmp_path)
    (root / "podcasts" / there).write_text("mit")
    before = sorted((root / "podcasts").iterdir())
    with pytest.raises(FileExistsError):
        write_episode(root, recording, "Øen")
    assert (root / "podcasts" / there).read_text() == "mit"
    assert sorted((root / "podcasts").iterdir()) == before


@pytest.mark.parametrize("data", [b"", b"En tekst.\n" * 40, audio()[:9000]])
def test_a_file_that_is_no_audio_becomes_no_episode(tmp_path: Path, data: bytes) -> None:
    root, recording = episode_project(tmp_path)
    recording.write_bytes(data)
    before = sorted((root / "podcasts").iterdir())
    with pytest.raises(AudioError):
        write_episode(root, recording, "Øen")
    assert sorted((root / "podcasts").iterdir()) == before


def test_an_episode_without_letters_in_its_title_is_refused(tmp_path: Path) -> None:
    root, recording = episode_project(tmp_path)
    with pytest.raises(ValueError, match="mindst ét bogstav"):
        write_episode(root, recording, "???")


def test_the_command_says_what_it_wrote_and_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, recording = episode_project(tmp_path)
    monkeypatch.setattr(cli, "ROOT", root)
    command = ["new", "episode", str(recording), "--title", "Øen"]
    made = CliRunner().invoke(cli.main, command)
    assert made.exit_code == 0
    assert made.output.splitlines() == [
        "Lyden: podcasts/oeen.mp3 (00:40, MP3, mono, 8 kbit/s, 40 kB)",
        "Skrevet: podcasts/oeen.md",
        "Udfyld den, og kør ./lab check.",
    ]
    again = CliRunner().invoke(cli.main, command)
    assert again.exit_code == 1
    assert "podcasts/oeen.md" in again.output
    recording.write_text("En tekst.\n" * 40, encoding="utf-8")
    refused = CliRunner().invoke(cli.main, ["new", "episode", str(recording)])
    assert refused.exit_code == 1
    assert "ikke lyd" in refused.output


def test_an_episode_begins_with_the_chapters_of_its_audio(tmp_path: Path) -> None:
    source = tmp_path / "Nyt: afsnit.mp3"
    source.write_bytes(audio())
    source.write_bytes(bare(source, (Chapter(0, "Én: to"), Chapter(2, "Yes")), 3))
    made = write_episode(tmp_path, source, "Æbler")
    text = made.path.read_text("utf-8")
    given = parse(text.encode(), "a.md").meta["chapters"]
    assert [(str(one["start"]), str(one["title"])) for one in given] == [
        ("00:00", "Én: to"),
        ("00:02", "Yes"),
    ]
    assert "# chapters:" not in text


def test_chapters_in_a_file_beside_the_audio_come_first(tmp_path: Path) -> None:
    source = tmp_path / "Nyt afsnit.mp3"
    source.write_bytes(audio())
    (tmp_path / "Nyt afsnit.txt").write_text("3.5\t3.5\tTo\n0.0\t0.0\tEt\n", encoding="utf-8")
    made = write_episode(tmp_path, source, "Æbler")
    assert [each.title for each in made.chapters] == ["Et", "To"]
    given = parse(made.path.read_bytes(), "a.md").meta["chapters"]
    assert [str(one["title"]) for one in given] == ["Et", "To"]


def test_a_file_of_chapters_that_holds_none_is_told(tmp_path: Path) -> None:
    source, chapters = tmp_path / "a.mp3", tmp_path / "b.txt"
    source.write_bytes(audio())
    chapters.write_text("Hej", encoding="utf-8")
    with pytest.raises(ValueError, match="ingen kapitler"):
        write_episode(tmp_path, source, "Æbler", chapters)
    assert not list(tmp_path.rglob("*.md"))
