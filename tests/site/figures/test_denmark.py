"""The map of Denmark: everyone in the right place, every circle as large as its number, every link
one can hit.
"""

import math
import re
from pathlib import Path

import pytest
from lxml import etree

from draw.denmark import BUDGET, clip, rings, thinned, triangle, written
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site.figures.denmark import MapPoint, denmark, outline
from laboratorium.site.figures.denmark_places import (
    BORNHOLM,
    CAPITAL,
    ENLARGED,
    HEIGHT,
    MAINLAND,
    REACH,
    WIDTH,
    Point,
    place,
)

CSS = Path(__file__).parents[3] / "docs" / "assets" / "css"
TERMS = tuple(vocabularies().municipalities)
BY_LABEL = {term.label: term for term in TERMS}
PHONE = 328 / WIDTH  # CSS pixels a unit, on a screen of 360


def points(**cases: int) -> list[MapPoint]:
    """All municipalities with the numbers given by label (hyphens as underscores), the rest 0."""
    return [
        (term, cases.get(term.label.replace("-", "_"), 0), f"../kommuner/{term.slug}/")
        for term in TERMS
    ]


ALL = [(term, cases, href) for cases, (term, _, href) in enumerate(points(), start=100)]


def drawn(given: list[MapPoint]) -> etree._Element:
    return etree.fromstring(denmark(given))


def links(root: etree._Element) -> dict[str, tuple[Point, float]]:
    """The spot and the radius of each circle, by the link's name."""
    found = {}
    for link in root.findall("a"):
        x, y = re.fullmatch(r"translate\((\d+) (\d+)\)", link.get("transform")).groups()
        _, circle = link.findall("circle")
        found[link.findtext("text")] = ((float(x), float(y)), float(circle.get("r")))
    return found


def dots(data: str | None) -> list[Point]:
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?\d+) (\d+)h0", data or "")]


@pytest.mark.parametrize(
    ("label", "cases", "name"),
    [
        ("Aarhus", 2, "Aarhus Kommune: 2 cases"),
        ("Ringkøbing_Skjern", 1, "Ringkøbing-Skjern Kommune: 1 case"),
        ("København", 120, "Københavns Kommune: 120 cases"),
        ("Bornholm", 3, "Bornholms Regionskommune: 3 cases"),
    ],
)
def test_a_municipality_with_cases_is_a_link_named_by_its_words(
    label: str, cases: int, name: str
) -> None:
    root = drawn(points(**{label: cases}))
    (link,) = root.findall(".//a")
    assert link.get("href") == f"../kommuner/{BY_LABEL[label.replace('_', '-')].slug}/"
    # The words are the only content that is not a shape, so they are the accessible name.
    assert "".join(link.itertext()) == name
    assert link.get("aria-label") is None


def test_the_links_stand_in_the_order_given() -> None:
    assert [link.get("href") for link in drawn(ALL[::-1]).findall("a")] == [
        href for _, _, href in ALL[::-1]
    ]


def test_the_map_is_a_named_group_and_all_that_adorns_is_hidden() -> None:
    root = etree.fromstring(denmark(ALL, prefix="k"))
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == "k-t" == root.find("title").get("id")
    assert root.get("aria-describedby") == "k-d" == root.find("desc").get("id")
    rest = [node for node in root if node.tag not in {"title", "desc", "a"}]
    assert rest and all(node.get("aria-hidden") == "true" for node in rest)
    assert not any(node.findall(".//a") for node in rest)


def test_ids_begin_with_the_prefix_and_all_that_are_named_exist() -> None:
    text = denmark(ALL, prefix="k")
    ids = [node.get("id") for node in etree.fromstring(text).iter() if node.get("id")]
    assert len(ids) == len(set(ids)) and all(name.startswith("k-") for name in ids)
    assert set(re.findall(r"#([\w-]+)", text)) <= set(ids)
    with pytest.raises(ValueError, match="prefix"):
        denmark(ALL, prefix="1 2")


@pytest.mark.parametrize("numbers", [(1, 4), (1, 2), (4, 16), (25, 100), (10, 40)])
def test_area_is_proportional_to_the_number_of_cases(numbers: tuple[int, int]) -> None:
    few, many = numbers
    # Odense comes first in the list.
    (_, large), (_, small) = links(drawn(points(Aalborg=few, Odense=many))).values()
    assert (large / small) ** 2 == pytest.approx(many / few, rel=0.03)


@pytest.mark.parametrize("most", [1, 7, 400, 100_000])
def test_no_circle_is_larger_than_its_link_or_too_small_to_see(most: int) -> None:
    radii = [radius for _, radius in links(drawn(points(Aalborg=1, Odense=most))).values()]
    assert all(4 <= radius <= REACH for radius in radii)


