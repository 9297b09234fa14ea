"""One stylesheet for the whole site, named by its content so that a browser may keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from laboratorium.model.vocabulary import Vocabularies
from laboratorium.site.figures.glyphs import glyph_shape

STYLES = (
    *("fonts", "tokens", "base", "layout", "components", "browser", "case", "exhibition"),
    *("figures", "map", "collection", "search", "podcast", "contribution", "completeness"),
    *("network", "print"),
)
"""Our own styles, in the order in which they win over each other."""


def whole_stylesheet(prose: str, folder: Path, vocabularies: Vocabularies) -> tuple[str, str]:
    """The site's stylesheet as (file name, CSS): over `prose`, the theme's, the terms' and those
    in `folder`.
    """
    own = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    return bundle([("material", prose)], [term_styles(vocabularies), *own])


def bundle(layers: Iterable[tuple[str, str]], styles: Iterable[str]) -> tuple[str, str]:
    """Join CSS texts into (file name, CSS).

    Each of `layers` (name, CSS) goes into a cascade layer of that name, which `styles` always win
    over, however specific its selectors. The name holds the first 10 hexadecimal digits of the
    content's SHA-256.
    """
    pieces = [f"@layer {name}{{{_bare(text)}}}" for name, text in layers]
    pieces += [_squeezed(text) for text in styles]
    css = "\n".join(pieces) + "\n"
    return f"site.{sha256(css.encode()).hexdigest()[:10]}.css", css


def term_styles(vocabularies: Vocabularies) -> str:
    """The look that belongs to single terms: each P's glyph as a mask, each goal's official
    colours.
    """
    rules = [f'.p-{term.key}{{--glyph:url("{_mask(term.key)}")}}' for term in vocabularies.six_p]
    rules += [
        f".goal-{goal.key}{{--goal:{goal.colour};--goal-text:{goal.text_colour}}}"
        for goal in vocabularies.sdg
    ]
    return "\n".join(rules)


def _mask(key: str) -> str:
    shape = glyph_shape(key)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shape}</svg>'
    return "data:image/svg+xml," + quote(svg, safe=" =:/'")


def _bare(text: str) -> str:
    """Without what may not stand inside a layer, and without a source map that is not published."""
    text = re.sub(r'@charset "[^"]*";', "", text)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text).strip()


def _squeezed(text: str) -> str:
    """Without comments and indentation."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
