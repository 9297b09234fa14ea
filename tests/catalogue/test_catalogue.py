"""The catalogue: order, facets and neighbours, computed once from the content."""

import re
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, POINT, PROTOTYPE, loaded
from podcast_project import EPISODE, EPISODE_PATH, SHOW, SHOW_PATH, TRANSCRIPT, loaded_podcast

from laboratorium.catalogue.whole import EMPTY, Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import facets


def variant(**changes: str) -> str:
    text = CASE
    for old, new in changes.items():
        line = next(line for line in CASE.splitlines() if line.startswith(f"{old}:"))
        text = text.replace(line, f"{old}: {new}")
    return text


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    result = loaded(
        tmp_path,
        {
            "cases/aa/index.md": variant(updated="2026-01-01", municipality="Odense"),
            "cases/bb/index.md": variant(period="{from: 2020}", six_p="[people]"),
            "cases/bb/learning-points/2025-05-01-en.md": POINT,
            "cases/bb/learning-points/2025-05-02-to.md": POINT,
            "cases/bb/prototypes/ting.md": PROTOTYPE,
        },
    )
    assert not result.errors
    return Catalogue.of(result.content)


def test_the_newest_comes_first_and_then_the_latest_begun(catalogue: Catalogue) -> None:
    assert [case.slug for case in catalogue.cases] == ["bb", "foens", "aa"]


def test_neighbours_stand_on_both_sides_but_not_beyond_the_ends(catalogue: Catalogue) -> None:
    first, middle, last = catalogue.cases
    assert catalogue.neighbours(first) == (None, middle)
    assert catalogue.neighbours(middle) == (first, last)
    assert catalogue.neighbours(last) == (middle, None)


@pytest.mark.parametrize(
    ("vocabulary", "key", "slugs"),
    [
        ("six_p", "people", ["bb"]),
        ("six_p", "planet", ["foens", "aa"]),
        ("sdg", "11", ["bb", "foens", "aa"]),
        ("municipalities", "0461", ["aa"]),
        ("levels", "volunteer_citizen", ["bb", "foens"]),
        ("stages", "in_use", ["bb", "foens"]),
        ("statuses", "anchored", ["bb", "foens", "aa"]),
        ("licences", "CC-BY-4.0", ["bb", "foens", "aa"]),
    ],
)
def test_a_facet_lists_each_case_once_in_order(
    catalogue: Catalogue, vocabulary: str, key: str, slugs: list[str]
) -> None:
    assert [case.slug for case in catalogue.facet(vocabulary, key).cases] == slugs


def test_a_level_lists_every_learning_point(catalogue: Catalogue) -> None:
    points = catalogue.facet("levels", "volunteer_citizen").learning_points
    assert [point.case for point in points] == ["bb", "bb", "foens"]


def test_what_nothing_carries_is_empty(catalogue: Catalogue) -> None:
    assert catalogue.facet("six_p", "peace") is EMPTY
    assert EMPTY.updated is None


def test_a_facet_is_as_new_as_its_newest(catalogue: Catalogue) -> None:
    assert str(catalogue.facet("municipalities", "0461").updated) == "2026-01-01"


def test_a_target_belongs_to_its_goal_once(tmp_path: Path) -> None:
    content = loaded(tmp_path, {CASE_PATH: variant(sdg="[11.7, 11, 7]")}).content
    goals = next(one for one in facets(Case) if one.vocabulary == "sdg")
    assert goals.keys(content.cases[0].meta) == ("11", "7")


def test_prototypes_are_found_by_reference(catalogue: Catalogue) -> None:
    assert set(catalogue.prototype_by_reference) == {"bb/ting", "foens/vaerket"}


def test_episodes_are_found_by_case_and_those_withdrawn_are_apart(tmp_path: Path) -> None:
    elsewhere = (
        "https://lyd.example.org/{}.mp3\naudio_length: 9\naudio_type: audio/mpeg\naudio_seconds: 40"
    )
    made = {
        f"podcasts/{slug}.md": EPISODE.replace("varmevaerket.mp3", elsewhere.format(slug))
        .replace("varmevaerket.vtt", f"{slug}.vtt")
        .replace("number: 1", f"number: {number}")
        .replace("2026-11-20", f"2026-11-{20 + number}")
        .replace("sdg: [7]", "withdrawn: 2026-11-23" if slug == "b" else "sdg: [7]")
        for number, slug in enumerate("abc", start=2)
    }
    texts = {f"podcasts/{slug}.vtt": TRANSCRIPT for slug in "abc"}
    result = loaded_podcast(tmp_path, {**made, **texts, "cases/aa/index.md": variant()})
    assert not result.errors
    catalogue = Catalogue.of(result.content)
    assert catalogue.show is result.content.show
    assert [one.slug for one in catalogue.episodes] == ["c", "a", "varmevaerket"]
    assert [one.slug for one in catalogue.withdrawn_episodes] == ["b"]
    foens, other = catalogue.case_by_slug["foens"], catalogue.case_by_slug["aa"]
    assert catalogue.episodes_of(foens) == catalogue.episodes
    assert catalogue.episodes_of(other) == ()
    assert catalogue.cases_of(catalogue.episodes[0]) == (foens,)


def test_an_episode_that_names_nobody_has_the_people_of_the_podcast(tmp_path: Path) -> None:
    host = "\n  - {name: Ida Nør, role: host, basis: {kind: contract, date: 2026-01-01}}\n"
    unnamed = re.sub("persons:\n(?:  .*\n)+", "", EPISODE)
    changes = {SHOW_PATH: f"{SHOW}persons:{host}"}
    for text, names in ((EPISODE, ["Ida Nør", "Anne Hansen"]), (unnamed, ["Ida Nør"])):
        result = loaded_podcast(tmp_path, {**changes, EPISODE_PATH: text})
        assert not result.errors
        catalogue = Catalogue.of(result.content)
        (heard,) = catalogue.episodes
        assert [person.name for person in catalogue.people_of(heard)] == names
        assert [person.name for person in catalogue.people] == ["Ida Nør"]


def test_without_a_podcast_there_are_no_episodes(catalogue: Catalogue) -> None:
    assert (catalogue.show, catalogue.episodes, catalogue.withdrawn_episodes) == (None, (), ())
    assert catalogue.people == ()
