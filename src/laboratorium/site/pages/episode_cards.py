"""An episode as it looks in a listing, and its audio as a page plays it and hands it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from laboratorium.base import addresses
from laboratorium.base.danish import format_date, format_number
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord, EpisodeRecord, ShowRecord

FORMATS = {"audio/mpeg": "MP3", "audio/x-m4a": "M4A"}
KINDS = {"trailer": "Trailer", "bonus": "Bonusafsnit"}


@dataclass(frozen=True)
class AudioView:
    """What plays. `address` is relative to the site's root, or whole when the audio lies elsewhere;
    `bytes` is 0 when nobody knows the size.
    """

    address: str
    type: str
    bytes: int
    seconds: float

    def href(self, root: str) -> str:
        return self.address if "://" in self.address else root + self.address

    @property
    def format(self) -> str:
        return FORMATS.get(self.type, "LYD")

    @property
    def size(self) -> str:
        return format_size(self.bytes)

    @property
    def duration(self) -> str:
        return short_duration(self.seconds)

    @property
    def iso_duration(self) -> str:
        return f"PT{round(self.seconds)}S"


@dataclass(frozen=True)
class EpisodeCard:
    """An episode in a listing. A withdrawn one is not listed and has no card."""

    slug: str
    title: str
    summary: str
    address: str
    label: str
    """`Afsnit 3`, `Sæson 2, afsnit 3`, `Trailer` or nothing."""
    date: str
    iso_date: str
    synthetic_voice: bool
    audio: AudioView


def audio_of(episode: EpisodeRecord, show: ShowRecord | None) -> AudioView:
    """The audio of an episode that is not withdrawn: on the site, at the show's host of audio, or
    where the episode says.
    """
    media_type = episode.media_type or "audio/mpeg"
    if episode.is_remote:
        address = str(episode.meta.audio)
    else:
        # The ending is that of the type that the content has, never that of its own name.
        address = addresses.episode_file(episode.slug, episode.suffix.removeprefix("."))
        if base := show.meta.audio_base_url if show else None:
            address = addresses.at_audio_host(base, address)
    return AudioView(address, media_type, episode.length or 0, episode.seconds or 0)


def episode_card(episode: EpisodeRecord, show: ShowRecord | None) -> EpisodeCard:
    meta = episode.meta
    return EpisodeCard(
        slug=episode.slug,
        title=meta.title,
        summary=meta.summary,
        address=addresses.episode(episode.slug),
        label=label(episode),
        date=format_date(meta.published),
        iso_date=meta.published.isoformat(),
        synthetic_voice=meta.synthetic_voice,
        audio=audio_of(episode, show),
    )


def cards_of(episodes: Iterable[EpisodeRecord], show: ShowRecord | None) -> tuple[EpisodeCard, ...]:
    """Cards for the episodes that can be heard, in the order given."""
    return tuple(episode_card(episode, show) for episode in episodes if not episode.withdrawn)


def episode_cards(catalogue: Catalogue, case: CaseRecord) -> tuple[EpisodeCard, ...]:
    """The episodes about a case, newest first."""
    return cards_of(catalogue.episodes_of(case), catalogue.content.show)


def label(episode: EpisodeRecord) -> str:
    """Where the episode stands among the others, as a listing says it."""
    meta = episode.meta
    kind = KINDS.get(meta.type, "")
    own = kind or (f"Afsnit {meta.number}" if meta.number else "")
    if meta.season is None:
        return own
    season = f"Sæson {meta.season}"
    return f"{season}, {own[0].lower()}{own[1:]}" if own else season


def format_size(size: int) -> str:
    """`1,2 MB` or `870 kB`, in steps of a thousand; empty for a size that nobody knows."""
    if size <= 0:
        return ""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{format_number(Decimal(size / 1_000_000).quantize(Decimal('0.1')))}\u00a0MB"


def short_duration(seconds: float) -> str:
    """`45 sek.`, `2 min. 34 sek.`, `34 min.` or `1 t. 5 min.`: as exactly as one plans by."""
    whole = round(seconds)
    if whole >= 600:
        hours, minutes = divmod(round(whole / 60), 60)
        parts = [(hours, "t."), (minutes, "min.")]
    else:
        parts = [(whole // 60, "min."), (whole % 60, "sek.")]
    shown = [f"{number}\u00a0{unit}" for number, unit in parts if number]
    return " ".join(shown) or f"0\u00a0{parts[1][1]}"
