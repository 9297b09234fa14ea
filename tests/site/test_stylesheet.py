"""The one stylesheet: layered, squeezed, named by its content."""

from laboratorium.site.stylesheet import bundle


def test_a_layer_holds_the_foundation_without_what_layers_may_not_hold() -> None:
    _, css = bundle(
        [("material", '@charset "UTF-8";a{b:c}/*# sourceMappingURL=x.map*/')], ["d {\n  e: f;\n}"]
    )
    assert css == "@layer material{a{b:c}}\nd {\ne: f;\n}\n"


def test_the_name_follows_the_content() -> None:
    name, _ = bundle([], ["a{}"])
    assert name == bundle([], ["a{}"])[0] != bundle([], ["b{}"])[0]


def test_comments_are_left_out() -> None:
    assert bundle([], ["/* one\n two */ a{}"])[1] == "a{}\n"
