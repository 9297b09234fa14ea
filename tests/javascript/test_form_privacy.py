"""What may lead to a person: the form finds what the checker finds, at the same place, in the same
words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from form_inputs import inputs
from laboratorium.model.kinds import KIND
from laboratorium.model.privacy.find import find
from laboratorium.reading import privacy
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.validate import validate
from node_process import Ask
from privacy_tables import JUDGED, PASSES, REAL, TRIPS, WORST, mixtures, worst

FIND = """
const { find } = await load("contribution/privacy/find.js");
const facts = ({ start, end, code, level }) => [start, end, code, level];
return argument.map((text) => find(text).map(facts));
"""


def here(text: str) -> list[list[Any]]:
    return [[*each[:3], each.level.value] for each in sorted(find(text))]


def test_every_sentence_of_the_tables_is_judged_as_they_say(ask: Ask) -> None:
    """136 of 136 are told with their level, none of 176 is."""
    told = ask(FIND, [text for _, _, text in TRIPS])
    assert [{(code, level) for _, _, code, level in each} for each in told] == [
        {(code, level)} for code, level, _ in TRIPS
    ]
    assert [text for text, each in zip(PASSES, ask(FIND, PASSES), strict=True) if each] == []


def test_the_same_is_found_at_the_same_places_of_any_text(ask: Ask) -> None:
    texts = [
        *(text for _, _, text in TRIPS),
        *PASSES,
        *(text for _, text in JUDGED),
        *(path.read_text(encoding="utf-8") for path in REAL),
        *mixtures(8_000),
        *(worst(name, 2_000) for name in WORST),
        "🌱 Ring 40 50 60 71 🌱 til anne@privat.dk",
        "x\u200b40 50 60\u200b 71 tlf 𝟜𝟘𝟝𝟘𝟞𝟘𝟟𝟙",
    ]
    differ = [
        (text, told, here(text))
        for text, told in zip(texts, ask(FIND, texts), strict=True)
        if told != here(text)
    ]
    assert differ == []


SLOWNESS = """
const { find } = await load("contribution/privacy/find.js");
return argument.map((text) => {
  const before = process.cpuUsage();
  find(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
});
"""


@pytest.mark.parametrize("name", WORST)
def test_twice_the_text_takes_twice_the_time(ask: Ask, name: str) -> None:
    """Four times the text: linear work takes four times as long, and quadratic work sixteen. The
    least of several tries counts, and a moment is no measure.
    """
    texts = [worst(name, 1024), worst(name, 32 * 1024), worst(name, 128 * 1024)]
    tries = (ask(SLOWNESS, texts) for _ in range(6))
    assert any(large <= max(small, 20) * 8 for _, small, large in tries)


# Whole contributions.

UNSEEN = re.compile("[\u200b\u2060]")
NAMES = ("Anne Hansen", "Leder, Mette K. Jensen")

CHECK = """
const { makeFile } = await load("contribution/file.js");
const { checkPrivacy } = await load("contribution/privacy/check.js");
const { validate } = await load("contribution/validate.js");
const { asFile } = await load("contribution/messages.js");
return argument.map(({ kind, draft }) => {
  const own = data.kinds.find((each) => each.key === kind);
  const made = makeFile(own, { bodies: [], case: "foens", ...draft }, {});
  const said = validate(own.schema, draft.meta, data);
  const found = checkPrivacy(made, draft.meta, said, data, asFile(own.schema));
  const facts = ({ code, level, message }) => [code, level, message];
  return { text: made.text, found: [...said, ...found].map(facts) };
});
"""


def drafts() -> list[dict[str, Any]]:
    point = {"title": "Kort", "level": "user", "six_p": ["place"], "phase": "anchoring",
             "kind": "surprise", "date": "2026-11-23"}  # fmt: skip
    prototype = {"title": "Kort", "summary": "Kort.", "stage": "sketch"}
    picture = {"file": "a.jpg", "credit": "X", "licence": "CC0-1.0", "basis": "no_people"}
    alts = ("To børn på en mur", "En mur", "Anne Hansen", "Anne Hansens Plads", "Unge i regn")
    pictures = [
        {**picture, "alt": alt, "basis": basis}
        for alt in alts
        for basis in ("no_people", "Ingen mennesker", "not_recognisable", "consent")
    ]
    found: list[dict[str, Any]] = [
        {"kind": "prototype", "draft": {"meta": {**prototype, "images": pictures}}},
        *({"kind": one.kind, "draft": {"meta": one.meta}} for one in inputs()),
    ]
    for text in (*(row[2] for row in TRIPS), *PASSES, *NAMES, *(text for _, text in JUDGED)):
        text = UNSEEN.sub("", text)  # As the form does with all that is written in it.
        found += [
            {"kind": "learning-point", "draft": {"meta": point, "bodies": [f"Ja.\n\n{text}"]}},
            {"kind": "learning-point", "draft": {"meta": {**point, "title": text}}},
            {"kind": "prototype", "draft": {"meta": {**prototype, "transferable_to": [text, "b"]}}},
            {"kind": "episode-idea", "draft": {"meta": {
                "title": "Kort", "summary": "Kort.", "voices": ["A", text],
                "contact": {"role": text, "organisation": text}}}},
            {"kind": "case", "draft": {"bodies": ["a", text, "c", "", "e"], "meta": {
                "title": "Kort", "actors": [{"who": "Beboere", "role": text}, {"who": text}],
                "trial_actions": [{"title": "Tur", "what": text, "with": ["Kommunen", text]}],
                "sources": [{"title": text, "url": "https://example.org/12345678"}]}}},
        ]  # fmt: skip
    return found


def test_the_form_says_of_a_whole_contribution_what_the_checker_says_of_its_file(ask: Ask) -> None:
    given = drafts()
    private = 0
    for one, told in zip(given, ask(CHECK, given), strict=True):
        parsed = parse(told["text"].encode(), "x.md")
        _, said = validate(parsed, KIND[one["kind"]].model)
        problems = [*said, *privacy.check_file(told["text"].encode(), parsed, said)]
        expected = sorted([p.code, p.level.value, p.message] for p in problems)
        both = [
            [each for each in found if each[0].startswith(("private-", "image-people"))]
            for found in (sorted(told["found"]), expected)
        ]
        assert both[0] == both[1], told["text"]
        private += bool(both[1])
    assert private > 5 * len(TRIPS) - 50


TOLD = """
const { check } = await load("contribution/check.js");
return argument.map(({ kind, meta, bodies }) => {
  const own = data.kinds.find((each) => each.key === kind);
  const draft = { meta, bodies, case: "foens", caseText: "" };
  return check(own, draft, data, {}).map(({ where, level, message }) => [where, level, message]);
});
"""


def test_the_form_names_the_field_and_quotes_the_characters(ask: Ask) -> None:
    meta = {"level": "user", "six_p": ["place"], "date": "2026-11-23",
            "phase": "anchoring", "kind": "surprise"}  # fmt: skip
    titled = {**meta, "title": "Borger 290200-4123"}
    idea = {"title": "Bussen", "summary": "En tur.", "contact": {
        "role": "Leder, 40 50 60 71", "organisation": "Byen"}}  # fmt: skip
    given = [
        {
            "kind": "learning-point",
            "meta": titled,
            "bodies": ["Ring til Bo\npå 🌱 40 50 60 71.\n\nJa."],
        },
        {"kind": "learning-point", "meta": meta, "bodies": ["Nr. 0101901234"]},
        {"kind": "episode-idea", "meta": idea, "bodies": [""]},
    ]
    first, second, third = ask(TOLD, given)
    assert first == [
        [["title"], "fejl", "»290200-4123« i »Pointen«: Her står noget, der ligner et CPR-nummer. "
         "Slet det, før du sender filen."],
        [["body-0"], "fejl", "»40 50 60 71« i »Hvad bygger den på?«: Her står et telefonnummer. "
         "Slet det, og skriv en rolle i stedet."],
    ]  # fmt: skip
    # Advice stands beside errors.
    assert [level for _, level, _ in second] == ["fejl", "forslag"]
    assert second[1][2].startswith("»0101901234« i »Hvad bygger den på?«: Kan dette være et CPR")
    assert [where for where, _, _ in third] == [["contact", "role"]]
    assert third[0][2].endswith("indeholder et telefonnummer. "
                                "Slet »40 50 60 71«, og skriv en rolle i stedet.")  # fmt: skip
