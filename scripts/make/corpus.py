"""Write N made-up, valid cases, the same ones for the same seed: food for benchmarks and tests.

    .venv/bin/python scripts make.corpus 1000 --out /a/folder --seed 1

The folder then holds cases/<slug>/ as in this project, three learning points to a case and some
450 words to a body. Every title begins with »Prøvecase«, so that none is taken for a real one.
Case number 7 is the same in a corpus of 10 and of 10,000.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from laboratorium.base.files import write
from laboratorium.model.cases import HEADINGS
from laboratorium.model.vocabulary import Term, vocabularies
from make.arguments import write_as_told

SECTION_WORDS = 70

WHO = (
    *("beboerne", "kommunen", "naboerne", "skolen", "lokalrådet", "foreningen", "biblioteket"),
    *("de frivillige", "medarbejderne", "arbejdsgruppen", "plejehjemmet", "boligforeningen"),
    *("børnehaven", "de unge", "spejderne", "idrætsklubben", "købmanden", "forvaltningen"),
)
DID = (
    *("tegnede", "byggede", "prøvede", "passede", "åbnede", "flyttede", "delte", "undersøgte"),
    *("beskrev", "planlagde", "ændrede", "overtog", "foreslog", "indviede", "forbedrede"),
)
WHAT = (
    *("en fælles køkkenhave", "en delebil", "et værksted", "et drivhus", "en gangsti"),
    *("et regnvandsbed", "en ordning med følgesvende", "et ugentligt måltid", "en byttehylde"),
    *("et lille varmeværk", "en bænk med tag", "en rute for cykler", "et møderum", "en vagtplan"),
    *("en plan for skyggen på pladsen", "en legeplads af genbrugt træ", "et værested"),
    *("en fælles indkøbsordning", "et kort over stille steder", "en aften med fortællinger"),
)
WHERE = (
    *("på torvet", "ved havnen", "i forsamlingshuset", "bag skolen", "langs åen", "på stationen"),
    *("i den gamle mejeribygning", "mellem blokkene", "ved kirken", "i udkanten af byen"),
    *("på den tomme grund", "i kælderen under rådhuset", "ved busholdepladsen", "i skovbrynet"),
)
WHEN = (
    *("om foråret", "efter tre møder", "i den første uge", "hen over vinteren", "en lørdag i maj"),
    *("sidst på sommeren", "efter en lang snak", "næste efterår", "to gange om måneden"),
)
WHY = (
    *("fordi der manglede et sted at mødes", "fordi ingen havde spurgt før"),
    *("fordi vejen var for lang", "fordi pengene skulle række længere", "fordi det kunne gøres nu"),
    *("fordi de ældste ikke kunne komme med", "fordi regnen gjorde skade hvert år"),
)
# Danish turns subject and verb when something else stands first; each pattern heeds that.
PATTERNS = (
    "{Who} {did} {what} {where}.",
    "{Who} {did} {what}, {why}.",
    "{When} {did} {who} {what} {where}.",
    "Da {who} {did} {what}, {did2} {who2} {what2}.",
    "Det viste sig, at {who} {did} {what} {where}.",
    "Ingen havde regnet med, at {who} {did} {what} {when}.",
    "{Who} og {who2} {did} sammen {what} {where}.",
    "Bagefter {did} {who} **{what}**, mens {who2} {did2} {what2}.",
    "{When} talte {who} med {who2} om det, der skete {where}.",
    "Det tog længere tid, end {who} havde troet, {why}.",
)
LESSONS = (
    "Begynd {where}, før {who} bliver spurgt om penge",
    "Lad {who} bestemme tempoet fra den første dag",
    "Aftal tidligt, hvem der passer {what}",
    "Det er lettere at få {who} med, når noget kan ses {where}",
    "Skriv ned, hvad {who} prøvede, mens det sker",
)


def sentence(rng: random.Random, pattern: str | None = None) -> str:
    """Return one made-up sentence; two different doers, deeds and things at most."""
    who, who2 = rng.sample(WHO, 2)
    did, did2 = rng.sample(DID, 2)
    what, what2 = rng.sample(WHAT, 2)
    words = {
        **{"who": who, "who2": who2, "did": did, "did2": did2, "what": what, "what2": what2},
        **{"where": rng.choice(WHERE), "when": rng.choice(WHEN), "why": rng.choice(WHY)},
    }
    words |= {"Who": who[0].upper() + who[1:], "When": capital(words["when"])}
    return (pattern or rng.choice(PATTERNS)).format_map(words)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def paragraph(rng: random.Random, words: int) -> str:
    """Return sentences of at least `words` words in all."""
    sentences: list[str] = []
    while sum(len(text.split()) for text in sentences) < words:
        sentences.append(sentence(rng))
    return " ".join(sentences)


def pick(rng: random.Random, terms: Iterable[Term]) -> str:
    return rng.choice([term.key for term in terms])


def body(rng: random.Random, neighbour: str) -> str:
    """Return a case's text under its five headings, with citations, a list and a link."""
    parts = []
    for heading in HEADINGS:
        text = [f"## {heading}", f"{paragraph(rng, SECTION_WORDS)} [1](#kilde-1)"]
        if heading == "Hvad vi prøvede":
            text.append("\n".join(f"- {sentence(rng)}" for _ in range(3)))
        if heading == "Hvad andre kan bruge":
            text.append(f"Se også [en prøvecase mere](../{neighbour}/index.md). [2](#kilde-2)")
        parts.append("\n\n".join(text))
    return "\n\n".join(parts) + "\n"


