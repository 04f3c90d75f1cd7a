"""Text wrapped by design: blank lines separate paragraphs whose lines break at a width.

Speeches, RFCs and the like. A line is full where the first word of the next would not have fitted.
"""

import re
from collections import Counter
from itertools import pairwise

from doclint.model.document import Block, Kind
from doclint.read.rows import (
    DRAWN,
    ITEM,
    LITERAL,
    MATTER,
    SHORT,
    WIDE,
    Row,
    groups_of,
    is_full,
    underlined,
)
from doclint.read.txt import Line

_STOP = re.compile(r"[.!?:;。！？：；…][\"'”’)\]」』）]*$")
_STOP_CHINESE = re.compile(r"[。！？…][”’)」』）]*$")
_LEADER = re.compile(r"^.*(?:\.{4,}|(?: \.){3,})", re.MULTILINE)
_COLUMNS = re.compile(r"^.{5,}?\S(?: {3,}|\t+)\S", re.MULTILINE)
_SYMBOLS = b"{}[]<>|=+_*/\\;#&^~$%@"
_RULED = "-+=|_~"
_RULED_LINE = tuple(f"\n{sign}" for sign in _RULED)
_RULE = re.compile(rf"[{_RULED} ]{{4,}}$")  # a line of a drawn box or table
_DIGITS = b"0123456789:."

_NARROWEST = 30  # columns; narrower text is a list or verse
_WIDEST = 120  # columns; wider Chinese lines end where the paragraph does
_LAID_OUT = 2  # groups of lines that show how a text is laid out
_VERSE = 55  # columns; verse is narrower, and its lines end in a pause
_SAMPLE = 2_000  # lines that tell whether a text is wrapped
_MARGIN = 20  # columns between a left and a right margin


def wrapped_blocks(text: str, lines: list[Line]) -> list[Block]:
    """Return the blocks of a wrapped text, outer ends not set; nothing where it is not wrapped."""
    groups = groups_of(text, lines[:_SAMPLE])
    width = _width_of(groups)
    if not width:
        return []
    if len(lines) > _SAMPLE:
        groups = groups_of(text, lines)
    return _blocks(groups, width, _base_indent(groups, width))


def _width_of(groups: list[list[Row]]) -> int:
    """Return the width in columns at which the lines are wrapped by design, 0 where they are not."""
    inner = [pair for group in groups for pair in pairwise(group) if _may_read_on(*pair)]
    if len(inner) < 3:
        return 0
    wide = sum(len(WIDE.findall(row.words)) for row, _ in inner)
    if wide * 4 > sum(len(row.words) for row, _ in inner):
        return _width_of_chinese(groups)
    width = _width(inner)
    return width if width >= _NARROWEST and _is_wrapped(inner, groups, width) else 0


def _may_read_on(row: Row, after: Row) -> bool:
    """Tell whether a line end says how a text is wrapped: not before an item, nor between cells."""
    return not (ITEM.match(after.words) or "   " in row.words or "   " in after.words)


