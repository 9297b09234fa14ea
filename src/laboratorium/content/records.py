"""What loading gives: typed records with their bodies, and the problems on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from laboratorium.content.images import ImageFile
from laboratorium.content.models import (
    Case,
    Exhibition,
    Lab,
    LearningPoint,
    NetworkMeeting,
    Organisation,
    Page,
    Prototype,
)
from laboratorium.content.problems import Level, Problem

M = TypeVar("M", bound=Page)


@dataclass(frozen=True)
class LearningPointRecord:
    """A learning point; ``slug`` is the file's name without ``.md``, ``case`` the case's slug."""

    slug: str
    case: str
    path: str
    meta: LearningPoint
    body: str
    body_line: int

    @property
    def anchor(self) -> str:
        """The learning point's anchor on its case's page."""
        return f"lp-{self.slug}"


@dataclass(frozen=True)
class PrototypeRecord:
    """A prototype; ``slug`` is the file's name without ``.md``, ``case`` the case's slug."""

    slug: str
    case: str
    path: str
    meta: Prototype
    body: str
    body_line: int


@dataclass(frozen=True)
class CaseRecord:
    """A case with all that lies in its folder; ``slug`` is the folder's name.

    Learning points are sorted by date and slug, prototypes by slug, ``image_files`` (every picture
    in the folder) and ``tables`` (mapping.yml, measurements.csv, stories.csv) by path.
    """

    slug: str
    path: str
    meta: Case
    body: str
    body_line: int
    learning_points: tuple[LearningPointRecord, ...] = ()
    prototypes: tuple[PrototypeRecord, ...] = ()
    image_files: tuple[ImageFile, ...] = ()
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageRecord(Generic[M]):
    """A page under docs/; ``slug`` is the file's stem, ``uri`` its path in docs/."""

    slug: str
    path: str
    uri: str
    meta: M
    body: str
    body_line: int


@dataclass(frozen=True)
class Content:
    """Everything that editors and groups have written, in order of path."""

    cases: tuple[CaseRecord, ...] = ()
    exhibitions: tuple[PageRecord[Exhibition], ...] = ()
    labs: tuple[PageRecord[Lab], ...] = ()
    organisations: tuple[PageRecord[Organisation], ...] = ()
    meetings: tuple[PageRecord[NetworkMeeting], ...] = ()
    pages: tuple[PageRecord[Page], ...] = ()


@dataclass(frozen=True)
class Loaded:
    """The content that could be read, and every problem, sorted by path, line and column."""

    content: Content
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be mended before the site can be built."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)
