"""A small landscape where there is no photograph: drawn, quiet, the same for the same case.

Paper and ink: thin washes of the P's colours, one pen. The main P gives the scene, the second the
hills behind and something small on them, the third (or a companion) the light.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from laboratorium.base.palette import SIX_P
from laboratorium.site.figures.dice import Dice
from laboratorium.site.figures.scenes import SCENES
from laboratorium.site.figures.sheet import Sheet
from laboratorium.site.figures.svg import Svg, decoration
from laboratorium.site.figures.terrain import HEIGHT

# The colours that go well behind each P when a case names only one or two.
_COMPANIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "people": ("place", "participation"),
        "participation": ("planet", "people"),
        "place": ("peace", "participation"),
        "peace": ("planet", "people"),
        "prosperity": ("planet", "participation"),
        "planet": ("place", "people"),
    }
)


def landscape(seed: str, six_p: Sequence[str], *, width: int = 480, height: int = 240) -> Svg:
    """A decorative drawing of a calm Danish landscape, at most about 1.6 kB.

    `seed` is the case's place (any text): equal input gives equal bytes. `six_p` are the case's
    P's, the main one first; keys that are no P's are passed over. `width` and `height` set the
    proportions only: the drawing is always 240 units high. Raises ValueError for a picture that
    is not at least as wide as high.
    """
    if not 0 < height <= width:
        raise ValueError(f"a landscape is wide, not {width} × {height}")
    colours = colours_of(six_p)
    dice = Dice(f"{seed}|{' '.join(colours)}")
    sheet = Sheet(round(HEIGHT * width / height), dice, colours)
    SCENES[sheet.main](sheet)
    light = dice.pick(("dawn", "noon", "dusk"))
    class_ = f"landscape {light}"
    return decoration((sheet.width, HEIGHT), *sheet.elements(), class_=class_, fills=True)


def colours_of(six_p: Sequence[str]) -> tuple[str, str, str]:
    """The main P, the second and the third; companions fill up, what is no P is passed over."""
    known = list(dict.fromkeys(key for key in six_p if key in SIX_P)) or ["place"]
    extra = [key for key in _COMPANIONS[known[0]] if key not in known]
    first, second, third = (known + extra)[:3]
    return first, second, third
