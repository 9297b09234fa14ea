"""The command: a feed in a file or at an address, and its findings in Danish, one a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from feedcheck.examine import check
from feedcheck.model import Level, format_finding, quote
from feedcheck.server.visit import check_server
from feedcheck.tree import LARGEST
from feedcheck.values import is_web_address

_USE = "Brug: python -m feedcheck FIL|ADRESSE"


def main(arguments: Sequence[str]) -> int:
    """Check the feed in a file or at an address; print what is wrong and how much there is.

    Return 0 when it has no errors, 1 when it has, and 2 when there is nothing to check. What is
    asked for at an address is told on standard error meanwhile.
    """
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        asked = arguments in (["-h"], ["--help"])
        print(_USE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    (target,) = arguments
    if re.match(r"https?://", target, re.IGNORECASE):
        if not is_web_address(target):
            return _refuse(f"»{quote(target)}« er ikke en adresse.")
        found = check_server(target, lambda line: print(line, file=sys.stderr, flush=True))
    else:
        try:
            with Path(target).open("rb") as file:
                found = check(file.read(LARGEST + 1))
        except FileNotFoundError:
            return _refuse(f"Der er ingen fil, der hedder »{quote(target)}«.")
        except (OSError, ValueError) as error:
            reason = "det er en mappe" if isinstance(error, IsADirectoryError) else error
            return _refuse(f"»{quote(target)}« kan ikke læses: {reason}.")
    for finding in found:
        print(format_finding(finding, target))
    errors = sum(finding.level is Level.ERROR for finding in found)
    print(f"{errors} fejl · {len(found) - errors} forslag")
    return int(errors > 0)


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 2
