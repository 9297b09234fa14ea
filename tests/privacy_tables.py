"""The sentences that must be found, those that must be let through, and the worst there is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def rows(name: str) -> list[list[str]]:
    lines = (ROOT / "tests/data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


TRIPS = rows("privacy-trips.tsv")
JUDGED = rows("privacy-judged.tsv")
PASSES = [text for (text,) in rows("privacy-passes.tsv")]
REAL = sorted(
    path
    for folder, ending in (("cases", "*.md"), ("podcasts", "*.*"), ("docs", "*.md"))
    for path in (ROOT / folder).rglob(ending)
    if path.suffix in {".md", ".yml", ".vtt", ".srt", ".json"}
)
_RANDOM = random.Random(1)


def _digits(count: int) -> str:
    return "".join(_RANDOM.choices("0123456789", k=count))


def _letters(count: int) -> str:
    return "".join(_RANDOM.choices("abdefghiklmnoprstuvyæøå", k=count))


# Each gives a little of a text that is the worst of its kind.
WORST: Mapping[str, Callable[[], str]] = {
    "small numbers": lambda: f"{_digits(_RANDOM.randint(1, 3))}\n",
    "pairs": lambda: f"{_digits(2)} ",
    "one number": lambda: _digits(10),
    "eights": lambda: f"{_digits(8)}, ",
    "phones": lambda: f"{_digits(2)} {_digits(2)} {_digits(2)} {_digits(2)}, ",
    "abroad": lambda: f"+{_digits(10)} ",
    "accounts": lambda: f"konto {_digits(8)}, ",
    "births": lambda: f"0{_digits(1)}0{_digits(1)}{_digits(2)}-{_digits(4)} , ",
    "days": lambda: f"{_digits(2)}-{_digits(2)}-20{_digits(2)} ",
    "hyphens": lambda: f"{_digits(1)}-",
    "addresses on the web": lambda: f"/{_digits(8)}",
    "other digits": lambda: "٣٤ ٥٦ ٧٨ ٩٠ x ",
    "unseen": lambda: f"\u200b{_digits(1)}",
    "words": lambda: f"{_letters(_RANDOM.randint(2, 9))} ",
    "a word": lambda: "a",
    "capitals": lambda: "A ",
    "spaces": lambda: " ",
    "names": lambda: _RANDOM.choice(("Anne ", "Mette ", "Bo ", "Jensen ", "A. ")),
    "known persons": lambda: _RANDOM.choice(("Anne har demens. ", "naboen Bo, ", "Ida på 7 år ")),
    "full names": lambda: _RANDOM.choice(("Anne Bro, ", "Mette Lund er ", "fru Jensen ", "syge ")),
    "roles": lambda: _RANDOM.choice(("leder ", "nabo ", f"{_letters(20)} ", "mor, ")),
    "spelt births": lambda: "cpr " + "".join(f"{_digits(2)} " for _ in range(5)),
    "births and words": lambda: f"0{_digits(1)}0{_digits(1)}{_digits(2)} de sidste fire ",
    "identities": lambda: "id ",
    "streets": lambda: f"{_letters(1).upper()}{_letters(2)}vej {_digits(1)} ",
    "homes": lambda: f"Bo Hansen {_letters(1).upper()}vej {_digits(1)}, 5000 O ",
    "squares": lambda: "Sønder Store Torv 1 ",
    "doors": lambda: "A 1 2. tv ",
    "mails": lambda: f"{_letters(2)}@{_letters(3)}.dk ",
    "mails in a row": lambda: f"{_letters(2)}@{_letters(3)}.dk;",
    "shared mails": lambda: f"info@{_letters(3)}.dk ",
    "signs": lambda: "a@",
    "dots": lambda: "a.",
    "entities": lambda: "&#64",
    "at": lambda: "a (at) ",
}


def worst(name: str, size: int) -> str:
    """That many characters of the worst text of that kind, and at its end a number to ring."""
    made: list[str] = []
    length = 0
    while length < size:
        made.append(WORST[name]())
        length += len(made[-1])
    return "".join(made)[:size] + " Ring 40 50 60 71"


def mixtures(count: int) -> Iterator[str]:
    """Texts that nobody has thought of, made of pieces of the tables."""
    chance = random.Random(2)
    sentences = [*(row[2] for row in TRIPS), *PASSES, *(text for _, text in JUDGED)]
    words = [word for sentence in sentences for word in sentence.split(" ")]
    glue = (" ", "-", ".", "/", " - ", "(", ") ", "\u00a0", "–", ", ", "; ", ". ", "\n", "\n\n")
    odd = ("🌱", "𝟙𝟚", "é", "\u200b", "İ", "ß", "٣", "½", "_", "@", " dot ", "+", "&#64;")
    for number in range(count):
        if number % 4 == 0:
            yield " ".join(chance.choices(words, k=chance.randint(3, 25)))
        elif number % 4 == 1:
            yield chance.choice(sentences) + chance.choice(glue) + chance.choice(sentences)
        elif number % 4 == 2:
            groups = (
                "".join(chance.choices("0123456789", k=chance.choice((1, 2, 2, 3, 4, 4, 6, 8))))
                for _ in range(chance.randint(2, 9))
            )
            middle = "".join(group + chance.choice(glue) for group in groups)
            yield f"{chance.choice(words)} {middle}{chance.choice(words)} {chance.choice(words)}"
        else:
            letters = list(chance.choice(sentences))
            for _ in range(chance.randint(1, 4)):
                at = chance.randrange(len(letters))
                letters[at] = chance.choice((*"0123456789 .-/+()xA@,", *odd))
            yield "".join(letters)
