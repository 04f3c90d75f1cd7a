"""A web page to text and blocks: what a reader sees of it, without scripts, menus and frames."""

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from doclint.model.document import Block, Kind
from doclint.read.html.source_map import HtmlMap, Piece
from doclint.read.html.tokens import RAW, Tag, Text, tokens
from doclint.read.txt import BLANKS, tiled


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SKIPPED = RAW | _names(
    "nav aside menu dialog template svg math canvas object audio video map select datalist button head"
)
_FRAMES = frozenset({"header", "footer"})  # of the page; those of an article are its own
_VOID = _names(
    "area base br col embed hr img input link meta param source track wbr"
)  # HTML standard, 13.1.2
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = _HEADINGS | frozenset(
    {"ul", "ol", "dl", "li", "blockquote", "pre", "table", "article", "main", *_FRAMES}
)
_KINDS = (
    ("pre", Kind.CODE),
    ("p", Kind.CODE),
    ("li", Kind.ITEM),
    ("blockquote", Kind.QUOTE),
)  # others of `p` are not kept
_HIDDEN = re.compile(
    r"""(?:^|\s)hidden(?=[\s=/]|$)|\baria-hidden\s*=\s*["']?true|display\s*:\s*none"""
    r"""|\brole\s*=\s*["']?(?:navigation|banner|search|contentinfo|menu|alert|dialog)\b""",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"""(?:^|\s)class\s*=\s*(?:["'](?:[^"']*\s)?)?(?:code|programlisting|screen)(?=[\s"']|$)""",
    re.IGNORECASE,
)
_MAIN = re.compile(r"<main[\s>]", re.IGNORECASE)
_BIT = re.compile(
    r"(?P<words>[^ \t\n\r\f&]+(?: [^ \t\n\r\f&]+)*)|(?P<space>[ \t\n\r\f]+)"
    r"|(?P<reference>&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{0,31};?))|(?P<other>&)"
)
_CELL = 200  # code points: a cell with more is there for the layout of the page


class _Found(NamedTuple):
    """A block: `table` is the number of the table it stands in, 0 for none."""

    kind: Kind
    start: int
    end: int
    level: int
    table: int


def read(html: str) -> tuple[str, tuple[Block, ...], HtmlMap]:
    """Return the text of the page `html`, its blocks, and the map back."""
    page = _Page(html)
    for token in tokens(html):
        if isinstance(token, Tag):
            page.tag(token)
        else:
            page.text(token)
    page.end_block()
    text = "".join(page.parts)
    blocks = _blocks(text, page.found)
    return text, blocks, HtmlMap(html, tuple(page.pieces))


def _blocks(text: str, found: list[_Found]) -> tuple[Block, ...]:
    longest: Counter[int] = Counter()
    for block in found:
        if block.table:
            longest[block.table] = max(longest[block.table], block.end - block.start)
    blocks = []
    for kind, start, end, level, table in found:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(BLANKS))
        if first == end:
            continue
        is_cell = table and longest[table] <= _CELL and kind is not Kind.HEADING
        # `tiled` sets the outer ends
        blocks.append(Block(Kind.TABLE if is_cell else kind, first, end, start, end, level))
    return tiled(blocks, len(text)) if blocks else ()


