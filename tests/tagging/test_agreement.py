"""Advice on declared tags: what is proposed, what is doubted, and that it stays quiet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import CASE_PATH, PROJECT, write

from laboratorium import cli
from laboratorium.base.memory import Memory
from laboratorium.base.problems import Problem
from laboratorium.catalogue.completeness.status import status
from laboratorium.model.records import Loaded
from laboratorium.reading import tag_advice
from laboratorium.reading.loader import load
from laboratorium.reading.tag_advice import SUGGESTED, UNSUPPORTED
from laboratorium.tagging.agreement import ENOUGH_WORDS, agreement, cited
from laboratorium.tagging.suggest import Evidence
from own_content import own_loaded

FJORD = (
    "Fjorden har fået et stenrev, og fiskerne har skiftet til skånsomme redskaber. Dykkere tæller "
    "krabber og yngel mellem ålegræsset, og klassen lærer om havbunden. Bådene ligger ved molen, "
    "og muslingerne filtrerer vandet i bugten.\n\n"
) * 5
LONG = FJORD + "De gik en tur og snakkede længe om det hele, mens solen gik ned over vandet. " * 6


def test_what_nobody_chose_is_proposed_and_what_nothing_supports_is_doubted() -> None:
    found = agreement(LONG, ["5"], ["place"])
    assert next(one.key for one in found.proposed if one.kind == "sdg") == "14"
    assert found.doubted == ("5",)
    assert agreement(LONG, ["14.2"], ["place"]) == agreement(LONG, ["14"], ["place"])
    assert agreement(LONG, ["14"], ["place"]).doubted == ()


def test_a_case_without_goals_is_given_some_and_a_full_one_none() -> None:
    assert {one.kind for one in agreement(LONG, [], ["place"]).proposed} == {"sdg"}
    assert agreement(LONG, ["1", "2", "3", "4", "5"], ["place"]).proposed == ()


def test_a_short_text_says_nothing_about_its_tags() -> None:
    short = " ".join(FJORD.split()[: ENOUGH_WORDS - 1])
    assert agreement(short, ["5"], []) == agreement("", [], [])


def test_words_are_cited_once_and_few() -> None:
    words = [Evidence(0, 4, word) for word in ("Skole", "skole", "lærer", "elev", "fag")]
    assert cited(words) == "»skole«, »lærer« og »elev«"
    assert cited(words[:1]) == "»skole«"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, PROJECT)
    path = tmp_path / CASE_PATH
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## Stedet\n", f"## Stedet\n\n{LONG}\n", 1), encoding="utf-8")
    return tmp_path


def told(loaded: Loaded) -> list[Problem]:
    return [one for one in loaded.problems if one.code in (SUGGESTED, UNSUPPORTED)]


def test_the_checker_advises_where_the_tags_stand(project: Path) -> None:
    lines = (project / CASE_PATH).read_text(encoding="utf-8").splitlines()
    advised = [one for one in told(load(project)) if "verdensmål 14" in one.message]
    assert [(one.path, one.level.value) for one in advised] == [(CASE_PATH, "forslag")]
    assert lines[advised[0].line - 1].startswith("sdg:")
    assert "Overvej at tilføje det." in advised[0].message


def test_a_case_that_lacks_goals_is_advised_too(project: Path) -> None:
    path = project / CASE_PATH
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("sdg:")), "utf-8")
    assert any("verdensmål 14" in one.message for one in told(load(project)))


def test_status_lists_where_text_and_tags_disagree(project: Path) -> None:
    lists = json.loads(status(load(project), date(2026, 11, 28), form="json"))["lists"]
    assert lists["tags_suggested"] == [CASE_PATH]
    assert isinstance(lists["goals_unsupported"], list)


def test_advice_on_the_real_cases_stays_quiet() -> None:
    """Fewer remarks than cases: what is said too often is not read."""
    loaded = own_loaded()
    assert len(told(loaded)) < len(loaded.content.cases)


def test_the_command_shows_words_and_a_list_for_programs(tmp_path: Path) -> None:
    path = tmp_path / "tekst.md"
    path.write_text(FJORD, encoding="utf-8")
    shown = CliRunner().invoke(cli.main, ["suggest", str(path)])
    assert shown.exit_code == 0
    assert "14 Livet i havet" in shown.output
    assert "I vælger selv." in shown.output
    listed = CliRunner().invoke(cli.main, ["suggest", "-", "--json"], input=FJORD)
    found = json.loads(listed.output)
    assert found[0]["key"] == "14"
    assert set(found[0]) == {"kind", "key", "score", "evidence"}
    word = found[0]["evidence"][0]
    assert FJORD[word["start"] : word["end"]] == word["text"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Ingen forslag"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "ikke tekst"),
        (b"\xff\xfeh\0", "UTF-16"),
    ],
)
def test_what_is_no_text_is_said_in_danish(data: bytes, said: str) -> None:
    shown = CliRunner().invoke(cli.main, ["suggest", "-"], input=data)
    assert said in shown.output
    assert "Traceback" not in shown.output


def test_advice_is_worked_out_once_and_for_nobody_who_does_not_show_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def advised(memory: Memory) -> list[Problem]:
        told = load(project, memory=memory).problems
        return [one for one in told if one.code in (SUGGESTED, UNSUPPORTED)]

    memory = Memory(project / ".cache")
    first = advised(memory)
    assert first
    monkeypatch.setattr(tag_advice, "agreement", None)
    built = Memory(project / ".cache")
    assert load(project, memory=built, advised=False).content.cases
    built.forget_others()  # As a build does, which does not ask for it.
    assert advised(Memory(project / ".cache")) == first
    with (project / CASE_PATH).open("a", encoding="utf-8") as file:
        file.write("\nEn sætning mere.\n")
    with pytest.raises(TypeError):
        advised(Memory(project / ".cache"))
