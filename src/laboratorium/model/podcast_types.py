"""The kinds of value that only a podcast has; each takes what was written, as in ``types``."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
)

from laboratorium.base.danish import Nearest, fold, slugify
from laboratorium.media.times import parse_time
from laboratorium.model.shape import Shape
from laboratorium.model.types import OneOf, check_url, fail, join_lines
from laboratorium.model.vocabulary import Category, Vocabulary, vocabularies

# What Apple takes of a description; more is cut off or refused.
MAX_BYTES = 4_000

_YES = frozenset(("true", "yes", "ja", "on", "1"))
_NO = frozenset(("false", "no", "nej", "off", "0"))
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EMAIL = re.compile(r"[^\s@<>()\",;:]{1,64}@[^\s@<>().,;:]{1,63}(?:\.[^\s@<>().,;:]{1,63})+")
_IN_SITE = re.compile(r"/(?:[A-Za-z0-9_-]+/)*(?:#[A-Za-z0-9_-]+)?")
# The site's own files, and the pages that follow after the first of a feed (`feed-2.xml`).
_TAKEN = re.compile(
    r"sitemap\.xml|(?:assets|data|feeds|soeg)/.*|podcast/(?:saeson|laboratorium)-.*|.*-[0-9]+\.xml"
)
_COVER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\.(?:jpg|jpeg|png)")


def parse_seconds(value: object) -> float:
    """Return seconds from `12:34`, `1:02:03.5` or `754`."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    try:
        return parse_time(value if isinstance(value, str) else "")
    except ValueError:
        raise fail("seconds") from None


def parse_flag(value: object) -> bool:
    """Return the truth of `true`, `ja`, `false`, `nej` and the like."""
    if isinstance(value, bool):
        return value
    text = value.strip().lower() if isinstance(value, str) else ""
    if text not in _YES | _NO:
        raise fail("flag")
    return text in _YES


def check_guid(value: str) -> str:
    """Return the UUID in small letters."""
    if not _GUID.fullmatch(value.lower()):
        raise fail("uuid")
    return value.lower()


def check_feed(value: str) -> str:
    """Return the feed's path if nothing else on the site lies there."""
    if _TAKEN.fullmatch(value):
        raise fail("feed_taken")
    return value


def check_email(value: str) -> str:
    """Return the e-mail address if it looks like one."""
    if not _EMAIL.fullmatch(value):
        raise fail("email")
    return value


def check_bytes(value: str) -> str:
    """Return the text if apps take all of it."""
    size = len(value.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise fail("too_many_bytes", size=size, most=MAX_BYTES, over=size - MAX_BYTES)
    return value


def check_link(value: str) -> str:
    """Return a path on the site, such as `/podcast/`, or a whole address."""
    return value if _IN_SITE.fullmatch(value) else check_url(value)


def is_remote(audio: str) -> bool:
    """Whether an audio value is an address and not a file beside the episode."""
    return "://" in audio


def check_file(value: str) -> str:
    """Return the name of a file in ``podcasts/`` itself; any letters and spaces may do."""
    if re.search(r"[/\\:\x00-\x1f]", value) or value.startswith("."):
        raise fail("podcast_file", meant=re.split(r"[/\\:]", value)[-1].lstrip(".") or None)
    return value


def check_audio(value: str) -> str:
    """Return a file's name, or a whole address."""
    return check_url(value) if is_remote(value) else check_file(value)


def check_cover(value: str) -> str:
    """Return the name of a picture; it is published under that name, so it must be a plain one."""
    check_file(value)
    if not _COVER.fullmatch(value):
        stem, dot, suffix = value.rpartition(".")
        fits = dot and suffix.lower() in {"jpg", "jpeg", "png"}
        meant = f"{slugify(stem) or 'forside'}.{suffix.lower()}" if fits else None
        raise fail("cover_name", meant=meant)
    return value


@dataclass(frozen=True)
class Choice(OneOf):
    """Annotation: one of a few fixed values; ``aliases`` are what Danes write for them."""

    values: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...] = ()

    def check(self, value: str) -> str:
        """Return the value in its one spelling."""
        spelt = {fold(known): known for known in self.values}
        spelt |= {fold(alias): known for alias, known in self.aliases}
        if found := spelt.get(fold(value)):
            return found
        near = Nearest(spelt).find(value)
        listed = f"en af disse: {', '.join(self.values)}"
        raise fail("unknown_choice", near=near and spelt[near], all=listed)

    def allowed(self) -> list[str]:
        return list(self.values)


def categories() -> Vocabulary[Category]:
    """Return Apple's categories and subcategories."""
    return vocabularies().podcast_categories


@dataclass(frozen=True)
class AppleCategory(OneOf):
    """Annotation: a category or subcategory, in Danish or English; stored as Apple writes it."""

    is_sub: bool

    def check(self, value: str) -> str:
        """Return Apple's own name, such as `Society & Culture`."""
        term = categories().find(value)
        if term is None:
            near = categories().nearest(value)
            raise fail("unknown_category", near=near and near.apple)
        if term.parent and not self.is_sub:
            raise fail("category_is_sub", near=categories()[term.parent].apple)
        if self.is_sub and not term.parent:
            raise fail("category_is_main")
        return term.apple

    def allowed(self) -> list[str]:
        return [term.apple for term in categories() if bool(term.parent) is self.is_sub]


def main_category(subcategory: str) -> str:
    """Return Apple's name of the category that a subcategory, by Apple's name, lies under."""
    term = categories().find(subcategory)
    return categories()[term.parent].apple if term and term.parent else ""


MPEG, M4A = "audio/mpeg", "audio/x-m4a"
AUDIO_TYPE = Choice(
    (MPEG, M4A),
    (("audio/mp3", MPEG), ("audio/mp4", M4A), ("audio/m4a", M4A), ("audio/aac", M4A)),
)
AudioType = Annotated[str, AUDIO_TYPE]
AUDIO_ENDINGS = {MPEG: (".mp3",), M4A: (".m4a",)}
"""How the address of audio of each type must end, by Apple's rules for feeds."""
Seconds = Annotated[
    float,
    BeforeValidator(parse_seconds),
    WithJsonSchema({"type": "string", "pattern": r"^(\d+:)?(\d+:)?\d+([.,]\d+)?$"}),
]
Flag = Annotated[bool, BeforeValidator(parse_flag), Shape.FLAG]
Guid = Annotated[str, AfterValidator(check_guid)]
ItemGuid = Annotated[str, Field(min_length=1, max_length=1000)]
FeedPath = Annotated[
    str,
    Field(max_length=200, pattern=r"^[a-z0-9]+([/-][a-z0-9]+)*\.xml$"),
    AfterValidator(check_feed),
]
Email = Annotated[str, Field(max_length=255), AfterValidator(check_email)]
LongText = Annotated[str, Field(min_length=1), AfterValidator(check_bytes)]
Link = Annotated[str, Field(max_length=1000), AfterValidator(check_link)]
AudioSource = Annotated[
    str, BeforeValidator(join_lines), Field(min_length=1, max_length=1000),
    AfterValidator(check_audio),
]  # fmt: skip
FileName = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(check_file)]
CoverName = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(check_cover)]
MainCategory = Annotated[str, AppleCategory(is_sub=False)]
Subcategory = Annotated[str, AppleCategory(is_sub=True)]
