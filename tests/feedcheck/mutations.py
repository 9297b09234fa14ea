"""One good feed, spoilt in every way that a rule must refuse: the table of mutations."""

from __future__ import annotations

from lxml import etree
from mutating import (
    CHANNEL,
    ITEM,
    Edit,
    Element,
    Mutation,
    add,
    before,
    broken_letter,
    change,
    doctype,
    latin_1,
    line_of,
    namespace,
    put,
    raw,
    spoil,
    twice,
    without,
)
from mutations_episode import CHAPTERS, EPISODE, WORDS
from mutations_show import PAGING, SHARED, SHOW

from feedcheck import tree
from feedcheck.rules.addresses import ADDRESSES, Address, rule_id
from feedcheck.tree import NAMESPACES

TEMPLATES = {
    "channel/itunes:image@href": '<itunes:image href="{}"/>',
    "channel/link": "<link>{}</link>",
    "channel/itunes:new-feed-url": "<itunes:new-feed-url>{}</itunes:new-feed-url>",
    "channel/atom:link@href": '<atom:link rel="alternate" type="text/html" href="{}"/>',
    "channel/podcast:funding@url": '<podcast:funding url="{}">Vær med</podcast:funding>',
    "channel/podcast:image@href": '<podcast:image href="{}" alt="Et omslag"/>',
    "channel/podcast:license@url": '<podcast:license url="{}">vores-egen</podcast:license>',
    "channel/podcast:person@href": ('<podcast:person role="narrator" href="{}">A</podcast:person>'),
    "channel/podcast:person@img": ('<podcast:person role="narrator" img="{}">A</podcast:person>'),
    "channel/podcast:podroll/podcast:remoteItem@feedUrl": (
        '<podcast:podroll><podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" '
        'feedUrl="{}"/></podcast:podroll>'
    ),
    "channel/podcast:trailer@url": (
        '<podcast:trailer pubdate="Mon, 02 Nov 2026 06:00:00 +0100" url="{}" length="2" '
        'type="audio/mpeg">Hør</podcast:trailer>'
    ),
    "item/link": "<link>{}</link>",
    "item/enclosure@url": '<enclosure url="{}" length="2" type="audio/mpeg"/>',
    "item/itunes:image@href": '<itunes:image href="{}"/>',
    "item/podcast:chapters@url": '<podcast:chapters url="{}" type="application/json+chapters"/>',
    "item/podcast:contentLink@href": '<podcast:contentLink href="{}">Se</podcast:contentLink>',
    "item/podcast:funding@url": '<podcast:funding url="{}">Vær med</podcast:funding>',
    "item/podcast:image@href": '<podcast:image href="{}" alt="Et omslag"/>',
    "item/podcast:license@url": '<podcast:license url="{}">vores-egen</podcast:license>',
    "item/podcast:person@href": '<podcast:person href="{}">A</podcast:person>',
    "item/podcast:person@img": '<podcast:person img="{}">A</podcast:person>',
    "item/podcast:transcript@url": '<podcast:transcript url="{}" type="text/vtt"/>',
    "item/psc:chapters/psc:chapter@href": (
        '<psc:chapters><psc:chapter start="0" title="A" href="{}"/></psc:chapters>'
    ),
    "item/psc:chapters/psc:chapter@image": (
        '<psc:chapters><psc:chapter start="0" title="A" image="{}"/></psc:chapters>'
    ),
}


def placed(address: Address, text: str) -> Edit:
    xml = TEMPLATES[address.path].format(text)
    parent, _, below = address.path.partition("@")[0].partition("/")
    told = f"./{below.partition('/')[2]}" if "/" in below else "."
    into = put if below != "atom:link" else add
    return into(CHANNEL if parent == "channel" else ITEM, xml, told)


_OPEN_TITLE = b"<title>"


def _crowd(data: bytes) -> tuple[bytes, int]:
    """Too many elements; a test may have lowered what is too many."""
    return before(b"</channel>", b"<a/>" * (tree.MOST_NODES + 1))(data)


