"""One address of every type of page: what the site and browser tests walk through."""

from __future__ import annotations

from pathlib import Path

PAGE_TYPES: dict[str, str] = {
    "home": "/",
    "cases": "/cases/",
    "case": "/cases/middelfart-foens-naervarme/",
    "prototype": "/cases/*/prototyper/*/",
    "six_p": "/seks-p/",
    "six_p_term": "/seks-p/planet/",
    "goal": "/verdensmaal/11/",
    "municipalities": "/kommuner/",
    "municipality": "/kommuner/middelfart/",
    "challenges": "/udfordringer/",
    "learning_points": "/laeringspointer/",
    "playbook": "/drejebog/",
    "chapter": "/drejebog/proevehandlinger/",
    "uncited": "/drejebog/flere-pointer/forankring/",
    "my_playbook": "/drejebog/min/",
    "numbers": "/tal/",
    "measurements": "/maalinger/",
    "mappings": "/kortlaegninger/",
    "mapping_example": "/kortlaegninger/eksempel/",
    "stories": "/fortaellinger/",
    "stories_example": "/fortaellinger/eksempel/",
    "stories_sheet": "/fortaellinger/ark/",
    "ask": "/fortaellinger/spoerg/",
    "exhibitions": "/fernisering/",
    "exhibition": "/fernisering/2026/",
    "labs": "/laboratorier/",
    "lab": "/laboratorier/2023-1/",
    "organisation": "/organisationer/aktionsuniversitetet/",
    "network": "/netvaerk/",
    "meeting": "/netvaerk/2027-03-12-eksempel/",
    "preparation": "/netvaerk/2027-03-12-eksempel/forberedelse/",
    "about": "/om/",
    "about_table": "/om/aktionslaering/",
    "contribute": "/bidrag/",
    "form": "/bidrag/case/",
    "collection": "/samling/",
    "search": "/soeg/",
    "data": "/data/",
    "podcast": "/podcast/",
    "episode": "/podcast/varmevaerket-og-bussen/",
    "player": "/podcast/varmevaerket-og-bussen/afspiller/",
    "episodes": "/podcast/afsnit/",
    "editors": "/redaktion/",
    "lacking": "/redaktion/mangler/",
    "accessibility": "/was/",
    "english": "/en/",
    "english_case": "/en/cases/middelfart-foens-naervarme/",
    "english_episode": "/en/podcast/varmevaerket-og-bussen/",
    "not_found": "/404.html",
}


def address(name: str, site: Path) -> str:
    """Return the address of a page type in the built tree `site`: a `*` is its first match there.

    Raises LookupError when the tree has no such page.
    """
    pattern = PAGE_TYPES[name].lstrip("/")
    if not pattern.endswith(".html"):
        pattern += "index.html"
    found = min(site.glob(pattern), default=None)
    if found is None:
        raise LookupError(f"the site has no page {PAGE_TYPES[name]}")
    return "/" + found.relative_to(site).as_posix().removesuffix("index.html")
