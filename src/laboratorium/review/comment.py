"""The one comment on a proposal: Danish, kind, and nothing in it that the proposer could forge.

It says what is good, what must be mended and what could be better, where, and how to go on, to
someone who may never have seen a pull request before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from laboratorium.base.addresses import of_source
from laboratorium.base.paths import CASES, PODCASTS, in_case, source_of
from laboratorium.base.problems import Level
from laboratorium.catalogue.completeness import as_markdown
from laboratorium.model.kinds import KINDS, TABLES
from laboratorium.reading.files import IMAGE_SUFFIXES
from laboratorium.review import lacking
from laboratorium.review.escaping import code, markdown, path_in_address
from laboratorium.review.events import Pull
from laboratorium.review.formats import headline
from laboratorium.review.path_guard import Scope
from laboratorium.review.payload import Meter, Missing, Praise, Report, Told
from laboratorium.review.praise import SENTENCES

MARKER = "<!-- laboratorium: tjek af et forslag -->"
LONGEST = 60_000  # GitHub takes 65,536 characters
MOST_SHOWN = 40
MOST_FILES = 20

_NAMES = {kind.folder: (kind.name.lower(), kind.plural.lower()) for kind in KINDS}
_NAMES[PODCASTS] = ("podcastafsnit", "podcastafsnit")
_FILES = {
    kind.file: (f"fil med {kind.plural.lower()}", f"filer med {kind.plural.lower()}")
    if kind.is_table
    else (kind.name.lower(), kind.plural.lower())
    for kind in TABLES
}
_PAGE, _PICTURE = ("side", "sider"), ("billede", "billeder")


def comment(report: Report, pull: Pull, run: str) -> str:
    """Return the comment's Markdown.

    ``pull`` is what GitHub itself says of the proposal, ``run`` the address of the run that made
    the report. The report is taken for anybody's words.
    """
    parts = [MARKER, *_opening(report, pull)]
    errors = [item for item in report.problems if item.level is Level.ERROR]
    tips = [item for item in report.problems if item.level is Level.ADVICE]
    if report.praise:
        parts += ["### Det er godt", _praise(report.praise)]
    if errors:
        parts += ["### Det skal rettes", *_listed(errors, pull, report.errors)]
    if tips:
        parts += ["### Forslag, som du må tage imod eller lade ligge"]
        parts += _listed(tips, pull, report.advice)
    if any(meter.missing for meter in report.meters):
        parts += ["### Mangler endnu", *_meters(report.meters, pull)]
    parts += _closing(report, bool(errors), run)
    text = "\n\n".join(parts) + "\n"
    if len(text) > LONGEST:
        # Cut between lines, so that no markup is left open.
        text = text[:LONGEST].rpartition("\n")[0] + f"\n\n… Resten står i [kørslen]({run}).\n"
    return text


def _opening(report: Report, pull: Pull) -> Iterator[str]:
    sent = _sent(report.files)
    welcome = "Velkommen! Det ser ud til at være dit første bidrag. " if pull.from_newcomer else ""
    yield f"## Tak for dit bidrag{f': {sent}' if sent else ''}"
    if report.scope is not Scope.CONTENT and not report.problems:
        yield "Forslaget ændrer i koden. Den bliver prøvet for sig; se prøverne nederst."
        return
    told = headline(report.errors, report.advice)
    if report.errors:
        after = "Det er helt almindeligt, og du kan rette det lige her."
    elif report.built is False:
        after = "Men siden kunne ikke bygges. Det ser vi på; du skal ikke gøre noget."
    else:
        after = "Nu læser en fra sekretariatet det og svarer dig her. Du skal ikke gøre mere."
    yield f"{welcome}{told}. {after}"


def _sent(paths: Iterable[str]) -> str:
    counts = Counter(filter(None, map(_names, paths)))
    told = [one_or_many(count, *names) for names, count in counts.items()]
    return f"{', '.join(told[:-1])} og {told[-1]}" if len(told) > 1 else "".join(told)


def _names(path: str) -> tuple[str, str] | None:
    """What a file is called in Danish, one and many; ``None`` for what is not counted."""
    if source := source_of(path):
        return _NAMES.get(source.folder, None if source.case else _PAGE)
    if path.lower().endswith(IMAGE_SUFFIXES):
        return _PICTURE
    return _FILES.get(in_case(path)) if path.startswith(f"{CASES}/") else None


def one_or_many(count: int, one: str, many: str) -> str:
    """Return ``en case``, ``et billede`` or ``3 cases``."""
    article = "et" if one in ("billede", "podcastafsnit") else "en"
    return f"{article} {one}" if count == 1 else f"{count} {many}"


def _praise(praise: Iterable[Praise]) -> str:
    # The same words about five files are tiresome; each is said once.
    codes = dict.fromkeys(item.code for item in praise if item.code in SENTENCES)
    return "\n".join(f"- {SENTENCES[known]}" for known in codes)


def _listed(items: list[Told], pull: Pull, count: int) -> Iterator[str]:
    shown = sorted(items[:MOST_SHOWN])
    files = [(path, list(group)) for path, group in groupby(shown, key=lambda item: item.path)]
    for path, group in files[:MOST_FILES]:
        yield f"**{code(path)}**{_edit_link(path, pull)}"
        yield "\n".join(
            f"- {_line(path, item.line, pull)}: {markdown(item.message, 600)}" for item in group
        )
    left = count - sum(len(group) for _, group in files[:MOST_FILES])
    if left > 0:
        yield f"… og {left} til, som kommer frem, når de første er rettet."


def _edit_link(path: str, pull: Pull) -> str:
    """A link to the file in the proposer's own branch, opened for writing."""
    address = _address("edit", path, pull.head.ref, pull)
    return f" · [Ret filen]({address})" if address and ".." not in pull.head.ref else ""


