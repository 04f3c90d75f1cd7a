"""HTML to tags and text, each with its place; a token an HTML parser would not mend is text.

The parser of the standard library tells line and column only, and takes quadratic time for some
damaged pages in the versions of Python that doclint runs on.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag: its name in lower case, its place, whether it ends an element, its attributes."""

    name: str
    start: int
    end: int
    is_end: bool
    attributes: str


class Text(NamedTuple):
    """Characters between two tags, references not yet read."""

    start: int
    end: int


_OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*))"
)
_ATTRIBUTES = re.compile(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"}
)
"""Elements in which there are no tags but their own end (HTML standard, 13.1.2, and noscript as
browsers that run scripts read it)."""


def tokens(html: str) -> Iterator[Tag | Text]:
    """Yield the tags of `html` and the text between them; comments and declarations are left out."""
    at = 0
    is_quoted = True
    while opening := _OPENING.search(html, at):
        start = opening.start()
        if opening["comment"]:
            end = _after(html, "-->", opening.end() - 2)
        elif opening["other"]:
            end = _after(html, ">", opening.end())
        else:
            attributes = _ATTRIBUTES.match(html, opening.end()) if is_quoted else None
            if attributes is None:
                # a quote that never ends: from here on quotes are characters like others
                is_quoted = False
            end = attributes.end() if attributes else _after(html, ">", opening.end())
        if start > at:
            yield Text(at, start)
        at = end
        if opening["name"]:
            name = opening["name"].lower()
            is_end = bool(opening["end"])
            yield Tag(name, start, end, is_end, html[opening.end() : end - 1])
            if name in RAW and not is_end:
                closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
                at = closing.start() if closing else len(html)
                if at > end:
                    yield Text(end, at)
    if at < len(html):
        yield Text(at, len(html))


def _after(html: str, mark: str, start: int) -> int:
    """Return where the next `mark` ends; what has no end reaches to the end of the page."""
    found = html.find(mark, start)
    return found + len(mark) if found >= 0 else len(html)
