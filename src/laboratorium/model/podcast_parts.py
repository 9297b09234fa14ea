"""What shows and episodes are made of: people, places, chapters, and where listeners find more."""

from typing import Annotated

from laboratorium.model.declare import field
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Email, Flag, Guid, Seconds
from laboratorium.model.types import Day, Impersonal, MunicipalityKey, TermOf, Text, Url


class Basis(Record):
    """Why a person's voice may be published; the documents themselves are kept elsewhere."""

    kind: Annotated[str, TermOf("voice_bases")] = field(
        "Grundlag", "Hvorfor I må sende stemmen.", "consent"
    )
    date: Day = field("Aftalt", "Hvornår det blev aftalt.", "2026-11-20")
    withdrawn: Day | None = field(
        "Trukket tilbage",
        "Hvornår personen trak det tilbage. Så bliver afsnittet taget ned.",
        "2027-01-31",
        default=None,
    )


class Person(Record):
    """Someone who is heard, or who helped to make the podcast."""

    name: Impersonal = field(
        "Navn", "Personens navn, som det skal vises.", "Anne Hansen", min_length=1, max_length=120
    )
    role: Annotated[str, TermOf("podcast_roles")] = field(
        "Rolle", "Hvad personen gør i afsnittet.", "host"
    )
    group: Impersonal | None = field(
        "Organisation",
        "Organisationen eller gruppen, personen taler for.",
        "Middelfart Kommune",
        names=("gruppe",),
        default=None,
        max_length=120,
    )
    url: Url | None = field(
        "Egen side", "Personens side.", "https://example.org/anne", default=None
    )
    basis: Basis = field(
        "Grundlag",
        "Grundlaget for, at I må sende stemmen.",
        {"kind": "consent", "date": "2026-11-20"},
        names=("samtykke",),
    )


class Location(Record):
    """Where an episode takes place: a town or a landscape, never anybody's home."""

    name: Impersonal = field(
        "Stedets navn", "Stedets navn.", "Føns, Vestfyn", min_length=1, max_length=120
    )
    municipality: MunicipalityKey | None = field(
        "Kommune", "Kommunens navn eller kode.", "Middelfart", default=None
    )


class ChapterEntry(Record):
    """A chapter; it lasts until the next one begins."""

    start: Seconds = field("Begynder", "Hvornår kapitlet begynder.", "02:15", names=("fra", "from"))
    title: Text = field("Titel", "Kapitlets titel.", "Hvorfor varme?", min_length=1, max_length=128)
    url: Url | None = field("Side", "En side om emnet.", "https://example.org/varme", default=None)


class SpeakerName(Record):
    """Who somebody is whom a program that listens only gave a number."""

    label: Text = field(
        "Kaldes", "Hvad udskriften kalder den, der taler.", "SPEAKER_00", max_length=80
    )
    name: Impersonal = field("Navn", "Navnet, som under medvirkende.", "Anna Holm", max_length=80)


class Soundbite(Record):
    """A short piece that apps may play as a taste."""

    start: Seconds = field("Begynder", "Hvornår klippet begynder.", "01:05")
    duration: Seconds = field(
        "Varer",
        "Hvor længe det varer, 15–120 sekunder.",
        "30",
        names=("varighed", "længde"),
        ge=15,
        le=120,
    )
    title: Text = field("Titel", "Klippets titel.", "Naboens idé", min_length=1, max_length=128)


class EpisodeLink(Record):
    """A page that the episode speaks of."""

    title: Text = field("Titel", "Teksten på linket.", "Varmeværket", min_length=1, max_length=128)
    url: Url = field("Adresse", "Siden.", "https://example.org/varmevaerket")


class Owner(Record):
    """Whom the directories write to; the address is public in the feed."""

    name: Text = field(
        "Navn",
        "Hvem der ejer podcasten.",
        "Laboratorium til lokal bærekraft",
        min_length=1,
        max_length=120,
    )
    email: Email | None = field(
        "Mail",
        "En fælles postkasse, ikke en persons. Den står i feedet.",
        "redaktion@example.org",
        default=None,
    )


class Funding(Record):
    """Where listeners can support or join."""

    url: Url = field("Adresse", "Siden.", "https://example.org/vaer-med")
    title: Text = field("Titel", "Teksten på linket.", "Vær med", min_length=1, max_length=128)


class UpdateFrequency(Record):
    """How often a new episode comes."""

    text: Text = field("Med ord", "Hvor tit.", "En gang om måneden", min_length=1, max_length=128)
    rrule: str | None = field(
        "Som regel",
        "Det samme som regel efter RFC 5545.",
        "FREQ=MONTHLY",
        default=None,
        max_length=200,
        pattern=r"^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$",
    )
    complete: Flag = field("Afsluttet", "Om der ikke kommer flere afsnit.", False, default=False)


class PodrollEntry(Record):
    """Another podcast that this one recommends."""

    guid: Guid = field(
        "Fast kendetegn", "Podcastens podcast:guid.", "9b024349-ccf0-5f69-a609-6b82873eab3c"
    )
    url: Url = field("Feed", "Dens feed.", "https://podnews.net/rss")
    title: Text = field("Titel", "Dens titel.", "Podnews Daily", min_length=1, max_length=255)


def _platform(name: str, example: str) -> Url | None:
    found: Url | None = field(name, f"Podcastens side hos {name}.", example, default=None)
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
