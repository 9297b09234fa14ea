"""Atom feeds (RFC 4287) of the newest cases and learning points, for readers' apps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from laboratorium.base import addresses
from laboratorium.base.fingerprint import Fingerprints, digest, mark
from laboratorium.base.memory import Book, Memory
from laboratorium.base.settings import Settings
from laboratorium.catalogue.english import Told, told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.cases import Case
from laboratorium.model.facets import facets
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.records import CaseRecord, LearningPointRecord
from laboratorium.model.vocabulary import Vocabularies
from laboratorium.reading.markdown import render

NEWEST = 50
PATHS = CASES, LEARNING_POINTS, ENGLISH = (
    *("feeds/cases.xml", "feeds/learning-points.xml"),
    "feeds/english.xml",
)

_RIGHTS = {
    "da": "Hver tekst har sin egen licens; den står ved teksten.",
    "en": "Each text has a licence of its own, named with the text.",
}
# Every feed must say when it was updated (section 4.1.1), also one that holds nothing yet.
_NEVER = date(1970, 1, 1)
# A source's number follows its word without a space; without our styles it must still be raised.
_REFERENCE = re.compile(r'<a aria-label="Kilde \d+"[^>]*>\d+</a>')


@dataclass(frozen=True)
class Entry:
    """One entry. `address` is its canonical address and its id; `summary` is plain text, `html`
    harmless markup with absolute links.
    """

    address: str
    title: str
    updated: date
    summary: str
    html: str
    terms: tuple[tuple[str, str], ...]
    """Vocabulary and key of each term that the entry is filed under."""
    licence: str
    english: str = ""
    """Where the same is told in English, if it is."""


@dataclass(frozen=True)
class Entries:
    """Where entries are kept that were written before; no feed depends on it."""

    memory: Memory = field(default_factory=Memory)

    @classmethod
    def of(cls, memory: Memory) -> Entries:
        made = cls(memory)
        mark(made, b"entries")
        return made

    @contextmanager
    def press(self, name: str, settings: Settings, words: Vocabularies) -> Iterator[Press]:
        """What writes the entries of the feeds of this name."""
        with self.memory.book(name) as book:
            yield Press(settings, words, self.memory.prints, book)


def files(
    catalogue: Catalogue, settings: Settings, entries: Entries | None = None
) -> Iterator[tuple[str, bytes]]:
    """The feeds of all cases and of all learning points: path on the site and bytes."""
    with (entries or Entries()).press("feeds", settings, catalogue.vocabularies) as press:
        yield from _files(catalogue, press)


def _files(catalogue: Catalogue, press: Press) -> Iterator[tuple[str, bytes]]:
    settings = press.settings
    cases = (press.case(case) for case in _newest_cases(catalogue))
    yield CASES, press.feed(CASES, f"Cases – {settings.name}", "cases/", cases)
    points = (press.point(*found) for found in _newest_points(catalogue))
    title = f"Læringspointer – {settings.name}"
    yield LEARNING_POINTS, press.feed(LEARNING_POINTS, title, "laeringspointer/", points)
    yield ENGLISH, _english(catalogue, press)


def _english(catalogue: Catalogue, press: Press) -> bytes:
    """The feed of what is told in English, the newest first."""
    newest = sorted(told(catalogue), key=lambda one: (-one.updated.toordinal(), one.danish))
    title = f"In English – {press.settings.name}"
    entries = (press.english(one) for one in newest[:NEWEST])
    return press.feed(ENGLISH, title, addresses.ENGLISH, entries, "en")


@dataclass(frozen=True)
class Written:
    """An entry as it stands in every feed that it is in."""

    updated: date
    xml: str


@dataclass(frozen=True)
class Press:
    """Writes entries, and feeds of them."""

    settings: Settings
    vocabularies: Vocabularies
    prints: Fingerprints
    book: Book

    def case(self, case: CaseRecord) -> Written:
        return self._asked(case, "", partial(_case, case, self.settings))

    def point(self, point: LearningPointRecord, case: CaseRecord) -> Written:
        return self._asked(case, point.path, partial(_point, point, case, self.settings))

    def _asked(self, case: CaseRecord, path: str, make: Callable[[], Entry]) -> Written:
        key = digest(self.prints.held(case), path, self.prints.held(self.settings))
        written: Written = self.book.ask(key, lambda: self._written(make()))
        return written

    def english(self, one: Told) -> Written:
        return self._written(
            Entry(
                address=self.settings.url + one.address,
                title=one.title,
                updated=one.updated,
                summary=one.summary,
                html="",
                terms=(),
                licence=one.licence,
            )
        )

    def _written(self, entry: Entry) -> Written:
        element = _element(entry, self.settings, self.vocabularies)
        indent(element, level=1)
        xml: str = tostring(element, encoding="unicode")
        return Written(entry.updated, f"  {xml.rstrip()}\n")

    def feed(
        self, path: str, title: str, page: str, entries: Iterable[Written], language: str = "da"
    ) -> bytes:
        """A feed at `path` of what the page at the address `page` shows; newest first."""
        shown = list(entries)
        updated = max((entry.updated for entry in shown), default=_NEVER)
        feed = _head(self.settings, path, title, page, updated, language)
        indent(feed)
        head: str = tostring(feed, encoding="unicode")
        end = "</feed>"
        xml = "".join((head.removesuffix(end), *(entry.xml for entry in shown), end))
        return f"<?xml version='1.0' encoding='utf-8'?>\n{xml}\n".encode()


def changed(case: CaseRecord) -> date:
    """When the case's page last changed: a new learning point is news too."""
    return max([case.meta.updated, *(point.meta.date for point in case.learning_points)])


