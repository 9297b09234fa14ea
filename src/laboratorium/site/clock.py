"""Where the time of a build comes from; nothing below here asks for one."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from laboratorium.base.moment import VARIABLE, Moment

_LATEST = 253_402_300_799  # The end of the year 9999, beyond which there is no date.


class BadTimeError(Exception):
    """The variable holds no time; the text says so in Danish."""


def build_time(root: Path) -> Moment:
    """The time of a build of the project in a folder: `SOURCE_DATE_EPOCH`, else that of the newest
    commit. Only where neither is there, as in an unpacked archive, the machine's clock is asked.

    Raises BadTimeError.
    """
    return _given() or _newest_commit(root) or _clock()


def at_the_desk() -> Moment:
    """The time for what people do by hand with what is out: `SOURCE_DATE_EPOCH`, else the clock.

    Raises BadTimeError.
    """
    return _given() or _clock()


def _given() -> Moment | None:
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > _LATEST:
        raise BadTimeError(
            f"{VARIABLE} skal være et antal sekunder siden 1970, for eksempel 1796018400, men er "
            f"»{text[:40]}«."
        )
    return Moment(datetime.fromtimestamp(int(text), UTC), VARIABLE)


def _newest_commit(root: Path) -> Moment | None:
    command = ["git", "-C", os.fspath(root), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, capture_output=True, encoding="ascii", check=True).stdout
        return Moment(datetime.fromtimestamp(int(told), UTC), "den nyeste commit")
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def _clock() -> Moment:
    now = datetime.now(UTC).replace(microsecond=0)
    return Moment(now, "maskinens ur")
