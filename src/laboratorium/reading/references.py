"""References across files: does everything that is pointed at exist?

A case that could not be read still counts as existing here: its own problems have been reported,
and saying of every link to it that it leads nowhere would only bury them.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.paths import CASES, Source, case_file, index_of
from laboratorium.base.problems import Position, Problem, advice, error
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.pages import LAB
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import CaseRecord, EpisodeRecord
from laboratorium.reading.body import Body
from laboratorium.reading.engine import Link
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.rules import beyond


@dataclass(frozen=True)
class Outline:
    """What the rest of the content needs to know of a case folder, readable or not.

    ``sources`` is how many sources it lists, ``None`` when that could not be read. ``parts`` holds
    the names of the files in its folders, by folder.
    """

    slug: str
    path: str
    sources: int | None = None
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former: tuple[tuple[str, Position], ...] = ()
    links: tuple[tuple[Body, Link], ...] = ()

    def paths(self) -> Iterator[str]:
        """Yield the path of every file of the case that is shown on the site."""
        yield index_of(self.slug)
        for folder, stems in self.parts.items():
            yield from (case_file(self.slug, f"{folder}/{stem}.md") for stem in stems)


@dataclass(frozen=True)
class Known:
    """Everything that can be pointed at; ``unread`` are the cases of which something could not be
    read.
    """

    cases: Mapping[str, Outline]
    pages: frozenset[str]
    episodes: Mapping[str, bool] = field(default_factory=dict)
    """Whether each episode of the podcast is withdrawn, by its slug."""
    groups: frozenset[str] = frozenset()
    """Every action-learning group as ``<organisation>/<group>``."""
    unread: frozenset[str] = frozenset()
    """The cases of which something could not be read."""

    @cached_property
    def paths(self) -> frozenset[str]:
        """The path of every file that is shown on the site."""
        own = (path for case in self.cases.values() for path in case.paths())
        return self.pages.union(own)

    @cached_property
    def near_case(self) -> Nearest:
        """The cases, for a slug that is misspelt."""
        return Nearest(self.cases)

    @cached_property
    def near_prototype(self) -> Nearest:
        """The prototypes, for one that is misspelt."""
        return Nearest(self.prototypes)

    @cached_property
    def near_page(self) -> Nearest:
        """The pages under docs/, for a path that is misspelt."""
        return Nearest(self.pages, cutoff=0.75)

    def nearest_path(self, goal: str) -> str | None:
        """Return the file that someone means by a path that does not exist."""
        parts = goal.split("/")
        # One ../ too few or too many is the commonest slip.
        for index in range(len(parts) - 1, 0, -1):
            meant = "/".join((CASES, *parts[index:]))
            if parts[index] in self.cases and meant in self.paths:
                return meant
        if parts[0] != CASES or len(parts) < 2:
            return self.near_page.find(goal)
        slug = parts[1] if parts[1] in self.cases else self.near_case.find(parts[1])
        if slug is None:
            return None
        case = self.cases[slug]
        meant = case_file(slug, "/".join(parts[2:]))
        inside = tuple(case.paths())
        return meant if meant in inside else Nearest(inside, cutoff=0.75).find(meant)

    @cached_property
    def prototypes(self) -> frozenset[str]:
        """Every prototype as ``<case>/<prototype>``."""
        return self._parts(PROTOTYPE.folder)

    @cached_property
    def points(self) -> frozenset[str]:
        """Every learning point as ``<case>/<point>``."""
        return self._parts(LEARNING_POINT.folder)

    @cached_property
    def near_point(self) -> Nearest:
        """The learning points, for one that is misspelt."""
        return Nearest(self.points)

    @cached_property
    def near_episode(self) -> Nearest:
        """The episodes that can be heard, for one that is misspelt."""
        return Nearest(slug for slug, withdrawn in self.episodes.items() if not withdrawn)

    @cached_property
    def near_group(self) -> Nearest:
        """The groups, for one that is misspelt."""
        return Nearest(self.groups)

    def _parts(self, folder: str) -> frozenset[str]:
        return frozenset(
            f"{case.slug}/{stem}"
            for case in self.cases.values()
            for stem in case.parts.get(folder, ())
        )


def keep_links(body: Body) -> tuple[tuple[Body, Link], ...]:
    """Return the links that lead to other parts of the site, with the body they stand in."""
    return tuple(
        (body, link)
        for link in body.links
        if not link.is_image and ":" not in link.target and (link.target or link.fragment)
    )


def check_links(case: Outline, known: Known) -> Iterator[Problem]:
    """Yield a problem for each link in the case's files that leads nowhere."""
    for body, link in case.links:
        message = _target(body.path, link, known) if link.target else _anchor(body, link, case)
        if message:
            yield error(body.path, body.position(link.start), "dangling-link", message)