def neighbours_too_near(spots: list[Point]) -> list[tuple[Point, Point]]:
    return [
        (one, two)
        for index, one in enumerate(spots)
        for two in spots[:index]
        if math.dist(one, two) * PHONE < 24
    ]


def test_each_link_can_be_hit_with_a_finger_though_all_have_cases() -> None:
    root = drawn(ALL)
    assert len(links(root)) == 98
    assert {float(link.find("circle").get("r")) for link in root.findall("a")} == {REACH}
    assert 2 * REACH * PHONE >= 24
    assert neighbours_too_near([spot for spot, _ in links(root).values()]) == []
    assert neighbours_too_near([(0, 0), (10, 10)])


def test_links_move_only_when_they_must() -> None:
    for label in ("Thisted", "Tønder", "Bornholm", "Samsø"):
        term = BY_LABEL[label]
        ((spot, _),) = links(drawn(points(**{label: 1}))).values()
        assert math.dist(spot, place(term.lon, term.lat)) < 1
    apart = links(drawn(points(Esbjerg=1, Fanø=1)))
    for label in ("Esbjerg", "Fanø"):
        home = place(BY_LABEL[label].lon, BY_LABEL[label].lat)
        assert 1 < math.dist(apart[f"{BY_LABEL[label].full_name}: 1 case"][0], home) < REACH


def test_two_municipalities_in_the_same_spot_part() -> None:
    term = BY_LABEL["Viborg"]
    twin = term.model_copy(update={"key": "0999", "label": "Tvilling"})
    spots = [spot for spot, _ in links(drawn([(term, 1, "a/"), (twin, 1, "b/")])).values()]
    assert neighbours_too_near(spots) == []


@pytest.mark.parametrize(
    ("one", "way", "other"),
    [
        ("Hjørring", "north of", "Tønder"),
        ("Varde", "west of", "Odense"),
        ("Odense", "west of", "Ringsted"),
        ("Helsingør", "north of", "København"),
        ("Roskilde", "west of", "Dragør"),
        ("Bornholm", "east of", "Læsø"),
    ],
)
def test_places_lie_as_in_the_world(one: str, way: str, other: str) -> None:
    spots = links(drawn(ALL))
    (x1, y1), (x2, y2) = (
        next(
            spot
            for name, (spot, _) in spots.items()
            if name.startswith(f"{BY_LABEL[label].full_name}:")
        )
        for label in (one, other)
    )
    assert {"north of": y1 < y2, "west of": x1 < x2, "east of": x1 > x2}[way]


def test_bornholm_and_the_capital_lie_in_frames_that_say_what_they_are() -> None:
    root = drawn(ALL)
    texts = {
        (float(text.get("x")), float(text.get("y"))): text.text
        for text in root.findall(".//text[@class='map-name']")
    }
    for frame, name in ((BORNHOLM, "Bornholm"), (ENLARGED, "Hovedstadsområdet")):
        assert [text for at, text in texts.items() if math.dist(at, (frame.x, frame.y)) < 20] == [
            name
        ]
    for name, (spot, _) in links(root).items():
        term = next(term for term in BY_LABEL.values() if name.startswith(f"{term.full_name}:"))
        label = term.label
        central = place(term.lon, term.lat) in CAPITAL
        assert (spot in ENLARGED) == central, name
        assert (spot in BORNHOLM) == (label == "Bornholm"), name
        # All of the region around København is enlarged.
        assert central or term.region != "Hovedstaden" or label == "Bornholm"


def test_everything_lies_inside_the_picture() -> None:
    root = drawn(ALL)
    for words, (name, (spot, _)) in zip(root.findall("a/text"), links(root).items(), strict=True):
        assert REACH <= spot[0] <= WIDTH - REACH and REACH <= spot[1] <= HEIGHT - REACH
        middle = spot[0] + float(words.get("x", 0))
        half = len(name) * 12 / 2
        assert half <= middle <= WIDTH - half, name
        assert 20 <= spot[1] + float(words.get("y")) <= HEIGHT


def test_municipalities_without_cases_are_faint_dots_without_a_link() -> None:
    root = drawn(points(Aarhus=1))
    whole, enlarged = (
        dots(path.get("d")) for path in root.findall("g[1]//path[@class='map-empty']")
    )
    assert len(whole) == 97
    assert len(enlarged) == sum(place(term.lon, term.lat) in CAPITAL for term in TERMS)
    assert all(dot in ENLARGED for dot in enlarged)


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ([], []),
        (points(), ["Ingen cases endnu"]),
        (points(Odense=1), ["1 case", "Ingen cases endnu"]),
        (points(Odense=2, Faxe=1), ["2 cases", "1 case", "Ingen cases endnu"]),
        (points(Odense=100), ["100 cases", "25 cases", "1 case", "Ingen cases endnu"]),
        (ALL, ["197 cases", "49 cases", "1 case"]),
    ],
)
def test_the_legend_says_what_the_sizes_mean(given: list[MapPoint], rows: list[str]) -> None:
    legend = drawn(given).find("g[@class='map-legend']")
    assert [text.text for text in legend.findall("text")] == rows