def _line(path: str, line: int, pull: Pull) -> str:
    """The line by its number, with a link to it as the file was when it was read."""
    address = _address("blob", path, pull.head.sha, pull)
    return f"[Linje {line}]({address}?plain=1#L{line})" if address else f"Linje {line}"


def _address(way: str, path: str, state: str, pull: Pull) -> str:
    """A file's address in the proposer's copy; empty when there is none, or its name is odd."""
    odd = not re.fullmatch(r"[A-Za-z0-9._/ -]{1,250}", path) or path.startswith("/")
    if pull.head.repo is None or odd or ".." in path:
        return ""
    home = f"https://github.com/{pull.head.repo.full_name}"
    return f"{home}/{way}/{path_in_address(state)}/{path_in_address(path)}"


def _meters(meters: Iterable[Meter], pull: Pull) -> Iterator[str]:
    yield "Det er en huskeliste og ikke en karakter. Det kan vente, medmindre andet står."
    for meter in [one for one in meters if one.missing][:MOST_FILES]:
        title = f"»{markdown(meter.title, 120)}« " if meter.title.strip() else ""
        must, should = (
            [_missing(one, meter.path, pull) for one in meter.missing if one.key in keys]
            for keys in (lacking.MUSTS, lacking.SENTENCES.keys() - lacking.MUSTS)
        )
        head = f"**{title}{code(meter.path)}**"
        yield as_markdown(head, meter.met, meter.total, must, should)


def _missing(missing: Missing, path: str, pull: Pull) -> str:
    at = f"{_line(path, missing.line, pull)}: " if missing.line else ""
    return f"{at}{lacking.SENTENCES[missing.key]}"


def _page(path: str) -> str | None:
    """The page of the built site on which a file is shown."""
    address = of_source(path) if re.fullmatch(r"[a-z0-9./-]+", path) else None
    return f"{address.partition('#')[0].lstrip('/')}index.html" if address else None


def _closing(report: Report, wrong: bool, run: str) -> Iterator[str]:
    if wrong:
        yield (
            "### Sådan retter du\n\n"
            "1. Tryk på **Ret filen** ovenfor, og skriv din rettelse.\n"
            "2. Tryk på **Commit changes…** og så på **Commit changes**.\n"
            "3. Vent et par minutter. Så læser tjekkeren igen og skriver den her besked om.\n\n"
            "Du skal ikke lave et nyt forslag. Driller det, så skriv en kommentar herunder, så "
            "hjælper vi."
        )
    if report.built:
        pages = [code(page) for page in dict.fromkeys(filter(None, map(_page, report.files)))]
        opened = ", ".join(pages[:3]) or code("index.html")
        yield (
            f"### Se, hvordan det bliver\n\nÅbn [kørslen]({run}#artifacts), hent **site** nederst, "
            f"pak den ud, og åbn {opened}. Det kræver, at du er logget ind."
        )
    sha = report.head_sha[:7]
    yield f"<sub>Tjekket ved {sha}. Beskeden bliver skrevet om, når du ændrer noget.</sub>"
