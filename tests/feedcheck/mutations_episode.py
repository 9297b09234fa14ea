"""Mutations of an episode: its elements, its words and its chapters."""

from __future__ import annotations

from mutating import (
    CHANNEL,
    ITEM,
    LONG,
    OTHER,
    Edit,
    change,
    find,
    many,
    number_all_but_the_first,
    old_build_date,
    put,
    same_as_other,
    spoil,
    told_with_guid,
    without,
)


def _soundbite(attributes: str) -> Edit:
    return put(ITEM, f"<podcast:soundbite {attributes}/>")


def _chapters(*chapters: str, told: int = 1) -> Edit:
    inside = "".join(f"<psc:chapter {chapter}/>\n" for chapter in chapters)
    xml = f'<psc:chapters version="1.2">\n{inside}</psc:chapters>'
    return put(ITEM, xml, f"./psc:chapter[{told}]")


def _alternate(inside: str, type_: str = 'type="audio/opus"') -> str:
    return f"<podcast:alternateEnclosure {type_}>{inside}</podcast:alternateEnclosure>"


_SOURCE = '<podcast:source uri="https://eksempel.dk/a.opus"/>'
EPISODE = (
    spoil("item-title", "none", without(ITEM, "title")),
    spoil("title-number", "in front", put(ITEM, "<title>12. Haven</title>")),
    spoil("title-number", "Danish", put(ITEM, "<title>Haven (afsnit 3)</title>")),
    spoil("title-number", "season and episode", put(ITEM, "<title>S01E02 Haven</title>")),
    spoil("title-number", "a hash", put(ITEM, "<itunes:title>Haven #4</itunes:title>")),
    spoil("title-show", "repeated", lambda root: put(
        ITEM, f"<title>Haven i {find(root, CHANNEL + '/title').text}</title>")(root)),
    spoil("item-enclosure", "none", without(ITEM, "enclosure")),
    spoil("item-enclosure", "no address", put(
        ITEM, '<enclosure url="" length="1" type="audio/mpeg"/>', "..")),
    spoil("enclosure-length", "None", change(f"{ITEM}/enclosure", "length", "None")),
    spoil("enclosure-length", "0", change(f"{ITEM}/enclosure", "length", "0")),
    spoil("enclosure-length", "megabytes", change(f"{ITEM}/enclosure", "length", "1,2 MB")),
    spoil("enclosure-length", "none", change(f"{ITEM}/enclosure", "length", None)),
    spoil("enclosure-length", "other digits", change(f"{ITEM}/enclosure", "length", "١٢٣")),
    spoil("enclosure-type", "audio/mp3", change(f"{ITEM}/enclosure", "type", "audio/mp3")),
    spoil("enclosure-type", "none", change(f"{ITEM}/enclosure", "type", None)),
    spoil("media-ending", "mp3 as m4a", put(
        ITEM, '<enclosure url="https://a.dk/a.mp3" length="1" type="audio/x-m4a"/>')),
    spoil("media-ending", "no ending", put(
        ITEM, '<enclosure url="https://a.dk/a?b=.mp3" length="1" type="audio/mpeg"/>')),
    spoil("enclosure-unique", "the same", same_as_other("enclosure")),
    spoil("item-guid", "none", without(ITEM, "guid")),
    spoil("item-guid", "empty", put(ITEM, "<guid/>", "..")),
    spoil("guid-unique", "the same", same_as_other("guid")),
    spoil("guid-permalink", "unsaid", told_with_guid("abc", "")),
    spoil("guid-permalink", "said", told_with_guid("abc", ' isPermaLink="true"')),
    spoil("guid-permalink-value", "Danish", told_with_guid("https://a.dk/", ' isPermaLink="nej"')),
    spoil("item-pubdate", "none", without(ITEM, "pubDate")),
    spoil("item-description", "none", without(ITEM, "description")),
    spoil("item-link", "none", without(ITEM, "link")),
    spoil("item-explicit", "none", without(ITEM, "itunes:explicit")),
    spoil("item-duration", "none", without(ITEM, "itunes:duration")),
    spoil("item-transcript", "none", without(ITEM, "podcast:transcript")),
    spoil("duration-format", "words", put(ITEM, "<itunes:duration>3 min</itunes:duration>")),
    spoil("duration-format", "61 seconds", put(ITEM, "<itunes:duration>3:61</itunes:duration>")),
    spoil("duration-format", "nothing", put(ITEM, "<itunes:duration>0</itunes:duration>")),
    spoil("duration-format", "negative", put(ITEM, "<itunes:duration>-5</itunes:duration>")),
    spoil("duration-seconds", "minutes", put(ITEM, "<itunes:duration>59:10</itunes:duration>")),
    spoil("duration-seconds", "decimals", put(ITEM, "<itunes:duration>900.5</itunes:duration>")),
    spoil("episode-number", "0", put(ITEM, "<itunes:episode>0</itunes:episode>")),
    spoil("episode-number", "a half", put(ITEM, "<itunes:episode>1.5</itunes:episode>")),
    spoil("season-number", "a year's name", put(ITEM, "<itunes:season>første</itunes:season>")),
    spoil("episode-type", "Danish", put(ITEM, "<itunes:episodeType>ekstra</itunes:episodeType>")),
    spoil("serial-episode", "no number", many(
        put(CHANNEL, "<itunes:type>serial</itunes:type>"), number_all_but_the_first)),
    spoil("episode-repeated", "the same", many(
        without(ITEM, "itunes:season"), without(OTHER, "itunes:season"),
        put(ITEM, "<itunes:episode>9999</itunes:episode>"),
        put(OTHER, "<itunes:episode>9999</itunes:episode>"))),
    spoil("podcast-season", "0", put(ITEM, "<podcast:season>0</podcast:season>")),
    spoil("season-agrees", "1 and 2", many(
        put(ITEM, "<itunes:season>1</itunes:season>"),
        put(ITEM, "<podcast:season>2</podcast:season>"))),
    spoil("season-name", "long", many(
        without(ITEM, "itunes:season"),
        put(ITEM, f'<podcast:season name="{LONG}">1</podcast:season>'))),
    spoil("podcast-episode", "words", put(ITEM, "<podcast:episode>to</podcast:episode>")),
    spoil("episode-display", "long", put(
        ITEM, f'<podcast:episode display="{"x" * 33}">2</podcast:episode>')),
    spoil("transcript-type", "old SRT", put(
        ITEM, '<podcast:transcript url="https://a.dk/a.srt" type="application/srt"/>')),
    spoil("transcript-type", "none", put(ITEM, '<podcast:transcript url="https://a.dk/a.vtt"/>')),
    spoil("transcript-ending", "SRT as VTT", put(
        ITEM, '<podcast:transcript url="https://a.dk/a.srt" type="text/vtt"/>')),
    spoil("transcript-language", "a word", put(
        ITEM, '<podcast:transcript url="https://a.dk/a.vtt" type="text/vtt" language="dansk"/>')),
    spoil("transcript-timed", "only HTML", put(
        ITEM, '<podcast:transcript url="https://a.dk/a" type="text/html"/>')),
    spoil("chapters-type", "JSON", put(
        ITEM, '<podcast:chapters url="https://a.dk/a.json" type="application/json"/>')),
    spoil("soundbite-start", "a time", _soundbite('startTime="0:10" duration="20"')),
    spoil("soundbite-start", "none", _soundbite('duration="20"')),
    spoil("soundbite-duration", "a comma", _soundbite('startTime="1" duration="20,5"')),
    spoil("soundbite-length", "short", _soundbite('startTime="1" duration="5"')),
    spoil("soundbite-length", "long", many(
        put(ITEM, "<itunes:duration>10000</itunes:duration>"),
        _soundbite('startTime="1" duration="121"'))),
    spoil("soundbite-beyond", "the end", _soundbite('startTime="99990" duration="20"')),
    spoil("alternate-type", "none", put(ITEM, _alternate(_SOURCE, ""))),
    spoil("alternate-source", "none", put(ITEM, _alternate(""))),
    spoil("integrity-type", "md5", put(
        ITEM, _alternate(f'{_SOURCE}<podcast:integrity type="md5" value="a"/>'),
        "./podcast:integrity")),
    spoil("integrity-value", "short", put(
        ITEM, _alternate(f'{_SOURCE}<podcast:integrity type="sri" value="sha256-abc="/>'),
        "./podcast:integrity")),
    spoil("content-link-text", "empty", put(
        ITEM, '<podcast:contentLink href="https://a.dk/"/>')),
)  # fmt: skip

