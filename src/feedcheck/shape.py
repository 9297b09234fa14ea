"""Rules of the file itself. They come first: when one is broken, the rest cannot be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from feedcheck.model import Hit, Rule, Source
from feedcheck.sources import XML, XML_SAFETY, psp, rss
from feedcheck.tree import NAMESPACES, Document, UnreadableFeed
from laboratorium.base.problems import Level

REQUIRED = ("itunes", "podcast", "atom")
_NAMESPACES = psp("required-rss-namespace-declarations")


def _unreadable(rule: str) -> Callable[[UnreadableFeed], Iterable[Hit]]:
    def find(error: UnreadableFeed) -> Iterator[Hit]:
        if error.rule == rule:
            yield Hit(error.line, error.values)

    return find


def _reading(rule: str, source: Source, sentence: str) -> Rule[UnreadableFeed]:
    return Rule(rule, source, Level.ERROR, sentence, _unreadable(rule))


READING_RULES: tuple[Rule[UnreadableFeed], ...] = (
    _reading(
        "xml-size",
        XML_SAFETY,
        'Feedet fylder mere end {megabytes} MB. Del det i sider med <atom:link rel="next">.',
    ),
    _reading(
        "xml-doctype",
        XML_SAFETY,
        "Feedet har en DOCTYPE. Fjern <!DOCTYPE …>; et feed skal ikke have nogen, og den kan "
        "misbruges.",
    ),
    _reading(
        "xml-depth",
        XML_SAFETY,
        "Elementerne ligger mere end {deepest} lag inde i hinanden. Tjek, om et sluttag mangler.",
    ),
    _reading("xml-nodes", XML_SAFETY, "Feedet har mere end {most} elementer. Del det i sider."),
    _reading(
        "xml-encoding",
        _NAMESPACES,
        "Feedet er skrevet i {encoding} og ikke i UTF-8. Gem det som UTF-8, og skriv "
        '<?xml version="1.0" encoding="UTF-8"?> øverst.',
    ),
    _reading("xml-wellformed", XML, "Feedet kan ikke læses som XML: {reason}."),
)


def _root(document: Document) -> Iterator[Hit]:
    if document.root.name != "rss":
        yield Hit(document.root.line, {"name": document.root.name})


def _version(document: Document) -> Iterator[Hit]:
    if document.root.name == "rss" and document.root.attributes.get("version") != "2.0":
        yield Hit(document.root.line)


def _channel(document: Document) -> Iterator[Hit]:
    channels = document.root.all("channel")
    if document.root.name == "rss" and len(channels) != 1:
        yield Hit(channels[1].line if channels else document.root.line, {"number": len(channels)})


def _is_near(uri: str, right: str) -> bool:
    """Whether an address is a misspelling: apps compare a namespace letter by letter."""

    def bare(address: str) -> str:
        return address.casefold().partition("://")[2].removeprefix("www.").rstrip("/#")

    return uri != right and bare(uri) == bare(right)


def _namespace_exact(document: Document) -> Iterator[Hit]:
    for prefix, uri, line in document.declarations:
        right = NAMESPACES.get(prefix, "")
        for known, address in NAMESPACES.items():
            if (prefix == known and uri != right) or _is_near(uri, address):
                yield Hit(line, {"prefix": known, "uri": uri, "right": address})
                break


def _namespace_declared(document: Document) -> Iterator[Hit]:
    bound = {uri for _, uri, _ in document.declarations}
    misspelt = {prefix for prefix, _, _ in document.declarations}
    if document.root.name != "rss":
        return
    for prefix in REQUIRED:
        if NAMESPACES[prefix] not in bound and prefix not in misspelt:
            yield Hit(document.root.line, {"prefix": prefix, "right": NAMESPACES[prefix]})


SHAPE_RULES: tuple[Rule[Document], ...] = (
    Rule(
        "rss-root",
        rss("whatIsRss"),
        Level.ERROR,
        "Filen begynder med <{name}> og er ikke et RSS-feed. Det yderste element skal være <rss>.",
        _root,
    ),
    Rule(
        "rss-version",
        rss("whatIsRss"),
        Level.ERROR,
        'RSS-udgaven er en anden end 2.0. Skriv <rss version="2.0" …>.',
        _version,
    ),
    Rule(
        "rss-channel",
        rss("requiredChannelElements"),
        Level.ERROR,
        "Der er {number} <channel> i <rss>. Der skal være præcis én.",
        _channel,
    ),
    Rule(
        "namespace-exact",
        _NAMESPACES,
        Level.ERROR,
        "Navnerummet {prefix} er erklæret som »{uri}«, og apps læser det kun, når det står helt "
        'rigtigt. Skriv xmlns:{prefix}="{right}".',
        _namespace_exact,
    ),
    Rule(
        "namespace-declared",
        _NAMESPACES,
        Level.ERROR,
        'Navnerummet {prefix} er ikke erklæret. Skriv xmlns:{prefix}="{right}" i <rss>.',
        _namespace_declared,
    ),
)
