"""Show and episode: what is taken however it is written, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from podcast_project import EPISODE, SHOW
from pydantic import ValidationError

from laboratorium.model.podcast import Episode, Show
from laboratorium.model.podcast_types import main_category
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import parse, parse_yaml

META = parse(EPISODE, "x.md").meta
SHOWN = parse_yaml(SHOW.encode(), "x.yml").meta
UUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"

NORMALISED: list[tuple[type[Any], str, Any, Any]] = [
    (Show, "title", "  Laboratoriet \n fortæller  ", "Laboratoriet fortæller"),
    (Show, "description", "\n\nTo\n\nafsnit\n", "To\n\nafsnit"),
    (Show, "category", "Samfund og kultur", "Society & Culture"),
    (Show, "category", "society & culture", "Society & Culture"),
    (Show, "category", "Offentlig forvaltning", "Government"),
    (Show, "subcategory", "dokumentar", "Documentary"),
    (Show, "guid", UUID.upper(), UUID),
    (Show, "explicit", "nej", False),
    (Show, "locked", "No", False),
    (Show, "type", "Serie", "serial"),
    (Show, "link", "/podcast/#om", "/podcast/#om"),
    (Show, "link", "https://example.org/podcast", "https://example.org/podcast"),
    (Show, "licence", "CC BY 4.0", "CC-BY-4.0"),
    (Episode, "title", "  En\nto  ", "En to"),
    (Episode, "type", "Trailer", "trailer"),
    (Episode, "type", "ekstra", "bonus"),
    (Episode, "synthetic_voice", "ja", True),
    (Episode, "audio_seconds", "1:02:03,5", 3723.5),
    (Episode, "audio_type", "AUDIO/MPEG", "audio/mpeg"),
    (Episode, "audio", "Min lyd på ø.MP3", "Min lyd på ø.MP3"),
    (Episode, "cover", "forside-2.jpeg", "forside-2.jpeg"),
    (Episode, "sdg", ["7", "11.A"], ("7", "11.a")),
]


@pytest.mark.parametrize(("model", "field", "written", "stored"), NORMALISED)
def test_a_value_is_stored_in_one_way(
    model: type[Any], field: str, written: Any, stored: Any
) -> None:
    meta = SHOWN if model is Show else META
    assert getattr(model.model_validate({**meta, field: written}), field) == stored


REFUSED: list[tuple[type[Any], str, Any, str]] = [
    (Show, "title", "x" * 256, "string_too_long"),
    (Show, "description", " \n ", "string_too_short"),
    (Show, "description", "æ" * 2001, "too_many_bytes"),
    (Show, "category", "Documentary", "category_is_sub"),
    (Show, "subcategory", "Government", "category_is_main"),
    (Show, "category", "Politik & Kultur", "unknown_category"),
    (Show, "guid", UUID[:-1], "uuid"),
    (Show, "guid", UUID.replace("9", "٩"), "uuid"),
    (Show, "link", "podcast", "url"),
    (Show, "link", "//example.org/", "url"),
    (Show, "feed", "../feed.xml", "string_pattern_mismatch"),
    (Show, "feed", "/podcast/feed.xml", "string_pattern_mismatch"),
    (Show, "feed", "sitemap.xml", "feed_taken"),
    (Show, "feed", "feeds/cases.xml", "feed_taken"),
    (Show, "feed", "podcast/saeson-1/feed.xml", "feed_taken"),
    (Show, "feed", "podcast/feed-2.xml", "feed_taken"),
    (Show, "cover", "../forside.jpg", "podcast_file"),
    (Show, "cover", "forside.webp", "cover_name"),
    (Show, "cover", "forsidé.jpg", "cover_name"),
    (Show, "explicit", "clean", "flag"),
    (Show, "medium", "video", "unknown_choice"),
    (Show, "audio_base_url", "lyd.example.org", "url"),
    (Show, "withdrawn", "2026-11-23", "extra_forbidden"),
    (Episode, "audio", "C:\\lyd.mp3", "podcast_file"),
    (Episode, "audio", ".lyd.mp3", "podcast_file"),
    (Episode, "audio", "file:///etc/passwd", "url"),
    (Episode, "audio_type", "audio/ogg", "unknown_choice"),
    (Episode, "audio_length", "0", "greater_than_equal"),
    (Episode, "number", "1.5", "whole_number"),
    (Episode, "six_p", ["place", "Place"], "repeated"),
    (Episode, "former_slugs", ["Æ"], "slug"),
]


@pytest.mark.parametrize(("model", "field", "written", "kind"), REFUSED)
def test_a_value_that_apps_or_addresses_cannot_bear_is_refused(
    model: type[Any], field: str, written: Any, kind: str
) -> None:
    meta = SHOWN if model is Show else META
    with pytest.raises(ValidationError) as caught:
        model.model_validate({**meta, field: written})
    assert kind in {fault["type"] for fault in caught.value.errors()}


def test_the_form_knows_the_closed_lists() -> None:
    properties = Show.model_json_schema()["properties"]
    assert len(properties["category"]["enum"]) == 19
    assert "Society & Culture" in properties["category"]["enum"]
    roles = Episode.model_json_schema()["$defs"]["Person"]["properties"]["role"]["enum"]
    assert {"host", "co-host", "guest", "narrator", "editor"} <= set(roles)


def test_every_subcategory_lies_under_a_category() -> None:
    categories = vocabularies().podcast_categories
    below = [term for term in categories if term.parent]
    assert len(below) == 91
    assert all(not categories[term.parent].parent for term in below)
    assert main_category("Documentary") == "Society & Culture"
    assert main_category("Government") == ""


def test_a_role_is_the_taxonomys_own_word() -> None:
    roles = vocabularies().podcast_roles
    assert roles["guest_host"].taxonomy == "guest host"
    assert (roles["co-host"].taxonomy, roles["co-host"].group) == ("co-host", "Cast")
