"""The text of a Word paragraph: runs, links of every form, changes, equations (ECMA-376, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from laboratorium.intake.importing.blocks import Document
from laboratorium.intake.importing.fields import find_section, find_slot
from laboratorium.intake.importing.markdown_text import visible, web_address
from laboratorium.intake.importing.pictures import Picture
from laboratorium.intake.importing.runs import Run, raised
from laboratorium.intake.importing.word_equations import equation
from laboratorium.intake.importing.word_notes import left_link
from laboratorium.intake.importing.word_parts import R, Style, W, local, marks, value
from laboratorium.intake.importing.word_signs import sign

MOST_DEPTH = 60
DRAWN = ("drawing", "pict", "object")
GONE = frozenset(("del", "moveFrom", "delText", "rPr", "pPr", "delInstrText", "sectPr", "tblPr"))
PROMPT, CONTENTS = "Vejledning, som ingen har skrevet over", "Indholdsfortegnelse"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[lo]\s+)*(?:"([^"]*)"|([^\s\\]+))', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"([^"]+)"', re.IGNORECASE)


class Like(NamedTuple):
    """How the text that comes is marked; `shift` is `superscript`, `subscript` or empty."""

    run: Run = Run("")
    shift: str = ""
    gone: str = ""


@dataclass
class Reader:
    """A document while it is read; `fields` are those that are open, by what they say so far,
    `pictures` those that wait for a block of their own, `before` the last paragraph if it names
    what comes, `in_tables` how many tables it is in, and `media` gives a relation's bytes.
    """

    document: Document
    styles: dict[str, Style]
    links: dict[str, str]
    numbered: dict[tuple[str, str], bool]
    fields: list[list[str]] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    struck: list[str] = field(default_factory=list)
    left: dict[str, list[str]] = field(default_factory=dict)
    footnotes: int = 0
    too_deep: bool = False
    drawings: list[Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    before: str = ""
    in_tables: int = 0
    media: Callable[[str], bytes] = lambda _relation: b""

    def children(self, element: Element, depth: int) -> Iterable[Element]:
        """What is in an element, or nothing when somebody has nested it without end."""
        if depth < MOST_DEPTH:
            return element
        self.too_deep = True
        return ()

    def leave(self, what: str, text: str) -> None:
        """Keep what goes into no file, such as hidden text, for the report."""
        self.left.setdefault(what, []).append(text)

    def runs(self, element: Element, like: Like, depth: int = 0) -> Iterator[Run]:
        """The runs in an element, as they are to be read."""
        for child in self.children(element, depth):
            name = local(child)
            if (plain := _PLAIN.get(name)) is not None:
                yield from self._text(plain, like)
            elif name == "t":
                yield from self._text(child.text or "", like)
            elif name == "r":
                yield from self.runs(child, self._like(child, like), depth + 1)
            elif name in ("hyperlink", "fldSimple", "fldChar", "instrText"):
                yield from self._field(child, name, like, depth)
            elif name in ("footnoteReference", "endnoteReference"):
                self.footnotes += 1
                yield like.run._replace(text=f" (note {self.footnotes})")
            elif name == "sym":
                yield from self._sign(child, like)
            elif name == "sdt":
                yield from self._control(child, like, depth)
            elif name in ("oMath", "oMathPara"):
                yield like.run._replace(text=equation(child))
            elif name in DRAWN:
                self.drawings.append(child)
            elif name == "AlternateContent":
                yield from self.runs(child[0] if len(child) else child, like, depth + 1)
            elif name in {"ins", "moveTo"}:
                self.inserted += 1
                yield from self.runs(child, like, depth + 1)
            elif name == "del":
                self.strike(child)
            elif name == "moveFrom":
                self.deleted += 1
            elif name not in GONE:
                yield from self.runs(child, like, depth + 1)

    def _text(self, text: str, like: Like) -> Iterator[Run]:
        if like.gone:
            self.leave(like.gone, text)
            return
        if like.shift and text.strip():
            text = raised(text, like.shift == "subscript")
        yield like.run._replace(text=text, link=self._link(text) or like.run.link)

    def _sign(self, element: Element, like: Like) -> Iterator[Run]:
        font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
        if text := sign(font, code):
            yield from self._text(text, like)
        else:
            self.leave("Tegn, der ikke er læst", f"nummer {code} i skrifttypen {font}; ")

    def _control(self, control: Element, like: Like, depth: int) -> Iterator[Run]:
        found = self.runs(control, like, depth + 1)
        if is_prompt(control):
            self.leave(PROMPT, "".join(run.text for run in found))
        else:
            yield from found

    def _like(self, run: Element, like: Like) -> Like:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return like
        own = dict(self.styles.get(value(properties.find(f"{W}rStyle")), Style()).marks)
        own |= marks(properties)
        gone = "Skjult tekst" if own.get("vanish") else "Streget over" if own.get("strike") else ""
        shift = value(properties.find(f"{W}vertAlign")).removesuffix("baseline")
        return Like(
            like.run._replace(
                bold=own.get("b", like.run.bold), italic=own.get("i", like.run.italic)
            ),
            shift or _position(properties),
            gone or like.gone,
        )

    def _field(self, child: Element, name: str, like: Like, depth: int) -> Iterator[Run]:
        """A link, as a relation, a simple field, or a field in parts (begin, code, text, end)."""
        if name == "hyperlink":
            target = self.links.get(child.get(f"{R}id", ""), "")
            anchor = child.get(f"{W}anchor", "")
            yield from self._linked(
                child, target and target + (f"#{anchor}" if anchor else ""), like, depth
            )
        elif name == "fldSimple":
            yield from self._linked(child, _target(child.get(f"{W}instr", "")), like, depth)
        elif name == "instrText":
            if self.fields:
                self.fields[-1][0] += child.text or ""
        else:
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                self.fields.append(["", "", ""])
                if chosen := _chosen(child):
                    yield from self._text(chosen, like)
            elif self.fields and kind == "separate":
                self.fields[-1][1] = _target(self.fields[-1][0])
            elif self.fields and kind == "end":
                _, target, text = self.fields.pop()
                if target and not web_address(target):
                    self.leave("Henvisning", left_link(text, target))

    def _linked(self, child: Element, target: str, like: Like, depth: int) -> Iterator[Run]:
        kept = web_address(target)
        run = like.run._replace(link=kept) if kept else like.run
        found = list(self.runs(child, like._replace(run=run), depth + 1))
        if target and not kept:
            self.leave("Henvisning", left_link("".join(run.text for run in found), target))
        yield from found

    def _link(self, text: str) -> str:
        """The address of the innermost open field; its text is kept for what is said of it."""
        for one in reversed(self.fields):
            if one[1]:
                one[2] += text
                return web_address(one[1])
        return ""

    def strike(self, element: Element) -> None:
        """Keep what somebody struck out for the report: whether it goes is for them to say."""
        self.deleted += 1
        words = (
            " " if local(one) == "p" else one.text or ""
            for one in element.iter()
            if local(one) in {"p", "t", "delText"}
        )
        if text := " ".join("".join(words).split()):
            self.struck.append(visible(text))


_PLAIN = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _position(properties: Element) -> str:
    """Letters moved up or down by hand, in half points, as if they were set so."""
    said = value(properties.find(f"{W}position"))
    if not said.lstrip("-").isdigit() or abs(int(said)) < 4:
        return ""
    return "superscript" if int(said) > 0 else "subscript"


def _target(code: str) -> str:
    match = _HYPERLINK.match(code)
    address = (match[1] or match[2] or "") if match else ""
    inside = _PLACE.search(code)
    return f"{address}#{inside[1]}" if address and inside and "#" not in address else address


def _chosen(begin: Element) -> str:
    """What was chosen or ticked off in a field of an old form (ECMA-376, Part 1, 17.16.17)."""
    form = begin.find(f"{W}ffData")
    if form is None:
        return ""
    if (box := form.find(f"{W}checkBox")) is not None:
        mark = box.find(f"{W}checked")
        mark = box.find(f"{W}default") if mark is None else mark
        is_on = mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")
        return "☒" if is_on else "☐"
    entries = [value(one) for one in form.iter(f"{W}listEntry")]
    which = value(form.find(f"{W}ddList/{W}result")) or "0"
    return entries[int(which)] if which.isdigit() and int(which) < len(entries) else ""


def name_of(control: Element) -> str:
    """The field or the heading of ours that a control is called by, which nothing shows on paper
    (ECMA-376, Part 1, 17.5.2.1 and 17.5.2.42); empty for another name.
    """
    named = (value(control.find(f"{W}sdtPr/{W}{one}")).strip() for one in ("alias", "tag"))
    return next((one for one in named if one and is_ours(one)), "")


def is_ours(name: str) -> bool:
    """Whether a field or a heading of a case is called so."""
    return find_section(name) is not None or find_slot(name) is not None


def is_prompt(control: Element) -> bool:
    """Whether a control holds what asks to be written over, and nobody has."""
    mark = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def is_contents(control: Element) -> bool:
    """Whether a control holds the table of contents, which says again what the headings say."""
    gallery = value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
    return gallery == "Table of Contents"
