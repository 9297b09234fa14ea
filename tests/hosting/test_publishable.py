"""What a site must have of its own before it is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from laboratorium.base.settings import is_example
from laboratorium.cli.site import build
from laboratorium.hosting.publishable import unready
from site_build import ROOT

OWN = """site_name: Viden
site_url: https://viden.kommune.dk/
repo_url: https://github.com/kommunen/viden
extra:
  mail: redaktion@kommune.dk
hooks: !!python/name:builtins.print
"""


@pytest.mark.parametrize(
    ("address", "example"),
    [
        ("https://laboratorium.example.org/", True),
        ("https://example.com", True),
        ("https://viden.example", True),
        ("redaktion@lab.example.org", True),
        ("http://127.0.0.1:8000/", True),
        ("https://github.com/example/laboratorium", True),
        ("https://github.com/kommunen/example", False),
        ("https://viden.kommune.dk/example.org/", False),
        ("https://myexample.org/", False),
        ("redaktion@kommune.dk", False),
        ("https://[uden ende", False),
        ("En sætning om https://example.org", False),
        ("", False),
    ],
)
def test_an_example_is_known(address: str, example: bool) -> None:
    assert is_example(address) is example


def found(root: Path, text: str) -> list[tuple[int, int, str]]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return [(one.line, one.column, one.message) for one in unready(root)]


def test_a_site_with_its_own_addresses_is_ready(tmp_path: Path) -> None:
    assert found(tmp_path, OWN) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("viden.kommune.dk", "viden.example.org", 2, 11, "»site_url« er stadig et eksempel"),
        ("https://viden.kommune.dk/", "", 2, 10, "»site_url« mangler"),
        ("kommunen/viden", "example/viden", 3, 11, "»repo_url« er stadig et eksempel"),
        ("redaktion@kommune.dk", "r@lab.example.org", 5, 9, "»extra.mail« er stadig"),
        ("  mail: redaktion@kommune.dk", "  other: x", 1, 0, "»extra.mail« mangler"),
        ("extra:\n  mail: redaktion@kommune.dk\n", "", 1, 0, "»extra.mail« mangler"),
    ],
)
def test_what_is_missing_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, column: int, said: str
) -> None:
    ((at, where, message),) = found(tmp_path, OWN.replace(old, new))
    assert at == line and message.startswith(said)
    assert where == column or not column


def test_the_project_as_it_comes_is_not_ready() -> None:
    places = [(one.path, one.code) for one in unready(ROOT)]
    assert places == [
        *[("mkdocs.yml", "example-setting")] * 3,
        ("podcasts/show.yml", "example-setting"),
    ]


def test_a_build_to_publish_ends_at_an_example(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(OWN.replace("kommune.dk/", "example/"), encoding="utf-8")
    told = CliRunner().invoke(build, ["--publish"], obj=tmp_path)
    assert told.exit_code == 1
    assert "mkdocs.yml:2:11: fejl: »site_url« er stadig et eksempel" in told.output
    assert not (tmp_path / "site").exists()
