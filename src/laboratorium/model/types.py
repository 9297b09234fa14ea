"""The kinds of value a field can hold: each takes what was written and gives a typed value.

Validators raise ``PydanticCustomError`` with a type from the table in ``messages`` and the facts
its Danish sentence needs; the English text in the call is never shown.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from laboratorium.base.danish import slugify
from laboratorium.base.slugs import MAX_SLUG, SLUG, is_slug
from laboratorium.model.forms import fits, within
from laboratorium.model.partial_date import parse_full_date
from laboratorium.model.privacy.find import strictly_private
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import Term, Vocabulary, vocabularies

MOST_CHOICES_LISTED = 17


def fail(kind: str, **context: Any) -> PydanticCustomError:
    # The message only serves people who debug; readers get the Danish one for this type.
    return PydanticCustomError(kind, kind, context)


def parse_whole(value: object) -> int:
    """Return the whole number written, such as ``2013``."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if not fits("whole", text):
        raise fail("whole_number")
    return int(text.replace("−", "-"))


def parse_number(value: object) -> Decimal:
    """Return the number written with a decimal point or comma: ``19.7`` or ``19,7``.

    ``1.500`` is refused: a Dane reads fifteen hundred, a program one and a half.
    """
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    text = value.strip() if isinstance(value, str) else ""
    if fits("number_grouped", text):
        whole = re.sub(r"[., ]", "", text)
        raise fail("number_grouped", meant=whole)
    if not fits("number", text):
        found = within("first_number", text[:80])
        meant = found.group().strip(" .,") if found else None
        raise fail("number", meant=meant if meant and fits("number", meant) else None)
    return Decimal(text.replace(",", ".").replace("−", "-"))


IRRELEVANT = ("ikke relevant", "ikke-relevant", "n/a", "-")


def parse_share(value: object) -> Decimal | None:
    """Return a share from 0 to 1, or ``None`` where it is said not to be relevant."""
    if value is None or (isinstance(value, str) and value.strip().lower() in IRRELEVANT):
        return None
    found = parse_number(value)
    if found < 0 or found > 1:
        raise fail("share")
    return found


def parse_coordinate(value: object) -> float:
    """Return degrees written with a decimal point or comma: ``55.676`` or ``55,676``."""
    if isinstance(value, float):
        return value
    text = value.strip() if isinstance(value, str) else str(value)
    if not fits("number", text):
        raise fail("coordinate")
    return float(text.replace(",", ".").replace("−", "-"))


def check_url(value: str) -> str:
    """Return the address if it is a plain http or https one."""
    try:
        parts = urlsplit(value)
        host = parts.netloc
    except ValueError:
        raise fail("url", meant=None) from None
    clean = not within("not_in_url", value)
    if clean and parts.scheme.lower() in {"http", "https"} and fits("host", host):
        return value
    guess = f"https://{value.strip().split('://')[-1].removeprefix('//')}"
    plausible = ":" not in value.partition("://")[0] and fits("host", urlsplit_host(guess))
    scheme_ok = "://" not in value or value.lower().startswith(("http://", "https://"))
    is_meant = plausible and scheme_ok and not within("not_in_url", guess) and guess != value
    raise fail("url", meant=guess if is_meant else None)


def urlsplit_host(address: str) -> str:
    """Return the host of an address, or an empty string when it has none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def check_slug(value: str) -> str:
    """Return the slug if it holds only a–z, 0–9 and single hyphens."""
    if not is_slug(value):
        raise fail("slug", meant=slugify(value) or None)
    return value


def check_not_private(value: str) -> str:
    """Return the text if it holds no e-mail address, telephone or CPR number."""
    if found := strictly_private(value):
        raise fail(found)
    return value


def check_image_path(value: str) -> str:
    """Return the path of a picture within the case folder, with forward slashes."""
    parts = value.split("/")
    if "\\" in value or ":" in value or value.startswith("/") or ".." in parts or "" in parts:
        raise fail("image_path", meant=re.split(r"[/\\]", value)[-1] or None)
    return "/".join(part for part in parts if part != ".")


def check_prototype_reference(value: str) -> str:
    """Return ``<case>/<prototype>`` if it is of that form."""
    if not re.fullmatch(rf"{SLUG}/{SLUG}", value):
        raise fail("prototype_reference")
    return value


def check_point_reference(value: str) -> str:
    """Return ``<case>/<learning point>`` if it is of that form; both are names without ``.md``."""
    if not re.fullmatch(rf"{SLUG}/{SLUG}", value):
        raise fail("point_reference")
    return value


def check_group_reference(value: str) -> str:
    """Return ``<organisation>/<group>`` if it is of that form."""
    if not re.fullmatch(rf"{SLUG}/{SLUG}", value):
        raise fail("group_reference")
    return value


def join_lines(value: object) -> object:
    """Return text without line breaks, so that a title wrapped in the file stays one line."""
    return " ".join(value.split()) if isinstance(value, str) and "\n" in value else value


def _choices(vocabulary: Vocabulary[Any]) -> str:
    if len(vocabulary) > MOST_CHOICES_LISTED:
        return "et af de officielle navne"
    return f"en af disse: {', '.join(f'»{term.label}«' for term in vocabulary)}"


def _unknown(vocabulary: Vocabulary[Any], value: str, nearest: str | None) -> PydanticCustomError:
    return fail("unknown_term", title=vocabulary.title, near=nearest, all=_choices(vocabulary))


class OneOf:
    """An annotation of a text that is one of a few: what pydantic must know of it."""

    def check(self, value: str) -> str:
        """Return the text as it is stored. Raises PydanticCustomError."""
        raise NotImplementedError

    def allowed(self) -> list[str]:
        """Return the texts as they are stored."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "enum": self.allowed()}


