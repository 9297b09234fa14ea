"""The pages under /bidrag/: what can be shared, with an editor's prose, and each kind's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from laboratorium.base import addresses
from laboratorium.intake.form_fields import FormPart, parts
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import OFFERED
from laboratorium.model.records import PageRecord
from laboratorium.site import contribution_cases, contribution_data, tag_suggestions
from laboratorium.site.pages.model import HOME, Crumb, SitePage

URI = "bidrag/index.md"


@dataclass(frozen=True)
class ContributionView:
    lead: str
    offered: tuple[Kind, ...]


@dataclass(frozen=True)
class FormView:
    """``others`` are the other kinds, in the order in which they are offered; ``rules``, ``cases``
    and ``suggestions`` are what the form's script fetches, by their addresses on the site.
    ``cases`` is empty for a kind that belongs to none.
    """

    part: FormPart
    others: tuple[Kind, ...]
    rules: str
    cases: str
    suggestions: str


def view(page: PageRecord[Any]) -> ContributionView:
    return ContributionView(page.meta.lead or "", OFFERED)


def pages(title: str) -> Iterator[SitePage]:
    """The form of each kind; `title` is what the page is called that lists them."""
    trail = (HOME, Crumb(title, addresses.CONTRIBUTE))
    for kind in OFFERED:
        assert kind.offered
        yield SitePage(
            address=addresses.form(kind.offered.slug),
            title=kind.offered.heading,
            description=kind.offered.lead,
            template="contribution_form.html",
            view=partial(_form_view, kind.key),
            trail=trail,
        )


def _form_view(key: str) -> FormView:
    (part,) = (each for each in parts() if each.kind.key == key)
    (rules,), (cases,) = contribution_data.PATHS, contribution_cases.PATHS
    asked = any(field.name == "case" for field in part.quick)
    others = tuple(kind for kind in OFFERED if kind.key != key)
    return FormView(part, others, rules, cases if asked else "", *tag_suggestions.PATHS)
