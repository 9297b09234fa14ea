"""Chapters of the playbook: what they refer to is there, and they hang together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PAGE, POINT, POINT_PATH, PROJECT, loaded, said, write
from podcast_project import EPISODE, EPISODE_PATH, podcast

from laboratorium.model.citing import CITABLE
from laboratorium.model.stories import story_anchor
from laboratorium.reading.loader import load

FOLDER = "docs/drejebog"
FIRST, SECOND = f"{FOLDER}/foerste.md", f"{FOLDER}/anden.md"
INDEX = {f"{FOLDER}/index.md": PAGE}


def chapter(body: str = "Tekst.", order: int = 1, more: str = "") -> str:
    return (
        "---\ntitle: Et kapitel\ndescription: Om noget.\nphase: anchoring\n"
        f"order: {order}\nupdated: 2026-11-28\n{more}---\n{body}\n"
    )


HEAD = chapter("").count("\n") - 1
STORIES = "text\n" + "".join(f"Vi dækkede bord nummer {number}\n" for number in range(5))
GOOD = (
    "[[pointe: foens/lav-afgift]]",
    "[[pointe: foens/2026-11-23-lav-afgift]]",
    "[[Pointe:foens/lav-afgift]]",
    "[[case: foens]]",
    "[[prototype: foens/vaerket]]",
    "[[måling: foens/husstande-med-naervarme]]",
    "[[maaling: foens/husstande-med-naervarme]]",
)


@pytest.mark.parametrize("reference", GOOD)
def test_a_reference_leads_to_what_is_there(tmp_path: Path, reference: str) -> None:
    found = loaded(tmp_path, {**INDEX, FIRST: chapter(f"Sådan. {reference}")})
    assert found.errors == ()
    assert found.content.typed["chapter"][0].meta.order == 1


BAD = [
    ("[[pointe: foens/lav-afgfit]]", "Mente du »[[pointe: foens/lav-afgift]]«?"),
    ("[[pointe: qqqqq/zzzzz]]", "Ret navnet, eller slet henvisningen."),
    ("[[prototype: foens/lav-afgift]]", "Prototype »foens/lav-afgift« findes ikke."),
    ("[[case: føns]]", "Mente du »[[case: foens]]«?"),
    ("[[måling: foens/husstande]]", "Mente du »[[måling: foens/husstande-med-naervarme]]«?"),
    ("[[fortælling: foens/f-0123456789]]", "findes ikke"),
    ("[[afsnit: naar-varmen]]", "findes ikke"),
    ("[[ponte: foens/lav-afgift]]", "Mente du »pointe«?"),
    ("[[video: foens]]", "Brug et af disse: pointe, case,"),
    ("[[foens/lav-afgift]]", "Skriv den som [[pointe: "),
    ("[[pointe: foens/lav-afgift", "er ikke hel"),
    ("[[pointe: ]]", "er ikke hel"),
    ("`[[pointe: qqqqq/zzzzz]]`", "Ret navnet"),
]


@pytest.mark.parametrize(("reference", "told"), BAD)
def test_a_reference_that_leads_nowhere_is_told_with_its_place(
    tmp_path: Path, reference: str, told: str
) -> None:
    (problem,) = loaded(tmp_path, {**INDEX, FIRST: chapter(f"En linje.\n\nSå: {reference}")}).errors
    column = 5 + reference.index("[[")
    assert (problem.path, problem.line, problem.column) == (FIRST, HEAD + 3, column)
    assert (problem.code, told in problem.message) == ("reference", True), problem.message


def test_each_kind_is_shown_how_it_is_written() -> None:
    assert [one.form.count(":") for one in CITABLE] == [1] * len(CITABLE)


def test_points_of_one_name_are_told_apart_by_their_day(tmp_path: Path) -> None:
    other = POINT.replace("2026-11-23", "2026-11-24")
    files = {**INDEX, FIRST: chapter("[[pointe: foens/lav-afgift]]")}
    found = loaded(
        tmp_path, {**files, "cases/foens/learning-points/2026-11-24-lav-afgift.md": other}
    )
    (problem,) = found.errors
    assert "»foens/2026-11-23-lav-afgift« eller »foens/2026-11-24-lav-afgift«" in problem.message


@pytest.mark.parametrize(("rows", "errors"), [(5, 0), (4, 1)])
def test_a_story_is_referred_to_where_it_is_shown(tmp_path: Path, rows: int, errors: int) -> None:
    table = "".join(STORIES.splitlines(keepends=True)[: rows + 1])
    files = {**INDEX, "cases/foens/stories.csv": table}
    anchor = story_anchor("Vi dækkede bord nummer 0")
    found = loaded(tmp_path, {**files, FIRST: chapter(f"[[fortælling: foens/{anchor}]]")})
    assert len(found.errors) == errors


def test_a_withdrawn_episode_is_not_referred_to(tmp_path: Path) -> None:
    slug = EPISODE_PATH.rpartition("/")[2].removesuffix(".md")
    files = {**podcast(), **PROJECT, **INDEX, FIRST: chapter(f"[[afsnit: {slug}]]")}
    assert load(write(tmp_path, files)).errors == ()
    gone = EPISODE.replace("---\n", "---\nwithdrawn: 2026-11-24\n", 1)
    found = load(write(tmp_path, {EPISODE_PATH: gone}))
    assert [one.message for one in found.errors if one.path == FIRST] == [
        f"Podcastafsnit »{slug}« er trukket tilbage. Slet henvisningen."
    ]


@pytest.mark.parametrize("held", ["draft: true", "published: 2026-12-01 06:00"])
def test_what_is_not_out_is_not_referred_to(tmp_path: Path, held: str) -> None:
    point = POINT.replace("---\n", f"---\n{held}\n", 1)
    text = chapter("Sådan. [[pointe: foens/lav-afgift]]")
    files = {**PROJECT, **INDEX, POINT_PATH: point, FIRST: text}
    found = load(write(tmp_path, files), at=datetime(2026, 11, 28, tzinfo=UTC))
    assert said(found.errors) == [(FIRST, HEAD + 1, "link-not-out")]
    # What waits itself may point at anything.
    write(tmp_path, {FIRST: text.replace("---\n", "---\ndraft: true\n", 1)})
    assert load(tmp_path, at=datetime(2026, 11, 28, tzinfo=UTC)).errors == ()


def test_a_case_that_cannot_be_read_hides_no_problem_behind_another(tmp_path: Path) -> None:
    broken = POINT.replace("level: volunteer_citizen", "level: konge")
    files = {**INDEX, POINT_PATH: broken, FIRST: chapter("[[pointe: foens/lav-afgift]]")}
    assert {one.path for one in loaded(tmp_path, files).errors} == {POINT_PATH}


WHOLE = [
    ({FIRST: chapter(), SECOND: chapter()}, [(FIRST, 5, "chapter-order")]),
    ({FIRST: chapter(), SECOND: chapter(order=2)}, []),
    (
        {FIRST: chapter(more="after: [andn]\n"), SECOND: chapter(order=2)},
        [(FIRST, 7, "dangling-after")],
    ),
    (
        {
            FIRST: chapter(more="after: [anden]\n"),
            SECOND: chapter(order=2, more="after: [foerste]\n"),
        },
        [(FIRST, 7, "chapter-circle")],
    ),
    ({FIRST: chapter(more="after: [foerste]\n")}, [(FIRST, 7, "chapter-circle")]),
    ({f"{FOLDER}/min.md": chapter()}, [(f"{FOLDER}/min.md", 1, "chapter-name")]),
    ({FIRST: chapter("# Titel\n\nTekst")}, [(FIRST, HEAD + 1, "heading-level")]),
    ({FIRST: chapter("### Titel\n\nTekst")}, [(FIRST, HEAD + 1, "heading-skipped")]),
    ({FIRST: chapter("## En\n\n#### To\n\nTekst")}, [(FIRST, HEAD + 3, "heading-skipped")]),
    ({FIRST: chapter("## En\n\n### To\n\n## Tre\n\nTekst")}, []),
    ({FIRST: chapter("## Kilde 1\n\nTekst")}, [(FIRST, HEAD + 1, "heading-taken")]),
    ({FIRST: chapter("<b>Tekst</b>")}, [(FIRST, HEAD + 1, "html"), (FIRST, HEAD + 1, "html")]),
    ({FIRST: chapter("Se [det](findes-ikke.md).")}, [(FIRST, HEAD + 1, "dangling-link")]),
    ({FIRST: chapter("Se [1](#kilde-1).")}, [(FIRST, HEAD + 1, "dangling-link")]),
    (
        {FIRST: chapter("Se [casen](../../cases/foens/index.md) og [det](#to).\n\n## To\n\nOrd.")},
        [],
    ),
    ({FIRST: chapter("")}, [(FIRST, HEAD, "chapter-empty")]),
]


@pytest.mark.parametrize(("files", "told"), WHOLE)
def test_chapters_hang_together(
    tmp_path: Path, files: dict[str, str], told: list[tuple[str, int, str]]
) -> None:
    found = loaded(tmp_path, {**INDEX, **files}).errors
    # The one who comes last by name is told of the number that both have.
    assert said(found) == told


def test_a_circle_is_told_once_with_the_whole_way_round(tmp_path: Path) -> None:
    names = [f"k{number}" for number in range(40)]
    files = {
        f"{FOLDER}/{name}.md": chapter(order=at + 1, more=f"after: [{names[at - 1]}]\n")
        for at, name in enumerate(names)
    }
    (problem,) = loaded(tmp_path, {**INDEX, **files}).errors
    assert problem.message.count(" → ") == len(names)


def test_a_playbook_has_a_front_page(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, {FIRST: chapter()}).errors
    assert (problem.path, "docs/drejebog/index.md" in problem.message) == (FIRST, True)


def test_2000_references_in_a_chapter_are_read_in_order(tmp_path: Path) -> None:
    body = " ".join("Sådan. [[pointe: foens/lav-afgift]]" for _ in range(2000))
    text = body.replace("lav-afgift]]", "lav-afgft]]", 1)
    paragraphs = text.replace("]] Sådan.", "]]\n\nSådan.")
    found = loaded(tmp_path, {**INDEX, FIRST: chapter(paragraphs)}).errors
    assert said(found) == [(FIRST, HEAD + 1, "reference")]


def test_an_unread_chapter_is_told_of_and_nothing_else(tmp_path: Path) -> None:
    found = loaded(tmp_path, {**INDEX, FIRST: chapter().replace("order: 1", "order: nul")}).errors
    assert [one.line for one in found] == [5]


def test_without_chapters_nothing_is_looked_up(tmp_path: Path) -> None:
    found = loaded(tmp_path, {CASE_PATH: CASE})
    assert (found.errors, "chapter" in found.content.typed) == ((), False)
