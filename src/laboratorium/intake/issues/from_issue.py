"""An issue becomes content files, as far as it goes: nothing written in it is lost or trusted.

What fits no field goes to the end of the text under "Ikke placeret". Paths are made from slugs
alone, and the values go through the same YAML rules as an import.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.paths import CASES, Source
from laboratorium.base.slugs import SLUG, free, named_after, shortened
from laboratorium.base.yaml_text import front_matter
from laboratorium.intake.importing.drafts import Draft, Part, given
from laboratorium.intake.importing.fields import slot_of
from laboratorium.intake.importing.placing import place
from laboratorium.intake.importing.settle import unsettled
from laboratorium.intake.issues.body import MAX_BODY, Answers, read_body, recognise
from laboratorium.intake.issues.forms import BODY, CASE, LEFTOVER, PROMISE, Question, questions
from laboratorium.intake.issues.values import plain, prose
from laboratorium.model.cases import HEADINGS
from laboratorium.model.declare import field_of
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import KIND
from laboratorium.reading.body import UNPLACED
from laboratorium.reading.frontmatter import parse

_ADDRESS = re.compile(rf"cases/({SLUG})(?:/|$|#|\?)")


@dataclass(frozen=True)
class Conversion:
    """What an issue came to.

    ``kind`` is None when the issue is no filled-in form; ``text`` and ``path`` are then empty, and
    ``unread`` is what was written. When it is not known to which case the file belongs, or what it
    is called, ``missing`` says so and the path has a stand-in. ``missing`` has the names of
    required questions without an answer; ``notes`` are Danish sentences about the rest.
    """

    kind: str | None
    path: str = ""
    text: str = ""
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unread: str = ""


def convert(root: Path, title: str, body: str, today: date) -> Conversion:
    """Return what an issue with this title and body comes to; ``root`` holds the cases there are.

    ``today`` is the date that the content gets: the day on which the issue was opened.
    """
    kind = recognise(body)
    if kind is None:
        return Conversion(None, unread=f"{title}\n\n{body}"[:MAX_BODY])
    answers = read_body(body, kind)
    model = KIND[kind].model
    part, loose, notes = _draft(KIND[kind], answers)
    part.put(("title",), _without_prefix(kind, title), "")
    if ("contact", "role") in part.values and not part.values["contact", "organisation"]:
        part.values["contact", "organisation"] = part.values.get(("organisation",), "")
    for name, value in given(model, today.isoformat()).items():
        part.put((name,), value, "")
    meta = unsettled(part, model)
    folder, missing = _folder(root, kind, answers, notes)
    missing += [
        question.label
        for question in questions(kind)
        if _is_required(kind, question.name) and not _at(meta, question.name)
    ]
    text, pictures = _text(kind, answers, loose)
    if pictures:
        notes.append(
            "Billederne er blevet til links. Et billede skal lægges op i forslaget sammen med en "
            "beskrivelse, fotografens navn og en grund til, at vi må vise det."
        )
    if loose:
        notes.append(f"Noget passede ikke i noget felt. Det står nederst under »{UNPLACED}«.")
    if not _promised(answers):
        missing.append(_question(kind, PROMISE).label)
    if not _body_given(kind, answers):
        missing.append(_question(kind, f"{BODY}:0").label)
    path = _path(root, kind, folder, meta, today)
    whole = front_matter(meta) + text
    return Conversion(kind, path, whole, tuple(dict.fromkeys(missing)), tuple(notes))


def _draft(kind: Kind, answers: Answers) -> tuple[Part, list[str], list[str]]:
    """The file as far as it was filled in, what fits no field, and remarks on how it was read."""
    draft = Draft("")
    for question in questions(kind.key):
        slot = slot_of(kind, tuple(question.name.split("."))) if question.field else None
        if slot:
            answer = plain(question, answers.by_field.get(question.name, ""))
            place(draft, slot, answer, question.label, "formularen")
    others = (answers.rest, *(f"{item.name}: {item.text}" for item in draft.loose))
    loose = [*others, answers.by_field.get(LEFTOVER, "")]
    part = draft.parts.get((kind.folder, 0), Part(kind.folder)) if kind.in_case else draft.case
    return part, [text for text in loose if text.strip()], draft.remarks


def _folder(root: Path, kind: str, answers: Answers, notes: list[str]) -> tuple[str, list[str]]:
    """The slug of the case that a learning point or a prototype belongs to, and what is missing."""
    if kind == "case":
        return "", []
    said = " ".join(answers.by_field.get(CASE, "").split())
    if not said:
        return "", [_question(kind, CASE).label]
    found, near = find_case(root, said)
    if found:
        return found, []
    hint = f" Mente du »{near}«?" if near else " Se navnene på siden med alle cases."
    notes.append(f"Vi kan ikke finde casen »{said[:100]}«.{hint}")
    return "", [_question(kind, CASE).label]


def find_case(root: Path, said: str) -> tuple[str, str]:
    """Return the slug of the case that is meant by a title, a folder or an address, or an empty
    text and the title of the nearest one.
    """
    titles = {folder.name: _title(folder) for folder in sorted((root / CASES).iterdir())}
    if (match := _ADDRESS.search(said)) and match[1] in titles:
        return match[1], ""
    wanted = slugify(said)
    for slug, title in titles.items():
        if wanted and wanted in (slug, slugify(title)):
            return slug, ""
    if match:
        near = Nearest(titles).find(match[1])
        return "", titles[near] if near else ""
    return "", Nearest(title for title in titles.values() if title).find(said) or ""


def _title(folder: Path) -> str:
    try:
        with (folder / "index.md").open("rb") as file:
            return str(parse(file.read(64 * 1024), "").meta.get("title", ""))
    except OSError:
        return ""


def _text(kind: str, answers: Answers, loose: list[str]) -> tuple[str, bool]:
    """The body, with what is loose at its end, and whether pictures became links."""
    written = [prose(answers.by_field.get(f"{BODY}:{number}", "")) for number in range(5)]
    unplaced = [prose(text) for text in loose]
    pictures = any(flag for _, flag in (*written, *unplaced))
    rest = "\n\n".join(text for text, _ in unplaced)
    if kind == "case":
        parts = [
            f"## {heading}\n\n{text}".rstrip()
            for heading, (text, _) in zip(HEADINGS, written, strict=True)
        ]
        lead = f"### {UNPLACED}\n\n"
    else:
        # A learning point has no headings.
        parts = [written[0][0]]
        lead = f"**{UNPLACED}**\n\n"
    parts += [f"{lead}{rest}"] if rest else []
    return "\n\n".join(part for part in parts if part).strip("\n") + "\n", pictures


def _path(root: Path, kind: str, folder: str, meta: Mapping[str, Any], today: date) -> str:
    title = str(meta.get("title", ""))
    where = [] if KIND[kind].in_case else [str(meta.get("municipality", ""))]
    slug = named_after(*where, title) if slugify(title) else "uden-titel"
    if KIND[kind].dated:
        slug = shortened(f"{today.isoformat()}-{slug}")
    home = (folder or "navnet-paa-casen") if KIND[kind].in_case else ""
    made = Source(KIND[kind].folder, slug, home)

    def is_taken(slug: str) -> bool:
        # Nothing that lies there is written over.
        path = root / replace(made, slug=slug).path
        return (path if home else path.parent).exists()

    return replace(made, slug=free(slug, is_taken)).path


def _without_prefix(kind: str, title: str) -> str:
    name = re.escape(KIND[kind].name)
    plain = " ".join(title.split())
    return re.sub(rf"^\[?{name}\]?\s*:?\s*", "", plain, flags=re.IGNORECASE)


def _promised(answers: Answers) -> bool:
    boxes = re.findall(r"^\s*[-*+]\s+\[([ xX])\]", answers.by_field.get(PROMISE, ""), re.MULTILINE)
    return bool(boxes) and " " not in boxes


def _body_given(kind: str, answers: Answers) -> bool:
    return bool(answers.by_field.get(f"{BODY}:0", "").strip())


def _at(meta: Mapping[str, Any], field: str) -> Any:
    found: Any = meta
    for part in field.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _question(kind: str, name: str) -> Question:
    return next(question for question in questions(kind) if question.name == name)


def _is_required(kind: str, name: str) -> bool:
    """Whether a file without the field is held up by the checker."""
    path = tuple(name.split("."))
    try:
        steps = [field_of(KIND[kind].model, path[:length]) for length in range(1, len(path) + 1)]
    except KeyError:
        return False
    return all(step.required for step in steps)
