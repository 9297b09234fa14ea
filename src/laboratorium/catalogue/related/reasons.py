"""What a reader is told two cases share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import Any

from laboratorium.catalogue.related.comparing import PLACE, TRAITS, nearness
from laboratorium.catalogue.related.portrait import Portrait, by_length
from laboratorium.catalogue.related.weights import ONE, compared
from laboratorium.catalogue.whole import Catalogue

# A link counts more than anything that two cases share.
LINKED = 2.0


def reason(one: Portrait, other: Portrait, catalogue: Catalogue) -> str:
    """Say the two things that count the most among what the two share, as plain Danish text."""
    parts = sorted(shared(one, other, catalogue), key=lambda part: -part[0])
    phrases = [phrase for _, phrase in parts[:2]] or [_by_words(one, other)]
    return ". ".join(phrase[0].upper() + phrase[1:] for phrase in phrases)


def shared(one: Portrait, other: Portrait, catalogue: Catalogue) -> Iterator[tuple[float, str]]:
    """How much each thing that the two share counts, and how it is said on the page of `one`."""
    if other.case.slug in one.links:
        yield LINKED, "nævnt i teksten"
    elif one.case.slug in other.links:
        yield LINKED, "fortæller om denne case"
    both = _heaviest(one.traits, other.traits, one.traits.keys() & other.traits.keys())
    for facet in compared():
        keys = {key: weight for (name, key), weight in both.items() if name == facet.vocabulary}
        if keys:
            labels = ", ".join(facet.words[key].label for key in list(keys)[: facet.facet.named])
            same = facet.facet.same[len(keys) > 1]
            yield TRAITS * sum(keys.values()) / ONE**2, f"{same}: {labels}"
    if near := nearness(one, other):
        yield PLACE * near, f"{'samme kommune' if near == 1 else 'tæt på'}: {other.town}"


def _by_words(one: Portrait, other: Portrait) -> str:
    """What is said of two that share no term and no place."""
    words = " og ".join(f"»{word}«" for word in _common_words(one, other))
    return f"begge skriver om {words}" if words else "den case, der ligner mest"


def _common_words(one: Portrait, other: Portrait) -> dict[str, int]:
    """The one or two telling words that the two share, and how much each counts."""
    spelt = {
        word: sorted((one.headwords[word], other.headwords[word]), key=by_length)
        for word in one.headwords.keys() & other.headwords.keys()
    }
    common = {word for word, spellings in spelt.items() if _look_alike(*spellings)}
    heaviest = _heaviest(one.words, other.words, common)
    found = [(spelt[word][0], weight) for word, weight in heaviest.items()]
    # A second word that counts for much less would only make a reader wonder.
    second = (
        (said, weight)
        for said, weight in found[1:]
        if 2 * weight >= found[0][1] and not _look_alike(said, found[0][0])
    )
    return dict([*found[:1], *islice(second, 1)])


def _look_alike(one: str, other: str) -> bool:
    """Whether a reader, too, takes the two for one word: »arealer« and »areal«, »laboratoriet« and
    »laboratorier«, but not »levende« and »leverer«, though they have the same stem.
    """
    short, long = sorted((one, other), key=len)
    return long.startswith(short[: max(1, len(long) - 2)])


def _heaviest(one: Mapping[Any, int], other: Mapping[Any, int], shared: Set[Any]) -> dict[Any, int]:
    """The products of the weights of what is shared, the largest first."""
    products = {key: one[key] * other[key] for key in sorted(shared)}
    return dict(sorted(products.items(), key=lambda item: -item[1]))
