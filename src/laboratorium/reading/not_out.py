"""What points at something that is not out yet: a link that would be dead stops a build, and a list
that would be shorter is told of.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from laboratorium.base.paths import CASES, DOCS, PODCASTS, case_file, in_case, index_of
from laboratorium.base.problems import Position, Problem, advice, error
from laboratorium.model.citing import Targets
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.playbook import CHAPTER
from laboratorium.model.records import Content
from laboratorium.model.release import Withheld
from laboratorium.model.schedule import released, withheld
from laboratorium.reading.body import Body, read
from laboratorium.reading.chapters import referred
from laboratorium.reading.engine import Link
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.page_loader import LoadedPage
from laboratorium.reading.podcast_loader import LoadedEpisode
from laboratorium.reading.references import Outline

_LISTS = {
    "prototypes": "{case}/prototypes/{name}.md",
    "cases": "{name}/index.md",
    "points": "{case}/learning-points/{name}.md",
}
"""Where what a page's front matter names has its file, within the folder of cases."""


def check_out(
    content: Content,
    at: datetime,
    outlines: Iterable[Outline],
    pages: Sequence[LoadedPage],
    episodes: Sequence[LoadedEpisode],
) -> Iterator[Problem]:
    """Yield a problem for each thing out at a time that points at one that is not.

    What is not out may point at anything: it is asked again when it comes.
    """
    waiting = {one.path: one for one in withheld(content, at)}
    if not waiting:
        return
    out = _Out(waiting, released(content, at))
    for outline in (*outlines, *(episode.outline for episode in episodes)):
        for body, link in outline.links:
            if out.shows(body.path) and (one := out.hides(_goal(body, link))):
                yield _dead_link(body, link, one)
    there = [page for page in pages if page.record and out.shows(page.parsed.path)]
    for page in there:
        yield from _of_page(page, out)
    chapters = [page for page in there if page.kind == CHAPTER.key]
    targets = Targets(content.cases, content.episodes) if chapters else Targets((), ())
    for page in chapters:
        for place, written, target in referred(page, targets):
            if one := out.hides(target.path):
                yield _dead(page.parsed.path, place, written, one)
    for episode in episodes:
        if out.shows(episode.path):
            for case in episode.cases:
                if one := out.hides(index_of(case.value)):
                    yield _shorter(episode.path, case.at, "Casen", case.value, one)


class _Out:
    """Which files are shown and which wait, whole case folders among them."""

    def __init__(self, waiting: Mapping[str, Withheld], content: Content) -> None:
        self.waiting = waiting
        self.folders = {
            path.removesuffix("index.md"): one
            for path, one in waiting.items()
            if path.startswith(f"{CASES}/") and in_case(path) == "index.md"
        }

    def hides(self, path: str) -> Withheld | None:
        """What keeps the file at a path from being shown."""
        folder = "/".join(path.split("/")[:2]) + "/"
        return self.folders.get(folder) or self.waiting.get(path)

    def shows(self, path: str) -> bool:
        return self.hides(path) is None


def _goal(body: Body, link: Link) -> str:
    """The path of the file that a link leads to, in the body of another."""
    if link.target:
        return posixpath.normpath(posixpath.join(posixpath.dirname(body.path), link.target))
    for kind in IN_CASE:
        if kind.anchor and link.fragment.startswith(kind.anchor):
            case = body.path.split("/")[1]
            stem = link.fragment.removeprefix(kind.anchor)
            return case_file(case, f"{kind.folder}/{stem}.md")
    return ""


def _of_page(page: LoadedPage, out: _Out) -> Iterator[Problem]:
    parsed = page.parsed
    for where, value in _named_by(parsed):
        if one := out.hides(_file_of(str(where[-2]), value)):
            yield _shorter(parsed.path, parsed.position(*where), "", value, one)
    body = read(parsed.body, parsed.path, parsed.body_line, by_editors=True)
    for link in body.links:
        target = link.target.partition("?")[0]
        if link.is_image or ":" in target or not target.endswith(".md"):
            continue
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(parsed.path), target))
        if one := _published_at(goal, out):
            yield _dead_link(body, link, one)


def _named_by(parsed: ParsedFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a page's front matter names, and where: in lists of its own, of the items of its
    programme, of its groups and of its rooms.
    """
    holders: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = [((), parsed.meta)]
    for key in ("programme", "groups", "rooms"):
        holders += (((key, index), item) for index, item in parsed.records(key))
    for where, holder in holders:
        for key in (*_LISTS, "episodes"):
            values = holder.get(key)
            for index, value in enumerate(values if isinstance(values, list) else ()):
                if isinstance(value, str):
                    yield (*where, key, index), value.strip()


def _file_of(key: str, value: str) -> str:
    if key == "episodes":
        return f"{PODCASTS}/{value}.md"
    case, _, name = value.rpartition("/")
    if key == "after":
        return f"{CHAPTER.folder}/{value}.md"
    return f"{CASES}/{_LISTS[key].format(case=case, name=name)}"


def _published_at(goal: str, out: _Out) -> Withheld | None:
    """What keeps the page from being shown that a link in docs/ leads to; pages that are made of
    the content seem to lie there too.
    """
    inside = goal.removeprefix(f"{DOCS}/")
    episode = f"{PODCASTS}/{inside.removeprefix('podcast/').removesuffix('/index.md')}.md"
    prototype = inside.replace("/prototyper/", "/prototypes/").replace("/index.md", ".md")
    made = (prototype if "/prototyper/" in inside else inside, episode)
    return next((one for path in (goal, *made) if (one := out.hides(path))), None)


def _dead_link(body: Body, link: Link, one: Withheld) -> Problem:
    what = link.target or f"#{link.fragment}"
    return _dead(body.path, body.position(link.start), what, one)


def _dead(path: str, at: Position, what: str, one: Withheld) -> Problem:
    message = (
        f"Linket til »{quote(what)}« fører til noget, der {one.says}. Vent med linket, eller lad "
        "det her komme ud samtidig eller senere."
    )
    return error(path, at, "link-not-out", message)


def _shorter(path: str, at: Position, what: str, name: str, one: Withheld) -> Problem:
    message = f"{what} »{quote(name)}« {one.says} og bliver ikke vist her før.".strip()
    return advice(path, at, "not-out", message)
