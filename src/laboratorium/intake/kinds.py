"""The kinds of contribution that the site asks for, from ``form.yml``, tied to their models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from laboratorium.intake.skeletons import HELP
from laboratorium.model.idea import EpisodeIdea
from laboratorium.model.models import Case, LearningPoint, Prototype, Record
from laboratorium.reading.body import HEADINGS

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MODELS: Mapping[str, type[Record]] = {
    model.__name__: model for model in (LearningPoint, Case, Prototype, EpisodeIdea)
}


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BodyPart(_Strict):
    """A text below the fields; ``title`` is its heading in the file when the kind has headings."""

    title: str
    description: str
    example: str = ""


class Kind(_Strict):
    """One kind of contribution. ``slug`` is its name in the form's address; ``quick`` names the
    fields that come first, of which ``case`` and ``body`` are not of the model.
    """

    key: str
    slug: str
    model: str
    title: str
    button: str
    lead: str
    quick: tuple[str, ...]
    bodies: tuple[BodyPart, ...]

    @property
    def record(self) -> type[Record]:
        """The model of the front matter."""
        return _MODELS[self.model]

    @property
    def in_case(self) -> bool:
        """Whether the file lies in the folder of a case."""
        return "case" in self.quick


class Form(_Strict):
    """All kinds. By model: the Danish names of the fields, those that are filled in beforehand, and
    those that are left out. ``more`` is what one more of a list is called.
    """

    kinds: tuple[Kind, ...]
    labels: Mapping[str, Mapping[str, str]]
    hidden: Mapping[str, tuple[str, ...]]
    filled: Mapping[str, Mapping[str, str]]
    more: Mapping[str, str]

    def kind(self, key: str) -> Kind:
        """The kind of that key. Raises KeyError."""
        return {kind.key: kind for kind in self.kinds}[key]


@cache
def form() -> Form:
    """What ``form.yml`` says; a case's texts come from the headings that a case must have."""
    file = resources.files("laboratorium.intake") / "form.yml"
    read = Form.model_validate(yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER))
    parts = tuple(
        BodyPart(title=heading, description=text)
        for heading, text in zip(HEADINGS, HELP, strict=True)
    )
    kinds = (
        kind if kind.bodies else kind.model_copy(update={"bodies": parts}) for kind in read.kinds
    )
    return read.model_copy(update={"kinds": tuple(kinds)})