def _width(inner: list[tuple[Row, Row]]) -> int:
    """Return the columns that four of five lines do not pass: most lines are full."""
    return sorted(row.right for row, _ in inner)[len(inner) * 4 // 5]


def _width_of_chinese(groups: list[list[Row]]) -> int:
    """Return the width of Chinese laid out for a screen, with blank lines between paragraphs; else 0.

    A report pasted from a PDF has neither underlined titles nor hanging items, and short lines end
    its paragraphs.
    """
    # code and tables stand between: only lines parted at a Han character tell
    seams = [[pair for pair in pairwise(group) if WIDE.search(_seam(*pair))] for group in groups]
    inner = [pair for group in seams for pair in group]
    if len(inner) < 3 or sum(map(_is_laid_out, groups)) < _LAID_OUT:
        return 0
    width = _width(inner)
    broken = sum(1 for group in seams if any(_is_broken(*pair, width) for pair in group))
    ended = sum(1 for pair in inner if _ends_chinese(*pair, width))
    is_wrapped = _NARROWEST <= width <= _WIDEST and broken > 1 and ended * 4 <= broken
    return width if is_wrapped else 0


def _is_laid_out(rows: list[Row]) -> bool:
    """Tell whether rows are laid out as manuals are: a title underlined, an item hanging, code."""
    if underlined(rows) or MATTER.match(rows[0].words) or LITERAL.match(rows[-1].words):
        return True
    item = ITEM.match(rows[0].words)
    return item is not None and len(rows) > 1 and rows[1].indent == rows[0].indent + item.end()


def _seam(row: Row, after: Row) -> str:
    """Return the characters on both sides of a line end."""
    return row.words[-1] + after.words[0]


def _is_broken(row: Row, after: Row, width: int) -> bool:
    """Tell whether the width ended a line inside a sentence."""
    return is_full(row, after, width) and not _STOP.search(row.words)


def _ends_chinese(row: Row, after: Row, width: int) -> bool:
    """Tell whether a line stops well before the width, and no item or drawn line follows it."""
    if row.right >= width * 4 // 5 or not _STOP_CHINESE.search(row.words):
        return False
    return after.words[0] not in DRAWN and not ITEM.match(after.words)


def _is_wrapped(inner: list[tuple[Row, Row]], groups: list[list[Row]], width: int) -> bool:
    """Tell whether lines inside groups end where the width ends them, not where a sentence does."""
    full = sum(1 for row, after in inner if is_full(row, after, width))
    stops = sum(1 for row, _ in inner if _STOP.search(row.words))
    if width < _VERSE:
        paused = sum(1 for row, _ in inner if row.words[-1] in ".,;:!?-—")
        return full * 5 >= len(inner) * 4 and paused * 4 <= len(inner)
    # code and tables are not full; words that read on were wrapped by hand
    on = sum(1 for row, after in inner if after.words[0].islower() and not _STOP.search(row.words))
    if (full * 5 < len(inner) * 2 and on * 2 < len(inner)) or stops * 2 > len(inner):
        return False
    # where more paragraphs end inside the groups than at blank lines, the line ends are a defect
    ended = sum(1 for row, after in inner if _ends_paragraph(row, after, width))
    return ended < len(groups)


def _ends_paragraph(row: Row, after: Row, width: int) -> bool:
    """Tell whether a line stops well before the width, and the next begins a sentence."""
    short = row.right + 1 + after.first < width * 4 // 5
    return short and row.words[-1] in ".!?" and after.words[0].isupper()


def _base_indent(groups: list[list[Row]], width: int) -> int:
    """Return the indent of most lines that fill the width."""
    indents = Counter(r.indent for g in groups for r in g if r.right > width * 3 // 4)
    return indents.most_common(1)[0][0] if indents else 0


def _blocks(groups: list[list[Row]], width: int, base: int) -> list[Block]:
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
            title = underlined(rest)
            if title:
                mark = rest[title].words[0] * (2 - (title == 1))
                if mark not in underlines:
                    underlines.append(mark)
                level = underlines.index(mark) + 1
                found.append(_block(Kind.HEADING, rest[: title + 1], title - 1, level))
                rest = rest[title + 1 :]
                continue
            if MATTER.match(rest[0].words):
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


def _announced(rows: list[Row]) -> int:
    """Return the indent that code announced by `rows` must pass; -1 where they announce none."""
    if not LITERAL.match(rows[-1].words):
        return -1
    item = ITEM.match(rows[-1].words)
    return rows[-1].indent + (item.end() if item else 0)


def _may_be_title(rows: list[Row], i: int) -> bool:
    return i + 1 < len(rows) and (rows[i + 1].words[0] in DRAWN or rows[i].words[0] in DRAWN)


def _kind(rows: list[Row], base: int) -> Kind:
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


def _begins(rows: list[Row], i: int, width: int) -> bool:
    """Tell whether row `i` of a group begins a block of its own."""
    row, before = rows[i], rows[i - 1]
    if _may_be_title(rows, i) and underlined(rows[i : i + 3]):
        return True
    item = ITEM.match(row.words)
    if item and (item["bullet"] or ITEM.match(rows[0].words) or _STOP.search(before.words)):
        return True
    if i == 1 and ITEM.match(before.words):
        return False  # the item's text hangs under its first line
    if row.indent > before.indent + 1 and _STOP.search(before.words):
        return True  # the first line of a paragraph is indented
    return row.indent > before.indent + 2 and not is_full(before, row, width)


def _prose(rows: list[Row], width: int, *, item: bool) -> list[Block]:
    """Return one block where the rows read on, else one for each run that does."""
    on = [_reads_on(row, after, width) for row, after in pairwise(rows)]
    if sum(on) * 4 >= len(on) * 3:
        runs = [rows]
    else:
        cuts = [0, *(i + 1 for i, reads_on in enumerate(on) if not reads_on), len(rows)]
        runs = [rows[a:b] for a, b in pairwise(cuts)]
    blocks = []
    for run in runs:
        found = ITEM.match(run[0].words)
        block = _block(Kind.ITEM if found and (item or found["bullet"]) else Kind.PARAGRAPH, run)
        if found and found["bullet"]:
            block = block._replace(start=block.start + found.end())
        blocks.append(block)
    return blocks


def _reads_on(row: Row, after: Row, width: int) -> bool:
    if is_full(row, after, width):
        return True
    if row.right < width * SHORT or _STOP.search(row.words):
        return False
    last = row.words[-1]
    return after.words[0].islower() or (
        row.right > width * 3 // 4 and (last.islower() or last == ",")
    )


def _block(kind: Kind, rows: list[Row], title: int = -1, level: int = 0) -> Block:
    """Return the block of `rows`; its words are those of all of them, or of row `title` alone."""
    start = rows[max(title, 0)].line.start
    end = rows[title].line.end
    return Block(kind, start, end, rows[0].line.outer_start, 0, level)
