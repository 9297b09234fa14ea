"""The texts that the rules come from."""

from __future__ import annotations

from feedcheck.model import Source

APPLE = Source("Apple", "https://help.apple.com/itc/podcasts_connect/#/itcb54353390")
APPLE_SERVER = Source("Apple", "https://podcasters.apple.com/support/823-podcast-requirements")
APPLE_CATEGORIES = Source(
    "Apple", "https://podcasters.apple.com/support/1691-apple-podcasts-categories"
)
APPLE_TRANSCRIPTS = Source(
    "Apple", "https://podcasters.apple.com/support/5316-transcripts-on-apple-podcasts"
)
XML = Source("XML 1.0", "https://www.w3.org/TR/xml/#sec-well-formed")
XML_SAFETY = Source(
    "OWASP", "https://cheatsheetseries.owasp.org/cheatsheets/XML_Security_Cheat_Sheet.html"
)
RFC_2822 = Source("RFC 2822, afsnit 3.3", "https://www.rfc-editor.org/rfc/rfc2822#section-3.3")
RFC_3986 = Source("RFC 3986, afsnit 2", "https://www.rfc-editor.org/rfc/rfc3986#section-2")
RFC_4287 = Source("RFC 4287, afsnit 4.2.7", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7")
RFC_5005 = Source("RFC 5005, afsnit 3", "https://www.rfc-editor.org/rfc/rfc5005#section-3")
RFC_5545 = Source("RFC 5545", "https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10")
RFC_9110 = Source("RFC 9110", "https://www.rfc-editor.org/rfc/rfc9110")
PSC = Source("Podlove Simple Chapters", "https://podlove.org/simple-chapters/")
WCAG = Source(
    "WCAG 2.1, 1.2.1", "https://www.w3.org/TR/WCAG21/#audio-only-and-video-only-prerecorded"
)

_PSP = "https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"
_NAMESPACE = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs"


def psp(anchor: str) -> Source:
    """Return a section of PSP-1 by its anchor, such as ``channel-title``."""
    return Source("PSP-1", f"{_PSP}#{anchor}")


def podcasting(tag: str) -> Source:
    """Return a tag of the Podcasting 2.0 namespace 1.0 by its file's name, such as ``person``."""
    return Source("Podcasting 2.0", f"{_NAMESPACE}/tags/{tag}.md")


PODCASTING = Source("Podcasting 2.0", f"{_NAMESPACE}/1.0.md")
PODCASTING_TRANSCRIPTS = Source(
    "Podcasting 2.0", f"{_NAMESPACE}/examples/transcripts/transcripts.md"
)
PODCASTING_CHAPTERS = Source("Podcasting 2.0", f"{_NAMESPACE}/examples/chapters/jsonChapters.md")


def rss(anchor: str) -> Source:
    """Return a section of the RSS 2.0 specification by its anchor."""
    return Source("RSS 2.0", f"https://www.rssboard.org/rss-specification#{anchor}")


def rss_profile(anchor: str) -> Source:
    """Return a section of the RSS Best Practices Profile by its anchor."""
    return Source("RSS Best Practices Profile", f"https://www.rssboard.org/rss-profile#{anchor}")