FILE = (
    raw("xml-size", "21 MB", lambda data: (data + b" " * 21 * 1024**2, 1)),
    raw("xml-doctype", "entities of its own", doctype),
    raw("xml-depth", "40 deep", before(b"</channel>", b"<a>" * 40 + b"</a>" * 40)),
    raw("xml-nodes", "too many", _crowd),
    raw("xml-encoding", "another declared", latin_1),
    raw("xml-encoding", "a letter in Latin-1", broken_letter),
    raw("xml-wellformed", "a bare ampersand", before(b"</channel>", b"<ttl>5 & 6</ttl>")),
    raw("xml-wellformed", "a control character", before(b"</channel>", b"<ttl>\x0b</ttl>")),
    raw("xml-wellformed", "HTML's nbsp", before(b"</channel>", b"<ttl>&nbsp;</ttl>")),
    raw("xml-wellformed", "a tag left open", before(b"</channel>", b"<ttl>")),
    raw("xml-wellformed", "an unbound prefix", before(b"</channel>", b"<googleplay:author/>")),
    raw("xml-wellformed", "an attribute twice", before(b"</channel>", b'<a b="1" b="2"/>')),
    raw("xml-wellformed", "nothing", lambda _: (b"", 1)),
    raw("xml-wellformed", "cut off", lambda data: (data[: data.index(_OPEN_TITLE) + 3],
                                                   line_of(data, _OPEN_TITLE))),
    raw("rss-root", "an Atom feed", lambda _: (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', 1)),
    raw("rss-root", "a web page", lambda _: (b"<html><body/></html>", 1)),
    raw("namespace-exact", "https", namespace(
        b"http://www.itunes.com/dtds/podcast-1.0.dtd",
        b"https://www.itunes.com/dtds/podcast-1.0.dtd")),
    raw("namespace-exact", "in capitals", namespace(
        b"http://www.itunes.com/dtds/podcast-1.0.dtd",
        b"http://www.itunes.com/DTDs/Podcast-1.0.dtd")),
    raw("namespace-exact", "the old address", namespace(
        b"https://podcastindex.org/namespace/1.0",
        b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md")),
)  # fmt: skip


def _other_namespace(root: Element) -> Element:
    """Nothing of the namespace, and so, when it is written anew, no declaration either."""
    for element in root.xpath("//podcast:*", namespaces=NAMESPACES):
        if element.getparent() is not None:
            element.getparent().remove(element)
    etree.cleanup_namespaces(root)
    return root


SHAPE = (
    spoil("rss-version", "0.91", change("/rss", "version", "0.91")),
    spoil("rss-version", "none", change("/rss", "version", None)),
    spoil("rss-channel", "none", without("/rss", "channel[.//*]")),
    spoil("rss-channel", "two", twice(CHANNEL)),
    spoil("namespace-declared", "no podcast", _other_namespace),
)

STRUCTURE = (
    spoil("unknown-element", "misspelt", add(ITEM, "<podcast:transcripts/>")),
    spoil("unknown-element", "Apple's", add(CHANNEL, "<itunes:image-url/>")),
    spoil("misplaced-element", "a transcript of a show", add(
        CHANNEL, '<podcast:transcript url="https://a.dk/a.vtt" type="text/vtt"/>')),
    spoil("misplaced-element", "an episode's lock", add(
        ITEM, "<podcast:locked>yes</podcast:locked>")),
    spoil("misplaced-element", "a chapter alone", add(ITEM, '<psc:chapter start="0" title="A"/>')),
    spoil("single-element", "title", twice(f"{CHANNEL}/title")),
    spoil("single-element", "show guid", twice(f"{CHANNEL}/podcast:guid")),
    spoil("single-element", "episode date", twice(f"{ITEM}/pubDate")),
    spoil("single-element", "two sound files", add(
        ITEM, '<enclosure url="https://a.dk/b.mp3" length="1" type="audio/mpeg"/>')),
)  # fmt: skip

ADDRESS = (
    *(spoil(rule_id(each.path), "relative", placed(each, "/a.jpg")) for each in ADDRESSES),
    *(
        spoil(rule_id(each.path), "empty", placed(each, ""))
        for each in ADDRESSES
        if "@" in each.path
        and each.path not in ("channel/itunes:image@href", "item/enclosure@url")
        and each.path != "item/podcast:transcript@url"
    ),
    spoil("item-enclosure-url", "a file", put(
        ITEM, '<enclosure url="file:///a.mp3" length="1" type="audio/mpeg"/>')),
    spoil("address-encoded", "a space", put(
        ITEM, '<enclosure url="https://a.dk/a b.mp3" length="1" type="audio/mpeg"/>')),
    spoil("address-encoded", "ø", put(ITEM, "<link>https://a.dk/køge/</link>")),
    spoil("address-secure", "sound", put(
        ITEM, '<enclosure url="http://a.dk/a.mp3" length="1" type="audio/mpeg"/>')),
    spoil("address-secure", "picture", put(CHANNEL, '<itunes:image href="http://a.dk/a.jpg"/>')),
    spoil("image-ending", "webp", put(CHANNEL, '<itunes:image href="https://a.dk/a.webp"/>')),
    spoil("image-ending", "none", put(ITEM, '<itunes:image href="https://a.dk/a?b=.png"/>')),
)  # fmt: skip

MUTATIONS: tuple[Mutation, ...] = (
    *FILE,
    *SHAPE,
    *SHOW,
    *EPISODE,
    *SHARED,
    *STRUCTURE,
    *WORDS,
    *ADDRESS,
    *PAGING,
    *CHAPTERS,
)
