"""Where people live: a street and a number that stand with a person, not with an institution."""

import re
from collections.abc import Iterator

from laboratorium.base.problems import Level
from laboratorium.model.privacy.numbers import Found
from laboratorium.model.privacy.words import find_name

ADDRESS = "private-address"

_STREET = (
    "vej vejen gade gaden allé allè alle alleen alléen stræde strædet vænge vænget vang vangen "
    "park parken torv torvet plads pladsen have haven bakke bakken sti stien boulevard "
    "boulevarden ager ageren toft toften kær kæret krog krogen høj højen lund lunden "
    "kvarter brygge bryggen kaj kajen strand stranden dal dalen eng engen mark marken skov "
    "skoven hegn hegnet leddet hus huse gård gården kanal passage passagen promenade slippen løkke "
    "løkken hede heden mose mosen banke banken"
)
_ENDINGS = tuple(_STREET.split())
_WHOLE = frozenset(_ENDINGS)
# The number comes first: there are far fewer of those than of words.
_NUMBER = re.compile(r" \d{1,3}(?!\d)(?: ?[A-Za-zÆØÅ](?!\w))?(?![\d%]|[.,:]\d)")
_COUNTED = re.compile(
    r" (?:år|gange|uger|dage|måned|time|km|meter|m\b|personer|borgere|boliger|lejligheder|huse|kr|"
    r"procent|mennesker|familier|unge|frivillige|deltagere|beboere|besøg|træer|hektar|ha\b|mio|"
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
)
_DOOR = re.compile(
    r",? ?(?:(?:st|kld|kl|\d{1,2})\.? ?(?:sal)?[.,]? ?(?:tv|th|mf|dør \d+)\b|\d{1,2}\.? sal|"
    r"(?:st|stuen)\.? ?(?:tv|th|mf)\b|\d{1,2}\. (?:tv|th|mf)\b)",
    re.IGNORECASE,
)
_SIDE = re.compile(r",? ?(?:st|kl|\d{1,2})\.?(?: sal)?,? (?:tv|th|mf)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÆØÅÉ][\w'’-]*$")
_TOWN = re.compile(r"[^.!?]{0,14}?[, ]{1,2}(?:DK-)?\d{4} [A-ZÆØÅ]")
_HOME = re.compile(
    r"\b(?:bor|boede|boet|boende|bosat|bopæl\w*|privatadresse\w*|hjemmeadresse\w*|adresse\w*|privat|"
    r"hjemme|naboen|enken?|hos|tog hjem til|besøg hos)\b(?![^.!?]*\d)[^.!?]{0,40}$",
    re.IGNORECASE,
)
_OWN_HOME = re.compile(
    r"\b(?:hans|hendes|min|mit|sin|sit|deres|vores) (?:hus|hjem|lejlighed|bolig|villa|have)\b"
    r"|\bfamilien [A-ZÆØÅ]",
    re.IGNORECASE,
)
_HOME_AFTER = re.compile(r"[^.!?]{0,20}\b(?:bor (?:hun|han|jeg|familien)|hvor (?:hun|han|jeg) bor)")
_MANY = re.compile(
    r"\b(?:beboerne?|borgerne?|unge|familier(?:ne)?|studerende|ældre|mennesker|flygtninge|naboer(?:ne)?|"
    r"husstande|lejere|kollegianere|\w*foreningen)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"rådhus|kommune|bibliotek|skole|børneh|plejehjem|plejecent|center|centret|kultur|forening|muse|"
    r"station|halle?n?\b|kirke|institution|\baps\b|\ba/s|a\.m\.b\.a|virksomhed|fabrik|butik|værksted|"
    r"værket\b|værk\b|universitet|akademi|hospital|\w+hus(?:et|ene)?\b|lokaludvalg|kontor|sekretariat|"
    r"hotel|bolig|klub|teater|spejder|mødested|lokale|café|mødes|mødet|åben|region|styrelse|ministeri|"
    r"fond|jobcent|marked|gods\b|projekt|bydel|bebyggelse|byggeri|haver?ne|areal|grund\b|p-plads",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?= +[A-ZÆØÅ])|  ")


def find_addresses(text: str) -> Iterator[Found]:
    """Yield each address where a person seems to live, in a text without line breaks."""
    for number in _NUMBER.finditer(text):
        if not text[number.start() - 1].isalpha():
            continue
        before = text[max(0, number.start() - 70) : number.start()]
        street = _street(before)
        after = text[number.end() : number.end() + 80]
        if street is None and _SIDE.match(after):
            # »2. tv.« stands nowhere but behind a home; the street may be called anything.
            named = _CAPITAL.search(before)
            street = named.start() if named else None
        if street is None or _COUNTED.match(after):
            continue
        start = number.start() - len(before) + street
        level = _level(text, start, after)
        if level:
            yield Found(start, ADDRESS, level)


def _street(before: str) -> int | None:
    """Return where the name of a street begins that ends a piece of text."""
    word_at = before.rfind(" ") + 1
    word = before[word_at:].strip("(\"'»:,;|*_[")
    lower = word.lower()
    if not lower.endswith(_ENDINGS):
        return None
    at = len(before) - len(word)
    if word[0].isupper() and lower not in _WHOLE:
        return at
    # »Sønder Boulevard«, »Store Torv«, »Aage Bertelsens Plads«.
    previous = re.search(r"(?:[A-ZÆØÅÉ][\w.'’-]* ){1,3}$", before[:word_at])
    return previous.start() if previous and lower in _WHOLE else None


def _level(text: str, start: int, after: str) -> Level | None:
    sentence = text[max(0, start - 100) : start]
    ends = [match.end() for match in _END.finditer(sentence)]
    sentence = sentence[ends[-1] :] if ends else sentence
    stop = _END.search(after)
    rest = after[: stop.start()] if stop else after
    institution = bool(_INSTITUTION.search(sentence) or _INSTITUTION.search(rest))
    many = bool(_MANY.search(sentence))
    if _DOOR.match(after):
        return Level.ADVICE if institution else Level.ERROR
    if (
        _OWN_HOME.search(sentence)
        or _HOME_AFTER.match(rest)
        or find_name(sentence[-60:]) is not None
    ):
        return Level.ERROR
    if _HOME.search(sentence) and not many and not institution:
        return Level.ERROR
    if _TOWN.match(after) and not institution and not many:
        return Level.ADVICE
    return None
