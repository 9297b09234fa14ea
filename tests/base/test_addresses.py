"""Addresses are relative to the root, and links between content files lead to the pages that show
them.
"""

import pytest

from laboratorium.base import addresses
from laboratorium.podcast.publication import OPML, STYLESHEET


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("om/index.md", "om/"),
        ("was.md", "was/"),
        ("om/reindex.md", "om/reindex/"),
        ("laboratorier/2023-1.md", "laboratorier/2023-1/"),
    ],
)
def test_a_document_has_a_folder_address(uri: str, address: str) -> None:
    assert addresses.document(uri) == address


@pytest.mark.parametrize(
    ("address", "root"), [("", "./"), ("cases/", "../"), ("cases/a/prototyper/b/", "../../../../")]
)
def test_the_way_to_the_root_climbs_every_folder(address: str, root: str) -> None:
    assert addresses.to_root(address) == root


@pytest.mark.parametrize(
    ("href", "source", "expected"),
    [
        ("../b/index.md", "cases/a/index.md", "../../cases/b/"),
        ("../b/index.md#kilde-2", "cases/a/index.md", "../../cases/b/#kilde-2"),
        ("learning-points/2026-01-02-x.md", "cases/a/index.md", "../../cases/a/#lp-2026-01-02-x"),
        ("../prototypes/p.md", "cases/a/learning-points/x.md", "../../cases/a/prototyper/p/"),
        ("../../docs/om/index.md", "cases/a/index.md", "../../om/"),
        ("#kilde-1", "cases/a/index.md", "#kilde-1"),
        ("https://example.org/x.md", "cases/a/index.md", "https://example.org/x.md"),
        ("../../README.md", "cases/a/index.md", "../../README.md"),
    ],
)
def test_links_to_content_files_lead_to_their_pages(href: str, source: str, expected: str) -> None:
    assert addresses.resolve(href, source, "../../") == expected


def test_the_first_page_of_a_listing_has_no_number() -> None:
    assert [addresses.numbered("cases/", number) for number in (1, 2)] == [
        "cases/",
        "cases/side-2/",
    ]


def test_the_podcasts_own_folders_are_no_episodes() -> None:
    taken = [addresses.EPISODES, addresses.season(12), addresses.lab_episodes(2023, 1)]
    slugs = [address.split("/")[1] for address in taken]
    assert slugs == ["afsnit", "saeson-12", "laboratorium-2023-1"]
    assert all(map(addresses.is_podcasts_own, slugs))
    # Who leaves out the ending of a file of the podcast's would ask for these.
    files = (addresses.podcast_file("feed-2.xml"), STYLESHEET, OPML)
    assert all(addresses.is_podcasts_own(path.split("/")[1].split(".")[0]) for path in files)


@pytest.mark.parametrize(
    "slug", ["afsnit-1", "saeson", "saeson-x", "laboratorium-2023", "feedback", "om-afsnit"]
)
def test_names_that_only_begin_alike_are_free(slug: str) -> None:
    assert not addresses.is_podcasts_own(slug)


def test_all_that_is_an_episodes_own_lies_in_its_folder() -> None:
    home = addresses.episode("varme")
    assert home == "podcast/varme/"
    inside = (
        addresses.episode_player("varme"),
        addresses.episode_file("varme", "mp3"),
        addresses.episode_chapters("varme"),
    )
    assert [path.removeprefix(home) for path in inside] == [
        "afspiller/",
        "varme.mp3",
        "chapters.json",
    ]


@pytest.mark.parametrize("base", ["https://lyd.example.org/a", "https://lyd.example.org/a/"])
def test_the_host_of_audio_has_the_same_folders(base: str) -> None:
    assert addresses.at_audio_host(base, "podcast/x/x.mp3").endswith("/a/podcast/x/x.mp3")
