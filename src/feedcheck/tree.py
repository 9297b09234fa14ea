"""A feed's XML as a tree that knows its lines, read by the standard library's expat.

Nothing outside the file is ever fetched: a DOCTYPE, and with it every entity of one's own making,
is refused, and so are a file that is too large and one that is too deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

LARGEST = 20 * 1024 * 1024
DEEPEST = 32
MOST_NODES = 300_000
_LONGEST_NAME = 64

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
FOREIGN = "?"
"""The name of every element in a namespace that no rule knows."""


class UnreadableFeed(ValueError):
    """The file cannot be read as a feed's XML: the rule it breaks, where, and what to tell."""

    def __init__(self, rule: str, line: int, **values: object) -> None:
        super().__init__(rule, line, values)
        self.rule = rule
        self.line = line
        self.values = values


@dataclass(eq=False, slots=True)
class Node:
    """An element. ``name`` has the prefix that its specification uses, whatever the file's own."""

    name: str
    line: int
    attributes: dict[str, str]
    parent: Node | None
    text: str = ""
    cdata: bool = False
    children: list[Node] = field(default_factory=list)

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute, stripped, or the default when it is not there."""
        return self.attributes.get(attribute, default).strip()

    def all(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str) -> str:
        """Return the text of the first child of that name, stripped, or nothing."""
        child = self.first(name)
        return child.text.strip() if child else ""


class Declaration(NamedTuple):
    """A namespace that the file declares; a default one has no prefix."""

    prefix: str
    uri: str
    line: int


@dataclass(frozen=True)
class Document:
    """A file's XML and the namespaces that it declares."""

    root: Node
    declarations: tuple[Declaration, ...]


def read(data: bytes) -> Document:
    """Return the tree of a feed; raise UnreadableFeed when there is none to be had."""
    if len(data) > LARGEST:
        raise UnreadableFeed("xml-size", 1, megabytes=LARGEST // 1024**2)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFeed("xml-encoding", line, encoding="noget andet") from None
    return _Reader().read(data)


class _Reader:
    """The state between expat's calls; of use once."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = False
        self.parser.XmlDeclHandler = self.declared
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartNamespaceDeclHandler = self.namespace
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartCdataSectionHandler = self.cdata
        self.declarations: list[Declaration] = []
        self.open: list[Node] = []
        self.texts: list[list[str]] = []
        self.root: Node | None = None
        self.nodes = 0

    def read(self, data: bytes) -> Document:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = _REASONS.get(expat.errors.messages[error.code], "Noget er ikke lukket rigtigt")
            raise UnreadableFeed("xml-wellformed", error.lineno, reason=reason) from None
        assert self.root is not None, "expat refuses a file without an element"
        return Document(self.root, tuple(self.declarations))

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.casefold() not in ("utf-8", "us-ascii"):
            raise UnreadableFeed("xml-encoding", self.line, encoding=encoding)

    def doctype(self, *_: object) -> None:
        raise UnreadableFeed("xml-doctype", self.line)

    def namespace(self, prefix: str | None, uri: str | None) -> None:
        if len(self.declarations) < MOST_NODES:
            self.declarations.append(Declaration(prefix or "", uri or "", self.line))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.nodes += 1
        if len(self.open) >= DEEPEST:
            raise UnreadableFeed("xml-depth", self.line, deepest=DEEPEST)
        if self.nodes > MOST_NODES:
            raise UnreadableFeed("xml-nodes", self.line, most=f"{MOST_NODES:,}".replace(",", "."))
        parent = self.open[-1] if self.open else None
        node = Node(_known(name), self.line, attributes, parent)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.open.append(node)
        self.texts.append([])

    def end(self, _: str) -> None:
        self.open.pop().text = "".join(self.texts.pop())

    def characters(self, text: str) -> None:
        self.texts[-1].append(text)

    def cdata(self) -> None:
        self.open[-1].cdata = True


def _known(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    if len(local) > _LONGEST_NAME or (uri and uri not in _PREFIXES):
        return FOREIGN
    return f"{_PREFIXES[uri]}:{local}" if uri else local


_ERRORS = expat.errors
_REASONS = {
    _ERRORS.XML_ERROR_NO_ELEMENTS: "Filen er tom",
    _ERRORS.XML_ERROR_INVALID_TOKEN: (
        "Her står et tegn, der ikke må stå i XML. Skriv & som &amp; og < som &lt;, og fjern "
        "styretegn"
    ),
    _ERRORS.XML_ERROR_UNCLOSED_TOKEN: "Filen slutter midt i et tag",
    _ERRORS.XML_ERROR_TAG_MISMATCH: "Sluttagget passer ikke til det tag, der blev åbnet sidst",
    _ERRORS.XML_ERROR_DUPLICATE_ATTRIBUTE: "Den samme attribut står to gange i et tag",
    _ERRORS.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "Der står noget efter </rss>",
    _ERRORS.XML_ERROR_UNDEFINED_ENTITY: (
        "Navngivne tegn som &nbsp; findes ikke i XML. Skriv selve tegnet eller et nummer, fx &#160;"
    ),
    _ERRORS.XML_ERROR_BAD_CHAR_REF: "Et nummereret tegn findes ikke i XML",
    _ERRORS.XML_ERROR_UNBOUND_PREFIX: ("Et præfiks er ikke erklæret. Skriv dets xmlns:… i <rss>"),
    _ERRORS.XML_ERROR_UNCLOSED_CDATA_SECTION: "En CDATA-sektion er ikke lukket med ]]>",
    _ERRORS.XML_ERROR_MISPLACED_XML_PI: "<?xml …?> skal stå som det allerførste i filen",
}