@dataclass(frozen=True)
class TermOf(OneOf):
    """Annotation: a term of the named vocabulary, by key, label or alias; stored as its key."""

    vocabulary: str

    def check(self, value: str) -> str:
        """Return the term's key or raise ``PydanticCustomError`` naming the nearest term."""
        vocabulary: Vocabulary[Term] = vocabularies()[self.vocabulary]
        if term := vocabulary.find(value):
            return term.key
        near = vocabulary.nearest(value)
        # A key says nothing to a contributor; the term's own name does, and may be written.
        raise _unknown(vocabulary, value, near.label if near else None)

    def allowed(self) -> list[str]:
        return [term.key for term in vocabularies()[self.vocabulary]]


def check_sdg(value: str) -> str:
    """Return a goal as ``11`` or a target as ``11.7`` or ``11.a``."""
    goals = vocabularies().sdg
    if goal := goals.find(value):
        return goal.key
    match = fits("target", value.strip())
    if match is None or match.group(1) not in goals:
        near = None if value.strip().isdigit() else goals.nearest(value)
        raise fail("unknown_goal", near=f"{near.key} ({near.label})" if near else None)
    goal = goals[match.group(1)]
    code = f"{goal.key}.{match.group(2).lower()}"
    if code not in goal.targets:
        raise fail("unknown_target", goal=goal.key, all=", ".join(goal.targets))
    return code


@dataclass(frozen=True)
class TermsWithin:
    """Annotation: a term of the named vocabulary or a part of one, such as a target of a goal."""

    vocabulary: str


def check_no_repeats(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the list if nothing stands in it twice (also not under another spelling)."""
    seen: set[Any] = set()
    for item in value:
        if item in seen:
            raise fail("repeated", item=str(item))
        seen.add(item)
    return value


Whole = Annotated[int, BeforeValidator(parse_whole), Shape.WHOLE]
Number = Annotated[
    Decimal, BeforeValidator(parse_number), WithJsonSchema({"type": "number"}), Shape.NUMBER
]
Share = Annotated[
    Decimal | None,
    BeforeValidator(parse_share),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
    Shape.SHARE,
]
Day = Annotated[date, BeforeValidator(parse_full_date), Shape.DAY]
Latitude = Annotated[
    float, BeforeValidator(parse_coordinate), Field(ge=54, le=58), Shape.COORDINATE
]
Longitude = Annotated[
    float, BeforeValidator(parse_coordinate), Field(ge=7.5, le=15.5), Shape.COORDINATE
]
Text = Annotated[str, BeforeValidator(join_lines)]
Url = Annotated[str, Field(max_length=1000), AfterValidator(check_url), Shape.ADDRESS]
Slug = Annotated[str, Field(max_length=MAX_SLUG), AfterValidator(check_slug), Shape.SLUG]
Impersonal = Annotated[str, BeforeValidator(join_lines), AfterValidator(check_not_private)]
ImagePath = Annotated[str, Field(max_length=200), AfterValidator(check_image_path), Shape.PICTURE]
PrototypeReference = Annotated[str, AfterValidator(check_prototype_reference)]
PointReference = Annotated[str, AfterValidator(check_point_reference)]
GroupReference = Annotated[str, AfterValidator(check_group_reference)]
Unique = AfterValidator(check_no_repeats)

SixPKey = Annotated[str, TermOf("six_p")]
ChallengeKey = Annotated[str, TermOf("challenges")]
FieldKey = Annotated[str, TermOf("fields")]
LevelKey = Annotated[str, TermOf("levels")]
LicenceKey = Annotated[str, TermOf("licences")]
MunicipalityKey = Annotated[str, TermOf("municipalities")]
GoalOrTarget = Annotated[str, AfterValidator(check_sdg), TermsWithin("sdg")]
AllSixPs = Annotated[tuple[SixPKey, ...], Field(min_length=1, max_length=6), Unique]
SixPs = Annotated[tuple[SixPKey, ...], Field(min_length=1, max_length=3), Unique]
