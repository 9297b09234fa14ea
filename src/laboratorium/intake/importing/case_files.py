"""What the files of a draft hold: front matter, sections, and what fitted nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.base.slugs import free, named_after, shortened
from laboratorium.base.yaml_text import front_matter
from laboratorium.intake.importing.drafts import CASE, MODELS, Draft, Loose, Part, given
from laboratorium.intake.importing.fields import GROUP
from laboratorium.intake.importing.markdown_text import harmless
from laboratorium.intake.importing.settle import with_room
from laboratorium.model.cases import HEADINGS
from laboratorium.model.kind import Kind
from laboratorium.reading.body import UNPLACED
from laboratorium.reading.files import MAX_TEXT

_ROOM_FOR_LOOSE = MAX_TEXT // 3


def file_named(kind: Kind, meta: Mapping[str, Any], title: str) -> str:
    """The name of a new file of a kind, with its day where the kind is dated."""
    slug = named_after(title) or slugify(kind.name)
    return f"{meta['date']}-{slug}" if kind.dated and meta.get("date") else slug


def files_of(
    draft: Draft,
    metas: list[tuple[Part, dict[str, Any]]],
    source: str,
    today: str,
    pictures: Sequence[Mapping[str, str]] = (),
) -> tuple[dict[str, str], tuple[Loose, ...]]:
    """The files of a case by their names in its folder, and what there was no room for; `pictures`
    are entries for those that were taken out.
    """
    files: dict[str, str] = {"index.md": ""}
    day = str(metas[0][1].get("updated") or today)
    for part, settled in metas:
        meta = given(MODELS[part.kind], day) | settled
        if part.kind == CASE and draft.licence is not None and "licence" not in settled:
            meta["licence"] = draft.licence
        if part.kind == CASE and pictures:
            meta["images"] = [*meta.get("images", ()), *map(dict, pictures)]
        fields = front_matter(with_room(meta, MODELS[part.kind]))
        if part.kind == CASE:
            loose, left_out = _loose(draft, source)
            files["index.md"] = f"{fields}\n{_case_body(part)}{loose}"
            continue
        kind = GROUP[part.kind].kind
        assert kind
        slug = file_named(kind, meta, str(meta.get("title", "")))
        name = free_name(files, part.kind, shortened(part.slug or slug))
        files[name] = fields + "".join(f"{text}\n" for text in joined(part.body.get("")))
    return dict(sorted(files.items())), left_out


def free_name(files: Mapping[str, str], folder: str, slug: str) -> str:
    """The name of a file in a folder, with a number when another has it."""
    return f"{folder}/{free(slug, lambda slug: f'{folder}/{slug}.md' in files)}.md"


def joined(texts: list[str] | None) -> list[str]:
    """Paragraphs as one text, or nothing."""
    return ["\n\n".join(texts)] if texts else []


def _case_body(part: Part) -> str:
    return "\n".join(
        "\n".join((f"## {heading}\n", *(f"{text}\n" for text in joined(part.body.get(heading)))))
        for heading in HEADINGS
    )


def _loose(draft: Draft, source: str) -> tuple[str, tuple[Loose, ...]]:
    """The section with what fitted nowhere, and what there was no room for even there."""
    if not draft.loose:
        return "", ()
    parts = [
        f"\n## {UNPLACED}\n",
        f"Fra {harmless(source)}, {draft.where}. Flyt det på plads, eller slet det.\n",
    ]
    room = _ROOM_FOR_LOOSE
    left_out: list[Loose] = []
    for item in draft.loose:
        text = as_item(item)
        room -= len(text.encode())
        if room < 0:
            left_out.append(item)
        else:
            parts.append(text)
    return "\n".join((*parts, "")), tuple(left_out)


def as_item(item: Loose) -> str:
    """Something loose as one item of a Markdown list."""
    where = f" ({item.where})" if item.where else ""
    text = harmless(item.text).replace("\n", "\n    ")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    name = harmless(" ".join(item.name.split())).replace("*", r"\*")
    return f"- **{name or 'Tekst'}**{harmless(where)}: {text}"
