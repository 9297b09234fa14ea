"""What the programs that make things up are told: how many, and from which seed."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path


def at_least_one(text: str) -> int:
    """A number for argparse."""
    if (number := int(text)) < 1:
        raise ArgumentTypeError("must be at least 1")
    return number


def parser(about: str | None) -> ArgumentParser:
    """A parser for `--seed`; `about` is the program's docstring."""
    made = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    made.add_argument("--seed", type=int, default=1)
    return made


def sizes_parser(about: str | None, sizes: Sequence[int]) -> ArgumentParser:
    """As `parser`, for a benchmark too, which is run with several sizes."""
    made = parser(about)
    made.add_argument("sizes", nargs="*", type=at_least_one, default=sizes, metavar="N")
    return made


def write_as_told(about: str | None, write: Callable[[Path, int, int], None]) -> None:
    """Let `write` make as many as the command line says, into the folder that it names."""
    made = parser(about)
    made.add_argument("count", type=at_least_one, metavar="N", help="how many")
    made.add_argument("--out", type=Path, default=Path("corpus"), help="folder to write into")
    options = made.parse_args()
    write(options.out, options.count, options.seed)
