"""Markdown to blocks, by markdown-it-py's block parser and its line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from doclint.model.document import Block, Kind
from doclint.read.soft_breaks import parted
from doclint.read.txt import BLANKS, tiled

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r{0,2}\n|\r|\Z)")
_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*$")
_MARKER = re.compile(
    r"[ \t]*(?:(?P<bullet>[-+*])|\d{1,9}[.)])(?=[ \t]|$)[ \t]*(?:\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_HASHES = re.compile(r"[ \t]*#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_IMAGES = re.compile(r"(?:!\[[^\]\n]*\]\([^)\n]*\)[ \t]*)+")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S")

# What makes more than headings, paragraphs and one-line comments, after a line end. The parser reads
# 4 MB/s.
_STRUCTURE = re.compile(
    r"\n(?:[ \t>+*=_`~|:-]|\d{1,9}[.)]|<(?!!--[^\n]*-->(?:\n|\Z))|\[[^\]\n]+\]:)"
)
_DEEPEST = 24  # lists and items in one another (Word has nine); what is deeper counts as no prose
_LEAVES = {
    "heading_open": Kind.HEADING,
    "paragraph_open": Kind.PARAGRAPH,
    "table_open": Kind.TABLE,
    "fence": Kind.CODE,
    "code_block": Kind.CODE,
    "html_block": Kind.MATTER,
    "hr": Kind.MATTER,
}
_TRAILING = BLANKS + "\r\n\f\v"
_EMPTY = BLANKS + ">"  # a line of these alone is an empty line of a quote
_CONTAINERS = {"list_item": _MARKER, "blockquote": _QUOTE}


class _Leaf(NamedTuple):
    """A block without blocks inside: its lines, and the containers that it stands in."""

    kind: Kind
    first: int
    last: int  # exclusive
    level: int
    containers: tuple[tuple[str, int], ...]  # type and first line, outermost first


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`; they tile it. Blank lines belong to the block before them."""
    starts, lines = _lines(text)
    if not any(lines):
        return (Block(Kind.BLANK, 0, 0, 0, len(text)),) if text else ()
    front = _front_matter(lines)
    body = "\n".join(lines[front:])
    if "|" in body or _STRUCTURE.search("\n" + body):
        leaves = [_Leaf(Kind.MATTER, 0, front, 0, ())] if front else []
        leaves += _with_rest(_parsed(body, front), lines, front)
        blocks = [_block(leaf, lines, starts) for leaf in leaves]
    else:
        blocks = list(_simple(lines, starts, front))
    if "doclint" in text:
        from doclint.read.remarks import without_remarks

        blocks = without_remarks(text, blocks)
    blocks = parted(text, blocks)
    # empty quotes make none
    return tiled(blocks, len(text)) if blocks else (Block(Kind.MATTER, 0, 0, 0, len(text)),)


