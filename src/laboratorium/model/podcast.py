"""What a podcast holds: ``podcasts/show.yml``, and the front matter of ``podcasts/<slug>.md``.

Names follow RSS, Apple's tags and the Podcasting 2.0 namespace where they have one.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from laboratorium.model.danish_time import EXAMPLE, DanishTime
from laboratorium.model.parts import LabRef, Record
from laboratorium.model.podcast_parts import (
    Basis,
    ChapterEntry,
    EpisodeLink,
    Funding,
    Location,
    Owner,
    Person,
    Platforms,
    PodrollEntry,
    Soundbite,
    UpdateFrequency,
)
from laboratorium.model.podcast_types import (
    AudioSource,
    Choice,
    CoverName,
    FeedPath,
    FileName,
    Flag,
    Guid,
    ItemGuid,
    Link,
    LongText,
    MainCategory,
    Seconds,
    Subcategory,
)
from laboratorium.model.types import (
    Day,
    GoalOrTarget,
    LicenceKey,
    SixPKey,
    Slug,
    Text,
    Unique,
    Url,
    Whole,
)

__all__ = [
    "SYNTHETIC",
    "Basis",
    "ChapterEntry",
    "Episode",
    "EpisodeLink",
    "Funding",
    "Location",
    "Owner",
    "Person",
    "Platforms",
    "PodrollEntry",
    "Show",
    "Soundbite",
    "UpdateFrequency",
]

SYNTHETIC = "synthetic"


class Show(Record):
    """The podcast as a whole: ``podcasts/show.yml``."""

    title: Text = Field(
        min_length=1,
        max_length=255,
        description="Podcastens titel.",
        examples=["Laboratorium til lokal bærekraft"],
    )
    description: LongText = Field(
        description="Hvad podcasten handler om, højst 4.000 byte.",
        examples=["Samtaler om opgaver, som kommuner og borgere har løst sammen."],
    )
    language: str = Field(
        default="da",
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="Sproget.",
        examples=["da"],
    )
    author: Text = Field(
        min_length=1,
        max_length=255,
        description="Hvem der udgiver podcasten.",
        examples=["Laboratorium til lokal bærekraft"],
    )
    owner: Owner = Field(
        description="Hvem tjenesterne kan skrive til.", examples=[{"name": "Laboratoriet"}]
    )
    category: MainCategory = Field(
        description="En af Apples kategorier.", examples=["Society & Culture"]
    )
    subcategory: Subcategory | None = Field(
        default=None, description="En af kategoriens underkategorier.", examples=["Documentary"]
    )
    explicit: Flag = Field(
        default=False, description="Om noget ikke er for børn.", examples=[False]
    )
    cover: CoverName = Field(
        description="Forsiden: et kvadratisk billede i mappen podcasts/, 1.400–3.000 punkter.",
        examples=["forside.jpg"],
    )
    cover_alt: Text = Field(
        min_length=1,
        max_length=300,
        description="Hvad forsiden viser, for dem, der ikke kan se den.",
        examples=["Seks farvede blade om et hus"],
    )
    guid: Guid = Field(
        description="Podcastens podcast:guid. Den bliver tildelt én gang og aldrig ændret.",
        examples=["9b024349-ccf0-5f69-a609-6b82873eab3c"],
    )
    locked: Flag = Field(
        default=True, description="Om andre ikke må flytte feedet.", examples=[True]
    )
    licence: LicenceKey = Field(
        default="CC-BY-4.0", description="Licensen for afsnittene.", examples=["CC-BY-4.0"]
    )
    link: Link = Field(default="/podcast/", description="Podcastens side.", examples=["/podcast/"])
    funding: Funding | None = Field(
        default=None,
        description="Hvor lyttere kan støtte eller være med.",
        examples=[{"url": "https://example.org/vaer-med", "title": "Vær med"}],
    )
    persons: tuple[Person, ...] = Field(
        default=(), max_length=30, description="De faste stemmer og hjælpere.", examples=[[]]
    )
    medium: Annotated[str, Choice(("podcast", "audiobook", "course", "music", "mixed"))] = Field(
        default="podcast", description="Hvad slags lyd det er.", examples=["podcast"]
    )
    type: Annotated[str, Choice(("episodic", "serial"), (("serie", "serial"),))] = Field(
        default="episodic",
        description="Om afsnittene kan høres hver for sig eller skal høres i orden.",
        examples=["episodic"],
    )
    update_frequency: UpdateFrequency | None = Field(
        default=None,
        description="Hvor tit der kommer et nyt afsnit.",
        examples=[{"text": "En gang om måneden"}],
    )
    podroll: tuple[PodrollEntry, ...] = Field(
        default=(), max_length=30, description="Andre podcasts, I anbefaler.", examples=[[]]
    )
    platforms: Platforms = Field(
        default=Platforms(), description="Podcastens sider hos tjenesterne.", examples=[{}]
    )
    feed: FeedPath = Field(
        default="podcast/feed.xml",
        description="Feedets sti på siden.",
        examples=["podcast/feed.xml"],
    )
    former_feeds: Annotated[tuple[Url, ...], Unique] = Field(
        default=(),
        max_length=10,
        description="Adresser, som feedet har haft før.",
        examples=[["https://example.org/feed.xml"]],
    )
    audio_base_url: Url | None = Field(
        default=None,
        description="Adressen på den tjeneste, lyden ligger hos, hvis den ikke ligger på siden.",
        examples=["https://lyd.example.org/podcast/"],
    )
    feeds_per_season: Flag = Field(
        default=False, description="Om hver sæson også har sit eget feed.", examples=[False]
    )
    feeds_per_lab: Flag = Field(
        default=False, description="Om hvert laboratorium også har sit eget feed.", examples=[False]
    )


_TYPES = ("full", "trailer", "bonus")
_TYPE_ALIASES = (
    ("afsnit", "full"),
    ("helt", "full"),
    ("ekstra", "bonus"),
    ("smagsprøve", "trailer"),
)


class Episode(Record):
    """One episode: the front matter of ``podcasts/<slug>.md``."""

    title: Text = Field(
        min_length=1,
        max_length=150,
        description="Titlen uden nummer og uden podcastens navn.",
        examples=["Landsbyen, der byggede et varmeværk"],
    )
    number: Whole | None = Field(
        default=None, ge=1, le=99999, description="Afsnittets nummer.", examples=[1]
    )
    season: Whole | None = Field(
        default=None, ge=1, le=999, description="Sæsonens nummer.", examples=[1]
    )
    type: Annotated[str, Choice(_TYPES, _TYPE_ALIASES)] = Field(
        default="full",
        description="Om det er et helt afsnit, en trailer eller noget ekstra.",
        examples=["full"],
    )
    published: DanishTime = Field(
        description="Hvornår afsnittet udkommer: dato og klokkeslæt i dansk tid.",
        examples=[EXAMPLE],
    )
    summary: Text = Field(
        min_length=1,
        max_length=300,
        description="Hvad afsnittet handler om, i en-to sætninger.",
        examples=["Oliefyrene skulle skiftes. Så byggede landsbyen sit eget varmeværk."],
    )
    audio: AudioSource | None = Field(
        default=None,
        description="Lydfilen ved siden af, eller dens adresse hos en anden tjeneste.",
        examples=["varmevaerket.mp3"],
    )
    audio_length: Whole | None = Field(
        default=None, ge=1, description="Lydens størrelse i byte, hvis den er en adresse.",
        examples=[1234567],
    )  # fmt: skip
    audio_type: Annotated[str, Choice(("audio/mpeg", "audio/x-m4a"))] | None = Field(
        default=None, description="Lydens type, hvis den er en adresse.", examples=["audio/mpeg"]
    )
    audio_seconds: Seconds | None = Field(
        default=None, ge=1, description="Lydens længde, hvis den er en adresse.",
        examples=["12:34"],
    )  # fmt: skip
    cover: CoverName | None = Field(
        default=None,
        description="Afsnittets eget billede i mappen podcasts/, som podcastens forside.",
        examples=["varmevaerket.jpg"],
    )
    cover_alt: Text | None = Field(
        default=None,
        min_length=1,
        max_length=300,
        description="Hvad billedet viser, for dem, der ikke kan se det.",
        examples=["Et hvidt hus med skorsten"],
    )
    persons: tuple[Person, ...] = Field(
        default=(),
        max_length=50,
        description="Alle, der bliver hørt, og dem, der har hjulpet.",
        examples=[[]],
    )
    location: Location | None = Field(
        default=None, description="Hvor afsnittet foregår.", examples=[{"name": "Føns"}]
    )
    licence: LicenceKey | None = Field(
        default=None, description="Licensen, hvis den er en anden end podcastens.",
        examples=["CC-BY-4.0"],
    )  # fmt: skip
    chapters: tuple[ChapterEntry, ...] = Field(
        default=(),
        max_length=300,
        description="Kapitler i tidens orden.",
        examples=[[{"start": "00:00", "title": "Velkommen"}]],
    )
    transcript: FileName | None = Field(
        default=None,
        description="Udskriften ved siden af: .vtt, .srt eller .json.",
        examples=["varmevaerket.vtt"],
    )
    soundbites: tuple[Soundbite, ...] = Field(
        default=(), max_length=10, description="Korte klip, apps må afspille.", examples=[[]]
    )
    links: tuple[EpisodeLink, ...] = Field(
        default=(), max_length=50, description="Sider, afsnittet nævner.", examples=[[]]
    )
    cases: Annotated[tuple[Slug, ...], Unique] = Field(
        default=(),
        max_length=30,
        description="Navnene på de casemapper, afsnittet handler om.",
        examples=[["middelfart-foens-naervarme"]],
    )
    lab: LabRef | None = Field(
        default=None,
        description="Laboratoriet, som afsnittet kommer fra.",
        examples=[{"number": 1, "year": 2023}],
    )
    six_p: Annotated[tuple[SixPKey, ...], Field(max_length=6), Unique] = Field(
        default=(), description="De af de seks P'er, afsnittet handler om.", examples=[["place"]]
    )
    sdg: Annotated[tuple[GoalOrTarget, ...], Field(max_length=5), Unique] = Field(
        default=(), description="Verdensmål (11) eller delmål (11.7).", examples=[["7"]]
    )
    synthetic_voice: Flag = Field(
        default=False, description="Om en stemme er kunstig.", examples=[False]
    )
    explicit: Flag = Field(
        default=False, description="Om noget ikke er for børn.", examples=[False]
    )
    guid: ItemGuid | None = Field(
        default=None,
        description="Kun hvis afsnittet havde en guid i et ældre feed.",
        examples=["https://example.org/?p=1"],
    )
    withdrawn: Day | None = Field(
        default=None, description="Hvornår afsnittet blev trukket tilbage.", examples=["2027-01-31"]
    )
    former_slugs: Annotated[tuple[Slug, ...], Unique] = Field(
        default=(),
        max_length=10,
        description="Navne, som afsnittets fil har haft før.",
        examples=[["foens"]],
    )

    @property
    def withdrawal(self) -> date | None:
        """The day from which the episode is gone: its own, or the first person's to withdraw."""
        days = [person.basis.withdrawn for person in self.persons]
        return min((day for day in (self.withdrawn, *days) if day), default=None)
