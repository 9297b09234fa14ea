"""The checker tells of an episode that apps would lose, before a build stops at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import write
from podcast_project import EPISODE, EPISODE_PATH, loaded_podcast

from laboratorium.podcast import ledger
from laboratorium.podcast.continuity import CONFIG, continued, settings
from laboratorium.podcast.ledger_file import LEDGER

SITE = "site_name: Laboratoriet\nsite_url: https://example.org/\nhook: !!python/name:os.system\n"
LATER = EPISODE.replace("published: 2026", "published: 2025")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose one episode stands in the ledger."""
    published = loaded_podcast(tmp_path)
    write(tmp_path, {CONFIG: SITE})
    text = ledger.updated(tmp_path, published.content, settings(tmp_path))
    assert text is not None
    return write(tmp_path, {LEDGER: text})


def test_what_is_as_it_was_published_is_well(root: Path) -> None:
    loaded = loaded_podcast(root)
    assert continued(root, loaded).problems == loaded.problems


def test_an_episode_that_is_taken_away_or_redated_is_told_of(root: Path) -> None:
    assert LATER != EPISODE
    redated = continued(root, loaded_podcast(root, {EPISODE_PATH: LATER}))
    (root / EPISODE_PATH).unlink()
    lost = continued(root, loaded_podcast(root, {EPISODE_PATH: None}))
    for loaded in (redated, lost):
        assert loaded.errors
        assert {problem.path for problem in loaded.errors} <= {LEDGER, EPISODE_PATH}


def test_an_episode_that_cannot_be_read_is_not_taken_for_one_that_is_gone(root: Path) -> None:
    loaded = loaded_podcast(root, {EPISODE_PATH: EPISODE.replace("title:", "titel:")})
    assert loaded.errors
    assert continued(root, loaded) is loaded
