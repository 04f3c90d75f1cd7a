"""Contents lists: their entries are no headings, each stands again over its section."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from doclint.model.document import Block, Kind, Mark
from doclint.model.numbering import Style

_LONGEST = 150  # code points of an entry: a question, on three lines of a narrow text
_FEWEST = 3  # entries: fewer headings over nothing may be a mistake
_SURE = 0.8  # of the entries that must stand again
_OVER = 0.25  # of those that stand again that must stand over something
_ENTRY = (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING)
_ENDS_NO_ENTRY = frozenset("。；;：:，,")
_STOP = re.compile(r"[。！？；：]")


def contents_blocks(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> frozenset[int]:
    """Return the blocks of the contents lists; a long document may hold some, of itself and its parts.

    One is a row of numbered lines of which nearly each stands again, further on and over something.
    """
    found: set[int] = set()
    last: dict[str, int] = {}
    for row in _rows(text, blocks, marks):
        if not last:
            for i, mark in enumerate(marks):
                last.update((title, i) for title in _titles(text, blocks[mark.block], mark))
        said = [_words(text, blocks[marks[i].block], marks[i]) for i in row]
        # where the first entry stands again, the text begins
        until = said.index(said[0], 1) if said[0] in said[1:] else len(row)
        again = {i: last[words] for i, words in zip(row[:until], said, strict=False)}
        end = max((i for i, place in again.items() if place > i), default=0)
        entries = [i for i, place in again.items() if place > end >= i]
        if len(entries) < _FEWEST:
            continue
        over = sum(1 for i in entries if _stands_over(text, blocks, marks, again[i]))
        if len(entries) >= _SURE * (end - entries[0] + 1) and over >= _OVER * len(entries):
            # a document cut off lacks the headings of its last entries
            after = row[until - 1] if until < len(row) else end
            found.update(range(marks[entries[0]].block, marks[after].block + 1))
    return frozenset(found)


def without_page(words: str) -> tuple[str, bool]:
    """Return an entry without its leader and page number, and whether it had one."""
    found = _page().search(words[:400])
    return (words[: found.start()].rstrip(" .．·…"), True) if found else (words, False)


@cache
def _page() -> re.Pattern[str]:
    return re.compile(
        r"(?:[.．·…‥_\s\-—]{2,}|\s)[(（]?\d{1,4}[)）]?$|[.．·…‥_]{3,}$|[(（]\d{1,4}[)）]$"
    )


def _rows(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> Iterator[list[int]]:
    """Yield the places of marks that follow each other with nothing longer than an entry between."""
    row: list[int] = []
    before = -1
    for i, mark in enumerate(marks):
        block = blocks[mark.block]
        # 第一条 begins a sentence
        entry = mark.numbering.style is not Style.ARTICLE and _may_be_entry(text, block)
        between = blocks[before + 1 : mark.block] if row else ()
        if not entry or not all(_may_be_entry(text, block) for block in between):
            if len(row) >= _FEWEST:
                yield row
            row = []
        if entry:
            row.append(i)
        before = mark.block
    if len(row) >= _FEWEST:
        yield row


def _may_be_entry(text: str, block: Block) -> bool:
    if block.kind is Kind.BLANK:
        return True
    short = block.kind in _ENTRY and block.end - block.start <= _LONGEST
    if not short or text[block.end - 1] in _ENDS_NO_ENTRY:
        return False
    # dots lead to a page, one dot ends a sentence
    return text[block.end - 1] != "." or text[block.end - 2] in ". "


def _words(text: str, block: Block, mark: Mark) -> str:
    """Return what a line says behind its number, without white space and page."""
    words, _ = without_page(text[mark.numbering.end : block.end].strip())
    return "".join(words.split())


def _titles(text: str, block: Block, mark: Mark) -> Iterator[str]:
    """Yield what a numbered block may be called: the whole of a short one, what a stop ends."""
    start = mark.numbering.end
    if block.end - block.start <= _LONGEST:
        yield _words(text, block, mark)
    stop = _STOP.search(text, start, min(block.end, start + _LONGEST))
    if stop:
        yield "".join(text[start : stop.start()].split())


def _stands_over(text: str, blocks: Sequence[Block], marks: Sequence[Mark], i: int) -> bool:
    """Tell whether a numbered block is more than a line, or stands over text or numbers of another kind."""
    numbering, place = marks[i]
    if not _may_be_entry(text, blocks[place]):
        return True
    if i + 1 == len(marks):
        return place + 1 < len(blocks)
    following, after = marks[i + 1]
    between = (blocks[n].kind for n in range(place + 1, after))
    return numbering.style is not following.style or any(kind is not Kind.BLANK for kind in between)
