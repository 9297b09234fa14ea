"""What subscribers have been told is never told otherwise, and the refusal says what to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from content_project import write
from hypothesis import given
from hypothesis import strategies as st
from podcast_project import EPISODE, EPISODE_PATH, loaded_podcast, publication_of
from podcast_records import GUEST, GUID, SITE, episode, publication, show

from laboratorium.base.paths import LEDGER
from laboratorium.base.settings import CONFIG, Settings
from laboratorium.base.text import bad_character
from laboratorium.model.records import EpisodeRecord, ShowRecord, episode_guid
from laboratorium.podcast.ledger import check, compare, continued, extend, present, updated
from laboratorium.podcast.ledger_file import Entry, Ledger, read

LATER_ON = datetime(2100, 1, 1, tzinfo=UTC)
OTHER = "00000000-0000-5000-8000-000000000000"
FIRST = episode("a", published="2026-11-20 06:00")
SECOND = episode("b", published="2026-11-21 06:00")
GONE = GUEST | {"basis": {"kind": "consent", "date": "2026-11-01", "withdrawn": "2026-11-22"}}


def now(*episodes: EpisodeRecord, of: ShowRecord | None = None, at: Settings = SITE) -> Ledger:
    return present(publication(episodes, of, at))


def text(*episodes: EpisodeRecord) -> str:
    return extend(None, now(*episodes))


def ledger(*episodes: EpisodeRecord) -> Ledger:
    found, problems = read(text(*episodes).encode())
    assert found is not None and problems == ()
    return found


def line_of(part: str) -> int:
    """The first line of the ledger of both episodes that holds `part`."""
    lines = text(FIRST, SECOND).splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def guid(one: EpisodeRecord) -> str:
    return episode_guid(show().meta, one)


def renamed(one: EpisodeRecord, slug: str, **changes: Any) -> EpisodeRecord:
    return episode(slug, published=one.meta.published, **changes)


ALLOWED: dict[str, Ledger | None] = {
    "nothing new": now(FIRST, SECOND),
    "a new one": now(FIRST, SECOND, episode("c", published="2026-11-22 06:00")),
    "another title": now(episode("a", title="Nyt", published="2026-11-20 06:00"), SECOND),
    "the same moment elsewhere": now(episode("a", published="2026-11-20T05:00Z"), SECOND),
    "withdrawn": now(episode("a", published="2026-11-20 06:00", withdrawn="2026-11-22"), SECOND),
    "withdrawn by a person": now(renamed(FIRST, "a", persons=[GONE]), SECOND),
    "renamed with its guid": now(
        renamed(FIRST, "ny", guid=guid(FIRST), former_slugs=["a"]), SECOND
    ),
    "audio moved": now(FIRST, SECOND, of=show(audio_base_url="https://lyd.example.net/")),
    "moved and said so": now(
        FIRST, SECOND, of=show(feed="rss.xml", former_feeds=[f"{SITE.url}podcast/feed.xml"])
    ),
    "moved with the site and said so": now(
        FIRST,
        SECOND,
        of=show(former_feeds=[f"{SITE.url}podcast/feed.xml"]),
        at=Settings("x", "https://lab.example.dk/"),
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_breaks_nothing_is_allowed_and_can_be_written(name: str) -> None:
    before, after = ledger(FIRST, SECOND), ALLOWED[name]
    assert after is not None
    assert compare(before, after) == ()
    again, problems = read(extend(before, after).encode())
    assert again is not None and problems == ()
    assert compare(again, after) == ()


REFUSED: dict[str, tuple[Ledger | None, list[tuple[str, str, str]]]] = {
    # what is built → (code, what the ledger's line holds, a piece of what is said) of each refusal
    "a lost episode": (
        now(SECOND),
        [("ledger-lost", '- slug: "a"', "Læg podcasts/a.md tilbage")],
    ),
    "no podcast any more": (
        None,
        [("ledger-lost", '- slug: "a"', "»a«"), ("ledger-lost", '- slug: "b"', "»b«")],
    ),
    "a changed guid": (
        now(episode("a", guid="ny", published="2026-11-20 06:00"), SECOND),
        [("ledger-guid", guid(FIRST), f"Skriv »guid: {guid(FIRST)}« i filen")],
    ),
    "a renamed file": (
        now(renamed(FIRST, "ny"), SECOND),
        [("ledger-guid", guid(FIRST), "»former_slugs: [a]«")],
    ),
    "a renamed file that says so but has a new guid": (
        now(episode("ny", former_slugs=["a"], published="2026-12-01 06:00"), SECOND),
        [("ledger-guid", guid(FIRST), "Afsnittet podcasts/ny.md har fået en ny guid")],
    ),
    "another date": (
        now(episode("a", published="2026-11-20 06:30"), SECOND),
        [("ledger-published", "2026-11-20T06:00", "»published: 2026-11-20 06:00+01:00«")],
    ),
    "another podcast guid": (
        now(
            *(
                replace(e, meta=e.meta.model_copy(update={"guid": guid(e)}))
                for e in (FIRST, SECOND)
            ),
            of=show(guid=OTHER),
        ),
        [("ledger-show-guid", f'guid: "{GUID}"', f"»guid: {GUID}« i podcasts/show.yml")],
    ),
    "a moved feed": (
        now(FIRST, SECOND, of=show(feed="rss.xml")),
        [("ledger-feed-moved", "feed: ", "»former_feeds«")],
    ),
    "a moved site": (
        now(FIRST, SECOND, at=Settings("x", "https://lab.example.dk/")),
        [("ledger-feed-moved", "feed: ", "https://lab.example.dk/podcast/feed.xml")],
    ),
    "a reused enclosure": (
        now(
            FIRST,
            SECOND,
            episode(
                "c",
                published="2026-11-23 06:00",
                audio=f"{SITE.url}podcast/a/a.mp3",
                audio_length="1",
                audio_type="audio/mpeg",
                audio_seconds="1",
            ),
        ),
        [("ledger-enclosure", "podcast/a/a.mp3", "»a«, men bruges nu af podcasts/c.md")],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_lose_subscribers_is_refused_on_the_ledgers_line(name: str) -> None:
    after, expected = REFUSED[name]
    problems = [p for p in compare(ledger(FIRST, SECOND), after) if p.path == LEDGER]
    assert [(p.code, p.line) for p in problems] == [
        (code, line_of(part)) for code, part, _ in expected
    ]
    for problem, (_, _, said) in zip(problems, expected, strict=True):
        assert said in problem.message
    if after is not None:
        with pytest.raises(ValueError, match=r"\w"):
            extend(ledger(FIRST, SECOND), after)


def test_one_audio_for_two_new_episodes_is_refused_on_the_second_file() -> None:
    remote = {
        "audio": "https://lyd.example.net/x.mp3",
        "audio_length": "1",
        "audio_type": "audio/mpeg",
        "audio_seconds": "1",
    }
    both = now(
        episode("a", published="2026-11-20 06:00", **remote),
        episode("b", published="2026-11-21 06:00", **remote),
    )
    (problem,) = compare(None, both)
    assert (problem.path, problem.code) == ("podcasts/b.md", "enclosure-twice")


def test_an_enclosure_an_episode_once_had_is_never_anothers() -> None:
    elsewhere = ALLOWED["audio moved"]
    assert elsewhere is not None
    moved, _ = read(extend(ledger(FIRST, SECOND), elsewhere).encode())
    thief = REFUSED["a reused enclosure"][0]
    assert moved is not None and thief is not None
    codes = [problem.code for problem in compare(moved, thief)]
    assert "ledger-enclosure" in codes


def test_a_withdrawn_episodes_file_may_be_deleted_once_the_ledger_knows() -> None:
    gone = ALLOWED["withdrawn"]
    assert gone is not None
    known, _ = read(extend(ledger(FIRST, SECOND), gone).encode())
    assert compare(known, now(SECOND)) == ()


def test_what_was_withdrawn_before_it_came_out_is_not_remembered() -> None:
    assert ledger(episode("a", withdrawn="2026-11-22")).episodes == ()


def test_a_project_is_held_to_its_own_ledger(tmp_path: Path) -> None:
    both = publication([FIRST, SECOND])
    assert check(tmp_path, both) == check(tmp_path, None) == ()
    told = updated(tmp_path, both)
    assert told == text(FIRST, SECOND)
    path = tmp_path / LEDGER
    path.parent.mkdir()
    path.write_text(told, encoding="utf-8")
    assert check(tmp_path, both) == ()
    fewer = publication([SECOND])
    assert [problem.code for problem in check(tmp_path, fewer)] == ["ledger-lost"]
    assert len(check(tmp_path, None)) == 2
    path.write_text("x", encoding="utf-8")
    assert [problem.code for problem in check(tmp_path, both)] == ["ledger-broken"]
    with pytest.raises(ValueError, match="versionshistorien"):
        updated(tmp_path, both)


def test_a_ledger_is_the_same_text_each_time_and_in_any_order() -> None:
    first = text(FIRST, SECOND)
    assert first == text(SECOND, FIRST) == extend(ledger(FIRST, SECOND), now(FIRST, SECOND))
    assert first.startswith("# ")


def test_a_new_episode_only_adds_lines() -> None:
    before = text(FIRST, SECOND).splitlines()
    third = episode("c", published="2026-11-22 06:00")
    after = extend(ledger(FIRST, SECOND), now(FIRST, SECOND, third)).splitlines()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 4


BROKEN = {
    "": 1,
    "x": 1,
    "[]": 1,
    "feed: [": 1,
    "feed: a\nguid: b\n": 1,
    "feed: a\nguid: b\nepisodes: nej\n": 3,
    "feed: a\nguid: b\nepisodes:\n  - slug: a\n": 4,
    "feed: a\nfeed: b\nguid: b\nepisodes: []\n": 2,
    "feed: a\nguid: b\nepisodes: []\nmere: 1\n": 4,
    "feed: {}\nguid: b\nepisodes: []\n": 1,
    text(FIRST).replace("2026-11-20T06:00:00+01:00", "2026-11-20"): 9,
    text(FIRST).replace("2026-11-20T06:00:00+01:00", "i går"): 9,
    text(FIRST) + text(FIRST).partition("episodes:\n")[2]: 11,
    "\x00": 1,
    "[" * 300_000: 1,
    "- " * 300_000: 1,
}


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_ledger_is_refused_since_it_protects_nobody(content: str) -> None:
    found, (problem,) = read(content.encode())
    assert found is None
    assert (problem.code, problem.line) == ("ledger-broken", BROKEN[content])
    assert "versionshistorien" in problem.message


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    found, problems = read(data)
    assert (found is None) == bool(problems)


LETTERS = st.characters(exclude_categories=["C", "Z"]).filter(lambda one: not bad_character(one))
WORDS = st.text(LETTERS, min_size=1, max_size=20)


@given(st.lists(WORDS, max_size=5, unique=True), WORDS)
def test_any_guid_and_address_that_content_may_hold_survives_the_file(
    guids: list[str], address: str
) -> None:
    entries = tuple(
        Entry(str(n), one, f"{address}/{n}", FIRST.meta.published) for n, one in enumerate(guids)
    )
    made = Ledger(address, GUID, entries)
    back, problems = read(extend(None, made).encode())
    assert back is not None and problems == ()
    assert {(e.guid, e.enclosure) for e in back.episodes} == {
        (e.guid, e.enclosure) for e in entries
    }
    assert compare(back, made) == ()


# --- told by the checker, before a build stops at it

CONFIGURED = """\
site_name: Laboratoriet
site_url: https://example.org/
hook: !!python/name:os.system
"""
LATER = EPISODE.replace("published: 2026", "published: 2025")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose one episode stands in the ledger."""
    published = loaded_podcast(tmp_path)
    write(tmp_path, {CONFIG: CONFIGURED})
    made = publication_of(tmp_path, published.content)
    assert made is not None
    return write(tmp_path, {LEDGER: updated(tmp_path, made)})


def test_what_is_as_it_was_published_is_well(root: Path) -> None:
    loaded = loaded_podcast(root)
    assert continued(root, loaded, LATER_ON).problems == loaded.problems


def test_an_episode_that_is_taken_away_or_redated_is_told_of(root: Path) -> None:
    assert LATER != EPISODE
    redated = continued(root, loaded_podcast(root, {EPISODE_PATH: LATER}), LATER_ON)
    (root / EPISODE_PATH).unlink()
    lost = continued(root, loaded_podcast(root, {EPISODE_PATH: None}), LATER_ON)
    for loaded in (redated, lost):
        assert loaded.errors
        assert {problem.path for problem in loaded.errors} <= {LEDGER, EPISODE_PATH}


def test_an_episode_that_cannot_be_read_is_not_taken_for_one_that_is_gone(root: Path) -> None:
    loaded = loaded_podcast(root, {EPISODE_PATH: EPISODE.replace("title:", "titel:")})
    assert loaded.errors
    assert continued(root, loaded, LATER_ON) is loaded
