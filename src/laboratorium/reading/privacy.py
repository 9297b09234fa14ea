"""Personal data in what contributors write: found before it is merged, since git keeps everything.

A file is searched as it lies, comments included. A sentence here never repeats what was found.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from laboratorium.base.danish import fold
from laboratorium.base.problems import Level, Position, Problem, advice
from laboratorium.model.privacy.numbers import CPR, PHONE, Found, find_numbers
from laboratorium.model.privacy.places import ADDRESS, find_addresses
from laboratorium.model.privacy.words import find_name, mailboxes, private_providers, public_domains
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.frontmatter import ParsedFile

EMAIL, NAME, PEOPLE = "private-email", "private-name", "image-people"

_SENTENCES = {
    (CPR, Level.ERROR): "Her står noget, der ligner et CPR-nummer. Slet det, før du sender filen.",
    (CPR, Level.ADVICE): "Kan dette være et CPR-nummer? Så slet det. Er det nummeret på en sag, så "
    "skriv et ord foran, der siger det.",
    (PHONE, Level.ERROR): "Her står et telefonnummer. Slet det, og skriv en rolle i stedet.",
    (PHONE, Level.ADVICE): "Er dette et telefonnummer? Så slet det. Er det noget andet, så skriv "
    "foran, hvad tallet er, for eksempel »CVR«.",
    (EMAIL, Level.ERROR): "Her står en mailadresse, der kan være en persons. Slet den, og skriv en "
    "rolle i stedet.",
    (EMAIL, Level.ADVICE): "Er denne mailadresse en persons? Så slet den. En fælles postkasse må "
    "gerne stå her.",
    (ADDRESS, Level.ERROR): "Her står, hvor et menneske bor. Slet gaden og nummeret, og skriv kun "
    "bydelen eller byen.",
    (ADDRESS, Level.ADVICE): "Bor der et menneske på denne adresse? Så slet gaden og nummeret. "
    "Er det en institution, så skriv dens navn.",
}

# Signs that split a number or an address without being seen.
_UNSEEN = re.compile("[\u200b-\u200f\u2060\xad\ufeff]")
_NEWLINE = re.compile(r"\n")

_AT = re.compile(
    r"@|%40|&#(?:64|x40);?|&commat;"
    r"|\(a\)| ?[\[({<] ?(?:at|snabel-?a|@) ?[\])}>] ?| (?:snabel-?a|at) ",
    re.IGNORECASE,
)
_AT_HINTS = ("@", "%40", "&#", "&c", "nabel", "at)", "at]", "(a)", " dot ", " punktum ")
_LOCAL = re.compile(r"[\w.+'’-]{1,64}$")
_DOT = r"(?:\.|&#46;| ?[\[({] ?(?:dot|punktum|prik) ?[\])}] ?| (?:dot|punktum|prik) )"
_DOMAIN = re.compile(rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,6}}+", re.IGNORECASE)
_DOT_SIGN = re.compile(_DOT, re.IGNORECASE)
_FILE_ENDINGS = frozenset(
    ("png", "jpg", "jpeg", "webp", "gif", "svg", "pdf", "md", "html", "js", "css", "mp3", "vtt")
)
_OWNER_KEY = re.compile(r"\bemail\"?:\s*[\"']?$")

_NAMES_IN = {
    "actors": ("who", "role"),
    "contact": ("role", "organisation"),
    "trial_actions": ("with",),
}
_PEOPLE = re.compile(
    r"\b(?:borger|beboer|kvinde|mand|mænd|pige|dreng|barn|børn|menneske|person|deltager|frivillig|"
    r"medarbejder|borgmester|familie|unge|ældre|elev|studerende|gæst|nabo|far|mor|"
    r"ansigt|smiler|chauffør|tilskuer|publikum)(?:e|en|er|re|ere|erne|ne|te|ter|t|et|s|r|n)?\b",
    re.IGNORECASE,
)


def check_file(data: bytes, parsed: ParsedFile, said: Iterable[Problem] = ()) -> Iterator[Problem]:
    """Yield what may be personal data in a file of content: ``data`` as it lies, and taken apart.

    What the values' own rules have said of a line is not said again (``said``).
    """
    known = {
        (problem.line, problem.code) for problem in said if problem.code.startswith("private-")
    }
    for problem in check_text(data, parsed.path):
        if (problem.line, problem.code) not in known:
            yield problem
    yield from check_roles(parsed)
    yield from check_pictures(parsed)


def check_text(data: bytes | str, path: str) -> Iterator[Problem]:
    """Yield what may be personal data in any text: transcripts and tables too. Linear time."""
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts: list[int] = []
    for found in sorted(find(text)):
        starts = starts or [0, *(match.end() for match in _NEWLINE.finditer(text))]
        line = bisect_right(starts, found.start)
        at = Position(line, found.start - starts[line - 1] + 1)
        yield Problem(path, *at, found.level, found.code, _SENTENCES[found.code, found.level])


def check_spoken(
    cues: Sequence[tuple[int, str]], path: str, said: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield what may be personal data in words that are parted among the cues of a transcript.

    ``cues`` are the line of each and what is said in it; some programs give every word its own cue.
    What has been said of a cue as it lies in the file is not said again (``said``).
    """
    lines = sorted({line for line, _ in cues})
    known = {(bisect_right(lines, problem.line), problem.code) for problem in said}
    starts = list(accumulate((len(text) + 1 for _, text in cues), initial=0))
    for found in sorted(find(" ".join(text for _, text in cues))):
        line, _ = cues[bisect_right(starts, found.start) - 1]
        if (bisect_right(lines, line), found.code) not in known:
            sentence = _SENTENCES[found.code, found.level]
            yield Problem(path, line, 1, found.level, found.code, sentence)


