"""The SVG writer: what it writes parses, what it is given as text stays text."""

import pytest
from lxml import etree

from laboratorium.site.figures.svg import Svg, decoration, element, image, number, path_data

HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "a & b &amp; c",
    "]]><!-- -->",
    "\x00\x0bnul\ufffe og \ud800",
    "æøå – » « 😀",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_and_attributes_come_back_as_they_were_given(text: str) -> None:
    kept = "".join(letter for letter in text if letter not in "\x00\x0b\ufffe\ud800")
    node = etree.fromstring(element("text", text, title=text))
    assert node.text == kept
    assert node.get("title") == kept
    assert len(node) == 0


def test_only_finished_markup_is_taken_as_markup() -> None:
    inner = element("b", "x")
    assert len(etree.fromstring(element("a", inner))) == 1
    assert len(etree.fromstring(element("a", str(inner) + ""))) == 0
    assert Svg("<b/>").__html__() == "<b/>"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (100, "100"),
        (1.5, "1.5"),
        (2 / 3, "0.67"),
        (-12.3456, "-12.35"),
        (1e21, "1000000000000000000000"),
    ],
)
def test_numbers_are_short_and_never_in_exponent_form(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        number(value)


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("M", 10, 20, "l", -5, 0.5), "M10 20l-5 .5"),
        (("M", 1, 2, "q", 3, 4, 5, 6, "q", -1, -2, 3, 0, "z"), "M1 2q3 4 5 6-1-2 3 0z"),
        (("M", 1, 2, "m", 3, 4, "m", 5, 6), "M1 2m3 4m5 6"),
        (("a", 5, 5, "0 1 1 0 1z"), "a5 5 0 1 1 0 1z"),
        (("M", 1, 1, "v5h", 3, "h", 4, "v", -2), "M1 1v5h3 4v-2"),
        (("M", -0.25, 0.25), "M-.25 .25"),
    ],
)
def test_path_data_uses_the_fewest_separators(parts: tuple[str | float, ...], written: str) -> None:
    assert path_data(*parts) == written


@pytest.mark.parametrize(
    ("attributes", "complaint"),
    [
        ({"style": "fill:red"}, "style"),
        ({"onclick": "alert(1)"}, "onclick"),
        ({"onLoad": "alert(1)"}, "onLoad"),
        ({"a b": "c"}, "a b"),
        ({"href": "javascript:alert(1)"}, "javascript"),
        ({"href": " java\nscript:alert(1)"}, "script"),
        ({"href": "data:text/html,x"}, "data"),
    ],
)
def test_what_could_run_is_refused(attributes: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        element("a", **attributes)


@pytest.mark.parametrize("name", ["", "a b", "1a", "a><b"])
def test_an_element_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="element name"):
        element(name)


@pytest.mark.parametrize("href", ["cases/a/", "../x#lp-1", "https://example.org/?a=1&b=2", "/a:b"])
def test_ordinary_addresses_pass(href: str) -> None:
    assert etree.fromstring(element("a", href=href)).get("href") == href


def test_none_leaves_an_attribute_out_and_underscores_become_hyphens() -> None:
    node = etree.fromstring(element("a", id=None, class_="x", aria_hidden="true"))
    assert dict(node.attrib) == {"class": "x", "aria-hidden": "true"}


def test_an_image_is_named_by_its_title_and_described_by_its_desc() -> None:
    node = etree.fromstring(image("m-1", "T", "D", (10, 20), class_="x"))
    assert node.get("role") == "img"
    assert node.get("viewBox") == "0 0 10 20"
    assert node.find(f"*[@id='{node.get('aria-labelledby')}']").text == "T"
    assert node.find(f"*[@id='{node.get('aria-describedby')}']").text == "D"


@pytest.mark.parametrize("prefix", ["", "1", "a b", 'a"', "å"])
def test_a_prefix_that_ids_cannot_begin_with_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        image(prefix, "T", "D", (1, 1), class_="x")


def test_a_decoration_is_hidden_and_out_of_the_tab_order() -> None:
    node = etree.fromstring(decoration((1, 1), class_="x"))
    assert (node.get("aria-hidden"), node.get("focusable")) == ("true", "false")
