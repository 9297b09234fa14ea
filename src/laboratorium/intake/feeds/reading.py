"""A podcast feed as other hosts write it, read into plain values.

RSS 2.0 with the tags of Apple, Podcasting 2.0, Podlove Simple Chapters, Dublin Core and content:.
Nothing is made better here: a guid is the text that stood in the feed, to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from laboratorium.media.chapters import Chapter
from laboratorium.media.times import parse_time

MAX_FEED = 64_000_000
_ATOM = "http://www.w3.org/2005/Atom"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_PSC = "http://podlove.org/simple-chapters"
# The namespace has had two addresses; hosts still write the first.
_PODCASTING = (
    "https://podcastindex.org/namespace/1.0",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
)


class FeedError(ValueError):
    """A file that is no podcast feed; `str()` is a Danish sentence saying why."""


@dataclass(frozen=True)
class OldPerson:
    name: str
    role: str


@dataclass(frozen=True)
class OldEpisode:
    """An item. Empty text is what the feed does not say; `notes` is HTML, `line` its place."""

    line: int
    guid: str
    title: str
    published: str
    audio: str
    audio_length: str
    audio_type: str
    seconds: float | None
    summary: str
    notes: str
    season: str
    number: str
    type: str
    cover: str
    explicit: bool
    chapters: tuple[Chapter, ...]
    chapters_file: str
    transcripts: tuple[str, ...]
    persons: tuple[OldPerson, ...]


@dataclass(frozen=True)
class OldShow:
    """A channel, its episodes in the order of the feed; `feed` is its own address in it."""

    title: str
    description: str
    language: str
    author: str
    owner: str
    email: str
    category: str
    subcategory: str
    explicit: bool
    cover: str
    guid: str
    feed: str
    new_feed: str
    link: str
    type: str
    licence: str
    funding: tuple[str, str] | None
    persons: tuple[OldPerson, ...]
    pages: bool
    """Whether the feed says that older episodes stand on a page of their own."""
    episodes: tuple[OldEpisode, ...] = field(repr=False)


def read_feed(data: bytes) -> OldShow:
    """Read a feed's bytes. Raises FeedError (Danish) for what is none."""
    if len(data) > MAX_FEED:
        raise FeedError("Feedet er for stort til at læse.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise FeedError(
            f"Filen er ikke gyldig XML fra linje {line}, tegn {column}. Hent feedet igen, og gem "
            "det, som det er."
        ) from error
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None:
        raise FeedError("Filen er ikke et podcastfeed (RSS). Gem feedets egen adresse som en fil.")
    category = channel.find(_of(_ITUNES, "category"))
    sub = category.find(_of(_ITUNES, "category")) if category is not None else None
    owner = channel.find(_of(_ITUNES, "owner"))
    links = {link.get("rel", ""): link.get("href", "") for link in channel.iter(_of(_ATOM, "link"))}
    funding = _podcasting(channel, "funding")
    return OldShow(
        title=_text(channel, "title"),
        description=_text(channel, "description") or _itunes(channel, "summary"),
        language=_text(channel, "language"),
        author=_itunes(channel, "author") or _text(channel, "author"),
        owner=_itunes(owner, "name"),
        email=_itunes(owner, "email"),
        category=_category(category),
        subcategory=_category(sub),
        explicit=_yes(_itunes(channel, "explicit")),
        cover=_cover(channel) or _text(channel.find("image"), "url"),
        guid=_podcasting_text(channel, "guid"),
        feed=links.get("self", ""),
        new_feed=_itunes(channel, "new-feed-url"),
        link=_text(channel, "link"),
        type=_itunes(channel, "type").lower(),
        licence=_podcasting_text(channel, "license"),
        funding=(funding[0].get("url", ""), _said(funding[0])) if funding else None,
        persons=_persons(channel),
        pages="next" in links,
        episodes=tuple(map(_episode, channel.findall("item"))),
    )


def _episode(item: Any) -> OldEpisode:
    enclosure = item.find("enclosure")
    given = dict(enclosure.attrib) if enclosure is not None else {}
    chapters = _podcasting(item, "chapters")
    transcripts = (one.get("url", "") for one in _podcasting(item, "transcript"))
    guid = item.find("guid")
    return OldEpisode(
        line=item.sourceline or 1,
        guid="".join(guid.itertext()) if guid is not None else "",
        title=_text(item, "title") or _itunes(item, "title"),
        published=_text(item, "pubDate"),
        audio=given.get("url", "").strip(),
        audio_length=given.get("length", "").strip(),
        audio_type=given.get("type", "").strip().lower(),
        seconds=_seconds(_itunes(item, "duration")),
        summary=_itunes(item, "summary") or _itunes(item, "subtitle"),
        notes=_text(item, _of(_CONTENT, "encoded")) or _text(item, "description"),
        season=_itunes(item, "season") or _podcasting_text(item, "season"),
        number=_itunes(item, "episode") or _podcasting_text(item, "episode"),
        type=_itunes(item, "episodeType").lower(),
        cover=_cover(item),
        explicit=_yes(_itunes(item, "explicit")),
        chapters=tuple(_chapters(item)),
        chapters_file=chapters[0].get("url", "") if chapters else "",
        transcripts=tuple(filter(None, transcripts)),
        persons=_persons(item),
    )


def _of(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _said(element: Any) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _text(parent: Any, name: str) -> str:
    return _said(parent.find(name)) if parent is not None else ""


def _itunes(parent: Any, name: str) -> str:
    return _text(parent, _of(_ITUNES, name))


def _podcasting(parent: Any, name: str) -> list[Any]:
    found = (parent.findall(_of(namespace, name)) for namespace in _PODCASTING)
    return next(filter(None, found), [])


def _podcasting_text(parent: Any, name: str) -> str:
    found = _podcasting(parent, name)
    return _said(found[0]) if found else ""


def _cover(parent: Any) -> str:
    image = parent.find(_of(_ITUNES, "image"))
    return image.get("href", "") if image is not None else ""


def _category(element: Any) -> str:
    """Of iTunes, whose attribute some write as what the element holds (feed 6.0.0 in findings/)."""
    if element is None:
        return ""
    return (element.get("text") or element.text or "").strip()


def _persons(parent: Any) -> tuple[OldPerson, ...]:
    found = _podcasting(parent, "person")
    return tuple(OldPerson(_said(one), one.get("role", "host").lower()) for one in found)


def _chapters(item: Any) -> Iterator[Chapter]:
    for chapter in item.iter(_of(_PSC, "chapter")):
        start = _seconds(chapter.get("start", ""))
        if start is not None:
            yield Chapter(start, chapter.get("title", "").strip(), chapter.get("href") or None)


def _seconds(text: str) -> float | None:
    try:
        return parse_time(text)
    except ValueError:
        return None


def _yes(text: str) -> bool:
    return text.lower() in ("true", "yes", "explicit")
