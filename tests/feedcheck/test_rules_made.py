"""The rules against the feeds that the project itself makes: kept whole, refused when spoilt."""

from __future__ import annotations

from functools import cache

import pytest
from mutating import Mutation, mutate
from mutations import MUTATIONS
from podcast_records import episode, many, publication, xml

from feedcheck import check, format_finding, tree
from feedcheck.vocabulary import CATEGORIES, ROLES
from laboratorium.model.vocabulary import vocabularies
from laboratorium.podcast.feed import feed_pages
from own_content import own_loaded


@cache
def made(which: str) -> bytes:
    """The feed of the project's own podcast, or of episodes with everything in them."""
    if which == "own":
        content = own_loaded().content
        assert content.show
        return xml(*content.episodes, of=content.show)
    return xml(
        episode(),
        episode("andet", title="Et andet sted", number="2", published="2026-11-19 06:00"),
        episode("trailer", type="trailer", number=None, published="2026-11-01 06:00"),
    )


@pytest.mark.parametrize("which", ["own", "full"])
def test_what_the_project_makes_has_nothing_wrong(which: str) -> None:
    assert [format_finding(finding, which) for finding in check(made(which))] == []


def test_every_page_of_a_long_feed_has_nothing_wrong() -> None:
    whole = publication(many(250))
    pages = dict(feed_pages(whole, whole.feeds[0]))
    assert len(pages) > 2
    for path, make in pages.items():
        assert [format_finding(finding, path) for finding in check(make())] == []


def test_the_checker_knows_every_category_and_role_that_an_editor_may_choose() -> None:
    offered = vocabularies().podcast_categories
    assert set(CATEGORIES) == {term.apple for term in offered if not term.parent}
    assert {(above, below) for above, names in CATEGORIES.items() for below in names} == {
        (offered[term.parent].apple, term.apple) for term in offered if term.parent
    }
    groups = {group: [role.casefold() for role in roles] for group, roles in ROLES.items()}
    for role in vocabularies().podcast_roles:
        assert role.taxonomy in groups[role.group]


@pytest.mark.parametrize("which", ["own", "full"])
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}: {m.what}")
def test_it_is_refused_when_spoilt(
    which: str, mutation: Mutation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 5_000)
    spoilt, line = mutate(made(which), mutation)
    assert [(found.rule, found.line) for found in check(spoilt)] == [(mutation.rule, line)]
