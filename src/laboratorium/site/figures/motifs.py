"""What stands in a landscape: each motif is path data in whole units, as short as can be.

`x` is where it stands and `y` the ground there. A motif has up to three pieces: what is filled
with paper and outlined, what is coloured (without outline, a little out of register, as on a
hand-printed sheet), and what the pen draws on top.
"""

from typing import NamedTuple

from laboratorium.site.figures.svg import path_data as d


class Motif(NamedTuple):
    """Path data by how it is painted; "" where there is nothing."""

    paper: str = ""
    colour: str = ""
    pen: str = ""


def house(x: int, y: int, run: int, gable: int, wall: int, turn: int) -> Motif:
    """A house seen from its gable; `turn` −1 lets the long side, `run` long, go to the left."""
    g, r, top = gable * turn, run * turn, y - wall - gable
    walls = d("M", x, y, "v", -wall, "l", g, -gable, "h", r, "l", g, gable, "v", wall, "z")
    roof = d("M", x + g, top, "h", r, "l", g, gable, "h", -r, "z")
    door, pane = wall // 2, wall // 4
    # From the ridge, where the roof's outline ended: corner, door, two windows.
    pen = d("m", g, gable, "v", wall, "m", -g, 0, "v", -door, "m", g + r // 3, -pane, "v", pane)
    return Motif(walls, roof, roof + pen + d("m", r // 3, -pane, "v", pane))


def chimney(x: int, y: int, turn: int) -> str:
    """A chimney on a ridge at (x, y), with the smoke of somebody at home."""
    return d("M", x, y, "v-7h5v7m-3-11q-5-6 1-10t", 3 * turn, -12)


def church(x: int, y: int, turn: int) -> Motif:
    """A whitewashed village church with a stepped gable, as there is one on every other hill."""
    nave = house(x, y, 24, 7, 13, turn)
    t, left = 3 * turn, x - 11 * turn
    tower = d("M", left, y, "v", -32, "h", t, "v-4h", t, "v-4h", t, "v4h", t, "v4h", t, "v32z")
    return Motif(tower + nave.paper, nave.colour, nave.pen + d("M", left + 7 * turn, y - 26, "v5"))


def tree(x: int, y: int, size: int) -> Motif:
    """A broad tree: an uneven crown of the colour alone, trunk and some leaves by the pen."""
    s, foot, half = size, y - size, size // 2
    crown = d(
        "M",
        x - s,
        foot,
        "c",
        -half,
        -half,
        0,
        -s,
        s // 3,
        -s,
        "c",
        1,
        -s * 3 // 4,
        s,
        -s * 3 // 4,
        s,
        -s // 5,
    )
    crown += d("c", half, -s // 6, s * 4 // 5, half, s // 3, s * 7 // 8)
    crown += d("c", -s // 6, s // 3, -s * 2 // 3, s // 3, -s * 5 // 6, s // 9)
    crown += d("c", -s // 3, s // 4, -s * 4 // 5, s // 3, -s * 5 // 6, s // 5, "z")
    pen = d("M", x, y, "q", 2, -half, 0, -s - s // 3, "m", 1, s * 2 // 3, "l", s // 3, -s // 3)
    pen += d("M", x - half, foot - half, "q", s // 5, -s // 3, half, -s // 6)
    pen += d("m", s // 6, -s // 4, "q", s // 4, -s // 4, half, s // 9)
    return Motif("", crown, pen)


def poplars(x: int, y: int, count: int, tall: int, gap: int) -> Motif:
    """A row of slender trees."""
    crowns = trunks = ""
    for at in range(count):
        left, up = x + at * gap, tall - at % 2 * tall // 5
        crowns += d("M", left, y - 4, "q", -gap * 2 // 3, -up // 2, 0, -up)
        crowns += d("q", gap * 2 // 3, up // 2, 0, up)
        trunks += d("M", left, y, "v", -up * 2 // 3)
    return Motif("", crowns, trunks)


def thorn(x: int, y: int, size: int, turn: int) -> Motif:
    """A hawthorn that the west wind has bent, its crown all to one side."""
    s, t = size, size * turn
    foot = y - s
    crown = d("M", x - t // 8, foot + s // 8, "q", -t // 8, -s // 2, t // 3, -s // 2)
    crown += d("q", t // 4, -s // 4, t // 2, 0, "q", t // 2, 0, t * 3 // 5, s * 2 // 5)
    crown += d("q", -t // 5, s // 5, -t // 2, 0, "q", -t // 5, s // 4, -t // 2, s // 10, "z")
    pen = d("M", x, y, "q", t // 12, -s * 3 // 5, t // 2, -s, "m", -t // 3, s // 2)
    pen += d("q", t // 10, -s // 3, 0, -s // 2, "M", x + t // 2, foot - s // 5)
    pen += d(
        "q", t // 4, -s // 6, t // 2, s // 8, "m", -t // 3, s // 8, "q", t // 8, -s // 12, t // 4, 0
    )
    return Motif("", crown, pen)


def turbine(x: int, y: int, size: int) -> str:
    """A wind turbine far off."""
    s = size
    blades = d(
        "m", s // 6, -s // 2, "l", -s // 6, s // 2, s // 3, s // 3, "m", -s * 5 // 6, -s // 5
    )
    return d("M", x, y, "v", -s) + blades + d("L", x, y - s)


def windmill(x: int, y: int) -> Motif:
    """An old mill with a cap and four sails."""
    body = d("M", x - 9, y, "l4-26h10l4 26z")
    return Motif(
        body, d("M", x - 5, y - 26, "q5-9 10 0z"), d("M", x - 16, y - 42, "l32 30m0-31l-32 32")
    )


def mound(x: int, y: int) -> str:
    """A burial mound, to be filled as a hill."""
    return d("M", x - 34, y + 5, "q16-20 33-20t36 20")


def dolmen(x: int, y: int) -> Motif:
    """Three standing stones and the heavy one they carry."""
    stones = d("M", x - 14, y + 1, "l3-12h7l1 13zm13 1l1-13h6v13zm12-1v-11l6-2 2 13z")
    cap = d("M", x - 19, y - 10, "q-3-7 5-10 10-6 20-4 14 2 15 8-1 6-8 7-20 3-32-1z")
    return Motif(stones + cap, "", d("M", x - 6, y - 18, "q7-4 13-2"))


def boat(x: int, y: int, turn: int) -> Motif:
    """A small sailing boat."""
    hull = d("M", x - 15 * turn, y - 5, "h", 30 * turn, "q", -4 * turn, 8, -10 * turn, 8)
    hull += d("h", -12 * turn, "q", -6 * turn, -2, -8 * turn, -8, "z")
    sail = d("M", x - turn, y - 8, "v-30q", 14 * turn, 14, 15 * turn, 28, "z")
    return Motif(hull, sail, d("M", x - turn, y - 5, "v-36"))


def stall(x: int, y: int) -> Motif:
    """A market stall with an awning and a table."""
    scallop = "q-6 8-12 0"
    awning = d("M", x, y - 42, "h56l8 14" + scallop + "-6 8-12 0" * 5 + "z")
    stripe = "q6 8 12 0"
    stripes = d(
        "M", x + 10, y - 42, f"l-6 14{stripe}l4-14m10 0l-2 14{stripe}l0-14m10 0l2 14{stripe}l-6-14z"
    )
    table = d("M", x + 1, y - 19, "h54v12h-54z")
    return Motif(awning + table, stripes, d("M", x + 4, y, "v-28m48 0v28"))


def stook(x: int, y: int, size: int) -> Motif:
    """A sheaf of grain, tied about the middle and left standing in the field."""
    s, w = size, size // 3
    body = d("M", x - w, y, "q", w * 2 // 3, -s // 3, w - 3, -s * 3 // 5, "l", -w, -s // 2)
    body += d("q", w + 3, -5, 2 * w + 6, 0, "l", -w, s // 2, "q", 0, s // 4, w - 3, s * 3 // 5, "z")
    waist = y - s * 3 // 5
    pen = d("M", x - 4, waist, "h8m-4 0v", -s // 2, "m", -w // 2, 2, "l", w // 2, s // 2 - 2)
    pen += d("l", w // 2, -s // 2 + 2, "M", x, y, "v", -s // 3)
    return Motif("", body, pen)


def footbridge(x: int, y: int, span: int) -> Motif:
    """A humped footbridge with a railing; (x, y) is its left foot."""
    half, rise = span // 2, span // 4
    deck = d("M", x, y, "q", half, -rise, span, 0, "v9q", -half, -rise, -span, 0, "z")
    pen = d("M", x, y - 20, "q", half, -rise, span, 0)
    for at in range(7):
        share = at / 6
        pen += d("M", x + span * at // 6, y - round(2 * share * (1 - share) * rise), "v-23")
    return Motif(deck, "", pen)


def stone_bridge(x: int, y: int, span: int) -> Motif:
    """A low bridge of three stone arches; (x, y) is its left foot, where the road lies."""
    arch, pier = (span - 48) // 3, 12
    rise = min(arch // 2, 34)
    body = d("M", x, y - 8, "q", span // 2, -26, span, 0, "v34h", 3 * arch + 3 * pier - span)
    for _ in range(3):
        body += d("c0", -rise, -arch, -rise, -arch, 0, "h", -pier)
    road = d("M", x - 8, y, "q", span // 2 + 8, -28, span + 16, 0)
    return Motif(body + "z", "", road)


def person(x: int, y: int) -> tuple[str, str]:
    """Somebody, seen from afar: the body to be coloured, the head to be left as paper."""
    return d("M", x - 9, y, "q0-19 9-19t9 19z"), d("M", x - 5, y - 24, "a5 5 0 1 1 0 1z")


def flagpole(x: int, y: int, turn: int) -> Motif:
    """A pole with its pennant (vimpel) out."""
    return Motif("", d("M", x, y - 66, "l", 34 * turn, 6, -34 * turn, "3z"), d("M", x, y, "v-69"))


def laundry(x: int, y: int, turn: int) -> Motif:
    """Washing on a line between two posts."""
    t = turn
    cloths = d("M", x + 8 * t, y - 21, "h", 9 * t, "v13h", -9 * t, "zm", 14 * t, 1, "h", 6 * t)
    cloths += d("v9h", -6 * t, "zm", 10 * t, 0, "h", 11 * t, "v12h", -11 * t, "z")
    return Motif(cloths, "", d("M", x, y, "v-23q", 25 * t, 6, 50 * t, 0, "v23"))


def bunting(x: int, y: int, gap: int, height: int, count: int) -> Motif:
    """A line of small flags over (x, y), with its poles: somebody is going to meet."""
    width, sag = gap * (count + 1), 2 * count
    line = d("M", x, y, "v", -height, "q", width // 2, 2 * sag, width, 0, "v", height)
    flags, before = d("M", x - 5, y - height + 1), 0
    for at in range(1, count + 1):
        drop = 4 * sag * at * (count + 1 - at) // (count + 1) ** 2
        flags += d("m", gap, drop - before, "h9l-4 10z")
        before = drop
    return Motif("", flags, line)


def tufts(x: int, y: int, gap: int, count: int) -> str:
    """Grass in the foreground: fans of three small strokes."""
    return "".join(
        d("M", x + at * gap, y + at * 5 % 3 * 8, "l-5-6m6 6l1-9m2 9l5-7") for at in range(count)
    )
