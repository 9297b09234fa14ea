"""A measurement before and after, as two horizontal bars on one scale that begins at zero.

The bars differ by more than colour: before is hatched with a dashed outline, after is solid.
"""

from collections.abc import Callable
from decimal import Decimal

from laboratorium.base.danish import format_number
from laboratorium.site.figures.svg import Svg, check_prefix, element, image

Number = int | float | Decimal
Reading = tuple[Number, str]
"""A value and its date as it is to be shown ("oktober 2013"; "" when there is none)."""

_WIDTH = 360
_EDGE = 2  # room for half an outline on either side
_BAR = 20
_LINE = 20  # a line of words
_GAP = 16  # between one bar and the next
_LETTER = 7.4  # a generous mean width of the labels' letters, which are 15 units high


def before_after(
    indicator: str,
    unit: str,
    before: Reading | None,
    after: Reading,
    prefix: str,
    *,
    number: Callable[[Number], str] = format_number,
) -> Svg:
    """Bars for a measurement: one for `before`, when there is one, and one for `after`.

    `unit` follows each number ("husstande", "%"); `prefix` begins the figure's ids and must be
    unique in the page; `number` writes a number in Danish. The indicator is the figure's title; it
    is not drawn but stands in the page, where it can wrap. Lengths are proportional to the values;
    a negative one points left from zero. Raises ValueError for a value that is not finite and for
    a prefix that ids cannot begin with.
    """
    rows = [("Målt" if before is None else "Efter", after)]
    if before is not None:
        rows.insert(0, ("Før", before))
    values = [_exact(value) for _, (value, _) in rows]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    span = high - low or Decimal(1)

    def place(value: Decimal) -> float:
        return _EDGE + float((value - low) / span) * (_WIDTH - 2 * _EDGE)

    parts = [] if before is None else [_hatch(check_prefix(prefix))]
    said, top, axis = [], 0, ""
    zero = place(Decimal(0))
    for (name, (value, date)), exact in zip(rows, values, strict=True):
        label = f"{name}, {date}" if date else name
        amount = f"{number(value)}\u00a0{unit}" if unit else number(value)
        said.append(f"{label}: {amount}.")
        parts.append(element("text", label, class_="bar-label", x=0, y=top + 14))
        if (len(label) + len(amount) + 2) * _LETTER > _WIDTH:
            top += _LINE
            parts.append(element("text", amount, class_="bar-value", x=0, y=top + 14))
        else:
            parts.append(element("text", amount, class_="bar-value bar-end", x=_WIDTH, y=top + 14))
        top += _LINE + 2
        ends = sorted((zero, place(exact)))
        is_before = name == "Før"
        parts.append(
            element(
                "rect",
                class_="bar-before" if is_before else "bar-after",
                x=ends[0],
                y=top,
                width=ends[1] - ends[0],
                height=_BAR,
                fill=f"url(#{prefix}-h)" if is_before else None,
            )
        )
        axis += f"M{round(zero)} {top - 3}v{_BAR + 6}"
        top += _BAR + _GAP
    parts.append(element("path", class_="bar-zero", d=axis))
    size = (_WIDTH, top - _GAP + 4)
    return image(prefix, indicator, " ".join(said), size, *parts, class_="bars")


def _exact(value: Number) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    return exact


def _hatch(prefix: str) -> Svg:
    return element(
        "pattern",
        element("path", class_="bar-hatch", d="M-1 7 7-1"),
        id=f"{prefix}-h",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )
