"""What a reference says of a case, a learning point, a prototype or an episode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laboratorium.base import addresses
from laboratorium.base.danish import format_date
from laboratorium.base.settings import Settings
from laboratorium.base.urls import ascii_url
from laboratorium.model.case_task import PUBLIC
from laboratorium.model.records import CaseRecord, LearningPointRecord, PrototypeRecord
from laboratorium.model.vocabulary import Licence, Vocabularies
from laboratorium.podcast.publication import Release


@dataclass(frozen=True)
class Citation:
    """One reference.

    `key` names it in a list of references: a-z, 0-9, hyphens and low lines, and no two on the site
    are alike. `author` is an organisation, never a person; `publisher` is the site. `version` is
    the day that the content says of itself; without one the reference is undated. `part` says in
    Danish what it is a part of, and ends without a full stop. `address` is whole and in ASCII.
    """

    key: str
    title: str
    author: str
    publisher: str
    version: date | None
    address: str
    licence: Licence
    part: str = ""
    is_sound: bool = False

    @property
    def year(self) -> str:
        """The year of the version; `u.å.`, as Danish lists of references say, without one."""
        return str(self.version.year) if self.version else "u.å."

    @property
    def shown_at(self) -> str:
        """The site, where the author is another: nobody says the same name twice."""
        return self.publisher if self.publisher != self.author else ""

    @property
    def sentence(self) -> str:
        """The reference as a Danish text, without the licence."""
        said = [
            f"{self.author} ({self.year}): »{self.title}«",
            self.part,
            self.shown_at,
            f"Version af {format_date(self.version)}" if self.version else "",
            self.address,
        ]
        return ". ".join(one for one in said if one) + "."


def of_case(case: CaseRecord, settings: Settings, words: Vocabularies) -> Citation:
    """Of a case. Who wrote it from public sources is the site; the organisation did not."""
    meta = case.meta
    return Citation(
        key=case.slug,
        title=meta.title,
        author=settings.name if meta.origin == PUBLIC else meta.organisation,
        publisher=settings.name,
        version=meta.updated,
        address=ascii_url(settings.canonical(addresses.case_page(case.slug))),
        licence=words.licences[meta.licence],
    )


def of_point(
    point: LearningPointRecord, case: CaseRecord, settings: Settings, words: Vocabularies
) -> Citation:
    """Of a learning point, at its place on the case's page."""
    return _within(
        case,
        settings,
        words,
        key=point.anchor,
        title=point.meta.title,
        version=point.meta.date,
        address=addresses.learning_point(case.slug, point.anchor),
        what="Læringspointe",
    )


def of_prototype(
    prototype: PrototypeRecord, case: CaseRecord, settings: Settings, words: Vocabularies
) -> Citation:
    """Of a prototype, which is as old as its case says unless it came out later."""
    published = prototype.meta.published
    return _within(
        case,
        settings,
        words,
        key=f"prototype-{prototype.slug}",
        title=prototype.meta.title,
        version=max(case.meta.updated, published.date()) if published else case.meta.updated,
        address=addresses.prototype(case.slug, prototype.slug),
        what="Prototype",
    )


def _within(
    case: CaseRecord,
    settings: Settings,
    words: Vocabularies,
    *,
    key: str,
    title: str,
    version: date,
    address: str,
    what: str,
) -> Citation:
    whole = of_case(case, settings, words)
    return Citation(
        key=f"{whole.key}_{key}",
        title=title,
        author=whole.author,
        publisher=whole.publisher,
        version=version,
        address=ascii_url(settings.canonical(address)),
        licence=whole.licence,
        part=f"{what} fra casen »{whole.title}«",
    )


def of_release(release: Release) -> Citation:
    """Of an episode; its author is who publishes the podcast."""
    show = release.publication.meta
    return Citation(
        key=f"podcast_{release.slug}",
        title=release.meta.title,
        author=show.author,
        publisher=release.publication.settings.name,
        version=release.meta.published.date(),
        address=release.url,
        licence=release.licence,
        part=f"Afsnit af podcasten »{show.title}«",
        is_sound=True,
    )
