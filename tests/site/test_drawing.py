"""Pages are drawn alike by one worker or many, and a failing template stops the build."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from laboratorium.base.parallel import WORTH_SHARING, available_workers
from laboratorium.base.settings import Settings
from laboratorium.site.drawing import Studio, draw_all
from laboratorium.site.pages.model import SitePage

TEMPLATES = {
    "page.html": "{{ site_page.title }}|{{ view }}|{{ site_page.root }}",
    "broken.html": "{{ nothing.at.all }}",
}


def studio(folder: Path) -> Studio:
    templates = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    return Studio(templates, Settings("Lab", "https://example.org/"), (), folder)


def pages(count: int, template: str = "page.html") -> list[SitePage]:
    return [SitePage(f"a/{n}/", f"<{n}>", "", template, lambda n=n: n * n) for n in range(count)]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.html")}


def test_a_page_is_drawn_at_its_address_with_its_text_escaped(tmp_path: Path) -> None:
    draw_all(pages(1), studio(tmp_path))
    assert tree(tmp_path) == {"a/0/index.html": b"&lt;0&gt;|0|../../"}


@pytest.mark.skipif(available_workers() == 1, reason="processes cannot be forked safely here")
def test_many_workers_draw_the_same_files(tmp_path: Path) -> None:
    many = pages(WORTH_SHARING + 7)
    seen: list[tuple[int, int]] = []
    draw_all(many, studio(tmp_path / "one"))
    draw_all(many, studio(tmp_path / "two"), 2, lambda done, total: seen.append((done, total)))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "two")) == len(many)
    assert seen[-1] == (len(many), len(many))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_template_stops_the_build(tmp_path: Path, workers: int) -> None:
    broken = pages(WORTH_SHARING, "broken.html")
    with pytest.raises(UndefinedError):
        draw_all(broken, studio(tmp_path), workers)