def find(text: str) -> Iterator[Found]:
    """Yield each thing in a text that may lead to a person, in no order."""
    places: list[int] | None = None
    if not text.isascii() and _UNSEEN.search(text):
        places = [at for at, char in enumerate(text) if not _UNSEEN.match(char)]
        text = _UNSEEN.sub("", text)
    # A number may be wrapped at the end of a line; the places stay what they were.
    text = text.replace("\n", " ")
    for found in (*find_numbers(text), *_emails(text), *find_addresses(text)):
        yield found if places is None else found._replace(start=places[found.start])


def _emails(text: str) -> Iterator[Found]:
    if not any(hint in text for hint in _AT_HINTS):
        return
    for at in _AT.finditer(text):
        local = _LOCAL.search(text[max(0, at.start() - 64) : at.start()])
        domain = _DOMAIN.match(text, at.end(), at.end() + 400)
        if not local or not domain:
            continue
        spelt = at.group().strip().lower() == "at"
        if spelt and not re.search(r" (?:dot|punktum|prik) ", domain.group(), re.IGNORECASE):
            continue  # English "at", or a place.
        host = fold(_DOT_SIGN.sub(".", domain.group())).strip(".-")
        ending = host.rpartition(".")[2]
        if len(ending) < 2 or not ending.isalpha() or ending in _FILE_ENDINGS:
            continue
        start = at.start() - len(local.group())
        level = _mailbox(
            local.group(), host, bool(_OWNER_KEY.search(text[max(0, start - 12) : start]))
        )
        if level:
            yield Found(start, EMAIL, level)


def _mailbox(local: str, host: str, owner: bool) -> Level | None:
    if host in private_providers():
        return Level.ERROR
    words = [word for word in re.split(r"[._+-]+", fold(local)) if word]
    shared = bool(words) and all(word in mailboxes() for word in words)
    if not shared:
        return Level.ERROR
    if owner or any(host == known or host.endswith(f".{known}") for known in _above(host)):
        return None
    return Level.ADVICE


def _above(host: str) -> Iterator[str]:
    """Yield the public domains that a host is or lies below."""
    labels = host.split(".")
    names = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return (name for name in names if name in public_domains())


def check_roles(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield advice about each person's name that stands where a role or a group should."""
    for where, value in _role_values(parsed.meta):
        if find_name(value) is not None:
            message = "Her ser der ud til at stå en persons navn. Skriv rollen eller gruppen."
            yield advice(parsed.path, parsed.position(*where), NAME, message)


def _role_values(meta: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key, inner in _NAMES_IN.items():
        held = meta.get(key)
        several = held if isinstance(held, list) else [held]
        for index, item in enumerate(several):
            where: tuple[str | int, ...] = (key, index) if isinstance(held, list) else (key,)
            for name in inner if isinstance(item, dict) else ():
                values = item.get(name)
                if isinstance(values, list):
                    each = enumerate(values)
                    yield from (((*where, name, n), v) for n, v in each if isinstance(v, str))
                elif isinstance(values, str):
                    yield (*where, name), values


def check_pictures(parsed: ParsedFile) -> Iterator[Problem]:
    """Yield advice about each picture that shows people by its words, but not by its basis.

    That a basis is missing altogether is an error of the model.
    """
    listed = parsed.meta.get("images")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(item, dict):
            continue
        alt, basis = item.get("alt"), item.get("basis")
        if not isinstance(alt, str) or not isinstance(basis, str):
            continue
        term = vocabularies().image_bases.find(basis)
        if term and term.key == "no_people" and (_PEOPLE.search(alt) or find_name(alt) is not None):
            message = (
                "Beskrivelsen nævner mennesker, men grundlaget siger, at der ingen er. "
                "Skriv det grundlag, I har for at vise dem."
            )
        elif term and term.key == "not_recognisable" and find_name(alt) is not None:
            message = (
                "Beskrivelsen nævner en person ved navn, men grundlaget siger, at ingen kan "
                "genkendes. Slet navnet, eller skriv »basis: consent«, hvis personen har sagt ja."
            )
        else:
            continue
        yield advice(parsed.path, parsed.position("images", index, "basis"), PEOPLE, message)
