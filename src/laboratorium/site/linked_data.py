"""JSON-LD (schema.org) for the pages, so that search engines and catalogues know what a page is
about.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from laboratorium.base import addresses
from laboratorium.catalogue.english import Told
from laboratorium.model.cases import Case
from laboratorium.model.facets import facets
from laboratorium.model.records import CaseRecord
from laboratorium.model.tagging import Tags
from laboratorium.model.vocabulary import Municipality, Vocabularies
from laboratorium.site.citing.citation import Citation


def script_json(data: Mapping[str, Any]) -> str:
    """JSON that is safe inside `<script type="application/ld+json">`: it can neither close the
    element nor open a comment.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def case(
    record: CaseRecord,
    municipality: Municipality,
    words: Vocabularies,
    tags: Tags,
    url: str,
    citation: Citation,
) -> dict[str, Any]:
    """The `CreativeWork` of a case. `url` is its canonical address; `about` holds the UN's SDG
    identifiers; `citation` says who wrote it and who publishes it.
    """
    meta = record.meta
    site = url.removesuffix(addresses.case_page(record.slug))
    lat = municipality.lat if meta.place.lat is None else meta.place.lat
    lon = municipality.lon if meta.place.lon is None else meta.place.lon
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": url,
        "name": meta.title,
        "inLanguage": "da",
        "dateModified": meta.updated.isoformat(),
        "license": words.licences[meta.licence].url,
        "about": [
            {"@type": "DefinedTerm", "@id": uri, "name": tag.goal.label}
            for tag in tags.goals
            for uri in tag.uris
        ],
        "keywords": [
            term.label
            for facet in facets(Case)
            if facet.facet.keyword
            for term in facet.terms(meta)
        ],
        "author": {"@type": "Organization", "name": citation.author},
        "publisher": {"@type": "Organization", "name": citation.publisher},
        "sourceOrganization": {"@type": "Organization", "name": meta.organisation},
        "contentLocation": {
            "@type": "Place",
            "name": f"{meta.place.name}, {municipality.full_name}",
            "geo": {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon},
        },
        **translated(meta, addresses.case_page(record.slug), site),
    }


def translated(meta: Any, address: str, site: str) -> dict[str, Any]:
    """What JSON-LD says of the English in a case's or an episode's fields, when there is any."""
    if not (meta.title_en and meta.summary_en):
        return {}
    return {
        "workTranslation": {
            "@type": "CreativeWork",
            "@id": site + addresses.english(address),
            "name": meta.title_en,
            "abstract": meta.summary_en,
            "inLanguage": "en",
        }
    }


def english(told: Told, site: str) -> dict[str, Any]:
    """The `CreativeWork` of an English page. `site` is the site's own address."""
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": site + told.address,
        "name": told.title,
        "abstract": told.summary,
        "inLanguage": "en",
        "dateModified": told.updated.isoformat(),
        "translationOfWork": {"@id": site + told.danish, "inLanguage": "da"},
    }


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A `BreadcrumbList` from (name, canonical address) pairs, outermost first.

    The last is the page itself, which need not say where it is (Google, Breadcrumb: `item`).
    """
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, start=1)
    ]
    del items[-1]["item"]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }
