"""Columns and lines that are of persons: never taken into a file, only named in the report."""

from __future__ import annotations

import re

from laboratorium.base.danish import slugify

_WORDS = (
    r"(?:e-?)?mail(?:-?adresse[rn]?)?|e-?post|telefon(?:-?(?:nummer|nr))?|tlf(?:-?nr)?|mobil(?:-?(?:nummer|nr))?"
    r"|kontaktperson(?:er)?|kontaktpersons?-navn|navn-paa-kontaktperson|fornavn|efternavn|cpr(?:-?(?:nummer|nr))?"
    r"|foedselsdag|foedselsdato|privatadresse|dit-navn|jeres-navne?|deltager(?:navne?|liste)|respondent|ip-adresse"
    r"|(?:creator|last-updated-by|verified-by|contributor)(?:-[a-z0-9-]+)?"
    r"|kontaktoplysninger|kontaktinfo(?:rmation)?|phone(?:-number)?|e-?mail-address|contact-(?:person|name|email)|username|brugernavn"
)
_PERSON = re.compile(rf"(?:.*-)?(?:{_WORDS})(?:-\d+)?")
PERSONS = "Oplysninger om personer kommer ikke med i nogen fil. Skriv roller i stedet for navne."
_ONLY_NAME = frozenset(
    (
        *("navn", "navne", "name", "indsender", "forfatter", "udfyldt-af", "besvaret-af"),
        *("indsendt-af", "oprettet-af", "projektleder", "tovholder", "sagsbehandler", "ansvarlig"),
        *("projektansvarlig", "medarbejder", "kontakt-navn", "hvem-siger-det", "afbud", "referent"),
        *(
            "deltagere",
            "til-stede",
            "tilstede",
            "fravaerende",
            "moedeleder",
            "ordstyrer",
            "dirigent",
        ),
    )
)


def is_person(heading: str) -> bool:
    """Whether a heading asks for a person: `Kontaktperson`, `E-mail`, `Kontakt: telefon`."""
    slug = slugify(heading)
    return _PERSON.fullmatch(slug) is not None


def is_name(heading: str) -> bool:
    """Whether a heading may ask for a person's name, where none of our fields is called so."""
    return slugify(heading) in _ONLY_NAME
