"""Tags: Ps and goals in the author's order, targets gathered under their goal."""

from laboratorium.model.tagging import tags
from laboratorium.model.vocabulary import vocabularies


def test_goals_come_once_with_their_targets() -> None:
    found = tags(["planet", "people"], ["11.7", "7", "11.3", "13"], vocabularies())
    assert [term.key for term in found.six_p] == ["planet", "people"]
    assert [(tag.goal.number, tag.targets) for tag in found.goals] == [
        (11, ("11.7", "11.3")),
        (7, ()),
        (13, ()),
    ]


def test_identifiers_are_the_uns() -> None:
    eleven, seven = tags([], ["11.7", "7"], vocabularies()).goals
    assert eleven.uris == ("http://metadata.un.org/sdg/11.7",)
    assert seven.uris == ("http://metadata.un.org/sdg/7",)
