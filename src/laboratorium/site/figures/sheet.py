"""The sheet a landscape is drawn on."""

from collections.abc import Sequence

from laboratorium.site.figures.dice import Dice
from laboratorium.site.figures.motifs import Motif
from laboratorium.site.figures.svg import Svg, element


class Sheet:
    """What has been drawn so far, in order; neighbours painted alike share one path.

    `colours` are the main P, the second and the third: they tint the ground, the hills, the sky.
    """

    def __init__(self, width: int, dice: Dice, colours: Sequence[str]) -> None:
        self.width = width
        self.dice = dice
        self.main, self.second, self.third = colours
        # Half of all scenes are laid out the other way round.
        self.side = dice.pick((1, -1))
        self._layers: list[tuple[str, str]] = []

    def lay(self, class_: str, data: str) -> None:
        """Paint path data in a class of figures.css; "" is the pen alone."""
        if self._layers and self._layers[-1][0] == class_:
            data = self._layers.pop()[1] + data
        if data:
            self._layers.append((class_, data))

    def put(self, colour: str, *things: Motif) -> None:
        """Set motifs down together: their paper first, then their colour, the pen last."""
        self.lay("f-paper", "".join(thing.paper for thing in things))
        self.lay(f"b-{colour}", "".join(thing.colour for thing in things))
        self.lay("", "".join(thing.pen for thing in things))

    def x(self, percent: float) -> int:
        """A place on the way from left to right (mirrored when the scene is)."""
        share = percent / 100
        return round(self.width * (share if self.side > 0 else 1 - share))

    def elements(self) -> list[Svg]:
        """The drawing, ready for an svg element."""
        return [element("path", class_=class_ or None, d=data) for class_, data in self._layers]
