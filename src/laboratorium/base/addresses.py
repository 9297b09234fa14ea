"""The site's addresses: one function for each kind of page, relative to the site's root, without a
leading slash.

They end in a slash because every page is a folder with an `index.html`.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath, split

from laboratorium.base.paths import DOCS, Source, source_of

PODCAST = "podcast/"
"""The podcast's page; whatever belongs to the podcast lies below it."""
PLAYBOOK = "drejebog/"
"""The playbook's contents; its chapters and files lie below it."""
EPISODES = f"{PODCAST}afsnit/"
# The folders below PODCAST that are no episode's, and names so like the feeds' that people who
# type a feed's address would end there.
_PODCASTS_OWN = re.compile(r"afsnit|saeson-\d+|laboratorium-\d+-\d+|feeds?(?:-\d+)?")


CONTRIBUTE = "bidrag/"
"""How to contribute; the form of each kind lies below it."""


def case_page(slug: str) -> str:
    return f"cases/{slug}/"


def learning_point(case_slug: str, anchor: str) -> str:
    return f"{case_page(case_slug)}#{anchor}"


def prototype(case_slug: str, slug: str) -> str:
    return f"{case_page(case_slug)}prototyper/{slug}/"


def part_page(case_slug: str, folder: str, slug: str) -> str:
    """The page of what else has a file of its own in the folder of a case."""
    return f"{case_page(case_slug)}{folder}/{slug}/"


def measurement(case_slug: str, anchor: str) -> str:
    return f"{case_page(case_slug)}#{anchor}"


def story(case_slug: str, page: int, anchor: str) -> str:
    """A story on the page (from 1) of its case's stories that holds it."""
    return f"{numbered(f'{case_page(case_slug)}fortaellinger/', page)}#{anchor}"


def form(slug: str, case_slug: str = "") -> str:
    """The form of a kind, by the slug it is offered under, begun for a case if that is given."""
    return f"{CONTRIBUTE}{slug}/{f'?case={case_slug}' if case_slug else ''}"


def chapter(slug: str) -> str:
    """A chapter of the playbook."""
    return f"{PLAYBOOK}{slug}/"


def uncited(phase_slug: str) -> str:
    """The learning points of a phase that no chapter of the playbook refers to."""
    return f"{PLAYBOOK}flere-pointer/{phase_slug}/"


def episode(slug: str) -> str:
    """The page of an episode; all that is the episode's own lies there too."""
    return f"{PODCAST}{slug}/"


def episode_player(slug: str) -> str:
    """The player that other pages and sites can put in a frame."""
    return f"{episode(slug)}afspiller/"


def episode_file(slug: str, ending: str) -> str:
    """The episode's audio or transcript; `ending` is without its point: `mp3`, `vtt`."""
    return f"{episode(slug)}{slug}.{ending}"


def episode_chapters(slug: str) -> str:
    return f"{episode(slug)}chapters.json"


def podcast_file(name: str) -> str:
    """What all episodes may share: covers, the feed's stylesheets, the list of feeds."""
    return f"{PODCAST}{name}"


def season(number: int) -> str:
    """The page of a season; its feed lies there too."""
    return f"{PODCAST}saeson-{number}/"


def lab_episodes(year: int, number: int) -> str:
    """The folder of the feed of a laboratory's episodes."""
    return f"{PODCAST}laboratorium-{year}-{number}/"


def at_audio_host(base: str, address: str) -> str:
    """Where a file of the site lies at the host of audio, which holds the same folders."""
    return f"{base.rstrip('/')}/{address}"


def is_podcasts_own(slug: str) -> bool:
    """Whether an episode of that name would lie where something else of the podcast does."""
    return _PODCASTS_OWN.fullmatch(slug) is not None


def vocabulary(vocabulary_slug: str) -> str:
    return f"{vocabulary_slug}/"


def term(vocabulary_slug: str, term_slug: str) -> str:
    return f"{vocabulary_slug}/{term_slug}/"


def term_feed(vocabulary_slug: str, term_slug: str) -> str:
    """The feed of what is new about a term."""
    return f"feeds/{vocabulary_slug}/{term_slug}.xml"


ENGLISH = "en/"
"""The folder of what is told in English."""


def english(address: str) -> str:
    """Where what the page at an address is about is told in English."""
    return f"{ENGLISH}{address}"


def numbered(address: str, number: int) -> str:
    """Page `number` (from 1) of a listing that starts at `address`."""
    return address if number == 1 else f"{address}side-{number}/"


def document(uri: str) -> str:
    """The address of a page under docs/, given its path there: `om/index.md` → `om/`."""
    folder, name = split(uri.removesuffix(".md"))
    return "".join(f"{part}/" for part in (folder, name) if part not in ("", "index"))


def to_root(address: str) -> str:
    """The relative way from a page back to the site's root: `cases/x/` → `../../`, the home page →
    `./`.
    """
    return "../" * address.count("/") or "./"


def of_source(path: str) -> str | None:
    """The address of the page that shows a content file, or None for a file that is not shown on a
    page.

    `path` is relative to the project's root, POSIX style.
    """
    match source_of(path):
        case None:
            return None
        case Source("cases", slug, ""):
            return case_page(slug)
        case Source("learning-points", slug, case):
            return learning_point(case, f"lp-{slug}")
        case Source("prototypes", slug, case):
            return prototype(case, slug)
        case Source("podcasts", slug, ""):
            return episode(slug)
        case Source(_, _, ""):
            return document(path.removeprefix(f"{DOCS}/"))
        case Source(folder, slug, case):
            return part_page(case, folder, slug)
    return None


def resolve(href: str, source: str, root: str) -> str:
    """Turn a link as written in the file `source` into one that works on a page whose way to the
    root is `root`.

    Links to Markdown files become links to their pages; all else stands as written.
    """
    target, hash_mark, fragment = href.partition("#")
    if not target.endswith(".md") or ":" in target:
        return href
    address = of_source(normpath(join(dirname(source), target)))
    if address is None:
        return href
    return f"{root}{address}{hash_mark}{fragment}"


EDITORS = "redaktion/"
"""Where editors' own pages lie, in docs/ and on the site: readers' search leaves them out."""
