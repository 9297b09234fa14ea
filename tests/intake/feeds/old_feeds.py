"""One made-up show as seven hosts export it: same episodes, each host's own habits (2026)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GUIDS: Sequence[str] = ("8d0b5e3a-0e4e-4a83-9f0a-0d8d8d0e1b22", "45863 at https://brolaget.example")
_MOMENTS = (1791169221.0, 1790564400.0)
_NOTES = (
    '<p>Vi taler om <a href="https://example.org/planker">planker</a>.</p>'
    "<p>(00:00) Intro<br>(01:30) Søm</p>"
)
_PSC = (
    '<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Intro"/>'
    '<psc:chapter start="00:01:30" title="Søm"/></psc:chapters>'
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0">'
)


@dataclass(frozen=True)
class OldHost:
    """A feed, and what is to be found in it again: of two episodes, the newest first."""

    feed: str
    address: str
    titles: tuple[str, str]
    audio: str
    moments: tuple[float, float] = _MOMENTS


def _host(
    name: str,
    audio: str,
    titles: tuple[str, str] = ("Planker & søm", "Broen"),
    notes: str = "description",
    chapters: str = "",
    dates: tuple[str, str] = ("Mon, 05 Oct 2026 03:00:21 GMT", "Mon, 28 Sep 2026 03:00:00 GMT"),
    duration: str = "00:01:31",
    channel: str = "",
    item: str = "",
) -> OldHost:
    address = f"https://{name}.example.com/feed.xml"
    said = f"<{notes}><![CDATA[{_NOTES}]]></{notes}>"
    items = "".join(
        f"<item><title><![CDATA[{title}]]></title>{said if first else ''}"
        f'<guid isPermaLink="false">{guid}</guid><pubDate>{date}</pubDate>'
        f'<enclosure url="{url}" length="{length}" type="{mime}"/>'
        f"<itunes:duration>{duration}</itunes:duration>"
        f"{chapters if first else '<description>Den første.</description>'}{item}</item>"
        for first, title, guid, date, (url, length, mime) in zip(
            (True, False),
            titles,
            GUIDS,
            dates,
            (
                (audio, 1469125, "audio/mpeg"),
                (f"https://{name}.example.com/1.m4a", 1204814, "audio/x-m4a"),
            ),
            strict=True,
        )
    )
    return OldHost(
        f"{_HEAD}<channel><title>Brolaget</title><description>Samtaler om broer.</description>"
        f"<link>https://{name}.example.com/</link><language>da</language>"
        f'<atom:link href="{address}" rel="self" type="application/rss+xml"/>'
        "<itunes:author>Brolaget</itunes:author>"
        "<itunes:owner><itunes:name>Brolaget</itunes:name>"
        "<itunes:email>podcast@brolaget.example</itunes:email></itunes:owner>"
        '<itunes:explicit>false</itunes:explicit><itunes:category text="Society &amp; Culture"/>'
        f'<itunes:image href="https://{name}.example.com/1.jpg"/>{channel}{items}</channel></rss>',
        address,
        titles,
        audio,
    )


FEEDS: Mapping[str, OldHost] = {
    "Anchor": _host(
        "anchor",
        "https://anchor.example.com/s/1/podcast/play/222/https%3A%2F%2Fd3.example.net%2F2.mp3",
        titles=("#2 - Planker & søm", "Broen"),
    ),
    "Podlove": _host(
        "podlove",
        "https://podlove.example.com/podlove/file/7/s/feed/c/mp3/brolaget-002.mp3",
        notes="content:encoded",
        chapters=_PSC,
        dates=("Mon, 05 Oct 2026 03:00:21 +0000", "Mon, 28 Sep 2026 03:00:00 +0000"),
        item="<itunes:subtitle>Kort.</itunes:subtitle>",
    ),
    "PowerPress": _host(
        "powerpress",
        "https://media.example.com/powerpress/2.mp3",
        notes="content:encoded",
        duration="1:31",
        item="<dc:creator>Brolaget</dc:creator><itunes:summary>Kort.</itunes:summary>",
    ),
    "Castopod": _host(
        "castopod",
        "https://castopod.example.com/audio/@brolaget/planker.mp3?_from=feed",
        duration="91",
        item='<podcast:transcript url="https://castopod.example.com/1.srt" '
        'type="application/x-subrip"/>',
    ),
    "Acast": _host(
        "acast",
        "https://sphinx.example.com/p/open/s/1/e/2/media.mp3",
        item="<itunes:explicit>no</itunes:explicit><itunes:episodeType>full</itunes:episodeType>",
    ),
    "Buzzsprout": _host(
        "buzzsprout",
        "https://www.buzzsprout.example.com/1/episodes/2-planker.mp3",
        duration="91",
        dates=("Mon, 05 Oct 2026 05:00:21 +0200", "Mon, 28 Sep 2026 05:00:00 +0200"),
        item="<itunes:season>1</itunes:season><itunes:episodeType>full</itunes:episodeType>",
    ),
    "Transistor": _host(
        "transistor",
        "https://media.transistor.example.com/2/2.mp3",
        chapters=_PSC,
        channel='<podcast:funding url="https://example.org/">Vær med</podcast:funding>',
    ),
}
