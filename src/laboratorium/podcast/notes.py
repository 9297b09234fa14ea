"""Show notes as apps can show them: few kinds of markup, whole addresses, within Apple's length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from urllib.parse import urljoin

import nh3

from laboratorium.base import addresses
from laboratorium.base.urls import ascii_url
from laboratorium.media.chapters import note_lines
from laboratorium.podcast.clean import clean, shorten_html, size
from laboratorium.podcast.publication import Release
from laboratorium.reading.markdown import URL_SCHEMES, render

# Apple counts the description of an episode in bytes.
MOST_BYTES = 4_000
_MOST_AFTER = 1_500
# A table's rows as lines; whatever else it is made of says nothing by itself.
_CELLS = re.compile(r"</t[hd]>\s*(?=<t[hd])")
_ROW, _ROW_END = re.compile(r"<tr[^>]*>"), re.compile(r"</tr>")
_TABLE = re.compile(r"</?(?:table|thead|tbody|th|td|div)\b[^>]*>")
TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
SYNTHETIC = "Stemmen i afsnittet er kunstig."

# What is lost with its tag is said with another: (what our Markdown makes, what apps know).
_TRANSLATED = (
    (re.compile(r"<h[2-4][^>]*>"), "<p><strong>"),
    (re.compile(r"</h[2-4]>"), "</strong></p>"),
    (re.compile(r"<(?:pre|dt|dd)>"), "<p>"),
    (re.compile(r"</(?:pre|dt|dd)>"), "</p>"),
    (re.compile(r"<br[^>]*>"), " "),
)


@dataclass(frozen=True)
class Notes:
    """`whole` is everything; `short` is at most 4,000 bytes, with a link to the rest if need be."""

    whole: str
    short: str


def notes(release: Release) -> Notes:
    """The summary, the notes, the chapters with their times, the links and the way to the page."""
    before = f"<p>{_plain(release.meta.summary)}</p>"
    body = before + simple_html(release.episode.body, release)
    after = _chapters(release) + _links(release)
    if release.meta.synthetic_voice and "kunstig" not in body.casefold():
        after += f"<p>{SYNTHETIC}</p>"
    after += _english(release)
    address = escape(release.url)
    end = f'<p><a href="{address}">Hør og læs afsnittet på siden</a></p>'
    whole = body + after + end
    if size(whole) <= MOST_BYTES:
        return Notes(whole, whole)
    rest = f'<p><a href="{address}">Læs resten på siden</a></p>'
    if size(after) <= _MOST_AFTER:  # Apps find the chapters here, so they are kept.
        return Notes(whole, shorten_html(body, MOST_BYTES - size(after), rest) + after)
    return Notes(whole, shorten_html(body + after, MOST_BYTES, rest))


def simple_html(markdown: str, release: Release) -> str:
    """Untrusted Markdown as HTML of the few elements that apps show; links lead to whole
    addresses.
    """
    html = flat(render(clean(markdown), partial(_absolute, release=release)))
    for pattern, other in _TRANSLATED:
        html = pattern.sub(other, html)
    return _cleaner().clean(html)


def flat(html: str) -> str:
    """Tables as lines: a paragraph for each row, and a dot between its cells."""
    html = _CELLS.sub(" · ", html)
    html = _ROW_END.sub("</p>", _ROW.sub("<p>", html))
    return _TABLE.sub("", html)


def _absolute(href: str, release: Release) -> str:
    """A link in the notes as an app can follow it, far from the site."""
    site = release.publication.settings.url
    try:
        found = urljoin(release.url, addresses.resolve(href, release.episode.path, site))
    except ValueError:  # A target such as `http://[` that is no address at all.
        return release.url
    return ascii_url(found)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS, attributes={"a": {"href"}}, url_schemes=URL_SCHEMES, link_rel=None
    )


def _english(release: Release) -> str:
    title, summary = release.meta.title_en, release.meta.summary_en
    if not (title and summary):
        return ""
    page = escape(release.publication.url(addresses.english(release.page)))
    told = f"<b>{_plain(title)}</b>. {_plain(summary)}"
    return f'<p lang="en">In English: {told} <a href="{page}">About the episode</a></p>'


def _plain(text: str) -> str:
    return escape(clean(text), quote=False)


def _chapters(release: Release) -> str:
    lines = (f"<li>{_plain(line)}</li>" for line in note_lines(release.episode.chapters))
    return _list("Kapitler", "".join(lines))


def _links(release: Release) -> str:
    lines = (
        f'<li><a href="{escape(ascii_url(link.url))}">{_plain(link.title)}</a></li>'
        for link in release.meta.links
    )
    return _list("Links", "".join(lines))


def _list(title: str, lines: str) -> str:
    return f"<p><strong>{title}</strong></p><ul>{lines}</ul>" if lines else ""