def slug(number: int) -> str:
    return f"proevecase-{number:05}"


def case(seed: int, number: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield the files of case `number` of `count` (from 1) as (path below cases/, text)."""
    # Seeded by its number, so that a case does not depend on how many there are.
    rng = random.Random(f"{seed}:{number}")
    terms = vocabularies()
    town = rng.choice(terms.municipalities.terms)
    began = rng.randint(2010, 2024)
    neighbour = slug(number % count + 1) if count > 1 else slug(1)
    title = f"Prøvecase {number}: {rng.choice(WHAT)} {rng.choice(WHERE)}"
    six_p = rng.sample([term.key for term in terms.six_p], rng.randint(1, 3))
    before = rng.randint(5, 60)
    actions = "".join(
        f"  - title: {capital(rng.choice(WHAT))} {rng.choice(WHERE)}\n"
        f"    from: {began + step}-{rng.randint(1, 12):02}\n"
        f"    with: [{', '.join(map(capital, rng.sample(WHO, 2)))}]\n"
        f"    what: {sentence(rng)}\n"
        f"    outcome: {sentence(rng)}\n"
        for step in range(rng.randint(2, 4))
    )
    front = f"""\
---
title: '{title}'
summary: {sentence(rng, PATTERNS[0])} {sentence(rng, PATTERNS[1])}
status: {pick(rng, terms.statuses)}
status_as_of: {began + 1}
origin: public-sources
organisation: {town.label} Prøveforvaltning
partners: [Prøveforeningen, Prøveskolen]
municipality: {town.label}
place: {{name: '{capital(rng.choice(WHERE))}', lat: {town.lat}, lon: {town.lon}}}
period: {{from: {began}}}
six_p: [{", ".join(six_p)}]
sdg: [{", ".join(sorted(rng.sample([term.key for term in terms.sdg], 3), key=int))}]
challenges: [{pick(rng, terms.challenges)}]
fields: [{pick(rng, terms.fields)}]
actors:
  - {{who: {capital(rng.choice(WHO))}, role: Tog initiativet}}
  - {{who: {capital(rng.choice(WHO))}, role: Står for driften}}
trial_actions:
{actions}measurements:
  - indicator: Deltagere om måneden
    unit: deltagere
    level: {pick(rng, terms.levels)}
    before: {{value: {before}, date: {began}}}
    after: {{value: {before + rng.randint(1, 90)}, date: {began + 2}}}
    source: 1
sources:
  - {{title: Prøvekilde et, url: 'https://example.org/{slug(number)}/1', publisher: Prøveavisen}}
  - {{title: Prøvekilde to, url: 'https://example.org/{slug(number)}/2', publisher: Prøvebladet}}
licence: CC-BY-4.0
updated: 2026-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}
---
"""
    yield f"{slug(number)}/index.md", front + body(rng, neighbour)
    for point in range(1, 4):
        date = f"2026-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}"
        yield (
            f"{slug(number)}/learning-points/{date}-pointe-{point}.md",
            f"""\
---
title: {sentence(rng, LESSONS[(number + point) % len(LESSONS)])}
level: {pick(rng, terms.levels)}
six_p: [{six_p[0]}]
phase: {pick(rng, terms.phases)}
kind: {pick(rng, terms.learning_kinds)}
date: {date}
---
{paragraph(rng, 45)} [1](#kilde-1)
""",
        )


def write_corpus(root: Path, count: int, seed: int = 1) -> None:
    """Write `count` cases below ``root/cases``, one file at a time."""
    for number in range(1, count + 1):
        for name, text in case(seed, number, count):
            write(root / "cases" / name, text, lasting=False)


if __name__ == "__main__":
    write_as_told(__doc__, write_corpus)
