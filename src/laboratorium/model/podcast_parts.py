"""What shows and episodes are made of: people, places, chapters, and where listeners find more."""

from typing import Annotated

from pydantic import Field

from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Email, Flag, Guid, Seconds
from laboratorium.model.types import Day, Impersonal, MunicipalityKey, TermOf, Text, Url


class Basis(Record):
    """Why a person's voice may be published; the documents themselves are kept elsewhere."""

    kind: Annotated[str, TermOf("voice_bases")] = Field(
        description="Hvorfor I må sende stemmen.", examples=["consent"]
    )
    date: Day = Field(description="Hvornår det blev aftalt.", examples=["2026-11-20"])
    withdrawn: Day | None = Field(
        default=None,
        description="Hvornår personen trak det tilbage. Så bliver afsnittet taget ned.",
        examples=["2027-01-31"],
    )


class Person(Record):
    """Someone who is heard, or who helped to make the podcast."""

    name: Impersonal = Field(
        min_length=1,
        max_length=120,
        description="Personens navn, som det skal vises.",
        examples=["Anne Hansen"],
    )
    role: Annotated[str, TermOf("podcast_roles")] = Field(
        description="Hvad personen gør i afsnittet.", examples=["host"]
    )
    group: Impersonal | None = Field(
        default=None,
        max_length=120,
        description="Organisationen eller gruppen, personen taler for.",
        examples=["Middelfart Kommune"],
    )
    url: Url | None = Field(
        default=None, description="Personens side.", examples=["https://example.org/anne"]
    )
    basis: Basis = Field(
        description="Grundlaget for, at I må sende stemmen.",
        examples=[{"kind": "consent", "date": "2026-11-20"}],
    )


class Location(Record):
    """Where an episode takes place: a town or a landscape, never anybody's home."""

    name: Impersonal = Field(
        min_length=1, max_length=120, description="Stedets navn.", examples=["Føns, Vestfyn"]
    )
    municipality: MunicipalityKey | None = Field(
        default=None, description="Kommunens navn eller kode.", examples=["Middelfart"]
    )


class ChapterEntry(Record):
    """A chapter; it lasts until the next one begins."""

    start: Seconds = Field(description="Hvornår kapitlet begynder.", examples=["02:15"])
    title: Text = Field(
        min_length=1, max_length=128, description="Kapitlets titel.", examples=["Hvorfor varme?"]
    )
    url: Url | None = Field(
        default=None, description="En side om emnet.", examples=["https://example.org/varme"]
    )


class Soundbite(Record):
    """A short piece that apps may play as a taste."""

    start: Seconds = Field(description="Hvornår klippet begynder.", examples=["01:05"])
    duration: Seconds = Field(
        ge=15, le=120, description="Hvor længe det varer, 15–120 sekunder.", examples=["30"]
    )
    title: Text = Field(
        min_length=1, max_length=128, description="Klippets titel.", examples=["Naboens idé"]
    )


class EpisodeLink(Record):
    """A page that the episode speaks of."""

    title: Text = Field(
        min_length=1, max_length=128, description="Teksten på linket.", examples=["Varmeværket"]
    )
    url: Url = Field(description="Siden.", examples=["https://example.org/varmevaerket"])


class Owner(Record):
    """Whom the directories write to; the address is public in the feed."""

    name: Text = Field(
        min_length=1,
        max_length=120,
        description="Hvem der ejer podcasten.",
        examples=["Laboratorium til lokal bærekraft"],
    )
    email: Email | None = Field(
        default=None,
        description="En fælles postkasse, ikke en persons. Den står i feedet.",
        examples=["redaktion@example.org"],
    )


class Funding(Record):
    """Where listeners can support or join."""

    url: Url = Field(description="Siden.", examples=["https://example.org/vaer-med"])
    title: Text = Field(
        min_length=1, max_length=128, description="Teksten på linket.", examples=["Vær med"]
    )


class UpdateFrequency(Record):
    """How often a new episode comes."""

    text: Text = Field(
        min_length=1, max_length=128, description="Hvor tit.", examples=["En gang om måneden"]
    )
    rrule: str | None = Field(
        default=None,
        max_length=200,
        pattern=r"^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$",
        description="Det samme som regel efter RFC 5545.",
        examples=["FREQ=MONTHLY"],
    )
    complete: Flag = Field(
        default=False, description="Om der ikke kommer flere afsnit.", examples=[False]
    )


class PodrollEntry(Record):
    """Another podcast that this one recommends."""

    guid: Guid = Field(
        description="Podcastens podcast:guid.", examples=["9b024349-ccf0-5f69-a609-6b82873eab3c"]
    )
    url: Url = Field(description="Dens feed.", examples=["https://podnews.net/rss"])
    title: Text = Field(
        min_length=1, max_length=255, description="Dens titel.", examples=["Podnews Daily"]
    )


def _platform(name: str, example: str) -> Url | None:
    found: Url | None = Field(
        default=None, description=f"Podcastens side hos {name}.", examples=[example]
    )
    return found


class Platforms(Record):
    """The show's own pages in the directories; only those that exist."""

    apple: Url | None = _platform("Apple Podcasts", "https://podcasts.apple.com/dk/podcast/id1")
    spotify: Url | None = _platform("Spotify", "https://open.spotify.com/show/1")
    overcast: Url | None = _platform("Overcast", "https://overcast.fm/itunes1")
    pocketcasts: Url | None = _platform("Pocket Casts", "https://pca.st/1")
    antennapod: Url | None = _platform("AntennaPod", "https://antennapod.org/deeplink/subscribe")
    castbox: Url | None = _platform("Castbox", "https://castbox.fm/channel/1")
    deezer: Url | None = _platform("Deezer", "https://www.deezer.com/show/1")
    podcastaddict: Url | None = _platform("Podcast Addict", "https://podcastaddict.com/podcast/1")
    podcastindex: Url | None = _platform("Podcast Index", "https://podcastindex.org/podcast/1")
    youtube: Url | None = _platform("YouTube", "https://www.youtube.com/playlist?list=1")
