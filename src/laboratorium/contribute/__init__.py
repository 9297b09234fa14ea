"""New content: skeletons for the command line, and what the form at /bidrag/ asks for."""

from laboratorium.contribute.skeletons import (
    HELP,
    NewCase,
    NewEpisode,
    case_skeleton,
    describe,
    episode_skeleton,
    write_case,
    write_episode,
)

__all__ = [
    "HELP",
    "NewCase",
    "NewEpisode",
    "case_skeleton",
    "describe",
    "episode_skeleton",
    "write_case",
    "write_episode",
]
