"""The form's script and the checker: the same errors in the same words, files that are taken."""

from __future__ import annotations

import itertools
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE_PATH, PROJECT, errors, write
from PIL import Image

from form_inputs import inputs, said
from laboratorium.reading.bounds import BOUNDS, beyond
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load
from laboratorium.site.contribution_data import client_data
from node_process import Ask
from reading.test_bounds import EDGES

INPUTS = list(inputs())
CHECK = """
const { validate } = await load("contribution/validate.js");
const { checkBody } = await load("contribution/body.js");
return argument.map(({ kind, meta, body }) => {
  const own = data.kinds.find(each => each.key === kind);
  const found = [...validate(own.schema, meta, data),
                 ...checkBody(own, body, data.sentences.body, own.headings)];
  return found.map(({ where, code, message }) => [where, code, message]);
});
"""


def test_script_and_checker_say_the_same_of_every_input(ask: Ask) -> None:
    given = [{"kind": one.kind, "meta": one.meta, "body": one.body} for one in INPUTS]
    found = ask(CHECK, given)
    assert len(found) == len(INPUTS)
    for one, told in zip(INPUTS, found, strict=True):
        here = sorted(((tuple(where), code, text) for where, code, text in told), key=str)
        assert here == said(one), one


PIECES = (
    *("- ", "> ", ">", "1. ", "12.", "* ", "+ ", "    ", "\t", " ", "\n", "\n\n", "[", "a", "æ"),
    *("-", "&#", "&#x", "000000", "9", "f", ";", "e\u0301", "\u0301" * 5, "\u200b", "\u00ad"),
    *("\U0001f331", "b" * 700, "ord " * 900, "[a](b) " * 70, "***", "\r", "\u2028"),
)


