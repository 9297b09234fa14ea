"""What MkDocs itself finds wrong, told in Danish with its place: MkDocs is made to say each."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_words import TABLE, problems
from run_mkdocs import render

CONFIG = """\
site_name: Prøve
theme: {name: null, custom_dir: theme}
plugins: []
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
nav:
  - Forside: index.md
  - Om: om/kontakt.md
"""
WHOLE = "Skriv stien til en .md-fil, fx ../cases/index.md, eller en hel adresse med https://."
LINKS = {
    "[x](nej.md)": "Linket til »nej.md« fører ingen steder hen. Ret eller slet det.",
    "[x](kontaktt.md)": "Linket til »kontaktt.md« fører ingen steder hen. Mente du »kontakt.md«?",
    "[x](idex.md)": "Linket til »idex.md« fører ingen steder hen. Mente du »../index.md«?",
    "[x](../kontakt.md)": "Linket til »../kontakt.md« fører ingen steder hen. "
    "Mente du »kontakt.md«?",
    "![x](bild.png)": "Linket til »bild.png« fører ingen steder hen. Mente du »billede.png«?",
    "[x](../index.md#ingen)": "Siden index.md har intet, der hedder »#ingen«. Ret eller slet det.",
    "[x](#her)": "Siden har intet, der hedder »#her«. Ret eller slet det.",
    "[x](/om/)": f"Linket til »/om/« virker ikke her. {WHOLE}",
    "[x](../om)": f"Linket til »../om« virker ikke her. {WHOLE}",
}
SETTINGS = {
    ("om/kontakt.md", "om/kontakt.md\n  - A: om/kontkt.md"): (
        "10:8",
        "Menuen fører til »om/kontkt.md«, som ikke findes. Mente du »om/kontakt.md«?",
    ),
    ("om/kontakt.md", "om/kontakt.md\n  - A: /om/"): (
        "10:8",
        f"Menuen kan ikke føre til »/om/«. {WHOLE}",
    ),
    ("site_name:", "site_nam: x\nsite_name:"): (
        "1:1",
        "»site_nam« er intet, der kan sættes her. Ret eller slet det.",
    ),
    ("site_name: Prøve\n", ""): ("1:1", "»site_name« mangler. Skriv »site_name: …«."),
    ("plugins: []", "plugins: []\nsite_url: www.x.dk"): (
        "4:1",
        "»site_url« er ikke en hel adresse. Skriv den med https://.",
    ),
    ("plugins: []", "plugins: []\nhooks: [nej.py]"): (
        "4:9",
        "»nej.py« findes ikke. Ret eller slet det.",
    ),
    ("custom_dir: theme", "custom_dir: tema"): ("2:33", "»tema« findes ikke. Ret eller slet det."),
    ("plugins: []", "plugins: [nej]"): ("3:11", "»nej« er ikke installeret. Ret eller slet det."),
    ("plugins: []", "plugins: []\nmarkdown_extensions: [nej]"): (
        "4:23",
        "»nej« er ikke installeret. Ret eller slet det.",
    ),
    ("plugins: []", "plugins: []\nrepo_url: 3"): (
        "4:1",
        "»repo_url« er ikke skrevet rigtigt. MkDocs siger: Expected",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}")
    (tmp_path / "docs/om").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Forside\n")
    (tmp_path / "docs/om/kontakt.md").write_text("# Om\n\nTekst.\n")
    (tmp_path / "docs/om/billede.png").write_bytes(b"")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def told(project: Path) -> list[str]:
    with pytest.raises(SystemExit) as ended:
        render(project, str(project / "site"))
    return str(ended.value).splitlines()


def test_a_sound_project_is_made_without_a_word(project: Path) -> None:
    render(project, str(project / "site"))
    assert (project / "site/om/kontakt/index.html").is_file()


@pytest.mark.parametrize(("link", "message"), LINKS.items())
def test_a_link_that_leads_nowhere_is_told_with_its_place(
    project: Path, link: str, message: str
) -> None:
    (project / "docs/om/kontakt.md").write_text(f"# Om\n\nSe {link}.\n", encoding="utf-8")
    column = link.index("(") + 5
    assert told(project) == [f"docs/om/kontakt.md:3:{column}: fejl: {message}"]


@pytest.mark.parametrize(("change", "answer"), SETTINGS.items())
def test_what_is_wrong_in_mkdocs_yml_is_told_with_its_line(
    project: Path, change: tuple[str, str], answer: tuple[str, str]
) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace(*change), encoding="utf-8")
    (line,) = told(project)
    place, message = answer
    assert line.startswith(f"mkdocs.yml:{place}: fejl: ") and message in line


def test_a_page_outside_the_menu_is_told_of_and_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ny.md", "om/ny.md"):
        (project / "docs" / name).write_text("# Ny\n")
    render(project, str(project / "site"))
    assert [line.partition(" Siden står ikke i menuen.")[0] for line in err(capsys)] == [
        "docs/ny.md:1:1: forslag:",
        "docs/om/ny.md:1:1: forslag:",
    ]
    assert (project / "site/ny/index.html").is_file()


def test_a_page_that_waits_may_stand_in_the_menu(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = f"{CONFIG}  - Ny: om/ny.md\nexclude_docs: /om/ny.md\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "docs/om/ny.md").write_text("# Ny\n")
    render(project, str(project / "site"))
    assert not (project / "site/om/ny/index.html").exists()
    hook = "def on_files(files, config):\n    files.remove(files.get_file_from_path('om/ny.md'))\n"
    (project / "hook.py").write_text(hook)
    config = f"{CONFIG}  - Ny: om/ny.md\nhooks: [hook.py]\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    render(project, str(project / "site"))
    assert err(capsys) == [
        "mkdocs.yml:10:9: forslag: »om/ny.md« kommer i menuen, når den er ude.",
    ]


def err(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_all_is_told_at_once_and_in_order(project: Path) -> None:
    text = "# Om\n\n[a](en.md)\n\n[b](to.md) [b](to.md)\n"
    (project / "docs/om/kontakt.md").write_text(text, encoding="utf-8")
    (project / "mkdocs.yml").write_text(CONFIG + "  - A: tre.md\n", encoding="utf-8")
    assert [line.partition(" ")[0] for line in told(project)] == [
        "docs/om/kontakt.md:3:5:",
        "docs/om/kontakt.md:5:5:",
        "mkdocs.yml:10:8:",
    ]


def test_what_nobody_knows_is_told_as_it_is(project: Path) -> None:
    hook = "import logging\nlogging.getLogger('mkdocs.x').warning('Something \\x1b new')\n"
    (project / "hook.py").write_text(hook)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    (line,) = told(project)
    assert line.startswith("Something ") and "\x1b" not in line
    assert not list(problems(project, line))


def test_a_link_to_a_page_that_waits_is_refused_as_such(project: Path) -> None:
    hook = "def on_files(files, config):\n    files.remove(files.get_file_from_path('om/ny.md'))\n"
    (project / "hook.py").write_text(hook)
    (project / "docs/om/ny.md").write_text("# Ny\n")
    (project / "docs/index.md").write_text("# Forside\n\nom/ny.md: [x](om/ny.md)\n")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    (line,) = told(project)
    assert line.startswith("docs/index.md:3:15: fejl: »om/ny.md« er ikke ude endnu. Vent med")


def test_each_row_of_the_table_is_tried() -> None:
    answers = [*LINKS.values(), *(message for _, message in SETTINGS.values())]
    for _, danish in TABLE:
        fixed = max(
            danish.replace("{hint}", "{it}").replace("{key}", "{it}").split("{it}"), key=len
        )
        assert any(fixed.split("{")[0].strip() in answer for answer in answers), danish
