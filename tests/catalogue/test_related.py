"""Related cases: what is shared is said, and said truly; the same each time; never far-fetched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
from content_project import loaded

from case_library import OTHER, PLAIN, case, library
from laboratorium.base.memory import Memory
from laboratorium.catalogue import related as module
from laboratorium.catalogue.related import FLOOR, LEAST, MOST, Related, related
from laboratorium.catalogue.related.comparing import dot
from laboratorium.catalogue.related.lists import COMPARED
from laboratorium.catalogue.related.portrait import Portrait
from laboratorium.catalogue.related.reasons import reason, shared
from laboratorium.catalogue.related.weights import weights_of_traits
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.facets import goal_of
from laboratorium.model.records import CaseRecord
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.loader import load
from make.corpus import write_corpus
from own_content import own_catalogue

ROOT = Path(__file__).parents[2]
Found = Mapping[str, tuple[Related, ...]]

SAME = {
    "samme udfordring": "challenges",
    "samme fagområde": "fields",
    "samme verdensmål": "sdg",
    "samme projekttype": "project_kinds",
    "samme P": "six_p",
    "samme niveau": "levels",
}
ENDINGS = ("", "r", "er", "’er")
PHRASE = re.compile(r"(?:^|(?<=\. ))([^:.]+): ([^:]+?)(?=\. |$)")


def slugs(found: Found) -> dict[str, list[str]]:
    return {slug: [other.slug for other in nearest] for slug, nearest in found.items()}


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return own_catalogue()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """More cases than are compared all with all, and enough to share among processes."""
    folder = tmp_path_factory.mktemp("many")
    write_corpus(folder, module.COMPARE_ALL + 50)
    return Catalogue.of(load(folder).content)


@pytest.fixture(scope="module")
def of_real(real: Catalogue) -> Found:
    return related(real)


@pytest.fixture(scope="module")
def of_many(many: Catalogue) -> Found:
    return related(many)


def carried(record: CaseRecord, vocabulary: str) -> set[str]:
    meta = record.meta
    return {
        "challenges": set(meta.challenges),
        "fields": set(meta.fields),
        "sdg": {goal_of(key) for key in meta.sdg},
        "project_kinds": {meta.project_kind or ""},
        "six_p": set(meta.six_p),
        "levels": {point.meta.level for point in record.learning_points},
    }[vocabulary]


def check_phrase(said: str, names: str, one: CaseRecord, other: CaseRecord) -> None:
    """Fail unless what one part of a reason says is so."""
    towns = vocabularies().municipalities
    match said:
        case "samme kommune":
            assert one.meta.municipality == other.meta.municipality
            assert towns[one.meta.municipality].label == names
        case "tæt på":
            assert one.meta.municipality != other.meta.municipality
            assert towns[other.meta.municipality].label == names
        case _:
            vocabulary = next(
                name
                for start, name in SAME.items()
                if said in {start + ending for ending in ENDINGS}
            )
            known = vocabularies()[vocabulary]
            labels = {term.label: term.key for term in known}
            keys = {labels[name] for name in ([names] if names in labels else names.split(", "))}
            shared = carried(one, vocabulary) & carried(other, vocabulary)
            assert keys <= shared
            if vocabulary != "sdg":
                assert (said in SAME) == (len(shared) == 1), "one thing is said in the singular"


@pytest.mark.parametrize("which", ["real", "many"])
def test_a_reason_names_what_is_really_shared(which: str, request: pytest.FixtureRequest) -> None:
    catalogue: Catalogue = request.getfixturevalue(which)
    found: Found = request.getfixturevalue(f"of_{which}")
    for slug, nearest in found.items():
        for other in nearest:
            assert other.reason[0].isupper()
            reason = other.reason[0].lower() + other.reason[1:]
            records = catalogue.case_by_slug
            here, there = records[slug], records[other.slug]
            for said, texts in (("nævnt i teksten", here), ("fortæller om denne case", there)):
                if reason.startswith(said):
                    about = there if texts is here else here
                    assert f"](../{about.slug}/" in texts.body
                    reason = reason.removeprefix(said).removeprefix(". ")
            phrases = PHRASE.findall(reason)
            assert ". ".join(f"{said}: {names}" for said, names in phrases) == reason
            phrases = [(said[0].lower() + said[1:], names) for said, names in phrases]
            assert len(phrases) <= 2
            for said, names in phrases:
                check_phrase(said, names, here, there)


@pytest.mark.parametrize("which", ["real", "many"])
def test_a_case_has_up_to_three_others_the_most_like_first(
    which: str, request: pytest.FixtureRequest
) -> None:
    catalogue: Catalogue = request.getfixturevalue(which)
    found: Found = request.getfixturevalue(f"of_{which}")
    assert set(found) == set(catalogue.case_by_slug)
    for slug, nearest in found.items():
        names = [other.slug for other in nearest]
        assert slug not in names
        assert len(set(names)) == len(names) <= MOST
        assert sorted(nearest, key=lambda other: -other.likeness) == list(nearest)
        assert all(LEAST <= other.likeness <= 1 for other in nearest)
        assert all(other.likeness >= FLOOR for other in nearest[1:])


def test_likeness_is_the_same_both_ways(of_real: Found, of_many: Found) -> None:
    for found in (of_real, of_many):
        pairs = {
            (slug, other.slug): other.likeness
            for slug, nearest in found.items()
            for other in nearest
        }
        both = [pair for pair in pairs if pair[::-1] in pairs]
        assert both
        assert all(pairs[one, other] == pairs[other, one] for one, other in both)


def test_neither_the_number_of_workers_nor_the_order_of_the_cases_matters(
    many: Catalogue, of_many: Found
) -> None:
    assert related(many, workers=2) == of_many
    turned = replace(many.content, cases=many.content.cases[::-1])
    assert related(Catalogue.of(turned)) == of_many


@pytest.mark.nightly
def test_no_hash_seed_matters() -> None:
    program = (
        "from pathlib import Path; from laboratorium.catalogue.whole import Catalogue;"
        "from laboratorium.reading.loader import load; from laboratorium.catalogue import related;"
        "related.COMPARE_ALL = 0;"
        "print(sorted(related.related(Catalogue.of(load(Path()).content)).items()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_an_unrelated_case_drives_nobody_out(
    real: Catalogue, of_real: Found, tmp_path: Path
) -> None:
    stranger = loaded(tmp_path, {"cases/foens/index.md": case(**OTHER, origin="group")}).content
    more = replace(real.content, cases=(*real.content.cases, *stranger.cases))
    before, after = slugs(of_real), slugs(related(Catalogue.of(more)))
    total = sum(map(len, before.values()))
    kept = sum(len({*before[slug]} & {*after[slug]}) for slug in before)
    # It makes rare what it shares with nobody a little rarer, and two that were alike change place.
    assert kept >= 0.95 * total
    assert not any("foens" in names for names in after.values())


def test_relations_between_others_stay_when_a_case_is_taken_away(
    real: Catalogue, of_real: Found
) -> None:
    before = slugs(of_real)
    kept = total = 0
    for gone in real.content.cases:
        rest = tuple(record for record in real.content.cases if record is not gone)
        after = slugs(related(Catalogue.of(replace(real.content, cases=rest))))
        for slug in after:
            others = {*before[slug]} - {gone.slug}
            total += len(others)
            kept += len(others & {*after[slug]})
    print(f"\nrelated cases, each of the real ones taken away in turn: {kept} of {total} kept")
    assert kept >= 0.95 * total


def test_a_rare_term_counts_for_more_than_a_common_one(tmp_path: Path) -> None:
    crowd = {f"by{number}": case(**OTHER | {"sdg": "[11]"}) for number in range(6)}
    catalogue = library(
        tmp_path,
        me=case(**PLAIN | {"sdg": "[14, 11]"}),
        sea=case(**PLAIN | {"sdg": "[14, 5]", "challenges": "[mobility]"}),
        town=case(**PLAIN | {"sdg": "[11, 5]", "challenges": "[mobility]"}),
        **crowd,
    )
    nearest = related(catalogue)["me"]
    assert [other.slug for other in nearest[:2]] == ["sea", "town"]


@pytest.mark.parametrize(
    ("town", "neighbour", "phrase"),
    [
        ("Aalborg", "Aalborg", "samme kommune: Aalborg"),
        ("København", "Frederiksberg", "tæt på: Frederiksberg"),
    ],
)
def test_who_lies_near_is_nearer_and_it_is_said(
    tmp_path: Path, town: str, neighbour: str, phrase: str
) -> None:
    texts = {"me": (town, 4), "near": (neighbour, 5), "far": ("Bornholm", 16)}
    catalogue = library(
        tmp_path,
        **{
            slug: case(**OTHER | {"municipality": place, "sdg": f"[{goal}]"})
            for slug, (place, goal) in texts.items()
        },
    )
    nearest = related(catalogue)["me"]
    assert [other.slug for other in nearest] == ["near", "far"]
    assert nearest[0].likeness > nearest[1].likeness
    everything = dict(shared(*portraits(catalogue, "me", "near"), catalogue))
    assert phrase in everything.values() or phrase in nearest[0].reason.lower()


def portraits(catalogue: Catalogue, *names: str) -> tuple[Portrait, ...]:
    found = {own.case.slug: own for own in module.Library(catalogue, 1, Memory()).portraits}
    return tuple(found[name] for name in names)


def test_words_count_whatever_their_form_and_also_within_compounds(tmp_path: Path) -> None:
    words = {
        "me": ("Et regnvandsbassin blev til en park", "Bassinet tager imod skybrud."),
        "wet": ("Regnvand i gaden", "Skybruddet fyldte kældre, så et bassin blev gravet i parken."),
        "dry": ("Et marked under taget", "Boder med brød og ost samler torvet hver lørdag."),
    }
    catalogue = library(
        tmp_path,
        **{
            slug: case(**PLAIN | {"title": title, "summary": summary, "municipality": town})
            for (slug, (title, summary)), town in zip(
                words.items(), ("Viborg", "Aalborg", "Odense"), strict=True
            )
        },
    )
    me, wet, dry = portraits(catalogue, "me", "wet", "dry")
    assert {"regn", "vand", "bassin", "skybrud", "park"} <= me.words.keys() & wet.words.keys()
    assert dot(me.words, wet.words) > 3 * dot(me.words, dry.words)
    assert related(catalogue)["me"][0].slug == "wet"


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("Arealet ved åen", "Alle arealer er åbne", "Begge skriver om »arealer«"),
        ("Livet er levende", "De leverer maden", "Den case, der ligner mest"),
        (
            "Laboratorier og et laboratorium i skoven",
            "Skovens laboratorium og laboratorier",
            "Begge skriver om »laboratorier« og »skoven«",
        ),
    ],
)
def test_a_common_word_is_one_that_a_reader_knows_again(
    tmp_path: Path, mine: str, theirs: str, said: str
) -> None:
    catalogue = library(
        tmp_path,
        me=case(**OTHER | {"title": mine}),
        you=case(**OTHER | {"title": theirs, "summary": "Her er regnvand og cykler."}),
    )
    me, you = portraits(catalogue, "me", "you")
    bare = [
        replace(one, weighed_traits=weights_of_traits([(), ()]), at=(north, 0.0))
        for one, north in ((me, 0.0), (you, 999.0))
    ]
    town = replace(bare[1].case, meta=bare[1].case.meta.model_copy(update={"municipality": "0101"}))
    assert reason(bare[0], replace(bare[1], case=town), catalogue) == said


def test_what_is_unlike_is_shown_only_where_nothing_is_like(tmp_path: Path) -> None:
    found = related(library(tmp_path, stranger=case(**OTHER)))
    assert slugs(found) == {"foens": ["stranger"], "stranger": ["foens"]}
    found = related(library(tmp_path / "more", stranger=case(**OTHER), same=case(**OTHER)))
    assert slugs(found)["stranger"] == ["same"]


def test_an_empty_library_and_a_single_case_have_nothing_related(tmp_path: Path) -> None:
    alone = library(tmp_path)
    assert related(alone) == {"foens": ()}
    assert related(Catalogue.of(replace(alone.content, cases=()))) == {}


def test_one_lab_does_not_take_every_place(tmp_path: Path) -> None:
    same = case(**PLAIN, origin="group")
    of_lab = same.replace("licence:", "lab: {number: 1, year: 2023}\nlicence:")
    elsewhere = case(**PLAIN | {"title": "Et andet sted"}, origin="group")
    catalogue = library(tmp_path, a=of_lab, b=of_lab, c=of_lab, d=of_lab, e=elsewhere)
    nearest = slugs(related(catalogue))["a"]
    assert nearest[:2] == ["b", "c"]
    assert nearest[2] == "e"


def test_a_large_library_is_not_compared_all_with_all(
    many: Catalogue, of_many: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = module.Library(many, 1, Memory())
    compared = (library.likely(numpy.arange(len(many.cases))) >= 0).sum(axis=1).tolist()
    assert 0 < max(compared) <= COMPARED

    monkeypatch.setattr(module, "COMPARE_ALL", len(many.cases))
    exact = slugs(related(many))
    found = sum(len({*exact[slug]} & {*names}) for slug, names in slugs(of_many).items())
    assert found >= 0.75 * sum(map(len, exact.values()))


def test_every_real_case_has_a_related_one_and_none_is_everywhere(of_real: Found) -> None:
    pointed_at = Counter(other.slug for nearest in of_real.values() for other in nearest)
    covered = sum(map(bool, of_real.values()))
    most, times = pointed_at.most_common(1)[0]
    print(
        f"\nrelated cases: {covered} of {len(of_real)} have some,"
        f" {sum(len(nearest) == MOST for nearest in of_real.values())} have {MOST};"
        f" most often named: {most}, {times} times;"
        f" never named: {sorted(of_real.keys() - pointed_at.keys())}"
    )
    assert covered == len(of_real)
    assert times <= 4 * MOST
