"""The editors' guide says what is so: its commands, paths, names and examples, and what browsers
keep.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from podcast_project import publication_of

from laboratorium import cli
from laboratorium.base import addresses
from laboratorium.base.memory import Memory
from laboratorium.base.problems import Problem
from laboratorium.base.settings import Settings
from laboratorium.model.records import Content, EpisodeRecord, Loaded
from laboratorium.podcast import ledger
from laboratorium.reading.loader import load
from laboratorium.review.weekly import LABELS

ROOT = Path(__file__).parents[2]
GUIDE = sorted((ROOT / "docs/redaktion").glob("*.md"))
SHORT = ("index", "gennemse", "udgiv", "laboratorieaar", "traek-tilbage", "flyt")
TOLD = [*GUIDE, ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
SCRIPTS = ROOT / "docs/assets/js"

CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:\./lab|py lab) ([a-z][a-z-]*(?: [^`\n#&|]*)?)")
PATH = re.compile(r"(?:cases|docs|podcasts|scripts|src)/[\w./-]*")


def page(name: str) -> str:
    return (ROOT / f"docs/redaktion/{name}.md").read_text(encoding="utf-8")


def commands() -> Iterator[Any]:
    for path in TOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            # In code spans and code blocks alone: prose may say anything.
            for code in [*CODE.findall(line), *([line] if "`" not in line else [])]:
                if found := COMMAND.search(code):
                    yield pytest.param(found[1].split(), id=f"{path.name}: {found[1]}")


@pytest.mark.parametrize("words", list(commands()))
def test_every_command_told_of_exists_with_its_options(words: list[str]) -> None:
    command: click.Command = cli.main
    while isinstance(command, click.Group) and words:
        name, *words = words
        assert name in command.commands
        command = command.commands[name]
    assert not isinstance(command, click.Group)
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


def _is_place(path: str) -> bool:
    """Whether a path is there, or is of a form that content may have."""
    if (ROOT / path).exists():
        return True
    if addresses.of_source(path):
        return path.startswith("cases/") or (ROOT / path).parent.is_dir()
    in_case = re.fullmatch(r"cases/[a-z-]+/(?:(?:learning-points|prototypes|images)/)?", path)
    return in_case is not None


@pytest.mark.parametrize("name", SHORT)
def test_every_path_told_of_is_there_or_has_a_form_that_content_may_have(name: str) -> None:
    told = [path for code in CODE.findall(page(name)) for path in PATH.findall(code)]
    assert told or name == "index"
    assert [path for path in told if not _is_place(path)] == []


def test_a_path_that_leads_nowhere_is_no_place() -> None:
    assert not _is_place("cases/min-case/laeringspointer/")
    assert not _is_place("docs/laboratorier/aar/2027.md")
    assert not _is_place("podcasts/hovedbog.yml")


def workflows() -> dict[str, Any]:
    found = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
    ]
    return {workflow["name"]: workflow for workflow in found}


# What editors look for on GitHub: on which page, which workflow's, and as what.
ON_GITHUB = [
    ("index", "Tjek forslag", None),
    ("index", "Ugentligt eftersyn", None),
    ("gennemse", "Udgiv siden", None),
    ("gennemse", "Ugentligt eftersyn", None),
    ("gennemse", "Indhold", "Tjek forslag"),
    ("gennemse", "Build the site", "Tjek forslag"),
    ("udgiv", "Udgiv siden", None),
    ("traek-tilbage", "Udgiv siden", None),
    ("flyt", "Udgiv siden", None),
    ("flyt", "Ugentligt eftersyn", None),
]


@pytest.mark.parametrize(("name", "told", "within"), ON_GITHUB)
def test_what_editors_look_for_on_github_is_called_so(
    name: str, told: str, within: str | None
) -> None:
    assert f"*{told}*" in page(name)
    known = workflows()
    if within is None:
        assert told in known
        return
    jobs = known[within]["jobs"].values()
    steps = {step.get("name") for job in jobs for step in job["steps"]}
    assert told in steps | {job["name"] for job in jobs}


def test_workflows_that_editors_start_by_hand_can_be() -> None:
    # YAML 1.1 reads the key `on` as true.
    by_hand = {name for name, flow in workflows().items() if "workflow_dispatch" in flow[True]}
    assert by_hand >= {"Udgiv siden", "Ugentligt eftersyn"}


def test_the_preview_is_called_so_and_lies_as_long_as_told() -> None:
    jobs = workflows()["Tjek forslag"]["jobs"].values()
    uploads = [step["with"] for job in jobs for step in job["steps"] if "retention-days" in
               step.get("with", {})]  # fmt: skip
    (days,) = [upload["retention-days"] for upload in uploads if upload["name"] == "site"]
    for name in ("gennemse", "traek-tilbage"):
        assert "**site**" in page(name)
        assert f"{days} dage" in page(name)


def test_the_labels_are_those_that_the_workflows_know() -> None:
    told = set(re.findall(r"[Mm]ærket `([\w-]+)`", page("gennemse")))
    assert told == {"bidrag", "klar", "flytning-godkendt"}
    assert told <= LABELS.keys()
    assert '"klar"' in workflows()["Bidrag fra en formular"]["jobs"]["read"]["if"]
    assert "'flytning-godkendt'" in workflows()["Tjek forslag"]["jobs"]["content"]["if"]


FROM_THE_COMMENT = (
    "Tak for dit bidrag",
    "Det er godt",
    "Det skal rettes",
    "Forslag, som du må tage imod eller lade ligge",
    "siden kunne ikke bygges",
)


@pytest.mark.parametrize("words", FROM_THE_COMMENT)
def test_the_comment_says_what_the_guide_says_it_says(words: str) -> None:
    said = (ROOT / "src/laboratorium/review/comment.py").read_text(encoding="utf-8")
    assert f"*{words}*" in page("gennemse")
    assert words in said


EXAMPLE = re.compile(r"(?:^ {8}.*\n|^\n(?= {8}))+", re.MULTILINE)


def example(name: str, number: int = 0) -> str:
    """The file that a page of the guide shows, the one with this number, from 0."""
    blocks = ("\n".join(line[8:] for line in block.splitlines()) for block in
              EXAMPLE.findall(page(name)))  # fmt: skip
    return [block.strip("\n") + "\n" for block in blocks if block.strip().startswith("---")][number]


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """What has been read of the project, of which each test changes a file or two."""
    return Memory.of(tmp_path_factory.mktemp("read"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("cases", "docs", "podcasts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def put(project: Path, path: str, text: str) -> None:
    (project / path).write_text(text, encoding="utf-8")


def told(loaded: Loaded, *paths: str) -> list[str]:
    """What the checker says of the files."""
    return [problem.code for problem in loaded.problems if problem.path in paths]


def refused(project: Path, memory: Memory, settings: Settings | None = None) -> list[Problem]:
    """What the ledger has against publishing the project as it is now."""
    own = settings or Settings.read(ROOT)
    return [
        *ledger.check(project, publication_of(project, load(project, memory=memory).content, own))
    ]


def oldest(content: Content) -> EpisodeRecord:
    """The one that surely stands in the ledger."""
    return next(episode for episode in reversed(content.episodes) if not episode.withdrawn)


def test_the_exhibition_in_the_guide_can_be_hung(project: Path, memory: Memory) -> None:
    path, text = "docs/fernisering/2027.md", example("udgiv")
    put(project, path, text)
    before = load(project, memory=memory)
    assert told(before, path) == ["dangling-prototypes"] * 2
    there = [f"{case.slug}/{one.slug}" for case in before.content.cases for one in case.prototypes]
    text = text.replace("min-case/kort-navn", there[0])
    put(project, path, text.replace("en-anden-case/et-andet-navn", there[1]))
    loaded = load(project, memory=memory)
    assert told(loaded, path) == []
    (hung,) = [one.meta.prototypes for one in loaded.content.exhibitions if one.path == path]
    assert list(hung) == there[:2]


def test_the_lab_year_in_the_guide_can_be_added(project: Path, memory: Memory) -> None:
    paths = (
        "docs/laboratorier/2027-1.md",
        "docs/organisationer/middelfart-kommune.md",
        "docs/netvaerk/2027-03-12-foraarsmoede.md",
    )
    for number, path in enumerate(paths):
        assert path.removesuffix("2027-1.md") in page("laboratorieaar")
        put(project, path, example("laboratorieaar", number))
    loaded = load(project, memory=memory)
    assert told(loaded, *paths) == []
    assert {one.path for one in loaded.content.every_page} >= set(paths)


def test_the_withdrawn_episode_in_the_guide_is_gone_and_the_ledger_agrees(
    project: Path, memory: Memory
) -> None:
    heard = oldest(load(project, memory=memory).content)
    for path in (project / "podcasts").glob(f"{heard.slug}.*"):
        path.unlink()
    when = heard.meta.published.isoformat(sep=" ")
    put(project, heard.path, re.sub("(?<=published: ).*", when, example("traek-tilbage")))
    loaded = load(project, memory=memory)
    assert told(loaded, heard.path) == []
    gone = {episode.slug: episode for episode in loaded.content.episodes if episode.withdrawn}
    assert not gone[heard.slug].meta.persons
    assert refused(project, memory) == []


def test_an_episode_that_is_deleted_stops_the_ledger_as_told(project: Path, memory: Memory) -> None:
    assert "Slet aldrig afsnittets `.md`-fil." in page("traek-tilbage")
    heard = oldest(load(project, memory=memory).content)
    (project / heard.path).unlink()
    (problem,) = refused(project, memory)
    assert problem.code == "ledger-lost"
    for text in (problem.message, page("udgiv")):
        assert "er udgivet, men findes ikke mere" in text


def test_a_site_that_moves_is_stopped_until_the_feed_tells_so(
    project: Path, memory: Memory
) -> None:
    moved = replace(Settings.read(ROOT), url="https://den-nye-adresse.example/")
    (problem,) = refused(project, memory, moved)
    assert problem.code == "ledger-feed-moved"
    show = project / "podcasts/show.yml"
    text = show.read_text(encoding="utf-8")
    (old,) = re.findall("(?m)^feed: (.*)", text)
    old = Settings.read(ROOT).url + old
    assert "former_feeds: [https://den-gamle-adresse.example/podcast/feed.xml]" in page("flyt")
    show.write_text(re.sub("(?m)^former_feeds:.*", f"former_feeds: [{old}]", text), "utf-8")
    assert refused(project, memory, moved) == []


# What the readers' browsers keep.

STORED = re.compile(r"\b(?:localStorage|sessionStorage)\b(?:\.(\w+)\(\s*([^,()]+?)\s*[,)])?")
OTHER_STORES = re.compile(r"indexedDB|document\.cookie|\bcaches\.|serviceWorker|window\.name\b")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def scripts() -> dict[str, str]:
    return {
        path.relative_to(SCRIPTS).as_posix(): COMMENT.sub("", path.read_text(encoding="utf-8"))
        for path in sorted(SCRIPTS.rglob("*.js"))
    }


def resolve(expression: str, text: str) -> set[str]:
    """The keys that an expression in a script can mean; what readers' words add is `…`."""
    if found := re.fullmatch(r'"([^"]*)"', expression):
        return {found[1]}
    if found := re.fullmatch(r"`\$\{(\w+)\}([^`$]*)`", expression):
        return {start + found[2] for start in resolve(found[1], text)}
    if " + " in expression:
        first, last = expression.rsplit(" + ", 1)
        return {a + b for a in resolve(first, text) for b in resolve(last, text)}
    if found := re.search(rf"const {re.escape(expression)} = ([^;]+);", text):
        return resolve(found[1], text)
    if found := re.search(rf"{re.escape(expression)} = ([^;=]+);", text):
        return resolve(found[1], text)
    if found := re.search(rf"function (\w+)\({re.escape(expression)}\)", text):
        calls = re.findall(rf"(?<!function ){found[1]}\(([^()]+)\)", text)
        return {key for call in calls for key in resolve(call, text)}
    if re.search(rf"constructor\({re.escape(expression)}\)", text):
        return {"…"}
    raise AssertionError(f"a test must learn what {expression!r} means")