def _lines(text: str) -> tuple[list[int], list[str]]:
    """Return where each line begins, and its characters without trailing blanks."""
    whole = _LINE.findall(text)
    starts = [0, *accumulate(map(len, whole))]
    lines = [line.rstrip(_TRAILING) for line in whole]
    if lines[0].startswith("\ufeff"):
        lines[0] = " " + lines[0][1:]  # a mark is no word, and the offsets stay
    return starts, lines


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the front matter takes: from a first `---` or `+++` to the next."""
    fence = _FRONT.match(lines[0])
    if not fence:
        return 0
    for i in range(1, len(lines)):
        if lines[i] == fence["fence"]:
            return i + 1
    return 0


def _simple(lines: Sequence[str], starts: Sequence[int], front: int) -> Iterator[Block]:
    """Yield the blocks of a text of headings, paragraphs and comments alone, as `_parsed` would."""
    if front:
        yield _block(_Leaf(Kind.MATTER, 0, front, 0, ()), lines, starts)
    first = -1  # of a paragraph
    for i in range(front, len(lines)):
        line = lines[i]
        if line:
            opening = line[0]
            if opening == "#" and _HASHES.match(line):
                kind = Kind.HEADING
            elif opening == "<":
                kind = Kind.MATTER
            else:
                if first < 0:
                    first = i
                continue
        if first >= 0:
            yield _paragraph(lines, starts, first, i)
            first = -1
        if line:
            level = len(line) - len(line.lstrip("#"))
            yield _block(_Leaf(kind, i, i + 1, level, ()), lines, starts)
    if first >= 0:
        yield _paragraph(lines, starts, first, len(lines))


def _paragraph(lines: Sequence[str], starts: Sequence[int], first: int, last: int) -> Block:
    """Return the block of a paragraph that no container holds."""
    line = lines[first]
    if line[0] == "!":
        return _block(_Leaf(Kind.PARAGRAPH, first, last, 0, ()), lines, starts)
    end = starts[last - 1] + len(lines[last - 1])
    return Block(Kind.PARAGRAPH, starts[first] + _skip(line, 0), end, starts[first], 0)


def _parsed(body: str, front: int) -> Iterator[_Leaf]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.disable("reference")  # a run of definitions costs the square of its length
    tokens: list[Token] = []
    parser.block.parse(body, parser, {}, tokens)
    containers: list[tuple[str, int]] = []
    in_table = False
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _CONTAINERS:
            if token.nesting > 0:
                assert token.map
                containers.append((name, token.map[0] + front))
            else:
                containers.pop()
        elif token.type in ("table_open", "table_close"):
            in_table = token.nesting > 0
        kind = _LEAVES.get(token.type)
        if kind and token.map and (not in_table or kind is Kind.TABLE):
            first, last = token.map[0] + front, token.map[1] + front
            level = int(token.tag[1]) if kind is Kind.HEADING else 0
            if level and token.markup in ("=", "-"):
                level = -level  # its last line underlines it
            yield _Leaf(kind, first, last, level, tuple(containers))


def _with_rest(leaves: Iterator[_Leaf], lines: Sequence[str], at: int) -> Iterator[_Leaf]:
    """Yield `leaves` and, as matter, the lines that the parser made nothing of."""
    for leaf in leaves:
        yield from _rest(lines, at, leaf.first)
        yield leaf
        at = max(at, leaf.last)
    yield from _rest(lines, at, len(lines))


def _rest(lines: Sequence[str], first: int, last: int) -> Iterator[_Leaf]:
    while first < last and not lines[first].strip(_EMPTY):
        first += 1
    while last > first and not lines[last - 1].strip(_EMPTY):
        last -= 1
    if first < last:
        yield _Leaf(Kind.MATTER, first, last, 0, ())


def _block(leaf: _Leaf, lines: Sequence[str], starts: Sequence[int]) -> Block:
    first, last = leaf.first, leaf.last
    while last > first + 1 and not lines[last - 1].strip(_EMPTY):
        last -= 1
    if leaf.level < 0:
        last -= 1
    kind = _kind(leaf, lines)
    line = lines[first]
    start = _prefix(leaf, line) if leaf.containers and kind is not Kind.CODE else 0
    start = _skip(line, start)
    end = len(lines[last - 1])
    if leaf.level > 0:
        start, end = _title(line, start)
    begin = starts[first] + start
    finish = starts[last - 1] + end
    if finish <= begin:
        return Block(Kind.MATTER, begin, begin, starts[first], 0)
    return Block(kind, begin, finish, starts[first], 0, abs(leaf.level))


def _title(line: str, start: int) -> tuple[int, int]:
    """Return where the words of an ATX heading begin and end, without its `#`s."""
    hashes = _HASHES.match(line, start)
    start = _skip(line, hashes.end() if hashes else start)
    closing = _CLOSING_HASHES.search(line, start)
    return start, len(line[: closing.start()].rstrip(BLANKS)) if closing else len(line)


def _kind(leaf: _Leaf, lines: Sequence[str]) -> Kind:
    if leaf.kind is not Kind.PARAGRAPH:
        return leaf.kind
    opening = lines[leaf.first].lstrip(" ")[:2]
    if (
        opening == "!["
        and leaf.last == leaf.first + 1
        and _IMAGES.fullmatch(lines[leaf.first].strip())
    ):
        return Kind.MATTER
    if opening[:1] == "[" and all(_REFERENCE.match(line) for line in lines[leaf.first : leaf.last]):
        return Kind.MATTER
    if not leaf.containers:
        return Kind.PARAGRAPH
    name, first = leaf.containers[-1]
    if name == "blockquote":
        return Kind.QUOTE
    return Kind.ITEM if first == leaf.first else Kind.PARAGRAPH


def _prefix(leaf: _Leaf, line: str) -> int:
    """Return where the words begin after quote signs and bullets; an item's own number is a word."""
    at = 0
    for depth, (name, first) in enumerate(leaf.containers, 1):
        if name == "list_item" and first != leaf.first:
            continue
        found = _CONTAINERS[name].match(line, at)
        if not found:
            continue
        if name == "list_item" and depth == len(leaf.containers) and not found["bullet"]:
            return at
        at = found.end()
    return at


def _skip(line: str, at: int) -> int:
    return len(line) - len(line[at:].lstrip(BLANKS))
