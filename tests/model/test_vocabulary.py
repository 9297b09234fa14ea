"""The closed vocabularies: complete, unambiguous, found however they are written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from laboratorium.model.vocabulary import (
    Goal,
    Licence,
    Municipality,
    SixP,
    Term,
    Vocabulary,
    VocabularyError,
    read_vocabulary,
    vocabularies,
)

NAMES = list(vocabularies())

KEYS = {
    "six_p": "people participation place peace prosperity planet",
    "sdg": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
    "challenges": "affordable_housing mobility provision_of_services ageing urban_health "
    "social_segregation environmental_footprint climate_action",
    "fields": "health innovation employment place_based partnerships green_transition "
    "new_economies culture regenerative_leadership",
    "levels": "user employee volunteer_citizen organisation",
    "phases": "choosing_project competence trial_actions documentation anchoring",
    "statuses": "idea trial prototype anchored",
    "project_kinds": "culture_leisure_employment urban_nature inclusion",
    "learning_kinds": "success_factor limiting_factor surprise",
    "stages": "sketch tested in_use ended",
    "origins": "group public-sources",
    "licences": "CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0",
    "image_bases": "consent not_recognisable legitimate_interest no_people",
    "organisation_kinds": "organiser owner network partner",
}


def vocabulary(name: str) -> Vocabulary[Any]:
    found: Vocabulary[Any] = vocabularies()[name]
    return found


@pytest.mark.parametrize(("name", "keys"), KEYS.items())
def test_a_vocabulary_holds_the_agreed_terms_in_order(name: str, keys: str) -> None:
    assert [term.key for term in vocabulary(name)] == keys.split()


def test_there_are_98_municipalities_in_five_regions() -> None:
    municipalities = vocabularies().municipalities
    assert len(municipalities) == 98
    assert [term.code for term in municipalities] == sorted(term.key for term in municipalities)
    assert {term.region for term in municipalities} == {
        "Hovedstaden",
        "Sjælland",
        "Syddanmark",
        "Midtjylland",
        "Nordjylland",
    }


def test_the_municipalities_are_grouped_as_danmarks_statistik_does() -> None:
    groups = Counter(one.group for one in vocabularies().municipalities)
    assert groups == {"hovedstad": 24, "storby": 3, "provinsby": 16, "opland": 24, "land": 31}
    assert {term.key for term in vocabularies()["municipality_groups"]} == {*groups}
    of = {one.label: one.group for one in vocabularies().municipalities}
    assert (of["Aarhus"], of["Viborg"], of["Læsø"]) == ("storby", "provinsby", "land")


def test_the_goals_have_their_169_targets() -> None:
    targets = [target for goal in vocabularies().sdg for target in goal.targets]
    assert len(targets) == len(set(targets)) == 169


@pytest.mark.parametrize("name", NAMES)
def test_every_spelling_of_every_term_finds_it(name: str) -> None:
    terms = vocabulary(name)
    assert len(terms) == len(list(terms))
    for term in terms:
        assert terms[term.key] is term
        for spelling in term.spellings():
            assert terms.find(spelling) is term
            assert terms.find(f" {spelling.upper()} ") is term


@pytest.mark.parametrize("name", NAMES)
def test_the_site_has_an_address_for_every_term(name: str) -> None:
    slugs = [term.slug for term in vocabulary(name)]
    assert len(slugs) == len(set(slugs))


def test_no_two_vocabularies_share_an_address() -> None:
    slugs = [vocabulary(name).slug for name in NAMES]
    assert len(slugs) == len(set(slugs))


FOUND = [
    ("municipalities", "Middelfart", "0410"),
    ("municipalities", "Middelfart Kommune", "0410"),
    ("municipalities", "middelfart kommune", "0410"),
    ("municipalities", "0410", "0410"),
    ("municipalities", "Københavns Kommune", "0101"),
    ("municipalities", "Copenhagen", "0101"),
    ("municipalities", "Århus", "0751"),
    ("municipalities", "Bornholms Regionskommune", "0400"),
    ("municipalities", "Vesthimmerlands Kommune", "0820"),
    ("municipalities", "Lyngby Taarbæk", "0173"),
    ("municipalities", "Kommune", None),
    ("municipalities", "410", None),
    ("six_p", "Planet", "planet"),
    ("six_p", "planet Kommune", None),
    ("sdg", "11", "11"),
    ("sdg", "Klimaindsats", "13"),
    ("sdg", "18", None),
    ("challenges", "Climate action", "climate_action"),
    ("levels", "", None),
]


@pytest.mark.parametrize(("name", "text", "key"), FOUND)
def test_a_term_is_found_however_it_is_written(name: str, text: str, key: str | None) -> None:
    term = vocabulary(name).find(text)
    assert (term.key if term else None) == key


NEAREST = [
    ("municipalities", "Midelfart", "0410"),
    ("municipalities", "Arhus Kommune", "0751"),
    ("statuses", "ancored", "anchored"),
    ("six_p", "plante", "planet"),
    ("six_p", "qqqq", None),
]


@pytest.mark.parametrize(("name", "text", "key"), NEAREST)
def test_the_nearest_term_is_suggested(name: str, text: str, key: str | None) -> None:
    term = vocabulary(name).nearest(text)
    assert (term.key if term else None) == key


def test_a_key_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        vocabularies().levels["Bruger"]


def test_the_vocabularies_are_read_once_and_cannot_be_changed() -> None:
    assert vocabularies() is vocabularies()
    with pytest.raises(ValueError, match="frozen"):
        vocabularies().levels["user"].label = "x"  # type: ignore[misc]


PLAIN = {"key": "a", "label": "A", "slug": "a", "description": "Noget."}
GOAL = {
    **PLAIN,
    "key": "'1'",
    "number": "1",
    "colour": "'#123456'",
    "text_colour": "'#000000'",
    "uri": "http://metadata.un.org/sdg/1",
    "targets": "['1.1']",
}
MUNICIPALITY = {
    **PLAIN,
    "key": "'0101'",
    "region": "R",
    "group": "land",
    "lat": "55.1",
    "lon": "12.1",
}


def as_yaml(*terms: dict[str, str], head: str = "title: T\nslug: t\n") -> str:
    items = [
        "{" + ", ".join(f"{key}: {value}" for key, value in term.items()) + "}" for term in terms
    ]
    return head + "terms:\n" + "".join(f"  - {item}\n" for item in items)


# (term class, file, what the one error must name)
BROKEN: list[tuple[type[Term], str, list[str]]] = [
    (Term, "title: T\nslug: [\n", ["x.yml", "kan ikke læses", "linje 3"]),
    (Term, "- a\n", ["x.yml", "title, slug, intro og terms"]),
    (Term, "title: T\nslug: t\nterms: []\n", ["x.yml", "terms"]),
    (Term, as_yaml(PLAIN, head="title: T\nslug: Æ\n"), ["x.yml", "slug"]),
    (Term, as_yaml(PLAIN, {**PLAIN, "slug": "B"}), ["x.yml", "nr. 2", "»a«", "slug"]),
    (Term, as_yaml(PLAIN, {**PLAIN, "label": "B"}), ["x.yml", "»a«"]),
    (Term, as_yaml(PLAIN, {**PLAIN, "key": "b", "slug": "b"}), ["x.yml", "»A«", "a", "b"]),
    (Term, as_yaml({**PLAIN, "colour": "red"}), ["x.yml", "»a«", "colour"]),
    (Term, as_yaml({**PLAIN, "description": "x" * 221}), ["x.yml", "»a«", "description"]),
    (Term, as_yaml({**PLAIN, "key": "'?'"}), ["x.yml", "»?«", "key"]),
    (Term, "title: T\nslug: t\nterms: [a]\n", ["x.yml", "nr. 1"]),
    (SixP, as_yaml(PLAIN), ["x.yml", "»a«", "question"]),
    (
        SixP,
        as_yaml({**PLAIN, "question": "Q", "theme": "1", "symbol": "star"}),
        ["x.yml", "»a«", "symbol"],
    ),
    (Goal, as_yaml({**GOAL, "number": "2"}), ["x.yml", "»1«", "number 2"]),
    (Goal, as_yaml({**GOAL, "targets": "['2.1']"}), ["x.yml", "»1«", "2.1"]),
    (Goal, as_yaml({**GOAL, "targets": "['1.1', '1.1']"}), ["x.yml", "»1«", "1.1"]),
    (Goal, as_yaml({**GOAL, "colour": "red"}), ["x.yml", "»1«", "colour"]),
    (Municipality, as_yaml({**MUNICIPALITY, "key": "101"}), ["x.yml", "»101«", "key"]),
    (Municipality, as_yaml({**MUNICIPALITY, "lat": "12.1"}), ["x.yml", "»0101«", "lat"]),
]


@pytest.mark.parametrize(("term", "text", "named"), BROKEN)
def test_a_broken_vocabulary_is_one_error_that_names_file_and_term(
    tmp_path: Path, term: type[Term], text: str, named: list[str]
) -> None:
    (tmp_path / "x.yml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(tmp_path, "x", term)
    said = str(caught.value)
    assert [part for part in named if part not in said] == []
    assert [word for word in (" should ", " must ", "Input", "error") if word in said] == []


@pytest.mark.parametrize(
    ("term", "values"), [(Term, PLAIN), (Goal, GOAL), (Municipality, MUNICIPALITY)]
)
def test_a_sound_vocabulary_is_read(
    tmp_path: Path, term: type[Term], values: dict[str, str]
) -> None:
    (tmp_path / "x.yml").write_text(as_yaml(values), encoding="utf-8")
    assert len(read_vocabulary(tmp_path, "x", term)) == 1


def test_a_missing_vocabulary_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"x\.yml: filen findes ikke"):
        read_vocabulary(tmp_path, "x", Term)


def test_a_vocabulary_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"title: \xff\n")
    with pytest.raises(VocabularyError, match=r"x\.yml: filen kan ikke læses"):
        read_vocabulary(tmp_path, "x", Term)


def test_a_licence_without_its_address_is_refused_by_name(tmp_path: Path) -> None:
    # Else a page, a feed and the open data would only find out while they are made.
    (tmp_path / "licences.yml").write_text(
        "title: Licenser\nslug: licenser\nterms:\n"
        "  - {key: CC-BY-NC-4.0, label: CC BY-NC, slug: cc-by-nc, description: Ikke til salg.}\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError) as raised:
        read_vocabulary(tmp_path, "licences", Licence)
    assert str(raised.value) == ("licences.yml: begrebet »CC-BY-NC-4.0« (nr. 1), url: mangler.")
