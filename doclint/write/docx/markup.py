"""WordprocessingML as bytes: what stands where, and the elements that a writer adds."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

AUTHOR = "doclint"
TRACKS = ("ins", "del", "moveFrom", "moveTo")
_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(/?)([^\s/>!?]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>",
    re.DOTALL,
)
_PREFIX = re.compile(
    rb"xmlns:([^\s=]+)\s*=\s*[\"'](http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006/main"
    rb"|purl\.oclc\.org/ooxml/wordprocessingml/main))[\"']"
)
_ID = re.compile(rb":id=[\"'](\d+)[\"']")


class Element(NamedTuple):
    """An element: its local name, its bytes, and those between its tags."""

    name: str
    start: int
    opened: int
    closed: int
    end: int


class Token(NamedTuple):
    """A tag: its local name, its bytes, and whether it opens, closes, or does both."""

    name: str
    start: int
    end: int
    opens: bool
    closes: bool


def tokens(xml: bytes, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tags in `start`..`end`."""
    for found in _TOKEN.finditer(xml, start, len(xml) if end is None else end):
        if found[2]:
            name = found[2].rpartition(b":")[2].decode()
            yield Token(name, found.start(), found.end(), not found[1], bool(found[1] or found[3]))


def children(xml: bytes, start: int, end: int) -> Iterator[Element]:
    """Yield the elements right inside the one at `start`..`end`."""
    depth = 0
    child = None
    for token in tokens(xml, start, end):
        if token.opens:
            depth += 1
            if depth == 2:
                child = token
        if token.closes:
            if depth == 2 and child:
                is_empty = token is child
                opened = child.end
                closed = opened if is_empty else token.start
                yield Element(child.name, child.start, opened, closed, token.end)
            depth -= 1


def tags(xml: bytes, start: int, end: int) -> tuple[bytes, bytes]:
    """Return the tags of the element at `start`..`end`; of an empty one, as if it were not."""
    first = next(tokens(xml, start, end))
    tag = xml[first.start : first.end]
    if first.closes:
        tag = tag[:-2].rstrip() + b">"
    name = tag[1:].split(maxsplit=1)[0].rstrip(b">")
    return tag, b"</" + name + b">"


def open_tags(xml: bytes, start: int, end: int) -> list[Token]:
    """Return the tags that are opened from `start` on and not closed by `end`, outermost first."""
    stack: list[Token] = []
    for token in tokens(xml, start, end):
        if token.opens:
            stack.append(token)
        if token.closes and stack:
            stack.pop()
    return stack


def prefix(xml: bytes) -> str:
    """Return what names of WordprocessingML begin with in a part: "w:" nearly always."""
    found = _PREFIX.search(xml)
    return f"{found[1].decode()}:" if found else ""


def namespace(xml: bytes) -> str:
    """Return the namespace that `prefix` stands for."""
    found = _PREFIX.search(xml)
    return found[2].decode() if found else ""


def characters(element: bytes) -> str:
    """Return what stands in the element of a text, as its reader counts it."""
    parser = expat.ParserCreate("utf-8")
    parts: list[str] = []
    parser.CharacterDataHandler = parts.append
    parser.Parse(element, True)
    words = "".join(parts)
    opened = element[: element.index(b">")]
    return words if b"preserve" in opened else words.strip(" \t\n\r")


def ids(parts: Iterable[bytes]) -> Iterator[int]:
    """Yield numbers that no element of `parts` has for its id."""
    taken = {int(found) for xml in parts for found in _ID.findall(xml)}
    number = 1
    while True:
        if number not in taken:
            yield number
        number += 1


class Pen(NamedTuple):
    """Writes elements: the prefix of the part, the ids that are free, when the change is made."""

    prefix: str
    ids: Iterator[int]
    at: str

    def tag(self, name: str) -> str:
        """Return the name of an element or an attribute."""
        return self.prefix + name

    def element(self, name: str, inner: bytes, attributes: str = "") -> bytes:
        """Return an element around `inner`."""
        said = f"{self.tag(name)} {attributes}" if attributes else self.tag(name)
        if not inner:
            return f"<{said}/>".encode()
        return f"<{said}>".encode() + inner + f"</{self.tag(name)}>".encode()

    def tracked(self, name: str, inner: bytes = b"") -> bytes:
        """Return `inner` as a change that doclint made: "ins", "del", "pPrChange"."""
        w = self.prefix
        said = f'{w}id="{next(self.ids)}" {w}author="{AUTHOR}" {w}date="{self.at}"'
        return self.element(name, inner, said)

    def words(self, text: str, name: str = "t") -> bytes:
        """Return the characters of `text` as they stand in a run."""
        made = []
        for i, part in enumerate(text.split("\t")):
            if i:
                made.append(self.element("tab", b""))
            if part:
                made.append(self.element(name, escape(part).encode(), 'xml:space="preserve"'))
        return b"".join(made)

    def inserted(self, text: str, properties: bytes) -> bytes:
        """Return `text` as a tracked insertion, written with the properties of a run."""
        return (
            self.tracked("ins", self.element("r", properties + self.words(text))) if text else b""
        )
