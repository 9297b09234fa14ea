"""Which case a learning point or a prototype belongs to: one of the file's, or one of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.paths import CASES, index_of
from laboratorium.base.slugs import is_slug
from laboratorium.intake.importing.drafts import CASE, Draft, Loose, Part, Reading, shortened
from laboratorium.intake.importing.fields import GROUP
from laboratorium.intake.importing.placing import PICTURES
from laboratorium.intake.importing.settle import plain
from laboratorium.reading.frontmatter import parse

_ADDRESS = re.compile(r"(?:^|/)cases/([a-z0-9-]+)(?:/|$)")
_NEAR = 0.75

Confirm = Callable[[str], bool]
"""Asks the editor a question of yes or no (Danish)."""


def nobody(_question: str) -> bool:
    """Where nobody can be asked, nothing is guessed."""
    return False


class CasesThere:
    """The cases of a project, by slug, address and title."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each case by its slug."""
        found: dict[str, str] = {}
        for index in sorted((self.root / CASES).glob("*/index.md")):
            slug = index.parent.name
            try:
                meta = parse(index.read_bytes(), index_of(slug)).meta
            except OSError:
                continue
            title = meta.get("title")
            found[slug] = title if isinstance(title, str) else slug
        return found

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {slugify(title): slug for slug, title in self.titles.items()}

    def find(self, named: str) -> str:
        """The slug of the case that is named exactly, or an empty string."""
        said = named.strip()
        if is_slug(said) and (self.root / index_of(said)).is_file():
            return said
        address = _ADDRESS.search(said)
        if address and (self.root / index_of(address[1])).is_file():
            return address[1]
        return self._by_name.get(slugify(said), "")


def settle_belonging(
    reading: Reading, root: Path, confirm: Confirm = nobody, case: str = ""
) -> None:
    """Give what belongs to a case to that case; what belongs to none stays `left` in the reading.

    `case` names the case of all that says none itself. A case that is only nearly named is asked
    about with `confirm`.
    """
    there = CasesThere(root)
    drafts, reading.drafts = reading.drafts, []
    of_file = {slugify(name): draft for draft in drafts for name in _names(draft)}
    answers: dict[str, str] = {}
    homeless: dict[str, int] = {}
    for draft in drafts:
        if not needs_case(draft):
            reading.drafts.append(draft)
            continue
        named = draft.belongs or (draft.own.case if draft.own else "") or case
        host = of_file.get(slugify(named)) if named else None
        if host is None:
            found = there.find(named) if named else ""
            if named and not found:
                found = _near(named, of_file, there, confirm, answers)
                host = of_file.get(found.removeprefix("#")) if found.startswith("#") else None
            draft.onto = "" if host else found
        if host is not None and draft.own is None:
            _give(draft, host)
        elif draft.onto:
            _leave_records(draft, reading)
            for picture in draft.pictures:
                reading.leave("Billede", picture.where or draft.where, picture.said, PICTURES)
            if draft:
                reading.drafts.append(draft)
        else:
            homeless[named] = homeless.get(named, 0) + 1
            reading.left += all_of(draft)
    _say(homeless, there, reading)


def needs_case(draft: Draft) -> bool:
    """Whether a draft is part of a case rather than one itself."""
    if draft.own:
        return draft.own.kind.key != CASE
    return draft.is_part


def _names(draft: Draft) -> Iterator[str]:
    if needs_case(draft):
        return
    title = draft.case.values.get(("title",))
    yield from (name for name in (str(title or ""), draft.case.slug, draft.key) if name)


def _near(
    named: str,
    of_file: dict[str, Draft],
    there: CasesThere,
    confirm: Confirm,
    answers: dict[str, str],
) -> str:
    """The slug of the case that the editor says is meant; with `#` before it, one of the file's."""
    if named not in answers:
        titles = {title: slug for slug, title in there.titles.items()}
        for draft in of_file.values():
            title = str(draft.case.values.get(("title",), ""))
            titles |= {title: f"#{slugify(title)}"} if title else {}
        meant = Nearest(titles, _NEAR).find(named)
        question = f"»{named}« er ingen case. Er det »{meant}«?"
        answers[named] = titles[meant] if meant and confirm(question) else ""
    return answers[named]


def _give(draft: Draft, host: Draft) -> None:
    for (kind, _), part in sorted(draft.parts.items(), key=lambda one: one[0]):
        host.parts[kind, host.next_number(kind)] = part
    numbers: dict[tuple[str | int, ...], int] = {}
    for path, value in draft.case.values.items():
        if len(path) > 2:
            key = path[:2]
            numbers.setdefault(key, host.next_number(str(path[0])))
            host.case.put((path[0], numbers[key], *path[2:]), value, draft.case.wheres[path])
    host.pictures += draft.pictures
    host.remarks += draft.remarks
    host.loose += draft.loose


def _leave_records(draft: Draft, reading: Reading) -> None:
    """What belongs into the file of a case that is there already, which nobody writes over."""
    if draft.case.values:
        why = "Casen findes i forvejen. Skriv det selv ind i dens fil."
        reading.leave(f"Til {draft.onto}", draft.where, _said(draft.case), why)
        draft.case.values.clear()


def all_of(draft: Draft) -> Iterator[Loose]:
    """All that a draft holds, for the report."""
    if draft.own:
        yield Loose(draft.own.kind.name, draft.where, draft.own.text)
    for part in draft.files():
        if part:
            label = GROUP[part.kind].label if part.kind in GROUP else "Case"
            yield Loose(label, draft.where, _said(part))
    yield from draft.loose


def _said(part: Part) -> str:
    values = [f"{'.'.join(map(str, path))}: {plain(value)}" for path, value in part.values.items()]
    return "\n".join((*values, *(text for texts in part.body.values() for text in texts)))


def _say(homeless: dict[str, int], there: CasesThere, reading: Reading) -> None:
    if not homeless:
        return
    count = sum(homeless.values())
    which = shortened([f"»{name}«" for name in homeless if name])
    said = "1 del hører" if count == 1 else f"{count} dele hører"
    hints = [Nearest(there.titles.values(), _NEAR).find(name) for name in homeless if name]
    meant = shortened([f"»{hint}«" for hint in hints if hint])
    reading.notes.append(
        (
            f"{said} til cases, der ikke findes: {which}."
            if which
            else f"{said} til en case, men der står ikke hvilken."
        )
        + (f" Mente I {meant}?" if meant else "")
        + " Skriv casens titel eller adresse i kolonnen »Case«, eller kør igen med --case og "
        "navnet på casens mappe."
    )