def keys_in(text: str) -> set[str]:
    found: set[str] = set()
    for use in STORED.finditer(text):
        assert use[1] in {"getItem", "setItem", "removeItem"}, use[0]
        found |= resolve(use[2], text)
    return found


def table() -> dict[str, list[str]]:
    text = (ROOT / "docs/om/siden.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in text.splitlines()
            if line.startswith("| ")]  # fmt: skip
    return {row[1].strip("`"): row for row in rows if row[1].startswith("`")}


def test_the_page_about_the_site_tells_of_all_that_browsers_keep() -> None:
    kept = {key for text in scripts().values() for key in keys_in(text)}
    assert kept == table().keys()
    assert [row for row in table().values() if len(row) != 4 or not all(row)] == []


def test_scripts_keep_nothing_in_any_other_way() -> None:
    assert [name for name, text in scripts().items() if OTHER_STORES.search(text)] == []
    assert "sessionStorage" not in "".join(scripts().values())


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('const KEY = "a";\nlocalStorage.getItem(KEY);', {"a"}),
        ('const KEY = "a";\nlocalStorage.setItem(`${KEY}-b`, x);', {"a-b"}),
        ('localStorage.removeItem("c");', {"c"}),
        ("document.title", set()),
    ],
)
def test_a_key_in_a_script_is_found(text: str, keys: set[str]) -> None:
    assert keys_in(text) == keys


def test_a_key_that_cannot_be_understood_is_no_silent_pass() -> None:
    with pytest.raises(AssertionError):
        keys_in("localStorage.setItem(whatever, 1)")
    with pytest.raises(AssertionError):
        keys_in('localStorage["a"] = 1')


@pytest.mark.parametrize(
    ("button", "template"),
    [("Tøm samlingen", "samling.html"), ("Tøm formularen", "contribution_form.html")],
)
def test_the_buttons_that_delete_are_called_so(button: str, template: str) -> None:
    named = (ROOT / "overrides" / template).read_text(encoding="utf-8")
    assert re.search(rf">\s*{button}\s*</button>", named)
    assert any(f"*{button}*" in row[3] for row in table().values())
