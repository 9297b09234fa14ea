"""Six scenes, one for each P, laid down on a sheet from the sky to the foreground."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from laboratorium.base.palette import SIX_P
from laboratorium.site.figures import motifs as m
from laboratorium.site.figures.sheet import Sheet
from laboratorium.site.figures.svg import path_data as d
from laboratorium.site.figures.terrain import Ridge, ridge

_WARM = ("people", "participation")


def _sky(sheet: Sheet, horizon: int, clouds: int = 2) -> None:
    dice = sheet.dice
    r = dice.roll(18, 26)
    x, y = sheet.x(dice.roll(58, 88)), dice.roll(40, horizon - 24)
    sun = sheet.third if sheet.third in _WARM else dice.pick(_WARM)
    sheet.lay(f"b-{sun}", d("M", x - r, y, "a", r, r, "0 1 1 0 1z"))
    white = ""
    for _ in range(dice.roll(1, clouds)):
        x, y, w = sheet.x(dice.roll(20, 50)), dice.roll(24, horizon - 64), dice.roll(60, 100)
        white += d("M", x - w // 2, y, "q", w // 3, -14, w, 0, "q", -w // 2, 6, -w, 0)
    sheet.lay("cloud", white)
    if dice.roll(0, 2):
        x, y = sheet.x(dice.roll(30, 56)), dice.roll(44, horizon - 44)
        sheet.lay("", d("M", x, y, "q5-5 7 1 3-6 8-3m12", dice.roll(5, 12), "q4-4 6 1 3-5 6-2"))


def _hills(
    sheet: Sheet, level: int, swing: int, spot: tuple[int, int] = (68, 84), fields: int = 2
) -> None:
    dice, side = sheet.dice, sheet.side
    far = ridge(dice, sheet.width, level, swing)
    boundaries = ""
    for at in (dice.roll(40, 62), dice.roll(8, 24))[:fields]:
        x = sheet.x(at)
        boundaries += d("M", x, far.y(x), "q", 26 * side, 14, dice.roll(70, 110) * side, 22)
    sheet.lay(f"w-{sheet.second}", far.outline())
    sheet.lay("fine", boundaries)
    x = sheet.x(dice.roll(*spot))
    _ON_HILLS[sheet.second](sheet, x, far.y(x) + 1)


def _ground(sheet: Sheet, level: int, swing: int = 10) -> Ridge:
    near = ridge(sheet.dice, sheet.width, level, swing, 3)
    sheet.lay(f"w-{sheet.main}", near.outline())
    return near


def _foreground(sheet: Sheet, level: int) -> None:
    front = ridge(sheet.dice, sheet.width, level, 14, 2)
    sheet.lay(f"m-{sheet.main}", front.outline())


def _water(sheet: Sheet, level: int, depth: int) -> None:
    sheet.lay("w-peace", d("M-4", level, "H", sheet.width + 4, "V244H-4z"))
    dice = sheet.dice
    sheet.lay(
        "",
        "".join(
            d("M", sheet.x(dice.roll(6, 90)), level + 7 + depth * at // 6, "h", dice.roll(12, 34))
            for at in range(6)
        ),
    )


def _people(sheet: Sheet) -> None:
    dice, side = sheet.dice, sheet.side
    _sky(sheet, 130)
    _hills(sheet, 120, 18, (77, 88), fields=1)
    ground = _ground(sheet, 166)
    at = dice.roll(18, 25)
    home = dice.roll(0, 2)
    houses, smoke = [], ""
    drops = dice.pick(((6, 24, 10), (20, 8, 22), (8, 12, 30)))
    for number, drop in enumerate(drops):
        if at > 76:  # a narrow picture has no room for the last one
            break
        x, gable, run, wall = sheet.x(at), dice.roll(11, 16), dice.roll(30, 56), dice.roll(17, 23)
        foot = ground.y(x) + drop
        houses.append(m.house(x, foot, run, gable, wall, side))
        if number == home:
            smoke = m.chimney(x + (gable + run // 2) * side, foot - wall - gable, side)
        at += round((run + 2 * gable + dice.roll(4, 18)) / sheet.width * 100)
    x = sheet.x(dice.roll(7, 14))
    sheet.put("planet", m.tree(x, ground.y(x) + 6, dice.roll(22, 30)))
    x = sheet.x(min(at + 3, 84))
    beside = dice.pick((m.flagpole, m.laundry))(x, ground.y(x) + 18, side)
    sheet.put("people", *houses, beside)
    sheet.lay("", smoke)
    _foreground(sheet, 218)
    sheet.lay("", m.tufts(sheet.x(dice.roll(24, 44)), 220, 52 * side, 2))


def _participation(sheet: Sheet) -> None:
    dice = sheet.dice
    _sky(sheet, 130, clouds=1)
    festive = dice.roll(0, 1)
    _hills(sheet, 118, 18, fields=1 - festive)
    ground = _ground(sheet, 160)
    x = sheet.x(dice.roll(18, 26))
    tree = m.tree(x, ground.y(x) + 24, dice.roll(44, 52))
    x, y = sheet.x(58), 194
    flags = m.bunting(x - 108, 190, 36, 74, 5) if festive else m.Motif()
    sheet.lay("b-planet", tree.colour)
    sheet.lay("b-people", flags.colour)
    sheet.lay("", tree.pen + flags.pen)
    turn = dice.roll(0, 5)
    keys = SIX_P[turn:] + SIX_P[:turn]
    places = ((-28, -6), (26, -7), (-70, 10), (72, 9), (-30, 34), (32, 33))
    around = [m.person(x + dx, y + dy) for dx, dy in places]
    table = d("M", x, y - 13, "a56 13 0 1 1-1 0z")
    bowls = d("M", x - 20, y - 2, "q6 8 12 0zm26 5q5 7 10 0z")
    for first, last, things in ((0, 4, table + bowls), (4, 6, "")):
        for key, (body, _) in zip(keys[first:last], around[first:last], strict=True):
            sheet.lay(f"b-{key}", body)
        sheet.lay("f-paper", "".join(head for _, head in around[first:last]) + things)


def _place(sheet: Sheet) -> None:
    dice, side = sheet.dice, sheet.side
    _sky(sheet, 130)
    _hills(sheet, 116, 22, (52, 64))
    ground = _ground(sheet, 160, 18)
    start = sheet.x(dice.roll(18, 32))
    one = start + dice.roll(70, 100) * side
    two = one - dice.roll(40, 56) * side
    end = two + dice.roll(10, 22) * side
    y = ground.y(end) + 1
    # Up one side and down the other: at each bend the tangent is upright, the width shrinks.
    path = d("M", start - 30, 244, "C", start - 30, 228, one - 16, 226, one - 16, 214)
    path += d("S", two - 8, 198, two - 8, 188, end - 3, y + 10, end - 3, y)
    path += d("h5C", end + 2, y + 10, two + 8, 176, two + 8, 188)
    path += d("S", one + 18, 200, one + 18, 214, start + 40, 230, start + 34, 244, "z")
    sheet.lay("f-paper", path)
    goal = dice.roll(0, 2)
    if goal == 0:
        sheet.put("people", m.house(end + 8 * side, y + 2, 26, 9, 14, side))
    elif goal == 1:
        sheet.put("place", m.dolmen(end + 26 * side, y))
    else:
        sheet.put("planet", m.poplars(end + 14 * side, y + 3, 3, 44, 16 * side))
    x = sheet.x(86)
    sheet.put("place", m.tree(x, ground.y(x) + 20, dice.roll(30, 38)))
    x = sheet.x(8)
    sheet.put("planet", m.tree(x, ground.y(x) + 8, dice.roll(18, 24)))
    sheet.lay("", m.tufts(sheet.x(60), 216, 40 * side, 3))


def _peace(sheet: Sheet) -> None:
    dice, side, wide = sheet.dice, sheet.side, sheet.width
    _sky(sheet, 130)
    _hills(sheet, 116, 16)
    _water(sheet, 150, 80)
    span = min(wide * dice.roll(50, 60) // 100, 330)
    x = (wide - span) // 2 + dice.roll(-20, 20)
    banks = d("M-4 172Q", x, 168, x + 20, 192, "T", x - 40, 244, "H-4z")
    banks += d("M", wide + 4, 172, "Q", x + span, 168, x + span - 20, 192)
    banks += d("T", x + span + 40, 244, "H", wide + 4, "z")
    if dice.roll(0, 1):
        sheet.put(sheet.third, m.boat(sheet.x(dice.roll(40, 60)), 166, side))
    sheet.lay(f"w-{sheet.second}", banks)
    at = sheet.x(9)
    sheet.put("planet", m.tree(at, 194, dice.roll(30, 38)))
    sheet.put("people", dice.pick((m.footbridge, m.stone_bridge))(x, 182, span))
    sheet.lay("", m.tufts(sheet.x(86), 214, 30 * side, 2))


def _prosperity(sheet: Sheet) -> None:
    dice, side = sheet.dice, sheet.side
    _sky(sheet, 130, clouds=1)
    _hills(sheet, 114, 18)
    ground = _ground(sheet, 154)
    x = sheet.x(dice.roll(30, 42))
    y = ground.y(x)
    furrows = [(x + at * 9, y + abs(at), x + at * 86) for at in range(-4, 5)]
    sown = dice.pick(((1, 4, 6), (0, 3, 5), (2, 5, 7)))
    strips = lines = ""
    for at, (near, high, far) in enumerate(furrows):
        if at in sown:
            strips += d("M", near, high, "L", far, 244, "h86L", *furrows[at + 1][:2])
        elif at - 1 not in sown:
            lines += d("M", near, high, "L", far, 244)
    sheet.lay("w-participation", strips)
    sheet.lay("fine", lines)
    spots = ((12, 192, 24), (22, 214, 32), (46, 204, 28))
    sheet.put("participation", *(m.stook(sheet.x(at), foot, tall) for at, foot, tall in spots))
    if dice.roll(0, 2):
        sheet.put("people", m.stall(sheet.x(75) - 28, 212))
    else:
        sheet.put("people", m.house(sheet.x(66), 194, 64, 16, 20, side))


def _planet(sheet: Sheet) -> None:
    dice, side = sheet.dice, sheet.side
    _sky(sheet, 116)
    _hills(sheet, 110, 10)
    _water(sheet, 130, 60)
    if dice.roll(0, 1):
        mills = (m.turbine(sheet.x(42 + 8 * at), 134, 32 - 4 * at) for at in range(3))
        sheet.lay("", "".join(mills))
    else:
        sheet.put(sheet.third, m.boat(sheet.x(dice.roll(46, 60)), 164, side))
    ground = _ground(sheet, 188, 20)
    trees = []
    for at, size in ((dice.roll(9, 13), dice.roll(44, 54)), (dice.roll(26, 32), dice.roll(30, 40))):
        x = sheet.x(at)
        trees.append(m.thorn(x, ground.y(x) + 4, size, side))
    sheet.put("planet", *trees)
    _foreground(sheet, 220)
    sheet.lay("", m.tufts(sheet.x(54), 208, 34 * side, 5))


def _mound(sheet: Sheet, x: int, y: int) -> None:
    sheet.lay("w-place", m.mound(x, y))
    sheet.put("planet", m.tree(x + 4, y - 13, 13))


SCENES: Mapping[str, Callable[[Sheet], None]] = MappingProxyType(
    {
        "people": _people,
        "participation": _participation,
        "place": _place,
        "peace": _peace,
        "prosperity": _prosperity,
        "planet": _planet,
    }
)

# What the second P sets on the hills.
_ON_HILLS: Mapping[str, Callable[[Sheet, int, int], None]] = MappingProxyType(
    {
        "people": lambda sheet, x, y: sheet.put("people", m.church(x, y, sheet.side)),
        "participation": lambda sheet, x, y: sheet.put(
            "people", m.bunting(x - 35, y + 5, 14, 38, 4)
        ),
        "place": _mound,
        "peace": lambda sheet, x, y: sheet.put("planet", m.tree(x, y, 16)),
        "prosperity": lambda sheet, x, y: sheet.put("prosperity", m.windmill(x, y)),
        "planet": lambda sheet, x, y: sheet.put("planet", m.poplars(x, y, 4, 34, 13)),
    }
)