def _newest_cases(catalogue: Catalogue) -> Sequence[CaseRecord]:
    return sorted(catalogue.cases, key=lambda case: (-changed(case).toordinal(), case.slug))[
        :NEWEST
    ]


def _newest_points(catalogue: Catalogue) -> Sequence[tuple[LearningPointRecord, CaseRecord]]:
    found = ((point, case) for case in catalogue.cases for point in case.learning_points)
    return sorted(
        found,
        key=lambda pair: (-pair[0].meta.date.toordinal(), pair[0].case, pair[0].slug),
    )[:NEWEST]


def _case(case: CaseRecord, settings: Settings) -> Entry:
    meta = case.meta
    return Entry(
        address=settings.url + addresses.case_page(case.slug),
        title=meta.title,
        updated=changed(case),
        summary=meta.summary,
        html="",
        terms=_terms(meta),
        licence=meta.licence,
        english=_in_english(case, settings),
    )


def _in_english(case: CaseRecord, settings: Settings) -> str:
    if not (case.meta.title_en and case.meta.summary_en):
        return ""
    return settings.url + addresses.english(addresses.case_page(case.slug))


def _point(point: LearningPointRecord, case: CaseRecord, settings: Settings) -> Entry:
    meta = point.meta
    return Entry(
        address=settings.url + addresses.learning_point(point.case, point.anchor),
        title=meta.title,
        updated=meta.date,
        summary="" if point.body.strip() else f"Fra casen »{case.meta.title}«",
        html=_REFERENCE.sub(
            r"<sup>\g<0></sup>",
            render(point.body, partial(_absolute, point=point, settings=settings)),
        ),
        terms=_terms(meta),
        licence=case.meta.licence,
    )


def _terms(meta: Case | LearningPoint) -> tuple[tuple[str, str], ...]:
    followed = (one for one in facets(type(meta)) if one.facet.followed)
    return tuple((one.vocabulary, key) for one in followed for key in one.keys(meta))


def _absolute(href: str, point: LearningPointRecord, settings: Settings) -> str:
    """A reader's app shows the text away from the site, so that no link may lean on its page."""
    if href.startswith("#"):
        return settings.url + addresses.case_page(point.case) + href
    return addresses.resolve(href, point.path, settings.url)


def _head(
    settings: Settings, path: str, title: str, page: str, updated: date, language: str
) -> Element:
    own = settings.url + path
    # The namespace is written as an attribute: ElementTree would put a prefix on every name.
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _text(feed, "id", own)
    _text(feed, "title", title)
    _text(feed, "updated", _instant(updated))
    # Some readers take the first link for the page, whatever it leads to.
    SubElement(feed, "link", rel="alternate", type="text/html", href=settings.url + page)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=own)
    author = SubElement(feed, "author")
    _text(author, "name", settings.name)
    _text(author, "uri", settings.url)
    _text(feed, "rights", _RIGHTS[language])
    return feed


def _element(entry: Entry, settings: Settings, vocabularies: Vocabularies) -> Element:
    element = Element("entry")
    _text(element, "id", entry.address)
    _text(element, "title", entry.title)
    _text(element, "updated", _instant(entry.updated))
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.english:
        attributes = {"rel": "alternate", "type": "text/html", "hreflang": "en"}
        SubElement(element, "link", attributes, href=entry.english)
    if entry.summary:
        _text(element, "summary", entry.summary)
    for name, key in entry.terms:
        vocabulary = vocabularies[name]
        scheme = settings.url + addresses.vocabulary(vocabulary.slug)
        SubElement(element, "category", term=key, scheme=scheme, label=vocabulary[key].label)
    licence = vocabularies.licences[entry.licence]
    _text(element, "rights", f"{licence.label} ({licence.url})")
    if entry.html:
        _text(element, "content", entry.html).set("type", "html")
    return element


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _instant(day: date) -> str:
    """A day as RFC 3339 wants it: content knows days, and midnight in UTC is that day in Denmark
    too.
    """
    return f"{day.isoformat()}T00:00:00Z"