WORDS = (
    spoil("description-bytes", "2,001 æ", put(ITEM, f"<description>{'æ' * 2001}</description>")),
    spoil("description-bytes", "4,001 letters", put(
        CHANNEL, f"<description>{'a' * 4001}</description>")),
    spoil("value-255", "title", put(ITEM, f"<title>{'a' * 256}</title>")),
    spoil("value-255", "author", put(CHANNEL, f"<itunes:author>{'a' * 256}</itunes:author>")),
    spoil("value-128", "person", put(
        CHANNEL, f'<podcast:person role="narrator">{LONG}</podcast:person>')),
    spoil("txt-4000", "long", put(ITEM, f"<podcast:txt>{'a' * 4001}</podcast:txt>")),
    spoil("txt-purpose", "long", put(ITEM, f'<podcast:txt purpose="{LONG}">a</podcast:txt>')),
    spoil("value-spaces", "title", put(ITEM, "<title> Haven</title>")),
    spoil("value-spaces", "language", put(CHANNEL, "<language>da </language>")),
    spoil("value-spaces", "guid", put(ITEM, '<guid isPermaLink="false">\nabc</guid>')),
    spoil("description-tags", "a heading", put(
        ITEM, "<description><![CDATA[<h2>Haven</h2>]]></description>")),
    spoil("description-tags", "escaped", put(
        CHANNEL, "<description>&lt;table&gt;&lt;/table&gt;</description>")),
    spoil("active-html", "script", put(
        ITEM, "<description><![CDATA[<script>alert(1)</script>]]></description>")),
    spoil("active-html", "an event", put(
        ITEM, "<content:encoded><![CDATA[<p onclick='a()'>A</p>]]></content:encoded>")),
    spoil("active-html", "hidden in an address", put(
        ITEM,
        '<content:encoded><![CDATA[<a href="java&#115;cript:a()">A</a>]]></content:encoded>')),
    spoil("relative-link", "from the root", put(
        ITEM, '<description><![CDATA[<a href="/cases/">A</a>]]></description>')),
    spoil("relative-link", "a picture", put(
        ITEM, '<content:encoded><![CDATA[<img src="a.jpg">]]></content:encoded>')),
    spoil("content-cdata", "escaped", put(
        ITEM, "<content:encoded>&lt;p&gt;A&lt;/p&gt;</content:encoded>")),
    spoil("title-markup", "bold", put(ITEM, "<title>&lt;b&gt;Haven&lt;/b&gt;</title>")),
    spoil("double-escaped", "ampersand", put(ITEM, "<title>Hus &amp;amp; have</title>")),
    spoil("mojibake", "ø", put(ITEM, "<title>GrÃ¸nne haver</title>")),
    spoil("mojibake", "Å", put(CHANNEL, "<description>Ã…rets have</description>")),
    spoil("mojibake", "lost", put(ITEM, "<description>Gr\ufffdnne haver</description>")),
    spoil("date-format", "ISO", put(ITEM, "<pubDate>2026-11-23T06:00:00+01:00</pubDate>")),
    spoil("date-format", "Danish", put(ITEM, "<pubDate>man, 23 nov 2026 06:00:00 +0100</pubDate>")),
    spoil("date-format", "naive", put(ITEM, "<pubDate>Mon, 23 Nov 2026 06:00:00</pubDate>")),
    spoil("date-format", "31 February", put(
        ITEM, "<pubDate>31 Feb 2026 06:00:00 +0100</pubDate>")),
    spoil("date-format", "trailer", put(
        CHANNEL,
        '<podcast:trailer pubdate="i går" url="https://a.dk/a.mp3">A</podcast:trailer>')),
    spoil("date-weekday", "wrong", put(ITEM, "<pubDate>Tue, 03 Nov 2025 06:00:00 +0100</pubDate>")),
    spoil("date-zone", "a name", put(ITEM, "<pubDate>Mon, 03 Nov 2025 06:00:00 CET</pubDate>")),
    spoil("date-zone", "unknown", put(ITEM, "<pubDate>Mon, 03 Nov 2025 06:00:00 -0000</pubDate>")),
    spoil("build-date", "old", old_build_date),
)  # fmt: skip

CHAPTERS = (
    spoil("psc-version", "2", put(
        ITEM, '<psc:chapters version="2.0"><psc:chapter start="0" title="A"/></psc:chapters>')),
    spoil("psc-empty", "empty", put(ITEM, '<psc:chapters version="1.2"/>')),
    spoil("psc-start", "none", _chapters('title="A"')),
    spoil("psc-start", "words", _chapters('start="om lidt" title="A"')),
    spoil("psc-start", "61 seconds", _chapters('start="0:61" title="A"')),
    spoil("psc-title", "none", _chapters('start="0"')),
    spoil("psc-title", "empty", _chapters('start="0" title=""')),
    spoil("psc-order", "back", _chapters('start="9" title="A"', 'start="8" title="B"', told=2)),
    spoil("psc-order", "at once", _chapters(
        'start="9" title="A"', 'start="0:09" title="B"', told=2)),
    spoil("psc-beyond", "the end", _chapters(
        'start="0" title="A"', 'start="9:59:59" title="B"', told=2)),
)  # fmt: skip
