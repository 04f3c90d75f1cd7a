"""Text wrapped by design: blank lines separate paragraphs whose lines break at a width.

Speeches, RFCs and the like. A line is full where the first word of the next would not have fitted.
"""

import re
from collections import Counter
from itertools import pairwise
from operator import add, sub
from typing import NamedTuple

from doclint.model.document import Block, Kind
from doclint.model.document import rows as tuples
from doclint.read.txt import Line

_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
)
_LINE_END = re.compile(r"\r{0,2}\n|\r|[\v\x85\u2028\u2029]")
_STOP = re.compile(r"[.!?:;。！？：；…][\"'”’)\]」』）]*$")
_ITEM = re.compile(
    r"(?P<bullet>[-*+•·o●▪–—])[ \t]+(?=\S)|(?P<number>\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\d{1,3}\])[ \t]+(?=\S)"
)
_DRAWN = "=-~^\"'`#*+:._"
_UNDERLINE = re.compile(r"([=\-~^\"'`#*+:._])\1{2,}$")
_LEADER = re.compile(r"^.*(?:\.{4,}|(?: \.){3,})", re.MULTILINE)
_COLUMNS = re.compile(r"^.{5,}?\S(?: {3,}|\t+)\S", re.MULTILINE)
_SYMBOLS = b"{}[]<>|=+_*/\\;#&^~$%@"
_RULED = "-+=|_~"
_RULED_LINE = tuple(f"\n{sign}" for sign in _RULED)
_RULE = re.compile(rf"[{_RULED} ]{{4,}}$")  # a line of a drawn box or table
_DIGITS = b"0123456789:."
_LITERAL = re.compile(r"(?!\.\. ).*::$|\.\. (?:code|code-block|sourcecode|parsed-literal)::")
_MATTER = re.compile(
    r"\.\. (?!\[)|\.\.$|:[\w-]+:(?: |$)"
)  # rst comments, targets, directives, fields

_NARROWEST = 30  # columns; narrower text is a list or verse
_VERSE = 55  # columns; verse is narrower, and its lines end in a pause
_SAMPLE = 2_000  # lines that tell whether a text is wrapped
_MARGIN = 20  # columns between a left and a right margin
_SHORT = 0.6  # of the width: a line below it was not broken by it


class _Row(NamedTuple):
    """A line with what its layout says, in columns: a Han character takes two."""

    line: Line
    words: str
    indent: int
    right: int  # column where its words end
    first: int  # width of its first word


