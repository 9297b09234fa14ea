"""Whether mkdocs.yml can be read is told with its place, whatever it is set to."""

from __future__ import annotations

from pathlib import Path

import pytest

from laboratorium.reading.configuration import check_configuration

OWN = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")


def codes(root: Path, text: str) -> list[tuple[str, int]]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return [(problem.code, problem.line) for problem in check_configuration(root)]


def test_the_project_s_own_is_fine_and_none_is_none_of_ours(tmp_path: Path) -> None:
    assert not list(check_configuration(tmp_path))
    assert not codes(tmp_path, OWN)


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("strict: true", "\tstrict: true", "tab"),
        ("strict: true", "strict:true", "yaml-not-pairs"),
        ("strict: true", "strict: true\nstrict: false", "duplicate-key"),
        ("site_dir: site", "site_dir: site: to", "yaml-colon"),
        ("site_dir: site", 'site_dir: "site', "yaml-open-quote"),
        ("site_dir: site", " site_dir: site", "yaml-indent"),
        ("site_dir: site", "<<<<<<< HEAD\nsite_dir: site\n=======\n>>>>>>> x", "conflict"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, line: str, instead: str, code: str
) -> None:
    text = OWN.replace(f"\n{line}\n", f"\n{instead}\n")
    assert text != OWN
    place = OWN[: OWN.index(f"\n{line}\n")].count("\n") + 2
    found = codes(tmp_path, text)
    assert found and found[0][0] == code and abs(found[0][1] - place) <= 1
