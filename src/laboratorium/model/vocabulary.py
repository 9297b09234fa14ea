"""The closed vocabularies: the six Ps, the SDGs, municipalities, levels and so on.

Each is one YAML file in the package folder ``vocabularies``: a title, a slug, an introduction and
its terms. All of them are validated when they are first asked for; a mistake in one raises a single
``VocabularyError`` naming file and term.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.slugs import SLUG
from laboratorium.base.yaml_text import load

_SLUG = rf"^{SLUG}$"
_COLOUR = r"^#[0-9A-Fa-f]{6}$"
_TARGET = r"^(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])$"
MUNICIPALITY_SUFFIX = re.compile(r"\s+(?:region)?s?kommune$", re.IGNORECASE)

Symbol = Literal["person", "hands", "pin", "bridge", "sheaf", "leaf"]


# pydantic's error types in Danish; ``content.messages`` is a floor above.
_WRONG = {
    "missing": "mangler",
    "extra_forbidden": "kendes ikke",
    "string_too_short": "må ikke være tom",
    "string_too_long": "må højst være på {max_length} tegn",
    "string_pattern_mismatch": "har ikke den rigtige form",
    "literal_error": "er ikke en af de tilladte værdier",
    "too_short": "er tom",
    "value_error": "{said}",
}


class VocabularyError(ValueError):
    """A vocabulary file cannot be used. The message (Danish) names the file and the term."""


class Term(BaseModel):
    """One value of a vocabulary, with the Danish texts that explain it to a reader."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    key: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")
    label: str = Field(min_length=1, max_length=80)
    slug: str = Field(pattern=_SLUG)
    description: str = Field(min_length=1, max_length=220)
    text: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the term is called where nothing around it says which vocabulary it is of."""
        return self.label

    def spellings(self) -> tuple[str, ...]:
        """Return every way in which this term may be written: key, label, slug and aliases."""
        return (self.key, self.label, self.slug, *self.aliases)


class SixP(Term):
    """One of the six Ps with its guiding question, lab theme number and petal glyph."""

    question: str = Field(min_length=1)
    theme: int = Field(ge=1, le=6)
    symbol: Symbol

    @property
    def gloss(self) -> str:
        """What its English name means, in Danish: the first of its other names."""
        return self.aliases[0].lower()


class Goal(Term):
    """One of the UN's 17 goals with its official colour and the codes of its targets."""

    number: int = Field(ge=1, le=17)
    colour: str = Field(pattern=_COLOUR)
    text_colour: str = Field(pattern=_COLOUR)
    uri: str = Field(pattern=r"^https?://")
    targets: tuple[Annotated[str, Field(pattern=_TARGET)], ...] = Field(min_length=1)

    @property
    def title(self) -> str:
        return f"Verdensmål {self.key}: {self.label}"

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if self.key != str(self.number):
            raise ValueError(f"key {self.key} og number {self.number} er ikke det samme")
        strangers = [code for code in self.targets if not code.startswith(f"{self.number}.")]
        if strangers or len(set(self.targets)) != len(self.targets):
            raise ValueError(f"delmålene {', '.join(strangers or self.targets)} hører ikke til")
        return self


class Municipality(Term):
    """One of the 98 municipalities; ``key`` is the official four-digit code.

    ``group`` is the key of its group in ``municipality_groups``, ``lat`` and ``lon`` the middle of
    its land in degrees (WGS 84).
    """

    key: str = Field(pattern=r"^[0-9]{4}$")
    description: str = Field(default="", max_length=220)
    region: str = Field(min_length=1)
    group: str = Field(min_length=1)
    lat: float = Field(ge=54, le=58)
    lon: float = Field(ge=7.5, le=15.5)

    official: str = ""

    @property
    def full_name(self) -> str:
        """What the municipality calls itself: `Aarhus Kommune`, `Københavns Kommune`."""
        return self.official or f"{self.label} Kommune"

    @property
    def title(self) -> str:
        return self.full_name

    @property
    def code(self) -> str:
        """The official code, the same as ``key``."""
        return self.key


