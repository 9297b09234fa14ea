"""Read a whole project: every case and page once, to typed records or problems."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from laboratorium.base.collector import rested
from laboratorium.base.fingerprint import digest, mark, of_file
from laboratorium.base.memory import Memory
from laboratorium.base.paths import CASES
from laboratorium.base.problems import Problem, in_order
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.records import Loaded
from laboratorium.reading import (
    chapters,
    files,
    not_out,
    occasions,
    places,
    podcast_files,
    podcast_loader,
    podcast_whole,
    references,
)
from laboratorium.reading.case_loader import LoadedCase, load_case
from laboratorium.reading.configuration import check_configuration
from laboratorium.reading.page_loader import (
    LoadedPage,
    check_page,
    groups_of,
    load_page,
    sort_pages,
)
from laboratorium.reading.tag_advice import Tagged, check_tags


def load(
    root: Path,
    progress: Callable[[int, int], None] | None = None,
    workers: int = 1,
    memory: Memory | None = None,
    at: datetime | None = None,
    advised: bool = True,
) -> Loaded:
    """Read ``cases/``, ``docs/`` and ``podcasts/`` under ``root``; each text is opened once.

    ``progress`` is called with how many case folders, pages and episodes are done, and how many
    there are. Up to ``workers`` processes share the reading of cases and episodes. What ``memory``
    has read before, and nobody has touched since, is not read again. All of it is returned, also
    what is not out; given the time ``at``, what is out then is held to pointing at nothing else.
    What costs most and no site shows, advice on tags, is left out unless ``advised``.
    Never raises for anything the files hold; a broken vocabulary raises ``VocabularyError``.
    """
    with rested():
        return _load(root, progress, workers, memory or Memory(), at, advised)


def _load(
    root: Path,
    progress: Callable[[int, int], None] | None,
    workers: int,
    memory: Memory,
    at: datetime | None,
    advised: bool,
) -> Loaded:
    problems: list[Problem] = []
    slugs, faults = files.case_folders(root)
    problems += faults
    problems += places.at_root(root)
    problems += check_configuration(root)
    paths, faults = files.pages(root)
    problems += faults
    podcast = podcast_files.find(root)
    total = len(slugs) + len(paths) + len(podcast.episodes)

    cases: list[LoadedCase] = []
    tagged: list[tuple[Tagged, bytes]] = []
    pages: list[LoadedPage] = []
    read_cases = memory.each(
        "case", slugs, partial(_made_of_case, memory, root), partial(load_case, root), workers
    )
    for done, (case, made_of) in enumerate(read_cases, start=1):
        mark(case.record, made_of)
        cases.append(case)
        if case.tagged:
            tagged.append((case.tagged, made_of))
        if progress:
            progress(done, total)
    read_pages = memory.each("page", paths, partial(_made_of_page, root), partial(load_page, root))
    for done, (page, _) in enumerate(read_pages, start=len(slugs) + 1):
        pages.append(page)
        if progress:
            progress(done, total)
    episodes: list[podcast_loader.LoadedEpisode] = []
    read_episode = partial(podcast_loader.load_episode, root, podcast.media)
    heard_of = partial(podcast_loader.made_of, root, podcast.media)
    read_episodes = memory.each("episode", podcast.episodes, heard_of, read_episode, workers)
    for episode, made_of in read_episodes:
        mark(episode.record, made_of)
        episodes.append(episode)
        if progress:
            progress(len(slugs) + len(paths) + len(episodes), total)

    if advised:
        advice = memory.each("tags", tagged, _made_of_tagged, _check_tags, workers)
        problems += [problem for found, _ in advice for problem in found]
    else:
        memory.spare("tags", tagged, _made_of_tagged)
    outlines = [case.outline for case in cases]
    known = references.Known(
        {case.slug: case for case in outlines},
        frozenset(paths),
        {episode.slug: episode.withdrawn for episode in episodes},
        frozenset(groups_of(pages)),
        frozenset(case.outline.slug for case in cases if _is_unread(case)),
    )
    problems += references.check_slugs(outlines)
    for case in cases:
        problems += case.problems
        problems += references.check_links(case.outline, known)
        if case.record:
            problems += references.check_lab(case.record, known)
    for page in pages:
        problems += page.problems
        problems += check_page(page, known)
    problems += occasions.check_together(
        (page.parsed, page.record) for page in pages if page.record
    )
    show = podcast_loader.load_show(root, podcast)
    whole, shown, faults_of_podcast = podcast_whole.join(root, podcast, show, episodes, known)
    problems += faults_of_podcast
    records = tuple(case.record for case in cases if case.record is not None)
    content = replace(sort_pages(records, pages), show=whole, episodes=shown)
    problems += chapters.check_chapters(pages, content, known)
    if at:
        problems += occasions.check_past(content, at)
        problems += not_out.check_out(content, at, outlines, pages, episodes)
    return Loaded(content, in_order(problems))


def _is_unread(case: LoadedCase) -> bool:
    """Whether not all of a case's files became records."""
    if case.record is None:
        return True
    return any(
        len(case.record.parts.get(kind.key, ())) < len(case.outline.parts.get(kind.folder, ()))
        for kind in IN_CASE
    )


def _made_of_case(memory: Memory, root: Path, slug: str) -> bytes | None:
    read = memory.of_folder(root / CASES / slug)
    return digest(slug, read) if read else None


def _made_of_tagged(case: tuple[Tagged, bytes]) -> bytes | None:
    return case[1] or None


def _check_tags(case: tuple[Tagged, bytes]) -> tuple[Problem, ...]:
    return check_tags(case[0])


def _made_of_page(root: Path, path: str) -> bytes | None:
    read = of_file(root / path)
    return digest(path, read) if read else None