def test_both_find_the_same_bounds_passed_at_the_same_places(ask: Ask) -> None:
    """Nested, unbroken, combined and long in every way: the places, in order."""
    texts = [text for edge in EDGES for text in edge[1:3]]
    chance = random.Random(4)
    texts += ["".join(chance.choices(PIECES, k=chance.randint(2, 40))) for _ in range(2_000)]
    code = """const { beyond } = await load("contribution/bounds.js");
        return argument.map(text => beyond(text).map(({ at, name }) => [at, name]));"""
    expected = [[[passed.start, passed.name] for passed in beyond(text)] for text in texts]
    found = ask(code, texts)
    units = [
        [[len(text[:at].encode("utf-16-le")) // 2, name] for at, name in told]
        for text, told in zip(texts, expected, strict=True)
    ]
    assert {name for told in expected for _, name in told} == set(BOUNDS)
    assert [each for each in zip(texts, units, found, strict=True) if each[1] != each[2]] == []


def test_the_script_knows_every_rule_of_the_schemas(ask: Ask) -> None:
    rules = set()
    stack: list[Any] = [kind["schema"] for kind in client_data()["kinds"]]
    while stack:
        value = stack.pop()
        rules |= set(value.get("x-rules", ()))
        stack += [*value.get("properties", {}).values(), *filter(None, [value.get("items")])]
    known = ask('return Object.keys((await load("contribution/values.js")).RULES)')
    assert rules <= set(known)


# Files.

NASTY = [
    "Plain ord",
    "Ærlig ø og å",
    "Kolon: midt i",
    "Slutter med kolon:",
    "http://example.org er en adresse",
    "\"Citat\" og 'apostrof'",
    "'i apostroffer'",
    '"i anførselstegn"',
    "»Gåseøjne« og ”krøllede” ‘tegn’",
    "---",
    "--- tre streger",
    "- en liste",
    "# havelåge",
    "midt # i",
    "🌱 Spirer 👩‍🌾",
    "  foran og bag  ",
    "no",
    "Nej",
    "true",
    "null",
    "~",
    "0101",
    "12:30",
    "2026-13-01",
    "2026-11-23",
    "1e3",
    "0x1F",
    ".5",
    "19,7",
    "[a, b]",
    "{a: b}",
    "a, b",
    "& anker",
    "* stjerne",
    "! mærke",
    "| streg",
    "> tegn",
    "% procent",
    "@ snabel",
    "` grav",
    "? spørgsmål",
    "bagstreg \\n \\u0041",
    "{{ 7*7 }} {% x %}",
    "5\u00a0kg med hårdt mellemrum",
    "e\u0301 sammensat",
    "...",
    "<b>fed</b> & mere",
    "x" * 60,
    "«» — – … ½ € ²",
]
BODIES = [
    "Et afsnit.",
    "To\n\nafsnit med ---\n\n---\n\nmidt i.",
    "- en: to\n- 'tre'\n- \"fire\"",
    "Citat: »Ja« 🌱 & 100 % {a} [b] `c`",
    "key: value\n\nmere",
]
MAKE = """
const { makeFile } = await load("contribution/file.js");
return argument.map(({ kind, draft }) => {
  const own = data.kinds.find(each => each.key === kind);
  const slugs = Object.fromEntries(data.words.municipalities.terms.map(t => [t[0], t[2]]));
  return makeFile(own, draft, slugs);
});
"""


def drafts() -> list[dict[str, Any]]:
    """A learning point, a prototype and a case of each nasty text, as the form holds it."""
    found: list[dict[str, Any]] = []
    for text, body in zip(NASTY, itertools.cycle(BODIES), strict=False):
        number = len(found)
        title = f"{text.strip()} {number}" if number % 2 else f"{number} {text.strip()}"
        point = {"level": "user", "six_p": ["place", "people"], "phase": "anchoring",
                 "kind": "surprise", "date": "2026-11-23", "title": text.strip()}  # fmt: skip
        found.append(draft("learning-point", point, [body], title))
        prototype = {"title": text.strip(), "summary": text.strip(), "stage": "sketch",
                     "try_it": text.strip(), "transferable_to": [text.strip(), "b"],
                     "images": [{"file": "images/a.png", "alt": text.strip(),
                                 "credit": text.strip(), "licence": "CC0-1.0",
                                 "basis": "no_people"}]}  # fmt: skip
        found.append(draft("prototype", prototype, [body], title))
        case = {"title": text.strip()[:80], "summary": text.strip(), "status": "idea",
                "origin": "group", "organisation": text.strip(), "partners": [text.strip(), "b, c"],
                "municipality": "0101",
                "place": {"name": text.strip(), "lat": "55.1", "lon": "9.9"},
                "period": {"from": "2023", "to": "2024-05"}, "lab": {"number": "1", "year": "2023"},
                "six_p": ["peace"], "sdg": ["7", "11.7"], "challenges": ["mobility"],
                "fields": ["health"],
                "trial_actions": [{"title": text.strip(), "from": "2023-01-02", "with": ["a", "b"],
                                   "what": text.strip(), "outcome": text.strip()}],
                "sources": [{"title": text.strip(), "url": "https://example.org/a?b=c#d"}],
                "measurements": [{"indicator": text.strip(), "unit": "%", "source": "1",
                                  "before": {"value": "1,5", "date": "2023"},
                                  "after": {"value": "-2", "date": "2024-01"}}],
                "contact": {"role": "Leder", "organisation": "Kommunen"},
                "licence": "CC-BY-4.0", "updated": "2026-11-23"}  # fmt: skip
        bodies = ["a", "b", "c", body.replace("\n---\n", "\n***\n"), ""]
        found.append(draft("case", case, bodies, title))
    return found


def draft(kind: str, meta: dict[str, Any], bodies: list[str], title: str) -> dict[str, Any]:
    # Its own file for each, though titles made of signs alone have no slug.
    meta = {**meta, "title": f"{title}"[:80]} if kind != "learning-point" else meta
    return {"kind": kind, "draft": {"meta": meta, "bodies": bodies, "case": "foens"}}


def test_the_checker_takes_every_file_and_reads_the_same_back(ask: Ask, tmp_path: Path) -> None:
    given = drafts()
    assert len(given) >= 100
    files = ask(MAKE, given)
    picture = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(picture)
    paths = set()
    for number, (one, made) in enumerate(zip(given, files, strict=True)):
        path = made["path"]
        if path in paths or one["kind"] == "learning-point":
            path = path.replace(".md", f"-{number}.md").replace(f"index-{number}", "index")
            path = path.replace("/index.md", f"-{number}/index.md") if path in paths else path
        paths.add(path)
        write(tmp_path, {path: made["text"]})
        meta = parse(made["text"].encode(), path).meta
        wanted = json.loads(json.dumps(one["draft"]["meta"]))
        assert meta == composed(wanted), made["text"]
    write(tmp_path, PROJECT)
    write(tmp_path, {f"{Path(CASE_PATH).parent}/images/a.png": picture.read_bytes()})
    loaded = load(tmp_path)
    assert errors(loaded.problems) == []
    cases = len([path for path in paths if path.endswith("index.md")])
    assert len(loaded.content.cases) == cases + 1
    points = sum(len(case.learning_points) for case in loaded.content.cases)
    prototypes = sum(len(case.prototypes) for case in loaded.content.cases)
    assert points + prototypes == len(paths) - cases + 2


def composed(value: Any) -> Any:
    """As the checker reads it: composed letters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    return {key: composed(item) for key, item in value.items()}


@pytest.mark.parametrize(("text", "long"), [("a" * 3000, False), ("æ" * 3000, True)])
def test_a_long_address_is_not_sent(ask: Ask, text: str, long: bool) -> None:
    code = """const { gitHubAddress } = await load("contribution/send.js");
        const edit = 'https://github.com/example/laboratorium/edit/main/';
        return gitHubAddress(edit, {path: 'cases/a/index.md', text: argument}, 't', false)"""
    found = ask(code, text)
    assert found["whole"] is not long
    assert len(found["href"]) <= 6000
    assert found["href"].startswith(
        "https://github.com/example/laboratorium/new/main?filename=cases/a/index.md"
    )
