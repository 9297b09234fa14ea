"""`import.yml`: what other people's headings and values mean, written once by an editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laboratorium.base.danish import slugify
from laboratorium.intake.importing.fields import Slot, find_slot
from laboratorium.intake.importing.files import Refused
from laboratorium.reading.frontmatter import parse

NAME = "import.yml"
LEFT_OUT = "-"
_KEYS = ("columns", "values", "licence")


@dataclass(frozen=True)
class Meanings:
    """Our field by their heading, None for one that is left out; our value by our field's name and
    theirs; and the licence of their texts, empty when nobody has said it.
    """

    columns: Mapping[str, Slot | None] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    licence: str = ""

    def value(self, slot: Slot, text: str) -> str:
        """What a value of theirs is called here; itself when nobody has said so."""
        if not self.values:
            return text
        known = self.values.get(slugify(slot.field.label)) or self.values.get(
            slugify(" ".join(slot.field.path)), {}
        )
        whole = known.get(slugify(text))
        if whole is not None or not known:
            return text if whole is None else whole
        parts = [part.strip() for part in text.replace("\n", ";").split(";")]
        return "; ".join(known.get(slugify(part), part) for part in parts)


NOTHING = Meanings()


def meanings_beside(file: Path, named: Path | None = None) -> Meanings | None:
    """What `import.yml` beside the file says, or the one that is `named`; None without one.

    Raises `Refused` with all that is wrong with it (Danish).
    """
    path = named or file.with_name(NAME)
    if named is None and not path.is_file():
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"Filen »{path}« kan ikke åbnes: {error.strerror or error}.") from error
    parsed = parse(b"---\n" + data.removeprefix(b"\xef\xbb\xbf") + b"\n---\n", path.name)
    wrong = [f"linje {one.line - 1}: {one.message}" for one in parsed.problems]
    meta = parsed.meta
    wrong += [f"»{key}« kendes ikke. Skriv {', '.join(_KEYS)}." for key in meta if key not in _KEYS]
    columns = _columns(_texts(meta, "columns", wrong), wrong)
    values = _values(meta.get("values") or {}, wrong)
    if wrong:
        raise Refused(f"{path.name} kan ikke bruges. " + " ".join(wrong))
    licence = meta.get("licence")
    return Meanings(columns, values, licence if isinstance(licence, str) else "")


def _texts(meta: Mapping[str, Any], key: str, wrong: list[str]) -> Mapping[str, str]:
    found = meta.get(key) or {}
    if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
        return found
    wrong.append(f"Skriv en linje for hver af dem under »{key}«: deres navn, kolon og vores.")
    return {}


def _columns(said: Mapping[str, str], wrong: list[str]) -> dict[str, Slot | None]:
    found: dict[str, Slot | None] = {}
    for theirs, ours in said.items():
        slot = None if ours in ("", LEFT_OUT) else find_slot(ours.replace(".", " "))
        if slot is None and ours not in ("", LEFT_OUT):
            wrong.append(f"»{ours}« (ved »{theirs}«) er ikke et felt. Skriv feltets navn eller -.")
        found[slugify(theirs)] = slot
    return found


def _values(said: Any, wrong: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, texts in said.items() if isinstance(said, dict) else ():
        if find_slot(name.replace(".", " ")) is None:
            wrong.append(f"»{name}« under »values« er ikke et felt.")
        if not isinstance(texts, dict):
            wrong.append(f"Skriv under »{name}«: deres værdi, kolon og vores.")
            continue
        found[slugify(name)] = {slugify(theirs): str(ours) for theirs, ours in texts.items()}
    return found
