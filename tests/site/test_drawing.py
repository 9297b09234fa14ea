"""Pages are drawn alike by one worker or many, and a failing template stops the build."""

from functools import partial
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from laboratorium.base.late import Late
from laboratorium.base.memory import Memory
from laboratorium.base.parallel import WORTH_SHARING, available_workers
from laboratorium.base.settings import Settings
from laboratorium.site.drawing import Studio, Work, make_all
from laboratorium.site.pages.model import SitePage

TEMPLATES = {
    "page.html": "{{ site_page.title }}|{{ view }}|{{ site_page.root }}",
    "broken.html": "{{ nothing.at.all }}",
}


def studio(folder: Path) -> Studio:
    templates = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    return Studio(templates, Settings("Lab", "https://example.org/"), (), folder)


drawn: list[int] = []


def square(number: int) -> int:
    drawn.append(number)
    return number * number


def works(folder: Path, count: int, template: str = "page.html") -> list[Work]:
    own = studio(folder)
    pages = (SitePage(f"a/{n}/", f"<{n}>", "", template, partial(square, n)) for n in range(count))
    return [Work(partial(own.files, page), (page,)) for page in pages]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.html")}


def test_a_page_is_drawn_at_its_address_with_its_text_escaped(tmp_path: Path) -> None:
    make_all(works(tmp_path, 1), tmp_path, Memory())
    assert tree(tmp_path) == {"a/0/index.html": b"&lt;0&gt;|0|../../"}


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
def test_many_workers_draw_the_same_files(tmp_path: Path) -> None:
    many, one, two = WORTH_SHARING + 7, tmp_path / "one", tmp_path / "two"
    seen: list[tuple[int, int]] = []
    make_all(works(one, many), one, Memory())
    memory = Memory.of(tmp_path)
    make_all(works(two, many), two, memory, 2, lambda done, total: seen.append((done, total)))
    assert tree(one) == tree(two)
    assert len(tree(two)) == many
    assert seen[-1] == (many, many)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_template_stops_the_build(tmp_path: Path, workers: int) -> None:
    broken = works(tmp_path, WORTH_SHARING, "broken.html")
    with pytest.raises(UndefinedError):
        make_all(broken, tmp_path, Memory(), workers)


def test_what_was_drawn_before_is_not_drawn_again_but_when_it_was_altered(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    drawn.clear()
    make_all(works(first, 3), first, Memory.of(tmp_path))
    assert drawn == [0, 1, 2]
    make_all(works(second, 4), second, Memory.of(tmp_path))
    assert drawn == [0, 1, 2, 3]
    assert tree(second) == {**tree(first), "a/3/index.html": b"&lt;3&gt;|9|../../"}
    # A link of it in a site is the very file that is kept.
    (second / "a/1/index.html").write_text("scribble")
    make_all(works(third, 4), third, Memory.of(tmp_path))
    assert drawn == [0, 1, 2, 3, 1]
    assert tree(third)["a/1/index.html"] == b"&lt;1&gt;|1|../../"


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
@pytest.mark.parametrize(("more", "is_shared"), [(1, False), (WORTH_SHARING, True)])
def test_processes_are_begun_for_much_that_is_new_alone(
    tmp_path: Path, more: int, is_shared: bool
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    make_all(works(first, WORTH_SHARING), first, Memory.of(tmp_path), 2)
    drawn.clear()
    make_all(works(second, WORTH_SHARING + more), second, Memory.of(tmp_path), 2)
    assert len(tree(second)) == WORTH_SHARING + more
    assert (drawn == []) == is_shared, "what another process draws is not seen here"


asked: list[int] = []


def found(number: int) -> int:
    asked.append(number)
    return number


def of_late(late: Late[int]) -> int:
    return late.found


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
@pytest.mark.parametrize("remembers", [True, False])
def test_what_is_found_late_is_found_once_for_all_who_draw(tmp_path: Path, remembers: bool) -> None:
    asked.clear()
    late, own = Late(partial(found, 7)), studio(tmp_path)
    view = partial(of_late, late)
    pages = [SitePage(f"a/{n}/", "", "", "page.html", view) for n in range(WORTH_SHARING)]
    works = [Work(partial(own.files, page), (page,)) for page in pages]
    make_all(works, tmp_path, Memory.of(tmp_path) if remembers else Memory(), 2)
    assert asked == [7]  # Here, and not in the processes that drew.
    assert set(tree(tmp_path).values()) == {b"|7|../../"}
