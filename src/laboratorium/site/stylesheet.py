"""The site's stylesheets: one that every page has, and others for those that need them.

All are named by the content of all, so that a browser may keep them, and who knows the name of one
knows the others'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from laboratorium.model.vocabulary import Vocabularies
from laboratorium.site.figures.glyphs import glyph_shape

PROSE = "prose"
"""The theme's styles for running text, over which all of ours win."""
SHEETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "site": (
            *("fonts", "tokens", "base", "layout", "components", "browser", "case", "figures"),
            *("collection", "search", "completeness"),
        ),
        "exhibition": ("exhibition",),
        "playbook": ("playbook",),
        "map": ("map",),
        "network": ("network",),
        "podcast": ("podcast",),
        "form": ("contribution",),
        "print": ("print",),
    }
)
"""Our own styles, by the sheet that holds them, in the order in which they win over each other."""

# Rules of the theme for what our pages do not have: its own frame and its components.
_FRAME = re.compile(r"\.md-(?!typeset)[\w-]+")
_RULE = re.compile(r"(?<=[{};])([^{}@;]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"--md-[\w-]+")


def stylesheets(prose: str, folder: Path, vocabularies: Vocabularies) -> dict[str, str]:
    """The sheets by file name, that of every page first: the terms' styles and those in `folder`,
    and over `prose`, the theme's, in a cascade layer. Names hold the first 10 hexadecimal digits
    of the SHA-256 of them all.
    """
    made = {
        sheet: "".join(
            _squeezed((folder / f"{name}.css").read_text(encoding="utf-8")) for name in names
        )
        for sheet, names in SHEETS.items()
    }
    made["site"] = f"{term_styles(vocabularies)}\n{made['site']}"
    made[PROSE] = f"@layer material{{{_used(_bare(prose))}}}\n"
    digest = sha256("".join(made.values()).encode()).hexdigest()[:10]
    return {f"{sheet}.{digest}.css": css for sheet, css in made.items()}


def _used(css: str) -> str:
    """The rules that could apply to a page of ours, and the variables that these use."""

    def rule(found: re.Match[str]) -> str:
        selectors = [one for one in found[1].split(",") if not _FRAME.search(one)]
        return f"{','.join(selectors)}{{{found[2]}}}" if selectors else ""

    css = _RULE.sub(rule, "{" + css)[1:]
    used = set(re.findall(r"var\((--md-[\w-]+)", css))
    return re.sub(
        r"(--md-[\w-]+):(?:[^;{}\"]|\"[^\"]*\")*;?",
        lambda found: found[0] if found[1] in used else "",
        css,
    )


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
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())
