"""The one rule of paths: which text of the content a file is, and where one lies.

Paths are relative to the project's root, with forward slashes.
"""

from dataclasses import dataclass

CASES, PODCASTS, DOCS = "cases", "podcasts", "docs"
LEDGER = f"{PODCASTS}/ledger.yml"
"""What has been published of the podcast, and under which address and guids."""
CALENDAR_LEDGER = f"{DOCS}/netvaerk/ledger.yml"
"""What subscribers' calendars have been told of meetings."""
"""The folders that hold all content."""
ASSETS = f"{DOCS}/assets"
"""What lies there is no content."""


@dataclass(frozen=True)
class Source:
    """A Markdown file of the content.

    ``folder`` says of which kind it is: ``cases``, ``podcasts``, or the folder within a case's own
    (``learning-points``); for a page of the editors' it is the whole folder, ``docs/om``. ``case``
    is the case that it belongs to, if it does.
    """

    folder: str
    slug: str
    case: str = ""

    @property
    def path(self) -> str:
        if self.folder == CASES:
            return index_of(self.slug)
        below = f"{self.folder}/{self.slug}.md"
        return case_file(self.case, below) if self.case else below


def source_of(path: str) -> Source | None:
    """What a path is of; ``None`` for all that is no text of the content."""
    stem = path.removesuffix(".md")
    if stem == path:
        return None
    match stem.split("/"):
        case ["cases", slug, "index"]:
            return Source(CASES, slug)
        case ["cases", case, folder, slug]:
            return Source(folder, slug, case)
        case ["podcasts", slug]:
            return Source(PODCASTS, slug)
        case ["docs", *folders, slug]:
            return Source("/".join((DOCS, *folders)), slug)
    return None


def case_file(case: str, name: str) -> str:
    """The path of a file in a case's own folder; a picture is published at the same address."""
    return f"{CASES}/{case}/{name}"


def index_of(case: str) -> str:
    """The path of a case's own text."""
    return case_file(case, "index.md")


def in_case(path: str) -> str:
    """What is left of a path below the case's own folder: ``learning-points/a.md``."""
    return path.split("/", 2)[-1]
