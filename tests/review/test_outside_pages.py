"""A page under docs/ from outside is contributors' Markdown; an editor's own keeps its freedom."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from content_project import PROJECT, write
from hostile_corpus import RAW_HTML
from lxml import html
from markdown import Markdown
from proposal_project import fork_pull, merged

from laboratorium.base.problems import Level
from laboratorium.reading.markdown import ALLOWED_TAGS
from laboratorium.review.outside_pages import check_outside
from laboratorium.review.report import prepare

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
FRONT = "---\ntitle: Om os\ndescription: Hvem vi er.\n---\n"
REFRESH = '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with this project's own mkdocs.yml, which says how pages are drawn."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return tmp_path


def codes(project: Path, text: str) -> list[str]:
    (project / "docs/x.md").write_text(text, encoding="utf-8")
    found = list(check_outside(project, "docs/x.md"))
    assert all(problem.level is Level.ERROR for problem in found)
    return [problem.code for problem in found]


@pytest.mark.parametrize("path", PAGES)
def test_an_outsider_may_mend_any_page_that_is_there(path: str) -> None:
    assert list(check_outside(ROOT, path)) == []


AROUND = ["{}", "Før {} efter", "- punkt\n\n    {}", "> {}", "| a |\n|---|\n| {} |"]


@pytest.mark.parametrize("around", AROUND)
def test_raw_html_is_an_error(project: Path, around: str) -> None:
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    settings = config["markdown_extensions"]
    listed = [one if isinstance(one, str) else next(iter(one)) for one in settings]
    refused = 0
    for written in [*RAW_HTML, REFRESH, "<div>x</div>", "x <b>y</b>", "<!-- x -->"]:
        text = around.format(written)
        if codes(project, f"{FRONT}# Om\n\n{text}\n"):
            refused += 1
            continue
        # Some of the corpus is no HTML where it stands; then a browser must find none either.
        page = Markdown(extensions=["toc", "tables", "fenced_code", *listed]).convert(text)
        tags = {str(one.tag) for one in html.fromstring(f"<div>{page}</div>").iter()}
        assert tags <= ALLOWED_TAGS, written
    assert refused > 45


@pytest.mark.parametrize(
    "text",
    [
        '[x](/om/){: onclick="x()" }',
        '# Om {: style="x" }',
        "Tekst\n{: .forside }",
        "![x](https://evil.invalid/x.png)",
        "![x][y]\n\n[y]: https://evil.invalid/x.png",
        "[x](javascript:x)",
        "[x](java\tscript:x)",
        "[x](&#106;avascript:x)",
        "[x](//evil.invalid/)",
        "[x](data:text/html,x)",
        "<javascript:x>",
        "Ord[^1]\n\n[^1]: note",
        "!!! note\n    tekst",
        "??? note\n    tekst",
    ],
)
def test_what_contributors_markdown_does_not_have_is_an_error(project: Path, text: str) -> None:
    assert codes(project, f"{FRONT}{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "# Om {#om-os}\n\n## Mere\n\n- a\n- b\n\n1. c",
        "| a | b |\n|:--|--:|\n| 1 | 2 |",
        "```yaml\ntitle: <b>x</b>\n```",
        "`<script>` er kode, og 3 < 4 & 5",
        "[x](om/index.md#a) og <https://example.org/> og [y](mailto:a@example.org)",
        "ord\n:   forklaring",
        "> citat\n\n---\n\n**fed** og *skrå*",
    ],
)
def test_plain_markdown_is_let_through(project: Path, text: str) -> None:
    assert codes(project, f"{FRONT}{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Om\nupdated: 2026-13-01\ndescription: '{REFRESH}'\n---\nTekst\n",
        f"---\ntitle: Om\n...\n# {REFRESH}\n---\nTekst\n",
        f"---\ntitle: >\n  Om\n\n  ```\n...\n# {REFRESH}\n---\nTekst\n",
        f"```\n{REFRESH}\n",
        f"```\nx\n ```\n{REFRESH}\n",
    ],
)
def test_a_page_is_read_as_the_site_generator_reads_it_too(project: Path, text: str) -> None:
    assert codes(project, text)


def test_what_is_dressed_up_is_not_built_and_an_editors_own_is(tmp_path: Path) -> None:
    page = f"{FRONT}{REFRESH}\n"
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    proposal = merged(tmp_path / "proposal", {"docs/om/nyt.md": page})
    root = write(tmp_path / "base", {**PROJECT, "mkdocs.yml": config})
    outside = prepare(root, proposal, fork_pull())
    assert not outside.harmless
    assert [(p.path, p.line, p.code) for p in outside.problems if p.level is Level.ERROR] == [
        ("docs/om/nyt.md", 5, "html")
    ]
    inside = prepare(root, proposal, fork_pull(author_association="MEMBER"))
    assert inside.harmless and inside.problems == ()