class Licence(Term):
    """A licence; ``key`` is its SPDX identifier, ``url`` where its text can be read."""

    url: str = Field(pattern=r"^https://")


class Category(Term):
    """One of Apple's podcast categories; ``apple`` is its exact name, which feeds must use.

    ``parent`` is the key of the category that a subcategory lies under.
    """

    description: str = Field(default="", max_length=220)
    apple: str = Field(min_length=1)
    parent: str = ""


class Role(Term):
    """What somebody does in a podcast; ``group`` is the Podcasting 2.0 taxonomy's name for the
    kind of work. The taxonomy's name of the role is the key with spaces for underscores.
    """

    group: str = Field(min_length=1)

    @property
    def taxonomy(self) -> str:
        """The role as the taxonomy writes it, in small letters: ``guest host``."""
        return self.key.replace("_", " ")


class Unit(Term):
    """A unit of measured values; ``one`` and ``many`` are its Danish forms after a number."""

    one: str = Field(min_length=1, max_length=20)
    many: str = Field(min_length=1, max_length=20)


class Scale(Term):
    """Something that a story is placed on; ``places`` are the statements at its corners or ends."""

    @property
    def places(self) -> tuple[str, ...]:
        raise NotImplementedError


_Statement = Annotated[str, Field(min_length=1, max_length=40)]


class Triad(Scale):
    """A triangle: a story lies the nearer a corner, the more it is about the statement there."""

    corners: tuple[_Statement, _Statement, _Statement]

    @property
    def places(self) -> tuple[str, ...]:
        return self.corners


class Dyad(Scale):
    """A line between two ends."""

    ends: tuple[_Statement, _Statement]

    @property
    def places(self) -> tuple[str, ...]:
        return self.ends


T = TypeVar("T", bound=Term)


