"""How often each case says each word, as stems that stand for all their forms."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from laboratorium.base.danish_roots import root_terms
from laboratorium.base.parallel import spread
from laboratorium.model.records import CaseRecord
from laboratorium.reading.body import body_of
from laboratorium.reading.plain import plain

# So many words a process takes apart at a time: few would be done sooner than it begins.
WORDS_AT_ONCE = 1000
# How often a word counts by where it stands; 1 in the body.
TITLE, SUMMARY, LEARNING_POINT = 3, 2, 2

WORD = re.compile(r"[^\W\d_]{2,}")
# A link from one case to another, as it is written in its text.
_CASE = re.compile(r"\.\./([a-z0-9-]+)/(?:index\.md)?")


class Counted(NamedTuple):
    """The stems of a case, how often each counts, up to 255 (much smaller than a dict), and the
    slugs of the cases that its text links to.
    """

    stems: tuple[str, ...]
    times: bytes
    links: tuple[str, ...]


class Words(NamedTuple):
    """The stems of cases in a row: each stem once, how many each case has, their places among the
    stems, case by case, and how often each counts, up to 255; and what the text of each links to.
    """

    stems: tuple[str, ...]
    sizes: array[int]
    places: array[int]
    times: bytes
    links: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, counted: Sequence[Counted]) -> Words:
        stems: dict[str, int] = {}
        places = [stems.setdefault(stem, len(stems)) for own in counted for stem in own.stems]
        sizes = array("I", [len(own.stems) for own in counted])
        times = b"".join(own.times for own in counted)
        links = tuple(own.links for own in counted)
        return cls(tuple(stems), sizes, array("I", places), times, links)


def count_words(cases: Sequence[CaseRecord], workers: int) -> list[Counted]:
    """The stems of each case and how often each counts; up to `workers` processes read."""
    # Taking a word apart is slow, so that is done once for all the cases that have it.
    said = list(spread(_said, cases, workers))
    vocabulary = sorted({word for own in said for word in own.stems})
    roots = spread(root_terms, vocabulary, workers, chunk=WORDS_AT_ONCE)
    stems = dict(zip(vocabulary, roots, strict=True))
    counted = []
    for words, times, links in said:
        counts: dict[str, int] = {}
        for word, count in zip(words, times, strict=True):
            for stem in stems[word]:
                counts[stem] = counts.get(stem, 0) + count
        counted.append(Counted(tuple(counts), _at_most(counts.values()), links))
    return counted


def _said(case: CaseRecord) -> Counted:
    """The same of words as they are spelt."""
    meta = case.meta
    points = [point.meta.title for point in case.learning_points]
    parts = [*[meta.title] * TITLE, *[meta.summary] * SUMMARY, *points * LEARNING_POINT]
    # All cases have the same headings.
    body = body_of(case)
    read = (plain(section.text) for section in body.sections)
    counts = Counter(WORD.findall(" ".join([*parts, *read])))
    links = filter(None, (_CASE.fullmatch(link.target) for link in body.links))
    linked = dict.fromkeys(match[1] for match in links)
    return Counted(tuple(counts), _at_most(counts.values()), tuple(linked))


def _at_most(counts: Iterable[int]) -> bytes:
    return bytes(min(count, 255) for count in counts)
