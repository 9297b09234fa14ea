"""A tiny, safe SVG writer: elements are functions, text and attributes are always escaped.

Numbers are written with at most two decimals and never in exponent form, attributes in the order
they are given: equal input gives equal bytes. What a strict Content-Security-Policy would refuse
(style and event attributes) and links that could run a script cannot be written.
"""

import math
import re
from functools import cache
from typing import Self

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;#()/_%+-]*")


class Svg(str):
    """Finished markup. Anything else that is given as a child counts as text and is escaped."""

    __slots__ = ()

    def __html__(self) -> Self:
        """Tell Jinja's autoescape that this is markup already."""
        return self


def escape(text: str) -> str:
    """Text made fit for element content and attribute values; characters XML forbids fall out."""
    if _PLAIN.fullmatch(text):  # Path data and class names: most of what is written.
        return text
    return "".join(_ESCAPES.get(letter, letter) for letter in _NOT_XML.sub("", text))


def number(value: float) -> str:
    """A number as SVG wants it: at most two decimals, no trailing zeros, `0` never `-0`.

    Raises ValueError for infinity and NaN.
    """
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {value!r}")
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def path_data(*parts: str | float) -> str:
    """Path data from commands (str) and coordinates (numbers), with the fewest separators.

    >>> path_data("M", 10, 20, "l", -5, 0.5)
    'M10 20l-5 .5'
    """
    out: list[str] = []
    command = ""
    after_number = False
    for part in parts:
        if isinstance(part, str):
            # A repeated command need not be written again (SVG 2, 9.3.1), but for a second move.
            if part != command or part in "MmZz":
                out.append(f" {part}" if after_number and part[:1].isdigit() else part)
                after_number = part[-1:].isdigit()
            command = _last_command(part) or command
            continue
        written = number(part)
        if written.startswith("0."):
            written = written[1:]
        elif written.startswith("-0."):
            written = f"-{written[2:]}"
        out.append(f" {written}" if after_number and written[0] != "-" else written)
        after_number = True
    return "".join(out)


@cache
def _last_command(part: str) -> str:
    return re.sub("[^A-Za-z]", "", part)[-1:]


def element(name: str, *children: str, **attributes: str | float | None) -> Svg:
    """One element. Children that are not `Svg` are text.

    An attribute's underscores become hyphens and a trailing one is dropped (`class_`,
    `aria_hidden`); None leaves the attribute out. Raises ValueError for a bad name, for style and
    event attributes, and for an address with another scheme than http, https or mailto.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"not an element name: {name!r}")
    written = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None
    )
    content = "".join(child if isinstance(child, Svg) else escape(child) for child in children)
    if not content:
        return Svg(f"<{name}{written}/>")
    return Svg(f"<{name}{written}>{content}</{name}>")


@cache
def _attribute_name(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name) or name == "style" or name.lower().startswith("on"):
        raise ValueError(f"not an attribute we write: {name!r}")
    return name


def _attribute(key: str, value: str | float) -> str:
    name = _attribute_name(key)
    text = value if isinstance(value, str) else number(value)
    if name == "href":
        text = safe_address(text)
    return f' {name}="{escape(text)}"'


def safe_address(address: str) -> str:
    """The address itself if it is relative, http(s) or mailto. Raises ValueError otherwise."""
    # Browsers drop control characters and spaces before they look for a scheme.
    bare = re.sub(r"[\x00-\x20\x7f]", "", address)
    scheme = _SCHEME.match(bare)
    if scheme and scheme.group().lower() not in {"http:", "https:", "mailto:"}:
        raise ValueError(f"not an address we link to: {address!r}")
    return address


def check_prefix(prefix: str) -> str:
    """The prefix itself when ids may begin with it. Raises ValueError otherwise."""
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not a prefix for ids: {prefix!r}")
    return prefix


def image(
    prefix: str,
    title: str,
    description: str,
    size: tuple[float, float],
    *children: str,
    class_: str,
    role: str = "img",
) -> Svg:
    """A figure that means something: named by its title and desc, read as one picture.

    `prefix` must be unique in the page: the ids are `<prefix>-t` and `<prefix>-d`. `size` is the
    viewBox's width and height; without a `description` there is no desc. Use role "group" when
    there are links inside: the role "img" hides all content from assistive technology (WAI-ARIA
    1.2, Presentational Children). Raises ValueError for a prefix that ids cannot begin with.
    """
    check_prefix(prefix)
    return element(
        "svg",
        element("title", title, id=f"{prefix}-t"),
        element("desc", description, id=f"{prefix}-d") if description else Svg(),
        *children,
        class_=class_,
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        role=role,
        aria_labelledby=f"{prefix}-t",
        aria_describedby=f"{prefix}-d" if description else None,
    )


def decoration(size: tuple[float, float], *children: str, class_: str, fills: bool = False) -> Svg:
    """A figure that only adorns: hidden from assistive technology, never in the tab order.

    With `fills` it covers a frame of other proportions, its foot in place and the rest cut off.
    """
    return element(
        "svg",
        *children,
        class_=class_,
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        preserveAspectRatio="xMidYMax slice" if fills else None,
        aria_hidden="true",
        focusable="false",
    )
