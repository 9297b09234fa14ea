"""What a podcast holds: ``podcasts/show.yml``, and the front matter of ``podcasts/<slug>.md``.

Names follow RSS, Apple's tags and the Podcasting 2.0 namespace where they have one.
"""

from datetime import date
from typing import Annotated

from pydantic import Field, field_validator

from laboratorium.model import english
from laboratorium.model.danish_time import EXAMPLE, DanishTime
from laboratorium.model.declare import field
from laboratorium.model.kind import Kind
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
    SpeakerName,
    UpdateFrequency,
)
from laboratorium.model.podcast_types import (
    AudioSource,
    AudioType,
    Choice,
    CoverName,
    FileName,
    Flag,
    ItemGuid,
    Seconds,
)
from laboratorium.model.release import draft_field
from laboratorium.model.show import Show
from laboratorium.model.types import (
    Day,
    GoalOrTarget,
    LicenceKey,
    SixPKey,
    Slug,
    Text,
    Unique,
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

_TYPES = ("full", "trailer", "bonus")
_TYPE_ALIASES = (
    ("afsnit", "full"),
    ("helt", "full"),
    ("ekstra", "bonus"),
    ("smagsprøve", "trailer"),
)


class Episode(Record):
    """One episode: the front matter of ``podcasts/<slug>.md``."""

    title: Text = field(
        "Titel",
        "Titlen uden nummer og uden podcastens navn.",
        "Landsbyen, der byggede et varmeværk",
        min_length=1,
        max_length=150,
    )
    number: Whole | None = field(
        "Nummer", "Afsnittets nummer.", 1, names=("nr", "episode"), default=None, ge=1, le=99999
    )
    season: Whole | None = field("Sæson", "Sæsonens nummer.", 1, default=None, ge=1, le=999)
    type: Annotated[str, Choice(_TYPES, _TYPE_ALIASES)] = field(
        "Slags", "Om det er et helt afsnit, en trailer eller noget ekstra.", "full", default="full"
    )
    published: DanishTime = field(
        "Udgivet",
        "Hvornår afsnittet udkommer: dato og klokkeslæt i dansk tid. Før da er det ingen steder.",
        EXAMPLE,
        names=("udkommer", "dato", "date", "pubdate"),
    )
    summary: Text = field(
        "Kort om afsnittet",
        "Hvad afsnittet handler om, i en-to sætninger.",
        "Oliefyrene skulle skiftes. Så byggede landsbyen sit eget varmeværk.",
        names=("beskrivelse", "description"),
        min_length=1,
        max_length=300,
    )
    title_en: Text | None = english.title_field("The village that built a heating plant", 150)
    summary_en: Text | None = english.summary_field(
        "The oil burners had to go. So the village built a heating plant of its own.", 300
    )
    audio: AudioSource | None = field(
        "Lyd",
        "Lydfilen ved siden af, eller dens adresse hos en anden tjeneste.",
        "varmevaerket.mp3",
        names=("lydfil", "enclosure"),
        default=None,
    )
    audio_length: Whole | None = field(
        "Lydens størrelse",
        "Lydens størrelse i byte, hvis den er en adresse.",
        1234567,
        hidden=True,
        default=None,
        ge=1,
    )
    audio_type: AudioType | None = field(
        "Lydens type",
        "Lydens type, hvis den er en adresse.",
        "audio/mpeg",
        hidden=True,
        default=None,
    )
    audio_seconds: Seconds | None = field(
        "Lydens længde",
        "Lydens længde, hvis den er en adresse.",
        "12:34",
        hidden=True,
        default=None,
        ge=1,
    )
    cover: CoverName | None = field(
        "Forside",
        "Afsnittets eget billede i mappen podcasts/, som podcastens forside.",
        "varmevaerket.jpg",
        default=None,
    )
    cover_alt: Text | None = field(
        "Hvad forsiden viser",
        "Hvad billedet viser, for dem, der ikke kan se det.",
        "Et hvidt hus med skorsten",
        default=None,
        min_length=1,
        max_length=300,
    )
    persons: tuple[Person, ...] = field(
        "Medvirkende",
        "Alle, der bliver hørt, og dem, der har hjulpet.",
        [],
        default=(),
        max_length=50,
    )
    location: Location | None = field(
        "Sted", "Hvor afsnittet foregår.", {"name": "Føns"}, names=("place",), default=None
    )
    licence: LicenceKey | None = field(
        "Licens", "Licensen, hvis den er en anden end podcastens.", "CC-BY-4.0", default=None
    )
    chapters: tuple[ChapterEntry, ...] = field(
        "Kapitler",
        "Kapitler i tidens orden.",
        [{"start": "00:00", "title": "Velkommen"}],
        default=(),
        max_length=300,
    )
    transcript: FileName | None = field(
        "Udskrift",
        "Udskriften ved siden af: .vtt, .srt, .json, .sbv eller .tsv.",
        "varmevaerket.vtt",
        names=("transskription",),
        default=None,
    )
    speakers: tuple[SpeakerName, ...] = field(
        "Hvem taler",
        "Navne på dem, som talegenkendelsen kun kalder noget.",
        [{"label": "SPEAKER_00", "name": "Anna Holm"}],
        default=(),
        max_length=50,
    )
    soundbites: tuple[Soundbite, ...] = field(
        "Klip",
        "Korte klip, apps må afspille.",
        [{"start": "00:10", "duration": "20", "title": "Det bedste sted"}],
        default=(),
        max_length=10,
    )
    links: tuple[EpisodeLink, ...] = field(
        "Links",
        "Sider, afsnittet nævner.",
        [{"title": "Læs mere", "url": "https://example.org/"}],
        default=(),
        max_length=50,
    )
    cases: Annotated[tuple[Slug, ...], Unique] = field(
        "Cases",
        "Navnene på de casemapper, afsnittet handler om.",
        ["middelfart-foens-naervarme"],
        default=(),
        max_length=30,
    )
    lab: LabRef | None = field(
        "Laboratorium",
        "Laboratoriet, som afsnittet kommer fra.",
        {"number": 1, "year": 2023},
        default=None,
    )
    six_p: Annotated[tuple[SixPKey, ...], Field(max_length=6), Unique] = field(
        "P’er", "De af de seks P'er, afsnittet handler om.", ["place"], default=()
    )
    sdg: Annotated[tuple[GoalOrTarget, ...], Field(max_length=5), Unique] = field(
        "Verdensmål", "Verdensmål (11) eller delmål (11.7).", ["7"], default=()
    )
    synthetic_voice: Flag = field(
        "Kunstig stemme", "Om en stemme er kunstig.", False, default=False
    )
    explicit: Flag = field("Ikke for børn", "Om noget ikke er for børn.", False, default=False)
    guid: ItemGuid | None = field(
        "Fast kendetegn",
        "Kun hvis afsnittet havde en guid i et ældre feed.",
        "https://example.org/?p=1",
        hidden=True,
        default=None,
    )
    withdrawn: Day | None = field(
        "Trukket tilbage",
        "Hvornår afsnittet blev trukket tilbage.",
        "2027-01-31",
        hidden=True,
        default=None,
    )
    former_slugs: Annotated[tuple[Slug, ...], Unique] = field(
        "Tidligere navne",
        "Navne, som afsnittets fil har haft før.",
        ["foens"],
        hidden=True,
        default=(),
        max_length=10,
    )
    draft: Flag = draft_field()

    _both_in_english = field_validator("summary_en", mode="after")(english.check_both)

    @property
    def withdrawal(self) -> date | None:
        """The day from which the episode is gone: its own, or the first person's to withdraw."""
        days = [person.basis.withdrawn for person in self.persons]
        return min((day for day in (self.withdrawn, *days) if day), default=None)


EPISODE = Kind(
    key="episode",
    model=Episode,
    name="Podcastafsnit",
    plural="Podcastafsnit",
    folder="podcasts",
    page="episode.html",
)
SHOW = Kind(key="show", model=Show, name="Podcast", plural="Podcasts", folder="podcasts")