def test_the_legends_circles_are_of_the_maps_sizes() -> None:
    root = drawn(points(Odense=16, Faxe=1))
    shown = [float(circle.get("r")) for circle in root.findall("g[@class='map-legend']/circle")]
    sizes = links(root)
    assert shown[0] == sizes["Odense Kommune: 16 cases"][1]
    assert shown[-1] == sizes["Faxe Kommune: 1 case"][1]


def test_a_number_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no cases"):
        denmark([(BY_LABEL["Odense"], -1, "a/")])


def test_hostile_words_stay_words() -> None:
    term = BY_LABEL["Odense"].model_copy(update={"label": "</text><script>&\"'"})
    root = drawn([(term, 1, "a/?b=1&c=2")])
    assert root.findtext("a/text") == "</text><script>&\"' Kommune: 1 case"
    with pytest.raises(ValueError, match="javascript"):
        denmark([(term, 1, "javascript:alert(1)")])


def test_the_map_stays_small_is_the_same_every_time_and_needs_no_style() -> None:
    text = denmark(ALL)
    assert len(text.encode()) <= 25_000
    assert denmark(ALL) == text
    assert all(node.get("style") is None for node in etree.fromstring(text).iter())


def test_the_outline_is_denmark_within_its_budget() -> None:
    assert sum(map(len, outline().values())) <= BUDGET
    islands = outline()["land"].split("z")[:-1]
    starts = [tuple(map(float, re.match(r"M(\d+) (\d+)l", island).groups())) for island in islands]
    assert len(starts) == 15
    assert all(start in MAINLAND for start in starts)
    assert sum(start in BORNHOLM for start in starts) == 1


def test_the_style_sheet_knows_every_class_and_takes_its_colours_from_the_palette() -> None:
    sheet = (CSS / "map.css").read_text("utf-8")
    used = {node.get("class") for node in drawn(points(Odense=1)).iter() if node.get("class")}
    assert used <= set(re.findall(r"\.([\w-]+)", sheet))
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgb\(", sheet) == []
    tokens = (CSS / "tokens.css").read_text("utf-8")
    for name in set(re.findall(r"var\((--[\w-]+)", sheet)) - {"--land"}:
        assert f"{name}:" in tokens


# How the outline is made.

TOPOLOGY = {
    "transform": {"scale": [0.5, 0.25], "translate": [8, 55]},
    "arcs": [[[0, 0], [2, 0], [0, 4]], [[0, 0], [0, 4], [2, 0]]],
    "objects": {"countries": {"geometries": [{"id": "208", "arcs": [[[0, -2]]]}]}},
}


def test_arcs_are_decoded_joined_and_turned_when_their_number_is_negative() -> None:
    (ring,) = rings(TOPOLOGY, "208", lambda lon, lat: (lon, lat))
    assert ring == [(8, 55), (9, 55), (9, 56), (8, 56)]


def circle(count: int, radius: float) -> list[Point]:
    return [
        (
            100 + radius * math.cos(2 * math.pi * at / count),
            100 + radius * math.sin(2 * math.pi * at / count),
        )
        for at in range(count)
    ]


def test_thinning_takes_what_matters_least_and_leaves_the_shape() -> None:
    ring = circle(200, 50)
    kept = thinned(ring, 2)
    assert 8 < len(kept) < 60
    assert set(kept) <= set(ring)
    assert all(
        triangle(one, two, three) >= 2
        for one, two, three in zip(kept, kept[1:] + kept[:1], kept[2:] + kept[:2], strict=True)
    )
    assert len(thinned(circle(40, 1), 1000)) == 8


def test_clipping_leaves_what_lies_inside_the_drawing() -> None:
    ring = [(-100.0, 100.0), (100.0, 100.0), (100.0, 200.0), (-100.0, 200.0)]
    assert sorted(clip(ring)) == [(0, 100), (0, 200), (100, 100), (100, 200)]
    assert clip([(-9.0, 1.0), (-8.0, 1.0), (-8.0, 2.0)]) == []


def test_an_outline_is_written_in_relative_whole_units() -> None:
    assert written([[(1.2, 2.4), (4.1, 2.4), (4.3, 2.3), (4, 8)]]) == "M1 2l3 0 0 6z"
