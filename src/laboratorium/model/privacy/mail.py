"""Mail addresses of persons, told from the shared mailboxes of offices."""

import re
from collections.abc import Iterator

from laboratorium.base.danish import fold
from laboratorium.base.problems import Level
from laboratorium.model.privacy.rules import decide, listed, pattern, reach, rules
from laboratorium.model.privacy.text import Found, Text
from laboratorium.model.privacy.words import mailboxes, private_providers, public_domains

EMAIL = "private-email"

_PARTS = re.compile(r"[._+-]+")


def find_mails(text: Text) -> Iterator[Found]:
    """Yield each mail address in a text that may be a person's, also when it is spelt out."""
    lower = text.lower
    for at in pattern("mail", "at").finditer(lower):
        domain = pattern("near", "domain").match(lower, at.end())
        if not domain:
            continue
        earliest = max(0, at.start() - reach("local"))
        begins = max(lower.rfind(" ", earliest, at.start()) + 1, earliest)
        local = pattern("near", "local").search(lower[begins : at.start()])
        if not local:
            continue
        spelt = at[0].strip() == "at"
        if spelt and not pattern("near", "spelt_dot").search(domain[0]):
            continue  # English "at", or a place.
        host = fold(re.sub(rules()["mail"]["dot"], ".", domain[0])).strip(".-")
        ending = host.rpartition(".")[2]
        if len(ending) < 2 or not ending.isalpha() or ending in listed("mail", "files"):
            continue
        start = at.start() - len(local[0])
        if level := _level(local[0], host, text.leads("owner", start - reach("owner"), start)):
            yield Found(text.place(start), text.place(domain.end() - 1) + 1, EMAIL, level)


def _level(local: str, host: str, owner: bool) -> Level | None:
    parts = [part for part in _PARTS.split(fold(local)) if part]
    facts = {"owner"} if owner else set()
    if host in private_providers():
        facts.add("provider")
    if parts and mailboxes().issuperset(parts):
        facts.add("shared")
    labels = host.split(".")
    if any(".".join(labels[first:]) in public_domains() for first in range(len(labels) - 1)):
        facts.add("public")
    return decide("mail", frozenset(facts))
