"""Places in a recording, as people write and read them: `12:34`, `1:02:03`, `754`."""

import math
import re

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,7})(?:[.,](\d{1,9})\d{0,20})?", re.ASCII)

_FORM = "Skriv minutter og sekunder som »12:34«, eller timer også som »1:02:03«."


def parse_time(text: str) -> float:
    """Seconds from `12:34`, `1:02:03.5`, `754` or `00:12,5`; ValueError in Danish otherwise.

    Of a fraction nine digits count; programs write as many as a number in them has.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"»{_short(text)}« er ikke et tidspunkt. {_FORM}")
    hours, minutes, seconds, fraction = match.groups()
    if minutes is not None and int(seconds) > 59:
        raise ValueError(f"»{_short(text)}« har for mange sekunder: {int(seconds)}. {_FORM}")
    if hours is not None and int(minutes) > 59:
        raise ValueError(f"»{_short(text)}« har for mange minutter: {int(minutes)}. {_FORM}")
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return float(f"{whole}.{fraction or 0}")


def format_time(seconds: float) -> str:
    """`12:34`, or `1:02:03` from an hour and up; parts of a second are left out."""
    if not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"{seconds} er ikke et tidspunkt i en optagelse.")
    hours, rest = divmod(int(seconds), 3600)
    minutes, whole = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{whole:02}" if hours else f"{minutes:02}:{whole:02}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
