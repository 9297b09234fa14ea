"""Mutations of a show, and of what episodes have too."""

from __future__ import annotations

from mutating import (
    CHANNEL,
    ITEM,
    add,
    change,
    find,
    many,
    pages,
    put,
    spoil,
    without,
    without_anywhere,
)

SHOW = (
    spoil("channel-title", "none", without(CHANNEL, "title")),
    spoil("channel-title", "empty", put(CHANNEL, "<title> </title>", "..")),
    spoil("channel-description", "none", without(CHANNEL, "description")),
    spoil("channel-description", "empty", put(CHANNEL, "<description/>", "..")),
    spoil("channel-link", "none", without(CHANNEL, "link")),
    spoil("channel-language", "none", without(CHANNEL, "language")),
    spoil("language-code", "a word", put(CHANNEL, "<language>dansk</language>")),
    spoil("language-code", "an underscore", put(CHANNEL, "<language>da_DK</language>")),
    spoil("channel-image", "none", without(CHANNEL, "itunes:image")),
    spoil("channel-image", "no address", put(CHANNEL, '<itunes:image href=""/>', "..")),
    spoil("channel-category", "none", without(CHANNEL, "itunes:category")),
    spoil("category-known", "Danish", put(CHANNEL, '<itunes:category text="Samfund"/>')),
    spoil("category-known", "a subcategory", put(CHANNEL, '<itunes:category text="Documentary"/>')),
    spoil("subcategory-known", "of another", put(
        CHANNEL,
        '<itunes:category text="Arts"><itunes:category text="Documentary"/></itunes:category>',
        "./itunes:category")),
    spoil("channel-explicit", "none", without(CHANNEL, "itunes:explicit")),
    spoil("explicit-value", "no", put(CHANNEL, "<itunes:explicit>no</itunes:explicit>")),
    spoil("explicit-value", "clean", put(CHANNEL, "<itunes:explicit>clean</itunes:explicit>")),
    spoil("explicit-value", "yes", put(ITEM, "<itunes:explicit>yes</itunes:explicit>")),
    spoil("atom-self", "none", without(CHANNEL, "atom:link[@rel='self']")),
    spoil("atom-self", "two", many(
        add(CHANNEL, '<atom:link rel="self" type="application/rss+xml" href="https://a.dk/"/>'),
        lambda root: find(root, CHANNEL))),
    spoil("atom-self-type", "HTML", change(
        f"{CHANNEL}/atom:link[@rel='self']", "type", "text/html")),
    spoil("atom-self-type", "none", change(f"{CHANNEL}/atom:link[@rel='self']", "type", None)),
    spoil("channel-author", "none", without(CHANNEL, "itunes:author")),
    spoil("type-value", "Danish", put(CHANNEL, "<itunes:type>serie</itunes:type>")),
    spoil("block-yes", "false", put(CHANNEL, "<itunes:block>false</itunes:block>")),
    spoil("block-yes", "true", put(ITEM, "<itunes:block>true</itunes:block>")),
    spoil("complete-yes", "no", put(CHANNEL, "<itunes:complete>no</itunes:complete>")),
    spoil("owner-email", "no at", put(
        CHANNEL, "<itunes:owner><itunes:email>redaktion</itunes:email></itunes:owner>",
        "./itunes:email")),
    spoil("rss-email", "a name", put(CHANNEL, "<managingEditor>Redaktionen</managingEditor>")),
    spoil("rss-email", "an author", put(ITEM, "<author>Redaktionen</author>")),
    spoil("ttl-number", "words", put(CHANNEL, "<ttl>en time</ttl>")),
    spoil("ttl-number", "nothing", put(CHANNEL, "<ttl>0</ttl>")),
    spoil("rss-image", "no link", put(
        CHANNEL, "<image><url>https://a.dk/a.jpg</url><title>A</title></image>")),
    spoil("copyright-text", "a year", put(CHANNEL, "<copyright>© 2026 A</copyright>")),
    spoil("copyright-text", "the word", put(CHANNEL, "<copyright>Copyright A</copyright>")),
    spoil("no-items", "none", without(CHANNEL, "item")),
    spoil("channel-guid", "none", without(CHANNEL, "podcast:guid")),
    spoil("show-guid", "an address", put(CHANNEL, "<podcast:guid>a.dk/feed</podcast:guid>")),
    spoil("show-guid", "version 4", put(
        CHANNEL, "<podcast:guid>9b024349-ccf0-4f69-a609-6b82873eab3c</podcast:guid>")),
    spoil("show-guid", "no hyphens", put(
        CHANNEL, "<podcast:guid>9b024349ccf05f69a6096b82873eab3c</podcast:guid>")),
    spoil("channel-locked", "none", without(CHANNEL, "podcast:locked")),
    spoil("locked-value", "true", put(CHANNEL, "<podcast:locked>true</podcast:locked>")),
    spoil("block-value", "true", put(CHANNEL, "<podcast:block>true</podcast:block>")),
    spoil("medium-value", "misspelt", put(CHANNEL, "<podcast:medium>podkast</podcast:medium>")),
    spoil("update-rule", "Danish", put(
        CHANNEL, '<podcast:updateFrequency rrule="månedlig">A</podcast:updateFrequency>')),
    spoil("update-start", "count without", put(
        CHANNEL, '<podcast:updateFrequency rrule="FREQ=DAILY;COUNT=3">A</podcast:updateFrequency>'
    )),
    spoil("update-start", "no date", put(
        CHANNEL, '<podcast:updateFrequency dtstart="i går">A</podcast:updateFrequency>')),
    spoil("funding-text", "empty", put(CHANNEL, '<podcast:funding url="https://a.dk/"/>')),
    spoil("podroll-empty", "empty", put(CHANNEL, "<podcast:podroll/>")),
    spoil("remote-guid", "an address", put(
        CHANNEL, '<podcast:podroll><podcast:remoteItem feedGuid="a.dk"/></podcast:podroll>',
        "./podcast:remoteItem")),
    spoil("trailer-title", "empty", put(
        CHANNEL,
        '<podcast:trailer pubdate="Mon, 02 Nov 2026 06:00:00 +0100" url="https://a.dk/a.mp3"/>')),
    spoil("trailer-date", "none", put(
        CHANNEL, '<podcast:trailer url="https://a.dk/a.mp3">A</podcast:trailer>')),
    spoil("trailer-type", "audio/mp3", put(
        CHANNEL,
        '<podcast:trailer pubdate="Mon, 02 Nov 2026 06:00:00 +0100" url="https://a.dk/a.mp3" '
        'type="audio/mp3">A</podcast:trailer>')),
    spoil("trailer-length", "none", put(
        CHANNEL,
        '<podcast:trailer pubdate="Mon, 02 Nov 2026 06:00:00 +0100" url="https://a.dk/a.mp3" '
        'length="None">A</podcast:trailer>')),
)  # fmt: skip

