"""Every complaint about a value, in Danish: one table from error type to sentence.

The types are pydantic's own and those that ``types``, ``partial_date`` and the models raise. A form
that validates in the browser can use the same table. pydantic's English text is never shown: a type
that is not in the table gets a Danish sentence too.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from laboratorium.danish import Nearest, format_number

LONGEST_QUOTE = 40


class Template(NamedTuple):
    """What is wrong; what to write when the nearest valid value is known; what to write if not.

    The names in braces are ``name`` (the field and where it is), ``key`` (its bare name),
    ``written`` (the value, shortened) and what the error itself brings.
    """

    wrong: str
    near: str = ""
    otherwise: str = ""


_SHORTEN = "Skær {over} tegn væk."
_DATE = "Skriv året, måneden eller dagen som 2013, 2013-10 eller 2013-10-01."

TEMPLATES: Mapping[str, Template] = {
    # Names
    "missing": Template("{name} mangler.", otherwise="Tilføj linjen »{key}: …«."),
    "extra_forbidden": Template(
        "{name} kendes ikke her.",
        near="Mente du »{near}«?",
        otherwise="Slet linjen, eller brug et af navnene {all}.",
    ),
    # Text and lists
    "string_type": Template("{name} skal være tekst.", otherwise="Skriv »{key}: tekst«."),
    "string_too_short": Template("{name} må ikke være tom.", otherwise="Skriv en værdi."),
    "string_too_long": Template(
        "{name} er på {length} tegn, men der er plads til {max_length}.", otherwise=_SHORTEN
    ),
    "string_pattern_mismatch": Template(
        "{name} har ikke den rigtige form.", otherwise="Skriv den som i skabelonen."
    ),
    "tuple_type": Template(
        "{name} skal være en liste.",
        near="Skriv »{key}: [{near}]«.",
        otherwise="Skriv hver værdi på sin egen linje med - foran.",
    ),
    "too_short": Template(
        "{name} har for få værdier ({actual_length}).",
        otherwise="Skriv mindst {min_length}.",
    ),
    "too_long": Template(
        "{name} har {actual_length} værdier, men der må højst være {max_length}.",
        otherwise="Slet {over}.",
    ),
    "repeated": Template("»{item}« står to gange i {name}.", otherwise="Slet den ene."),
    "model_type": Template(
        "{name} skal have flere oplysninger: {all}.",
        near="Skriv »{key}: {{{near}}}«.",
        otherwise="Skriv hver på sin egen linje, rykket ind, som »navn: værdi«.",
    ),
    # Numbers
    "whole_number": Template(
        "{name} skal være et helt tal, men der står »{written}«.",
        otherwise="Skriv kun cifre, for eksempel 3.",
    ),
    "number": Template(
        "{name} skal være et tal, men der står »{written}«.",
        near="Skriv {near}. Enhed og forbehold hører til i »unit« og »note«.",
        otherwise="Skriv kun tallet, for eksempel 19,7.",
    ),
    "number_grouped": Template(
        "{name} kan læses på to måder: »{written}«.",
        near="Skriv {near} uden tegn imellem cifrene, hvis det er det, I mener.",
    ),
    "coordinate": Template(
        "{name} skal være grader med punktum, men der står »{written}«.",
        otherwise="Skriv for eksempel lat: 55.43 og lon: 9.87.",
    ),
    "half_coordinate": Template(
        "{name} har kun den ene af »lat« og »lon«.", otherwise="Skriv dem begge, eller slet den."
    ),
    "greater_than_equal": Template(
        "{name} er for lille: »{written}«.", otherwise="Skriv mindst {ge}."
    ),
    "less_than_equal": Template("{name} er for stor: »{written}«.", otherwise="Skriv højst {le}."),
    # Dates
    "date_form": Template(
        "{name} er ikke skrevet som en dato: »{written}«.", near="Skriv {near}.", otherwise=_DATE
    ),
    "day_form": Template(
        "{name} er ikke skrevet som en dato: »{written}«.",
        near="Skriv {near}.",
        otherwise="Skriv år, måned og dag som 2026-11-23.",
    ),
    "date_not_full": Template(
        "{name} skal være en hel dato, men der står »{written}«.",
        otherwise="Skriv også måned og dag, for eksempel {example}.",
    ),
    "date_year": Template(
        "{name} har et årstal, der ikke kan passe: {year}.",
        otherwise="Skriv et år mellem {first} og {last}.",
    ),
    "date_month": Template(
        "{name} har en måned, der ikke findes: {month}.",
        otherwise="Skriv en måned mellem 01 og 12.",
    ),
    "date_day": Template(
        "{name} er en dag, der ikke findes: {month_name} {year} har {days} dage.",
        near="Den nærmeste er {near}.",
    ),
    "before_after": Template(
        "I {name} ligger »after« ({end}) tidligere end »before« ({start}).",
        otherwise="Byt om, eller ret datoen.",
    ),
    "span": Template(
        "{name} slutter ({end}), før det begynder ({start}).", otherwise="Byt om, eller ret datoen."
    ),
    # Terms
    "unknown_term": Template(
        "»{written}« findes ikke blandt »{title}«.",
        near="Mente du »{near}«?",
        otherwise="Skriv {all}.",
    ),
    "unknown_goal": Template(
        "»{written}« er ikke et verdensmål.",
        near="Mente du {near}?",
        otherwise="Skriv et mål fra 1 til 17 eller et delmål som 11.7.",
    ),
    "unknown_target": Template(
        "Verdensmål {goal} har intet delmål »{written}«.", otherwise="Vælg et af {all}."
    ),
    # Addresses and references
    "url": Template(
        "{name} er ikke en adresse på nettet: »{written}«.",
        near="Skriv {near}.",
        otherwise="Skriv hele adressen, så den begynder med https://.",
    ),
    "slug": Template(
        "{name} må kun have små bogstaver a–z, tal og enkelte bindestreger.",
        near="Skriv {near}.",
        otherwise="Skriv for eksempel min-case.",
    ),
    "image_path": Template(
        "{name} skal være et billede i casens egen mappe, men der står »{written}«.",
        near="Læg billedet i mappen »images«, og skriv images/{near}.",
        otherwise="Skriv for eksempel images/foto.jpg.",
    ),
    "prototype_reference": Template(
        "{name} skal være casens og prototypens navn, men der står »{written}«.",
        otherwise="Skriv dem med en skråstreg imellem, for eksempel min-case/min-prototype.",
    ),
    # Persons: the value itself is never repeated
    "private_email": Template(
        "{name} indeholder en mailadresse.", otherwise="Slet den, og skriv en rolle i stedet."
    ),
    "private_phone": Template(
        "{name} indeholder et telefonnummer.", otherwise="Slet det, og skriv en rolle i stedet."
    ),
    "private_cpr": Template(
        "{name} indeholder noget, der ligner et CPR-nummer.",
        otherwise="Slet det, og skriv en rolle i stedet.",
    ),
    "private_key": Template(
        "{name} kan være personoplysninger, og dem viser vi ikke.",
        otherwise="Slet linjen. Skriv en rolle i »role« i stedet.",
    ),
    # Rules across fields
    "sources_missing": Template(
        "{name} mangler, men casen er skrevet ud fra offentlige kilder.",
        otherwise="Skriv mindst én kilde med »title« og »url«.",
    ),
    "only_for_groups": Template(
        "{name} hører kun til i cases, som en gruppe selv har skrevet.",
        otherwise="Slet linjen, eller skriv »origin: group«.",
    ),
}

FALLBACK = Template(
    "{name} kan ikke bruges, som det er skrevet.", otherwise="Skriv værdien som i skabelonen."
)

# What people write in Danish, or in other words, and what the field is called.
SYNONYMS: Mapping[str, str] = {
    "titel": "title",
    "navn": "name",
    "overskrift": "title",
    "resume": "summary",
    "resumé": "summary",
    "opsummering": "summary",
    "beskrivelse": "description",
    "tilstand": "status",
    "oprindelse": "origin",
    "organisationer": "organisations",
    "partnere": "partners",
    "samarbejdspartnere": "partners",
    "kommune": "municipality",
    "sted": "place",
    "periode": "period",
    "fra": "from",
    "til": "to",
    "start": "from",
    "slut": "to",
    "end": "to",
    "med": "with",
    "laboratorium": "lab",
    "seks_p": "six_p",
    "6p": "six_p",
    "verdensmål": "sdg",
    "sdgs": "sdg",
    "goals": "sdg",
    "udfordringer": "challenges",
    "fagområder": "fields",
    "aktører": "actors",
    "hvem": "who",
    "rolle": "role",
    "prøvehandlinger": "trial_actions",
    "hvad": "what",
    "udbytte": "outcome",
    "resultat": "outcome",
    "målinger": "measurements",
    "enhed": "unit",
    "før": "before",
    "efter": "after",
    "værdi": "value",
    "kilde": "source",
    "kilder": "sources",
    "billeder": "images",
    "fil": "file",
    "fotograf": "credit",
    "licens": "licence",
    "license": "licence",
    "grundlag": "basis",
    "kontakt": "contact",
    "link": "url",
    "adresse": "url",
    "udgiver": "publisher",
    "opdateret": "updated",
    "niveau": "level",
    "fase": "phase",
    "type": "kind",
    "dato": "date",
    "temaer": "themes",
    "prototyper": "prototypes",
    "indledning": "lead",
    "hjemmeside": "website",
}
PRIVATE_KEYS = frozenset(
    [
        "name",
        "navn",
        "person",
        "mail",
        "email",
        "e-mail",
        "telefon",
        "phone",
        "tlf",
        "mobil",
        "adresse",
        "address",
        "cpr",
    ]
)
_HOLDS_PEOPLE = frozenset(("actors", "contact"))


def explain(
    kind: str,
    where: Sequence[str | int],
    value: object,
    context: Mapping[str, Any] | None = None,
    names: Sequence[str] = (),
) -> tuple[str, str]:
    """Return the stable code and the Danish sentence for an error.

    ``kind`` is pydantic's error type, ``where`` the path of the value, ``value`` what was written,
    ``context`` what the error brings along, ``names`` the fields that may stand at that place.
    """
    facts: dict[str, Any] = {key: _danish(item) for key, item in (context or {}).items()}
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    near = facts.get("near") or facts.get("meant")
    if kind == "extra_forbidden":
        if key in PRIVATE_KEYS and _HOLDS_PEOPLE.intersection(where[:1]):
            kind = "private_key"
        near = nearest_name(key, names)
    elif kind == "tuple_type" and isinstance(value, str):
        near = quote(value)
    elif kind == "model_type" and isinstance(value, str) and isinstance(where[-1], str):
        near = f"{names[0]}: {quote(value)}" if names else None
    elif kind == "string_too_long" and isinstance(value, str):
        facts["length"] = len(value.strip())
        facts["over"] = facts["length"] - int((context or {})["max_length"])
    elif kind == "too_long":
        facts["over"] = (context or {})["actual_length"] - (context or {})["max_length"]
    facts.setdefault("all", None)
    facts["all"] = facts["all"] or ", ".join(names)
    facts.update(name=describe_place(where), key=key, written=quote(value), near=near)
    template = TEMPLATES.get(kind, FALLBACK)
    code = kind if kind in TEMPLATES else "invalid-value"
    message = " ".join(_fill(template, facts, near is not None))
    return code.replace("_", "-"), message[:1].upper() + message[1:]


def _fill(template: Template, facts: Mapping[str, Any], has_near: bool) -> list[str]:
    hint = template.near if has_near and template.near else template.otherwise
    return [part.format_map(facts) for part in (template.wrong, hint) if part]


def nearest_name(name: str, names: Sequence[str]) -> str | None:
    """Return the field that someone means by ``name``, or ``None`` when none comes near."""
    meant = SYNONYMS.get(name.lower().strip())
    if meant in names:
        return meant
    return Nearest(names).find(name)


def describe_place(where: Sequence[str | int]) -> str:
    """Return a path in Danish, innermost first: ``»from« i »trial_actions« nr. 2``."""
    said: list[str] = []
    for part in where:
        if isinstance(part, int) and said:
            said[-1] += f" nr. {part + 1}"
        else:
            said.append(f"»{quote(part)}«")
    return " i ".join(reversed(said)) or "Filen"


def quote(value: object) -> str:
    """Return a value as one short line, fit to be shown."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"


def _danish(item: object) -> object:
    if isinstance(item, (float, Decimal)):
        return format_number(item)
    return item
