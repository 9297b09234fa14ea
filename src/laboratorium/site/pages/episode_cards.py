"""An episode as it looks in a listing, and how its size and length are written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from laboratorium.base.danish import format_date, format_number
from laboratorium.model.records import EpisodeRecord
from laboratorium.podcast.publication import Release

KINDS = {"trailer": "Trailer", "bonus": "Bonusafsnit"}


@dataclass(frozen=True)
class EpisodeCard:
    """An episode in a listing. A withdrawn one is not listed and has no card.

    `audio` is relative to the site's root, or whole where what plays lies elsewhere.
    """

    slug: str
    title: str
    summary: str
    address: str
    label: str
    """`Afsnit 3`, `Sæson 2, afsnit 3`, `Trailer` or nothing."""
    date: str
    iso_date: str
    synthetic_voice: bool
    audio: str
    type: str
    seconds: float
    duration: str

    def href(self, root: str) -> str:
        """The address of what plays, on a page whose way to the site's root is `root`."""
        return self.audio if "://" in self.audio else root + self.audio


def episode_card(release: Release) -> EpisodeCard:
    meta = release.meta
    return EpisodeCard(
        slug=release.slug,
        title=meta.title,
        summary=meta.summary,
        address=release.page,
        label=label(release.episode),
        date=format_date(meta.published),
        iso_date=meta.published.isoformat(),
        synthetic_voice=meta.synthetic_voice,
        audio=release.audio,
        type=release.type,
        seconds=release.seconds,
        duration=short_duration(release.seconds),
    )


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
    return "\u00a0".join(shown) or f"0\u00a0{parts[1][1]}"
