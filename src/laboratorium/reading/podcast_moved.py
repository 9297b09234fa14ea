"""What is asked of a podcast that has moved here from another host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from laboratorium.base.problems import START, Level, Problem, advice
from laboratorium.reading.podcast_files import SHOW
from laboratorium.reading.podcast_loader import LoadedEpisode, LoadedShow


def problems_of(episode: LoadedEpisode, show: LoadedShow | None) -> Iterator[Problem]:
    """Yield an episode's problems; a back catalogue may come in without transcripts, though those
    who cannot hear it are still shut out (WCAG 2.1, 1.2.1).
    """
    for problem in episode.problems:
        if problem.code == "transcript-missing" and show and show.moved:
            yield replace(problem, level=Level.ADVICE)
        else:
            yield problem


def check_guids(
    episodes: Sequence[LoadedEpisode], show: LoadedShow | None, has_ledger: bool
) -> Iterator[Problem]:
    """Yield advice where episodes lack the guid they had: every app would fetch them again.

    With a ledger the podcast has been published from here, and it is the one that knows.
    """
    if show is None or not show.moved:
        return
    shown = [each for each in episodes if each.record and not each.withdrawn]
    moved = [each.record.meta.published for each in shown if each.record and "guid" in each.said]
    without = [each for each in shown if "guid" not in each.said]
    if not moved and without and not has_ledger:
        message = (
            f"{len(without)} afsnit har ikke det faste kendetegn (guid) fra det gamle feed. Lå de "
            "hos en anden vært, henter alle apps dem igen. Skriv de gamle, eller hent dem med "
            "»./lab import FEED.xml«."
        )
        yield advice(SHOW, START, "moved-guid", message)
    if not moved:
        return
    for episode in without:
        if episode.record and episode.record.meta.published <= max(moved):
            message = (
                "Afsnittet er ældre end det nyeste, der er flyttet hertil, men har ikke sit faste "
                "kendetegn (guid). Alle apps henter det igen. Skriv det fra det gamle feed."
            )
            yield advice(episode.path, START, "moved-guid", message)
