"""The lines of a text laid out for a screen, measured in columns, and the signs that layout gives them."""

import re
from operator import add, sub
from typing import NamedTuple

from doclint.model.document import rows
from doclint.read.txt import Line

WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
)
_LINE_END = re.compile(r"\r{0,2}\n|\r|[\v\x85\u2028\u2029]")
ITEM = re.compile(
    r"(?P<bullet>[-*+•·o●▪–—])[ \t]+(?=\S)|(?P<number>\(?(?:\d{1,3}|[a-zA-Z])[.)]|(?:\d{1,3}\.){2,5}|\[\d{1,3}\])[ \t]+(?=\S)"
)
DRAWN = "=-~^\"'`#*+:._"
_UNDERLINE = re.compile(r"([=\-~^\"'`#*+:._])\1{2,}$")
LITERAL = re.compile(r"(?!\.\. ).*::$|\.\. (?:code|code-block|sourcecode|parsed-literal)::")
# rst comments, targets, directives, fields
MATTER = re.compile(r"\.\. (?!\[)|\.\.$|:[\w-]+:(?: |$)")

SHORT = 0.6
"""Of the width: a line below it was not broken by it."""


class Row(NamedTuple):
    """A line with what its layout says, in columns: a Han character takes two."""

    line: Line
    words: str
    indent: int
    right: int  # column where its words end
    first: int  # width of its first word


def groups_of(text: str, lines: list[Line]) -> list[list[Row]]:
    """Return the runs of lines without a blank line or page end between them."""
    groups: list[list[Row]] = []
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


def _rows(text: str, lines: list[Line]) -> list[Row]:
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
    return list(rows(Row, lines, words, indents, map(add, indents, widths), firsts))


def _columns(words: str) -> int:
    return len(words) if words.isascii() else len(words) + len(WIDE.findall(words))


def is_full(row: Row, after: Row, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted."""
    first = 2 if WIDE.match(after.words) else after.first
    return row.right > width * SHORT and row.right + 1 + first > width - 4


def underlined(rows: list[Row]) -> int:
    """Return the row that underlines the title at the head of `rows`; 0 where there is none."""
    over = rows[0].words[0] in DRAWN and len(rows) > 2 and rows[2].words == rows[0].words
    at = 2 if over and _UNDERLINE.match(rows[0].words) else 1
    if len(rows) <= at or rows[at].words[0] not in DRAWN or not _UNDERLINE.match(rows[at].words):
        return 0
    title = rows[at - 1]
    if _UNDERLINE.match(title.words) or len(rows[at].words) < title.right - title.indent - 1:
        return 0
    return at
