"""The fields of a podcast as a whole: ``podcasts/show.yml``.

Names follow RSS, Apple's tags and the Podcasting 2.0 namespace where they have one.
"""

from typing import Annotated

from laboratorium.model.declare import field
from laboratorium.model.parts import Record
from laboratorium.model.podcast_parts import (
    Funding,
    Owner,
    Person,
    Platforms,
    PodrollEntry,
    UpdateFrequency,
)
from laboratorium.model.podcast_types import (
    Choice,
    CoverName,
    FeedPath,
    Flag,
    Guid,
    Link,
    LongText,
    MainCategory,
    Subcategory,
)
from laboratorium.model.types import (
    LicenceKey,
    Text,
    Unique,
    Url,
)


class Show(Record):
    """The podcast as a whole: ``podcasts/show.yml``."""

    title: Text = field(
        "Titel",
        "Podcastens titel.",
        "Laboratorium til lokal bærekraft",
        min_length=1,
        max_length=255,
    )
    description: LongText = field(
        "Beskrivelse",
        "Hvad podcasten handler om, højst 4.000 byte.",
        "Samtaler om opgaver, som kommuner og borgere har løst sammen.",
        names=("summary",),
    )
    language: str = field(
        "Sprog", "Sproget.", "da", default="da", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
    )
    author: Text = field(
        "Udgiver",
        "Hvem der udgiver podcasten.",
        "Laboratorium til lokal bærekraft",
        names=("forfatter",),
        min_length=1,
        max_length=255,
    )
    owner: Owner = field(
        "Ejer", "Hvem tjenesterne kan skrive til.", {"name": "Laboratoriet"}, guarded=True
    )
    category: MainCategory = field("Kategori", "En af Apples kategorier.", "Society & Culture")
    subcategory: Subcategory | None = field(
        "Underkategori", "En af kategoriens underkategorier.", "Documentary", default=None
    )
    explicit: Flag = field("Ikke for børn", "Om noget ikke er for børn.", False, default=False)
    cover: CoverName = field(
        "Forside",
        "Forsiden: et kvadratisk billede i mappen podcasts/, 1.400–3.000 punkter.",
        "forside.jpg",
        names=("billede", "image"),
    )
    cover_alt: Text = field(
        "Hvad forsiden viser",
        "Hvad forsiden viser, for dem, der ikke kan se den.",
        "Seks farvede blade om et hus",
        names=("alt",),
        min_length=1,
        max_length=300,
    )
    guid: Guid = field(
        "Fast kendetegn",
        "Podcastens podcast:guid. Den bliver tildelt én gang og aldrig ændret.",
        "9b024349-ccf0-5f69-a609-6b82873eab3c",
        guarded=True,
    )
    locked: Flag = field(
        "Låst", "Om andre ikke må flytte feedet.", True, default=True, guarded=True
    )
    licence: LicenceKey = field(
        "Licens", "Licensen for afsnittene.", "CC-BY-4.0", default="CC-BY-4.0"
    )
    link: Link = field("Podcastens side", "Podcastens side.", "/podcast/", default="/podcast/")
    funding: Funding | None = field(
        "Vær med",
        "Hvor lyttere kan støtte eller være med.",
        {"url": "https://example.org/vaer-med", "title": "Vær med"},
        names=("støt",),
        default=None,
    )
    persons: tuple[Person, ...] = field(
        "Medvirkende",
        "De faste stemmer og hjælpere.",
        [],
        names=("personer", "gæster"),
        default=(),
        max_length=30,
    )
    medium: Annotated[str, Choice(("podcast", "audiobook", "course", "music", "mixed"))] = field(
        "Medie", "Hvad slags lyd det er.", "podcast", default="podcast"
    )
    type: Annotated[str, Choice(("episodic", "serial"), (("serie", "serial"),))] = field(
        "Rækkefølge",
        "Om afsnittene kan høres hver for sig eller skal høres i orden.",
        "episodic",
        names=("art",),
        default="episodic",
    )
    update_frequency: UpdateFrequency | None = field(
        "Hvor tit",
        "Hvor tit der kommer et nyt afsnit.",
        {"text": "En gang om måneden"},
        default=None,
    )
    podroll: tuple[PodrollEntry, ...] = field(
        "Podcasts, vi anbefaler", "Andre podcasts, I anbefaler.", [], default=(), max_length=30
    )
    platforms: Platforms = field(
        "Tjenester",
        "Podcastens sider hos tjenesterne.",
        {},
        names=("platforme",),
        default=Platforms(),
    )
    feed: FeedPath = field(
        "Feedets adresse",
        "Feedets sti på siden.",
        "podcast/feed.xml",
        default="podcast/feed.xml",
        guarded=True,
    )
    former_feeds: Annotated[tuple[Url, ...], Unique] = field(
        "Tidligere feeds",
        "Adresser, som feedet har haft før.",
        ["https://example.org/feed.xml"],
        default=(),
        max_length=10,
        guarded=True,
    )
    hub: Url | None = field(
        "WebSub-hub",
        "Adressen på en hub, der fortæller apps om nye afsnit med det samme.",
        "https://hub.example.org/",
        default=None,
        guarded=True,
    )
    audio_base_url: Url | None = field(
        "Lydens vært",
        "Adressen på den tjeneste, lyden ligger hos, hvis den ikke ligger på siden.",
        "https://lyd.example.org/podcast/",
        default=None,
        guarded=True,
    )
    feeds_per_season: Flag = field(
        "Et feed for hver sæson",
        "Om hver sæson også har sit eget feed.",
        False,
        default=False,
        guarded=True,
    )
    feeds_per_lab: Flag = field(
        "Et feed for hvert laboratorium",
        "Om hvert laboratorium også har sit eget feed.",
        False,
        default=False,
        guarded=True,
    )