class Vocabulary(BaseModel, Generic[T]):
    """A closed list of terms in a fixed order."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str
    title: str = Field(min_length=1)
    slug: str = Field(pattern=_SLUG)
    intro: str = ""
    terms: tuple[T, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _unambiguous(self) -> Self:
        owners: dict[str, T] = {}
        for number, term in enumerate(self.terms):
            if any(term.key == other.key for other in self.terms[:number]):
                raise ValueError(f"nøglen »{term.key}« står to gange")
            for spelling in term.spellings():
                owner = owners.setdefault(slugify(spelling), term)
                if owner is not term:
                    raise ValueError(f"»{spelling}« hører både til {owner.key} og {term.key}")
        return self

    # Cached properties, because pydantic's private attributes are slow to reach, and these are
    # asked for every value of every file.
    @cached_property
    def _by_key(self) -> dict[str, T]:
        return {term.key: term for term in self.terms}

    @cached_property
    def _by_spelling(self) -> dict[str, T]:
        return {
            slug: term
            for term in self.terms
            for text in term.spellings()
            if (slug := slugify(text))
        }

    @cached_property
    def _by_sign(self) -> dict[str, T]:
        """Terms by those spellings that hold no letter or digit, such as ``%``."""
        spelt = ((text, term) for term in self.terms for text in term.aliases)
        return {text: term for text, term in spelt if not slugify(text)}

    @cached_property
    def _nearest(self) -> Nearest:
        spelt = (text for term in self.terms for text in term.spellings())
        return Nearest(text for text in spelt if slugify(text))

    def __iter__(self) -> Iterator[T]:  # type: ignore[override]
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __getitem__(self, key: str) -> T:
        """Return the term with exactly this key, or raise ``KeyError``."""
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def find(self, text: str) -> T | None:
        """Return the term that ``text`` names by key, label, slug or alias, or ``None``.

        Case, accents and the spelling of æ, ø and å make no difference. A municipality may also
        be written as "Aarhus Kommune" or "Bornholms Regionskommune".
        """
        if term := self._by_key.get(text) or self._by_sign.get(text.strip()):
            return term
        if term := self._by_spelling.get(slugify(text)):
            return term
        shorter = MUNICIPALITY_SUFFIX.sub("", text.strip())
        if self.name != "municipalities" or shorter == text.strip():
            return None
        stem = slugify(shorter)
        return self._by_spelling.get(stem) or self._by_spelling.get(stem.removesuffix("s"))

    def nearest(self, text: str) -> T | None:
        """Return the term spelt most like ``text``, or ``None`` when nothing comes near."""
        close = self._nearest.find(MUNICIPALITY_SUFFIX.sub("", text.strip()))
        return None if close is None else self._by_spelling[slugify(close)]


class Vocabularies:
    """All vocabularies, each by the name of its file without ``.yml``: as an attribute or an item.

    What a vocabulary's terms are beyond ``Term`` is said in ``TERMS``; a new file needs nothing
    here unless its terms hold more.
    """

    told_whole = True
    six_p: Vocabulary[SixP]
    sdg: Vocabulary[Goal]
    licences: Vocabulary[Licence]
    podcast_roles: Vocabulary[Role]
    podcast_categories: Vocabulary[Category]
    municipalities: Vocabulary[Municipality]
    units: Vocabulary[Unit]
    triads: Vocabulary[Triad]
    dyads: Vocabulary[Dyad]

    def __init__(self, found: Mapping[str, Vocabulary[Any]]) -> None:
        vars(self).update(found)

    def __getitem__(self, name: str) -> Vocabulary[Any]:
        found: Vocabulary[Any] = vars(self)[name]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(vars(self))

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Vocabulary[Term]: ...


TERMS: Mapping[str, type[Term]] = {
    "six_p": SixP,
    "sdg": Goal,
    "licences": Licence,
    "municipalities": Municipality,
    "podcast_roles": Role,
    "podcast_categories": Category,
    "units": Unit,
    "triads": Triad,
    "dyads": Dyad,
}


def read_vocabulary(folder: Traversable, name: str, term: type[T]) -> Vocabulary[T]:
    """Read and validate ``<folder>/<name>.yml``.

    Raises ``VocabularyError`` with one Danish sentence naming the file, the term and the field.
    """
    file = folder / f"{name}.yml"
    try:
        raw = load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VocabularyError(f"{name}.yml: filen findes ikke.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" i linje {mark.line + 1}" if mark else ""
        raise VocabularyError(f"{name}.yml: filen kan ikke læses som YAML{where}.") from error
    except (UnicodeDecodeError, OSError) as error:
        raise VocabularyError(f"{name}.yml: filen kan ikke læses som UTF-8.") from error
    if not isinstance(raw, dict):
        raise VocabularyError(f"{name}.yml: filen skal have title, slug, intro og terms.")
    try:
        return Vocabulary[term].model_validate({**raw, "name": name})  # type: ignore[valid-type]
    except ValidationError as error:
        raise VocabularyError(_explain(name, raw, error)) from error


def _explain(name: str, raw: dict[Any, Any], error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = [str(part) for part in first["loc"]]
    if len(where) >= 2 and where[0] == "terms":
        item = raw["terms"][int(where[1])]
        key = item.get("key", "?") if isinstance(item, dict) else "?"
        where[:2] = [f"begrebet »{key}« (nr. {int(where[1]) + 1})"]
    facts = {**first.get("ctx", {}), "said": first["msg"].removeprefix("Value error, ")}
    wrong = _WRONG.get(first["type"], "er ikke gyldig").format_map(facts)
    return f"{name}.yml: {', '.join(where)}{': ' if where else ''}{wrong}."


@cache
def vocabularies() -> Vocabularies:
    """Return all vocabularies, read once from the package. Raises ``VocabularyError``."""
    folder = resources.files("laboratorium.model") / "vocabularies"
    names = sorted(file.name.removesuffix(".yml") for file in folder.iterdir())
    return Vocabularies(
        {name: read_vocabulary(folder, name, TERMS.get(name, Term)) for name in names}
    )