def wrapped_blocks(text: str, lines: list[Line]) -> list[Block]:
    """Return the blocks of a wrapped text, outer ends not set; nothing where it is not wrapped."""
    groups = _groups(text, lines[:_SAMPLE])
    inner = [pair for group in groups for pair in pairwise(group)]
    if len(inner) < 3:
        return []
    width = sorted(row.right for row, _ in inner)[len(inner) * 4 // 5]  # most lines are full
    if width < _NARROWEST or not _is_wrapped(inner, groups, width):
        return []
    if len(lines) > _SAMPLE:
        groups = _groups(text, lines)
    return _blocks(groups, width, _base_indent(groups, width))


def _groups(text: str, lines: list[Line]) -> list[list[_Row]]:
    """Return the runs of lines without a blank line or page end between them."""
    groups: list[list[_Row]] = []
    before = -1
    for row in _rows(text, lines):
        _, start, end = row.line
        if before < 0 or _is_blank_gap(text[before:start]):
            groups.append([])
        groups[-1].append(row)
        before = end
    return groups


def _is_blank_gap(gap: str) -> bool:
    """Tell whether a blank line or a page end stands between two lines."""
    return gap.rstrip(" ") != "\n" and ("\f" in gap or len(_LINE_END.findall(gap)) > 1)


def _rows(text: str, lines: list[Line]) -> list[_Row]:
    if not lines:
        return []
    outers, starts, ends = zip(*lines, strict=True)
    words = list(map(text.__getitem__, map(slice, starts, ends)))
    heads = [some.split(maxsplit=1)[0] for some in words]
    if text.isascii() and "\t" not in text:
        indents = list(map(sub, starts, outers))
        widths, firsts = map(len, words), map(len, heads)
    else:
        margins = map(text.__getitem__, map(slice, outers, starts))
        indents = [_columns(margin.expandtabs()) if margin else 0 for margin in margins]
        widths, firsts = map(_columns, words), map(_columns, heads)
    return list(tuples(_Row, lines, words, indents, map(add, indents, widths), firsts))


def _columns(words: str) -> int:
    return len(words) if words.isascii() else len(words) + len(_WIDE.findall(words))


def _is_wrapped(inner: list[tuple[_Row, _Row]], groups: list[list[_Row]], width: int) -> bool:
    """Tell whether lines inside groups end where the width ends them, not where a sentence does."""
    full = sum(1 for row, after in inner if _is_full(row, after, width))
    stops = sum(1 for row, _ in inner if _STOP.search(row.words))
    wide = sum(len(_WIDE.findall(row.words)) for row, _ in inner)
    if wide * 4 > sum(len(row.words) for row, _ in inner):
        # Chinese pasted from a PDF has no blank lines between paragraphs: short lines end them
        short = sum(1 for row, _ in inner if row.right < width - 4)
        return len(groups) > 1 and short * 20 <= len(inner) and stops * 5 <= len(inner)
    if width < _VERSE:
        paused = sum(1 for row, _ in inner if row.words[-1] in ".,;:!?-—")
        return full * 5 >= len(inner) * 4 and paused * 4 <= len(inner)
    # code and tables are not full
    if full * 5 < len(inner) * 2 or stops * 2 > len(inner):
        return False
    # where more paragraphs end inside the groups than at blank lines, the line ends are a defect
    ended = sum(1 for row, after in inner if _ends_paragraph(row, after, width))
    return ended < len(groups)


def _ends_paragraph(row: _Row, after: _Row, width: int) -> bool:
    """Tell whether a line stops well before the width, and the next begins a sentence."""
    short = row.right + 1 + after.first < width * 4 // 5
    return short and row.words[-1] in ".!?" and after.words[0].isupper()


def _is_full(row: _Row, after: _Row, width: int) -> bool:
    first = 2 if _WIDE.match(after.words) else after.first
    return row.right > width * _SHORT and row.right + 1 + first > width - 4


def _base_indent(groups: list[list[_Row]], width: int) -> int:
    """Return the indent of most lines that fill the width."""
    indents = Counter(r.indent for g in groups for r in g if r.right > width * 3 // 4)
    return indents.most_common(1)[0][0] if indents else 0


def _blocks(groups: list[list[_Row]], width: int, base: int) -> list[Block]:
    found: list[Block] = []
    literal = -1  # indent of the line that announced a literal block; code stands deeper
    underlines: list[str] = []  # rst: the first underline met is that of the highest level
    for group in groups:
        rest = group
        while rest:
            if 0 <= literal < rest[0].indent:
                found.append(_block(Kind.CODE, rest))
                break
            literal = -1
            title = _underlined(rest)
            if title:
                mark = rest[title].words[0] * (2 - (title == 1))
                if mark not in underlines:
                    underlines.append(mark)
                level = underlines.index(mark) + 1
                found.append(_block(Kind.HEADING, rest[: title + 1], title - 1, level))
                rest = rest[title + 1 :]
                continue
            if _MATTER.match(rest[0].words):
                found.append(_block(Kind.MATTER, rest[:1]))
                literal = _announced(rest[:1])
                rest = rest[1:]
                continue
            kind = _kind(rest, base)
            if kind is not Kind.PARAGRAPH:
                found.append(_block(kind, rest))
                break
            end = next((i for i in range(1, len(rest)) if _begins(rest, i, width)), len(rest))
            first, rest = rest[:end], rest[end:]
            literal = _announced(first)
            found += _prose(first, width, item=len(group) > 1)
    return found


def _announced(rows: list[_Row]) -> int:
    """Return the indent that code announced by `rows` must pass; -1 where they announce none."""
    if not _LITERAL.match(rows[-1].words):
        return -1
    item = _ITEM.match(rows[-1].words)
    return rows[-1].indent + (item.end() if item else 0)


def _underlined(rows: list[_Row]) -> int:
    """Return the row that underlines the title at the head of `rows`; 0 where there is none."""
    over = rows[0].words[0] in _DRAWN and len(rows) > 2 and rows[2].words == rows[0].words
    at = 2 if over and _UNDERLINE.match(rows[0].words) else 1
    if len(rows) <= at or rows[at].words[0] not in _DRAWN or not _UNDERLINE.match(rows[at].words):
        return 0
    title = rows[at - 1]
    if _UNDERLINE.match(title.words) or len(rows[at].words) < title.right - title.indent - 1:
        return 0
    return at


def _may_be_title(rows: list[_Row], i: int) -> bool:
    return i + 1 < len(rows) and (rows[i + 1].words[0] in _DRAWN or rows[i].words[0] in _DRAWN)


def _kind(rows: list[_Row], base: int) -> Kind:
    words = "\n".join([row.words for row in rows])
    if words.startswith((">>> ", "$ ")) or _is_ruled(words):
        return Kind.CODE
    indents = [row.indent for row in rows]
    leaders = len(_LEADER.findall(words)) if "...." in words or " . . ." in words else 0
    columns = 0
    if len(rows) > 1 and ("   " in words or "\t" in words):
        columns = len(_COLUMNS.findall(words))
    spread = max(indents) - min(indents)
    if leaders * 2 >= len(rows) or columns * 2 >= len(rows) > 1 or (columns and spread > _MARGIN):
        return Kind.TABLE
    if len(rows) > 1 and _count(words, _DIGITS) * 3 > len(words):
        return Kind.TABLE
    symbols = _count(words, _SYMBOLS) / (len(words) - words.count(" "))
    return Kind.CODE if symbols > (0.06 if min(indents) >= base + 4 else 0.15) else Kind.PARAGRAPH


def _is_ruled(words: str) -> bool:
    """Tell whether one of the lines is drawn."""
    likely = words[0] in _RULED or any(start in words for start in _RULED_LINE)
    return likely and any(_RULE.match(line) for line in words.split("\n"))


def _count(words: str, characters: bytes) -> int:
    """Return how many of the ASCII `characters` are in `words`."""
    held = words.encode("utf-8", "surrogatepass")
    return len(held) - len(held.translate(None, characters))


def _begins(rows: list[_Row], i: int, width: int) -> bool:
    """Tell whether row `i` of a group begins a block of its own."""
    row, before = rows[i], rows[i - 1]
    if _may_be_title(rows, i) and _underlined(rows[i : i + 3]):
        return True
    item = _ITEM.match(row.words)
    if item and (item["bullet"] or _ITEM.match(rows[0].words) or _STOP.search(before.words)):
        return True
    if i == 1 and _ITEM.match(before.words):
        return False  # the item's text hangs under its first line
    if row.indent > before.indent + 1 and _STOP.search(before.words):
        return True  # the first line of a paragraph is indented
    return row.indent > before.indent + 2 and not _is_full(before, row, width)


def _prose(rows: list[_Row], width: int, *, item: bool) -> list[Block]:
    """Return one block where the rows read on, else one for each run that does."""
    on = [_reads_on(row, after, width) for row, after in pairwise(rows)]
    if sum(on) * 4 >= len(on) * 3:
        runs = [rows]
    else:
        cuts = [0, *(i + 1 for i, reads_on in enumerate(on) if not reads_on), len(rows)]
        runs = [rows[a:b] for a, b in pairwise(cuts)]
    blocks = []
    for run in runs:
        found = _ITEM.match(run[0].words)
        block = _block(Kind.ITEM if found and (item or found["bullet"]) else Kind.PARAGRAPH, run)
        if found and found["bullet"]:
            block = block._replace(start=block.start + found.end())
        blocks.append(block)
    return blocks


def _reads_on(row: _Row, after: _Row, width: int) -> bool:
    if _is_full(row, after, width):
        return True
    if row.right < width * _SHORT or _STOP.search(row.words):
        return False
    last = row.words[-1]
    return after.words[0].islower() or (
        row.right > width * 3 // 4 and (last.islower() or last == ",")
    )


def _block(kind: Kind, rows: list[_Row], title: int = -1, level: int = 0) -> Block:
    """Return the block of `rows`; its words are those of all of them, or of row `title` alone."""
    start = rows[max(title, 0)].line.start
    end = rows[title].line.end
    return Block(kind, start, end, rows[0].line.outer_start, 0, level)