SHARED = (
    spoil("person-name", "empty", put(CHANNEL, '<podcast:person role="narrator"/>')),
    spoil("person-role", "Danish", add(CHANNEL, '<podcast:person role="vært">A</podcast:person>')),
    spoil("person-group", "Danish", put(
        CHANNEL, '<podcast:person role="narrator" group="hold">A</podcast:person>')),
    spoil("person-role-group", "another's", put(
        CHANNEL, '<podcast:person role="guest" group="writing">A</podcast:person>')),
    spoil("host-restated", "only a guest", many(
        without_anywhere("podcast:person"),
        put(CHANNEL, '<podcast:person role="host">A</podcast:person>'),
        put(ITEM, '<podcast:person role="guest">B</podcast:person>'))),
    spoil("location-name", "empty", put(CHANNEL, '<podcast:location country="DK"/>')),
    spoil("location-rel", "unknown", put(
        CHANNEL, '<podcast:location rel="about">A</podcast:location>')),
    spoil("location-geo", "no scheme", put(
        CHANNEL, '<podcast:location geo="55.5,9.7">A</podcast:location>')),
    spoil("location-geo", "off the globe", put(
        ITEM, '<podcast:location geo="geo:155.5,9.7">A</podcast:location>')),
    spoil("location-osm", "no letter", put(
        ITEM, '<podcast:location osm="113314">A</podcast:location>')),
    spoil("location-country", "small", put(
        ITEM, '<podcast:location country="dk">A</podcast:location>')),
    spoil("licence-case", "capitals", put(CHANNEL, "<podcast:license>CC-BY-4.0</podcast:license>")),
    spoil("licence-address", "one's own", put(ITEM, "<podcast:license>vores</podcast:license>")),
    spoil("image-alt", "none", put(CHANNEL, '<podcast:image href="https://a.dk/a.jpg"/>')),
    spoil("ai-content", "Danish", put(
        ITEM, '<podcast:txt purpose="ai-content">ja</podcast:txt>')),
    spoil("social-protocol", "unknown", put(
        ITEM, '<podcast:socialInteract protocol="facebook" uri="https://a.dk/"/>')),
    spoil("social-address", "none", put(ITEM, '<podcast:socialInteract protocol="activitypub"/>')),
)  # fmt: skip

_NEXT = ("next", "https://a.dk/2.xml")
_LAST = ("last", "https://a.dk/3.xml")
_FIRST = ("first", "SELF")
PAGING = (
    spoil("page-repeated", "next", pages(
        _FIRST, _NEXT, ("next", "https://a.dk/4.xml"), _LAST,
        told=f"{CHANNEL}/atom:link[@rel='next'][2]")),
    spoil("page-loop", "next", pages(
        _FIRST, ("next", "SELF"), _LAST, told=f"{CHANNEL}/atom:link[@rel='next']")),
    spoil("page-ends", "no first", pages(_NEXT, _LAST, told=f"{CHANNEL}/atom:link[@rel='next']")),
    spoil("page-ends", "no last", pages(_FIRST, _NEXT, told=f"{CHANNEL}/atom:link[@rel='next']")),
    spoil("page-beyond", "before the first", pages(
        _FIRST, _LAST, ("prev", "https://a.dk/0.xml"), told=f"{CHANNEL}/atom:link[@rel='prev']")),
    spoil("page-beyond", "after the last", pages(
        ("first", "https://a.dk/0.xml"), ("last", "SELF"), _NEXT,
        told=f"{CHANNEL}/atom:link[@rel='next']")),
    spoil("link-relation", "none", add(CHANNEL, '<atom:link href="https://a.dk/"/>')),
)  # fmt: skip
