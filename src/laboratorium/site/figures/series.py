"""Values over time: dots on a line, with the numbers that an uncertain one lies between.

Time runs along the bottom in proportion, and the numbers up the side from zero, unless all values
lie so close together that nothing could be seen; what the axis begins with is then written on it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from laboratorium.base.danish import format_number
from laboratorium.site.figures.svg import Svg, element, image, path_data

_WIDTH, _HEIGHT = 360, 236
_TOP, _FOOT = 42, 26
_LETTER = 7.6  # a generous mean width of the labels' letters, which are 14 units high
_TICKS = 4
_MOST_DOTS = 60
_MOST_NAMED = 8
_MOST_TOLD = 24
_FLAT = 0.2  # of the largest value: with less between them, the axis need not begin at zero


@dataclass(frozen=True)
class Dot:
    """One value: when it was true, what the date is called, and what is written of the value.

    ``low`` and ``high`` are the numbers that it lies between, where it is uncertain.
    """

    day: date
    when: str
    value: float
    said: str
    label: str
    low: float | None = None
    high: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that it can be."""
        low = self.value if self.low is None else self.low
        return low, self.value if self.high is None else self.high


def over_time(indicator: str, unit: str, dots: Sequence[Dot], prefix: str) -> Svg:
    """A figure of one indicator's values in the order of time; at least one.

    The indicator is the figure's title; it is not drawn but stands in the page, where it can wrap.
    `unit` stands at the top of the axis. `prefix` begins the figure's ids and must be unique in the
    page. Raises ValueError when there is no value, and for one that is not finite.
    """
    if not dots:
        raise ValueError("no values")
    ticks = _ticks([end for dot in dots for end in dot.ends])
    left = max(len(format_number(_exact(tick))) for tick in ticks) * _LETTER + 10
    plot = _Plot(left, ticks[0], ticks[-1], dots[0].day, dots[-1].day)
    parts = [
        element("text", unit, class_="series-unit", x=0, y=13),
        *_grid(plot, ticks),
        *_line(plot, dots),
        *_marks(plot, dots),
        *_named(plot, dots),
        *_days(plot, dots),
    ]
    return image(prefix, indicator, _told(dots), (_WIDTH, _HEIGHT), *parts, class_="series")


def _told(dots: Sequence[Dot]) -> str:
    """All values in words, or what matters most of very many."""
    if len(dots) <= _MOST_TOLD:
        return " ".join(f"{dot.when}: {dot.said}." for dot in dots)
    least, most = (end(dots, key=lambda dot: dot.value) for end in (min, max))
    first, last = dots[0], dots[-1]
    return (
        f"{len(dots)} tal. {first.when}: {first.said}. {last.when}: {last.said}. "
        f"Mindst: {least.said} ({least.when}). Højst: {most.said} ({most.when})."
    )


@dataclass(frozen=True)
class _Plot:
    left: float
    low: float
    high: float
    first: date
    last: date

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        inner = self.left + 14, _WIDTH - 22
        if not span:
            return sum(inner) / 2
        return inner[0] + (day - self.first).days / span * (inner[1] - inner[0])

    def y(self, value: float) -> float:
        room = _HEIGHT - _TOP - _FOOT
        return _TOP + (self.high - value) / (self.high - self.low) * room


def _ticks(values: Sequence[float]) -> list[float]:
    """Round numbers up the axis that hold all values between them."""
    if not all(map(math.isfinite, values)):
        raise ValueError("not a finite number")
    low, high = min(values), max(values)
    if not (low > 0 and high - low < _FLAT * high and high > low):
        low, high = min(0.0, low), max(0.0, high)
    if low == high:
        high = low + 1
    rough = (high - low) / _TICKS
    scale = 10 ** math.floor(math.log10(rough))
    step = next(size * scale for size in (1, 2, 2.5, 5, 10) if size * scale >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _grid(plot: _Plot, ticks: Sequence[float]) -> Iterator[Svg]:
    for tick in ticks:
        y = plot.y(tick)
        class_ = "series-zero" if tick == 0 else "series-grid"
        yield element("path", class_=class_, d=path_data("M", plot.left, y, "H", _WIDTH))
        label = format_number(_exact(tick))
        yield element("text", label, class_="series-tick", x=plot.left - 8, y=y + 5)


def _line(plot: _Plot, dots: Sequence[Dot]) -> Iterator[Svg]:
    if len(dots) > 1:
        ways = [("L" if at else "M", plot.x(d.day), plot.y(d.value)) for at, d in enumerate(dots)]
        yield element("path", class_="series-line", d=path_data(*(p for way in ways for p in way)))


def _marks(plot: _Plot, dots: Sequence[Dot]) -> Iterator[Svg]:
    for dot in dots if len(dots) <= _MOST_DOTS else ():
        x, (low, high) = plot.x(dot.day), dot.ends
        if dot.low is not None or dot.high is not None:
            ends = path_data(
                *("M", x - 5, plot.y(high), "h", 10, "M", x - 5, plot.y(low), "h", 10),
                *("M", x, plot.y(high), "V", plot.y(low)),
            )
            yield element("path", class_="series-between", d=ends)
        yield element("circle", class_="series-dot", cx=x, cy=plot.y(dot.value), r=4.5)


def _named(plot: _Plot, dots: Sequence[Dot]) -> Iterator[Svg]:
    """The numbers themselves over their dots, where they do not come upon each other."""
    end = -math.inf
    for dot in dots if len(dots) <= _MOST_NAMED else (dots[0], dots[-1]):
        half = len(dot.label) * _LETTER / 2
        x = min(max(plot.x(dot.day), plot.left + half), _WIDTH - half)
        if x - half < end + 4:
            continue
        end = x + half
        y = plot.y(dot.ends[1]) - 10
        yield element("text", dot.label, class_="series-value", x=x, y=y)


def _days(plot: _Plot, dots: Sequence[Dot]) -> Iterator[Svg]:
    """Dates under the first and the last value, and under others that have room."""
    y = _HEIGHT - 6
    taken: list[tuple[float, float]] = []
    order = [dots[0], dots[-1], *dots[1:-1]] if len(dots) > 1 else list(dots)
    for dot in order:
        half = len(dot.when) * _LETTER / 2
        x = min(max(plot.x(dot.day), half), _WIDTH - half)
        if all(x + half + 8 < low or x - half - 8 > high for low, high in taken):
            taken.append((x - half, x + half))
            yield element("text", dot.when, class_="series-day", x=x, y=y)


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.10f}".rstrip("0").rstrip("."))
