"""References as BibTeX and BibLaTeX read them."""

from __future__ import annotations

import re

from laboratorium.site.citing.citation import Citation

# What TeX takes for an order. A brace must go even where it is escaped: BibTeX counts it.
_ORDERS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_ORDER = re.compile("|".join(map(re.escape, _ORDERS)))


def bibtex(citation: Citation) -> str:
    """An entry, each field on a line of its own, with a line end last.

    `@online` is BibLaTeX's; the styles of old BibTeX take it for `@misc`. Both braces around a name
    or a title say that it is to stay as it is: an organisation has no surname, and Danish titles
    keep their capitals. `year` is for those who do not know `date`.
    """
    version = citation.version
    fields = {
        "author": f"{{{_text(citation.author)}}}",
        "title": f"{{{_text(citation.title)}}}",
        "date": version.isoformat() if version else "",
        "year": str(version.year) if version else "",
        "organization": f"{{{_text(citation.shown_at)}}}" if citation.shown_at else "",
        "url": citation.address,
        "note": _text(". ".join(filter(None, (citation.part, citation.licence.label)))),
        "langid": "danish",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@online{{{citation.key},", *lines, "}", ""))


def _text(text: str) -> str:
    return _ORDER.sub(lambda found: _ORDERS[found[0]], text)
