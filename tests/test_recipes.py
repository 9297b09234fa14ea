"""The recipes for developers name the files that it takes, all of them and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from built import test_made_up as made_up
from laboratorium.site import assembly

ROOT = Path(__file__).parents[1]
RECIPES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Recipes\n")[2]


def files(heading: str) -> list[str]:
    """The files that a recipe lists, as they are written."""
    recipe = RECIPES.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    return re.findall(r"^- `([^`]+)`", recipe, re.MULTILINE)


def fits(told: str, path: str) -> bool:
    """Whether a path is the one told, with any name for `<what is to be named>`."""
    pattern = re.sub(r"<[a-z]+>", "NAME", told)
    return re.fullmatch(re.escape(pattern).replace("NAME", "[^/]*"), path) is not None


@pytest.mark.parametrize(
    ("heading", "taken"),
    [
        ("A field", made_up.FIELD_FILES),
        ("A facet", made_up.FACET_FILES),
        ("A kind of content", made_up.KIND_FILES),
        ("A type of page", made_up.PAGE_FILES),
    ],
)
def test_a_recipe_lists_what_it_took_to_make_one_up(heading: str, taken: Iterable[str]) -> None:
    told = files(heading)
    assert len(told) == len(set(taken))
    for path in taken:
        assert [one for one in told if fits(one, path)], path


def test_an_output_is_added_where_the_others_are() -> None:
    module, place = files("An output")
    for output in assembly.OUTPUTS:
        path = f"src/{output.__name__.replace('.', '/')}.py"
        assert fits(module, path), path
        assert {"files", "PATHS"} <= set(vars(output))
    assert fits(place, Path(assembly.__file__).relative_to(ROOT).as_posix())


def test_a_rule_of_the_feed_is_added_where_the_others_are() -> None:
    rules, mutations = files("A rule of the feed")
    paths = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("src/feedcheck/rules/*.py")]
    assert all(fits(rules, path) for path in paths) and paths
    tests = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/feedcheck/mutations*")]
    assert all(fits(mutations, path) for path in tests) and tests


@pytest.mark.parametrize("heading", re.findall(r"^### (.+)$", RECIPES, re.MULTILINE))
def test_every_file_that_is_there_already_is_there(heading: str) -> None:
    for told in files(heading):
        assert "<" in told or (ROOT / told).is_file(), told