class _Page:
    """The page as far as it was read."""

    def __init__(self, html: str) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.found: list[_Found] = []
        self._html = html
        self._needs_main = bool(_MAIN.search(html))
        self._length = 0
        self._start = 0  # of the block that is being read
        self._is_linked = True  # nothing of it stands outside of links
        self._space: tuple[int, int] | None = None  # white space that is a blank if words follow
        self._gap = ""  # what parts the next block from the last
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._skipped: list[
            str
        ] = []  # the element that is left out, once for each of its name in it
        self._levels: list[int] = []  # of the headings that are open
        self._tables: list[int] = []
        self._last_table = 0

    def tag(self, tag: Tag) -> None:
        """Take up a tag."""
        if self._skipped:
            self._skip(tag)
        elif tag.name == "br":
            self.end_block("\n")
        else:
            if tag.name in _BLOCKS:
                self.end_block()
            if tag.is_end:
                self._close(tag.name)
            elif tag.name not in _VOID:
                self._begin(tag)

    def text(self, token: Text) -> None:
        """Take up the text between two tags."""
        if self._skipped or (self._needs_main and not self._counts["main"]):
            return
        if self._counts["pre"]:
            self._preformatted(token)
            return
        for bit in _BIT.finditer(self._html, token.start, token.end):
            start, end = bit.span()
            if bit["space"]:
                self._space = self._space or (start, end)
            elif bit["reference"]:
                self._add(unescape(bit[0]), start, end)
            else:
                self._add(bit[0], start, end)

    def end_block(self, gap: str = "\n\n") -> None:
        """End the block that is being read; `gap` parts it from the next."""
        self._space = None
        if self._length > self._start:
            kind, level = self._kind()
            if kind is Kind.ITEM and self._is_linked:
                kind = Kind.TABLE  # an entry of a contents list or a menu
            table = self._tables[-1] if self._tables else 0
            self.found.append(_Found(kind, self._start, self._length, level, table))
            self._gap = gap
        elif len(gap) > len(self._gap) and self.found:
            self._gap = gap
        self._start = self._length
        self._is_linked = True

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        is_frame = name in _FRAMES and not self._counts["article"] and not self._counts["main"]
        if name in _SKIPPED or is_frame or _HIDDEN.search(tag.attributes):
            if not tag.attributes.endswith("/"):
                self._skipped = [name]
            return
        if name in _BLOCKS and self._open and self._open[-1] in _HEADINGS:
            self._close(
                self._open[-1]
            )  # nothing of the kind stands in a heading: its end is missing
        if name == "p":
            self._close("p")  # its end may be missing
        if name in _KEPT or self._is_kept(tag):
            self._open.append(name)
            self._counts[name] += 1
        if name in _HEADINGS:
            self._levels.append(int(name[1]))
        if name == "table":
            self._last_table += 1
            self._tables.append(self._last_table)

    def _is_kept(self, tag: Tag) -> bool:
        """Tell whether `tag` begins a link, or a paragraph of code."""
        if tag.name == "a":
            return "href" in tag.attributes
        return tag.name == "p" and _CODE.search(tag.attributes) is not None

    def _skip(self, tag: Tag) -> None:
        if tag.name != self._skipped[-1]:
            return
        if tag.is_end:
            self._skipped.pop()
        elif tag.name not in RAW:
            self._skipped.append(tag.name)

    def _close(self, name: str) -> None:
        if not self._counts[name]:
            return
        while self._open:
            last = self._open.pop()
            self._counts[last] -= 1
            if last in _HEADINGS:
                self._levels.pop()
            if last == "table":
                self._tables.pop()
            if last == name:
                return

    def _kind(self) -> tuple[Kind, int]:
        if self._levels:
            return Kind.HEADING, self._levels[-1]
        return next((kind for name, kind in _KINDS if self._counts[name]), Kind.PARAGRAPH), 0

    def _add(self, words: str, start: int, end: int) -> None:
        if self._length == self._start:
            self.parts.append(self._gap)
            self._length += len(self._gap)
            self._start = self._length
            self._gap = ""
        elif self._space and not self._joins(words):
            self._put(" ", *self._space)
        self._space = None
        self._put(words, start, end)

    def _joins(self, words: str) -> bool:
        """Tell whether a line end of the source parts two Han characters, which shows nothing."""
        assert self._space
        before = self.parts[-1][-1:]
        has_end = "\n" in self._html[self._space[0] : self._space[1]]
        return has_end and before > "\u2e7f" and words[:1] > "\u2e7f"

    def _preformatted(self, token: Text) -> None:
        for bit in re.finditer(r"&[#\w]+;?|\n|[^&\n]+|&", self._html[token.start : token.end]):
            start, end = token.start + bit.start(), token.start + bit.end()
            if bit[0] != "\n":
                self._add(unescape(bit[0]) if bit[0].startswith("&") else bit[0], start, end)
            elif self._length > self._start:
                self._put("\n", start, end)

    def _put(self, words: str, start: int, end: int) -> None:
        self._is_linked = self._is_linked and (self._counts["a"] > 0 or words == " ")
        self.parts.append(words)
        self.pieces.append(Piece(self._length, self._length + len(words), start, end))
        self._length += len(words)