def check_link(body: Body, link: Link, known: Known) -> str | None:
    """Return what is wrong with a link in the body of a page, in Danish."""
    if link.target:
        return _target(body.path, link, known)
    if any(link.fragment == one.anchor for one in body.headings):
        return None
    return f"Linket til »#{quote(link.fragment)}« fører ingen steder hen. Ret eller slet det."


def _anchor(body: Body, link: Link, case: Outline) -> str | None:
    number = link.fragment.removeprefix("kilde-")
    if number != link.fragment:
        is_number = number.isascii() and number.isdigit() and number[0] != "0"
        if not is_number or len(number) > 9:
            return f"»#{quote(link.fragment)}« er ikke en kilde. Skriv #kilde-1, #kilde-2 osv."
        if case.sources is None or int(number) <= case.sources:
            return None
        return beyond(int(number), case.sources)
    parts = {
        f"{kind.anchor}{stem}"
        for kind in IN_CASE
        if kind.anchor
        for stem in case.parts.get(kind.folder, ())
    }
    if link.fragment in parts or any(link.fragment == one.anchor for one in body.headings):
        return None
    return f"Linket til »#{quote(link.fragment)}« fører ingen steder hen. Ret eller slet det."


def _target(path: str, link: Link, known: Known) -> str | None:
    if not link.target.endswith(".md"):
        return (
            f"Linket til »{quote(link.target)}« virker ikke her. Skriv stien til en .md-fil, "
            "for eksempel ../anden-case/index.md, eller en hel adresse med https://."
        )
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.target))
    if goal in known.paths:
        return None
    near = known.nearest_path(goal)
    hint = "Ret eller slet det."
    if near:
        hint = f"Mente du »{posixpath.relpath(near, posixpath.dirname(path))}«?"
    return f"Linket til »{quote(link.target)}« fører ingen steder hen. {hint}"


def check_list(
    parsed: ParsedFile, key: str, existing: Collection[str], nearest: Nearest, what: str
) -> Iterator[Problem]:
    """Yield a problem for each value in the list ``key`` that does not name something existing."""
    yield from check_names(parsed, (key,), parsed.meta.get(key), existing, nearest, what)


def check_names(
    parsed: ParsedFile,
    where: tuple[str | int, ...],
    values: object,
    existing: Collection[str],
    nearest: Nearest,
    what: str,
) -> Iterator[Problem]:
    """Yield the same for the list ``values``, which stands at ``where`` in the file."""
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if not isinstance(value, str) or not value or value.strip() in existing:
            continue
        close = nearest.find(value)
        hint = f"Mente du »{close}«?" if close else "Ret navnet, eller slet det fra listen."
        message = f"{what} »{quote(value)}« findes ikke. {hint}"
        yield error(parsed.path, parsed.position(*where, index), f"dangling-{where[-1]}", message)


def check_lab(record: CaseRecord | EpisodeRecord, known: Known) -> Iterator[Problem]:
    """Yield advice when the laboratory that a case or an episode comes from has no page.

    It may be on its way, so it stops nobody.
    """
    lab = record.meta.lab
    if lab and (page := Source(LAB.folder, f"{lab.year}-{lab.number}").path) not in known.pages:
        message = (
            f"Laboratorium {lab.number} i {lab.year} har ingen side. "
            f"Ret nummer og år, eller lav {page}."
        )
        yield advice(record.path, Position(record.lines.get("lab", 1), 1), "dangling-lab", message)


def check_slugs(
    cases: Iterable[Outline], what: str = "casen", named: str = "mappen"
) -> Iterator[Problem]:
    """Yield a problem for each case whose present or former address another case has too.

    ``what`` is what they are and ``named`` what bears the name, in Danish.
    """
    owners: dict[str, Outline] = {}
    present = sorted(cases, key=lambda case: case.slug)
    for case in present:
        owner = owners.setdefault(slugify(case.slug) or case.slug, case)
        if owner is not case:
            message = (
                f"{what.capitalize()} får samme adresse som {what} »{owner.slug}«. "
                f"Giv {named} et andet navn."
            )
            yield error(case.path, Position(1, 1), "same-slug", message)
    for case in present:
        for slug, at in case.former:
            owner = owners.setdefault(slugify(slug) or slug, case)
            if owner is not case:
                message = f"»{quote(slug)}« er også {what} »{owner.slug}«s navn. Slet det her."
                yield error(case.path, at, "same-slug", message)
            elif slugify(slug) == case.slug:
                message = (
                    f"»{quote(slug)}« er {what}s nuværende navn. Slet det fra »Tidligere navne«."
                )
                yield error(case.path, at, "same-slug", message)
