"""Rules of the file itself. They come first: when one is broken, the rest cannot be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from feedcheck.finds import hit
from feedcheck.model import Hit, Rule, error
from feedcheck.sources import XML, XML_SAFETY, psp, rss
from feedcheck.tree import NAMESPACES, Document, UnreadableFeed

_REQUIRED = ("itunes", "podcast", "atom")
_NAMESPACES = psp("required-rss-namespace-declarations")


def _told(rule: str) -> Callable[[UnreadableFeed], Iterator[Hit]]:
    """The reader has found it already."""
    return lambda error: iter([Hit(error.line, error.values)] if error.rule == rule else [])


READING_RULES: tuple[Rule[UnreadableFeed], ...] = tuple(
    error(id, source, _told(id), sentence)
    for id, source, sentence in (
        ("xml-size", XML_SAFETY,
            "Feedet fylder mere end {megabytes} MB. Del det i sider med "
            '<atom:link rel="next">.'),
        ("xml-doctype", XML_SAFETY,
            "Feedet har en DOCTYPE. Fjern <!DOCTYPE …>; et feed skal ikke have nogen, og den kan "
            "misbruges."),
        ("xml-depth", XML_SAFETY,
            "Elementerne ligger mere end {deepest} lag inde i hinanden. Tjek, om et sluttag "
            "mangler."),
        ("xml-nodes", XML_SAFETY,
            "Feedet har mere end {most} elementer. Del det i sider."),
        ("xml-encoding", _NAMESPACES,
            "Feedet er skrevet i {encoding} og ikke i UTF-8. Gem det som UTF-8, og skriv "
            '<?xml version="1.0" encoding="UTF-8"?> øverst.'),
        ("xml-wellformed", XML,
            "Feedet kan ikke læses som XML: {reason}."),
    )
)  # fmt: skip


def _root(document: Document) -> Iterator[Hit]:
    if document.root.name != "rss":
        yield hit(document.root)


def _version(document: Document) -> Iterator[Hit]:
    if document.root.name == "rss" and document.root.attributes.get("version") != "2.0":
        yield hit(document.root)


def _channel(document: Document) -> Iterator[Hit]:
    channels = document.root.all("channel")
    if document.root.name == "rss" and len(channels) != 1:
        yield hit(channels[1] if channels else document.root, number=len(channels))


def _is_near(uri: str, right: str) -> bool:
    """Whether an address is a misspelling: apps compare a namespace letter by letter."""

    def bare(address: str) -> str:
        return address.casefold().partition("://")[2].removeprefix("www.").rstrip("/#")

    return uri != right and bare(uri) == bare(right)


def _namespace_exact(document: Document) -> Iterator[Hit]:
    for prefix, uri, line in document.declarations:
        for known, right in NAMESPACES.items():
            if (prefix == known and uri != right) or _is_near(uri, right):
                yield Hit(line, {"prefix": known, "uri": uri, "right": right})
                break


def _namespace_declared(document: Document) -> Iterator[Hit]:
    declared = {name for prefix, uri, _ in document.declarations for name in (prefix, uri)}
    for prefix in _REQUIRED if document.root.name == "rss" else ():
        # A prefix with another address is a misspelling, and another rule's.
        if not {prefix, NAMESPACES[prefix]} & declared:
            yield hit(document.root, prefix=prefix, right=NAMESPACES[prefix])


FILE_RULES: tuple[Rule[Document], ...] = (
    error("rss-root", rss("whatIsRss"), _root,
        "Filen begynder med <{tag}> og er ikke et RSS-feed. Det yderste element skal være <rss>."),
    error("rss-version", rss("whatIsRss"), _version,
        'RSS-udgaven er en anden end 2.0. Skriv <rss version="2.0" …>.'),
    error("rss-channel", rss("requiredChannelElements"), _channel,
        "Der er {number} <channel> i <rss>. Der skal være præcis én."),
    error("namespace-exact", _NAMESPACES, _namespace_exact,
        "Navnerummet {prefix} er erklæret som »{uri}«, og apps læser det kun, når det står helt "
        'rigtigt. Skriv xmlns:{prefix}="{right}".'),
    error("namespace-declared", _NAMESPACES, _namespace_declared,
        'Navnerummet {prefix} er ikke erklæret. Skriv xmlns:{prefix}="{right}" i <rss>.'),
)  # fmt: skip
