"""Chinese Markdown written a paragraph a line, with no blank lines: its soft breaks end paragraphs."""

import re
from collections.abc import Iterator

from doclint.model.document import Block, Kind
from doclint.read.txt import BLANKS

_HAN = re.compile(r"[\u4e00-\u9fff]")
_BREAK = re.compile(r"[ \t\u3000]*(?:\r{0,2}\n|\r)[ \t\u3000]*")
_ENDS = "。！？：；”）"  # how a paragraph ends, and a line that is wrapped hardly ever does
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,5}[编章节条部篇]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)"
)
_WIDEST = 80  # code points of a line that was wrapped
_MOST = 0.6  # of the soft breaks of a block


def parted(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks` with those paragraphs parted whose lines are paragraphs."""
    return [part for block in blocks for part in _parts(text, block)]


def _parts(text: str, block: Block) -> Iterator[Block]:
    kind, start, end = block.kind, block.start, block.end
    breaks = []
    if kind is Kind.PARAGRAPH and "\n" in text[start:end] and _HAN.search(text, start, end):
        breaks = list(_BREAK.finditer(text, start, end))
    if not breaks or not _end_paragraphs(text, start, breaks):
        yield block
        return
    outer = block.outer_start
    for found in breaks:
        yield Block(kind, start, found.start(), outer, 0)
        start = found.end()
        outer = start - (len(found[0]) - len(found[0].rstrip(BLANKS)))
    yield Block(kind, start, end, outer, 0)


def _end_paragraphs(text: str, start: int, breaks: list[re.Match[str]]) -> bool:
    """Tell whether most soft breaks stand where a paragraph or a title ends, and not where a line was full."""
    ended = 0
    for found in breaks:
        end = found.start()
        ended += (
            text[end - 1] in _ENDS
            or end - start > _WIDEST
            or bool(_NUMBER.match(text, start) or _NUMBER.match(text, found.end()))
        )
        start = found.end()
    return ended >= _MOST * len(breaks)
